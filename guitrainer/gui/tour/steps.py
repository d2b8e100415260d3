"""The parts of the tour: questions, and the steps that answer them."""

from collections.abc import Callable
from dataclasses import dataclass

from guitrainer.gui.tour.reach import Reach


@dataclass(frozen=True)
class Step:
    """Something to do in the window.

    Parameters
    ----------
    key : its name in the settings, unique within its question
    text : one or two sentences
    done : returns whether it has been done, no matter how; called a few times per second
    act : does it for the user
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
    key : its name in the settings
    title : the question itself
    answer : returns the answer, with numbers computed by the engine
    seen : returns what the window currently shows about it; empty if it shows something else
    """

    key: str
    title: str
    steps: tuple[Step, ...]
    answer: Callable[[], str]
    seen: Callable[[Reach], str] = lambda reach: ""

    def step_key(self, step: Step) -> str:
        """Return the name of a step in the settings."""
        return f"{self.key}.{step.key}"
