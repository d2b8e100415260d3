"""Of what the tour consists: questions, and steps that answer them."""

from collections.abc import Callable
from dataclasses import dataclass

from guitrainer.gui.tour.reach import Reach


@dataclass(frozen=True)
class Step:
    """Something to do in the window.

    Parameters
    ----------
    key : names it in the settings, within its question
    text : a sentence or two
    done : whether it has been done, by whatever way; asked a few times a second
    act : does it in place of the user
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
    key : names it in the settings
    title : the question itself
    answer : gives the answer, with figures of the engine
    seen : what the window shows of it at the moment; empty where it shows something else
    """

    key: str
    title: str
    steps: tuple[Step, ...]
    answer: Callable[[], str]
    seen: Callable[[Reach], str] = lambda reach: ""

    def step_key(self, step: Step) -> str:
        """What names a step in the settings."""
        return f"{self.key}.{step.key}"
