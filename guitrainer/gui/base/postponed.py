"""Modules that are loaded when they are first used, instead of when they are imported.

They contain what a run or a dialog needs, but no window that is just opened. To use one, import the
module from its package, as in `from guitrainer.analysis import remedies`: importing a name from it
would load it.
"""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from threading import Thread
from types import ModuleType

MODULES = frozenset({
    "guitrainer.analysis.diagnosis",
    "guitrainer.analysis.principal",
    "guitrainer.analysis.receptive_fields",
    "guitrainer.analysis.remedies",
    "guitrainer.events",
    "guitrainer.nn.initializers.weight_file",
    "guitrainer.reports",
    "guitrainer.gui.rooms.train.runs.panel",
    "guitrainer.gui.rooms.train.stage.enlargement",
    "guitrainer.gui.window.dialogs.questions",
})  # fmt: skip


class _Finder:
    """Finds these modules in the usual places, but does not execute them yet."""

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name not in MODULES:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = LazyLoader(spec.loader)
        return spec


def install() -> None:
    """Postpone these modules from now on."""
    if _Finder not in sys.meta_path:
        sys.meta_path.insert(0, _Finder)


def load() -> None:
    """Load all of them."""
    for name in sorted(MODULES):
        vars(import_module(name))


def start_thread(target: Callable[[], object], name: str) -> Thread:
    """Load all of them, then start a thread: two must not be the first to use a module at once.

    A run or a file that is given on the command line is read before the first paint, while the
    window is about to load the compiler.
    """
    load()
    thread = Thread(target=_with_compiler, args=(target,), name=name)
    thread.start()
    return thread


def load_compiler() -> None:
    """Load the compiler, or wait until another thread has done so.

    Importing a module does not wait for a thread that is still importing its package, so two
    threads could be in the middle of Numba, whose modules must be imported in their order.
    """
    import kernels  # noqa: F401  # slow to import


def _with_compiler(target: Callable[[], object]) -> None:
    load_compiler()
    target()


def is_loaded(name: str) -> bool:
    """Return whether the module with this name has been executed."""
    return type(sys.modules.get(name)) is ModuleType
