"""All feature maps of a layer as small pictures."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QSizePolicy

from guitrainer.gui.base.look.tiles import LEVELS, Pixels, image_of, signed_picture
from guitrainer.gui.base.settings import Colors
from guitrainer.gui.kit.cell_field import CellField
from guitrainer.gui.kit.painted import Tiling, shape_shown

if TYPE_CHECKING:
    from guitrainer.data.dataset import Dataset


SAMPLE = 512  # number of images used to find the range of pixels in a dataset
DARK, BRIGHT = 1, 99  # percent
GAP = 4  # pixels
# Sides of tiles in pixels, by the longer side of a map: a single number, a few, or more.
SIDES = ((1, 16), (5, 28), (1 << 30, 48))
# If there is more room, they grow up to twice that size, as long as they fit into one line.
USUAL_WIDTH, MOST_GROWN = 600, 2.0
MOST = 128  # most maps painted


class Photographer:
    """Makes pictures of the images of a dataset on a common scale.

    Bytes are not changed; other numbers are scaled from a dark to a bright pixel of the dataset.
    """

    def __init__(self, dataset: "Dataset") -> None:
        self.dataset = dataset
        images = dataset.train.images
        self._low, self._high = 0.0, 255.0
        if images.dtype != np.uint8:
            low, high = np.percentile(images[:SAMPLE], (DARK, BRIGHT))
            self._low, self._high = float(low), float(high)

    def picture(self, image: NDArray[np.generic]) -> Pixels:
        """Convert an image (C, H, W) to RGB pixels; gray unless it has 3 channels."""
        planes = np.asarray(image, np.float32)
        if len(planes) not in (1, 3):
            planes = planes.mean(axis=0, keepdims=True)
        span = max(self._high - self._low, 1e-9)
        levels = np.clip((planes - self._low) / span, 0, 1) * (LEVELS - 1)
        pixels = np.rint(levels).astype(np.uint8).transpose(1, 2, 0)
        return np.ascontiguousarray(np.broadcast_to(pixels, (*pixels.shape[:2], 3)))

    def thumbnail(self, number: int) -> QImage:
        """Return a test image by its index."""
        return image_of(self.picture(self.dataset.test.images[number]))


def map_pixels(maps: NDArray[np.floating], colors: Colors) -> Pixels:
    """Convert all maps of a layer (C, H, W) to RGB pixels (C, H, W, 3), on a common scale.

    0 is the middle of diverging colors. In gray, 0 is black if nothing is negative, else medium
    gray.
    """
    finite = np.where(np.isfinite(maps), maps, np.float32(0))
    largest = float(np.abs(finite).max(initial=0))
    if colors == "diverging":
        return signed_picture(finite, largest)
    scaled = finite / largest if largest else finite
    if finite.min(initial=0) < 0:
        scaled = (1 + scaled) / 2
    levels = np.rint((LEVELS - 1) * scaled).astype(np.uint8)
    return np.repeat(levels[..., None], 3, axis=-1)


class MapWall(CellField):
    """Pictures in as many lines as necessary; a click or Enter opens one of them.

    Parameters
    ----------
    name : name of the layer, for screen readers
    describe : returns the description of a map; None if maps cannot be opened
    """

    flows = True
    edge = 1.0

    def __init__(self, name: str, describe: Callable[[int], str] | None = None) -> None:
        super().__init__(name, still=describe is None)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.count = 0
        self._describe = describe
        self._size = (1, 1)  # height and width of a map
        self._shown: tuple[NDArray[np.floating], Colors] = (np.zeros((0, 1, 1)), "gray")
        self._image: QImage | None = None

    def show_maps(self, maps: NDArray[np.floating], colors: Colors) -> None:
        """Show maps (count, height, width); their colors are computed when they become visible."""
        count, height, width = min(len(maps), MOST), *maps.shape[1:]
        if (count, (height, width)) != (self.count, self._size):
            self.count, self._size = count, (height, width)
            self.updateGeometry()
        self._shown, self._image = (maps, colors), None
        self.refresh()

    def describe(self, number: int) -> str:
        """Return the description of a map."""
        return "" if self._describe is None else self._describe(number)

    @property
    def image(self) -> QImage:
        """All maps from top to bottom, as one image."""
        if self._image is None:
            pixels = map_pixels(*self._shown)
            self._image = image_of(np.ascontiguousarray(pixels.reshape(-1, self._size[1], 3)))
        return self._image

    # ------------------------------------------------------------ geometry

    def tile(self, width: int) -> QSize:
        """Return the size of a picture, with whole pixels per element of the map if possible."""
        longer = max(self._size)
        side = next(side for most, side in SIDES if longer <= most)
        times = max(round(side / longer), 1) if longer < 2 * side else side / longer
        grown = side * min(max(width / USUAL_WIDTH, 1.0), MOST_GROWN)
        in_line = (width + GAP) // max(self.count, 1) - GAP
        times = max(times, min(grown, in_line) // longer)
        shown = shape_shown(QSize(self._size[1], self._size[0]))
        return (shown * times).toSize()

    def lay_out_in(self, width: int, height: int) -> Tiling:
        """Put as many pictures side by side as fit into the width."""
        tile = self.tile(width)
        columns = max((width + GAP) // (tile.width() + GAP), 1)
        return Tiling(self.count, columns, (tile.width(), tile.height()), GAP, (1, 1))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of eight pictures in a line."""
        width = 8 * (self.tile(0).width() + GAP)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of a single picture."""
        return self.tile(0)

    # ------------------------------------------------------------ painting

    def paint_cells(self, painter: QPainter) -> None:
        """Paint the visible pictures."""
        image, (height, width) = self.image, self._size
        smooth = QPainter.RenderHint.SmoothPixmapTransform
        painter.setRenderHint(smooth, self.tiling.tile[0] < width)
        seen = self.visibleRegion().boundingRect()
        for number in range(self.count):
            place = self.rect_of(number).toRect()
            if place.intersects(seen):
                painter.drawImage(place, image, QRect(0, number * height, width, height))
