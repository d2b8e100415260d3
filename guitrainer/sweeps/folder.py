"""The folder of a sweep: its files, and its creation."""

from dataclasses import dataclass
from pathlib import Path

from guitrainer.clock import stamp
from guitrainer.errors import CheckpointError, InputError
from guitrainer.files.names import shortened
from guitrainer.files.opening import check_place, kind_of
from guitrainer.runs.files import write_atomically
from guitrainer.runs.folder import new_named
from guitrainer.runs.lock import LOCK_NAME
from guitrainer.sweeps.places import located_plan
from guitrainer.sweeps.plan import SweepPlan, plan_text, read_plan

SWEEPS_ROOT = Path("sweeps")


@dataclass(frozen=True)
class SweepFolder:
    """The paths of the files of a sweep."""

    path: Path

    @property
    def plan(self) -> Path:
        """The plan, ready to be computed again."""
        return self.path / "sweep.toml"

    @property
    def computed(self) -> Path:
        """The plan that the trials so far were computed with."""
        return self.path / "computed.toml"

    @property
    def trials(self) -> Path:
        """One row per trial that has ended."""
        return self.path / "trials.csv"

    @property
    def arrays(self) -> Path:
        """Filters and curves of the trials, appended as they end."""
        return self.path / "arrays.bin"

    @property
    def summary(self) -> Path:
        """One row per setting, written at the end."""
        return self.path / "summary.csv"

    @property
    def filters(self) -> Path:
        """The filters of all trials for NumPy, written at the end."""
        return self.path / "filters.npz"

    @property
    def status(self) -> Path:
        """Progress of the sweep, for those who watch it."""
        return self.path / "status.json"

    @property
    def report(self) -> Path:
        """The report, written at the end; its pictures are in `pictures`."""
        return self.path / "report.md"

    @property
    def pictures(self) -> Path:
        """Folder of the pictures of the report."""
        return self.path / "pictures"

    @property
    def runs(self) -> Path:
        """Folder of the runs that are kept."""
        return self.path / "runs"

    @property
    def logs(self) -> Path:
        """Folder of the logs of the workers."""
        return self.path / "logs"

    @property
    def note(self) -> Path:
        """Name and note given by the user; the file exists only if there are any."""
        return self.path / "note.json"

    @property
    def files(self) -> tuple[Path, ...]:
        """Paths of all files except those in inner folders, whether they exist or not."""
        return (
            self.plan,
            self.computed,
            self.trials,
            self.arrays,
            self.summary,
            self.filters,
            self.status,
            self.report,
            self.note,
        )

    def check(self) -> None:
        """Refuse a folder in which something else is in place of a file of the sweep.

        Raises
        ------
        CheckpointError
            If so; the message names what is in the way.
        """
        for path in (*self.files, self.path / LOCK_NAME):
            check_place(path, CheckpointError)
        for path in (self.pictures, self.runs, self.logs):
            check_place(path, CheckpointError, folder=True)


def existing_sweep(path: str | Path) -> SweepFolder:
    """Return the folder of a sweep.

    Raises
    ------
    InputError
        If there is none.
    """
    folder = SweepFolder(Path(path))
    if kind_of(folder.path) != "folder":
        raise InputError(f"{shortened(path)}: no such folder; accepted: the folder of a sweep")
    if kind_of(folder.plan, links=False) != "file":
        raise InputError(
            f"{shortened(path)}: this is not a sweep: it contains no {folder.plan.name}"
        )
    folder.check()
    return folder


def sweep_plan(folder: SweepFolder) -> SweepPlan:
    """Read the plan of a sweep; see `plan.read_plan`."""
    return read_plan(folder.plan, links=False)


def create_sweep(
    plan: SweepPlan, name: str, out: Path | None = None, root: Path = SWEEPS_ROOT
) -> SweepFolder:
    """Create the folder of a sweep that has not begun: `out`, or else `DATE_NAME` in `root`.

    Its plan has absolute paths, so that it can be resumed from any folder.

    Raises
    ------
    InputError
        If `out` is not empty.
    OutputError
        If the folder cannot be created.
    """
    text = plan_text(located_plan(plan))
    folder = SweepFolder(new_named(f"{stamp('%Y-%m-%d')}_{name}", out, root))
    write_atomically(folder.plan, text.encode())
    return folder
