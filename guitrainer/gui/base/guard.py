"""Makes methods called by Qt never raise: exceptions are reported, and Qt continues.

If Qt calls Python, nobody can catch an exception. PySide stores it and raises it in whatever Python
code calls Qt next: in an unrelated slot, which is interrupted, or from the event loop, which ends
the program. `SystemExit` ends the process immediately. So every Python subclass of a Qt class gets
a wrapper around each method it overrides.
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

BINDING = "PySide6."  # module of every class of Qt itself
# This library also overrides methods that only Python calls, and may raise in them on purpose.
PLOTS = "pyqtgraph."
CALLED_BY_QT = frozenset({"paint", "boundingRect", "shape", "sizeHint", "itemChange", "run"})
# These return whether an event was handled; calling Qt's own method would handle it twice.
ANSWERS = frozenset({"event", "eventFilter", "viewportEvent", "sceneEvent", "sceneEventFilter"})


def install() -> None:
    """Guard the classes that are created from now on."""
    setattr(Shiboken.Object, "__init_subclass__", classmethod(_on_class_made))  # noqa: B010 (a type of C)


def guarded(method: Method, owner: type, name: str) -> Method:
    """Wrap `method`, known to Qt as `name` of `owner`, to report exceptions to `sys.excepthook`.

    After an exception, the wrapper returns what Qt's own method returns; nothing if that method
    would handle an event, which is half handled already, or has no body.
    """

    def call(self: Any, *arguments: Any, **named: Any) -> Any:
        try:
            return method(self, *arguments, **named)
        except BaseException as error:
            report(error, arguments)
            return _instead(self, owner, name, arguments)

    # Qt counts the parameters of a slot, and passes no more than that.
    alone = method.__code__.co_argcount == 1 and not method.__code__.co_flags & CO_VARARGS
    return functools.wraps(method)((lambda self: call(self)) if alone else call)


def report(error: BaseException, arguments: tuple[Any, ...] = ()) -> None:
    """Pass `error`, raised where nobody can catch it, to `sys.excepthook`.

    Parameters
    ----------
    error : the exception, as caught
    arguments : arguments of the method that raised it; a painter among them has another owner
    """
    for painter in _painters(error.__traceback__):
        if not any(painter is one for one in arguments) and painter.isActive():
            painter.end()  # kept alive by the traceback, it would prevent all further painting
    sys.excepthook(type(error), error, error.__traceback__)


@contextmanager
def reporting() -> Iterator[None]:
    """Report exceptions raised inside the block, and continue after it."""
    try:
        yield
    except BaseException as error:
        report(error)


def as_exception(error: BaseException) -> Exception:
    """Convert `error` to an exception that does not end the process when raised in a thread."""
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
    if name.endswith("Event") or name == "run":  # that method would wait for events
        return None
    try:
        return getattr(super(owner, self), name)(*arguments)
    except Exception:  # the method has no body, or its object no longer exists
        return None


def _painters(trace: TracebackType | None) -> Iterator[Any]:
    while trace is not None:
        for value in list(trace.tb_frame.f_locals.values()):
            if type(value).__name__ == "QPainter":
                yield value
        trace = trace.tb_next
