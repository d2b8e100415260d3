"""Common parts of the source code for both libraries."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from guitrainer.config import schema
from guitrainer.nn.geometry import Shape
from guitrainer.nn.initializers import Moments, describe
from guitrainer.nn.initializers.fans import window_shape
from guitrainer.nn.initializers.filter_bank import hand_made
from guitrainer.nn.initializers.moments import is_random
from guitrainer.nn.initializers.weight_file import content_of, locate_weight, stored_weight
from guitrainer.nn.plans import LayerPlan, plan_layers
from guitrainer.training.probe import PROBE_IMAGES

CHANGES = ("std", "variance", "scale", "limit", "mode", "distribution")


@dataclass(frozen=True)
class Blueprint:
    """An experiment laid out for images of one shape."""

    experiment: schema.Experiment
    shape: Shape
    classes: int
    plans: tuple[LayerPlan, ...]

    @classmethod
    def of(cls, experiment: schema.Experiment, shape: Shape, classes: int) -> "Blueprint":
        """Lay out an experiment.

        Raises
        ------
        NetworkError
            If it does not fit the images.
        """
        plans = tuple(plan_layers(experiment.network, shape, classes))
        return cls(experiment, shape, classes, plans)

    @property
    def lsuv(self) -> list[str]:
        """Layers that are calibrated on data."""
        return [
            plan.name
            for plan in self.plans
            if isinstance(plan.spec, schema.WeightLayer) and plan.spec.initializer.scheme == "lsuv"
        ]

    @property
    def initializers(self) -> list[schema.Initializer]:
        """All initializers in use, of weights and of biases."""
        weighted = [p.spec for p in self.plans if isinstance(p.spec, schema.WeightLayer)]
        drawn = [spec.initializer for spec in weighted if schema.draws_weight(spec)]
        return [*drawn, *(spec.bias_initializer for spec in weighted if spec.bias_initializer)]

    @property
    def classifies(self) -> bool:
        """Whether the output is compared with labels; otherwise with the images."""
        return self.experiment.network.classifies

    @property
    def calibration_images(self) -> int:
        """Number of images used for calibration."""
        return min(self.experiment.training.batch_size, PROBE_IMAGES)

    @property
    def frozen(self) -> bool:
        """Whether no layer is trained."""
        return not any(plan.weight_shape and _trainable(plan) for plan in self.plans)

    def has(self, kind: type[schema.Layer]) -> bool:
        """Return whether there is a layer of this kind."""
        return any(isinstance(plan.spec, kind) for plan in self.plans)


def keeps_unit_norm(plan: LayerPlan) -> bool:
    """Return whether the filters of a layer are kept at length 1."""
    return isinstance(plan.spec, schema.Conv) and plan.spec.unit_norm


def _trainable(plan: LayerPlan) -> bool:
    return bool(getattr(plan.spec, "trainable", True))


def free_names(names: Iterable[str], taken: Callable[[str], bool]) -> dict[str, str]:
    """Return distinct names that are not taken, by the names of the layers.

    >>> free_names(["class", "class_", "conv1"], lambda name: name == "class")
    {'class': 'class__', 'class_': 'class_', 'conv1': 'conv1'}
    """
    wanted = list(names)
    free: dict[str, str] = {}
    for name in wanted:
        chosen = name
        while taken(chosen) or (chosen != name and chosen in wanted):
            chosen += "_"
        free[name] = chosen
    return free


def docstring_text(text: str) -> str:
    """Return the text of the user, escaped for a docstring of the code."""
    return repr(text)[1:-1].replace('"', '\\"')


def standard_imports(body: str) -> list[str]:
    """Return the imports of the standard library that `body` needs."""
    return [f"import {name}" for name in ("base64", "io", "math") if f"{name}." in body]


def stored_code(initializer: schema.Initializer, shape: tuple[int, ...]) -> str:
    """Return an expression that loads a stored weight as float32.

    Raises
    ------
    WeightsError
        If the file does not contain the weight.
    """
    if initializer.content is not None:
        stored_weight(initializer, shape)
        content = "".join(f'\n    "{line}"' for line in initializer.content)
        return f'np.load(io.BytesIO(base64.b64decode({content}\n))).astype("float32")'
    assert initializer.path is not None
    place = locate_weight(initializer.path, shape, initializer.axes)
    if place is None:  # NumPy cannot read this file, so the code contains the numbers
        lines = content_of(stored_weight(initializer, shape))
        return stored_code(schema.Initializer(scheme="file", content=lines), shape)
    name, key = place
    return f"np.load({name!r})" + (f"[{key!r}]" if key else "") + '.astype("float32")'


def is_plain(initializer: schema.Initializer) -> bool:
    """Return whether a scheme has its defaults, so that a function of the library can do it."""
    untouched = all(getattr(initializer, name) is None for name in CHANGES)
    return untouched and initializer.slope == 0


def moments_of(initializer: schema.Initializer, plan: LayerPlan) -> Moments | None:
    """Return the moments of a weight whose elements are drawn independently; None for others."""
    if plan.weight_shape is None or not is_random(initializer.scheme):
        return None
    return describe(initializer, plan.weight_shape, plan.wiring)


def orthogonal_gain(initializer: schema.Initializer, shape: tuple[int, ...]) -> float:
    """Return the factor of an orthonormal matrix that gives the requested σ."""
    out, inputs, kernel_h, kernel_w = window_shape(shape)
    std, taps = describe(initializer, shape).std, kernel_h * kernel_w
    if initializer.scheme == "delta_orthogonal":
        return std * math.sqrt(max(out, inputs) * taps)
    return std * math.sqrt(max(out, inputs * taps))


def bank_literal(shape: tuple[int, ...]) -> str:
    """Return the hand-made filters of one size as nested lists, one filter per line."""
    _, _, kernel_h, kernel_w = window_shape(shape)
    rows = [
        f"    {np.round(pattern, 8).tolist()},  # {name}"
        for name, pattern in hand_made(kernel_h, kernel_w)
    ]
    return "\n".join(["[", *rows, "]"])


def number(value: float) -> str:
    """Write a setting exactly as it was given."""
    return repr(float(value))


def rounded(value: float) -> str:
    """Write a calculated number without rounding noise in its last digits.

    >>> rounded(0.1 + 0.2), rounded(1.5e-12 / 3)
    ('0.3', '5e-13')
    """
    return repr(float(f"{value:.10g}"))


def pair(values: tuple[int, int]) -> str:
    """Return two sizes, or one number if they are equal."""
    return str(values[0]) if values[0] == values[1] else repr(values)


def layer_note(plan: LayerPlan) -> str:
    """Return the sizes before and after a layer, and the formula of its initializer."""
    before, after = ("×".join(map(str, s)) for s in (plan.input_shape, plan.output_shape))
    note, spec = f"{before} → {after}", plan.spec
    if plan.tied:
        return f"{note}; the weight of {plan.tied}"
    if not isinstance(spec, schema.WeightLayer) or plan.weight_shape is None:
        return note
    return f"{note}; {describe(spec.initializer, plan.weight_shape, plan.wiring).formula}"
