"""The Race room: several settings of the experiment, trained in lockstep."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QMenu, QWidget

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import button, column, held, label, prose, row, scrolled
from guitrainer.gui.kit.chart.export import export_plot
from guitrainer.gui.kit.containers import empty_page, stacked
from guitrainer.gui.kit.controls import ChoiceBox, menu_of
from guitrainer.gui.kit.following import Following
from guitrainer.gui.kit.layouts import TitleLine
from guitrainer.gui.kit.talk import Talk, Talks, ask_new_file
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.copying import copy_text
from guitrainer.gui.rooms.common.moments import SharedTimeline
from guitrainer.gui.rooms.race.contestants import ContestantsCard
from guitrainer.gui.rooms.race.curves import RaceCurves
from guitrainer.gui.rooms.race.standings import StandingsCard
from guitrainer.gui.rooms.race.walls import Walls
from guitrainer.runs.files import write_atomically

EVERY_MS = 100  # while a race is under way
DOUBLE_CLICK_MS = 400  # after a start, in which the second click of a double click stops nothing
SIDE_WIDTH, HINT_WIDTH = 376, 480  # pixels
CHART_HEIGHT = 200


class RaceRoom(QWidget):
    """Contestants and leaderboard on the left; filters, time line and curves on the right."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        mark(self, "stage")
        self.lab, self.racing = lab, lab.racing
        self._started = QElapsedTimer()
        self._started.start()
        self._talks = Talks(self)
        self.contestants = ContestantsCard(self.racing)
        self.standings = StandingsCard(self.racing)
        self.walls, self.curves = Walls(), RaceCurves(self.racing)
        self.layer = ChoiceBox(name=self.tr("Layer"), tip=self.tr("Layer whose filters are shown"))
        self.seed = ChoiceBox(name=self.tr("Seed"), tip=self.tr("Seed whose filters are shown"))
        self.time = SharedTimeline(self.tr("Step of all contestants"), lambda: self.racing.records)
        self.slider = self.time.slider
        self.copy = button(
            self.tr("Copy as command"), "", self.tr("Copy the command that repeats the race")
        )
        self.export = button(self.tr("Export"), "", self.tr("Save pictures or numbers"))
        self._lay_out()
        self._connect()
        self._following = Following(
            self, self._steps, EVERY_MS, self.racing.changed, lab.looking.view_changed
        )

    # ------------------------------------------------------------ layout

    def _lay_out(self) -> None:
        self.export.setMenu(self._export_menu())
        self._choices = [label(self.tr("Layer"), "dim"), self.layer, label(self.tr("Seed"), "dim"),
                         self.seed]  # fmt: skip
        controls = [*self._choices, self.copy, self.export]
        title = TitleLine(label(self.tr("Race"), "heading"), controls)
        about = prose(
            self.tr(
                "The contestants train in lockstep, on the same images in the same order, from "
                "the same seed. They differ only in their settings."
            ),
            "dim",
        )
        side = held(column([self.contestants, self.standings, None], spacing=2 * GRID))
        left = scrolled(side, across=False)
        left.setFixedWidth(px(SIDE_WIDTH))
        left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pages = stacked(self._empty(), self._body())
        both = row([left, self._pages], spacing=2 * GRID, stretch=1)
        self.setLayout(column([title, about, both], 2 * GRID, GRID, stretch=2))

    def _empty(self) -> QWidget:
        self.heading = label(self.tr("No race yet"), "heading")
        self.hint = prose("", "dim")
        for one in (self.heading, self.hint):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return empty_page(self.heading, self.hint, width=px(HINT_WIDTH))

    def _body(self) -> QWidget:
        self.curves.setFixedHeight(px(CHART_HEIGHT))
        return held(column([self.walls, self.time, self.curves], spacing=GRID, stretch=0))

    def _export_menu(self) -> QMenu:
        filters, curves = self.tr("Filters of all contestants…"), self.tr("Curves…")
        entries = ((filters, "filters"), (curves, "curves"))
        return menu_of(self, ((text, partial(self._on_export, what)) for text, what in entries))

    def _connect(self) -> None:
        self.contestants.started.connect(self._on_go)
        self.racing.entered.connect(self._paint_go)
        self.curves.figure.chosen.connect(self._refresh)
        self.layer.chosen.connect(self._refresh)
        self.seed.chosen.connect(self._refresh)
        self.time.moved.connect(self._refresh)
        self.time.follow(self.curves.card.plot)
        self.copy.clicked.connect(self._on_copy)

    # ------------------------------------------------------------ painting

    def _refresh(self) -> None:
        self._following.refresh()

    def _steps(self) -> Iterator[None]:
        """Paint everything, one part after another."""
        racing = self.racing
        self._paint_go()
        self.standings.refresh()
        known = bool(racing.layers) or racing.newest > 0
        self._pages.setCurrentIndex(int(known))
        self.export.setEnabled(known)
        if not known:
            self._paint_hint()
        self._paint_choices()
        if known:
            self._paint_slider()
            for _ in self._walls_painted():
                yield
            yield
            self.curves.refresh(self.layer.key, self.time.step)

    def _paint_go(self) -> None:
        self.contestants.refresh_race()

    def _paint_hint(self) -> None:
        if self.racing.running:
            self.heading.setText(self.tr("Getting ready"))
            self.hint.setText(self.racing.waiting)
        elif self.racing.stopped_early:
            refused = bool(self.racing.problem)
            stopped = self.tr("The race was stopped before its first step")
            self.heading.setText(self.tr("The race did not start") if refused else stopped)
            again = self.tr("Press Start the race to race again.")
            self.hint.setText(self.racing.problem or again)
        else:
            self.heading.setText(self.tr("No race yet"))
            self.hint.setText(
                self.tr(
                    "Choose two to eight contestants and press Start the race: all of them train "
                    "the experiment of the Train room, each with its own settings."
                )
            )

    def _paint_choices(self) -> None:
        layers, plan = self.racing.layers, self.racing.plan
        self.layer.offer({layer: layer for layer in layers})
        self.seed.offer({k: str(seed) for k, seed in enumerate(plan.seeds if plan else ())})
        several = (len(layers) > 1, plan is not None and len(plan.seeds) > 1)
        for place, widget in enumerate(self._choices):
            widget.setVisible(several[place // 2])

    def _paint_slider(self) -> None:
        total = max((record.span for record in self.racing.records), default=0)
        self.time.show_end(self.racing.newest, total)

    def _walls_painted(self) -> Iterator[None]:
        racing, view = self.racing, self.lab.looking.view
        self.walls.show_count(len(racing.raced))
        for place, (wall, one) in enumerate(zip(self.walls.walls, racing.raced, strict=True)):
            yield
            record = racing.record(place, self.seed.key or 0)
            wall.show_run(one.name, record, self.layer.key, self.time.step, view)

    # ------------------------------------------------------------ requests

    def _on_go(self) -> None:
        if self.racing.running:
            if self._started.elapsed() >= DOUBLE_CLICK_MS:
                self.racing.stop()
            return
        self.time.step = None
        self._started.start()
        self.racing.start(self.lab.experiment)

    def _on_copy(self) -> None:
        text = self.racing.command(self.lab.experiment)
        if text is None:
            self.lab.said.emit(
                self.tr("No preset is close to this experiment; save it to repeat it from a file.")
            )
            return
        copy_text(self.lab, text)

    def _on_export(self, what: str, _checked: bool = False) -> None:
        self._talks.begin(self._exported(what))

    def _exported(self, what: str) -> Talk[None]:
        start = self.lab.settings.runs_folder / ("race.png" if what == "filters" else "curves.png")
        kinds = self.tr("Pictures (*.png)")
        if what == "curves":
            kinds = self.tr("Pictures and numbers (*.png *.svg *.pdf *.csv)")
        path: Path | None = yield from ask_new_file(self, self.tr("Export"), start, kinds)
        if path is None:
            return
        if what == "filters":
            write_atomically(path, self.walls.picture())
        else:
            export_plot(self.curves.card, path)
        self.lab.exported.emit([path])
