"""The share of edges over the checkpoints, a line for each side."""

from collections.abc import Sequence

import numpy as np

from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.kit.chart.card import LegendEntry, PlotCard
from guitrainer.gui.kit.chart.drawing import Drawing, Line, Style
from guitrainer.gui.rooms.filters.side import FilterSide
from guitrainer.gui.rooms.filters.words import file_title, moment_words

tr = Texts("filters")

WHOLE = (0.0, 1.0)
MARGIN = 0.5  # beside the first and last checkpoint, so that their names have room


class EdgeCurve(PlotCard):
    """Shows how many of the filters of a layer are edges, at every checkpoint."""

    def __init__(self) -> None:
        super().__init__(
            "filters",
            tr("Edges over the checkpoints"),
            tr("Share of the filters of the layer that are labeled edge"),
        )

    def show_sides(self, sides: Sequence[FilterSide], active: FilterSide) -> None:
        """Draw the lines of the sides that have several checkpoints, and mark the active one."""
        shown = _different([side for side in sides if len(side.places) > 1])
        colors = (theme().accent, theme().runs[0])
        entries, lines = [], []
        for place, side in enumerate(shown):
            series = side.state.source
            assert series is not None
            style = Style(colors[place % len(colors)], dots=len(side.places) <= 2)
            name = f"{file_title(series.path)} · {side.state.layer}"
            entries.append(LegendEntry(str(place), name, str(series.path), style))
            x, y = _course(side)
            lines.append(Line(str(place), name, x, y, style))
        longest = max(shown, key=lambda side: len(side.places), default=None)
        names = None if longest is None else _names(longest)
        last = float(max(len(names or ()) - 1, 1))
        self.draw(
            Drawing(
                tuple(lines),
                x_range=(-MARGIN, last + MARGIN),
                y_range=WHOLE,
                percent=True,
                names=names,
                hint=self.tr("These filters are too small or too large to score"),
            ),
            entries,
        )
        marked = active if len(active.places) > 1 else next(iter(shown), active)
        here, places = marked.state.place, marked.places
        self.plot.mark(float(places.index(here)) if here in places else None)


def _course(side: FilterSide) -> tuple[np.ndarray, np.ndarray]:
    """Return the positions and shares of the checkpoints that have been read and scored."""
    scored = [
        (float(index), frame.shown.scores.edge_fraction)
        for index, place in enumerate(side.places)
        if (frame := side.frames.get(place)) is not None and frame.shown.scores is not None
    ]
    x, y = zip(*scored, strict=True) if scored else ((), ())
    return np.array(x, np.float64), np.array(y, np.float64)


def _different(sides: Sequence[FilterSide]) -> list[FilterSide]:
    """Return the sides without those that show the same layer as another one."""
    kept = {(side.state.source, side.state.layer): side for side in reversed(sides)}
    return [side for side in sides if side in kept.values()]


def _names(side: FilterSide) -> tuple[str, ...]:
    assert side.state.source is not None
    return tuple(moment_words(side.state.source, place) for place in side.places)
