"""The elements of the tour: questions, and steps that answer them."""

from collections.abc import Callable
from dataclasses import dataclass

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
