#!/usr/bin/env bash
# numba 0.68.1 with scipy 1.17.1: compiling any function loads SciPy's linear algebra.
#
# Importing numba imports scipy, where it is installed, to check its version. The first function
# that is compiled, whatever it contains, then imports the modules with SciPy's bindings of BLAS and
# LAPACK, and their shared libraries with them. A program that adds two integers, and does not depend
# on SciPy, starts more slowly and needs more memory on machines where somebody has installed it.
#
# Output seen:
#   after the import: scipy True, BLAS and LAPACK False False
#   after compiling:  scipy True, BLAS and LAPACK True True
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check numba==0.68.1 scipy==1.17.1
"$folder/venv/bin/python" - <<'END'
import sys

import numba

LINEAR = "scipy.linalg.cython_blas", "scipy.linalg.cython_lapack"


def loaded():
    return "scipy" in sys.modules, *(name in sys.modules for name in LINEAR)


imported = loaded()
print("after the import: scipy {}, BLAS and LAPACK {} {}".format(*imported))
numba.njit("int64(int64, int64)")(lambda a, b: a + b)
compiled = loaded()
print("after compiling:  scipy {}, BLAS and LAPACK {} {}".format(*compiled))
raise SystemExit((imported, compiled) != ((True, False, False), (True, True, True)))
END
