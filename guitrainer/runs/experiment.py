"""Runs an experiment; the window, the terminal, sweeps and tests all iterate over this."""

import contextlib
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from guitrainer.config.schema import Experiment
from guitrainer.data.dataset import Dataset
from guitrainer.data.loading import load_dataset
from guitrainer.errors import CheckpointError, InputError
from guitrainer.events import Event, RunFinished
from guitrainer.files.names import shortened
from guitrainer.files.opening import kind_of
from guitrainer.runs.checkpoint import Saved, open_checkpoint, save_checkpoint
from guitrainer.runs.files import remove_temporaries
from guitrainer.runs.folder import DEFAULT_ROOT, RunFolder, check_out, logging_to, new_folder
from guitrainer.runs.history import read_history
from guitrainer.runs.lock import locked
from guitrainer.runs.reading import seconds_at
from guitrainer.runs.recorded import Described, check_same_network
from guitrainer.runs.writer import Writer
from guitrainer.training.control import Control
from guitrainer.training.places import located
from guitrainer.training.plan import Further, RunLength, lengthened
from guitrainer.training.trainer import Trainer


class _Teams(NamedTuple):
    """Numbers of threads, as `Trainer` takes them."""

    threads: int
    measuring: int


def run_experiment(
    experiment: Experiment | None,
    control: Control | None = None,
    *,
    out: str | Path | None = None,
    threads: int = 1,
    measuring: int = 1,
    resume: str | Path | None = None,
    further: Further | None = None,
    save: bool = True,
    root: Path = DEFAULT_ROOT,
    dataset: Dataset | None = None,
) -> Iterator[Event]:
    """Train and yield events: RunStarted first, RunFinished last.

    Nothing is changed on disk before data and network have been checked. Closing the generator
    early stops the run like `control.stop()`, with a checkpoint. When RunFinished is yielded,
    everything is on disk and the folder is unlocked.

    Parameters
    ----------
    experiment
        What to run; None with `resume`, which has its own experiment.
    control
        Lets other threads stop, pause and change the run.
    out
        Folder of the run, new or empty; defaults to `DATE_NAME_SEED` in `root`.
    threads
        Number of training threads.
    measuring
        Number of threads that evaluate test images, if there are to be more; the results depend on
        neither number.
    resume
        Folder of an earlier run to resume, bit for bit as if it had never been stopped.
    further
        With `resume`: how far to train beyond the end of that run, in its own folder. The constant
        and step schedules continue; cosine and one-cycle restart at the former end.
    save
        Whether to write a folder; if not, nothing is written.
    root
        Where folders of runs are created.
    dataset
        The images of `experiment`, as `load_dataset` returns them, if they are already in memory.

    Raises
    ------
    InputError
        If the experiment, its data, `out` or the checkpoint cannot be used.
    OutputError
        If a file cannot be written; the last checkpoint is kept.
    """
    control = control or Control()
    experiment = None if experiment is None else located(experiment)
    teams = _Teams(threads, measuring)
    _check_choice(experiment, out, resume, further)
    with contextlib.ExitStack() as held:
        folder: RunFolder | None = None
        if resume is not None:
            folder = _existing(Path(resume))
            if save:
                held.enter_context(locked(folder.path))
            trainer = _resumed(folder, experiment, teams, further, dataset)
        else:
            assert experiment is not None
            if save and out is not None:
                check_out(Path(out))
            trainer = _trainer(experiment, teams, dataset)
        held.callback(trainer.close)
        if not save:
            yield from trainer.events(control)
            return
        if folder is None:
            folder = new_folder(trainer.experiment, None if out is None else Path(out), root)
            held.enter_context(locked(folder.path))
        remove_temporaries(folder.path)
        held.enter_context(logging_to(folder.log))
        if further is not None:
            # Saved first: a run interrupted after this resumes up to the new end.
            save_checkpoint(folder.path, *trainer.state(), trainer.experiment)
        writer = Writer(folder, trainer, threads, resumed=resume is not None)
        held.callback(writer.close)
        last = yield from _written(trainer.events(control), writer, control)
    yield from last


def _check_choice(
    experiment: Experiment | None,
    out: str | Path | None,
    resume: str | Path | None,
    further: Further | None,
) -> None:
    if resume is None and experiment is None:
        raise InputError("nothing to run; accepted: an experiment, or a run to resume")
    if resume is None and further is not None:
        raise InputError("nothing to train further; accepted: with a run to resume")
    if resume is not None and out is not None:
        raise InputError(f"{out}: not accepted with resume: a run continues in its own folder")


def _existing(path: Path) -> RunFolder:
    """Return the folder of the run at `path`, which may also be the path of its checkpoint."""
    kind = kind_of(path, CheckpointError)
    folder = RunFolder(path if kind == "folder" else path.parent)
    checkpoint = kind_of(folder.checkpoint, CheckpointError, links=False)
    if kind is None or checkpoint is None:
        raise CheckpointError(
            f"{shortened(path)}: no run to resume: there is no {folder.checkpoint.name}"
        )
    folder.check()
    return folder


def _resumed(
    folder: RunFolder,
    experiment: Experiment | None,
    teams: _Teams,
    further: Further | None,
    dataset: Dataset | None,
) -> Trainer:
    """Return the trainer of a run at its last checkpoint; the run may be extended."""
    with open_checkpoint(folder.checkpoint) as saved:
        wanted = saved.experiment
        if experiment is not None and experiment != wanted:
            raise InputError(
                f"{folder.path}: made by a different experiment; a resumed run has its own"
            )
        _check_history(folder, saved)
        # Equal runs have equal checkpoints, so these contain no times; earlier versions stored them
        # there.
        meta = {"seconds": seconds_at(folder.times, saved.meta["step"]), **saved.meta}
        if experiment is None or dataset is None:
            dataset = load_dataset(wanted.data, wanted.seed)
        if further is not None:
            planned = RunLength.of(wanted, len(dataset.train.labels)).total_steps
            wanted = lengthened(wanted, planned, further)
        trainer = Trainer(wanted, dataset, **teams._asdict())
        try:
            # Checked before reading: they need at most as much memory as those of the network.
            trainer.check_arrays({name: (t.dtype, t.shape) for name, t in saved.tensors.items()})
            trainer.load_state(saved.read(), meta)
        except BaseException:
            trainer.close()
            raise
    return trainer


def _check_history(folder: RunFolder, saved: Saved) -> None:
    """Check that the recorded filters belong to this network before anything is trained."""
    if kind_of(folder.history, CheckpointError, links=False) is None:
        return
    shapes = {name: tensor.shape for name, tensor in saved.tensors.items()}

    def fits(found: Mapping[str, Described]) -> None:
        check_same_network(folder.history, found, saved.experiment, shapes)

    read_history(folder.history, fits)


def _trainer(experiment: Experiment, teams: _Teams, dataset: Dataset | None) -> Trainer:
    if dataset is None:
        dataset = load_dataset(experiment.data, experiment.seed)
    return Trainer(experiment, dataset, **teams._asdict())


def _written(
    events: Iterator[Event], writer: Writer, control: Control
) -> Generator[Event, None, list[Event]]:
    """Write `events` to disk and yield them; return the last ones, to be yielded later."""
    try:
        for event in events:
            seen = writer.take(event)
            if isinstance(event, RunFinished):
                return seen
            yield from seen
    except GeneratorExit:
        # The consumer has left: end as if stopped, so that no results are lost.
        control.stop()
        for event in events:
            writer.take(event)
        raise
    return []
