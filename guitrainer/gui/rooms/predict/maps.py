"""All feature maps of a layer as small pictures, and one enlarged map with its filter."""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from guitrainer.figures import figure, percent
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.look.tiles import LEVELS, Pixels, image_of, pictures, signed_picture
from guitrainer.gui.base.settings import Colors
from guitrainer.gui.kit.basic import button, column, label, prose, row
from guitrainer.gui.kit.cell_field import CellField
from guitrainer.gui.kit.grid import NumberGrid
from guitrainer.gui.kit.painted import Tiling, claimed
from guitrainer.gui.rooms.common.picture import Picture
from guitrainer.gui.rooms.predict.asking import Answer
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.data.dataset import Dataset
    from guitrainer.explain.prediction import LayerAnswer


SAMPLE = 512  # number of images used to find the range of pixels in a dataset
DARK, BRIGHT = 1, 99  # percent
GAP = 4  # pixels
# Sides of tiles in pixels, by the longer side of a map: a single number, a few, or more.
SIDES = ((1, 16), (5, 28), (1 << 30, 48))
# If there is more room, they grow up to twice that size, as long as they fit into one line.
USUAL_WIDTH, MOST_GROWN = 600, 2.0
MOST = 128  # most maps painted
SIDE = 112  # size of filter and image, in pixels
UNITS = 10  # units of a dense layer per line


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
        return QSize(round(self._size[1] * times), round(self._size[0] * times))

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


Key = Qt.Key


class CloseUp(QWidget):
    """A map as a grid of numbers; for layers without maps, all of their units."""

    closed = Signal()
    stepped = Signal(int)  # moves to another map of the layer

    def __init__(self) -> None:
        super().__init__()
        back = button(self.tr("All layers"), "", self.tr("Back to all layers (Esc)"))
        back.clicked.connect(self.closed)
        self.before = button("◀", "", self.tr("Previous map of this layer"))
        self.after = button("▶", "", self.tr("Next map of this layer"))
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self.title = label("", "heading")
        self.facts = prose("", "dim")
        self.filter = Picture(self.tr("filter"), px(SIDE))
        self.image = Picture(self.tr("image"), px(SIDE))
        self.grid = NumberGrid(self.tr("Map"))
        head = row([back, self.title, None, self.before, self.after])
        side = column([None, self.image, self.filter, None], spacing=2 * GRID)
        body = row([side, self.grid], spacing=2 * GRID, stretch=1)
        self.setLayout(column([head, self.facts, body], stretch=2))

    def show_map(
        self,
        answer: Answer,
        photographer: Photographer,
        layer: "LayerAnswer",
        number: int,
        colors: Colors,
    ) -> None:
        """Show the map with index `number` of a layer."""
        maps = layer.maps
        single = maps[0].size == 1
        name = self.tr("unit %1") if single else self.tr("map %1")
        self.title.setText(f"{layer.layer} · {fill(name, number + 1)}")
        self.facts.setText(self._facts(layer, number, single=single))
        self.image.show_pixels(photographer.picture(answer.pixels))
        weight = answer.question.state.arrays.get(f"{layer.layer}.weight")
        convolves = weight is not None and layer.type in ("conv", "depthwise_conv")
        self.filter.setVisible(convolves)
        if weight is not None and convolves:
            one = weight[number : number + 1]
            self.filter.show_pixels(pictures(one, "filter", colors)[0])
        if single:
            values = np.full((math.ceil(len(maps) / UNITS), UNITS), np.nan)
            values.flat[: len(maps)] = maps.ravel()
            self.grid.show_numbers(values, known=np.isfinite(values))
            text = self.tr("all units of the layer, in rows of %1")
            self.grid.show_caption(fill(text, UNITS))
            self.grid.show_marks([divmod(number, UNITS)])
        else:
            self.grid.show_numbers(maps[number], scale=float(np.abs(maps).max()))
            self.grid.show_caption(f"{maps.shape[1]}×{maps.shape[2]}")
            self.grid.show_marks([self._peak(layer, number)])

    def _peak(self, layer: "LayerAnswer", number: int) -> tuple[int, int]:
        height, width = np.unravel_index(layer.maps[number].argmax(), layer.maps.shape[1:])
        return int(height), int(width)

    def _facts(self, layer: "LayerAnswer", number: int, *, single: bool) -> str:
        peak = figure(float(layer.peaks[number]))
        rank = int((layer.order == number).nonzero()[0][0]) + 1
        if single:
            text = self.tr("Its value is %1: rank %2 of %3 in this layer.")
            return fill(text, peak, rank, len(layer.maps))
        text = self.tr(
            "Highest value %1, at row %4, column %5; rank %2 of %3 in this layer. Above 0 at "
            "%6 of the positions."
        )
        row_, column_ = self._peak(layer, number)
        above = percent(float(layer.fired[number]))
        return fill(text, peak, rank, len(layer.maps), row_ + 1, column_ + 1, above)

    def _on_before(self) -> None:
        self.stepped.emit(-1)

    def _on_after(self) -> None:
        self.stepped.emit(1)

    def event(self, event: QEvent) -> bool:
        """Handle Escape before other widgets."""
        if claimed(event) == Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Go back on Escape."""
        if event.key() == Key.Key_Escape:
            self.closed.emit()
        else:
            event.ignore()
