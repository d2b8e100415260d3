"""The default initializer of one library, step by step, and its density."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap, QPolygonF

from guitrainer.figures import NO_BREAK, figure
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.basic import Card, column, label, prose, row
from guitrainer.gui.kit.painted import Painted, pen, text_at
from guitrainer.gui.rooms.initializers.comparison import library_name
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.frameworks import LibraryDefault
    from guitrainer.nn.initializers import Density


HEIGHT, AXIS = 72, 16  # height of the picture, and of the area below the curve, in pixels
ICON_WIDTH, ICON_HEIGHT, SCALE = 44, 18, 2
POINTS = 121
FILL = 0.35  # opacity
TICK = 4
PICTURE = 160  # pixels


class DensityPicture(Painted):
    """The curve of a density, with its limit or ±σ below."""

    def __init__(self, name: str) -> None:
        super().__init__(name, px(HEIGHT))
        self._density: Density | None = None
        self._extent = self._top = 1.0

    def show_density(self, density: "Density | None", extent: float, top: float) -> None:
        """Show another density.

        Parameters
        ----------
        extent : weights from −extent to extent are shown
        top : the density at the full height
        """
        self._density, self._extent, self._top = density, extent, top
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the curve and the ticks."""
        painter = self.painter()
        area = QRectF(0, 2, self.width(), self.height() - px(AXIS) - 2)
        painter.setPen(pen("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if self._density is not None:
            paint_density(painter, area, self._density, self._extent, self._top)
            self._paint_ticks(painter, area, self._density)
        painter.end()

    def _paint_ticks(self, painter: QPainter, area: QRectF, density: "Density") -> None:
        value = density.std if density.limit is None else density.limit
        for sign in (-1, 1):
            x = area.center().x() + sign * value / self._extent * area.width() / 2
            painter.setPen(pen("dim"))
            bottom = area.bottom()
            painter.drawLine(QPointF(x, bottom), QPointF(x, bottom + TICK))
            text = figure(sign * value)
            wide = painter.fontMetrics().horizontalAdvance(text)
            left = x - wide if sign < 0 else x  # outward, so that the two never overlap
            inside = min(max(left, 0), self.width() - wide)
            text_at(painter, QPointF(inside, bottom + 2), text, Qt.AlignmentFlag.AlignLeft)


def density_icon(density: "Density | None", extent: float) -> QIcon:
    """Make an icon of the curve, scaled to the height of the icon; empty if there is no density."""
    pixmap = QPixmap(px(ICON_WIDTH) * SCALE, px(ICON_HEIGHT) * SCALE)
    pixmap.setDevicePixelRatio(SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    if density is not None:
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(0, 1, px(ICON_WIDTH), px(ICON_HEIGHT) - 2)
        top = float(density.at(np.zeros(1))[0])
        paint_density(painter, area, density, extent, top)
        painter.end()
    return QIcon(pixmap)


def paint_density(
    painter: QPainter, area: QRectF, density: "Density", extent: float, top: float
) -> None:
    """Paint the filled curve of a density in `area`."""
    places = [
        QPointF(
            area.left() + (x / extent + 1) / 2 * area.width(),
            area.bottom() - min(y / top, 1.0) * area.height(),
        )
        for x, y in density.curve(extent, POINTS)
    ]
    fill = theme().color("accent")
    fill.setAlphaF(FILL)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawPolygon(QPolygonF([area.bottomLeft(), *places, area.bottomRight()]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen("accent", 1.5))
    painter.drawPolyline(QPolygonF(places))


class LibraryCard(Card):
    """Name, density, computation of variance and limit, and bias."""

    def __init__(self, library: str) -> None:
        super().__init__()
        self.picture = DensityPicture(library)
        self.steps, self.sizes = prose("", "dim", scrolled=True), prose(scrolled=True, rich=True)
        self.picture.setFixedWidth(px(PICTURE))
        title = label(library_name(library), "strong")
        words = column([title, self.sizes, self.steps], spacing=GRID // 2)
        self.hold([row([self.picture, words], spacing=2 * GRID, stretch=1)])

    def show_default(
        self, found: "LibraryDefault", density: "Density | None", extent: float, top: float
    ) -> None:
        """Show the numbers for another weight."""
        self.picture.show_density(density, extent, top)
        self.steps.setText("\n".join(found.steps))
        sizes = self.tr("<b>σ %1</b> · limit %2 · %3 × Keras")
        if found.library == "Keras":
            sizes = self.tr("<b>σ %1</b> · limit %2")
        std, limit = figure(found.weight.std, 4), figure(found.weight.limit, 4)
        sizes = fill(sizes, std, limit, figure(found.ratio))
        self.sizes.setText(f"{sizes} · {self._bias(found)}")

    def _bias(self, found: "LibraryDefault") -> str:
        if not found.bias.limit:
            return self.tr("bias 0")
        text = self.tr("bias uniform in ±1/√fan_in = ±%1")
        text = text.replace("/√", f"{NO_BREAK}/{NO_BREAK}√")
        return fill(text, figure(found.bias.limit, 4))
