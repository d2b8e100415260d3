"""The table of runs, which can be checked, opened and renamed."""

from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTableView,
)

from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.controls import Index
from guitrainer.gui.kit.painted import claimed
from guitrainer.gui.kit.table import ROW
from guitrainer.gui.lab.staging import same_folder
from guitrainer.gui.rooms.train.runs.columns import NAME, NOTE, Row
from guitrainer.gui.rooms.train.runs.model import RunsModel
from guitrainer.gui.rooms.train.runs.painter import TICK_WIDTH, RunPainter

HEAD_MARGINS = 4 * GRID  # around a title, with room for the sort arrow
WIDEST, NAME_WIDTH, NOTE_WIDTH = 200, 184, 112


class RunTable(QTableView):
    """Rows that can be selected, checked (Space, or a click on the color) and opened (Enter)."""

    ticked = Signal(object)  # path; by the user
    opened = Signal(object)  # path
    chosen = Signal()  # another row, or none, is selected

    def __init__(self, model: RunsModel) -> None:
        super().__init__()
        self.runs = model
        self.setModel(model)
        self.setItemDelegate(RunPainter(self))
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
