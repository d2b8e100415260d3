"""What is looked at in the room: an image or a drawing, and which part of the answer."""

from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]  # x and y, 0…1 from the left and the top
Stroke = tuple[Point, ...]
MistakesShelf = Literal["cell", "wrong", "uncertain"]
Cell = tuple[int, int]  # true class, predicted class


@dataclass(frozen=True)
class ImageChoice:
    """Kept when the window is made anew.

    Parameters
    ----------
    drawing : whether a drawing is looked at instead of a test image
    number : of the test image
    label : only test images of this class are offered; None: all
    centered : whether a drawing is centered and scaled as MNIST does
    by_chance : whether classes are sorted by their probability
    opened : layer and number of the map that is shown large; None: all layers
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
