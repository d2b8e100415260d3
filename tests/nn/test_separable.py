"""A separable convolution is a depthwise one without bias, and a 1×1 convolution behind it."""

import json
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from guitrainer import functional
from guitrainer.analysis.feature_maps import feature_maps
from guitrainer.config import schema
from tests.golden.make_keras_separable import CASES, GOLDEN

RECORDED: dict[str, Any] = json.loads(GOLDEN.read_text())


class Recorded:
    """What Keras computed, with the axes in our order."""

    def __init__(self, name: str) -> None:
        found = {key: np.array(one) for key, one in RECORDED[name].items()}
        self.image, self.output = (found[key].transpose(0, 3, 1, 2) for key in ("image", "output"))
        height, width, channels, multiplier = found["depthwise"].shape
        by_channel = found["depthwise"].transpose(2, 3, 0, 1)
        self.depthwise = by_channel.reshape(channels * multiplier, 1, height, width)
        self.pointwise = found["pointwise"].transpose(3, 2, 0, 1)
        self.bias: NDArray[np.float64] = found["bias"]


@pytest.mark.parametrize("name", CASES)
def test_the_pair_computes_what_keras_does(name: str) -> None:
    keras, options = Recorded(name), CASES[name]
    between = functional.conv2d(
        keras.image,
        keras.depthwise,
        None,
        options.get("strides", 1),
        options["padding"],
        options.get("dilation_rate", 1),
        keras.image.shape[1],
    )
    found = functional.conv2d(between, keras.pointwise, keras.bias)
    np.testing.assert_allclose(found, keras.output, atol=1e-5)


@pytest.mark.parametrize("name", CASES)
def test_two_layers_compute_what_keras_does(name: str) -> None:
    keras, options = Recorded(name), CASES[name]
    layers = (
        schema.DepthwiseConv(
            name="depthwise",
            kernel_size=options["kernel_size"],
            multiplier=options["depth_multiplier"],
            stride=options.get("strides", 1),
            padding=options["padding"],
            dilation=options.get("dilation_rate", 1),
            bias=False,
        ),
        schema.Conv(name="pointwise", filters=options["filters"], kernel_size=1),
    )
    found = feature_maps(
        schema.Network(layers=layers),
        keras.image.astype(np.float32),
        {
            "depthwise": keras.depthwise.astype(np.float32),
            "pointwise": keras.pointwise.astype(np.float32),
        },
        {"pointwise": keras.bias.astype(np.float32)},
    )
    np.testing.assert_allclose(found.maps["pointwise"], keras.output, atol=1e-5)
