"""The weights at the cursor, for rooms that compute with the whole network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.stage import State

if TYPE_CHECKING:
    from guitrainer.events import StateCaptured


def state_shown(lab: Lab) -> StateCaptured | None:
    """Return all weights at the cursor, or the last known ones before it; None if not known yet."""
    return lab.record.state_at(lab.looking.cursor)


def trains_live(lab: Lab) -> bool:
    """Return whether the weights at the cursor are being trained."""
    return lab.looking.cursor is None and lab.state == State.TRAINING


def is_stale(lab: Lab, state: StateCaptured | None) -> bool:
    """Return whether there are newer weights than `state`, or it is None and there are some."""
    if state is None:
        return lab.known is not None or lab.state != State.IDLE
    return lab.running and lab.looking.cursor is None and lab.record.newest > state.step
