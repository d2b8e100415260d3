"""Signal and gradient by depth, predicted and measured, and the map of zones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from guitrainer.config.schema import Initializer
from guitrainer.figures import figure
from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.axes import Course
from guitrainer.gui.kit.basic import (
    Card,
    Part,
    column,
    held,
    label,
    legend,
    prose,
    row,
    say,
    side_panel,
)
from guitrainer.gui.kit.controls import Segmented
from guitrainer.gui.kit.following import Following
from guitrainer.gui.kit.layouts import Beside, TitleLine
from guitrainer.gui.kit.painted import gray
from guitrainer.gui.kit.text import ElidedLabel
from guitrainer.gui.lab.inquiry import Inquiry
from guitrainer.gui.rooms.common.lesson import VerdictCard
from guitrainer.gui.rooms.variance.charts import DepthChart
from guitrainer.gui.rooms.variance.controls import Controls
from guitrainer.gui.rooms.variance.page import lead, stretched
from guitrainer.gui.rooms.variance.state import NetChoice, VarianceState
from guitrainer.gui.rooms.variance.zone_map import ZONES, Direction, Map
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.analysis.remedies import Key
    from guitrainer.explain.variance import LayerSignal, Propagation
    from guitrainer.explain.zones import ZoneMap

LEFT, RIGHT = 288, 304  # pixels
AROUND_ONE = (0.5, 2.0)  # on every axis, so that a constant signal is in the middle
SIGNAL, GRADIENT = "accent", "marker"  # tokens, as in the plots of the Train room


@dataclass(frozen=True)
class Look:
    """One network: its signal, and the formula for σ² of its scheme."""

    propagation: "Propagation"
    formula: str


class SignalPage(QWidget):
    """The network on the left; two charts, a map and a verdict on the right."""

    def __init__(self, state: VarianceState) -> None:
        super().__init__()
        self.state, self.lab = state, state.lab
        background = self.lab.background
        self.signal: Inquiry[NetChoice, Look] = Inquiry(
            background, "variance/signal", lambda: state.choice, _look, self
        )
        self.zones: Inquiry[NetChoice, ZoneMap] = Inquiry(
            background, "variance/zones", self._ground, _map, self
        )
        self.controls = Controls(state)
        layers = self.tr("layer")
        self.forward = DepthChart(self.tr("Signal forward"), layers)
        self.backward = DepthChart(self.tr("Gradient backward"), layers)
        self.map = Map(self.tr("Map of vanishing and exploding"))
        self.map.setToolTip(self.tr("Click to choose a variance factor and a depth"))
        self.direction = Segmented(
            {"forward": self.tr("Signal"), "backward": self.tr("Gradient")},
            self.tr("Map of"),
        )
        self.direction.key = state.looked.direction
        self.reading = ElidedLabel()
        mark(self.reading, "dim")
        self.sizes = prose(rich=True)
        self.verdict = VerdictCard()
        self.problem = prose("", "error")
        self.problem.hide()
        self._lay_out()
        self._connect()

    # ------------------------------------------------------------ layout

    def _lay_out(self) -> None:
        charts = row([self._chart(self.forward, SIGNAL), self._chart(self.backward, GRADIENT)],
                     spacing=2 * GRID)  # fmt: skip
        lower = Beside([self._map_card(), self._said()], 2 * GRID, shares=(1, 0))
        parts: list[Part] = [self._lead(), self.problem, charts, self.reading, lower]
        stage = column(parts, margin=2 * GRID, spacing=GRID, stretch={2: 4, 4: 5})
        self.setLayout(row([self._left(), stage], spacing=0, stretch=1))

    def _left(self) -> QWidget:
        inner = held(column([self.controls, None], margin=2 * GRID))
        return side_panel(inner, max(px(LEFT), inner.minimumSizeHint().width()))

    def _lead(self) -> QWidget:
        return lead(
            self.tr(
                "Each layer multiplies the variance of the signal by fan_in · σ², and a ReLU "
                "halves its power. Only ½ · fan_in · σ² = 1 preserves it, however deep the "
                "network. On the way back, the gradient is multiplied by fan_out · σ² instead."
            ),
            self.tr(
                "Glorot & Bengio 2010, eq. 5, 6, 10 and 11; He et al. 2015, eq. 9, 10, 13 and 14."
            ),
        )

    def _chart(self, chart: DepthChart, token: str) -> QWidget:
        lines = legend((token, self.tr("measured")), ("", self.tr("theory")))
        return stretched(TitleLine(label(chart.accessibleName(), "title"), [lines]), chart)

    def _map_card(self) -> QWidget:
        title = label(self.map.accessibleName(), "title")
        words = ((token, self.map.words(zone)) for zone, token in ZONES.items())
        zones = legend(*words, sample="■")
        zones.setToolTip(self.tr("Preserved: between a tenth of the input and ten times the input"))
        return stretched(TitleLine(title, [zones, self.direction]), self.map)

    def _said(self) -> QWidget:
        drawn = Card(label(self.tr("Weights"), "title"), self.sizes)
        hint = prose(
            self.tr(
                "The ring on the map is this network; the colors show what happens to the "
                "signal, or the gradient, in a network with another factor or depth."
            ),
            "dim",
        )
        made = held(column([drawn, self.verdict, hint, None], spacing=2 * GRID))
        made.setMinimumWidth(px(RIGHT))
        return made

    def _connect(self) -> None:
        self._following = Following(self, self._refresh, 0, self.state.changed)
        self.signal.answered.connect(self._on_seen)
        self.signal.late.connect(self._dim)
        self.zones.answered.connect(self._paint_map)
        for inquiry in (self.signal, self.zones):
            inquiry.refused.connect(self._on_refused)
        self.direction.chosen.connect(self._on_direction_chosen)
        self.map.picked.connect(self._on_chosen)
        self.verdict.remedied.connect(self._on_remedied)
        for chart in (self.forward, self.backward):
            chart.looked.connect(self._on_looked)

    # ------------------------------------------------------------ asking

    @property
    def look(self) -> Look | None:
        """The latest results for the network."""
        return self.signal.answer

    def _ground(self) -> NetChoice:
        """Return what the map depends on, which excludes factor and depth."""
        return replace(self.state.choice, factor=1.0, depth=1)

    def _refresh(self) -> None:
        self.map.show_place(self.state.choice.factor, self.state.choice.depth)
        self.signal.ask()
        self.zones.ask()

    def _on_refused(self) -> None:
        say(self.problem, self.signal.problem or self.zones.problem)

    # ------------------------------------------------------------ painting

    def _dim(self) -> None:
        gray(self, True)
        self.reading.setText(self.lab.background.waiting)
        self.reading.setEnabled(True)

    def _on_seen(self) -> None:
        look = self.look
        if look is None:
            return
        layers = look.propagation.layers
        signals = _courses(SIGNAL, [(one.std_expected, one.std) for one in layers])
        gradients = _courses(
            GRADIENT, [(one.gradient_std_expected, one.gradient_std) for one in layers]
        )
        self.forward.show_layers(signals, beside=AROUND_ONE)
        self.backward.show_layers(gradients, beside=AROUND_ONE)
        gray(self, False)
        self.verdict.show_verdict(look.propagation.verdict)
        self.sizes.setText(self._size_text(look))
        self._on_looked(None)

    def _size_text(self, look: "Look") -> str:
        """Return the formula for σ, with the factors."""
        net, found = look.propagation.net, look.propagation
        lines = [look.formula]
        if net.variance_factor != 1 or net.scale_down != 1:
            factors = [f"· {figure(net.variance_factor)}"] if net.variance_factor != 1 else []
            factors += [f"/ {figure(net.scale_down)}²"] if net.scale_down != 1 else []
            own = figure(found.weight_variance * net.scale_down**2 / net.variance_factor, 4)
            lines.append(f"σ² {' '.join(factors)} = {own} {' '.join(factors)}")
            lines.append(f"= <b>{figure(found.weight_variance, 4)}</b>")
        lines.append(
            f"σ = √{figure(found.weight_variance, 4)} = <b>{figure(found.weight_std, 4)}</b>"
        )
        return "<br>".join(lines)

    def _paint_map(self) -> None:
        if self.zones.answer is not None:
            direction: Direction = "forward" if self.direction.key == "forward" else "backward"
            self.map.show_zones(self.zones.answer, direction)

    def _on_looked(self, index: int | None) -> None:
        """Show the numbers of the layer under the mouse, else of the last layer."""
        if self.look is None:
            return
        for chart in (self.forward, self.backward):
            chart.show_looked(index)
        layers = self.look.propagation.layers
        self.reading.setText(self._reading(layers, len(layers) - 1 if index is None else index))

    def _reading(self, layers: "Sequence[LayerSignal]", index: int) -> str:
        one = layers[index]
        text = self.tr(
            "Layer %1: signal σ %2 (theory %3) · gradient %4 of that at the output (theory %5) · "
            "dead units %6 of 100"
        )
        parts = (
            index + 1,
            figure(one.std),
            figure(one.std_expected),
            figure(one.gradient_std),
            figure(one.gradient_std_expected),
            round(100 * one.dead_units),
        )
        return fill(text, *parts)

    # ------------------------------------------------------------ requests

    def _on_chosen(self, factor: float, depth: int) -> None:
        self.state.choose(factor=factor, depth=depth)

    def _on_direction_chosen(self, key: str) -> None:
        self.state.keep(direction=key)
        self._paint_map()

    def _on_remedied(self, key: "Key") -> None:
        """Apply the recommended scheme, without factors."""
        changes: dict[str, object] = {"factor": 1.0, "scale_down": 1.0}
        if key == "relu_for_sigmoid":
            changes |= {"activation": "relu", "initializer": Initializer(scheme="he_normal")}
        elif key == "he_normal":
            changes["initializer"] = Initializer(scheme="he_normal")
        else:
            changes["initializer"] = Initializer(scheme="lecun_normal")
        self.state.choose(**changes)


def _look(choice: NetChoice) -> Callable[[], Look]:
    def work() -> Look:
        from guitrainer.explain.variance import propagate
        from guitrainer.nn.initializers import describe

        net = choice.net()
        formula = describe(net.initializer, (net.width, net.width)).formula
        return Look(propagate(net), formula)

    return work


def _map(choice: NetChoice) -> "Callable[[], ZoneMap]":
    def work() -> "ZoneMap":
        from guitrainer.explain.zones import map_zones

        return map_zones(choice.net())

    return work


def _courses(token: str, pairs: Sequence[tuple[float, float]]) -> list[Course]:
    """Return the measured course, and the predicted one on top of it."""
    theory, measured = zip(*pairs, strict=True)
    return [
        Course(list(enumerate(measured, 1)), theme().color(token)),
        Course(list(enumerate(theory, 1)), theme().color("text"), dashed=True),
    ]
