"""The Compare room: the filters of two runs at the same step, and the settings that differ."""

from collections.abc import Sequence
from functools import partial
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from guitrainer.config.differences import Difference, differences
from guitrainer.figures import percent
from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.base.text.layers import error_text
from guitrainer.gui.kit.basic import Card, column, held, label, prose, row, scrolled
from guitrainer.gui.kit.containers import empty_page, stacked
from guitrainer.gui.kit.controls import ChoiceBox
from guitrainer.gui.kit.following import Following
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.library import PastRun, RunSummary, changes_of, load_run
from guitrainer.gui.lab.record import Record
from guitrainer.gui.lab.run_texts import (
    run_name,
    run_names,
    setting_title,
    setting_value,
    short_date,
)
from guitrainer.gui.lab.seeds import seeds_of
from guitrainer.gui.lab.staging import same_folder
from guitrainer.gui.rooms.common.curves import CurveGroup, GroupCurves
from guitrainer.gui.rooms.common.moments import SharedTimeline
from guitrainer.gui.rooms.compare.side import FEWEST_SEEDS, RunSide
from guitrainer.sentences import fill

EVERY_MS = 100  # while the run on stage is in progress
BELOW_HEIGHT = 176  # pixels, of curves and settings; the rest is for the filters
MOST_SEEDS = 12  # of a band; each of its runs is read from disk
HINT_WIDTH = 480  # pixels
SIDES = (0, 1)


class CompareRoom(QWidget):
    """Lets the user choose two runs, and shows them at the same step."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        mark(self, "stage")
        self._records: dict[Path, Record] = {}
        self._reasons: dict[Path, str] = {}
        self._listed: tuple[object, object] = (None, None)  # runs in the entries
        self._entries: dict[Path | None, str] = {}
        self._compared: tuple[object, object] = (None, None)  # experiments in the table
        self.sides = (RunSide(self.tr("Left run")), RunSide(self.tr("Right run")))
        self.layer = ChoiceBox(name=self.tr("Layer"), tip="")
        self.layer.chosen.connect(self._refresh)
        self.time = SharedTimeline(self.tr("Step of both runs"), self._known)
        self.slider = self.time.slider
        self.curves = GroupCurves(
            "compare",
            self.tr(
                "A line for each run; for settings with several seeds, their mean, and a band from "
                "the lowest to the highest."
            ),
        )
        self.table = label(rich=True)
        self.table.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pages = stacked(self._empty(), self._body())
        self.setLayout(column([self._pages]))
        self._following = Following(
            self,
            self._refresh,
            EVERY_MS,
            lab.shelf.compared,
            lab.shelf.listed,
            lab.run_changed,
            lab.looking.view_changed,
            lab.progressed,
        )
        self._connect()

    def _connect(self) -> None:
        for side, run in enumerate(self.sides):
            run.chosen.connect(partial(self._on_chosen, side))
        self.time.moved.connect(self._following.refresh)
        self.time.follow(self.curves.card.plot)
        self.curves.figure.chosen.connect(self._refresh)

    def _empty(self) -> QWidget:
        text = prose(
            self.tr("Compare two runs side by side. Train, change one setting, and train again."),
            "dim",
        )
        title = label(self.tr("Two runs"), "heading")
        for one in (title, text):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return empty_page(title, text, width=px(HINT_WIDTH))

    def _body(self) -> QWidget:
        title = row([label(self.tr("Two runs"), "heading"), None, label(self.tr("Layer"), "dim"),
                     self.layer])  # fmt: skip
        both = row(self.sides, spacing=3 * GRID, stretch=dict.fromkeys(SIDES, 1))
        self._area = scrolled(self.table)
        self._area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._area.setAccessibleName(self.tr("Settings that differ"))
        settings = Card(label(self.tr("Settings that differ"), "title"), self._area)
        below = held(row([self.curves, settings], spacing=2 * GRID, stretch={0: 3, 1: 2}))
        below.setFixedHeight(px(BELOW_HEIGHT))
        return held(column([title, both, self.time, below], 2 * GRID, 2 * GRID, stretch=1))

    # ------------------------------------------------------------ painting

    def _refresh(self) -> None:
        paths = self.paths()
        self._pages.setCurrentIndex(0 if paths == (None, None) else 1)
        if paths == (None, None):
            return
        listed = (self.lab.shelf.runs, self.lab.record.experiment)
        if any(now is not before for now, before in zip(listed, self._listed, strict=True)):
            self._listed, self._entries = listed, self._list_entries()
        for side, path in zip(self.sides, paths, strict=True):
            side.offer(self._entries, path)
        records = [self._record(path) for path in paths]
        self._paint_layers(records)
        self._paint_slider(records)
        layer: str | None = self.layer.key
        for side, path, record in zip(self.sides, paths, records, strict=True):
            side.show_seeds(self._seeds(path))
            if record is not None:
                side.show_run(record, layer, self.time.step, self.lab.looking.view)
            elif path is not None:
                side.show_reason(self._reasons.get(path, self.tr("Reading the run…")))
        self._paint_curves(paths, records)
        self._paint_table(records)

    def paths(self) -> tuple[Path | None, Path | None]:
        """Return the runs being compared; by default, the run on stage and the latest other run."""
        left, right = (
            None if self.lab.shelf.on_stage(path) else path for path in self.lab.shelf.comparison
        )
        if (left, right) != (None, None):
            return left, right
        others = [run.path for run in self._others() if not run.trial]
        return None, others[0] if others else None

    def _seeds(self, path: Path | None) -> list[RunSummary]:
        """Return the completed runs of the same setting as that in `path`, one for each seed."""
        known = self.lab.shelf.all_runs
        staged = self.lab.shelf.stage_folder
        wanted = next((run for run in known if same_folder(run.path, path or staged)), None)
        if wanted is None:
            return []
        return [run for run in seeds_of(wanted, known) if run.state == "completed"]

    def _others(self) -> list[RunSummary]:
        """Return the runs on disk except for the one on stage."""
        return [run for run in self.lab.shelf.runs if not self.lab.shelf.on_stage(run.path)]

    def _list_entries(self) -> dict[Path | None, str]:
        experiment, staged = self.lab.record.experiment, self.lab.shelf.stage_folder
        names = run_names(self.lab.shelf.all_runs, experiment.name)
        unsaved = run_name(experiment, changes_of(experiment), experiment.name)
        here = unsaved if staged is None else names.get(staged, unsaved)
        entries: dict[Path | None, str] = {None: fill(self.tr("On stage: %1"), here)}
        for run in self._others():
            if run.trial and run.path not in self.lab.shelf.comparison:
                continue
            name = names[run.path]
            figure = "" if run.accuracy is None else f" · {percent(run.accuracy, 1)}"
            date = f" · {short_date(run.date)}"
            entries[run.path] = name + figure + ("" if date in name else date)
        return entries

    def _paint_layers(self, records: list[Record | None]) -> None:
        known = [layer for record in records if record is not None for layer in record.layers]
        layers = list(dict.fromkeys(known))
        chosen = self.layer.key or self.lab.looking.layer
        self.layer.offer({layer: layer for layer in layers})
        if chosen in layers:
            self.layer.key = chosen

    def _paint_slider(self, records: list[Record | None]) -> None:
        newest = max((record.newest for record in records if record is not None), default=0)
        self.time.show_end(newest, newest)

    def _paint_curves(
        self, paths: tuple[Path | None, Path | None], records: list[Record | None]
    ) -> None:
        """Draw the curves of both runs; as bands if their settings have several seeds."""
        seeds = [[run.path for run in self._seeds(path)][:MOST_SEEDS] for path in paths]
        if seeds[0] == seeds[1]:  # two seeds of one setting
            seeds = [[], []]
        groups = []
        for place, (path, record, others) in enumerate(zip(paths, records, seeds, strict=True)):
            found = [self._record(self._off_stage(one)) for one in others]
            shown = [one for one in found if one is not None]
            shown = shown if len(shown) >= FEWEST_SEEDS else [one for one in [record] if one]
            name = self._entries.get(path, "")
            title = self.tr("left") if place == 0 else self.tr("right")
            title = title if len(shown) < FEWEST_SEEDS else self._title(title, len(shown))
            color = theme().accent if place == 0 else theme().run_color(0).name()
            groups.append(CurveGroup(title, name, color, shown))
        self.curves.show_groups(groups, self.layer.key, self.time.step)

    def _title(self, side: str, seeds: int) -> str:
        return fill(self.tr("%1, %2 seeds"), side, seeds)

    def _off_stage(self, path: Path) -> Path | None:
        return None if self.lab.shelf.on_stage(path) else path

    def _paint_table(self, records: list[Record | None]) -> None:
        left, right = (None if record is None else record.experiment for record in records)
        if (left, right) == self._compared:
            return
        self._compared = (left, right)
        if left is None or right is None:
            self.table.clear()
        else:
            found = differences(left, right)
            same = self.tr("None: both runs have the same settings and seed.")
            self.table.setText(self._rows(found) if found else same)

    def _rows(self, found: Sequence[Difference]) -> str:
        """Return the settings that differ, with both values, as rich text."""
        dim = f'style="color:{theme().dim}"'
        head = (f"<td {dim}>{text}</td>" for text in ("", self.tr("left"), self.tr("right")))
        rows = (
            f"<tr><td {dim}>{escape(setting_title(one))}</td>"
            f"<td>{escape(setting_value(one, one.before))}</td>"
            f"<td>{escape(setting_value(one, one.after))}</td></tr>"
            for one in found
        )
        return (
            "<table cellspacing=0 cellpadding=3 width='100%'>"
            f"<tr>{''.join(head)}</tr>{''.join(rows)}</table>"
        )

    # ------------------------------------------------------------ runs

    def _record(self, path: Path | None) -> Record | None:
        """Return the record of a run, which may have to be read from disk first."""
        if path is None:
            return self.lab.record
        if path not in self._records and path not in self._reasons:
            self._reasons[path] = self.tr("Reading the run…")
            work = partial(load_run, path)
            failed = partial(self._on_not_read, path)
            self.lab.background.submit(
                f"compare {path}", work, self._on_read, failed, kernels=False
            )
        return self._records.get(path)

    def _on_read(self, run: PastRun) -> None:
        self._records[run.folder] = run.record
        self._reasons.pop(run.folder, None)
        self._following.refresh()

    def _on_not_read(self, path: Path, error: Exception) -> None:
        self._reasons[path] = error_text(error)
        self._following.refresh()

    # ------------------------------------------------------------ requests

    def _on_chosen(self, side: int, path: Path | None) -> None:
        wanted = list(self.paths())
        wanted[side] = path
        kept = {one for one in wanted if one is not None}
        kept |= {run.path for one in wanted for run in self._seeds(one)}
        self._records = {one: record for one, record in self._records.items() if one in kept}
        self._reasons = {one: text for one, text in self._reasons.items() if one in kept}
        self.lab.shelf.compare(wanted[0], wanted[1])

    def _known(self) -> list[Record]:
        """Return the records of the runs that have been read."""
        return [record for path in self.paths() if (record := self._record(path)) is not None]
