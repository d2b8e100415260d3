#!/usr/bin/env bash
# keras 3.15.1 on torch 2.13.0, flax 0.12.8 on jax 0.10.2: batch normalization loses the variance of
# data far from zero.
#
# BatchNormalization and GroupNormalization of Keras on torch, and all normalizations of Flax by
# default, compute the variance as the mean of squares minus the square of the mean. In float32,
# both have errors of about 1e-7 of the squared mean, so that a deviation of 1/3000 of the mean is
# lost. Keras then takes the root of a negative number: one forward pass turns some features to NaN.
# Flax clips at 0 and divides by the root of epsilon. Temperatures in kelvin are such data. torch
# itself subtracts the mean first; so do Keras on jax, LayerNormalization of Keras, and Flax with
# use_fast_variance=False.
#
# Output seen (64 numbers of each of 256 features, deviation 0.1; largest error of the outputs):
#   mean   0: torch 0.000, keras 0.000, keras layer 0.000, flax 0.000, flax without fast 0.000
#   mean 100: torch 0.000, keras 0.761, keras layer 0.000, flax 0.417, flax without fast 0.000
#   mean 300: torch 0.000, keras nan, keras layer 0.001, flax 110.783, flax without fast 0.000
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    keras==3.15.1 flax==0.12.8 jax==0.10.2 torch==2.13.0
export KERAS_BACKEND=torch KERAS_HOME="$folder/keras" JAX_PLATFORMS=cpu
"$folder/venv/bin/python" - <<'END'
import flax.linen
import jax
import keras
import numpy as np
import torch

EPSILON = 1e-5
noise = np.random.default_rng(0).normal(0, 0.1, (256, 64))


def with_torch(rows):
    outputs = torch.nn.functional.batch_norm(
        torch.tensor(rows.T), None, None, training=True, eps=EPSILON
    )
    return outputs.numpy().T


def with_keras(rows):
    outputs = keras.layers.BatchNormalization(epsilon=EPSILON)(rows.T, training=True)
    return keras.ops.convert_to_numpy(outputs).T


def with_keras_layer(rows):
    outputs = keras.layers.LayerNormalization(epsilon=EPSILON)(rows)
    return keras.ops.convert_to_numpy(outputs)


def with_flax(rows, fast=True):
    layer = flax.linen.BatchNorm(
        use_running_average=False, epsilon=EPSILON, use_fast_variance=fast
    )
    outputs, _ = layer.init_with_output(jax.random.key(0), rows.T)
    return np.asarray(outputs).T


LIBRARIES = {
    "torch": with_torch,
    "keras": with_keras,
    "keras layer": with_keras_layer,
    "flax": with_flax,
    "flax without fast": lambda rows: with_flax(rows, fast=False),
}
errors = {}
for mean in (0, 100, 300):
    rows = (mean + noise).astype("float32")
    exact = rows - rows.mean(axis=1, keepdims=True, dtype="float64")
    exact /= np.sqrt((exact**2).mean(axis=1, keepdims=True) + EPSILON)
    errors[mean] = {name: np.abs(run(rows) - exact).max() for name, run in LIBRARIES.items()}
    print(f"mean {mean:3}:", ", ".join(f"{name} {at:.3f}" for name, at in errors[mean].items()))
stable = all(
    errors[mean][name] < 0.01
    for mean in errors
    for name in ("torch", "keras layer", "flax without fast")
)
lost = errors[0]["keras"] < 0.01 and errors[100]["keras"] > 0.1 and np.isnan(errors[300]["keras"])
clipped = errors[0]["flax"] < 0.01 and errors[100]["flax"] > 0.1 and errors[300]["flax"] > 10
raise SystemExit(not (stable and lost and clipped))
END
