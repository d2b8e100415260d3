"""Makes the passes of a convolution from its plan."""

from dataclasses import dataclass

from guitrainer.nn.geometry import Halo, Window, by_residues, transposed_halo
from guitrainer.nn.ops.base import Wiring, needed
from guitrainer.nn.ops.fourier_passes import (
    FourierForward,
    FourierInputGradient,
    FourierWeightGradient,
)
from guitrainer.nn.ops.passes import (
    BiasGradient,
    DirectForward,
    DirectInputGradient,
    DirectWeightGradient,
    LiveWeightGradient,
    MaxPoolForward,
    Pass,
    PooledWeightGradient,
    Spread,
    SpreadBehindRelu,
    SpreadToWinners,
    SpreadWithBias,
    SumForward,
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
from guitrainer.nn.paths import ConvPlan, sample_tile
from guitrainer.nn.planes import Array, Blocks, EvenPlane, Plane, Slots, aligned_zeros
from kernels.machine import LANES

Passes = dict[str, Pass]

# The passes of each way, from the whole input and the gradient of the whole output.
FORWARD = {"direct": DirectForward, "winograd": WinogradForward, "fourier": FourierForward}
WEIGHT_GRADIENT = {
    "direct": DirectWeightGradient,
    "winograd": WinogradWeightGradient,
    "fourier": FourierWeightGradient,
}
INPUT_GRADIENT = {
    "direct": DirectInputGradient,
    "winograd": WinogradInputGradient,
    "fourier": FourierInputGradient,
}


@dataclass(frozen=True)
class Addition:
    """Maps that are added to those of a convolution.

    Attributes
    ----------
    slots : slot of each block for the gradient of the sum, which others read as well
    """

    maps: Blocks
    slots: Slots


@dataclass(frozen=True)
class ConvolutionPlace:
    """A convolution with its buffers.

    Parameters
    ----------
    bias : [channel]; zeros if the layer has none
    bias_sums : [chunk, channel], sums that are increased
    relu, winners, addition : what precedes the store
    balanced : whether the gradient sums to zero in each channel, which is that of the bias
    """

    wiring: Wiring
    window: Window
    weight: Parameter
    bias: Array
    bias_sums: Array
    relu: bool
    winners: Winners | None
    addition: Addition | None = None
    balanced: bool = False

    def maps(self, name: str, halo: Halo | None = None, slots: Slots | None = None) -> Plane:
        """Allocate the whole feature map, with one slot per thread by default."""
        shape, dtype = (self.weight.value.shape[0], *self.window.out), self.wiring.dtype
        slots = slots or self.wiring.each_thread
        return self.wiring.kept(name, lambda: Plane(shape, slots, dtype, halo, staggered=True))


def forward_passes(place: ConvolutionPlace, plan: ConvPlan) -> Passes:
    """Make the passes to the output; with a pool, they also write the codes of its winners."""
    kind = FORWARD[plan.forward]
    common, target = (place.wiring, place.window, place.weight, place.bias), place.wiring.target
    if place.addition is not None:
        return _adding_passes(place, plan, place.addition)
    if plan.pool != "apart":
        codes = None if place.winners is None else place.winners.codes
        return {"forward": kind(*common, target, place.relu, codes)}
    maps, winners = place.maps("output"), needed(place.winners)
    return {
        "forward": kind(*common, maps),
        "max_pool": MaxPoolForward(place.wiring, winners, maps, place.relu),
    }


def _adding_passes(place: ConvolutionPlace, plan: ConvPlan, addition: Addition) -> Passes:
    """Make the passes to the sum of the output and other maps."""
    common, target = (place.wiring, place.window, place.weight, place.bias), place.wiring.target
    if plan.forward == "winograd":
        return {"forward": WinogradForward(*common, target, place.relu, added=addition.maps)}
    maps = place.maps("output")
    return {
        "forward": DirectForward(*common, maps),
        "sum": SumForward(maps, addition.maps, target, place.relu, place.wiring.dtype),
    }


def whole_gradient(place: ConvolutionPlace, plan: ConvPlan) -> Blocks | None:
    """Find or allocate the gradient of the whole feature map, if the plan starts from it.

    It is where the next op writes it, if possible.
    """
    if plan.backward != "spread":
        return None
    w, window = place.wiring, place.window
    slots = None if place.addition is None else place.addition.slots
    if place.winners is None and plan.input_gradient is not None and w.landing:
        return w.grad_target
    plain = w.gated or (not place.relu and not isinstance(w.grad_target, EvenPlane))
    if place.winners is None and plan.input_gradient is None and plain:
        return w.grad_target
    if plan.input_gradient is None:
        return place.maps("gradient", slots=slots)
    if by_residues(window):
        return place.maps("gradient", transposed_halo(window), slots)
    plain_maps = place.maps("plain", slots=slots)
    return w.kept("gradient", lambda: spread_plane(plain_maps, window, w.dtype))


def backward_passes(
    place: ConvolutionPlace, plan: ConvPlan, plane: Blocks | None, following: SparseBackward | None
) -> Passes:
    """Make the passes to the gradients.

    Parameters
    ----------
    plane : the gradient of the whole feature map, see `whole_gradient`
    following : the backward pass of the next op, if the plan takes samples from it
    """
    common = (place.wiring, place.window, place.weight)
    if plan.backward is None:
        return {}
    if plan.backward == "sparse":
        winners = needed(place.winners)
        sparse = SparseBackward(*common, winners.pool, winners.codes, place.bias_sums)
        return {"sparse": sparse}
    if plan.backward == "pooled":
        codes = needed(place.winners).codes
        return {"weight_gradient": PooledWeightGradient(*common, codes, place.bias_sums)}
    if plan.backward == "lanes":
        return {"weight_gradient": LiveWeightGradient(*common, place.bias_sums)}
    if plan.backward == "samples":
        tile = needed(sample_tile(place.weight.value.shape))
        samples = SampleWeightGradient(*common, place.bias_sums, needed(following), tile)
        return {"weight_gradient": samples}
    return _spread_passes(place, plan, needed(plane))


def _spread_passes(place: ConvolutionPlace, plan: ConvPlan, plane: Blocks) -> Passes:
    """Make the passes that start from the gradient of the whole feature map."""
    common = (place.wiring, place.window, place.weight)
    adds_bias = plan.weight_gradient is not None and not place.balanced
    with_bias = adds_bias and place.winners is None
    passes: Passes = {}
    spread = None if place.wiring.gated else _spread(place, plane, with_bias)
    if spread is not None:
        passes["spread"] = spread
    if plan.weight_gradient is not None:
        passes["weight_gradient"] = WEIGHT_GRADIENT[plan.weight_gradient](*common, plane)
        if adds_bias and not with_bias:
            passes["bias_gradient"] = BiasGradient(place.wiring, plane, place.bias_sums)
    if plan.input_gradient is not None and by_residues(place.window):
        passes["input_gradient"] = _residues(place, plane)
    elif plan.input_gradient is not None:
        passes["input_gradient"] = INPUT_GRADIENT[plan.input_gradient](*common, plane)
    return passes


def _residues(place: ConvolutionPlace, plane: Blocks) -> Pass:
    """Return the input gradient of a convolution with a stride, without zeros between outputs."""
    target = needed(place.wiring.grad_source)
    no_bias = aligned_zeros((target.shape[0] + LANES,), place.wiring.dtype)
    groups = groups_of(place.wiring, place.weight)
    return ResiduePass(plane, target, place.window, place.weight, no_bias, groups)


def _spread(place: ConvolutionPlace, plane: Blocks, with_bias: bool) -> Pass | None:
    """Make the pass to the gradient of the whole feature map; None if it is there already."""
    if plane is place.wiring.grad_target and not place.relu:
        return BiasGradient(place.wiring, plane, place.bias_sums) if with_bias else None
    if with_bias:
        return SpreadWithBias(place.wiring, plane, place.relu, place.bias_sums)
    if place.winners is not None:
        return SpreadToWinners(place.wiring, place.winners.pool, place.winners.codes, plane)
    return SpreadBehindRelu(place.wiring, plane) if place.relu else Spread(place.wiring, plane)
