"""The shapes and options on which functions are compared, and the arrays that fill them.

Kernels are compiled per kernel width, horizontal stride, register tile and element type, and the
tile follows from the channels and the width of the output. The quick tables therefore repeat
widths and channels where they can; the sweep over all of them is marked slow.
"""

import zlib
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from tests import reference
from tests.functional.operations import OPERATIONS, Arrays, forward

Size = int | tuple[int, int]


@dataclass(frozen=True)
class Case:
    """One call: the name of the function, the shapes of its arrays, its options."""

    name: str
    shapes: dict[str, tuple[int, ...]]
    options: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        """Name the case in the list of tests."""
        shapes = [
            "x".join(map(str, shape))
            for key, shape in self.shapes.items()
            if key in ("x", "weight")
        ]
        options = [f"{key}={value}" for key, value in self.options.items()]
        return "-".join([self.name, *shapes, *options]).replace(" ", "")

    def arrays(self, dtype: npt.DTypeLike = np.float64) -> Arrays:
        """Fill the shapes: the same values at every call, rounded to float32 in any dtype."""
        rng = np.random.default_rng(zlib.crc32(str(self).encode()))
        return {key: self._filled(key, shape, rng, dtype) for key, shape in self.shapes.items()}

    def _filled(
        self, key: str, shape: tuple[int, ...], rng: np.random.Generator, dtype: npt.DTypeLike
    ) -> npt.NDArray[Any]:
        if key == "target":
            return rng.integers(0, self.shapes["x"][1], shape)
        if key == "x":
            # All values differ and none is near 0: no tie, no kink is met by accident.
            size = int(np.prod(shape))
            values = (rng.permutation(size) - size // 2 + 0.25) * (4.0 / size)
        else:
            values = rng.normal(size=int(np.prod(shape)))
        if key == "running_var":
            values = 0.5 + np.abs(values)
        return values.reshape(shape).astype(np.float32).astype(dtype)

    def grad_output(self, dtype: npt.DTypeLike = np.float64) -> npt.NDArray[Any]:
        """Draw a gradient of the shape of the output; 1 where the output is the loss itself."""
        if not OPERATIONS[self.name].takes_grad_output:
            return np.ones((), dtype)
        shape = forward(reference, self.name, self.arrays(), self.options).shape
        rng = np.random.default_rng(zlib.crc32(str(self).encode()) + 1)
        return rng.normal(size=shape).astype(np.float32).astype(dtype)


def conv2d(batch: int, channels: tuple[int, int], size: Size, kernel: Size, **options: Any) -> Case:
    """Describe a conv2d from channels[0] to channels[1], with bias."""
    inputs, outputs = channels
    shapes = {
        "x": (batch, inputs, *reference.pair(size)),
        "weight": (outputs, inputs // options.get("groups", 1), *reference.pair(kernel)),
        "bias": (outputs,),
    }
    return Case("conv2d", shapes, options)


def conv1d(batch: int, channels: tuple[int, int], length: int, kernel: int, **options: Any) -> Case:
    """Describe a conv1d from channels[0] to channels[1], with bias."""
    inputs, outputs = channels
    shapes = {
        "x": (batch, inputs, length),
        "weight": (outputs, inputs // options.get("groups", 1), kernel),
        "bias": (outputs,),
    }
    return Case("conv1d", shapes, options)


def locally_connected2d(
    batch: int, channels: tuple[int, int], size: Size, kernel: Size, **options: Any
) -> Case:
    """Describe a locally connected layer: a conv2d with weights and bias per position."""
    shared = conv2d(batch, channels, size, kernel, **options)
    x, weight = (np.zeros(shared.shapes[key]) for key in ("x", "weight"))
    positions = reference.conv2d(x, weight, **options).shape[2:]
    shapes = {
        "x": x.shape,
        "weight": (*positions, *weight.shape),
        "bias": (*positions, channels[1]),
    }
    return Case("locally_connected2d", shapes, options)


def on_images(name: str, shape: tuple[int, ...], **options: Any) -> Case:
    """Describe a function of x alone."""
    return Case(name, {"x": shape}, options)


def transposed(
    batch: int, channels: tuple[int, int], size: Size, kernel: Size, **options: Any
) -> Case:
    """Describe a transposed convolution from channels[0] to channels[1], with bias."""
    inputs, outputs = channels
    shapes = {
        "x": (batch, inputs, *reference.pair(size)),
        "weight": (inputs, outputs // options.get("groups", 1), *reference.pair(kernel)),
        "bias": (outputs,),
    }
    return Case("conv_transpose2d", shapes, options)


def linear(batch: int, inputs: int, outputs: int) -> Case:
    """Describe a dense layer with bias."""
    return Case("linear", {"x": (batch, inputs), "weight": (outputs, inputs), "bias": (outputs,)})


def cross_entropy(batch: int, classes: int) -> Case:
    """Describe a loss over a batch of logits."""
    return Case("cross_entropy", {"x": (batch, classes), "target": (batch,)})


def batch_norm(shape: tuple[int, ...], **options: Any) -> Case:
    """Describe batch normalization in training."""
    per_channel = ("running_mean", "running_var", "weight", "bias")
    shapes = {"x": shape} | dict.fromkeys(per_channel, (shape[1],))
    return Case("batch_norm", shapes, {"training": True} | options)


def group_norm(shape: tuple[int, ...], groups: int, **options: Any) -> Case:
    """Describe group normalization with scale and shift."""
    shapes = {"x": shape, "weight": (shape[1],), "bias": (shape[1],)}
    return Case("group_norm", shapes, {"num_groups": groups} | options)


def last_norm(name: str, shape: tuple[int, ...], count: int, **options: Any) -> Case:
    """Describe normalization over the last dimensions, with scale and, if there is one, shift."""
    sides = shape[-count:]
    shapes = {"x": shape, "weight": sides} | ({} if name == "rms_norm" else {"bias": sides})
    return Case(name, shapes, {"normalized_shape": sides} | options)


CONVOLUTIONS = [
    conv2d(1, (1, 1), (5, 7), 3),
    conv2d(3, (3, 5), (7, 5), 3, stride=2, padding="same"),
    conv2d(17, (7, 13), (8, 8), 3),
    conv2d(1, (16, 33), (7, 7), 3, padding="same"),
    conv2d(3, (33, 2), (5, 7), 3, padding=(2, 0)),
    conv2d(16, (1, 16), (28, 28), 3),
    conv2d(3, (3, 5), (9, 7), 3, stride=(2, 1), padding=1),
    conv2d(3, (2, 5), (11, 11), 3, stride=3),
    conv2d(3, (2, 3), (4, 5), 3, padding=4),  # windows that see nothing but padding
    conv2d(1, (3, 5), (2, 2), 3, padding=1),  # a kernel larger than the image
    conv2d(3, (2, 3), (3, 3), 3),  # a kernel as large as the image
    conv2d(1, (2, 3), (5, 5), 5),
    conv2d(3, (1, 6), (28, 28), 5, padding=2),
    conv2d(3, (2, 3), (11, 9), 5, stride=2, padding="same"),
    conv2d(17, (16, 3), (4, 4), 1, padding="same"),
    conv2d(3, (33, 7), (7, 7), 1, stride=2),
    conv2d(1, (1, 1), (1, 1), 1),
    conv2d(3, (2, 3), (7, 9), (3, 5), padding="same"),
    conv2d(3, (2, 16), (5, 9), (1, 7)),
    conv2d(1, (5, 3), (13, 6), (11, 2), padding="same"),
]

GROUPED = [
    conv2d(3, (4, 4), (5, 7), 3, groups=2),
    conv2d(17, (6, 6), (7, 8), 3, padding="same", groups=6),  # depthwise
    conv2d(3, (3, 12), (9, 7), 3, stride=2, padding=1, groups=3),  # with a multiplier
    conv2d(2, (10, 15), (6, 5), (3, 2), stride=(2, 1), groups=5),
    conv2d(1, (6, 4), (5, 5), 1, groups=2),
    conv2d(3, (2, 3), (9, 9), 3, dilation=2),
    conv2d(3, (2, 3), (9, 10), 3, padding="same", dilation=(3, 1)),
    conv2d(1, (2, 3), (10, 11), (2, 3), stride=(2, 3), padding=1, dilation=(2, 3)),
    conv2d(3, (16, 17), (8, 12), 3, padding=2, dilation=2),  # in phases, by Winograd
    conv2d(2, (16, 16), (6, 12), 3, padding="same", dilation=(1, 3)),
    conv2d(3, (4, 8), (9, 8), 3, padding="same", dilation=2, groups=4),
    conv1d(2, (4, 6), 9, 3, groups=2),
    conv1d(2, (4, 4), 11, 3, stride=2, padding=2, dilation=2, groups=4),
]

TRANSPOSED = [
    transposed(3, (4, 6), (5, 6), 2, stride=2),
    transposed(17, (3, 5), (4, 4), 3, padding=1),
    transposed(2, (3, 4), (3, 5), 3, stride=2, padding=1, output_padding=1),
    transposed(1, (4, 6), (4, 3), (3, 2), stride=(2, 3), padding=(1, 0), groups=2),
    transposed(3, (2, 3), (3, 3), 5, stride=2, padding=2, output_padding=(0, 1)),
    transposed(2, (4, 4), (3, 4), 1, stride=3, output_padding=2, groups=4),  # bias alone between
    on_images("interpolate", (3, 5, 4, 3)),
    on_images("interpolate", (17, 2, 3, 5), scale_factor=(3, 1)),
]

SWEEP = [
    conv2d(1, (3, 16), (2, 2), 3, padding=1),
    conv2d(16, (5, 7), (9, 11), 3, padding=1),
    conv2d(17, (16, 1), (9, 13), 3, stride=(2, 1)),
    conv2d(3, (3, 2), (9, 8), 3, stride=(1, 2), padding=(0, 1)),
    conv2d(1, (2, 5), (11, 13), 3, stride=3, padding="same"),
    conv2d(3, (2, 13), (9, 11), 5, padding="same"),
    conv2d(1, (3, 4), (6, 6), 5, padding=7),
    conv2d(3, (5, 7), (5, 7), 1),
    conv2d(1, (3, 3), (5, 5), 1, padding=(1, 2)),
    conv2d(3, (33, 16), (7, 9), 1, stride=2, padding="same"),
    conv2d(16, (2, 3), (8, 5), (5, 1), stride=(2, 1)),
    conv2d(3, (3, 2), (6, 8), (2, 3), padding=(1, 2)),
] + [
    conv2d(2, (3, 5), (kernel + 2, 13), kernel, padding=padding)
    for kernel in range(1, 12)
    for padding in ("valid", "same", 2, kernel)
] + [
    conv2d(batch, (inputs, outputs), (7, 6), 3, padding="same")
    for batch, inputs, both in (
        (1, 1, (1, 16)),
        (3, 2, (2, 33)),
        (16, 3, (3, 13)),
        (17, 5, (5, 1)),
        (1, 7, (7, 2)),
        (3, 13, (13, 3)),
        (16, 16, (16, 5)),
        (17, 33, (33, 7)),
    )
    for outputs in both
] + [
    conv2d(3, (2, 5), size, kernel, stride=stride, padding=padding)
    for size, paddings in (((13, 30), ("valid", "same")), ((5, 7), (1, (2, 3))))
    for kernel in (1, 3, 5)
    for stride in (1, 2, 3, (2, 1))
    for padding in paddings
]  # fmt: skip

LINES = [
    conv1d(1, (1, 1), 3, 2),
    conv1d(3, (2, 3), 7, 3),
    conv1d(3, (2, 3), 7, 3, padding="same"),
    conv1d(2, (3, 5), 5, 3, stride=2, padding=1),
    conv1d(1, (2, 3), 5, 5),
]

UNSHARED = [
    locally_connected2d(3, (2, 3), (5, 7), 3),
    locally_connected2d(1, (3, 5), (5, 5), 3, padding="same"),
    locally_connected2d(17, (1, 16), (6, 6), 3, stride=2, padding=1),
    locally_connected2d(3, (7, 2), (4, 5), 3, stride=(2, 1)),
    locally_connected2d(2, (3, 33), (4, 4), 1),
    locally_connected2d(2, (2, 5), (6, 9), (1, 5)),
    locally_connected2d(3, (5, 1), (3, 3), 3),
    locally_connected2d(1, (2, 3), (3, 4), 3, padding=3),
]

POOLINGS = [
    on_images(name, shape, **options)
    for name in ("max_pool2d", "avg_pool2d")
    for shape, options in (
        ((1, 1, 4, 4), {"kernel_size": 2}),
        ((3, 5, 7, 9), {"kernel_size": 2}),  # remainders at both ends are not looked at
        ((17, 3, 20, 20), {"kernel_size": 5}),
        ((3, 16, 7, 8), {"kernel_size": 3, "stride": 1}),  # overlap
        ((3, 33, 9, 7), {"kernel_size": 3, "stride": 2}),
        ((3, 2, 11, 10), {"kernel_size": 2, "stride": 3}),  # gaps
        ((3, 7, 8, 11), {"kernel_size": (2, 3), "stride": (1, 2)}),
        ((16, 2, 5, 7), {"kernel_size": 3, "stride": 2, "padding": 1}),
        ((2, 13, 6, 5), {"kernel_size": (3, 2), "padding": (1, 0)}),
        ((3, 2, 5, 7), {"kernel_size": (5, 7)}),  # as large as the image
        ((1, 3, 5, 7), {"kernel_size": 1}),
    )
] + [
    on_images("global_avg_pool2d", shape)
    for shape in ((1, 1, 1, 1), (3, 5, 7, 4), (17, 16, 4, 4), (2, 33, 5, 7))
]  # fmt: skip

DENSE = [
    linear(batch, inputs, outputs)
    for batch, inputs, outputs in (
        (1, 1, 1),
        (3, 7, 5),
        (16, 33, 10),
        (17, 100, 13),
        (1, 257, 16),
        (64, 16, 33),
    )
]

ACTIVATIONS = [
    on_images(name, shape, **options)
    for name, options in (
        ("relu", {}),
        ("leaky_relu", {}),
        ("leaky_relu", {"negative_slope": 0.3}),
        ("sigmoid", {}),
        ("tanh", {}),
        ("gelu", {}),
        ("elu", {}),
        ("elu", {"alpha": 0.5}),
        ("selu", {}),
        ("silu", {}),
        ("hardswish", {}),
        ("softplus", {}),
    )
    for shape in ((1, 1), (3, 33), (2, 5, 5, 7), (17, 3, 3, 3))
]

SLOPED = [
    Case("prelu", {"x": shape, "weight": (shape[1],)})
    for shape in ((1, 1), (3, 5), (17, 3, 5, 4), (2, 7, 9))
]

SAMPLED = [
    group_norm((3, 6), 2),
    group_norm((17, 8, 3, 5), 4, eps=1e-3),
    group_norm((2, 5, 4, 3), 1),
    group_norm((2, 4, 7), 4),
    last_norm("layer_norm", (3, 7), 1),
    last_norm("layer_norm", (17, 3, 5, 4), 3, eps=1e-3),
    last_norm("layer_norm", (2, 3, 5), 1),
    last_norm("rms_norm", (3, 7), 1, eps=1e-5),
    last_norm("rms_norm", (17, 3, 4), 2, eps=1e-3),
]

CHANNELS = [
    *(
        on_images("maxout", shape, **options)
        for shape, options in (((1, 2), {}), ((3, 33), {"pieces": 3}), ((17, 8, 3, 5), {}))
    ),
    on_images("standardize_weight", (5, 3, 3, 3)),
    on_images("standardize_weight", (16, 1, 5, 3), eps=0.1),
    on_images("l1_penalty", (3, 7)),
    on_images("l1_penalty", (17, 4, 3, 5), weight=0.3),
    Case("add", {"x": (3, 2, 3, 4), "other": (3, 2, 3, 4)}),
    Case(
        "add",
        {"x": (3, 4, 2, 3), "other": (3, 2, 4, 5), "weight": (4, 2, 1, 1), "bias": (4,)},
    ),
    Case("add", {"x": (2, 3, 4, 4), "other": (2, 6, 4, 4), "weight": (3, 6, 1, 1)}),
]

WINNING = [
    on_images("winners", shape, **options)
    for shape, options in (
        ((1, 1), {}),
        ((3, 33), {"count": 2}),
        ((2, 5, 5, 7), {}),
        ((17, 8, 3, 3), {"count": 3}),
        ((2, 4, 3), {"count": 4}),
    )
]

SQUARED = [
    Case("mse_loss", {"x": shape, "goal": shape}) for shape in ((1, 1), (17, 5), (3, 2, 5, 4))
]

LOSSES = [cross_entropy(*shape) for shape in ((1, 2), (3, 10), (17, 10), (16, 33), (64, 3))]

NORMALiZATIONS = [
    batch_norm((3, 5)),
    batch_norm((17, 16, 3, 5)),
    batch_norm((2, 3, 7, 5), momentum=0.3, eps=1e-3),
    batch_norm((1, 33, 2, 2)),
]

CASES = [
    *CONVOLUTIONS,
    *GROUPED,
    *TRANSPOSED,
    *LINES,
    *UNSHARED,
    *POOLINGS,
    *DENSE,
    *ACTIVATIONS,
    *LOSSES,
    *NORMALiZATIONS,
    *SLOPED,
    *SAMPLED,
    *CHANNELS,
    *WINNING,
    *SQUARED,
]

# Every function once or more, small enough to move every single input up and down.
DIFFERENTIABLE = [
    conv2d(2, (2, 3), (4, 5), 3),
    conv2d(2, (2, 3), (5, 5), 3, padding="same"),
    conv2d(1, (2, 3), (5, 5), 3, stride=2, padding="same"),
    conv2d(3, (2, 3), (5, 5), 1, stride=(2, 1)),
    conv2d(1, (1, 2), (3, 3), 2, padding=3),
    conv2d(2, (4, 4), (4, 5), 3, groups=2),
    conv2d(1, (2, 4), (6, 5), (3, 2), stride=(2, 1), padding=1, dilation=(1, 2), groups=2),
    conv2d(1, (2, 3), (7, 6), 3, padding="same", dilation=2),
    transposed(2, (2, 3), (3, 4), 2, stride=2),
    transposed(1, (2, 4), (3, 3), 3, stride=2, padding=1, output_padding=1, groups=2),
    on_images("interpolate", (2, 3, 3, 2)),
    conv1d(2, (2, 3), 5, 3),
    conv1d(1, (2, 3), 5, 3, stride=2, padding=1),
    conv1d(1, (2, 2), 7, 3, dilation=2, groups=2),
    locally_connected2d(2, (2, 3), (4, 4), 3),
    locally_connected2d(2, (1, 2), (4, 5), 3, stride=2, padding=1),
    locally_connected2d(1, (3, 2), (3, 3), 2, padding="same"),
    linear(3, 7, 5),
    on_images("max_pool2d", (2, 3, 5, 5), kernel_size=2),
    on_images("max_pool2d", (2, 2, 5, 5), kernel_size=3, stride=1, padding=1),
    on_images("max_pool2d", (1, 2, 7, 6), kernel_size=2, stride=3),
    on_images("avg_pool2d", (2, 3, 5, 5), kernel_size=2),
    on_images("avg_pool2d", (2, 2, 5, 5), kernel_size=3, stride=1, padding=1),
    on_images("avg_pool2d", (1, 2, 7, 6), kernel_size=2, stride=3),
    on_images("global_avg_pool2d", (2, 3, 4, 5)),
    *[case for case in ACTIVATIONS if case.shapes["x"] == (3, 33)],
    cross_entropy(5, 7),
    CHANNELS[1],
    CHANNELS[3],
    CHANNELS[5],
    *CHANNELS[-3:],
    WINNING[1],
    WINNING[2],
    SQUARED[2],
    SLOPED[1],
    *[case for case in SAMPLED if len(case.shapes["x"]) < 4],
    batch_norm((5, 3)),
    batch_norm((3, 2, 3, 4), eps=1e-3),
]

# What is committed beside torch's answers: small, and every branch of the padding once.
GOLDEN = [
    *[case for case in CONVOLUTIONS if np.prod(case.shapes["x"]) < 400],
    *[case for case in GROUPED if np.prod(case.shapes["x"]) < 800],
    *TRANSPOSED[2:4],
    TRANSPOSED[-2],
    *LINES[:4],
    locally_connected2d(3, (2, 3), (4, 5), 3),
    locally_connected2d(2, (1, 5), (5, 5), 3, stride=2, padding=1),
    *[case for case in POOLINGS if np.prod(case.shapes["x"]) < 800],
    linear(3, 7, 5),
    linear(17, 33, 10),
    *[case for case in ACTIVATIONS if case.shapes["x"] == (3, 33)],
    *SLOPED[:2],
    *[case for case in SAMPLED if np.prod(case.shapes["x"]) < 400],
    *LOSSES[:3],
    *CHANNELS[1:4],
    CHANNELS[6],
    *CHANNELS[-3:],
    *WINNING[1:3],
    *SQUARED[1:],
    batch_norm((3, 5)),
    batch_norm((2, 3, 7, 5), momentum=0.3, eps=1e-3),
]
