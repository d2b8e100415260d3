"""A plot with its title line: each entry of the legend is a button that hides its lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from guitrainer.gui.base.look.size import px, small_font
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.basic import column, label
from guitrainer.gui.kit.chart.canvas import DASHES, DOT
from guitrainer.gui.kit.chart.drawing import Drawing, Style
from guitrainer.gui.kit.chart.plot import CurvePlot, Window
from guitrainer.gui.kit.painted import focus_frame
from guitrainer.gui.kit.text import hover

SWATCH = 12  # pixels
LINE = 22
# With more entries than this, only their colors are shown, with the names as tool tips.
MOST_NAMES = 6
SMALLEST = (148, 72)  # pixels


@dataclass(frozen=True)
class LegendEntry:
    """An entry of the legend: key, name, description, and style of the lines."""

    key: str
    name: str
    tip: str
    style: Style


class LegendButton(QAbstractButton):
    """A button that is checked while its lines are shown."""

    def __init__(self, entry: LegendEntry, of: str, *, named: bool) -> None:
        super().__init__()
        self.entry = entry
        self._named = named
        self.setText(entry.name)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{of}: {entry.name}")
        self.setToolTip(hover(entry.tip if named else f"{entry.name}. {entry.tip}"))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of the swatch and the name."""
        words = QFontMetrics(small_font()).horizontalAdvance(self.text()) + GRID // 2 + 1
        return QSize(px(SWATCH) + GRID + (words if self._named else 0), px(LINE) - 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint a piece of the line, and its name; both are gray while the line is hidden."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, style = theme(), self.entry.style
        shown = self.isChecked()
        color = QColor(style.color) if shown else colors.color("line")
        color.setAlphaF(max(style.opacity, 0.5))
        pen = QPen(color, max(style.width, 2.0))
        if style.dashed:
            pen.setDashPattern([DASHES[0] / 2, DASHES[1] / 2])
        painter.setPen(pen)
        left, middle = GRID / 4, self.height() / 2
        painter.drawLine(QPointF(left, middle), QPointF(left + px(SWATCH), middle))
        if style.dots:
            painter.setBrush(color)
            painter.drawEllipse(QPointF(left + px(SWATCH) / 2, middle), DOT, DOT)
        if self._named:
            over = self.underMouse() and shown
            painter.setPen(colors.color("text" if over else "dim" if shown else "dead"))
            font = small_font()
            font.setStrikeOut(not shown)
            painter.setFont(font)
            words = self.rect().adjusted(px(SWATCH) + 3 * GRID // 4, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            focus_frame(painter, QRectF(self.rect()))


class PlotHeader(QWidget):
    """Title and legend, one after the other, in a given number of lines."""

    toggled = Signal(str, bool)  # key of an entry, and whether it is shown
    changed = Signal()  # the number of lines needed may have changed

    def __init__(self, title: str, tip: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._title = label(title, "strong")
        self._title.setParent(self)
        self._title.setToolTip(tip)
        self.buttons: list[LegendButton] = []
        self.set_lines(1)

    @property
    def title(self) -> str:
        """Title of the plot."""
        return self._title.text()

    @title.setter
    def title(self, title: str) -> None:
        if title != self._title.text():
            self._title.setText(title)
            self._place()
            self.changed.emit()

    @property
    def entries(self) -> tuple[LegendEntry, ...]:
        """The entries of the legend."""
        return tuple(one.entry for one in self.buttons)

    def set_entries(self, entries: Sequence[LegendEntry]) -> None:
        """Show these entries."""
        if tuple(entries) == self.entries:
            return
        for one in self.buttons:
            one.setParent(None)
            one.deleteLater()
        named = len(entries) <= MOST_NAMES
        self.buttons = [LegendButton(entry, self.title, named=named) for entry in entries]
        for one in self.buttons:
            one.setParent(self)
            one.toggled.connect(self._on_toggled)
        self._place()
        self.changed.emit()

    def check(self, hidden: frozenset[str]) -> None:
        """Update the buttons to show which entries are hidden."""
        for one in self.buttons:
            with QSignalBlocker(one):
                one.setChecked(one.entry.key not in hidden)

    def _on_toggled(self, shown: bool) -> None:
        sender = self.sender()
        assert isinstance(sender, LegendButton)
        self.toggled.emit(sender.entry.key, shown)

    # ------------------------------------------------------------ lines

    def needed(self) -> int:
        """Return the number of lines needed by the title and the legend."""
        return self._flow()[-1][1].top() // px(LINE) + 1

    def set_lines(self, lines: int) -> None:
        """Set the height in lines; entries below that are not visible."""
        self.setFixedHeight(lines * px(LINE))
        self._place()

    def resizeEvent(self, event: object) -> None:  # noqa: N802 (Qt's name)
        """Lay out the title and the entries."""
        self._place()
        self.changed.emit()

    def _flow(self) -> list[tuple[QWidget, QRect]]:
        hint = self._title.sizeHint()
        placed: list[tuple[QWidget, QRect]] = [
            (self._title, QRect(0, (px(LINE) - hint.height()) // 2, hint.width(), hint.height()))
        ]
        left, top = hint.width() + GRID, 2
        for one in self.buttons:
            size = one.sizeHint()
            if left + size.width() > self.width():
                left, top = 0, top + px(LINE)
            placed.append((one, QRect(left, top, size.width(), size.height())))
            left += size.width() + GRID // 2
        return placed

    def _place(self) -> None:
        for widget, place in self._flow():
            widget.setGeometry(place)
            widget.setVisible(place.bottom() < self.maximumHeight())


class PlotCard(QWidget):
    """Shows a `Drawing`, except for lines hidden by its legend.

    Parameters
    ----------
    key : name of the plot in files and settings
    title : name on screen
    tip : explanation of what it shows
    """

    hidden_changed = Signal()

    def __init__(self, key: str, title: str, tip: str) -> None:
        super().__init__()
        self.key = key
        self.header = PlotHeader(title, tip)
        self.plot = CurvePlot(title)
        self.plot.setAccessibleDescription(tip)
        self.plot.setMinimumSize(*map(px, SMALLEST))
        self.plot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.hidden: frozenset[str] = frozenset()
        self._whole = Drawing()
        self.setLayout(column([self.header, self.plot], spacing=0))
        self.header.toggled.connect(self._on_toggled)

    @property
    def title(self) -> str:
        """The name on screen."""
        return self.header.title

    @title.setter
    def title(self, title: str) -> None:
        self.header.title = title
        self.plot.setAccessibleName(title)

    def hide_lines(self, hidden: frozenset[str]) -> None:
        """Hide the lines with these keys, and show all others."""
        self.hidden = hidden
        self.header.check(hidden)
        self._draw(self.plot.window_shown)

    def draw(
        self, drawing: Drawing, entries: Sequence[LegendEntry], window: Window | None = None
    ) -> None:
        """Show `drawing` with a legend of `entries`; see `CurvePlot.draw`."""
        self._whole = drawing
        if tuple(entries) != self.header.entries:
            self.header.set_entries(entries)
            self.header.check(self.hidden)
        self._draw(window)

    def _draw(self, window: Window | None) -> None:
        self.plot.draw(self._whole.without(self.hidden), window)

    def _on_toggled(self, key: str, shown: bool) -> None:
        self.hide_lines(self.hidden - {key} if shown else self.hidden | {key})
        self.hidden_changed.emit()
