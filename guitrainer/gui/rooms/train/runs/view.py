"""The table of runs, which can be checked, opened, renamed and sorted."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
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
from guitrainer.gui.kit.table import LEFT, RIGHT, ROW
from guitrainer.gui.kit.text import hover
from guitrainer.gui.lab.staging import same_folder
from guitrainer.gui.rooms.train.runs.columns import NAME, NOTE, Column, Row, run_tip

ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SWATCH = 12  # pixels
TICK_WIDTH = 24  # pixels from the left in which a click checks the run
HEAD_MARGINS = 4 * GRID  # around a title, with room for the sort arrow
WIDEST, NAME_WIDTH, NOTE_WIDTH = 200, 184, 112


class RunsModel(QAbstractTableModel):
    """The rows, in the order in which they are shown."""

    edited = Signal(object, str, str)  # by the user: row, key of the column, text

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.columns: list[Column] = []

    def show_rows(self, columns: Sequence[Column], rows: Sequence[Row]) -> bool:
        """Show other rows; return whether the runs or the columns have changed."""
        same = [row.run.path for row in rows] == [row.run.path for row in self.rows]
        if same and [one.key for one in columns] == [one.key for one in self.columns]:
            self.columns = list(columns)
            for place, row in enumerate(rows):
                self.show_row(place, row)
            return False
        self.beginResetModel()
        self.columns, self.rows = list(columns), list(rows)
        self.endResetModel()
        return True

    def show_row(self, place: int, row: Row) -> None:
        """Update one row."""
        if row != self.rows[place]:
            self.rows[place] = row
            last = len(self.columns) - 1
            self.dataChanged.emit(self.index(place, 0), self.index(place, last))

    def place_of(self, key: str) -> int:
        """Return the index of the column `key`; −1 if there is none."""
        return next((place for place, one in enumerate(self.columns) if one.key == key), -1)

    # ------------------------------------------------------------ called by Qt

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """Return the number of runs."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the content or the style of a cell."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.EditRole:
                return row.run.name if column.key == NAME else column.text(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return LEFT if column.words else RIGHT
            case Qt.ItemDataRole.ToolTipRole:
                return run_tip(row) if column.key == NAME else hover(column.text(row))
            case Qt.ItemDataRole.CheckStateRole if column.key == NAME:
                shown = row.live or row.color is not None
                return Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked
        return row if role == ROW_ROLE else None

    def headerData(  # noqa: N802 (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title or the style of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT if column.words else RIGHT
        texts = {Qt.ItemDataRole.DisplayRole: column.title, Qt.ItemDataRole.ToolTipRole: column.tip}
        return texts.get(Qt.ItemDataRole(role))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return the flags of a cell; names and notes can be edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = index.isValid() and self.columns[index.column()].key in (NAME, NOTE)
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def setData(  # noqa: N802 (Qt's name)
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Emit what the user typed; the panel will update the list."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        if str(value) != self.data(index, role):
            self.edited.emit(self.rows[index.row()], self.columns[index.column()].key, str(value))
        return True


class RunTable(QTableView):
    """Rows that can be selected, checked (Space, or a click on the color) and opened (Enter)."""

    ticked = Signal(object)  # path; by the user
    opened = Signal(object)  # path
    chosen = Signal()  # another row, or none, is selected

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

    # ------------------------------------------------------------ selection

    @property
    def path(self) -> Path | None:
        """Folder of the selected run."""
        place = self.currentIndex().row()
        return self.runs.rows[place].run.path if 0 <= place < len(self.runs.rows) else None

    def choose(self, path: Path | None) -> None:
        """Select the run in `path`, or none if it is not listed."""
        paths = [row.run.path for row in self.runs.rows]
        places = [place for place, one in enumerate(paths) if same_folder(one, path)]
        if places:
            self.setCurrentIndex(self.runs.index(places[0], max(self.currentIndex().column(), 0)))
        else:
            self.clearSelection()
            self.setCurrentIndex(self.runs.index(-1, -1))

    def edit_cell(self, key: str) -> None:
        """Open the editor of a cell of the selected run."""
        place = self.runs.place_of(key)
        if self.path is not None and place >= 0:
            self.setColumnHidden(place, False)
            index = self.runs.index(self.currentIndex().row(), place)
            self.setCurrentIndex(index)
            self.edit(index)

    @property
    def editing(self) -> bool:
        """Whether the user is typing in a cell."""
        return self.state() == QAbstractItemView.State.EditingState

    def fit_columns(self) -> None:
        """Fit the columns to their texts, within limits."""
        fixed = {NAME: NAME_WIDTH, NOTE: NOTE_WIDTH}
        metrics = self.horizontalHeader().fontMetrics()
        for place, column in enumerate(self.runs.columns):
            title = metrics.horizontalAdvance(column.title) + HEAD_MARGINS
            needed = min(max(self.sizeHintForColumn(place), title), WIDEST)
            self.setColumnWidth(place, fixed.get(column.key, needed))

    # ------------------------------------------------------------ events

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 (Qt's name)
        """Emit that the selection has changed."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.chosen.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Check or uncheck a run if its color is clicked."""
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        within = event.position().x() - self.visualRect(index).left() if index.isValid() else 0
        left = event.button() == Qt.MouseButton.LeftButton
        if index.isValid() and index.column() == 0 and left and within < TICK_WIDTH:
            self._tick(self.runs.rows[index.row()])

    def event(self, event: QEvent) -> bool:
        """Handle keys before shortcuts of the window."""
        wanted = (Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if claimed(event) in wanted and self.runs.rows:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Check with the space bar, open with Enter."""
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
        """Return whether the mouse is not on the color, where double clicks must open nothing."""
        pointer = self.viewport().mapFromGlobal(self.cursor().pos())
        return pointer.x() - self.visualRect(index).left() >= TICK_WIDTH


class _Painter(QStyledItemDelegate):
    """Paints a color swatch in front of the name, and limits the length of typed text."""

    def createEditor(  # noqa: N802 (Qt's name)
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """Create a text field with the length limit of names or notes."""
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
        """Use a bold font for the run on stage, and omit Qt's check box."""
        super().initStyleOption(option, index)
        row: Row = index.data(ROW_ROLE)
        font = option.font
        font.setBold(row.live)
        option.font = font
        option.state &= ~QStyle.StateFlag.State_HasFocus
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the swatch, then the cell as usual."""
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
    """Return the color of the curves of a run; None if they are not shown."""
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
