"""The questions of the tour and the steps that answer them; which are open or completed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from guitrainer.gui.tour.reach import Reach


@dataclass(frozen=True)
class Step:
    """Something to do in the window.

    Parameters
    ----------
    key : name in the settings, within its question
    text : one or two sentences
    done : returns whether the step is done, in any way; called a few times a second
    act : does the step for the user
    """

    key: str
    text: str
    done: Callable[[Reach], bool]
    act: Callable[[Reach], object]


@dataclass(frozen=True)
class TourQuestion:
    """A question, the steps to its answer, and the answer.

    Parameters
    ----------
    key : name in the settings
    title : the question
    answer : returns the answer, with numbers computed by the engine
    seen : returns what the window currently shows about the question; empty if nothing
    """

    key: str
    title: str
    steps: tuple[Step, ...]
    answer: Callable[[], str]
    seen: Callable[[Reach], str] = lambda reach: ""

    def step_key(self, step: Step) -> str:
        """Return the name of a step in the settings."""
        return f"{self.key}.{step.key}"


class TourProgress(QObject):
    """Ticks the steps of the open question when they are done, and remembers them.

    A step stays ticked, no matter what is done later.

    Attributes
    ----------
    questions : the questions, in order
    place : index of the open question
    """

    changed = Signal()  # the question or the ticks have changed

    def __init__(self, reach: Reach, questions: Sequence[TourQuestion], parent: QObject) -> None:
        super().__init__(parent)
        self.questions, self._reach = tuple(questions), reach
        settings = reach.lab.settings
        self._done = set(settings.tour_done)
        keys = [question.key for question in self.questions]
        self.place = keys.index(settings.tour_question) if settings.tour_question in keys else 0

    @property
    def question(self) -> TourQuestion:
        """The open question."""
        return self.questions[self.place]

    @property
    def seen(self) -> str:
        """What the window currently shows about the open question."""
        return self.question.seen(self._reach)

    def done(self, step: Step) -> bool:
        """Return whether a step of the open question is done."""
        return self.question.step_key(step) in self._done

    def answered(self, question: TourQuestion) -> bool:
        """Return whether all steps of a question are done."""
        return all(question.step_key(step) in self._done for step in question.steps)

    @property
    def next_step(self) -> Step | None:
        """The first step of the open question that is not done; None if all are."""
        return next((step for step in self.question.steps if not self.done(step)), None)

    def turn_to(self, place: int) -> None:
        """Open the question with this index, or the nearest one."""
        place = min(max(place, 0), len(self.questions) - 1)
        if place != self.place:
            self.place = place
            self._reach.lab.settings.tour_question = self.question.key
            self.changed.emit()

    def begin_again(self) -> None:
        """Remove all ticks, and open the first question."""
        self._done.clear()
        self._reach.lab.settings.tour_done = frozenset()
        self.place = 0
        self._reach.lab.settings.tour_question = self.question.key
        self.changed.emit()

    def act(self, step: Step) -> None:
        """Do a step for the user."""
        step.act(self._reach)
        self.look()

    def look(self) -> None:
        """Tick the steps of the open question that are currently done."""
        question = self.question
        news = {
            question.step_key(step)
            for step in question.steps
            if not self.done(step) and step.done(self._reach)
        }
        if news:
            self._done |= news
            self._reach.lab.settings.tour_done = frozenset(self._done)
            self.changed.emit()
