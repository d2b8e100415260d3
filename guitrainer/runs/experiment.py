"""One way to run an experiment: the window, the terminal, a sweep and a test iterate this."""

import contextlib
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path

from guitrainer.config.schema import Experiment
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


def run_experiment(
    experiment: Experiment | None,
    control: Control | None = None,
    *,
    out: str | Path | None = None,
    threads: int = 1,
    resume: str | Path | None = None,
    further: Further | None = None,
    save: bool = True,
    root: Path = DEFAULT_ROOT,
) -> Iterator[Event]:
    """Train, and tell what happens: RunStarted first, RunFinished last.

    Nothing is changed on disk before data and network are known to fit. Closing the generator
    early stops the run as `control.stop()` does, with a checkpoint. When RunFinished is handed
    over everything is on disk and the folder is free.

    Parameters
    ----------
    experiment
        What to run; None with `resume`, which brings its own.
    control
        Through it other threads stop, pause and change the run.
    out
        Folder of the run, new or empty; by default `DATE_NAME_SEED` in `root`.
    threads
        How many threads compute; the results do not depend on it.
    resume
        Folder of an earlier run to go on with, bit for bit as if it had never been stopped.
    further
        With `resume`: how far to train beyond the end of that run, in its own folder. The constant
        and the step schedule go on; cosine and one-cycle begin anew where the run was to end.
    save
        Off: nothing is written, no folder is made.
    root
        Where folders of runs are made.

    Raises
    ------
    InputError
        If the experiment, its data, `out` or the checkpoint cannot be used.
    OutputError
        If a file cannot be written; the last checkpoint is kept.
    """
    control = control or Control()
    experiment = None if experiment is None else located(experiment)
    _check_choice(experiment, out, resume, further)
    with contextlib.ExitStack() as held:
        folder: RunFolder | None = None
        if resume is not None:
            folder = _existing(Path(resume))
            if save:
                held.enter_context(locked(folder.path))
            trainer = _resumed(folder, experiment, threads, further)
        else:
            assert experiment is not None
            if save and out is not None:
                check_out(Path(out))
            trainer = _trainer(experiment, threads)
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
            # First of all: an interruption from here on leaves a run that goes on to the new end.
            save_checkpoint(folder.path, *trainer.state(), trainer.experiment)
        writer = Writer(folder, trainer, threads, resumed=resume is not None)
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
        raise InputError(f"{out}: not accepted with resume: a run goes on in its own folder")


def _existing(path: Path) -> RunFolder:
    """The run at `path`, which may also be the path of its checkpoint."""
    kind = kind_of(path, CheckpointError)
    folder = RunFolder(path if kind == "folder" else path.parent)
    checkpoint = kind_of(folder.checkpoint, CheckpointError, links=False)
    if kind is None or checkpoint is None:
        raise CheckpointError(
            f"{shortened(path)}: no run to go on with: no {folder.checkpoint.name} there"
        )
    folder.check()
    return folder


def _resumed(
    folder: RunFolder, experiment: Experiment | None, threads: int, further: Further | None
) -> Trainer:
    """The trainer of a run, as it was at its last checkpoint; its run may be made longer."""
    with open_checkpoint(folder.checkpoint) as saved:
        wanted = saved.experiment
        if experiment is not None and experiment != wanted:
            raise InputError(
                f"{folder.path}: made by another experiment; a resumed run has its own"
            )
        _check_history(folder, saved)
        # Equal runs have equal checkpoints: no time is in them. Earlier versions kept it there.
        meta = {"seconds": seconds_at(folder.times, saved.meta["step"]), **saved.meta}
        dataset = load_dataset(wanted.data, wanted.seed)
        if further is not None:
            planned = RunLength.of(wanted, len(dataset.train.labels)).total_steps
            wanted = lengthened(wanted, planned, further)
        trainer = Trainer(wanted, dataset, threads=threads)
        try:
            # Before they are read: they take as much memory as those of the network at most.
            trainer.check_arrays({name: (t.dtype, t.shape) for name, t in saved.tensors.items()})
            trainer.load_state(saved.read(), meta)
        except BaseException:
            trainer.close()
            raise
    return trainer


def _check_history(folder: RunFolder, saved: Saved) -> None:
    """Refuse recorded filters of another network before anything is trained."""
    if kind_of(folder.history, CheckpointError, links=False) is None:
        return
    shapes = {name: tensor.shape for name, tensor in saved.tensors.items()}

    def fits(found: Mapping[str, Described]) -> None:
        check_same_network(folder.history, found, saved.experiment, shapes)

    read_history(folder.history, fits)


def _trainer(experiment: Experiment, threads: int) -> Trainer:
    return Trainer(experiment, load_dataset(experiment.data, experiment.seed), threads=threads)


def _written(
    events: Iterator[Event], writer: Writer, control: Control
) -> Generator[Event, None, list[Event]]:
    """Write what `events` tell and hand them on; returns the last ones, for later."""
    try:
        for event in events:
            seen = writer.take(event)
            if isinstance(event, RunFinished):
                return seen
            yield from seen
    except GeneratorExit:
        # The consumer left: end as if stopped, so that nothing that was computed is lost.
        control.stop()
        for event in events:
            writer.take(event)
        raise
    return []
