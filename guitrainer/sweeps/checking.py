"""Checks a plan before anything is written: every setting, the data, memory and disk."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guitrainer.config.schema import Conv, Experiment
from guitrainer.data.dataset import Dataset
from guitrainer.errors import ConfigError, InputError
from guitrainer.machine_memory import available_bytes
from guitrainer.nn.memory import memory_bytes
from guitrainer.nn.plans import LayerPlan, plan_layers
from guitrainer.processor import usable_cores
from guitrainer.sentences import fault
from guitrainer.sweeps import faults
from guitrainer.sweeps.faults import at
from guitrainer.sweeps.plan import SweepPlan
from guitrainer.sweeps.trial import CURVE_POINTS, ImageCache
from guitrainer.training.plan import RunLength

PROCESS_BYTES = 300 << 20  # the interpreter, libraries and compiled code of a worker
MEMORY_SHARE = 0.8
ROW_BYTES = 400
END_BYTES = 1 << 18  # report, pictures and logs
# Of more settings, only so many are checked, evenly spaced; the others fail when they are computed.
MOST_CHECKED = 2000
COPIES_IN_A_RUN = 4  # weights in the checkpoint of a run, with the state of the optimizer


@dataclass(frozen=True)
class SweepNeeds:
    """What a sweep needs: trials, workers, and bytes of memory per worker and on disk."""

    trials: int
    settings: int
    steps: int
    jobs: int
    memory: int
    disk: int


def check_sweep(plan: SweepPlan, jobs: int | None, where: Path, ended: int = 0) -> SweepNeeds:
    """Check that the trials of a plan can be computed here.

    Parameters
    ----------
    plan : the plan.
    jobs : number of workers; None for as many as the machine has cores and memory for.
    where : folder on the disk that is written to.
    ended : number of trials that have ended, of a sweep that goes on.

    Raises
    ------
    InputError
        If a setting is invalid, the data cannot be used, or memory or disk are too small.
    """
    checked = _LargestNeeds()
    for index in _spaced(plan.settings_count):
        experiment = plan.repeated(plan.setting_experiment(index), plan.trial(index))
        try:
            checked.add(experiment)
        except InputError as error:
            raise at(plan.label(index), error) from None
    if jobs is None:
        fitting = int(available_bytes() * MEMORY_SHARE // max(checked.memory, 1))
        jobs = max(1, min(usable_cores(), plan.trials_count, fitting))
    remaining = plan.trials_count - ended
    # At the end, all of them are written again: the table sorted, and the arrays for NumPy.
    written = (remaining + plan.trials_count) * (ROW_BYTES + checked.arrays) + END_BYTES
    kept = checked.run * _kept(plan, jobs, ended)
    needs = SweepNeeds(
        plan.trials_count,
        plan.settings_count,
        checked.steps,
        jobs,
        checked.memory,
        written + kept if remaining else 0,
    )
    _refuse_too_much(needs, where)
    return needs


def _kept(plan: SweepPlan, jobs: int, ended: int) -> int:
    remaining = plan.trials_count - ended
    return {"none": 0, "best": min(jobs + 1, remaining), "all": remaining}[plan.keep]


def _spaced(count: int) -> Iterator[int]:
    checked = min(count, MOST_CHECKED)
    return (place * count // checked for place in range(checked))


class _LargestNeeds:
    """The largest needs of the experiments so far."""

    def __init__(self) -> None:
        self.memory = self.arrays = self.run = self.steps = 0
        self._datasets = ImageCache()
        self._seen: set[str] = set()

    def add(self, experiment: Experiment) -> None:
        dataset = self._datasets.get(experiment.data, experiment.seed)
        length = RunLength.of(experiment, len(dataset.train.labels))
        self.steps = max(self.steps, length.total_steps)
        network = experiment.network.model_dump_json()
        key = f"{experiment.training.batch_size} {dataset.shape} {dataset.classes} {network}"
        if key in self._seen:
            return
        self._seen.add(key)
        plans = plan_layers(experiment.network, dataset.shape, dataset.classes)
        self._add_sizes(experiment, dataset, plans)

    def _add_sizes(
        self,
        experiment: Experiment,
        dataset: Dataset,
        plans: list[LayerPlan] | tuple[LayerPlan, ...],
    ) -> None:
        images = dataset.train.images.nbytes + dataset.test.images.nbytes
        needed = memory_bytes(plans, experiment.training.batch_size) + 2 * images + PROCESS_BYTES
        self.memory = max(self.memory, needed)
        first = next((plan for plan in plans if isinstance(plan.spec, Conv)), None)
        weights = 0 if first is None else first.parameters
        self.arrays = max(self.arrays, 2 * 4 * weights + 16 * CURVE_POINTS)
        whole = sum(plan.parameters for plan in plans)
        self.run = max(self.run, 4 * (COPIES_IN_A_RUN * whole + 100 * weights) + (1 << 18))


def _refuse_too_much(needs: SweepNeeds, where: Path) -> None:
    there = available_bytes()
    if needs.jobs * needs.memory > there * MEMORY_SHARE:
        fitting = int(there * MEMORY_SHARE // needs.memory)
        sizes = (f"{size / 2**30:,.1f}" for size in (needs.memory, there))
        text = faults.TOO_MUCH_MEMORY if fitting else faults.TOO_LARGE
        raise ConfigError(fault("--jobs", text, needs.jobs, *sizes, f"--jobs {fitting}"))
    while not where.exists() and where != where.parent:
        where = where.parent
    free = shutil.disk_usage(where).free
    if needs.disk > free:
        needed, left = (f"{size / 2**20:,.1f}" for size in (needs.disk, free))
        raise ConfigError(fault("", faults.TOO_MUCH_DISK, needed, str(where), left))
