"""The runs: the one on stage, and earlier ones on disk."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.figures import percent
from guitrainer.gui.kit.basic import column, label, prose
from guitrainer.gui.lab.commands import Commands
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.library import PastRun, RunSummary, changes_of, load_run
from guitrainer.gui.lab.overlays import Overlay
from guitrainer.gui.lab.run_texts import run_name, short_date, state_words
from guitrainer.gui.lab.staging import same_folder
from guitrainer.gui.rooms.train.runs.card import RunCard
from guitrainer.gui.rooms.train.runs.list import Row, RunList

MOST_OVERLAYS = 6  # there are so many colors that can be told apart


class RunsPanel(QWidget):
    """Lists runs; ticked ones have their curves laid over those of the run on stage."""

    def __init__(self, lab: Lab, commands: Commands) -> None:
        super().__init__()
        self.lab, self.commands = lab, commands
        self.empty = prose(self.tr("No runs yet. Press Train; every run is saved here."), "dim")
        self.list = RunList()
        self.list.setAccessibleName(self.tr("Runs"))
        self.list.setToolTip(
            self.tr("Check a run to see its curves (Space); press Enter to open it on the stage.")
        )
        self.card = RunCard()
        self._live_name = ("", object())
        self._loading: set[Path] = set()
        self._make_actions()
        title = label(self.tr("Runs"), "title")
        self.setLayout(column([title, self.empty, self.list, self.card], spacing=GRID))
        self.list.ticked.connect(self._on_ticked)
        self.list.opened.connect(self._on_opened)
        self.list.currentRowChanged.connect(self._paint_card)
        for signal in (lab.shelf.listed, lab.run_changed, lab.shelf.overlays_changed,
                       lab.state_changed, lab.experiment_changed):  # fmt: skip
            signal.connect(self._paint)
        lab.progressed.connect(self._paint_live)
        self._paint()

    def _make_actions(self) -> None:
        texts = (
            (self.tr("Show"), self.tr("Show this run on the stage (Enter)"), None, self._on_show),
            (self.tr("Resume"), self.tr("Continue where it stopped"), None, self._on_resume),
            (self.tr("Train further…"), self.tr("More steps than it was planned for"), None,
             self._on_further),
            (self.tr("Compare"), self.tr("Its filters next to those on the stage"), None,
             self._on_compare),
            (self.tr("Open folder"), self.tr("Show its files"), None, self._on_open_folder),
            (self.tr("Delete…"), self.tr("Delete it from disk"),
             QKeySequence.StandardKey.Delete, self._on_delete),
        )  # fmt: skip
        made: list[QAction] = []
        for text, tip, key, do in texts:
            action = QAction(text, self)
            action.setToolTip(tip)
            action.triggered.connect(do)
            if key is not None:
                action.setShortcut(QKeySequence(key))
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.list.addAction(action)
            made.append(action)
        self.show_, self.resume, self.further, self.compare, self.open_folder, self.delete = made
        # Qt's own menu of actions waits inside the event that opens it
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._menu = QMenu(self)
        self._menu.addActions(made)
        self.list.customContextMenuRequested.connect(self._on_menu_asked)
        usual = [self.show_, self.compare, self.resume, self.further]
        self.card.offer(usual, [self.open_folder, self.delete])

    # ------------------------------------------------------------ painting

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Catch up with what was not painted while hidden."""
        super().showEvent(event)
        self._paint()

    def _paint(self) -> None:
        self._forget_gone()
        rows = self._rows()
        self.empty.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.list.show_rows(rows)
        self._paint_card()

    def _paint_live(self) -> None:
        if self.isVisible() and self.list.count() and self.list.row_at(0).live:
            self.list.show_row(0, self._live_row())

    def _rows(self) -> list[Row]:
        colors = {_folder(overlay): overlay.color for overlay in self.lab.shelf.overlays}
        rows = [] if self.lab.record.started is None else [self._live_row()]
        seen: set[str] = {rows[0].name} if rows else set()
        for run in self.lab.shelf.runs:
            if self.lab.shelf.on_stage(run.path):
                continue
            run = self.lab.shelf.summary(run)
            name = self._name(run)
            if name in seen:  # told apart by when they were made
                name = f"{name} · {short_date(run.date)}"
            seen.add(name)
            known = run.accuracy is not None and run.state in ("completed", "stopped")
            figure = percent(run.accuracy, 1) if known else state_words(run.state)
            rows.append(Row(run.path, name, figure, colors.get(run.path), weak=not known))
        return rows

    def _live_row(self) -> Row:
        record = self.lab.record
        if self._live_name[1] is not record.experiment:
            name = run_name(record.experiment, changes_of(record.experiment), self._here())
            self._live_name = (name, record.experiment)
        measured = record.evaluations[-1].test_accuracy if record.evaluations else None
        accuracy = "" if measured is None else percent(measured, 1)
        return Row(self.lab.shelf.stage_folder, self._live_name[0], accuracy, live=True)

    def _paint_card(self) -> None:
        run = self._selected()
        self.card.setVisible(run is not None)
        if run is None:
            return
        run = self.lab.shelf.summary(run)
        live = self.lab.shelf.on_stage(run.path)
        busy = run.state in ("running", "saving") or (live and self.lab.running)
        self.show_.setEnabled(not live)
        self.resume.setEnabled(run.resumable and not busy)
        self.further.setEnabled(run.extendable and not busy)
        self.compare.setEnabled(not live)
        self.delete.setEnabled(not busy)
        self.card.show_run(run, self._name(run), self.lab.experiment)

    # ------------------------------------------------------------ what is what

    def _selected(self) -> RunSummary | None:
        path = self.list.path
        return next((run for run in self.lab.shelf.runs if same_folder(run.path, path)), None)

    def _here(self) -> str:
        return self.lab.experiment.name

    def _name(self, run: RunSummary) -> str:
        return run_name(run.experiment, run.changes, self._here())

    # ------------------------------------------------------------ curves of other runs

    def _on_ticked(self, path: Path) -> None:
        kept = tuple(one for one in self.lab.shelf.overlays if _folder(one) != path)
        if kept != self.lab.shelf.overlays:
            self.lab.shelf.set_overlays(kept)
        elif len(kept) + len(self._loading) >= MOST_OVERLAYS:
            text = self.tr("At most %n run(s) can be shown in different colors", "", MOST_OVERLAYS)
            self.lab.said.emit(text)
        elif path not in self._loading:
            self._loading.add(path)
            self.lab.background.submit(
                f"overlay {path}",
                partial(load_run, path),
                self._on_loaded,
                partial(self._on_not_loaded, path),
                kernels=False,
            )

    def _on_loaded(self, run: PastRun) -> None:
        self._loading.discard(run.folder)
        if self.lab.shelf.on_stage(run.folder) or run.folder not in {
            one.path for one in self.lab.shelf.runs
        }:
            return  # it was put on stage or deleted while it was read
        overlays = self.lab.shelf.overlays
        taken = {overlay.color for overlay in overlays}
        color = min(set(range(MOST_OVERLAYS + 1)) - taken)
        experiment = run.record.experiment
        name = run_name(experiment, changes_of(experiment), self._here())
        self.lab.shelf.set_overlays((*overlays, Overlay(run.record, color, name)))

    def _on_not_loaded(self, path: Path, error: Exception) -> None:
        self._loading.discard(path)
        self.lab.failed.emit(error)

    def _forget_gone(self) -> None:
        """Take the curves away of runs that are not on disk any more, or that are on stage."""
        known = {run.path for run in self.lab.shelf.runs}
        kept = tuple(
            one
            for one in self.lab.shelf.overlays
            if _folder(one) in known and not self.lab.shelf.on_stage(_folder(one))
        )
        self.lab.shelf.set_overlays(kept)

    # ------------------------------------------------------------ wishes

    def _on_menu_asked(self, place: QPoint) -> None:
        self._menu.popup(self.list.viewport().mapToGlobal(place))

    def _on_opened(self, path: Path) -> None:
        self.commands.show_run(path)

    def _on_show(self) -> None:
        if (run := self._selected()) is not None:
            self.commands.show_run(run.path)

    def _on_resume(self) -> None:
        if (run := self._selected()) is not None:
            self.commands.resume(run.path)

    def _on_further(self) -> None:
        if (run := self._selected()) is not None and run.steps is not None:
            self.commands.train_further(run.path, run.steps)

    def _on_compare(self) -> None:
        if (run := self._selected()) is not None:
            self.lab.shelf.compare(None, run.path)

    def _on_open_folder(self) -> None:
        if (run := self._selected()) is not None:
            self.commands.open_folder(run.path)

    def _on_delete(self) -> None:
        if (run := self._selected()) is not None:
            self.commands.delete_run(run)


def _folder(overlay: Overlay) -> Path | None:
    started = overlay.record.started
    return Path(started.folder) if started is not None and started.folder else None
