"""Histograms of one layer over the steps: weights, gradients and activations."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import partial
from typing import get_args

from PySide6.QtWidgets import QWidget

from guitrainer.events import HistogramKind, LayerHistogram
from guitrainer.figures import count, figure
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import column, held, label, row
from guitrainer.gui.kit.ridges import Ridge, RidgePlot
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.train.curves.page import LayerPage
from guitrainer.sentences import fill

KINDS: tuple[HistogramKind, ...] = get_args(HistogramKind)


class HistogramsPage(LayerPage):
    """A plot for each kind of values, with a ridge for every measurement."""

    def __init__(self, lab: Lab) -> None:
        super().__init__(
            lab,
            self.tr("Layer whose histograms are shown"),
            self.tr("The layer whose values are counted."),
        )
        names = (self.tr("Weights"), self.tr("Gradients of the weights"), self.tr("Activations"))
        tips = (
            self.tr("The weights of the layer, from the start (above) to the latest step."),
            self.tr("The gradient of the loss of the last batch with respect to the weights."),
            self.tr("The outputs of the layer for up to 32 training images."),
        )
        scale = self.tr(
            "Heights are square roots of the counts, each ridge scaled to its peak, so that rare "
            "values remain visible."
        )
        self.plots = {kind: RidgePlot(name) for kind, name in zip(KINDS, names, strict=True)}
        parts: list[QWidget] = []
        for plot, name, tip in zip(self.plots.values(), names, tips, strict=True):
            title = label(name, "strong")
            title.setToolTip(f"{tip} {scale}")
            plot.chosen.connect(self._on_chosen)
            parts.append(held(column([title, plot], spacing=2, stretch=1)))
        self.setLayout(row(parts, spacing=2 * GRID, stretch={0: 1, 1: 1, 2: 1}))
        self._steps: dict[HistogramKind, list[int]] = {kind: [] for kind in KINDS}

    @property
    def invitation(self) -> str:
        """The hint in an empty plot before training."""
        return self.tr("Train to draw these histograms")

    # ------------------------------------------------------------ painting

    def parts(self) -> Sequence[Callable[[], None]]:
        """Return the functions that draw the plots."""
        return (self._show_names, *(partial(self._draw, kind) for kind in KINDS))

    def mark(self) -> None:
        """Mark the ridges at the cursor."""
        cursor = self.lab.looking.cursor
        for kind, plot in self.plots.items():
            steps = self._steps[kind]
            place = None if cursor is None else max(bisect_right(steps, cursor) - 1, 0)
            plot.show_at(place if steps else None)

    def _show_names(self) -> None:
        measured = self.lab.record.histograms
        found = [one.layer for event in measured[:1] + measured[-1:] for one in event.histograms]
        started = self.lab.record.started
        order = [one.name for one in started.layers] if started else []
        names = tuple(sorted(dict.fromkeys(found), key=lambda name: _place(name, order)))
        self.offer(names)

    def _draw(self, kind: HistogramKind) -> None:
        found = [
            (event.step, one)
            for event in self.lab.record.histograms
            for one in event.histograms
            if one.kind == kind and one.layer == self.layer.key
        ]
        self._steps[kind] = [step for step, _ in found]
        ridges = [self._ridge(step, one) for step, one in found]
        no_weight = self.tr("This layer has no weight that is trained")
        lacking = kind != "activations" and bool(self._steps_of_layer) and not ridges
        self.plots[kind].show_ridges(ridges, no_weight if lacking else self.hint)

    @property
    def _steps_of_layer(self) -> list[int]:
        """Steps after the start at which the layer was measured."""
        measured = self.lab.record.histograms
        return [
            event.step
            for event in measured[-1:]
            for one in event.histograms
            if one.layer == self.layer.key and event.step
        ]

    def _ridge(self, step: int, one: LayerHistogram) -> Ridge:
        text = self.tr("Step %1: from %2 to %3, %4 values")
        ends = figure(one.low), figure(one.high)
        tip = fill(text, count(step), *ends, count(sum(one.counts)))
        return Ridge(one.low, one.high, one.counts, count(step), tip)

    # ------------------------------------------------------------ requests

    def _on_chosen(self, number: int) -> None:
        kind = next(kind for kind, plot in self.plots.items() if plot is self.sender())
        self.lab.looking.scrub(self._steps[kind][number])


def _place(name: str, order: list[str]) -> int:
    return order.index(name) if name in order else len(order)
