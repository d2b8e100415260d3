"""Exports a plot to a file: a picture, a vector drawing, or its data."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)
from PySide6.QtSvg import QSvgGenerator

from guitrainer.errors import OutputError
from guitrainer.gui.base.look.size import NORMAL, points, small_font, usual_text_size
from guitrainer.gui.base.look.theme import GRID, Theme, theme, wearing
from guitrainer.gui.kit.chart.canvas import DASHES, DOT
from guitrainer.gui.kit.chart.card import PlotCard
from guitrainer.gui.kit.chart.drawing import Drawing, Line, columns_of
from guitrainer.gui.kit.chart.plot import CurvePlot, Window
from guitrainer.runs.files import write_atomically

PAINTED = (".png", ".svg", ".pdf")
SIZE = QSize(720, 400)  # pixels; without title and legend
SCALE = 2  # pixel density of a PNG
POINTS = 72  # per inch
DPI = 96  # text sizes are in points, everything else is in pixels
HEADER, LINE = 32, 20
SWATCH = 16


def export_plot(plot: PlotCard, path: Path, colors: Theme | None = None) -> None:
    """Export `plot` as displayed, without hidden curves.

    Parameters
    ----------
    plot : a card of `CurvesPanel.plots()`
    path : file to write; its suffix selects a picture (.png, at twice the size), a vector drawing
        (.svg, .pdf), or the numbers of the curves (.csv)
    colors : colors of a picture; None: as on the screen

    Raises
    ------
    OutputError
        If the suffix is not one of these, or the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix == ".csv":
        content = _csv(plot.plot.drawing)
    elif suffix in PAINTED:
        content = plot_picture(plot, suffix, colors)
    else:
        accepted = ", ".join((*PAINTED, ".csv"))
        raise OutputError(f"{path}: found suffix {path.suffix!r}, accepted: {accepted}")
    write_atomically(path, content)


@usual_text_size()
def plot_picture(plot: PlotCard, suffix: str = ".png", colors: Theme | None = None) -> bytes:
    """Return `plot` as displayed, as a PNG, an SVG or a PDF; `colors` as in `export_plot`."""
    worn = theme()
    chosen = worn if colors is None else colors
    drawing = plot.plot.drawing.in_colors(lambda color: worn.counterpart(color, chosen))
    picture = _Picture(plot.title, drawing, plot.plot.window_shown)
    with wearing(chosen):
        return _PAINTERS[suffix](picture)


@dataclass(frozen=True)
class _Picture:
    title: str
    drawing: Drawing
    window: Window | None


def _png(plot: _Picture) -> bytes:
    image = QImage(_size(plot) * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    painter = QPainter(image)
    _paint(plot, painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes
    return bytes(buffer.data().data())


def _csv(drawing: Drawing) -> bytes:
    columns = columns_of(drawing)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in zip(*columns.values(), strict=True):
        writer.writerow("" if value != value else value for value in row)  # NaN is left empty
    return text.getvalue().encode()


def _svg(plot: _Picture) -> bytes:
    buffer, size = QBuffer(), _size(plot)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setResolution(DPI)
    generator.setTitle(plot.title)
    painter = QPainter(generator)
    _paint(plot, painter)
    painter.end()
    return bytes(buffer.data().data())


def _pdf(plot: _Picture) -> bytes:
    buffer, size = QBuffer(), _size(plot)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setTitle(plot.title)
    points_of = QSizeF(size) * POINTS / DPI
    writer.setPageSize(QPageSize(points_of, QPageSize.Unit.Point, plot.title))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    _paint(plot, painter)
    painter.end()
    return bytes(buffer.data().data())


_PAINTERS = {".png": _png, ".svg": _svg, ".pdf": _pdf}


# ------------------------------------------------------------ the picture


def _size(plot: _Picture) -> QSize:
    places = _legend(plot.drawing)
    lines = places[-1][0].top() // LINE + 1 if places else 0
    return SIZE + QSize(2 * GRID, HEADER + int(lines) * LINE + 2 * GRID)


def _paint(plot: _Picture, painter: QPainter) -> None:
    """Paint the title, the legend, and a plot that fills the picture."""
    size = _size(plot)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRect(0, 0, size.width(), size.height()), theme().color("background"))
    painter.translate(GRID, 0)
    painter.setPen(theme().color("text"))
    title = QFont()
    title.setPointSizeF(points(NORMAL))
    title.setWeight(QFont.Weight.DemiBold)
    painter.setFont(title)
    painter.drawText(QRectF(0, 0, SIZE.width(), HEADER), Qt.AlignmentFlag.AlignVCenter, plot.title)
    for place, line in _legend(plot.drawing):
        _paint_entry(painter, place.translated(0, HEADER), line)
    top = size.height() - SIZE.height() - GRID
    _paint_plot(plot, painter, QRectF(0, top, SIZE.width(), SIZE.height()))


def _legend(drawing: Drawing) -> list[tuple[QRectF, Line]]:
    """Return the positions of the entries: one for each name, side by side in lines."""
    metrics = QFontMetricsF(small_font())
    places: list[tuple[QRectF, Line]] = []
    left = top = 0.0
    for line in {line.name: line for line in drawing.lines if len(line.x)}.values():
        width = SWATCH + GRID + metrics.horizontalAdvance(line.name) + 2 * GRID
        if left and left + width > SIZE.width():
            left, top = 0.0, top + LINE
        places.append((QRectF(left, top, width, LINE), line))
        left += width
    return places


def _paint_entry(painter: QPainter, place: QRectF, line: Line) -> None:
    style = line.style
    color = QColor(style.color)
    color.setAlphaF(style.opacity)
    pen = QPen(color, style.width)
    if style.dashed:
        pen.setDashPattern(DASHES)
    painter.setPen(pen)
    middle = place.center().y()
    painter.drawLine(QPointF(place.left(), middle), QPointF(place.left() + SWATCH, middle))
    if style.dots:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(QPointF(place.left() + SWATCH / 2, middle), DOT, DOT)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(theme().color("dim"))
    painter.setFont(small_font())
    words = place.adjusted(SWATCH + GRID, 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, line.name)


def _paint_plot(plot: _Picture, painter: QPainter, place: QRectF) -> None:
    """Paint a copy of the plot in the size that the picture needs."""
    copy = CurvePlot(plot.title)
    copy.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    copy.resize(SIZE)
    copy.show()  # a hidden widget is not laid out
    copy.draw(plot.drawing, plot.window)
    copy.grab()
    scene = copy.scene()
    scene.prepareForPaint()
    scene.render(painter, place, QRectF(0, 0, SIZE.width(), SIZE.height()))
    copy.close()
    copy.deleteLater()
