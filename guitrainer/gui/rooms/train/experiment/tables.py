"""What of the schema a form shows, and when: the one place where fields are named.

Order, titles, help, units and bounds come from the schema.
"""

from collections.abc import Callable
from typing import Any

from guitrainer.config.schema import Data, Training
from guitrainer.gui.kit.sliders import LogScale

# Shown at once; the other fields of the same part wait behind "More".
USUAL: dict[str, tuple[str, ...]] = {
    "experiment": ("name", "description", "seed"),
    "data": ("source", "limit", "preprocessing"),
    "training": (
        *("optimizer", "learning_rate", "momentum", "weight_decay"),
        *("batch_size", "epochs", "steps", "schedule"),
    ),
    "recording": ("filters_every", "signals_every", "evaluate_every", "checkpoint_every"),
    "layer": ("filters", "units", "kernel_size", "size", "stride", "padding", "rate", "slope"),
}

# Have a place of their own, or cannot be changed.
ELSEWHERE = ("type", "initializer", "bias_initializer", "restarts")

# Lines of text need the whole width.
WIDE = ("name", "description", "source")

# May be moved while a run goes on: their sliders.
SLIDERS = {
    "learning_rate": LogScale(1e-5, 10),
    "momentum": LogScale(1e-3, 1, complement=True),
    "weight_decay": LogScale(1e-6, 1, zero=True),
}


def _by_optimizer(*names: str) -> Callable[[Training], bool]:
    return lambda training: training.optimizer in names


def _by_schedule(*names: str) -> Callable[[Training], bool]:
    return lambda training: training.schedule in names


def _generated(data: Data) -> bool:
    from guitrainer.data.loading import BUILT_IN

    info = BUILT_IN.get(data.source)
    return info is not None and info.noise is not None


# Fields that mean something only beside certain values of their part; all others always do.
APPLIES: dict[tuple[str, str], Callable[[Any], bool]] = {
    ("data", "mean"): lambda data: data.preprocessing in ("zero_mean", "standardized"),
    ("data", "std"): lambda data: data.preprocessing == "standardized",
    ("data", "zca_epsilon"): lambda data: data.preprocessing == "zca",
    # refused where images are read: to be seen, so that they can be taken away
    ("data", "image_size"): lambda data: _generated(data) or data.image_size is not None,
    ("data", "noise"): lambda data: _generated(data) or data.noise is not None,
    ("training", "momentum"): _by_optimizer("sgd", "momentum", "nesterov", "rmsprop"),
    ("training", "rho"): _by_optimizer("rmsprop"),
    ("training", "beta1"): _by_optimizer("adam", "adamw"),
    ("training", "beta2"): _by_optimizer("adam", "adamw"),
    ("training", "epsilon"): _by_optimizer("rmsprop", "adam", "adamw"),
    ("training", "final_fraction"): _by_schedule("cosine", "one_cycle"),
    ("training", "step_every"): _by_schedule("step"),
    ("training", "step_factor"): _by_schedule("step"),
}


def applies(part: str, name: str, model: Any) -> bool:
    """Whether the field `name` of `model`, a part of the experiment, means anything."""
    rule = APPLIES.get((part, name))
    return rule is None or rule(model)
