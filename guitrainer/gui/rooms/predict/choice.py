"""The state of the room: an image or a drawing, and the displayed part of the answer."""

from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]  # x and y, 0…1 from the left and the top
Stroke = tuple[Point, ...]
MistakesShelf = Literal["cell", "wrong", "uncertain"]
Cell = tuple[int, int]  # true class, predicted class


@dataclass(frozen=True)
class ImageChoice:
    """The choices in the room, which are kept when the window is created again.

    Parameters
    ----------
    drawing : whether a drawing is shown instead of a test image
    number : index of the test image
    label : class of the test images to offer; None: all classes
    centered : whether a drawing is centered and scaled as MNIST does
    by_chance : whether classes are sorted by their probability
    opened : layer and index of the enlarged map; None: all layers
    shelf, cell : which mistakes are shown
    """

    drawing: bool = False
    number: int = 0
    label: int | None = None
    strokes: tuple[Stroke, ...] = ()
    centered: bool = True
    by_chance: bool = False
    opened: tuple[str, int] | None = None
    shelf: MistakesShelf = "wrong"
    cell: Cell | None = None

    @property
    def image(self) -> tuple[object, ...]:
        """What of it decides which image the network gets."""
        if self.drawing:
            return self.strokes, self.centered
        return (self.number,)
