"""A list of runs: a color to tick, a name, a figure at the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.keys import claimed
from guitrainer.gui.lab.staging import same_folder

ROW_HEIGHT = 28  # pixels
SWATCH = 12
TICK_WIDTH = 24  # from the left, a click ticks
MOST_ROWS = 8  # beyond that the list scrolls
ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Row:
    """One run as it is listed.

    `color` is the number of the color of its curves, None while they are not shown; the run on
    stage (`live`) has the accent, always. `weak` figures are words, in the second rank.
    """

    path: Path | None
    name: str
    figure: str
    color: int | None = None
    live: bool = False
    weak: bool = False

    @property
    def paint(self) -> QColor | None:
        """Color of its swatch; None: empty."""
        if self.live:
            return theme().color("accent")
        return None if self.color is None else theme().run_color(self.color)


class RunList(QListWidget):
    """Rows that can be selected, ticked (Space, or a click on the color) and opened (Enter)."""

    ticked = Signal(object)  # path; by the user
    opened = Signal(object)  # path

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Painter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.itemActivated.connect(self._on_activated)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """List `rows`; the selected path stays selected."""
        chosen = self.path
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        for number, row in enumerate(rows):
            if number == self.count():
                self.addItem(QListWidgetItem())
            self.show_row(number, row)
        places = [number for number, row in enumerate(rows) if same_folder(row.path, chosen)]
        if chosen is not None:
            self.setCurrentRow(places[0] if places else -1)
        self.setFixedHeight(px(ROW_HEIGHT) * min(max(len(rows), 1), MOST_ROWS))

    def show_row(self, number: int, row: Row) -> None:
        """Paint one row anew, if it is not the same."""
        item = self.item(number)
        if item.data(ROW_ROLE) == row:
            return
        item.setData(ROW_ROLE, row)
        item.setText(row.name)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.name}, {row.figure}")
        checkable = Qt.ItemFlag.NoItemFlags if row.live else Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | checkable)
        shown = row.live or row.color is not None
        item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)

    def row_at(self, number: int) -> Row:
        """What is listed at a place."""
        row: Row = self.item(number).data(ROW_ROLE)
        return row

    @property
    def path(self) -> Path | None:
        """The run that is selected."""
        return self.row_at(self.currentRow()).path if self.currentRow() >= 0 else None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Tick where the color is clicked."""
        item = self.itemAt(event.position().toPoint())
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        if item is not None and left and event.position().x() < px(TICK_WIDTH):
            self._tick(self.row(item))

    def event(self, event: QEvent) -> bool:
        """Take the space bar, which the window has as a shortcut."""
        wanted = (Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if claimed(event) in wanted and self.count():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Tick with the space bar."""
        if event.key() == Qt.Key.Key_Space and self.currentRow() >= 0:
            self._tick(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _tick(self, number: int) -> None:
        row = self.row_at(number)
        if not row.live and row.path is not None:
            self.ticked.emit(row.path)

    def _on_activated(self, item: QListWidgetItem) -> None:
        row: Row = item.data(ROW_ROLE)
        if not row.live:
            self.opened.emit(row.path)


class _Painter(QStyledItemDelegate):
    """Paints a row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 (Qt's name)
        """All rows have the same height."""
        return QSize(0, px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Swatch, name, figure."""
        row: Row = index.data(ROW_ROLE)
        place = QRect(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            strong = bool(state & QStyle.StateFlag.State_Selected)
            _background(painter, place, strong, bool(state & QStyle.StateFlag.State_HasFocus))
        self._swatch(painter, place, row)
        self._texts(painter, place, row)
        painter.restore()

    def _swatch(self, painter: QPainter, place: QRect, row: Row) -> None:
        top = place.center().y() - px(SWATCH) / 2 + 1
        square = QRectF(place.left() + GRID // 2, top, px(SWATCH), px(SWATCH))
        color = row.paint
        if color is None:
            painter.setPen(QPen(theme().color("dim"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            square.adjust(0.5, 0.5, -0.5, -0.5)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
        painter.drawRoundedRect(square, 3, 3)

    def _texts(self, painter: QPainter, place: QRect, row: Row) -> None:
        font = painter.font()
        font.setBold(row.live)
        painter.setFont(font)
        middle = Qt.AlignmentFlag.AlignVCenter
        inner = place.adjusted(px(TICK_WIDTH), 0, -GRID, 0)
        painter.setPen(theme().color("dim" if row.weak else "text"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | middle, row.figure)
        metrics = painter.fontMetrics()
        taken = metrics.horizontalAdvance(row.figure) + GRID if row.figure else 0
        inner.setRight(inner.right() - taken)
        painter.setPen(theme().color("text"))
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | middle, name)


def _background(painter: QPainter, place: QRect, selected: bool, focused: bool) -> None:
    color = theme().color("line")
    if not selected:
        color.setAlphaF(0.5)
    painter.setBrush(color)
    frame = QPen(theme().color("accent"), 1) if selected and focused else Qt.PenStyle.NoPen
    painter.setPen(frame)
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
