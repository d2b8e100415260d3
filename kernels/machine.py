"""What the compiler may rely on: vector lanes, registers, and a private cache folder.

Import this before any kernel is declared. The disk cache of Numba ignores the lane count and
edits to helpers in other files, so the folder is named by a hash of everything that changes
the machine code: all kernel sources, lanes, CPU, and the versions of Numba and Python.
"""

import hashlib
import logging
import os
import platform
from pathlib import Path
from typing import Any

import llvmlite.binding as llvm
import numba
from numba.core import config
from platformdirs import user_cache_path

from kernels.cache import NO_CACHE, SealedCache
from kernels.errors import SettingError

LANE_CHOICES = (4, 8, 16)
LANES_VARIABLE = "GUITRAINER_LANES"
CACHE_VARIABLE = "GUITRAINER_CACHE"

# Its settings are made at run time, so they have no static types.
numba_config: Any = config

log = logging.getLogger("guitrainer.kernels")


if numba_config.DISABLE_JIT:
    raise SettingError("NUMBA_DISABLE_JIT: got '1', accepted: 0 or nothing: kernels run compiled")


def cpu_name() -> str:
    """Name of the instruction set the code is compiled for, as LLVM calls it."""
    return str(numba_config.CPU_NAME or llvm.get_host_cpu_name())


def _has(feature: str) -> bool:
    if numba_config.CPU_FEATURES is not None:
        return f"+{feature}" in numba_config.CPU_FEATURES.split(",")
    return bool(llvm.get_host_cpu_features().get(feature, False))


def _lanes() -> int:
    """Lanes of float32 in a vector register; the environment may force 4, 8 or 16."""
    forced = os.environ.get(LANES_VARIABLE)
    if forced is None:
        return 16 if _has("avx512f") else 8 if _has("avx2") else 4
    if not forced.isdigit() or int(forced) not in LANE_CHOICES:
        raise SettingError(f"{LANES_VARIABLE}: got {forced!r}, accepted: 4, 8 or 16")
    return int(forced)


LANES = _lanes()
# AVX-512 and NEON have 32 vector registers, AVX2 and SSE 16.
REGISTERS = 32 if _has("avx512vl") or platform.machine() in ("aarch64", "arm64") else 16
# Registers that may hold sums during a whole reduction; the others are for operands.
ACCUMULATORS = 24 if REGISTERS == 32 else 12
# Start of every buffer, so that a register never straddles two cache lines.
ALIGNMENT_BYTES = 64


def _digest() -> str:
    sources = sorted(Path(__file__).parent.glob("*.py"))
    state = hashlib.sha256()
    for source in sources:
        state.update(source.read_bytes())
    facts = (LANES, REGISTERS, cpu_name(), numba.__version__, platform.python_version())
    state.update(repr((facts, numba_config.CPU_FEATURES)).encode())
    return state.hexdigest()[:16]


def _cache_folder() -> Path | None:
    """Folder for machine code, private to the user; None if no folder is writable."""
    try:
        root = os.environ.get(CACHE_VARIABLE)
        base = Path(root) if root else user_cache_path("guitrainer", appauthor=False)
        folder = base / "kernels" / _digest()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = folder / f".writable-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except (OSError, RuntimeError) as error:
        log.warning(NO_CACHE, error)
        return None
    return folder


def _open_cache() -> SealedCache | None:
    folder = _cache_folder()
    if folder is None:
        return None
    numba_config.CACHE_DIR = str(folder)
    return SealedCache(folder)


CACHE = _open_cache()
