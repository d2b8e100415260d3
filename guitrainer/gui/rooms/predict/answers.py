"""The state of the room: the network, its input, and its predictions."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from guitrainer.errors import GuitrainerError
from guitrainer.events import StateCaptured
from guitrainer.gui.kit.throttle import Throttle
from guitrainer.gui.lab.lab import Lab, State
from guitrainer.gui.lab.previews import identity
from guitrainer.gui.rooms.predict.asking import Answer, ImageQuestion, Judged, ask, judge
from guitrainer.gui.rooms.predict.choice import ImageChoice, Stroke
from guitrainer.gui.rooms.predict.ink import ink_of
from guitrainer.gui.rooms.predict.pictures import Photographer

if TYPE_CHECKING:
    from guitrainer.data.dataset import Dataset

NAME = "predict"
FOLLOW_MS, JUDGE_MS = 250, 500


class Answers(QObject):
    """Requests predictions of the network at the cursor for an image, and for all test images.

    During training, the prediction for the image is updated a few times a second, and the
    predictions for all images only by `refresh`.

    Attributes
    ----------
    choice : the choices in the room; changed by `choose`
    answer, judged : the latest predictions; None before the first ones
    problem : why there can be no predictions; None if there can
    """

    chosen = Signal()  # `choice` has changed
    answered = Signal()
    was_judged = Signal()
    judging_changed = Signal()
    refused = Signal()  # `problem` has changed

    def __init__(self, lab: Lab, parent: QObject) -> None:
        super().__init__(parent)
        self.lab = lab
        self.choice: ImageChoice = lab.kept.get(NAME, ImageChoice())
        self.answer: Answer | None = None
        self.judged: Judged | None = None
        self.problem: str | None = None
        self.judging = False
        self.awake = False
        self._asked: tuple[StateCaptured, ImageChoice] | None = None
        self._judging_of: StateCaptured | None = None
        self._record = lab.record
        self._photographer: Photographer | None = None
        self._follows = Throttle(FOLLOW_MS, self)
        self._follows.due.connect(self._follow)
        self._judges = Throttle(JUDGE_MS, self)
        self._judges.due.connect(self._judge_if_due)
        for signal in (lab.progressed, lab.looking.cursor_moved, lab.run_changed, lab.captured,
                       lab.state_changed, lab.preview_changed):  # fmt: skip
            signal.connect(self._follows.ask)
        lab.run_changed.connect(self._on_run_changed)

    # ------------------------------------------------------------ the network

    @property
    def state(self) -> StateCaptured | None:
        """The weights used for predictions, those at the cursor; None if not known yet."""
        return self.lab.record.state_at(self.lab.looking.cursor)

    @property
    def trains_live(self) -> bool:
        """Whether these weights are being trained."""
        return self.lab.looking.cursor is None and self.lab.state == State.TRAINING

    @property
    def dataset(self) -> "Dataset | None":
        """The images of the run, once they have been read."""
        for known in (self.answer, self.judged):
            if known is not None:
                return known.dataset
        return None

    @property
    def drawable(self) -> bool:
        """Whether images can be drawn, which is possible without colors."""
        return self.dataset is not None and self.dataset.shape[0] == 1

    def photographer(self, dataset: "Dataset") -> Photographer:
        """The object that makes pictures of the images; the same one for the same dataset."""
        if self._photographer is None or self._photographer.dataset is not dataset:
            self._photographer = Photographer(dataset)
        return self._photographer

    def _on_run_changed(self) -> None:
        """Forget the predictions of another network, which must not appear for this one."""
        record, before = self.lab.record, self._record
        self._record = record
        untrained = self.answer is None or not self.answer.step
        same = untrained and identity(before.experiment) == identity(record.experiment)
        if record is before or same:
            return
        self._forget()

    def _forget(self) -> None:
        self.answer = self.judged = self._asked = self._judging_of = None
        self._set_judging(False)
        self.answered.emit()
        self.was_judged.emit()

    def wake(self, awake: bool) -> None:
        """Set whether the room is visible; nothing is computed otherwise."""
        self.awake = awake
        if awake:
            self._follow()

    def _follow(self) -> None:
        if not self.awake:
            return
        state, lab = self.state, self.lab
        if lab.problem is not None and lab.state == State.IDLE:
            self._refuse(lab.problem)
            return
        stale = self._stale(state)
        if stale:
            lab.ask_for_state(self._on_failed)
        if state is not None:
            self._ask(state)
            if not stale:
                self._judges.ask()

    def _stale(self, state: StateCaptured | None) -> bool:
        """Return whether there are newer weights, or none are known."""
        lab = self.lab
        if state is None:
            return lab.known is not None or lab.state != State.IDLE
        return lab.running and lab.looking.cursor is None and lab.record.newest > state.step

    # ------------------------------------------------------------ one image

    def choose(self, **changes: Any) -> None:
        """Change `choice`; update the prediction if necessary."""
        choice = replace(self.choice, **changes)
        if choice == self.choice:
            return
        self.choice = self.lab.kept[NAME] = choice
        self.chosen.emit()
        if self.awake and self.state is not None:
            self._ask(self.state)

    def draw(self, strokes: tuple[Stroke, ...]) -> None:
        """Change the drawing."""
        self.choose(strokes=strokes)

    def _ask(self, state: StateCaptured) -> None:
        asked = self._asked
        if asked is not None and asked[0] is state and _same_image(asked[1], self.choice):
            return
        choice, ink = self.choice, None
        if choice.drawing and self.drawable:
            assert self.dataset is not None
            _, height, width = self.dataset.shape
            ink = ink_of(choice.strokes, height, width)
        self._asked = (state, choice)
        question = ImageQuestion(self.lab.record.experiment, state, choice, ink)
        work = partial(ask, question, self.lab.datasets)
        self.lab.background.submit("ask", work, self._on_answer, self._on_failed)

    def _on_answer(self, answer: Answer) -> None:
        if self._asked is None or answer.question.state is not self._asked[0]:
            return  # belongs to another run
        resized = self.dataset is None or self.dataset.shape != answer.dataset.shape
        self.answer = answer
        self._refuse(None)
        self.answered.emit()
        if resized and self.choice.drawing:  # to be drawn for this size
            self._asked = None
            self._follows.ask()

    # ------------------------------------------------------------ all images

    def refresh(self) -> None:
        """Update the predictions for all test images now."""
        if self.state is not None and not self.judging:
            self._judge(self.state)

    def _judge_if_due(self) -> None:
        state = self.state
        due = state is not self._judging_of and not self.trains_live
        if self.awake and state is not None and due:
            self._judge(state)

    def _judge(self, state: StateCaptured) -> None:
        self._judging_of = state
        self._set_judging(True)
        work = partial(judge, self.lab.record.experiment, state, self.lab.datasets)
        self.lab.background.submit("judge", work, self._on_judged, self._on_failed)

    def _on_judged(self, judged: Judged) -> None:
        if judged.state is not self._judging_of:
            return
        self.judged = judged
        self._set_judging(False)
        self.was_judged.emit()

    def _set_judging(self, judging: bool) -> None:
        if judging != self.judging:
            self.judging = judging
            self.judging_changed.emit()

    # ------------------------------------------------------------ errors

    def _on_failed(self, error: Exception) -> None:
        self._set_judging(False)
        if isinstance(error, GuitrainerError):
            self._refuse(str(error))
        else:
            self.lab.failed.emit(error)

    def _refuse(self, problem: str | None) -> None:
        changed, self.problem = problem != self.problem, problem
        if problem is not None and (self.answer or self.judged) is not None:
            self._forget()  # they would be below a message that there are none
        if changed:
            self.refused.emit()


def _same_image(one: ImageChoice, other: ImageChoice) -> bool:
    """Whether two choices select the same input for the network."""
    if one.drawing != other.drawing:
        return False
    if one.drawing:
        return (one.strokes, one.centered) == (other.strokes, other.centered)
    return one.number == other.number
