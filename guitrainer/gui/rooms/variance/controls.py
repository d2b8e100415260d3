"""The controls of the first page: depth, width, activation and initializer of the network."""

from PySide6.QtWidgets import QWidget

from guitrainer.config.schema import Initializer, Scheme
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.choices import scheme_name
from guitrainer.gui.base.text.layers import kind_name
from guitrainer.gui.kit.basic import Part, button, column, label, pairs
from guitrainer.gui.kit.controls import ChoiceBox, sets
from guitrainer.gui.kit.sliders import NumberSlider
from guitrainer.gui.rooms.variance.state import (
    ACTIVATIONS,
    LEAST_FACTOR,
    MOST_FACTOR,
    MOST_LAYERS,
    MOST_SCALE_DOWN,
    MOST_UNITS,
    SCHEMES,
    NetChoice,
    VarianceState,
    like,
)


class Controls(QWidget):
    """Combo boxes and sliders that change the choice of the state."""

    def __init__(self, state: VarianceState) -> None:
        super().__init__()
        self.state = state
        self._make_boxes()
        self._make_sliders()
        self.like = button(
            self.tr("Like my network"),
            "",
            self.tr("Use the depth, activation and scheme of the network in the Train room"),
        )
        self.again = button(self.tr("Back to the start"), "quiet")
        self.again.setToolTip(self.tr("10 layers of 100 units, ReLU and He normal"))
        self._lay_out()
        self._connect()
        self._paint()

    def _make_boxes(self) -> None:
        self.activation = ChoiceBox(
            {one: kind_name(one) for one in ACTIVATIONS} | {"linear": self.tr("None (linear)")},
            self.tr("Activation"),
            self.tr(
                "The activation after every layer; a ReLU passes on half of the signal's power"
            ),
            characters=0,
        )
        self.scheme = ChoiceBox(
            {scheme: scheme_name(scheme) for scheme in SCHEMES},
            self.tr("Scheme"),
            self.tr("The rule that sets σ of the weights before the factors"),
            characters=0,
        )
        self.scheme.setMaxVisibleItems(len(SCHEMES))

    def _make_sliders(self) -> None:
        self.depth_slider = NumberSlider(
            self.tr("Layers"),
            self.tr("Number of layers that each scale the signal"),
            1,
            MOST_LAYERS,
            whole=True,
        )
        self.width_slider = NumberSlider(
            self.tr("Units per layer"),
            self.tr("The fan_in of every layer; narrow networks deviate more from theory"),
            4,
            MOST_UNITS,
            log=True,
            whole=True,
        )
        self.factor_slider = NumberSlider(
            self.tr("Variance factor × σ²"),
            self.tr("Multiplies the variance of the scheme; σ changes by its square root"),
            LEAST_FACTOR,
            MOST_FACTOR,
            log=True,
        )
        self.scale_down_slider = NumberSlider(
            self.tr("Scale down ÷ σ"),
            self.tr("Divides every weight, and so σ; the variance changes by its square"),
            1,
            MOST_SCALE_DOWN,
            log=True,
        )

    def _lay_out(self) -> None:
        choices = pairs(
            (label(box.accessibleName(), "dim"), box) for box in (self.activation, self.scheme)
        )
        sliders = (self.depth_slider, self.width_slider, self.factor_slider, self.scale_down_slider)
        title = label(self.tr("Network"), "title")
        parts: list[Part] = [title, choices, *sliders, self.like, self.again]
        self.setLayout(column(parts, spacing=GRID + GRID // 2))

    def _connect(self) -> None:
        state = self.state
        sets(self.activation.chosen, state.choose, "activation")
        sets(self.scheme.chosen, state.choose, "initializer", _drawn)
        sets(self.depth_slider.changed, state.choose, "depth", round)
        sets(self.width_slider.changed, state.choose, "width", round)
        sets(self.factor_slider.changed, state.choose, "factor")
        sets(self.scale_down_slider.changed, state.choose, "scale_down")
        self.like.clicked.connect(self._on_like)
        self.again.clicked.connect(self._on_again)
        state.changed.connect(self._paint)

    def _paint(self) -> None:
        choice = self.state.choice
        self.activation.key, self.scheme.key = choice.activation, choice.initializer.scheme
        self.depth_slider.show_value(choice.depth)
        self.width_slider.show_value(choice.width)
        self.factor_slider.show_value(choice.factor)
        self.scale_down_slider.show_value(choice.scale_down)

    # ------------------------------------------------------------ requests

    def _on_like(self) -> None:
        self.state.take(like(self.state.lab.experiment))

    def _on_again(self) -> None:
        self.state.take(NetChoice())


def _drawn(scheme: Scheme) -> Initializer:
    return Initializer(scheme=scheme)
