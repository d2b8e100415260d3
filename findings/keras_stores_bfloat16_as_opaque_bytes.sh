#!/usr/bin/env bash
# keras 3.15.1 and h5py 3.16.0: weights in bfloat16 are not numbers in the files that Keras writes.
#
# HDF5 as h5py builds it has no type for bfloat16, so save_weights and save store every weight of
# such a layer as opaque items of two bytes, which h5py reads as void (|V2). Only an attribute named
# dtype on the data set tells what they are. Viewed as float16, which also has two bytes, they are
# other numbers, without an error.
#
# Output seen (a kernel that is 1 everywhere):
#   type in the file: |V2, attribute: bfloat16
#   as float16: 1.875
#   as the upper halves of float32: 1.0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    keras==3.15.1 torch==2.13.0 h5py==3.16.0
export KERAS_BACKEND=torch KERAS_HOME="$folder/keras"
cd "$folder"
"$folder/venv/bin/python" - <<'END'
import h5py
import keras
import numpy as np

layer = keras.layers.Conv2D(1, 3, kernel_initializer="ones", dtype="bfloat16")
keras.Sequential([keras.Input((4, 4, 1)), layer]).save_weights("half.weights.h5")
with h5py.File("half.weights.h5") as file:
    kernel = file["layers/conv2d/vars/0"]
    stored, note = kernel[()], kernel.attrs["dtype"]
print(f"type in the file: {stored.dtype}, attribute: {note}")
short = stored.view(np.uint16)
wrong = float(short.view(np.float16).ravel()[0])
right = float((short.astype(np.uint32) << 16).view(np.float32).ravel()[0])
print(f"as float16: {wrong}")
print(f"as the upper halves of float32: {right}")
raise SystemExit(not (stored.dtype == "V2" and wrong == 1.875 and right == 1))
END
