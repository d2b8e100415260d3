"""Filters and curves of trials, which are read when the field or the card shows them."""

from functools import partial
from pathlib import Path
from typing import Any

from guitrainer.errors import GuitrainerError
from guitrainer.gui.lab.background import Background
from guitrainer.gui.lab.sweeping import SweepView, SweepWatch
from guitrainer.gui.rooms.sweep.field import SweepField
from guitrainer.gui.rooms.sweep.setting_card import SettingCard
from guitrainer.gui.rooms.sweep.thumbnails import Small, shown_trials, small, thumbnail

MOST_THUMBNAILS = 400  # settings
MOST_CURVES = 30  # of the trials of a setting

_Wanted = tuple[Path, tuple[int, ...]]  # folder of the sweep, numbers of the trials


class TrialReader:
    """Reads arrays of trials in the background, each once, and hands them to field and card."""

    def __init__(self, background: Background, field: SweepField, card: SettingCard) -> None:
        self._background, self._field, self._card = background, field, card
        self._watch: SweepWatch | None = None
        self._view: SweepView | None = None
        self._shown: _Wanted | None = None
        self._thumbnails_of: Path | None = None
        self._asked: dict[int, int] = {}  # trial of which each cell shows the filters

    def show(self, watch: SweepWatch | None, view: SweepView | None) -> None:
        """Read what is shown of a sweep, and is not read yet."""
        self._watch, self._view = watch, view
        self.ask_trial()
        self.ask_thumbnails()

    def ask_trial(self, *_: object) -> None:
        """Read filters and curve of the chosen trial, and the curves of its other seeds."""
        view, trial = self._view, self._card.trial
        if self._watch is None or view is None or trial is None:
            self._shown = None
            return
        ended = [number for number in view.trials_of(self._card.setting) if number in view.rows]
        numbers = tuple(dict.fromkeys((trial, *ended[:MOST_CURVES])))
        wanted = (view.folder, numbers)
        if wanted == self._shown:
            return
        self._shown = wanted
        self._background.submit(
            "filters of trial",
            partial(self._watch.arrays, numbers),
            partial(self._on_trial, wanted),
            kernels=False,
        )

    def ask_thumbnails(self) -> None:
        """Read filters and loss of the settings of which none are shown yet."""
        view = self._view
        if view is None or self._watch is None or not self._field.shows_thumbnails:
            return
        if self._thumbnails_of != view.folder:
            self._thumbnails_of, self._asked = view.folder, {}
            self._field.show_thumbnails({})
        new = {s: n for s, n in shown_trials(view).items() if s not in self._asked}
        if not new or len(new) > MOST_THUMBNAILS:
            return
        self._asked |= new
        self._background.submit(
            f"filters of settings {len(self._asked)}",
            partial(_smalls, self._watch, new),
            partial(self._on_thumbnails, view.folder),
            kernels=False,
        )

    def _on_trial(self, wanted: _Wanted, found: dict[int, Any]) -> None:
        if wanted == self._shown:
            chosen, *others = wanted[1]
            self._card.show_arrays(found[chosen], [found[number] for number in others])

    def _on_thumbnails(self, folder: Path, found: dict[int, Small]) -> None:
        if folder == self._thumbnails_of:
            made = {setting: thumbnail(one) for setting, one in found.items()}
            self._field.show_thumbnails(self._field.thumbnails | made)


def _smalls(watch: SweepWatch, trials: dict[int, int]) -> dict[int, Small]:
    """Read what cells show of trials, by the number of the setting; damaged arrays are left out."""
    try:
        found = watch.arrays(tuple(trials.values()))
    except GuitrainerError:  # told when a setting is chosen
        return {}
    return {setting: small(found[number]) for setting, number in trials.items()}
