"""Small networks for tests, every kind of layer among them."""

import numpy as np
from numpy.typing import NDArray

from guitrainer.config import schema
from guitrainer.nn.engine import Engine, ImageSource
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.plans import plan_layers
from guitrainer.nn.team import Team

CLASSES = 4
HE = schema.Initializer(scheme="he_normal")


def conv(filters: int, side: schema.KernelSize, **options: object) -> schema.Conv:
    return schema.Conv(filters=filters, kernel_size=side, initializer=HE, **options)  # type: ignore[arg-type]


def dense(units: int | None = None) -> schema.Dense:
    return schema.Dense(units=units, initializer=HE)


def gated_layers() -> tuple[schema.AnyLayer, ...]:
    """Residual blocks of which one begins with a stride, and one with a frozen layer."""
    same: dict[str, object] = {"padding": "same"}
    return (
        *(conv(16, 3, **same), schema.Relu(name="stem")),
        *(conv(16, 3, **same), schema.Relu(), conv(16, 3, **same)),
        *(schema.Add(of="stem"), schema.Relu(name="block1")),
        *(conv(16, 3, **same, trainable=False), schema.Relu(), conv(16, 1)),
        *(schema.Add(of="block1", initializer=HE, bias=True), schema.Relu(name="block2")),
        *(conv(16, 3, **same, stride=2), schema.Relu(), conv(16, 3, **same)),
        *(schema.Add(of="block2", initializer=HE), schema.Relu(name="block3")),
        *(conv(16, 3, **same, bias=False), conv(16, 3, **same)),
        schema.Add(of="block3", name="block4"),
        *(schema.GlobalAvgPool(), dense()),
    )


NETS: dict[str, tuple[tuple[int, int, int], tuple[schema.AnyLayer, ...]]] = {
    "pooled": (
        (1, 12, 12),
        (conv(5, 3), schema.Relu(), schema.MaxPool(), conv(3, 3), schema.Relu(), dense()),
    ),
    # the filters of the first layer fill registers, and the sums of one row of their kernels fit
    # into those of every machine: so its gradient may be taken image by image
    "two convolutions": (
        (1, 11, 13),
        (
            conv(16, (3, 2)),
            schema.Relu(),
            conv(5, 3, padding=1),
            schema.Relu(),
            schema.MaxPool(),
            dense(),
        ),
    ),
    # the same with more taps than the registers of some machines hold
    "two channels": (
        (2, 11, 13),
        (
            conv(16, 3),
            schema.Relu(),
            conv(5, 3, padding=1),
            schema.Relu(),
            schema.MaxPool(),
            dense(),
        ),
    ),
    "odd": (
        (3, 13, 9),
        (
            conv(4, (3, 5), padding="same", stride=(2, 1)),
            schema.Relu(),
            schema.MaxPool(size=3, stride=2),
            dense(7),
            schema.Relu(),
            dense(),
        ),
    ),
    "grouped": (
        (2, 9, 12),
        (
            schema.DepthwiseConv(multiplier=2, padding=1, initializer=HE),
            schema.Relu(),
            conv(8, 3, groups=2),
            schema.Relu(),
            schema.MaxPool(),
            conv(4, (2, 3), padding="same", dilation=(1, 2)),
            schema.Tanh(),
            dense(),
        ),
    ),
    "dilated": (
        (16, 8, 8),
        (conv(16, 3, padding="same", dilation=2), schema.Relu(), dense()),
    ),
    "transposed": (
        (2, 4, 5),
        (
            schema.TransposedConv(filters=4, kernel_size=2, stride=2, initializer=HE),
            schema.Tanh(),
            schema.TransposedConv(
                filters=3, kernel_size=3, stride=(2, 1), padding="same", initializer=HE
            ),
            schema.Relu(),
            schema.MaxPool(),
            schema.Upsample(size=(1, 2)),
            conv(3, 3),
            schema.Relu(),
            dense(),
        ),
    ),
    "curves": (
        (2, 8, 8),
        (
            schema.PRelu(),
            conv(4, 3),
            schema.GroupNorm(groups=2),
            schema.Elu(alpha=0.7),
            conv(4, 2),
            schema.LayerNorm(),
            schema.HardSwish(),
            schema.AvgPool(),
            dense(6),
            schema.RmsNorm(),
            schema.Softplus(),
            dense(5),
            schema.PRelu(),
            dense(5),
            schema.Silu(),
            dense(5),
            schema.Selu(),
            dense(),
        ),
    ),
    # a sum behind another, through batch normalization, and projections with and without a stride
    "residual": (
        (2, 9, 8),
        (
            conv(4, 3, padding="same"),
            schema.Relu(name="stem"),
            conv(4, 3, padding="same"),
            schema.BatchNorm(),
            schema.Add(of="stem", name="first"),
            schema.Relu(),
            schema.Tanh(name="twice"),
            schema.Add(of="twice"),
            conv(8, 3, padding=1, stride=2),
            schema.Relu(),
            schema.Add(of="first", initializer=HE, bias=True, name="second"),
            schema.Tanh(),
            conv(4, 1),
            schema.Add(of="second", initializer=HE),
            schema.Relu(),
            schema.Add(of="stem", initializer=HE),
            dense(6),
            schema.Tanh(name="vector"),
            dense(6),
            schema.Add(of="vector"),
            dense(),
        ),
    ),
    # a later sum adds to the gradient of the input of a sum, of which an earlier layer sees nothing
    "sums of sums": (
        (2, 5, 6),
        (
            conv(3, 2),
            schema.Tanh(name="stem"),
            schema.Selu(name="curved"),
            schema.Add(of="stem"),
            schema.Elu(),
            conv(3, 3, padding="same"),
            schema.Add(of="curved"),
            dense(),
        ),
    ),
    # the gradient of a sum is also that of an earlier layer, after others have written over it: the
    # convolution in front, with its ReLU or a pool, and a later sum
    "residual behind activations": (
        (2, 8, 8),
        (
            conv(4, 3, padding=1, bias=False),
            schema.Tanh(name="stem"),
            conv(4, 3, padding=1),
            schema.Relu(name="rectified"),
            schema.Add(of="stem", name="first"),
            schema.Elu(name="curved"),
            schema.Add(of="first"),
            schema.Relu(),
            conv(4, 1),
            schema.Add(of="rectified"),
            schema.Relu(),
            schema.Add(of="curved", name="second"),
            conv(4, 3, padding=1),
            schema.Sigmoid(),
            schema.MaxPool(),
            schema.Add(of="second", initializer=HE),
            schema.Tanh(name="last"),
            schema.Add(of="last"),
            dense(),
        ),
    ),
    # the gradient of the first convolution cannot come from the sparse pass of the second alone
    "residual in front of a pool": (
        (1, 9, 10),
        (
            conv(16, 3),
            schema.Relu(name="stem"),
            conv(5, 3, padding=1),
            schema.Relu(),
            schema.MaxPool(),
            conv(5, 1),
            schema.Add(of="stem", initializer=HE),
            schema.Relu(),
            dense(),
        ),
    ),
    # the gradient of the sum has zeros between its columns, which the projection must not read
    "dilated steps in front of a sum": (
        (2, 7, 8),
        (
            schema.Tanh(name="stem"),
            conv(2, (1, 2), padding="same"),
            schema.Tanh(name="middle"),
            conv(3, (1, 3), padding=(0, 2), stride=3, dilation=2),
            schema.Add(of="middle", initializer=HE),
            schema.Relu(),
            dense(),
        ),
    ),
    # enough channels for Winograd: gradients are added and pass the gates of ReLUs before they are
    # stored, on whole tiles, and on tiles that overlap
    "gates": ((2, 16, 16), gated_layers()),
    "gates on odd sizes": ((2, 14, 13), gated_layers()),
    # a Fourier transform computes a gradient that Winograd could have gated
    "large filters behind a ReLU": (
        (2, 16, 16),
        (
            conv(16, 3, padding="same"),
            schema.Relu(),
            conv(16, 7, padding="same"),
            schema.GlobalAvgPool(),
            dense(),
        ),
    ),
    "standardized": (
        (4, 8, 8),
        (
            conv(8, 3, padding=1, groups=2, standardized=True),
            schema.Relu(),
            schema.MaxPool(),
            conv(6, 2, standardized=True, bias=False),
            schema.Maxout(),
            schema.L1Penalty(weight=0.5),
            dense(6),
            schema.Maxout(pieces=3),
            dense(),
        ),
    ),
    # pools that leave pixels out, to whose gradient a later sum adds
    "sum over a pool": (
        (2, 8, 9),
        (
            conv(4, 2),
            schema.Tanh(name="stem"),
            schema.MaxPool(),
            schema.Add(of="stem", initializer=HE, name="first"),
            schema.AvgPool(),
            schema.Add(of="first", initializer=HE),
            dense(),
        ),
    ),
    "smooth": (
        (2, 8, 8),
        (
            conv(6, 3, padding=1),
            schema.Tanh(),
            schema.AvgPool(),
            conv(4, 2),
            schema.Gelu(),
            schema.GlobalAvgPool(),
            dense(5),
            schema.Sigmoid(),
            dense(),
        ),
    ),
    "rising": (
        (1, 15, 15),
        (
            conv(16, 3, padding=1),
            schema.LeakyRelu(slope=0.1),
            schema.MaxPool(),
            conv(5, 3),
            schema.Elu(),
            schema.MaxPool(size=3, stride=2),
            conv(3, (1, 2)),
            schema.MaxPool(size=(2, 1)),
            dense(),
        ),
    ),
    "quasiconvex": (
        (1, 15, 15),
        (
            conv(16, 3, padding=1),
            schema.Gelu(),
            schema.MaxPool(),
            conv(4, 3, bias=False),
            schema.BatchNorm(),
            schema.Silu(),
            schema.MaxPool(size=2, stride=1),
            conv(3, 2),
            schema.HardSwish(),
            schema.MaxPool(),
            dense(),
        ),
    ),
    "normalized": (
        (1, 9, 9),
        (
            conv(4, 3, bias=False),
            schema.BatchNorm(),
            schema.LeakyRelu(slope=0.1),
            schema.MaxPool(),
            dense(),
        ),
    ),
    # pools behind norms: with pixels in no window, overlapping, of the images
    "normalized and pooled": (
        (1, 12, 11),
        (
            conv(4, 3, bias=False),
            schema.BatchNorm(),
            schema.Relu(),
            schema.MaxPool(),
            conv(3, 2, bias=False),
            schema.BatchNorm(),
            schema.Relu(),
            schema.MaxPool(size=2, stride=1),
            dense(),
        ),
    ),
    "images normalized and pooled": (
        (2, 10, 13),
        (
            schema.BatchNorm(),
            schema.Relu(),
            schema.MaxPool(size=3),
            dense(),
        ),
    ),
    "normalized in place": (
        (2, 6, 6),
        (
            conv(4, 3, padding="same"),
            schema.LayerNorm(),
            schema.Relu(),
            conv(4, 3, padding="same", bias=False),
            schema.BatchNorm(),
            schema.GlobalAvgPool(),
            dense(),
        ),
    ),
    "local": (
        (2, 7, 7),
        (
            schema.Local(filters=3, kernel_size=3, stride=2, padding="same", initializer=HE),
            schema.Relu(),
            dense(),
        ),
    ),
    "dense": ((1, 5, 5), (dense(17), schema.Relu(), dense(11), schema.Tanh(), dense())),
    "large pool": (
        (1, 15, 15),
        (conv(8, 5), schema.Relu(), schema.MaxPool(size=5), dense()),
    ),
}


def build(
    name: str,
    batch_size: int = 20,
    dtype: str = "float32",
    threads: int = 1,
    keep: bool = False,
    seed: int = 3,
) -> tuple[BuiltNetwork, Engine, ImageSource, NDArray[np.int64]]:
    """A network, its engine, images and labels."""
    shape, layers = NETS[name]
    spec = schema.Network(layers=layers)
    network = BuiltNetwork(plan_layers(spec, shape, CLASSES), seed, dtype)
    engine = Engine(network, batch_size, Team(threads), keep)
    rng = np.random.default_rng(seed)
    images = rng.standard_normal((2 * batch_size, *shape)).astype(dtype)
    source = engine.source(images, np.ones(shape[0]), np.zeros(shape[0]), False)
    return network, engine, source, rng.integers(0, CLASSES, 2 * batch_size)


def gradients(
    engine: Engine, source: ImageSource, labels: NDArray[np.int64], count: int
) -> tuple[float, dict[str, NDArray[np.float64]]]:
    """Loss and all gradients on the first images."""
    index = np.arange(count)
    engine.forward(source, index)
    loss, _ = engine.loss(labels[index])
    engine.backward()
    return loss, {p.name: p.grad.astype(np.float64) for p in engine.network.parameters}
