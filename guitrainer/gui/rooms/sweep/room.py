"""The Sweep room: plans a sweep, computes it, and shows its results while they arrive."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import button, column, label, prose, row, say, scrolled, side_panel
from guitrainer.gui.kit.containers import empty_page, stacked
from guitrainer.gui.kit.controls import ChoiceBox
from guitrainer.gui.kit.layouts import TitleLine
from guitrainer.gui.lab.commands import Commands
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.sweeping import SweepView, SweepWatch
from guitrainer.gui.rooms.sweep.field import SweepField
from guitrainer.gui.rooms.sweep.handing import SweepHanding
from guitrainer.gui.rooms.sweep.plan_panel import PlanPanel
from guitrainer.gui.rooms.sweep.reading import TrialReader
from guitrainer.gui.rooms.sweep.setting_card import SettingCard
from guitrainer.gui.rooms.sweep.words import conclusion, metric_names, progress_words
from guitrainer.sentences import fill

NAME = "sweep"
PANEL = 292  # width in pixels
EVERY_MS = 1000  # between two looks at a sweep that grows
CHARACTERS = 16  # of the name of a sweep, at least
HINT_WIDTH = 480  # pixels


class SweepRoom(QWidget):
    """A panel for a new sweep on the left, and the chosen sweep on the right."""

    def __init__(self, lab: Lab, commands: Commands) -> None:
        super().__init__()
        mark(self, "stage")
        self.lab, self.commands = lab, commands
        self.handing = SweepHanding(lab, self)
        self.view: SweepView | None = None
        self._asked = self._again = False
        folder, self._metric, self._setting = lab.kept.get(NAME, (None, None, None))
        self._watch = None if folder is None else SweepWatch(folder)
        self.panel = PlanPanel(lab)
        self.sweeps = ChoiceBox(name=self.tr("Sweep"), characters=CHARACTERS)
        self.measure = ChoiceBox(metric_names(), self.tr("Metric"))
        self.go = button(self.tr("Resume"))
        self.go.setMinimumWidth(self.go.sizeHint().width() + 2 * GRID)
        self.export = button(self.tr("Export…"), "", self.tr("As PNG, SVG, PDF, CSV or Markdown"))
        self.copy = button(self.tr("Copy as command"))
        self.progress = prose("", "dim", scrolled=True)
        self.problem = prose("", "error", scrolled=True)
        self.field = SweepField(self.tr("Results of the settings"))
        self.sentence = prose("", scrolled=True)
        self.card = SettingCard()
        self._arrays = TrialReader(lab.background, self.field, self.card)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._lay_out()
        self._connect()
        self._list()

    def _lay_out(self) -> None:
        controls: list[QWidget] = [self.measure, self.go, self.export, self.copy]
        title = TitleLine(self.sweeps, controls)
        parts = [title, self.progress, self.problem, self.field, self.sentence, self.card]
        results = scrolled(column(parts, 2 * GRID, GRID, stretch={3: 3, 5: 2}))
        self._pages = stacked(self._empty(), results)
        side = side_panel(self.panel, px(PANEL))
        self.setLayout(row([side, self._pages], spacing=0, stretch=1))

    def _empty(self) -> QWidget:
        text = prose(
            self.tr(
                "A single run says nothing about initialization: another seed may reverse the "
                "order. Choose what varies and how many seeds to use, and press Start the sweep."
            ),
            "dim",
        )
        title = label(self.tr("No sweep yet"), "heading")
        return empty_page(title, text, width=px(HINT_WIDTH))

    def _connect(self) -> None:
        sweeping = self.lab.sweeping
        self.panel.start_asked.connect(sweeping.begin)
        self.panel.copy_asked.connect(self.handing.copy_plan)
        sweeping.created.connect(self.show_sweep)
        sweeping.changed.connect(self._on_changed)
        sweeping.asked.connect(self._on_asked)
        self.sweeps.chosen.connect(self.show_sweep)
        self.measure.chosen.connect(self._on_metric)
        self.go.clicked.connect(self._on_go)
        self.export.clicked.connect(lambda: self.handing.export(self._watch, self._metric))
        self.copy.clicked.connect(lambda: self.handing.copy(self.folder))
        self.field.chosen.connect(self.show_setting)
        self.field.resized.connect(self._arrays.ask_thumbnails)
        self.card.trial_chosen.connect(self._arrays.ask_trial)
        self.card.run_asked.connect(self._on_run)
        self.card.training_asked.connect(self._on_training)

    # ------------------------------------------------------------ reading

    @property
    def folder(self) -> Path | None:
        """Folder of the sweep being shown."""
        return None if self._watch is None else self._watch.folder

    def _list(self) -> None:
        """List the sweeps on disk; show the latest if none was chosen."""
        folders = self.lab.sweeping.folders()
        names = {one.path: one.name for one in self.lab.shelf.sweeps}
        self.sweeps.offer({folder: names.get(folder) or folder.name for folder in folders})
        if self.folder not in folders:
            self._watch = SweepWatch(folders[0]) if folders else None
            self.view = self._setting = None
        self.sweeps.key = self.folder
        self._pages.setCurrentIndex(1 if folders else 0)

    def show_sweep(self, folder: Path) -> None:
        """Show the sweep in `folder`."""
        if folder != self.folder:
            self._watch, self.view = SweepWatch(folder), None
            self._setting = self._metric = None
        self._keep()
        self._list()
        self._paint()
        self.look()

    def _keep(self) -> None:
        self.lab.kept[NAME] = (self.folder, self._metric, self._setting)

    def look(self) -> None:
        """Read the sweep again, unless that is being done."""
        if self._watch is None or self._asked:
            return
        self._asked = True
        watch = self._watch
        self.lab.background.submit(
            "look at sweep",
            partial(watch.look, self._metric),
            partial(self._on_looked, watch),
            partial(self._on_not_read, watch),
            kernels=False,
        )

    def _on_looked(self, watch: SweepWatch, view: SweepView) -> None:
        self._asked = False
        if watch is not self._watch:
            self.look()
            return
        self.view = view
        if self._again or self._metric not in (None, view.summary.metric):
            self._again = False
            self.look()
        self._paint()

    def _on_not_read(self, watch: SweepWatch, error: Exception) -> None:
        self._asked = False
        problem = self.lab.background.tell(error)
        if watch is self._watch:
            self._timer.stop()
            self.view = None
            self._paint()
            say(self.problem, problem)

    # ------------------------------------------------------------ painting

    def _paint(self) -> None:
        view, sweeping = self.view, self.lab.sweeping
        ours = sweeping.computes(self.folder)
        say(self.problem, sweeping.problem if sweeping.folder == self.folder else "")
        self.progress.setText(self.tr("Reading the sweep…") if view is None else self._progress())
        self.go.setText(self.tr("Pause") if ours else self.tr("Resume"))
        self.go.setAccessibleName(self.go.text())
        waits = view is not None and not view.complete and not view.running
        self.go.setEnabled(ours or (waits and not sweeping.running))
        for one in (self.export, self.measure, self.copy):
            one.setEnabled(view is not None)
        if view is not None:
            self.measure.key = view.summary.metric
        self.sentence.setText("" if view is None else conclusion(view))
        self.field.show_view(view)
        if view is not None and not 0 <= (self._setting or 0) < view.plan.settings_count:
            self._setting = None
        self.field.show_at(self._setting)
        self.card.show_setting(view, self._setting)
        self._arrays.show(self._watch, view)
        if ours or (view is not None and view.running):
            self._timer.start()
        elif view is not None:
            self._timer.stop()

    def _progress(self) -> str:
        assert self.view is not None
        words = progress_words(self.view)
        if self.view.running and not self.lab.sweeping.computes(self.folder):
            return fill(self.tr("%1. Another process is computing it."), words)
        return words

    def show_setting(self, setting: int) -> None:
        """Show a setting and its trials, like a click on its cell."""
        self._setting = setting
        self._keep()
        self.field.show_at(setting)
        self.card.show_setting(self.view, setting)
        self._arrays.ask_trial()

    # ------------------------------------------------------------ requests

    def _on_asked(self) -> None:
        """Show the sweep that was requested elsewhere, now or when the room is shown."""
        if self.isVisible() and (wanted := self.lab.sweeping.take_wanted()) is not None:
            self.show_sweep(wanted)

    def _on_changed(self) -> None:
        """Look again, also after a look under way, which may have missed the last results."""
        self._again = self._asked
        self._paint()
        self.look()

    def _on_metric(self, metric: Any) -> None:
        self._metric = metric
        self._keep()
        self.look()

    def _on_go(self) -> None:
        sweeping = self.lab.sweeping
        if sweeping.computes(self.folder):
            sweeping.pause()
        elif self.folder is not None and self.view is not None and self.view.plan.is_race:
            self.lab.racing.resume(self.folder)
            self.lab.looking.point_at("race")
        elif self.folder is not None:
            sweeping.resume(self.folder)

    def _on_run(self, number: int) -> None:
        folder = None if self.view is None else self.view.run_folder(number)
        if folder is not None:
            self._show_stage()
            self.commands.show_run(folder)

    def _on_training(self, number: int) -> None:
        if self.view is not None:
            plan = self.view.plan
            experiment = plan.trial_experiment(plan.trial(number))
            self.commands.edit_experiment(experiment, self._show_stage)

    def _show_stage(self) -> None:
        self.lab.looking.point_at("train")

    def showEvent(self, event: Any) -> None:  # noqa: N802 (Qt's name)
        """Look for sweeps, which may have been started elsewhere."""
        super().showEvent(event)
        wanted = self.lab.sweeping.take_wanted()
        if wanted is not None:
            self.show_sweep(wanted)
            return
        self._list()
        self._paint()
        self.look()
