"""The weights of all layers of a run that nobody trains: as drawn, and as saved."""

from pathlib import Path

from guitrainer.events import StateCaptured, frozen_copy
from guitrainer.gui.lab.datasets import DatasetCache
from guitrainer.gui.lab.record import Record


def known_states(record: Record, datasets: DatasetCache) -> tuple[Record, list[StateCaptured]]:
    """The record, and its weights at the start and, where it is on disk, at its checkpoint.

    Raises
    ------
    InputError
        If the experiment does not fit its data, or the checkpoint is missing or damaged.
    """
    from guitrainer.runs.checkpoint import load_checkpoint
    from guitrainer.training.preview import draw_state

    drawn = draw_state(record.experiment, datasets.get(record.experiment))
    if record.started is None or not record.started.folder:
        return record, [drawn]
    saved = load_checkpoint(Path(record.started.folder))
    arrays = {
        name: frozen_copy(saved.arrays[name]) for name in drawn.arrays if name in saved.arrays
    }
    return record, [drawn, StateCaptured(int(saved.meta["step"]), arrays)]
