"""The table of runs: to be ticked, opened, renamed and sorted."""

from pathlib import Path

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.painted import claimed
from guitrainer.gui.kit.table import LEFT, ROW
from guitrainer.gui.lab.staging import same_folder
from guitrainer.gui.rooms.train.runs.columns import NAME, NOTE, Row
from guitrainer.gui.rooms.train.runs.model import ROW_ROLE, Index, RunsModel

SWATCH = 12  # pixels
TICK_WIDTH = 24  # from the left, a click ticks
HEAD_MARGINS = 4 * GRID  # around a title, with room for the arrow of the order
WIDEST, NAME_WIDTH, NOTE_WIDTH = 200, 184, 112


class RunTable(QTableView):
    """Rows that can be selected, ticked (Space, or a click on the color) and opened (Enter)."""

    ticked = Signal(object)  # path; by the user
    opened = Signal(object)  # path
    chosen = Signal()  # another row, or none

    def __init__(self, model: RunsModel) -> None:
        super().__init__()
        self.runs = model
        self.setModel(model)
        self.setItemDelegate(_Painter(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        self.doubleClicked.connect(self._on_double_clicked)

    # ------------------------------------------------------------ what is selected

    @property
    def path(self) -> Path | None:
        """The run that is selected."""
        place = self.currentIndex().row()
        return self.runs.rows[place].run.path if 0 <= place < len(self.runs.rows) else None

    def choose(self, path: Path | None) -> None:
        """Select the run in `path`, if it is listed; else none."""
        paths = [row.run.path for row in self.runs.rows]
        places = [place for place, one in enumerate(paths) if same_folder(one, path)]
        if places:
            self.setCurrentIndex(self.runs.index(places[0], max(self.currentIndex().column(), 0)))
        else:
            self.clearSelection()
            self.setCurrentIndex(self.runs.index(-1, -1))

    def edit_cell(self, key: str) -> None:
        """Let the user type into a cell of the selected run."""
        place = self.runs.place_of(key)
        if self.path is not None and place >= 0:
            self.setColumnHidden(place, False)
            index = self.runs.index(self.currentIndex().row(), place)
            self.setCurrentIndex(index)
            self.edit(index)

    @property
    def editing(self) -> bool:
        """Whether the user is typing into a cell."""
        return self.state() == QAbstractItemView.State.EditingState

    def fit_columns(self) -> None:
        """Make columns as wide as their texts, within reason."""
        fixed = {NAME: NAME_WIDTH, NOTE: NOTE_WIDTH}
        metrics = self.horizontalHeader().fontMetrics()
        for place, column in enumerate(self.runs.columns):
            title = metrics.horizontalAdvance(column.title) + HEAD_MARGINS
            needed = min(max(self.sizeHintForColumn(place), title), WIDEST)
            self.setColumnWidth(place, fixed.get(column.key, needed))

    # ------------------------------------------------------------ events

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 (Qt's name)
        """Tell of it."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.chosen.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Tick where the color is clicked."""
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        within = event.position().x() - self.visualRect(index).left() if index.isValid() else 0
        left = event.button() == Qt.MouseButton.LeftButton
        if index.isValid() and index.column() == 0 and left and within < TICK_WIDTH:
            self._tick(self.runs.rows[index.row()])

    def event(self, event: QEvent) -> bool:
        """Take keys that the window has as shortcuts."""
        wanted = (Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if claimed(event) in wanted and self.runs.rows:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Tick with the space bar, open with Enter."""
        row = self._row()
        if event.key() == Qt.Key.Key_Space and row is not None:
            self._tick(row)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.opened.emit(row.run.path)
        else:
            super().keyPressEvent(event)

    def _row(self) -> Row | None:
        place = self.currentIndex().row()
        return self.runs.rows[place] if 0 <= place < len(self.runs.rows) else None

    def _tick(self, row: Row) -> None:
        if not row.live:
            self.ticked.emit(row.run.path)

    def _on_double_clicked(self, index: Index) -> None:
        if self.runs.columns[index.column()].key == NOTE:
            self.edit_cell(NOTE)
        elif index.column() or self._pointed_at_name(index):
            self.opened.emit(self.runs.rows[index.row()].run.path)

    def _pointed_at_name(self, index: Index) -> bool:
        """Whether the pointer is not on the color: two quick ticks open nothing."""
        pointer = self.viewport().mapFromGlobal(self.cursor().pos())
        return pointer.x() - self.visualRect(index).left() >= TICK_WIDTH


class _Painter(QStyledItemDelegate):
    """Paints a swatch of the color in front of the name; keeps what is typed short."""

    def createEditor(  # noqa: N802 (Qt's name)
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """A line of text, no longer than what is kept."""
        from guitrainer.runs.note import LONGEST_NAME, LONGEST_NOTE

        made = QLineEdit(parent)
        model = index.model()
        if isinstance(model, RunsModel):
            column = model.columns[index.column()]
            made.setMaxLength(LONGEST_NAME if column.key == NAME else LONGEST_NOTE)
            made.setAccessibleName(column.title)
        made.setFrame(False)
        return made

    def initStyleOption(  # noqa: N802 (Qt's name)
        self, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Bold for the run on stage, and no check box of Qt's."""
        super().initStyleOption(option, index)
        row: Row = index.data(ROW_ROLE)
        font = option.font
        font.setBold(row.live)
        option.font = font
        option.state &= ~QStyle.StateFlag.State_HasFocus
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The swatch, and then what every cell has."""
        if index.column():
            super().paint(painter, option, index)
            return
        painter.save()
        place = QRect(option.rect)
        _ground(painter, place, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row: Row = index.data(ROW_ROLE)
        _swatch(painter, place, _color_of(row))
        font = painter.font()
        font.setBold(row.live)
        painter.setFont(font)
        painter.setPen(theme().color("text"))
        inner = place.adjusted(TICK_WIDTH, 0, -GRID // 2, 0)
        text = painter.fontMetrics().elidedText(
            row.name, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, LEFT, text)
        painter.restore()


def _color_of(row: Row) -> QColor | None:
    """Color of its curves; None: they are not shown."""
    if row.live:
        return theme().color("accent")
    return None if row.color is None else theme().run_color(row.color)


def _ground(painter: QPainter, place: QRect, option: QStyleOptionViewItem) -> None:
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(place, theme().color("line"))


def _swatch(painter: QPainter, place: QRect, color: QColor | None) -> None:
    top = place.center().y() - SWATCH / 2 + 1
    square = QRectF(place.left() + GRID // 2, top, SWATCH, SWATCH)
    if color is None:
        painter.setPen(QPen(theme().color("dim"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        square.adjust(0.5, 0.5, -0.5, -0.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
    painter.drawRoundedRect(square, 3, 3)
