"""The page with the table of runs: the run on stage and those on disk."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import button, column, prose
from guitrainer.gui.kit.containers import stacked
from guitrainer.gui.kit.layouts import RoomyRow
from guitrainer.gui.lab.commands import Commands
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.library import FEW_STEPS, RunSummary
from guitrainer.gui.lab.run_texts import run_names
from guitrainer.gui.lab.staging import same_folder
from guitrainer.gui.rooms.train.runs.actions import Overlaying, RunActions
from guitrainer.gui.rooms.train.runs.columns import (
    NAME,
    Column,
    Row,
    columns_of,
    matching,
    ordered,
)
from guitrainer.gui.rooms.train.runs.model import RunsModel
from guitrainer.gui.rooms.train.runs.view import RunTable

KEPT = "runs"  # key in `Lab.kept`
FILTER_WIDTH = 9 * GRID


@dataclass
class RunsLook:
    """The state of the table: sorting, filter and selection."""

    words: str = ""
    trials: bool = False
    key: str = "date"
    descending: bool = True


class RunsPanel(QWidget):
    """Lists runs; curves of checked runs are drawn together with those of the run on stage.

    `controls` are shown next to the choice of pages.
    """

    def __init__(self, lab: Lab, commands: Commands) -> None:
        super().__init__()
        self.lab, self.commands = lab, commands
        self.sight: RunsLook = lab.kept.setdefault(KEPT, RunsLook())
        self._names: dict[Path, str] = {}
        self._listed: list[RunSummary] = []
        self._columns: list[Column] = []
        self.model = RunsModel()
        self.table = RunTable(self.model)
        self.table.setAccessibleName(self.tr("Runs"))
        self.empty = prose("", "dim")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = stacked(self.table, self.empty)
        self.setLayout(column([self._pages]))
        self.overlaying = Overlaying(lab, self._name_of, self)
        show_seeds = self.overlaying.show_seeds
        self.do = RunActions(lab, commands, self.table, self._selected, show_seeds)
        self.controls = self._make_controls()
        self._connect()
        self._paint()

    def _make_controls(self) -> QWidget:
        self.filter = QLineEdit(self.sight.words)
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter runs"))
        self.filter.setToolTip(
            self.tr("Show runs in which all of these words occur, in any column")
        )
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(FILTER_WIDTH)
        self.trials = QAction(self.tr("Short runs"), self, checkable=True)
        self.trials.setToolTip(
            self.tr("Also show runs that were stopped after %n step(s) or fewer", "", FEW_STEPS)
        )
        self.trials.setChecked(self.sight.trials)
        more = button("⋯", "", self.tr("More: resume, rename, write a note, delete, columns"))
        more.setAccessibleName(self.tr("More"))
        more.setMenu(self._make_menu())
        offered = (self.do.show, self.do.compare, self.trials)
        show, compare, trials = (self._button(one) for one in offered)
        return RoomyRow([self.filter, trials, show, compare, more], [show, compare, trials])

    def _make_menu(self) -> QMenu:
        self._menu = QMenu(self)
        self._menu.addActions(self.do.all)
        self._menu.addSeparator()
        self._menu.addAction(self.trials)
        self.columns_menu = self._menu.addMenu(self.tr("Columns"))
        self.columns_menu.aboutToShow.connect(self._fill_columns_menu)
        return self._menu

    def _button(self, action: QAction) -> QPushButton:
        made = button(action.text(), "", action.toolTip())
        made.setCheckable(action.isCheckable())
        made.setChecked(action.isChecked())
        made.clicked.connect(action.trigger)
        action.toggled.connect(made.setChecked)
        action.enabledChanged.connect(made.setEnabled)
        return made

    def _connect(self) -> None:
        lab, table, header = self.lab, self.table, self.table.horizontalHeader()
        self.filter.textChanged.connect(self._on_filtered)
        self.trials.toggled.connect(self._on_filtered)
        self.model.edited.connect(self._on_edited)
        table.ticked.connect(self._on_ticked)
        table.opened.connect(self._on_opened)
        table.chosen.connect(self.do.refresh)
        table.itemDelegate().closeEditor.connect(self._on_editor_closed)
        # a context menu of Qt's own would wait inside the event that opens it
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._on_menu_asked)
        header.sectionClicked.connect(self._on_head_clicked)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_columns_asked)
        for signal in (lab.shelf.listed, lab.shelf.overlays_changed, lab.run_changed,
                       lab.state_changed, lab.experiment_changed):  # fmt: skip
            signal.connect(self._paint)
        lab.progressed.connect(self._paint_live)

    # ------------------------------------------------------------ painting

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Update everything that was not painted while the panel was hidden."""
        super().showEvent(event)
        self._paint()

    def _paint(self) -> None:
        """List all runs again, unless the user is typing in the table."""
        self._listed = [*self.lab.shelf.all_runs, *self.lab.shelf.sweeps]
        self._names = run_names(self._listed, self.lab.experiment.name)
        self.overlaying.refresh()
        self._paint_rows()

    def _paint_rows(self) -> None:
        if self.table.editing:
            return  # painted when the editor is closed
        rows = [self._row(run) for run in self._listed]
        known = [one for one in rows if one.live or self.sight.trials or not one.run.trial]
        self._columns = columns_of(known)
        by = self._column(self.sight.key)
        found = matching(known, self._columns, self.sight.words)
        found = [one for one in known if one.live and one not in found] + found
        chosen = self.table.path
        if self.model.show_rows(
            self._columns, ordered(found, by, descending=self.sight.descending)
        ):
            self.table.choose(chosen)
            self._fit()
        self._paint_order()
        self._say_if_empty(bool(rows), bool(found))
        self.do.refresh()

    def _paint_live(self) -> None:
        """Update only what changes during a run."""
        rows = self.model.rows
        if self.isVisible() and rows and rows[0].live and not self.table.editing:
            staged = self.lab.shelf.staged_run
            if staged is not None and same_folder(staged.path, rows[0].run.path):
                self.model.show_row(0, self._row(staged))

    def _paint_order(self) -> None:
        order = (
            Qt.SortOrder.DescendingOrder if self.sight.descending else Qt.SortOrder.AscendingOrder
        )
        place = self.model.place_of(self._column(self.sight.key).key)
        self.table.horizontalHeader().setSortIndicator(place, order)

    def _fit(self) -> None:
        self.table.fit_columns()
        hidden = self.lab.settings.hidden_columns
        for place, one in enumerate(self.model.columns):
            self.table.setColumnHidden(place, one.key in hidden)

    def _say_if_empty(self, any_run: bool, any_shown: bool) -> None:
        text = self.tr("No run matches the filter.")
        if not any_run:
            text = self.tr("No runs yet. Press Train; every run is saved here.")
        self.empty.setText(text)
        self._pages.setCurrentWidget(self.table if any_shown else self.empty)

    # ------------------------------------------------------------ content

    def _row(self, run: RunSummary) -> Row:
        overlays = self.lab.shelf.overlays
        colors = {folder: one.color for one in overlays for folder in one.folders}
        live = self.lab.shelf.on_stage(run.path)
        return Row(run, self._name_of(run.path), None if live else colors.get(run.path), live)

    def _name_of(self, path: Path) -> str:
        return self._names.get(path, path.name)

    def _column(self, key: str) -> Column:
        """Return the column `key`; the date if it no longer exists."""
        known = {one.key: one for one in self._columns}
        return known.get(key) or known["date"]

    def _selected(self) -> RunSummary | None:
        path = self.table.path
        return next((run for run in self._listed if same_folder(run.path, path)), None)

    # ------------------------------------------------------------ requests

    def _on_ticked(self, path: Path) -> None:
        """Show or hide the curves of a run; those of a sweep are in its room."""
        if self.lab.shelf.is_sweep(path):
            self.lab.said.emit(self.tr("The curves of a sweep are in the Sweep room."))
        else:
            self.overlaying.toggle(path)

    def _on_opened(self, path: Path) -> None:
        """Show a run on the stage, or a sweep in its room."""
        if self.lab.shelf.is_sweep(path):
            self.do.show_sweep(path)
        else:
            self.commands.show_run(path)

    def _on_filtered(self) -> None:
        self.sight.words, self.sight.trials = self.filter.text(), self.trials.isChecked()
        self._paint_rows()

    def _on_head_clicked(self, place: int) -> None:
        """Sort by a column, the best first; reverse the order on the second click."""
        chosen = self.model.columns[place]
        again = chosen.key == self.sight.key
        self.sight.descending = not self.sight.descending if again else not chosen.words
        self.sight.key = chosen.key
        self._paint_rows()

    def _on_edited(self, edited: Row, key: str, text: str) -> None:
        run = edited.run
        name, note = (text, run.note) if key == NAME else (run.name, text)
        self.lab.shelf.note(run.path, name, note)

    def _on_editor_closed(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        QTimer.singleShot(0, self, self._paint)

    def _on_menu_asked(self, place: QPoint) -> None:
        self._menu.popup(self.table.viewport().mapToGlobal(place))

    def _on_columns_asked(self, place: QPoint) -> None:
        self.columns_menu.popup(self.table.horizontalHeader().mapToGlobal(place))

    def _fill_columns_menu(self) -> None:
        self.columns_menu.clear()
        hidden = self.lab.settings.hidden_columns
        for one in self.model.columns:
            if one.key != NAME:
                action = self.columns_menu.addAction(one.title)
                action.setCheckable(True)
                action.setChecked(one.key not in hidden)
                action.toggled.connect(partial(self._on_column_toggled, one.key))

    def _on_column_toggled(self, key: str, shown: bool) -> None:
        settings = self.lab.settings
        changed = settings.hidden_columns - {key} if shown else settings.hidden_columns | {key}
        settings.hidden_columns = changed
        self._fit()
