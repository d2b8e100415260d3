"""Chooses who computes the trials of a sweep."""

from collections.abc import Callable

from guitrainer.sweeps.folder import SweepFolder
from guitrainer.sweeps.local import PATIENCE_S, LocalCrew
from guitrainer.sweeps.messages import TrialCrew
from guitrainer.sweeps.plan import SweepPlan
from guitrainer.sweeps.run import MakeCrew
from guitrainer.sweeps.trial import TrialRunner


def make_crew(jobs: int, patience: float | None = None) -> MakeCrew:
    """Return a function that makes workers on this machine for a sweep.

    Parameters
    ----------
    jobs : number of worker processes.
    patience : seconds without a sign of life after which a worker is replaced.
    """

    def make(plan: SweepPlan, folder: SweepFolder) -> TrialCrew:
        runs = None if plan.keep == "none" else folder.runs.absolute()
        remaining = max(1, min(jobs, plan.trials_count))
        return LocalCrew(
            TrialRunner(plan, runs),
            remaining,
            folder.logs.absolute(),
            PATIENCE_S if patience is None else patience,
        )

    return make


def connected(address: str, plan: SweepPlan) -> tuple[MakeCrew, Callable[[], None]]:
    """Connect to a Dask cluster before the folder of a sweep exists; see `ClusterCrew`.

    Returns
    -------
    make, close
        Functions that make the workers of a sweep with this plan, and leave the cluster.

    Raises
    ------
    InputError
        If the cluster cannot be used.
    """
    from guitrainer.sweeps.cluster import ClusterCrew  # needs a package that may be missing

    crew = ClusterCrew(TrialRunner(plan), address)

    def make(plan: SweepPlan, folder: SweepFolder) -> TrialCrew:
        crew.perform = TrialRunner(plan, None if plan.keep == "none" else folder.runs.absolute())
        return crew

    return make, crew.close
