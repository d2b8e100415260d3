"""Errors: one dialog, a log, and an app that lives on."""

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from guitrainer.errors import GuitrainerError

log = logging.getLogger("guitrainer.gui")


class Troubles(QObject):
    """Takes what nobody caught, in any thread, and tells of it in the window."""

    _came = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._parent: QWidget | None = None
        self._came.connect(self.tell)

    def install(self) -> None:
        """Take over what Python does with exceptions nobody caught."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def uninstall(self) -> None:
        """Give it back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def set_parent_window(self, window: QWidget | None) -> None:
        """Dialogs appear over this window."""
        self._parent = window

    def tell(self, error: BaseException) -> None:
        """Show one dialog about `error`."""
        if isinstance(error, GuitrainerError):
            QMessageBox.warning(self._parent, "guitrainer", str(error))
        else:
            log.error("unexpected error", exc_info=error)
            QMessageBox.critical(self._parent, "guitrainer", f"{type(error).__name__}: {error}")

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self._came.emit(error)

    def _on_thread_exception(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self._came.emit(hook.exc_value)
