"""Texts about runs: their dates, their states, and settings in which they differ."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from zlib import crc32

from guitrainer.clock import now
from guitrainer.config.differences import Difference
from guitrainer.config.schema import Experiment
from guitrainer.figures import figure
from guitrainer.gui.base.text.choices import choice_text, scheme_name
from guitrainer.gui.base.text.language import Texts, translated
from guitrainer.gui.base.values import editable
from guitrainer.gui.lab.library import RunState, RunSummary
from guitrainer.sentences import fill

tr = Texts("runs")

MOST_WORDS = 2  # most differences in a name
SIZES = {"std": "σ", "variance": "σ²"}  # the seed of the initial weights


def run_name(
    experiment: Experiment,
    changes: Sequence[Difference],
    here: str = "",
    common: Counter[str] | None = None,
) -> str:
    """Name a run by its differences from its preset, or else by its preset.

    Parameters
    ----------
    experiment, changes : experiment of the run, and its differences from its preset
    here : name of the preset that can be omitted
    common : number of runs of the preset that share a difference; the rarest are named first
    """
    words = _words(changes)
    if not words:
        return experiment.name
    if common is not None:
        words.sort(key=lambda word: common[word])
    more = len(words) - MOST_WORDS
    text = ", ".join(words[:MOST_WORDS]) + (f" +{more}" if more > 0 else "")
    return text if experiment.name == here else f"{experiment.name}: {text}"


def run_names(runs: Iterable[RunSummary], here: str) -> dict[Path, str]:
    """Name runs, by their folders; equal names are distinguished by the date of the run.

    Parameters
    ----------
    runs : the runs; the first of several equal ones has no date in its name
    here : name of the preset that can be omitted
    """
    runs = tuple(runs)
    common: dict[str, Counter[str]] = {}
    for run in runs:
        common.setdefault(run.experiment.name, Counter()).update(_words(run.changes))
    names: dict[Path, str] = {}
    for run in runs:
        own = (
            sweep_name(run, here)
            if run.sweep is not None
            else run_name(run.experiment, run.changes, here, common[run.experiment.name])
        )
        names[run.path] = _apart(run.name or own, run, set(names.values()))
    return names


def sweep_name(run: RunSummary, here: str = "") -> str:
    """Name a sweep by what is varied, a race by its contestants; with its preset, unless `here`."""
    keys = () if run.sweep is None else run.sweep.keys
    text = " × ".join(key.rpartition(".")[2].replace("_", " ") for key in keys)
    form = tr("Sweep: %1")
    if run.sweep is not None and run.sweep.race:
        text, form = ", ".join(run.sweep.contestants), tr("Race: %1")
    name = "" if run.experiment.name == here else run.experiment.name
    return fill(form, ": ".join(filter(None, (name, text))) or here)


def _words(changes: Iterable[Difference]) -> list[str]:
    return list(dict.fromkeys(word for one in changes if (word := difference_words(one))))


def _apart(name: str, run: RunSummary, taken: set[str]) -> str:
    """Return `name`, followed by the date, and then a number, if it is taken."""
    if name not in taken:
        return name
    dated, number = f"{name} · {short_date(run.date)}", 2
    free = dated
    while free in taken:
        free, number = f"{dated} ({number})", number + 1
    return free


def short_date(date: datetime | None) -> str:
    """Format a date as the time if it is today, else as the day."""
    if date is None:
        return unknown_date()
    today = now()
    if today is not None and date.date() == today.date():
        return f"{date:%H:%M}"
    return f"{date:%m-%d}"


def long_date(date: datetime | None) -> str:
    """Format a date as day and time."""
    return unknown_date() if date is None else f"{date:%Y-%m-%d %H:%M}"


def unknown_date() -> str:
    """Return the text for an unknown date."""
    return tr("date unknown")


def state_words(state: RunState) -> str:
    """Describe how a run ended, or what it is doing."""
    return {
        "completed": tr("completed"),
        "stopped": tr("stopped"),
        "diverged": tr("diverged"),
        "interrupted": tr("interrupted"),
        "running": tr("running elsewhere"),
        "damaged": tr("damaged"),
        "starting": tr("getting ready"),
        "training": tr("training"),
        "paused": tr("paused"),
        "saving": tr("saving"),
    }[state]


def setting_title(difference: Difference) -> str:
    """Return the title of a setting with its layer: "conv1: Scheme"."""
    parts, title = difference.key.split("."), translated(difference.title)
    if parts[:2] != ["network", "layers"] or len(parts) < 3:
        return title
    if len(parts) == 3:  # a whole layer
        return parts[2]
    return f"{parts[2]}: {title}"


def setting_value(difference: Difference, value: Any) -> str:
    """Format the value of a setting; a dash if it is not set."""
    last = difference.key.rpartition(".")[2]
    if value is None:
        return "–"
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if last == "scheme":
        return scheme_name(value)
    if last == "content":
        return f"#{crc32(''.join(value).encode()):08x}"
    if last == "source":
        return Path(value).name or str(value)
    if isinstance(value, str):
        return choice_text(value)
    if isinstance(value, tuple) and value and isinstance(value[0], str):
        return ", ".join(value)
    return figure(value) if isinstance(value, float) else editable(value)


def setting_head(difference: Difference) -> str:
    """Return the title of a setting, short enough for the title of a column: "conv1 σ"."""
    parts = difference.key.split(".")
    title = SIZES.get(parts[-1]) if "initializer" in parts else None
    return setting_title(difference) if title is None else f"{parts[2]} {title}"


def difference_words(difference: Difference) -> str:
    """Describe a difference in a few words; empty if another difference covers it."""
    parts, after = difference.key.split("."), difference.after
    value = setting_value(difference, after)
    in_layer = parts[:2] == ["network", "layers"]
    if in_layer and len(parts) == 2:
        return tr("layers in another order")
    if in_layer and len(parts) == 3:
        text = tr("no %1") if after is None else tr("with %1")
        return fill(text, parts[2])
    if "initializer" in parts:
        return "" if after is None else _initial(parts[-1], difference, value)
    title = translated(difference.title)
    title = title if title[1:2].isupper() else title[:1].lower() + title[1:]
    if after is None:  # steps and epochs both differ; the one that is set covers it
        lengths = ("epochs", "steps")
        return "" if parts[-1] in lengths else tr("no %1", title)
    return value if parts[-1] in ("source", "optimizer") else f"{title} {value}"


def _initial(last: str, difference: Difference, value: str) -> str:
    if last == "scheme":
        return value
    return f"{SIZES.get(last, translated(difference.title).lower())} {value}"
