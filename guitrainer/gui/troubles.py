"""Handles uncaught errors: one dialog, a log, and an application that continues."""

import logging
import sys
import threading
from time import monotonic
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget
from shiboken6 import isValid

from guitrainer.crash_log import one_line
from guitrainer.errors import GuitrainerError
from guitrainer.gui.base.log import Log
from guitrainer.gui.window.dialogs import questions

log = logging.getLogger("guitrainer.gui")

# An error repeated within this time comes from a timer or from painting, not from a click.
STORM_S = 2.0


class Troubles(QObject):
    """Receives uncaught exceptions of all threads and shows them in the window."""

    _came = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._dialog: questions.TroubleDialog | None = None
        self._plain: QMessageBox | None = None
        self._log = Log()
        self._parent: QWidget | None = None
        self._last = ("", 0.0)  # place and time of the last error
        # Queued, because the error may have occurred while painting, or in another thread.
        self._came.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Handle uncaught exceptions from now on, and start the log."""
        self._hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        self._log.install()

    def uninstall(self) -> None:
        """Restore the previous state."""
        self._log.uninstall()
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        if self.dialog is not None:
            self.dialog.close()

    def set_parent_window(self, window: QWidget | None) -> None:
        """Set the window in front of which dialogs appear."""
        self._parent = window

    @Slot(object)
    def tell(self, error: BaseException) -> None:
        """Log `error`, and show a dialog about it after the current event."""
        self._note(error)
        if self.dialog is None:
            self._came.emit(error)
        else:
            self._show(error)

    def _note(self, error: BaseException) -> None:
        if not isinstance(error, GuitrainerError):
            log.error("unexpected error", exc_info=error)

    @Slot(object)
    def _show(self, error: BaseException) -> None:
        try:
            self._show_dialog(error)
        except Exception as another:
            # Not through the hook, which would try to show it and fail again.
            log.exception("the dialog about an error failed")
            self._show_plainly(error, another)

    def _show_dialog(self, error: BaseException) -> None:
        dialog = self.dialog
        if dialog is not None:
            dialog.count_another(error)
        elif not self._in_a_storm(error):
            self._dialog = questions.TroubleDialog(error, self._parent)
            self._dialog.open()

    def _show_plainly(self, *errors: BaseException) -> None:
        """Fall back to a standard dialog of Qt, one at a time."""
        if self._plain is None or not isValid(self._plain):
            self._plain = QMessageBox(QMessageBox.Icon.Critical, "", "")
            self._plain.setTextFormat(Qt.TextFormat.PlainText)
        if not self._plain.isVisible():
            self._plain.setText("\n".join(map(one_line, errors)))
            self._plain.open()

    def _in_a_storm(self, error: BaseException) -> bool:
        """Return whether this error has just occurred; mistakes of the user are always shown."""
        if isinstance(error, GuitrainerError):
            return False
        place, came = _place(error), monotonic()
        before, self._last = self._last, (place, came)
        return place == before[0] and came - before[1] < STORM_S

    @property
    def dialog(self) -> "questions.TroubleDialog | None":
        """The open dialog; None if there is none, or if it was destroyed with its window."""
        # Checked here, not signaled by `destroyed`, which may reach objects being destroyed.
        if self._dialog is not None and isValid(self._dialog) and self._dialog.isVisible():
            return self._dialog
        return None

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        try:
            self._note(error)
            self._came.emit(error)
        except Exception:  # only the terminal is left
            self._hooks[0](kind, error, trace)

    def _on_thread_exception(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self._on_exception(hook.exc_type, hook.exc_value, hook.exc_traceback)

    def _on_unraisable(self, hook: "sys.UnraisableHookArgs") -> None:
        """Log an exception raised while an object was destroyed; nothing can be done about it."""
        log.error("unexpected error in %r", hook.object, exc_info=hook.exc_value)


def _place(error: BaseException) -> str:
    """Return the type of an error and the line that raised it."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    line = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else one_line(error)
    return f"{type(error).__name__} {line}"
