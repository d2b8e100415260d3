"""Signals through the layers: activations, gradients, and updates of the weights."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtGui import QColor

from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.kit.chart.card import LegendEntry, PlotCard
from guitrainer.gui.kit.chart.drawing import Drawing, Guide, Line, Style
from guitrainer.gui.lab import courses
from guitrainer.gui.lab.courses import Course
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.record import Record
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.train.curves.page import Curve, LayerPage, lines_of
from guitrainer.sentences import fill

SHARES = (1, 1, 1)
HEALTHY = 1e-3  # norm of an update over the norm of the weight
ROOM = 0.3  # in addition to the first and last layer

# Standard deviation of the output and of its gradient, by layer.
Stds = dict[str, tuple[float, float]]


class SignalsPage(LayerPage):
    """One plot by layer, and two plots over the steps."""

    def __init__(self, lab: Lab) -> None:
        super().__init__(
            lab,
            self.tr("Layer whose signal is shown over steps"),
            self.tr("The layer whose signal is drawn over the steps."),
        )
        self._by_layer = PlotCard(
            "signal_by_layer",
            self.tr("Signal by layer"),
            self.tr(
                "Standard deviation of the activations going forward and of the gradients going "
                "back. Flat lines train well; click a layer to see its history."
            ),
        )
        self._course = PlotCard(
            "signal_over_steps",
            self.tr("Signal over steps"),
            self.tr("The signal of one layer during training."),
        )
        self._updates = PlotCard(
            "updates",
            self.tr("Update / weight"),
            self.tr(
                "How much one step changes the weights, relative to their size. About a "
                "thousandth is healthy; far below, hardly anything is learned; far above, "
                "training is unstable."
            ),
        )
        self._forward, self._backward, self._start = self._make_entries()
        self._lay_out((self._by_layer, self._course, self._updates), SHARES)
        self._join((self._course, self._updates))
        self._by_layer.plot.hovered.connect(self._on_layer_hovered)
        self._by_layer.plot.scrubbed.connect(self._on_layer_asked)
        self._by_layer.plot.walked.connect(self._on_layer_walked)
        self._zero = self.tr("All zero: nothing gets through")

    def _make_entries(self) -> tuple[LegendEntry, LegendEntry, LegendEntry]:
        colors = theme()
        return (
            LegendEntry(
                "activations",
                self.tr("activations"),
                self.tr("Standard deviation σ of the layer's output over images."),
                Style(colors.accent, dots=True),
            ),
            LegendEntry(
                "gradients",
                self.tr("gradients"),
                self.tr("Standard deviation σ of the gradient that reaches the layer."),
                Style(colors.marker, dots=True),
            ),
            LegendEntry(
                "start",
                self.tr("at start"),
                self.tr("The same before the first step, as initialized."),
                Style(colors.dim, width=1, dashed=True),
            ),
        )

    # ------------------------------------------------------------ painting

    def parts(self) -> Sequence[Callable[[], None]]:
        """Return the functions for signals by layer, signals of one layer, and updates."""
        return (self._draw_named_layers, self._draw_course, self._draw_updates)

    def _draw_named_layers(self) -> None:
        start = self._stds_at_start()
        self.offer(tuple(start) or courses.layer_names(self.lab.record))
        self._draw_layers(start)

    def _draw_course(self) -> None:
        start = self._stds_at_start()
        x_range = (0.0, float(self.last_step))
        layer = self.layer.currentText()
        if layer:
            self._course.title = fill(self.tr("Signal of %1"), layer)
        curves = self._course_curves(layer, start)
        lines = lines_of(curves, self.lab.record, self.lab.shelf.overlays)
        signal = Drawing(lines, (), x_range, log=True, hint=self.hint, hint_zero=self._zero)
        entries = (self._forward, self._backward)
        self._course.draw(signal, entries, self.window_shown)

    def _draw_updates(self) -> None:
        x_range = (0.0, float(self.last_step))
        curves = self._update_curves()
        updates = Drawing(
            lines_of(curves, self.lab.record, ()),
            (Guide(HEALTHY, "10⁻³"),),
            x_range,
            log=True,
            hint=self.hint,
            hint_zero=self._zero,
        )
        self._updates.draw(updates, [curve.entry for curve in curves], self.window_shown)

    def mark(self) -> None:
        """Move the marker to the cursor, and show the signals by layer at that step."""
        super().mark()
        self._draw_layers(self._stds_at_start())

    def _draw_layers(self, start: Stds) -> None:
        measured = self.lab.record.signals_at(self.lab.looking.cursor)
        now = (
            {one.layer: (one.std, one.gradient_std) for one in measured.layers} if measured else {}
        )
        before = self._start
        words = self._forward.name, self._backward.name
        lines = []
        for stds, initial in ((start, True), (now, False)):
            for k, entry in enumerate((self._forward, self._backward)):
                key = before.key if initial else entry.key
                name = f"{words[k]} {before.name}" if initial else words[k]
                style = Style(entry.style.color, 1, dashed=True) if initial else entry.style
                y = np.array([stds[one][k] if one in stds else np.nan for one in self.names])
                if stds:
                    lines.append(Line(key, name, np.arange(len(y), dtype=float), y, style))
        ends = (-ROOM, max(len(self.names) - 1, 1) + ROOM)
        drawing = Drawing(
            tuple(lines),
            (),
            ends,
            log=True,
            names=self.names,
            hint=self.lab.background.waiting if self._awaited else self.hint,
            hint_zero=self._zero,
        )
        self._by_layer.draw(drawing, (self._forward, self._backward, self._start))

    @property
    def _awaited(self) -> bool:
        """Whether the signal before training is still being measured."""
        lab = self.lab
        return lab.state == State.IDLE and lab.preview is None and lab.problem is None

    def _stds_at_start(self) -> Stds:
        """Return the standard deviations of the preview, or else of the first measurement."""
        lab = self.lab
        if lab.preview is not None and _same_start(lab):
            stops = ((one.report, one.gradient_std) for one in lab.preview.layers)
            return {
                report.name: (report.signal_std, gradient)
                for report, gradient in stops
                if report.signal_std is not None and gradient is not None
            }
        first = lab.record.signals[0].layers if lab.record.signals else ()
        return {one.layer: (one.std, one.gradient_std) for one in first}

    def _course_curves(self, layer: str, start: Stds) -> tuple[Curve, ...]:
        own = self.lab.record if self.lab.preview is not None and _same_start(self.lab) else None

        def of(k: int, figure: str) -> Callable[[Record], Course]:
            def course(record: Record) -> Course:
                x, y = courses.signal(record, layer, figure)
                if record is own and layer in start and len(x):
                    return np.concatenate([[0.0], x]), np.concatenate([[start[layer][k]], y])
                return x, y

            return course

        forward, backward = self._forward, self._backward
        return Curve(forward, of(0, "std")), Curve(backward, of(1, "gradient_std"))

    def _update_curves(self) -> tuple[Curve, ...]:
        names = courses.weighted_names(self.lab.record)
        tip = self.tr("Norm of the last update of its weight over the norm of the weight.")
        styles = [Style(color, dots=True) for color in _depth_colors(len(names))]
        return tuple(
            Curve(LegendEntry(name, name, tip, style), _update_course(name))
            for name, style in zip(names, styles, strict=True)
        )

    # ------------------------------------------------------------ requests

    def _choose(self, place: int) -> None:
        if 0 <= place < self.layer.count():
            self.layer.setCurrentIndex(place)
            self.refresh()

    def _on_layer_asked(self, place: float) -> None:
        last = self.layer.count() - 1
        self._choose(round(min(max(place, 0), last)))

    def _on_layer_walked(self, by: int) -> None:
        self._choose(self.layer.currentIndex() + by)

    def _on_layer_hovered(self, place: float | None) -> None:
        self._by_layer.plot.read(None if place is None else round(place), aloud=place is not None)


def _same_start(lab: Lab) -> bool:
    """Return whether the preview belongs to the start of the run on stage."""
    seen, run = lab.experiment, lab.record.experiment
    return (seen.network, seen.data, seen.seed) == (run.network, run.data, run.seed)


def _update_course(layer: str) -> Callable[[Record], Course]:
    def course(record: Record) -> Course:
        return courses.signal(record, layer, "update_ratio")

    return course


def _depth_colors(count: int) -> list[str]:
    """Return colors from the accent (first layer) through green to the marker color (last)."""
    stops = [QColor(color) for color in (theme().accent, theme().edge, theme().marker)]
    parts = np.array([[one.red(), one.green(), one.blue()] for one in stops])
    places, known = np.linspace(0, 1, count), np.linspace(0, 1, len(stops))
    mixed = np.stack([np.interp(places, known, part) for part in parts.T], axis=1)
    return [QColor(*one).name() for one in np.rint(mixed).astype(int).tolist()]
