#!/usr/bin/env bash
# keras 3.15.1 on torch 2.13.0 and on jax 0.10.2: AveragePooling2D(padding="same") has two meanings.
#
# On jax, the mean is over the pixels inside the image. On torch, the padding is excluded only if
# it is equal on both sides. Otherwise the image is extended by copies of its border first, and the
# copies count. With a window of 3 and stride 2, images of odd sizes agree, and images of even sizes
# do not: a network trained with one backend computes other borders with the other, in every layer.
# ops.pad(mode="symmetric") repeats the border on torch, too, although it should mirror the image.
#
# Output seen (the last mean of 1 2 3 … n, window 3; then the end of 1 2 … 8 padded by 3 numbers):
#   n = 7, stride 2: jax 6.5000 torch 6.5000
#   n = 8, stride 2: jax 7.5000 torch 7.6667
#   n = 8, stride 1: jax 7.5000 torch 7.5000
#   symmetric: jax 6 7 8 8 7 6 torch 6 7 8 8 8 8
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    keras==3.15.1 torch==2.13.0 jax==0.10.2
export KERAS_HOME="$folder/keras" JAX_PLATFORMS=cpu
cat > "$folder/pool.py" <<'END'
import json

import keras
import numpy as np


def last_mean(size, stride):
    row = np.arange(1, size + 1, dtype="float32").reshape(1, 1, size, 1)
    layer = keras.layers.AveragePooling2D((1, 3), strides=(1, stride), padding="same")
    return float(keras.ops.convert_to_numpy(layer(row)).ravel()[-1])


padded = keras.ops.pad(np.arange(1, 9, dtype="float32"), ((0, 3),), mode="symmetric")
end = " ".join(f"{value:.0f}" for value in keras.ops.convert_to_numpy(padded)[-6:])
print(json.dumps([[last_mean(7, 2), last_mean(8, 2), last_mean(8, 1)], end]))
END
for backend in jax torch; do
    KERAS_BACKEND=$backend "$folder/venv/bin/python" "$folder/pool.py" > "$folder/$backend.json"
done
"$folder/venv/bin/python" - "$folder" <<'END'
import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
(means, end), (torch_means, torch_end) = (
    json.loads((folder / f"{backend}.json").read_text()) for backend in ("jax", "torch")
)
for size, stride, jax, torch in zip((7, 8, 8), (2, 2, 1), means, torch_means):
    print(f"n = {size}, stride {stride}: jax {jax:.4f} torch {torch:.4f}")
print(f"symmetric: jax {end} torch {torch_end}")
pools = means == [6.5, 7.5, 7.5] and [round(mean, 4) for mean in torch_means] == [6.5, 7.6667, 7.5]
raise SystemExit(not (pools and end == "6 7 8 8 7 6" and torch_end == "6 7 8 8 8 8"))
END
