"""What theory predicts for each kind of layer, and what the diagnosis has to know about it.

Nothing is known about a kind without a row: theory makes no prediction for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from guitrainer.analysis import theory
from guitrainer.analysis.theory import Passage, Signal
from guitrainer.config import schema
from guitrainer.nn.geometry import Window
from guitrainer.nn.plans import LayerPlan

if TYPE_CHECKING:  # judging a run needs no compiler
    from guitrainer.nn.network import BuiltLayer

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Traits:
    """One kind of layer.

    Parameters
    ----------
    signal : returns the signal behind the layer for the signal in front of it
    gradient : returns the factor by which the layer multiplies the variance of the gradient; None
        if theory makes no prediction
    weight_gradient : returns the gradient of the weight for one input and the gradient of its
        output, both (C, H, W); None if there is no formula
    unit_axis : axis of weight and bias that counts the units
    picks : whether only the largest values of the input are passed on
    homogeneous : whether the output scales by c when the input scales by c > 0, channel by channel
    normalizes : whether the scale of the input has no effect
    rectifies : whether about half of a signal is passed on
    silences : whether a unit may be 0 for every image and then gets no gradient
    bounds : lowest and highest output of a curve that flattens toward both
    """

    signal: Callable[["BuiltLayer", Signal], Signal] = theory.unknown_signal
    gradient: Callable[[Passage], float | None] = theory.unknown_gradient
    weight_gradient: Callable[[LayerPlan, Array, Array], Array] | None = None
    unit_axis: int = 0
    picks: bool = False
    homogeneous: bool = False
    normalizes: bool = False
    rectifies: bool = False
    silences: bool = False
    bounds: tuple[float, float] | None = None

    def flatness(self, mean: float, std: float) -> float:
        """Return the mean square of an output on a scale where its bounds are ±1; 0 without bounds.

        >>> traits_of("sigmoid").flatness(mean=0.5, std=0.5)
        1.0
        """
        if self.bounds is None:
            return 0.0
        low, high = self.bounds
        half, middle = (high - low) / 2, (high + low) / 2
        return ((mean - middle) / half) ** 2 + (std / half) ** 2


def traits_of(kind: str) -> Traits:
    """Return the traits of a kind of layer, such as "conv"; those of an unknown kind without a row.

    >>> traits_of("relu").silences, traits_of("tanh").bounds, traits_of("linear").bounds
    (True, (-1.0, 1.0), None)
    """
    found = schema.LAYER_KINDS.get(kind)
    return UNKNOWN if found is None else TRAITS.get(found, UNKNOWN)


# ---------------------------------------------------------------- gradients of weights


def _dense_gradient(_: LayerPlan, before: Array, gradient: Array) -> Array:
    return np.outer(gradient.ravel(), before.ravel())


def _shared_gradient(plan: LayerPlan, before: Array, gradient: Array) -> Array:
    assert plan.weight_shape is not None
    views = _windows(plan.window, before)
    channels, groups = (np.split(a, plan.groups) for a in (gradient, views))
    parts = [
        np.tensordot(one, seen, axes=((1, 2), (1, 2)))
        for one, seen in zip(channels, groups, strict=True)
    ]
    return np.concatenate(parts)


def _local_gradient(plan: LayerPlan, before: Array, gradient: Array) -> Array:
    found: Array = np.einsum("oyx,cyxij->yxocij", gradient, _windows(plan.window, before))
    return found


def _normalized_gradient(plan: LayerPlan, _: Array, __: Array) -> Array:
    """Return zeros: what all images have in common is subtracted before the scale is applied."""
    assert plan.weight_shape is not None
    return np.zeros(plan.weight_shape)


def _windows(window: Window | None, before: Array) -> Array:
    """Return the input of each window: (C, out rows, out columns, kernel rows, kernel columns)."""
    assert window is not None
    halo = window.halo
    padded = np.pad(before, ((0, 0), (halo.top, halo.bottom), (halo.left, halo.right)))
    views = np.lib.stride_tricks.sliding_window_view(padded, window.extent, axis=(1, 2))
    down, right = window.stride
    rows, columns = window.out
    tap_rows, tap_columns = window.dilation
    return views[:, ::down, ::right, ::tap_rows, ::tap_columns][:, :rows, :columns]


# ---------------------------------------------------------------- the table

UNKNOWN = Traits()
_WEIGHTED = (theory.weighted_signal, theory.weighted_gradient)
_ACTIVATED = (theory.activated_signal, theory.activated_gradient)

TRAITS: dict[type[schema.Layer], Traits] = {
    schema.Conv: Traits(*_WEIGHTED, _shared_gradient),
    schema.DepthwiseConv: Traits(*_WEIGHTED, _shared_gradient),
    schema.Local: Traits(*_WEIGHTED, _local_gradient, unit_axis=2),
    schema.Dense: Traits(*_WEIGHTED, _dense_gradient),
    schema.MaxPool: Traits(gradient=theory.max_pool_gradient, picks=True, homogeneous=True),
    schema.AvgPool: Traits(gradient=theory.pool_gradient, homogeneous=True),
    schema.GlobalAvgPool: Traits(gradient=theory.pool_gradient, homogeneous=True),
    schema.Relu: Traits(*_ACTIVATED, homogeneous=True, rectifies=True, silences=True),
    schema.LeakyRelu: Traits(*_ACTIVATED, homogeneous=True, rectifies=True),
    schema.Gelu: Traits(*_ACTIVATED, rectifies=True),
    schema.Sigmoid: Traits(*_ACTIVATED, bounds=(0.0, 1.0)),
    schema.Tanh: Traits(*_ACTIVATED, bounds=(-1.0, 1.0)),
    schema.PRelu: Traits(homogeneous=True, rectifies=True),
    schema.ChannelWinners: Traits(picks=True),
    schema.Maxout: Traits(picks=True),
    schema.L1Penalty: Traits(lambda _, before: before, homogeneous=True),
    schema.LayerNorm: Traits(normalizes=True),
    schema.GroupNorm: Traits(normalizes=True),
    schema.RmsNorm: Traits(normalizes=True),
    schema.BatchNorm: Traits(
        theory.normalized_signal, weight_gradient=_normalized_gradient, normalizes=True
    ),
    schema.Dropout: Traits(theory.dropped_signal, theory.dropped_gradient, homogeneous=True),
}
