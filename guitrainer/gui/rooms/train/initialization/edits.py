"""Edits of the initializer of one layer, without widgets."""

from typing import Any

from guitrainer.config.naming import layer_names
from guitrainer.config.overrides import Path
from guitrainer.config.schema import Initializer, Scheme, WeightLayer
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.lab.lab import Lab, replace_seed
from guitrainer.gui.lab.notices import LAYERS
from guitrainer.gui.rooms.common import formulas
from guitrainer.gui.rooms.common.formulas import SizeName, with_size
from guitrainer.gui.rooms.common.weights import (
    weight_layers,
    with_initializer_everywhere,
    with_layer_settings,
)

tr = Texts("initializer edits")

CONSTANT = 0.05  # initial value of the scheme "constant"


class InitializerEdits:
    """Changes the initializer of the chosen layer, each change as one edit of the experiment.

    The moves of a slider or wheel have the same `round_`, and are one edit.

    Attributes
    ----------
    name : name of the layer; None if there is none
    """

    def __init__(self, lab: Lab) -> None:
        self._lab = lab
        self.name: str | None = None

    @property
    def layer(self) -> WeightLayer:
        """The chosen layer."""
        assert self.name is not None
        return weight_layers(self._lab.experiment)[self.name]

    @property
    def initializer(self) -> Initializer:
        """The initializer of its weight."""
        return self.layer.initializer

    @property
    def takes(self) -> tuple[str, ...]:
        """Names of the settings that apply to the scheme."""
        initializer = self.initializer
        takes = formulas.scheme_info(initializer.scheme).parameters
        possible = formulas.distributions(initializer.scheme)
        if (initializer.distribution or next(iter(possible), None)) != "uniform":
            takes = tuple(name for name in takes if name != "limit")
        return tuple(name for name in takes if name != "distribution" or len(possible) > 1)

    def place(self, part: str) -> Path:
        """Return the place in the experiment of a part of the layer."""
        names = layer_names(self._lab.experiment.network.layers)
        return (*LAYERS, names.index(self.name), part)

    def choose_scheme(self, scheme: Scheme) -> None:
        """Choose another scheme; its settings have their defaults."""
        self._edit(Initializer(scheme=scheme, value=CONSTANT if scheme == "constant" else None))

    def enter_size(self, name: SizeName, value: float | None, round_: int) -> None:
        """Replace the variance of the scheme; None restores it."""
        size = None if value is None else name
        self._edit(with_size(self.initializer, size, value or 0.0), f"{name}/{round_}")

    def reset(self) -> None:
        """Restore the variance of the scheme."""
        self._edit(with_size(self.initializer, None))

    def enter_option(self, name: str, value: object, round_: int) -> None:
        """Change another setting of the scheme; a path makes it the scheme of files."""
        if name == "path":
            self._edit(Initializer(scheme="file", path=str(value)))
            return
        initializer = self.initializer.model_copy(update={name: value})
        if name == "distribution" and value != "uniform" and initializer.limit is not None:
            initializer = with_size(initializer, None)
        self._edit(initializer, f"{name}/{round_}")

    def choose_bias(self, initializer: Initializer | None) -> None:
        """Choose how the bias is drawn; None is the default."""
        self._change({"bias_initializer": initializer}, None)

    def enter_bias(self, name: str, value: float | None, round_: int) -> None:
        """Change a setting of the initializer of the bias."""
        before = self.layer.bias_initializer
        if before is not None:
            initializer = before.model_copy(update={name: value})
            self._change({"bias_initializer": initializer}, f"bias {name}/{round_}")

    def use_everywhere(self) -> None:
        """Use the initializer for the weights of all layers."""
        changed = with_initializer_everywhere(self._lab.experiment, self.initializer)
        self._lab.edit(changed, tr("Initializer of all layers"))

    def draw_again(self) -> None:
        """Draw again for the next run; a run in progress continues."""
        if self._lab.running:
            experiment = self._lab.experiment
            self._lab.edit(replace_seed(experiment, experiment.seed + 1), tr("New seed"))
        else:
            self._lab.new_seed()

    def _edit(self, initializer: Initializer, merge: str | None = None) -> None:
        self._change({"initializer": initializer}, merge)

    def _change(self, settings: dict[str, Any], merge: str | None) -> None:
        assert self.name is not None
        key = None if merge is None else f"{self.name}/{merge}"
        changed = with_layer_settings(self._lab.experiment, self.name, **settings)
        self._lab.edit(changed, tr("Initializer of %1", self.name), key)
