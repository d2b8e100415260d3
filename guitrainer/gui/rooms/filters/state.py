"""What the room shows, kept when the window is created again."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from guitrainer.runs.filter_series import FilterSeries

NAME = "filters"
MOST_SOURCES = 8  # opened files that can be chosen again


@dataclass
class SideState:
    """What a side shows: `place` is the index of a moment (−1: the last), `number` of a filter."""

    source: "FilterSeries | None" = None
    layer: str | None = None
    place: int = -1
    number: int = 0


@dataclass
class RoomState:
    """The opened files, the latest first, and the two sides; `both` shows them side by side."""

    sources: list["FilterSeries"] = field(default_factory=list)
    sides: tuple[SideState, SideState] = field(default_factory=lambda: (SideState(), SideState()))
    both: bool = False
    active: int = 0

    def add(self, series: "FilterSeries") -> None:
        """Add an opened file; one with the same path is replaced."""
        others = [one for one in self.sources if one.path != series.path]
        self.sources = [series, *others][:MOST_SOURCES]


def kept_state(kept: dict[str, Any]) -> RoomState:
    """Return the state of the room in what a laboratory keeps; it is added if there is none."""
    state = kept.setdefault(NAME, RoomState())
    assert isinstance(state, RoomState)
    return state
