#!/usr/bin/env bash
# flax 0.12.8, orbax-checkpoint 0.12.8 and jax 0.10.2: filters of other shapes are loaded.
#
# nnx.update does not compare shapes. If a layer of four 3x3 filters is given the file of a layer
# with a single 5x5 filter, it convolves with the 5x5 filter and adds its four biases to the result:
# all four channels come from one filter, while kernel_size and out_features still say 3 and 4.
# Layers of flax.linen raise an error. In Orbax, the shape of a target is compared with the file if
# the target is an array of jax; an array of NumPy is replaced by what is stored, as in
# flax.serialization.from_bytes.
#
# Output seen (a 5x5 filter of ones, no bias in the file, loaded into a layer for four 3x3 filters):
#   nnx:   kernel_size (3, 3), out_features 4, shape (1, 7, 7, 4), outputs 25 25 25 25
#   linen: ScopeParamShapeError
#   orbax: target of jax ValueError, target of NumPy (5, 5, 1, 1)
#   flax.serialization: (5, 5, 1, 1)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    flax==0.12.8 jax==0.10.2 orbax-checkpoint==0.12.8 numpy==2.4.6
export JAX_PLATFORMS=cpu
"$folder/venv/bin/python" - "$folder/checkpoint" <<'END'
import logging
import sys
from pathlib import Path

logging.disable(logging.WARNING)

import jax
import numpy as np
import orbax.checkpoint
from flax import linen, nnx, serialization

image = np.ones((1, 7, 7, 1), dtype="float32")
stored = {"kernel": np.ones((5, 5, 1, 1), dtype="float32")}
wanted = {"kernel": np.zeros((3, 3, 1, 4), dtype="float32")}


def error_or(load):
    """Return the shape of what is loaded, or the name of the error."""
    try:
        return load()["kernel"].shape
    except Exception as error:
        return type(error).__name__


layer = nnx.Conv(1, 4, (3, 3), rngs=nnx.Rngs(0))
state = nnx.state(layer)
nnx.replace_by_pure_dict(state, stored)
nnx.update(layer, state)
output = layer(image)
outputs = np.ravel(output[0, 3, 3]).tolist()
print(
    f"nnx:   kernel_size {layer.kernel_size}, out_features {layer.out_features}, "
    f"shape {output.shape}, outputs {' '.join(f'{value:.0f}' for value in outputs)}"
)

module = linen.Conv(4, (3, 3), use_bias=False)
refused = error_or(lambda: {"kernel": module.apply({"params": stored}, image)})
print(f"linen: {refused}")

with orbax.checkpoint.StandardCheckpointer() as checkpointer:
    path = Path(sys.argv[1])
    checkpointer.save(path, jax.tree.map(jax.numpy.asarray, stored))
    checkpointer.wait_until_finished()
    target = jax.tree.map(jax.numpy.asarray, wanted)
    with_jax = error_or(lambda: checkpointer.restore(path, target))
    with_numpy = error_or(lambda: checkpointer.restore(path, wanted))
print(f"orbax: target of jax {with_jax}, target of NumPy {with_numpy}")

written = serialization.to_bytes(stored)
with_flax = error_or(lambda: serialization.from_bytes(wanted, written))
print(f"flax.serialization: {with_flax}")

raise SystemExit(
    (output.shape, outputs, layer.kernel_size) != ((1, 7, 7, 4), [25.0] * 4, (3, 3))
    or refused != "ScopeParamShapeError"
    or (with_jax, with_numpy, with_flax) != ("ValueError", (5, 5, 1, 1), (5, 5, 1, 1))
)
END
