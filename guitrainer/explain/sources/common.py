"""What the source for both libraries has in common."""

import keyword
import math
from dataclasses import dataclass

import numpy as np

from guitrainer.config import schema
from guitrainer.nn.initializers import Moments, describe
from guitrainer.nn.initializers.fans import window_shape
from guitrainer.nn.initializers.filter_bank import hand_made
from guitrainer.nn.initializers.moments import RULES
from guitrainer.nn.plans import LayerPlan, Shape, plan_layers

TAKEN = {"keras", "layers", "math", "model", "nn", "np", "optim", "ops", "torch"}
CHANGES = ("std", "variance", "scale", "limit", "mode", "distribution")
PREPROCESSING = {
    "raw": "pixels in 0…1",
    "zero_mean": "pixels in 0…1, minus their mean{mean}",
    "standardized": "pixels in 0…1, minus their mean{mean}, divided by their std{std}",
    "contrast": "pixels in 0…1, each image minus its mean, divided by its std",
    "zca": "pixels in 0…1, ZCA-whitened with epsilon {epsilon}",
}


@dataclass(frozen=True)
class Blueprint:
    """An experiment laid out for images of one shape."""

    experiment: schema.Experiment
    shape: Shape
    classes: int
    plans: tuple[LayerPlan, ...]

    @classmethod
    def of(cls, experiment: schema.Experiment, shape: Shape, classes: int) -> "Blueprint":
        """Lay an experiment out.

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
        """All initialisers in use, of weights and of biases."""
        weighted = [p.spec for p in self.plans if isinstance(p.spec, schema.WeightLayer)]
        both = [i for spec in weighted for i in (spec.initializer, spec.bias_initializer)]
        return [initializer for initializer in both if initializer is not None]

    def has(self, kind: type[schema.Layer]) -> bool:
        """Whether there is a layer of that kind."""
        return any(isinstance(plan.spec, kind) for plan in self.plans)


def variable(name: str) -> str:
    """A layer's name as a variable that hides nothing."""
    return f"{name}_" if keyword.iskeyword(name) or name in TAKEN else name


def is_plain(initializer: schema.Initializer) -> bool:
    """Whether a scheme is used as its name says, so that a library's own function does it."""
    untouched = all(getattr(initializer, name) is None for name in CHANGES)
    return untouched and initializer.slope == 0


def moments_of(initializer: schema.Initializer, shape: tuple[int, ...]) -> Moments | None:
    """Moments of a weight that is drawn one by one; None for others."""
    return describe(initializer, shape) if initializer.scheme in RULES else None


def orthogonal_gain(initializer: schema.Initializer, shape: tuple[int, ...]) -> float:
    """Factor on an orthonormal matrix that gives the σ asked for."""
    out, inputs, kernel_h, kernel_w = window_shape(shape)
    std, taps = describe(initializer, shape).std, kernel_h * kernel_w
    if initializer.scheme == "delta_orthogonal":
        return std * math.sqrt(max(out, inputs) * taps)
    return std * math.sqrt(max(out, inputs * taps))


def bank_literal(shape: tuple[int, ...]) -> str:
    """The hand-made filters of one size as nested lists, a filter a line."""
    _, _, kernel_h, kernel_w = window_shape(shape)
    rows = [
        f"    {np.round(pattern, 8).tolist()},  # {name}"
        for name, pattern in hand_made(kernel_h, kernel_w)
    ]
    return "\n".join(["[", *rows, "]"])


def number(value: float) -> str:
    """A number as it reads best, with no digit lost."""
    return repr(round(value, 12)) if abs(value) < 1e-3 else repr(float(f"{value:.10g}"))


def pair(values: tuple[int, int]) -> str:
    """Two sides, or one number where they are equal."""
    return str(values[0]) if values[0] == values[1] else repr(values)


def layer_note(plan: LayerPlan) -> str:
    """Sizes before and after a layer, and how its weight is drawn."""
    before, after = ("×".join(map(str, s)) for s in (plan.input_shape, plan.output_shape))
    note, spec = f"{before} → {after}", plan.spec
    if not isinstance(spec, schema.WeightLayer) or plan.weight_shape is None:
        return note
    return f"{note}; {describe(spec.initializer, plan.weight_shape).formula}"


def images_note(data: schema.Data) -> str:
    """What has to be done to the images beforehand, a line each."""
    given = {
        "mean": "" if data.mean is None else f" {data.mean:g}",
        "std": "" if data.std is None else f" {data.std:g}",
        "epsilon": f"{data.zca_epsilon:g}",
    }
    notes = [f"{data.source}: {PREPROCESSING[data.preprocessing].format(**given)}"]
    notes += [f"moved at random by up to {data.shift} pixels"] if data.shift else []
    notes += ["mirrored at random"] if data.flip else []
    notes += [f"control: {data.control.replace('_', ' ')}"] if data.control != "none" else []
    return ";\n    ".join(notes) + "."


def steps_code(training: schema.Training) -> str:
    """Number of updates, as an expression."""
    if training.steps is not None:
        return str(training.steps)
    return f"{training.epochs or 1} * math.ceil(len(labels) / {training.batch_size})"


def schedule_code(training: schema.Training) -> str:
    """The learning rate of every step, as a function of `step` (from 0) and `total`."""
    rate = number(training.learning_rate)
    begins_anew = bool(training.restarts) and training.schedule in schema.CYCLES
    lines = ["def learning_rate(step, total):"]
    if training.schedule == "step":
        factor = f"{number(training.step_factor)} ** (step // {training.step_every})"
    elif training.schedule == "cosine":
        factor = _cosine("step / total", 1.0, training.final_fraction)
    elif training.schedule == "one_cycle":
        lines += [
            "    rise = max(0.3 * total - 1, 0)",
            "    if step <= rise:",
            f"        return {rate} * ({_cosine('(step / rise if rise else 1)', 0.04, 1.0)})",
        ]
        factor = _cosine("(step - rise) / (total - 1 - rise)", 1.0, training.final_fraction)
    else:
        factor = ""
    value = f"{rate} * ({factor})" if factor else rate
    if training.warmup_steps:
        counted = "warm" if begins_anew else "step"
        warmup = f"min(1.0, ({counted} + 1) / {training.warmup_steps})"
        if training.schedule == "one_cycle":
            lines[3] = lines[3].replace("return ", f"return {warmup} * ")
        value = f"{warmup} * {value}"
    if begins_anew:
        lines[1:1] = _restarts_code(training)
    return "\n".join([*lines, f"    return {value}"])


def _restarts_code(training: schema.Training) -> list[str]:
    """Lines that count `step` and `total` from the last restart on; the warm-up does not."""
    warmup = ["    warm = step"] if training.warmup_steps else []
    starts = ", ".join(map(str, training.restarts))
    return [
        *warmup,
        f"    starts = [0, {starts}, total]  # the schedule begins anew at each",
        "    first = max(start for start in starts if start <= step)",
        "    end = min(start for start in starts if step < start <= total)",
        "    step, total = step - first, end - first",
    ]


def _cosine(progress: str, start: float, end: float) -> str:
    """Half a cosine from `start` to `end`."""
    return f"{end} + {(start - end) / 2} * (1 + math.cos(math.pi * {progress}))"
