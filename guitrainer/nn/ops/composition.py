"""Makes the passes of a convolution from its plan."""

from dataclasses import dataclass

from guitrainer.nn.geometry import Halo, Window, transposed_halo
from guitrainer.nn.ops.base import Wiring, needed
from guitrainer.nn.ops.passes import (
    BiasGradient,
    DirectForward,
    DirectInputGradient,
    DirectWeightGradient,
    LiveWeightGradient,
    MaxPoolForward,
    Pass,
    Spread,
    SpreadBehindRelu,
    SpreadToWinners,
    SpreadWithBias,
    Winners,
    groups_of,
    spread_plane,
)
from guitrainer.nn.ops.residues import ResiduePass
from guitrainer.nn.ops.sample_pass import SampleWeightGradient
from guitrainer.nn.ops.sparse_pass import SparseBackward
from guitrainer.nn.ops.winograd_passes import (
    WinogradForward,
    WinogradInputGradient,
    WinogradWeightGradient,
)
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.paths import ConvPlan, sample_rows
from guitrainer.nn.planes import Array, Blocks, Plane, aligned_zeros
from kernels.machine import LANES

Passes = dict[str, Pass]


@dataclass(frozen=True)
class ConvolutionPlace:
    """A convolution with its buffers.

    Parameters
    ----------
    bias : [channel]; zeros if the layer has none
    bias_sums : [chunk, channel], sums that are increased
    """

    wiring: Wiring
    window: Window
    weight: Parameter
    bias: Array
    bias_sums: Array
    relu: bool
    winners: Winners | None

    def maps(self, halo: Halo | None = None) -> Plane:
        """Allocate the feature map in front of the pool, one slot per thread."""
        shape = (self.weight.value.shape[0], *self.window.out)
        return Plane(shape, self.wiring.each_thread, self.wiring.dtype, halo)


def forward_passes(place: ConvolutionPlace, plan: ConvPlan) -> Passes:
    """Make the passes to the output; with a pool, they also write the codes of its winners."""
    kind = WinogradForward if plan.forward == "winograd" else DirectForward
    common, target = (place.wiring, place.window, place.weight, place.bias), place.wiring.target
    if plan.pool != "apart":
        codes = None if place.winners is None else place.winners.codes
        return {"forward": kind(*common, target, place.relu, codes)}
    maps, winners = place.maps(), needed(place.winners)
    return {
        "forward": kind(*common, maps),
        "max_pool": MaxPoolForward(place.wiring, winners, maps, place.relu),
    }


def backward_passes(
    place: ConvolutionPlace, plan: ConvPlan, following: SparseBackward | None
) -> Passes:
    """Make the passes to the gradients.

    Parameters
    ----------
    following : the backward pass of the next op, if the plan takes samples from it
    """
    common = (place.wiring, place.window, place.weight)
    if plan.backward is None:
        return {}
    if plan.backward == "sparse":
        winners = needed(place.winners)
        sparse = SparseBackward(*common, winners.pool, winners.codes, place.bias_sums)
        return {"sparse": sparse}
    if plan.backward == "lanes":
        return {"weight_gradient": LiveWeightGradient(*common, place.bias_sums)}
    if plan.backward == "samples":
        rows = needed(sample_rows(place.weight.value.shape))
        samples = SampleWeightGradient(*common, place.bias_sums, needed(following), rows)
        return {"weight_gradient": samples}
    return _spread_passes(place, plan)


def _spread_passes(place: ConvolutionPlace, plan: ConvPlan) -> Passes:
    """Make the passes that start from the gradient of the whole feature map."""
    common, wide = (place.wiring, place.window, place.weight), plan.input_gradient is not None
    apart = wide and place.window.stride != (1, 1) and place.window.dilation == (1, 1)
    plain = place.maps(transposed_halo(place.window) if apart else None)
    spread = spread_plane(plain, place.window, place.wiring.dtype) if wide and not apart else None
    plane = spread or plain
    with_bias = plan.weight_gradient is not None and place.winners is None
    passes: Passes = {"spread": _spread(place, plane, with_bias)}
    if plan.weight_gradient is not None:
        by_taps = plan.weight_gradient == "direct"
        weight_kind = DirectWeightGradient if by_taps else WinogradWeightGradient
        passes["weight_gradient"] = weight_kind(*common, plane)
        if not with_bias:
            passes["bias_gradient"] = BiasGradient(place.wiring, plane, place.bias_sums)
    if spread is not None:
        by_taps = plan.input_gradient == "direct"
        input_kind = DirectInputGradient if by_taps else WinogradInputGradient
        passes["input_gradient"] = input_kind(*common, spread)
    if apart:
        passes["input_gradient"] = _residues(place, plain)
    return passes


def _residues(place: ConvolutionPlace, plane: Plane) -> Pass:
    """The input gradient of a convolution with a stride, without the zeros between outputs."""
    target = needed(place.wiring.grad_source)
    no_bias = aligned_zeros((target.shape[0] + LANES,), place.wiring.dtype)
    groups = groups_of(place.wiring, place.weight)
    return ResiduePass(plane, target, place.window, place.weight, no_bias, groups)


def _spread(place: ConvolutionPlace, plane: Blocks, with_bias: bool) -> Pass:
    if with_bias:
        return SpreadWithBias(place.wiring, plane, place.relu, place.bias_sums)
    if place.winners is not None:
        return SpreadToWinners(place.wiring, place.winners.pool, place.winners.codes, plane)
    return SpreadBehindRelu(place.wiring, plane) if place.relu else Spread(place.wiring, plane)
