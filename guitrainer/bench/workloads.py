"""Workloads: networks and batches, the same for us and for PyTorch."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from guitrainer.config import schema
from guitrainer.nn.engine import Engine, ImageSource
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.ops.base import Mode, Wiring, by_chunk
from guitrainer.nn.ops.convolution import ConvOp
from guitrainer.nn.ops.passes import Pass
from guitrainer.nn.optimizers import Optimizer, Rates
from guitrainer.nn.planes import Array, Plane, ScratchMemory, blocks_for
from guitrainer.nn.plans import lay_out
from guitrainer.nn.team import Team
from kernels.program import Program

Step = Callable[[], object]
LEARNING_RATE = 0.01
MOMENTUM = 0.9
IMAGES = 1024
CLASSES = 10
# Different batches, so that neither side profits from a batch in its caches.
BATCHES = 8

_relu, _pool = schema.Relu(), schema.MaxPool()


def _conv(filters: int, side: int, padding: schema.Padding = "valid") -> schema.Conv:
    return schema.Conv(filters=filters, kernel_size=side, padding=padding)


@dataclass(frozen=True)
class Workload:
    """A network with its input; `parts` are timed separately, `batch_size` is the usual one."""

    name: str
    help: str
    shape: tuple[int, int, int]
    layers: tuple[schema.AnyLayer, ...]
    parts: tuple[str, ...] = ("step",)
    batch_size: int = 64
    optimizer: schema.OptimizerName = "momentum"
    more_sizes: tuple[int, ...] = ()

    @property
    def single_layer(self) -> bool:
        """Whether the passes of one convolution are timed instead of training steps."""
        return "forward" in self.parts


WORKLOADS = {
    w.name: w
    for w in (
        Workload(
            "W1",
            "1×28×28, conv 8@5×5, ReLU, pool 2, conv 16@5×5, ReLU, pool 2, dense 10",
            (1, 28, 28),
            (_conv(8, 5), _relu, _pool, _conv(16, 5), _relu, _pool, schema.Dense(units=10)),
            more_sizes=(32, 256),
        ),
        Workload(
            "W2",
            "1×28×28, conv 32@3×3, ReLU, conv 32@3×3, ReLU, pool 2, dense 128, ReLU, dense 10",
            (1, 28, 28),
            (
                *(_conv(32, 3), _relu, _conv(32, 3), _relu, _pool),
                *(schema.Dense(units=128), _relu, schema.Dense(units=10)),
            ),
            more_sizes=(32, 256),
        ),
        Workload(
            "W3",
            "3×32×32, conv 32@7×7, ReLU, pool 2, conv 64@3×3, ReLU, pool 2, conv 64@3×3, ReLU, …",
            (3, 32, 32),
            (
                *(_conv(32, 7, "same"), _relu, _pool, _conv(64, 3, "same"), _relu, _pool),
                *(_conv(64, 3, "same"), _relu, schema.Dense(units=10)),
            ),
            more_sizes=(32, 256),
        ),
        Workload(
            "W4",
            "one convolution, 64 → 64 channels, 3×3 same, 32×32",
            (64, 32, 32),
            (_conv(64, 3, "same"),),
            ("forward", "input_gradient", "weight_gradient"),
            32,
        ),
        Workload(
            "digits-edges",
            "1×28×28, conv 16@9×9, ReLU, pool 5, dense 10",
            (1, 28, 28),
            (_conv(16, 9), _relu, schema.MaxPool(size=5), schema.Dense(units=10)),
        ),
        Workload(
            "keras-mnist",
            "the network of W2, evaluation only",
            (1, 28, 28),
            (
                *(_conv(32, 3), _relu, _conv(32, 3), _relu, _pool),
                *(schema.Dense(units=128), _relu, schema.Dense(units=10)),
            ),
            ("inference",),
            256,
        ),
    )
}


def _variant(
    name: str,
    change: str,
    activation: schema.AnyLayer = _relu,
    pool: schema.AnyLayer = _pool,
    side: int = 3,
    optimizer: schema.OptimizerName = "momentum",
    normalize: bool = False,
    stride: int = 1,
) -> Workload:
    """Make a network of two convolutions that differs from the plain one in one respect."""
    norm: tuple[schema.AnyLayer, ...] = (schema.BatchNorm(),) if normalize else ()
    second = schema.Conv(filters=32, kernel_size=side, padding=side // 2, stride=stride)
    pools = (pool,) if stride == 1 else ()
    layers = (
        *(_conv(16, side, "same"), *norm, activation, pool),
        *(second, *norm, activation, *pools, schema.Dense(units=10)),
    )
    text = f"1×28×28, conv 16, conv 32 (3×3), pools, dense 10; {change}"
    return Workload(name, text, (1, 28, 28), layers, optimizer=optimizer)


# The same network with one change: no common choice may be slow.
VARIANTS = {
    w.name: w
    for w in (
        _variant("plain", "unchanged"),
        _variant("leaky-relu", "leaky ReLU", schema.LeakyRelu()),
        _variant("tanh", "tanh", schema.Tanh()),
        _variant("gelu", "GELU", schema.Gelu()),
        _variant("avg-pool", "average pools", pool=schema.AvgPool()),
        _variant("overlap", "3×3 max pools with stride 2", pool=schema.MaxPool(size=3, stride=2)),
        _variant("stride-2", "stride 2 instead of the second pool", stride=2),
        _variant("kernel-5", "5×5", side=5),
        _variant("kernel-11", "11×11", side=11),
        _variant("batch-norm", "batch normalization", normalize=True),
        _variant("adam", "Adam", optimizer="adam"),
    )
}


def _kind(name: str, text: str, *layers: schema.AnyLayer) -> Workload:
    """Make a network of a convolution, some layers on its 32 maps, and a dense layer."""
    whole = (_conv(32, 3, "same"), _relu, *layers, schema.GlobalAvgPool(), schema.Dense(units=10))
    return Workload(name, f"3×32×32, conv 32 (3×3), ReLU, {text}, pool, dense 10", IMAGE, whole)


def _block(filters: int, number: int, of: str, stride: int = 1) -> tuple[schema.AnyLayer, ...]:
    """Make a residual block: two convolutions, and the sum with what is in front of them."""
    first = schema.Conv(filters=filters, padding="same", stride=stride)
    second = schema.Conv(filters=filters, padding="same")
    return (first, _relu, second, schema.Add(of=of), schema.Relu(name=f"block{number}"))


IMAGE = (3, 32, 32)
# Kinds of layers that other libraries are known to compute slowly, or by other means.
KINDS = {
    w.name: w
    for w in (
        _kind("depthwise", "depthwise 3×3", schema.DepthwiseConv(padding="same"), _relu),
        _kind(
            "grouped",
            "conv 32 in 4 groups",
            schema.Conv(filters=32, groups=4, padding="same"),
            _relu,
        ),
        _kind(
            "dilated",
            "conv 32, dilation 2",
            schema.Conv(filters=32, dilation=2, padding="same"),
            _relu,
        ),
        _kind(
            "transposed",
            "transposed conv 16 (2×2), stride 2",
            schema.TransposedConv(filters=16, kernel_size=2, stride=2),
        ),
        _kind("layer-norm", "layer norm", schema.LayerNorm()),
        _kind("group-norm", "group norm", schema.GroupNorm()),
        _kind("rms-norm", "RMS norm", schema.RmsNorm()),
        Workload(
            "residual",
            "3×32×32, 8 layers: conv 16, 3 residual blocks (16, 32, 32 filters), pool, dense 10",
            IMAGE,
            (
                *(_conv(16, 3, "same"), schema.Relu(name="stem")),
                *(*_block(16, 1, "stem"), *_block(32, 2, "block1", 2), *_block(32, 3, "block2")),
                *(schema.GlobalAvgPool(), schema.Dense(units=10)),
            ),
        ),
    )
}
EVERY = WORKLOADS | VARIANTS | KINDS


@dataclass(frozen=True)
class Batches:
    """Random images and labels, and the indices of some batches."""

    images: Array
    labels: Array
    indices: list[Array]


def make_batches(workload: Workload, batch_size: int) -> Batches:
    """Draw random images in 0…1, labels and batches."""
    rng = np.random.default_rng(0)
    # a single layer is fed from its own planes, so one image is enough
    count = batch_size if workload.single_layer else max(IMAGES, batch_size)
    images = rng.random((count, *workload.shape), np.float32)
    labels = rng.integers(0, CLASSES, count)
    indices = [rng.integers(0, count, batch_size) for _ in range(BATCHES)]
    return Batches(images, labels, indices)


def source_of(engine: Engine, batches: Batches) -> ImageSource:
    """Return the images as an engine reads them."""
    channels = batches.images.shape[1]
    return engine.source(batches.images, np.ones(channels), np.zeros(channels), False)


def build_network(workload: Workload) -> BuiltNetwork:
    """Build the workload's network with fixed weights."""
    spec = schema.Network(layers=workload.layers)
    return BuiltNetwork(lay_out(spec, workload.shape, CLASSES), seed=0)


def our_steps(
    workload: Workload, network: BuiltNetwork, batches: Batches, team: Team
) -> dict[str, Step]:
    """Return a function per part that runs it once, on the next batch."""
    batch_size = len(batches.indices[0])
    if workload.single_layer:
        return _layer_steps(workload, network, batch_size, team)
    training = schema.Training(optimizer=workload.optimizer)
    optimizer = Optimizer(network.parameters, training, threads=team.threads)
    engine = Engine(network, batch_size, team, update=optimizer.phases)
    source = source_of(engine, batches)
    rates = Rates(LEARNING_RATE, MOMENTUM, 0.0)
    turn = 0

    def train() -> None:
        nonlocal turn
        index = batches.indices[turn % BATCHES]
        turn += 1
        optimizer.prepare(rates)
        engine.train(source, index, batches.labels[index])
        optimizer.finish()

    def infer() -> None:
        nonlocal turn
        index = batches.indices[turn % BATCHES]
        turn += 1
        engine.forward(source, index, training=False)

    return {"step": train} if "step" in workload.parts else {"inference": infer}


def _layer_steps(
    workload: Workload, network: BuiltNetwork, batch_size: int, team: Team
) -> dict[str, Step]:
    """Time the three passes of a single convolution."""
    layer = network.layers[0]
    assert layer.plan.window is not None and layer.weight is not None
    window, out = layer.plan.window, layer.plan.output_shape
    rng = np.random.default_rng(0)

    def plane(shape: tuple[int, int, int], halo: bool) -> Plane:
        made = Plane(shape, blocks, halo=window.halo if halo else None)
        made.put(rng.standard_normal((batch_size, *shape), np.float32))
        return made

    blocks = range(blocks_for(batch_size))
    source, target = plane(workload.shape, True), plane(out, False)
    grads = plane(out, False), plane(workload.shape, False)
    mode = Mode(batch_size, "float32")
    planes = (source, target, *grads)
    wiring = Wiring(*planes, tuple(blocks), "float32", mode, memory=ScratchMemory(team.threads))
    op = ConvOp(wiring, window, layer.weight, None)
    passes = {**op.forward, **op.backward}
    programs = {name: _alone(passes[name], wiring.chunk_of) for name in workload.parts}
    return {name: partial(team.run, program) for name, program in programs.items()}


def _alone(one: Pass, chunk_of: tuple[int, ...]) -> Program:
    """Return a single pass, with the work that a step does once for it."""
    phases = [one.refresh_tasks(), by_chunk(chunk_of, one.calls), one.reduce_tasks()]
    return Program([phase for phase in phases if phase])
