"""Runs of one setting with several seeds."""

from collections.abc import Iterable

from guitrainer.config.schema import Experiment
from guitrainer.gui.lab.library import RunSummary


def seeds_of(run: RunSummary, runs: Iterable[RunSummary]) -> list[RunSummary]:
    """Return `run` and those of `runs` that differ from it only in their seeds, by their seeds.

    Of several runs with a seed, the first is taken.
    """
    wanted = _setting(run.experiment)
    found = {run.experiment.seed: run}
    for one in runs:
        if not one.is_sweep and _setting(one.experiment) == wanted:
            found.setdefault(one.experiment.seed, one)
    return [found[seed] for seed in sorted(found)]


def _setting(experiment: Experiment) -> Experiment:
    return experiment.model_copy(update={"seed": 0, "name": "", "description": ""})
