#!/usr/bin/env bash
# flax 0.12.8 and keras 3.15.1 on jax 0.10.2: ConvTranspose mirrors its kernel.
#
# keras adds the stored kernel, times the input, to the output, as the transpose of a convolution
# does. By default, flax adds the mirrored kernel. Symmetric filters hide the difference, so a
# decoder with weights from keras can look almost right. transpose_kernel=True agrees with keras,
# but then the kernel is (rows, columns, outputs, inputs), and the default initializer still takes
# the third axis for the inputs: from 256 channels to 16, the weights start 4 times larger.
#
# Output seen (kernel 1 2 3, stride 2, an input of 0 1 0; then the initial standard deviation):
#   keras:                       0 0 1 2 3 0 0
#   flax:                        0 0 3 2 1 0 0, std 0.0209
#   flax, transpose_kernel=True: 0 0 1 2 3 0 0, std 0.0836
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    flax==0.12.8 keras==3.15.1 jax==0.10.2
export KERAS_BACKEND=jax KERAS_HOME="$folder/keras" JAX_PLATFORMS=cpu
"$folder/venv/bin/python" - <<'END'
import flax.linen
import jax
import keras
import numpy as np

image = np.array([0, 1, 0], dtype="float32").reshape(1, 1, 3, 1)
kernel = np.array([1, 2, 3], dtype="float32").reshape(1, 3, 1, 1)


def with_flax(transpose):
    settings = {"use_bias": False, "transpose_kernel": transpose, "padding": "VALID"}
    small = flax.linen.ConvTranspose(1, (1, 3), (1, 2), **settings)
    large = flax.linen.ConvTranspose(16, (3, 3), (2, 2), **settings)
    drawn = large.init(jax.random.key(0), np.zeros((1, 4, 4, 256), dtype="float32"))
    output = small.apply({"params": {"kernel": kernel}}, image)
    return np.ravel(output), float(drawn["params"]["kernel"].std())


layer = keras.layers.Conv2DTranspose(1, (1, 3), (1, 2), use_bias=False)
layer.build(image.shape)
layer.kernel.assign(kernel)
theirs = np.ravel(layer(image))
plain, transposed = with_flax(False), with_flax(True)
print("keras:                      ", *theirs.astype(int))
for title, (output, std) in (("", plain), (", transpose_kernel=True", transposed)):
    values = " ".join(f"{value:.0f}" for value in output)
    print(f"{'flax' + title + ':':28} {values}, std {std:.4f}")
mirrored = np.array_equal(plain[0], theirs[::-1]) and np.array_equal(transposed[0], theirs)
raise SystemExit(not (mirrored and abs(transposed[1] / plain[1] - 4) < 0.2))
END
