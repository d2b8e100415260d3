"""The section about signal and gradient before training: a plot, and numbers of one layer."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from guitrainer.figures import figure as number
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.axes import Axis, Course, Point
from guitrainer.gui.kit.basic import column, figure, label, pairs, say
from guitrainer.gui.kit.painted import pen, text_at
from guitrainer.gui.kit.small_chart import Chart
from guitrainer.gui.rooms.common.path import Decades, Stop, stops_of
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.training.preview import Preview


HEIGHT = 152  # pixels
DOT, LARGE_DOT = 2.0, 3.0  # radii
CLOSEST = 5.0  # smallest distance of two layers, in pixels, for dots to be shown
APART = 8.0  # distance of two labels
LONGEST_LABEL = 84
SIGNAL, GRADIENT = "accent", "marker"  # tokens of the two colors
NUMBER_WIDTH = 72  # pixels; fixed, so that nothing moves when numbers change


class SignalPlot(Chart):
    """Solid lines with dots are measured, dashed lines predicted; the current layer is marked."""

    picked = Signal(str)  # a layer was clicked

    def __init__(self, name: str, input_name: str) -> None:
        super().__init__(name, px(HEIGHT))
        self.setFixedHeight(px(HEIGHT))
        self._input_name = input_name
        self._stops: Sequence[Stop] = ()
        self._current: str | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_path(self, stops: Sequence[Stop]) -> None:
        """Show another network."""
        self._stops, self._count = stops, len(stops)
        scale = Decades.over(value for stop in stops for value in stop.numbers)
        columns = list(zip(*(stop.numbers for stop in stops), strict=True)) or [()] * 4
        signal, signal_theory, gradient, gradient_theory = map(_points, columns)
        color, text = theme().color, theme().color("text")
        courses = [
            Course(gradient, color(GRADIENT)),
            Course(signal, color(SIGNAL)),
            Course(gradient_theory, text, dashed=True),
            Course(signal_theory, text, dashed=True),
        ]
        self._look(None)
        x = Axis(0, max(len(stops) - 1, 1))
        self.show_courses(courses, x, Axis(10.0**scale.low, 10.0**scale.high, log=True))

    def show_current(self, layer: str | None) -> None:
        """Mark the layer of the panel."""
        if layer != self._current:
            self._current = layer
            self.update()

    def _index_of(self, layer: str | None) -> int | None:
        names = [stop.name for stop in self._stops]
        return names.index(layer) if layer in names else None

    # ------------------------------------------------------------ painting

    def _paint_selection(self, painter: QPainter, area: QRectF) -> None:
        """Paint lines at the layer of the panel and at the selected layer."""
        self._paint_line(painter, area, self._index_of(self._current), "dim", dashed=True)
        super()._paint_selection(painter, area)

    def _paint_names(self, painter: QPainter, area: QRectF) -> None:
        """Paint dots at the measured points; the names of the layers are at the bottom."""
        if area.width() / max(len(self._stops) - 1, 1) < CLOSEST:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        for course in self.courses[:2]:
            painter.setBrush(course.color)
            for (x, y), stop in zip(course.points, self._stops, strict=True):
                radius = LARGE_DOT if stop.weighted else DOT
                if not math.isnan(y):
                    painter.drawEllipse(self._at(area, x, y), radius, radius)

    def _paint_bottom(self, painter: QPainter, area: QRectF) -> None:
        """Paint the names of layers with weights, except for those that would overlap."""
        metrics, y = painter.fontMetrics(), area.bottom() + 4
        taken: list[tuple[float, float]] = []
        current = self._index_of(self._current)
        for index in self._name_order(current):
            name = self._stops[index].name or self._input_name
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, px(LONGEST_LABEL))
            half = metrics.horizontalAdvance(text) / 2
            x = min(max(self._x_of(index), half + 1), self.width() - half - 1)
            room = (x - half - px(APART), x + half + px(APART))
            if any(room[0] < end and room[1] > start for start, end in taken):
                continue
            taken.append((x - half, x + half))
            painter.setPen(pen("text" if index == current else "dim"))
            text_at(painter, QPointF(x, y), text)

    def _name_order(self, current: int | None) -> list[int]:
        """Return the priority of names: the selected one, the last, the first, then the others."""
        weighted = [index for index, stop in enumerate(self._stops) if stop.weighted]
        first = [current, *weighted[-1:], 0, *weighted]
        return list(dict.fromkeys(index for index in first if index is not None))

    # ------------------------------------------------------------ selection

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Emit the nearest layer."""
        self._pick(self._nearest(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Select the next layer with the arrow keys, emit it with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self._looked)
        else:
            super().keyPressEvent(event)

    def _before(self, move: int) -> int:
        return self._index_of(self._current) or 0

    def _pick(self, index: int | None) -> None:
        if index is not None and self._stops[index].weighted:
            self.picked.emit(self._stops[index].name)


def _points(values: Sequence[float | None]) -> list[Point]:
    """Return the points of a course over the layers; NaN if a value is not known."""
    return [(place, math.nan if one is None else one) for place, one in enumerate(values)]


class SignalSection(QWidget):
    """The standard deviation through the layers, measured and predicted."""

    picked = Signal(str)  # a layer was clicked

    def __init__(self) -> None:
        super().__init__()
        self._stops: tuple[Stop, ...] = ()
        self._current: str | None = None
        self.plot = SignalPlot(self.tr("Signal and gradient by layer"), self.tr("input"))
        self.plot.setToolTip(
            self.tr(
                "Standard deviation after each layer, before training: of the signal going "
                "forward and of the gradient going back. Flat is good: a network whose signal "
                "shrinks or grows with every layer is hard to train. Click a layer to edit it."
            )
        )
        self.plot.looked.connect(self._on_looked)
        self.plot.picked.connect(self.picked)
        title = label(self.tr("Signal before training"), "title")
        self.note = label("", "small")
        self.note.hide()
        self.setLayout(column([title, self.note, self.plot, self._table()], spacing=GRID // 2))

    def _table(self) -> QGridLayout:
        """Create the table of one layer, which is also the legend of the plot."""
        grid = pairs((), (GRID, GRID // 2), stretch=0)
        self.layer = label("", "dim")
        heads = [f"━ {self.tr('measured')}", f"╍ {self.tr('theory')}"]
        self.layer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        grid.addWidget(self.layer, 0, 0, 1, 3)
        for place, head in enumerate(heads, start=1):
            title = label(head, "small")
            title.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(title, 1, place)
        self.numbers: list[QLabel] = []
        rows = (("→", SIGNAL, self.tr("signal")), ("←", GRADIENT, self.tr("gradient")))
        for place, (arrow, token, text) in enumerate(rows, start=2):
            color = theme().color(token).name()
            name = label(f'<b style="color:{color}">{arrow}</b> {text}', rich=True)
            grid.addWidget(name, place, 0)
            for side in (1, 2):
                value = figure()
                value.setMinimumWidth(px(NUMBER_WIDTH))
                grid.addWidget(value, place, side)
                self.numbers.append(value)
        return grid

    def show_preview(self, preview: "Preview | None") -> None:
        """Show the preview of another network, or nothing if None."""
        self._stops = () if preview is None else stops_of(preview)
        self.plot.show_path(self._stops)
        self._show_numbers(None)

    def show_note(self, note: str) -> None:
        """Show what is being waited for; nothing if `note` is empty."""
        say(self.note, note)

    def show_current(self, layer: str | None) -> None:
        """Mark the layer of the panel."""
        self._current = layer
        self.plot.show_current(layer)
        self._show_numbers(None)

    def _on_looked(self, index: int | None) -> None:
        self._show_numbers(None if index is None else self._stops[index])

    def _show_numbers(self, stop: Stop | None) -> None:
        """Show the numbers of the selected layer, or else of the layer of the panel."""
        if stop is None:
            stop = next((one for one in self._stops if one.name == self._current), None)
        name = "" if stop is None else stop.name or self.tr("input")
        self.layer.setText(fill(self.tr("σ behind %1"), name) if name else "")
        values = (None,) * len(self.numbers) if stop is None else stop.numbers
        for widget, value in zip(self.numbers, values, strict=True):
            widget.setText(number(value))
        shown = ", ".join(widget.text() for widget in self.numbers)
        self.plot.setAccessibleDescription(f"{name}: {shown}")
