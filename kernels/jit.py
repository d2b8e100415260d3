"""Compiles kernels; the compiler options are in this one place.

Every kernel is made by a factory whose arguments (tile sizes, kernel width, element type) become
constants of the code. Signatures are given, so compilation, or loading from the disk cache,
happens when the factory is called and never in the middle of training.

No fastmath: it makes `isnan` always false and would hide a divergence.
"""

import gc
import hashlib
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import cache, wraps
from typing import Any, TypeVar, cast

from numba import njit, types
from numba.core.compiler_lock import global_compiler_lock

from kernels.arrays import ArrayType
from kernels.cache import SealedCache, files_at, place_of
from kernels.calling import Kernel
from kernels.compiler import HelperCompiler, KernelCompiler
from kernels.machine import CACHE

Factory = TypeVar("Factory", bound=Callable[..., Any])

DTYPES: dict[str, Any] = {"float32": types.float32, "float64": types.float64}
INDEX: Any = types.intp
INDICES: Any = ArrayType(types.int64, 1, "C", readonly=True)
# Corners (channel, row) of weight-gradient tiles, and the like.
INDEX_PAIRS: Any = ArrayType(types.int64, 2, "C", readonly=True)
# Wrappers for callers from Python are not needed: see `kernels.calling`.
OPTIONS: dict[str, Any] = {
    "boundscheck": False,
    "error_model": "numpy",
    "no_cpython_wrapper": True,
    "no_cfunc_wrapper": True,
    "_nrt": False,
}

log = logging.getLogger("guitrainer.kernels")


class Statistics:
    """How many kernels were compiled, and how many came from the disk cache."""

    compiled = 0
    loaded = 0
    announced = False


def blocked(dtype: str) -> Any:
    """Type of a lane-blocked array [block, channel, row, column, lane], or a view of one."""
    return ArrayType(DTYPES[dtype], 5, "A")


def flat(dtype: str) -> Any:
    """Type of a contiguous vector."""
    return ArrayType(DTYPES[dtype], 1, "C")


def matrix(dtype: str) -> Any:
    """Type of a contiguous matrix."""
    return ArrayType(DTYPES[dtype], 2, "C")


def kernel(signature: Any) -> Callable[[Callable[..., Any]], Any]:
    """Compile a kernel for a signature: no bounds checks, IEEE arithmetic."""

    def compile_now(function: Callable[..., Any]) -> Kernel:
        function.__qualname__ += _making.suffix
        with global_compiler_lock, _no_collections():
            compiled = _compiled(function, signature)
            (code,) = compiled.overloads.values()
            symbol = code.fndesc.llvm_func_name
            made = Kernel(function.__name__, code.signature, symbol, code.library)
        if compiled.stats.cache_hits:
            Statistics.loaded += 1
        else:
            announce()
            log.debug("compiled %s", function.__name__)
            Statistics.compiled += 1
        return made

    return compile_now


@contextmanager
def _no_collections() -> Iterator[None]:
    """Keep Python from looking for garbage: compiling creates many objects, and little of it."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _compiled(function: Callable[..., Any], signature: Any) -> Any:
    """Load the kernel from the disk cache or compile it; without the cache if that fails.

    The result must not be called, because it has no wrapper.
    """
    if CACHE is not None and CACHE.usable:
        try:
            return _cached(CACHE, function, signature)
        except (OSError, RuntimeError) as error:  # it cannot be read, or its disk is full
            CACHE.give_up(error)
    return njit([signature], pipeline_class=KernelCompiler, **OPTIONS)(function)


def _cached(cache: SealedCache, function: Callable[..., Any], signature: Any) -> Any:
    """Load the kernel from the disk cache, or compile it while no other process does."""
    place = place_of(function)
    whole = cache.is_whole(place)
    with nullcontext() if whole else cache.alone(place):
        if not whole:
            cache.check(files_at(place))
        compiled = njit([signature], cache=True, pipeline_class=KernelCompiler, **OPTIONS)(function)
        if not compiled.stats.cache_hits:
            cache.seal(files_at(place))
    return compiled


def announce() -> None:
    """Log, once in a process, that kernels are being compiled."""
    if not Statistics.announced:
        log.info("compiling kernels (once for this network on this machine) …")
    Statistics.announced = True


# A helper is inlined into the kernels that call it, and compiled with them.
helper = njit(inline="never", pipeline_class=HelperCompiler, **OPTIONS)


# Module, name and arguments of a call of a factory.
Wanted = tuple[str, str, tuple[Any, ...]]


class _Making(threading.local):
    """State of the factories in this thread.

    `suffix` distinguishes the kernel being made from all others of its factory. Without it, Numba
    would number them in the order in which a process happens to compile them: two processes that
    compile at the same time could write into each other's files of the disk cache, and machine code
    from different processes could have the same symbols.
    """

    written: list[Wanted] | None = None
    suffix: str = ""


_making = _Making()


@contextmanager
def writing_down() -> Iterator[list[Wanted]]:
    """Let factories called by this thread only record what is requested, and compile nothing."""
    written: list[Wanted] = []
    _making.written = written
    try:
        yield written
    finally:
        _making.written = None


@contextmanager
def _naming(arguments: tuple[Any, ...]) -> Iterator[None]:
    """Name the kernels made in this context after the arguments of their factory."""
    before = _making.suffix
    _making.suffix = "_" + hashlib.sha256(repr(arguments).encode()).hexdigest()[:16]
    try:
        yield
    finally:
        _making.suffix = before


def _nothing(*arguments: Any) -> None:
    """Stand in for a kernel while calls are recorded."""


def factory(make: Factory) -> Factory:
    """Cache the results of a kernel factory: one compiled kernel per set of arguments."""

    @cache
    def kept(*arguments: Any) -> Any:
        with _naming(arguments):
            return make(*arguments)

    @wraps(make)
    def give(*arguments: Any) -> Any:
        if _making.written is not None:
            _making.written.append((make.__module__, make.__name__, arguments))
            return _nothing
        return kept(*arguments)

    return cast(Factory, give)
