"""Record the outputs of SeparableConv2D of Keras, for layers with few weights.

Run it as `KERAS_BACKEND=torch python -m tests.golden.make_keras_separable`.

Images are (N, H, W, C), as in Keras; the test changes the order of the axes.
"""

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

GOLDEN = Path(__file__).parent / "keras_separable.json"
DIGITS = 7
CASES: dict[str, dict[str, Any]] = {
    "plain": {"filters": 3, "kernel_size": 3, "depth_multiplier": 1, "padding": "valid"},
    "multiplier": {"filters": 3, "kernel_size": 3, "depth_multiplier": 2, "padding": "same"},
    "stride": {
        "filters": 2,
        "kernel_size": 2,
        "depth_multiplier": 2,
        "padding": "valid",
        "strides": 2,
    },
    "dilation": {
        "filters": 2,
        "kernel_size": 2,
        "depth_multiplier": 1,
        "padding": "valid",
        "dilation_rate": 2,
    },
}


def record(options: dict[str, Any]) -> dict[str, Any]:
    """Apply a layer with weights of its own to one image."""
    keras: Any = import_module("keras")
    rng = np.random.default_rng(0)
    layer = keras.layers.SeparableConv2D(**options)
    image = rng.normal(size=(1, 5, 6, 2)).round(2).astype(np.float32)
    layer.build(image.shape)
    weights = [rng.normal(size=w.shape).round(2).astype(np.float32) for w in layer.weights]
    layer.set_weights(weights)
    names = ("image", "depthwise", "pointwise", "bias", "output")
    arrays = (image, *weights, keras.ops.convert_to_numpy(layer(image)))
    return {name: _short(one) for name, one in zip(names, arrays, strict=True)}


def _short(values: Any) -> Any:
    return np.vectorize(lambda x: float(f"{x:.{DIGITS}g}"))(values).tolist()


def main() -> None:
    """Write the file anew."""
    found = {name: record(options) for name, options in CASES.items()}
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(one)}" for name, one in found.items())
    GOLDEN.write_text(f"{{\n{lines}\n}}\n")


if __name__ == "__main__":
    main()
