"""Runs whose curves are laid over those of the run on stage."""

from dataclasses import dataclass

from guitrainer.gui.lab.record import Record


@dataclass(frozen=True)
class Overlay:
    """Another run: its record, the number of its color (`theme().run_color`), and its name."""

    record: Record
    color: int
    name: str
