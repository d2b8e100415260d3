"""A read-only table: names are aligned left, numbers right."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from guitrainer.gui.base.look.size import px
from guitrainer.gui.kit.text import hover

ROW = 26  # pixels
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Table(QTableWidget):
    """Rows of text that can be selected but not changed.

    Parameters
    ----------
    name : description of the content, for screen readers
    heads : titles and tool tips of the columns; the first column contains names
    words : indices of other columns that contain words
    most : number of rows it prefers to show at a time, at most; None for all
    """

    def __init__(
        self,
        name: str,
        heads: Sequence[tuple[str, str]],
        words: Iterable[int] = (),
        most: int | None = None,
    ) -> None:
        super().__init__(0, len(heads))
        self._most = most
        self._words = {0, *words}
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for column in range(len(heads)):
            header.setSectionResizeMode(column, self._mode(column))
        for column, (text, tip) in enumerate(heads):
            head = QTableWidgetItem(text)
            head.setToolTip(tip)
            head.setTextAlignment(LEFT if column in self._words else RIGHT)
            self.setHorizontalHeaderItem(column, head)

    def show_rows(self, rows: Sequence[Sequence[str]], current: int | None = None) -> None:
        """Show other rows, one of them selected and visible."""
        self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for column, text in enumerate(row):
                self._put(place, column, text)
        self.updateGeometry()
        if current is not None:
            self.selectRow(current)
        else:
            self.clearSelection()

    def hold_names(self, width: int | None) -> None:
        """Elide names to fit into `width` pixels; None: give them the width they need."""
        header = self.horizontalHeader()
        mode = self._mode(0) if width is None else QHeaderView.ResizeMode.Fixed
        header.setSectionResizeMode(0, mode)
        if width is not None:
            header.resizeSection(0, width)

    def show_icons(self, width: int, height: int) -> None:
        """Make room for icons of this size in front of the names."""
        self.setIconSize(QSize(width, height))

    def show_icon(self, row: int, icon: QIcon) -> None:
        """Show an icon in front of the name of a row."""
        self._item(row, 0).setIcon(icon)

    def show_tip(self, row: int, text: str) -> None:
        """Let `text` be the tool tip of the name of a row."""
        self._item(row, 0).setToolTip(hover(text))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return a size at which all rows are visible, or the most that it shows at a time."""
        rows = self.verticalHeader().length()
        if self._most is not None:
            rows = min(rows, self._most * self.verticalHeader().defaultSectionSize())
        return QSize(super().sizeHint().width(), self.horizontalHeader().height() + rows + 4)

    def texts(self) -> list[list[str]]:
        """Return the displayed texts, row by row."""
        return [
            [self._item(row, column).text() for column in range(self.columnCount())]
            for row in range(self.rowCount())
        ]

    def _mode(self, column: int) -> QHeaderView.ResizeMode:
        """Return the resize mode of a column; words before other words get the width they need."""
        mixed = len(self._words) > 1 and column != max(self._words)
        return QHeaderView.ResizeMode.ResizeToContents if mixed else QHeaderView.ResizeMode.Stretch

    def _put(self, row: int, column: int, text: str) -> None:
        if self.item(row, column) is None:
            item = QTableWidgetItem()
            item.setTextAlignment(LEFT if column in self._words else RIGHT)
            self.setItem(row, column, item)
        self._item(row, column).setText(text)
        self._item(row, column).setToolTip(hover(text) if column in self._words else "")

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        assert item is not None
        return item
