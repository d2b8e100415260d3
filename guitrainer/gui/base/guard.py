"""Methods that Qt calls never raise: what goes wrong in one is reported, and Qt goes on.

Where Qt calls Python there is nobody to raise to. PySide keeps such an exception, and raises it
from whatever Python code calls Qt next: in an innocent slot, which is broken off, or out of the
event loop, which ends the program. `SystemExit` ends the process on the spot. So every class that
Python makes from a class of Qt gets a wrapper around each method it overrides.
"""

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from inspect import CO_VARARGS, isfunction
from types import TracebackType
from typing import Any

from shiboken6 import Shiboken

Method = Callable[..., Any]

BINDING = "PySide6."  # module of every class that Qt itself brings
# This library also overrides what only Python calls, and may raise there on purpose.
PLOTS = "pyqtgraph."
CALLED_BY_QT = frozenset({"paint", "boundingRect", "shape", "sizeHint", "itemChange", "run"})
# These answer whether an event was dealt with; asking Qt's own again would deal with it twice.
ANSWERS = frozenset({"event", "eventFilter", "viewportEvent", "sceneEvent", "sceneEventFilter"})


def install() -> None:
    """Guard the classes that are made from now on."""
    setattr(Shiboken.Object, "__init_subclass__", classmethod(_on_class_made))  # noqa: B010 (a type of C)


def guarded(method: Method, owner: type, name: str) -> Method:
    """`method`, known to Qt as `name` of `owner`, which reports what is raised to `sys.excepthook`.

    It then returns what Qt's own method returns; nothing where that handles an event, which was
    half handled already, or has no body.
    """

    def call(self: Any, *arguments: Any, **named: Any) -> Any:
        try:
            return method(self, *arguments, **named)
        except BaseException as error:
            report(error, arguments)
            return _instead(self, owner, name, arguments)

    # Qt counts what a slot takes, and gives it no more.
    alone = method.__code__.co_argcount == 1 and not method.__code__.co_flags & CO_VARARGS
    return functools.wraps(method)((lambda self: call(self)) if alone else call)


def report(error: BaseException, arguments: tuple[Any, ...] = ()) -> None:
    """Tell `sys.excepthook` of `error`, which somebody raised where nobody can catch it.

    Parameters
    ----------
    error : as caught
    arguments : of the method that raised it; a painter among them belongs to somebody else
    """
    for painter in _painters(error.__traceback__):
        if not any(painter is one for one in arguments) and painter.isActive():
            painter.end()  # alive with the traceback, it would keep everybody else from painting
    sys.excepthook(type(error), error, error.__traceback__)


@contextmanager
def reporting() -> Iterator[None]:
    """Report what is raised inside, and go on with what follows."""
    try:
        yield
    except BaseException as error:
        report(error)


def as_exception(error: BaseException) -> Exception:
    """`error`, to be handed on; what asks the process to end does not end it from a thread."""
    if isinstance(error, Exception):
        return error
    made = RuntimeError(repr(error))
    made.__cause__ = error
    return made


def _on_class_made(made: Any, /, **named: Any) -> None:
    super(Shiboken.Object, made).__init_subclass__(**named)
    for name, method in list(vars(made).items()):
        if isfunction(method) and _called_by_qt(made, name):
            setattr(made, name, guarded(method, made, name))


def _called_by_qt(made: type, name: str) -> bool:
    plots = made.__module__.startswith(PLOTS)
    if name.startswith("__") or (plots and not name.endswith("Event") and name not in CALLED_BY_QT):
        return False
    bases = (base for base in made.__mro__ if base.__module__.startswith(BINDING))
    return any(name in vars(base) for base in bases)


def _instead(self: Any, owner: type, name: str, arguments: tuple[Any, ...]) -> Any:
    if name in ANSWERS:
        return False
    if name.endswith("Event") or name == "run":  # a thread of Qt would wait for events
        return None
    try:
        return getattr(super(owner, self), name)(*arguments)
    except Exception:  # without a body, or its object is gone
        return None


def _painters(trace: TracebackType | None) -> Iterator[Any]:
    while trace is not None:
        for value in list(trace.tb_frame.f_locals.values()):
            if type(value).__name__ == "QPainter":
                yield value
        trace = trace.tb_next
