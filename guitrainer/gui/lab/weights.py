"""Weights of all layers of a run that is not in progress: the initial and the saved ones."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from guitrainer import events
from guitrainer.gui.lab.background import Background
from guitrainer.gui.lab.looking import Looking
from guitrainer.gui.lab.previews import DatasetCache
from guitrainer.gui.lab.record import Record


class WeightReader(QObject):
    """Draws or reads weights on request, and adds them to the record of the run."""

    captured = Signal()

    def __init__(
        self, background: Background, datasets: DatasetCache, looking: Looking, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._background, self._datasets, self._looking = background, datasets, looking

    def read(self, failed: Callable[[Exception], None]) -> None:
        """Draw or read the weights of the run on stage; `failed(error)` is called if that fails."""
        record = self._looking.record

        def refuse(error: Exception) -> None:
            if record is self._looking.record:  # the previous request is obsolete
                failed(error)

        work = partial(known_states, record, self._datasets)
        self._background.submit("state", work, partial(self._take, record), refuse)

    def _take(self, record: Record, states: list[events.StateCaptured]) -> None:
        for state in states:
            record.take(state)
        self.captured.emit()


def known_states(record: Record, datasets: DatasetCache) -> list[events.StateCaptured]:
    """Return the weights of a run at its start and, if it is on disk, at its checkpoint.

    Raises
    ------
    InputError
        If the experiment does not fit its data, or the checkpoint is missing or damaged.
    """
    from guitrainer.runs.checkpoint import load_checkpoint
    from guitrainer.training.preview import draw_state

    drawn = draw_state(record.experiment, datasets.get(record.experiment))
    if record.started is None or not record.started.folder:
        return [drawn]
    saved = load_checkpoint(Path(record.started.folder))
    arrays = {
        name: events.frozen_copy(saved.arrays[name])
        for name in drawn.arrays
        if name in saved.arrays
    }
    return [drawn, events.StateCaptured(int(saved.meta["step"]), arrays)]
