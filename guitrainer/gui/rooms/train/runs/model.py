"""The model of the table of runs: its rows, and what Qt asks about their cells."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    Qt,
    Signal,
)

from guitrainer.gui.kit.controls import Index
from guitrainer.gui.kit.table import LEFT, RIGHT
from guitrainer.gui.kit.text import hover
from guitrainer.gui.rooms.train.runs.columns import NAME, NOTE, Column, Row, run_tip

ROW_ROLE = Qt.ItemDataRole.UserRole
NOWHERE = QModelIndex()


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
