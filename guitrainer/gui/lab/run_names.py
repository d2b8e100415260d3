"""What runs are called: by the user, else by what differs between them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from guitrainer.config.differences import Difference
from guitrainer.config.schema import Experiment
from guitrainer.gui.lab.library import RunSummary
from guitrainer.gui.lab.run_texts import difference_words, short_date

MOST_WORDS = 2  # of what a run differs in


def run_name(
    experiment: Experiment,
    changes: Sequence[Difference],
    here: str = "",
    common: Counter[str] | None = None,
) -> str:
    """What a run is called: what makes it differ from its preset, else its preset.

    Parameters
    ----------
    experiment, changes : of the run, and in what it differs from its preset
    here : name of the preset that goes without saying
    common : how many runs of the preset share a difference; the rarest are named first
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
    """Names of runs by their folders; those that would be equal are told apart by when they began.

    Parameters
    ----------
    runs : the first of several equal ones has no date in its name
    here : name of the preset that goes without saying
    """
    runs = tuple(runs)
    common: dict[str, Counter[str]] = {}
    for run in runs:
        common.setdefault(run.experiment.name, Counter()).update(_words(run.changes))
    names: dict[Path, str] = {}
    for run in runs:
        own = run_name(run.experiment, run.changes, here, common[run.experiment.name])
        names[run.path] = _apart(run.name or own, run, set(names.values()))
    return names


def _words(changes: Iterable[Difference]) -> list[str]:
    return list(dict.fromkeys(word for one in changes if (word := difference_words(one))))


def _apart(name: str, run: RunSummary, taken: set[str]) -> str:
    """`name`, with the date and then a number behind it where it is taken."""
    if name not in taken:
        return name
    dated, number = f"{name} · {short_date(run.date)}", 2
    free = dated
    while free in taken:
        free, number = f"{dated} ({number})", number + 1
    return free
