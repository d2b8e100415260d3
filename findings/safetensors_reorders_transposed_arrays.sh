#!/usr/bin/env bash
# safetensors 0.8.0 and numpy 2.4.6: save_file writes transposed NumPy arrays in the wrong order.
#
# An array that is not contiguous in memory (a transpose, a Fortran array, every other column) is
# stored with the right shape and its numbers in another order, without an error or a warning.
# Version 0.7.0 stores it correctly. This matters when filters change libraries: a kernel of Keras
# in the order of PyTorch, kernel.transpose(3, 2, 0, 1), is such an array. np.ascontiguousarray
# avoids the mistake.
#
# Output seen:
#   0.7.0: transpose True, Fortran True, strided True, contiguous True
#   0.8.0: transpose False, Fortran False, strided False, contiguous True
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
for version in 0.7.0 0.8.0; do
    "$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
        safetensors==$version numpy==2.4.6
    "$folder/venv/bin/python" - "$folder/arrays.safetensors" <<'END'
import sys

import numpy as np
import safetensors
from safetensors.numpy import load_file, save_file

base = np.arange(6, dtype=np.float32).reshape(2, 3)
arrays = {
    "transpose": base.T,
    "Fortran": np.asfortranarray(base),
    "strided": base[:, ::2],
    "contiguous": np.ascontiguousarray(base.T),
}
save_file(arrays, sys.argv[1])
found = load_file(sys.argv[1])
same = {name: np.array_equal(found[name], array) for name, array in arrays.items()}
said = ", ".join(f"{name} {equal}" for name, equal in same.items())
print(f"{safetensors.__version__}: {said}")
expected = safetensors.__version__ == "0.7.0"
sys.exit(0 if list(same.values()) == [expected] * 3 + [True] else 1)
END
done
