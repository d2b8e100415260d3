"""Compiled functions (Numba): arrays in, arrays out.

Numba imports SciPy where it is installed: once to check its version, and once, with the libraries
BLAS and LAPACK, before it compiles or loads its first function. Kernels contain no linear algebra,
so both happen here, before any module of this package, while SciPy appears not to be installed.
This saves time and memory in every process. Others can import SciPy later, as usual.
"""

import sys


def _import_numba_alone() -> None:
    name = "scipy"
    if name in sys.modules:
        import numba.np.arraymath

        return
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        import numba.np.arraymath  # noqa: F401
    finally:
        del sys.modules[name]


_import_numba_alone()
