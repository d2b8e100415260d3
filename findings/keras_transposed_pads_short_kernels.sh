#!/usr/bin/env bash
# keras 3.15.1 and torch 2.13.0: transposed convolutions with short kernels have different sizes.
#
# If the kernel is shorter than the stride, torch returns (n - 1) * stride + kernel rows, and keras
# returns n * stride rows: the additional rows at the end are reached by no filter, so that only the
# bias is in them. For kernels as long as the stride or longer, both libraries have the same size.
# Upsampling with a 1x1 kernel therefore returns 7 rows in one library and 8 in the other.
#
# Output seen (padding="valid" in keras and padding=0 in torch; 4 rows of ones, weight 1, bias 5):
#   kernel 1 stride 2: keras 6 5 6 5 6 5 6 5         torch 6 5 6 5 6 5 6
#   kernel 2 stride 3: keras 6 6 5 6 6 5 6 6 5 6 6 5 torch 6 6 5 6 6 5 6 6 5 6 6
#   kernel 2 stride 2: keras 6 6 6 6 6 6 6 6         torch 6 6 6 6 6 6 6 6
#   kernel 3 stride 2: keras 6 6 7 6 7 6 7 6 6       torch 6 6 7 6 7 6 7 6 6
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check keras==3.15.1 torch==2.13.0
export KERAS_BACKEND=torch KERAS_HOME="$folder/keras"
"$folder/venv/bin/python" - <<'END'
import keras
import torch


def with_keras(kernel, stride):
    layer = keras.layers.Conv2DTranspose(
        1,
        (kernel, 1),
        (stride, 1),
        kernel_initializer="ones",
        bias_initializer=keras.initializers.Constant(5.0),
    )
    return layer(torch.ones(1, 4, 1, 1)).flatten().tolist()


def with_torch(kernel, stride):
    layer = torch.nn.ConvTranspose2d(1, 1, (kernel, 1), (stride, 1))
    torch.nn.init.ones_(layer.weight)
    torch.nn.init.constant_(layer.bias, 5.0)
    return layer(torch.ones(1, 1, 4, 1)).flatten().tolist()


same = {}
for sizes in ((1, 2), (2, 3), (2, 2), (3, 2)):
    theirs, ours = with_keras(*sizes), with_torch(*sizes)
    same[sizes] = theirs == ours, theirs[: len(ours)] == ours, len(theirs) - len(ours)
    texts = [" ".join(f"{value:.0f}" for value in values) for values in (theirs, ours)]
    print(f"kernel {sizes[0]} stride {sizes[1]}: keras {texts[0]:<23} torch {texts[1]}")
short = same[1, 2] == same[2, 3] == (False, True, 1)
raise SystemExit(not (short and same[2, 2][0] and same[3, 2][0]))
END
