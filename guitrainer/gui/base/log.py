"""The log of the window: a file of at most one megabyte that includes messages of Qt."""

import faulthandler
import io
import logging
import logging.handlers
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from guitrainer.crash_log import log_places
from guitrainer.gui.base.guard import report
from guitrainer.plain_text import LineFormatter, printable

NAME = "guitrainer.log"
MAX_BYTES = 500_000  # largest size of the file, and of the previous file
LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
# Printed for every window of fixed or minimum size if there is no screen.
NOISE = "This plugin does not support propagateSizeHints()"
qt_log = logging.getLogger("guitrainer.qt")

MessageHandler = Callable[[QtMsgType, QMessageLogContext, str], object]


class Log:
    """While installed, writes the log of `guitrainer` to disk, and warnings to the terminal."""

    def __init__(self) -> None:
        self._logger = logging.getLogger("guitrainer")
        self._level = self._logger.level
        self._handlers: list[logging.Handler] = []
        self._qt_before: MessageHandler | None = None

    def install(self) -> None:
        """Start logging; without a file if none can be written."""
        terminal = logging.StreamHandler()
        terminal.setLevel(logging.WARNING)
        terminal.setFormatter(_TerminalFormatter())
        file = _open_file()
        self._handlers = [terminal] if file is None else [terminal, file]
        for handler in self._handlers:
            self._logger.addHandler(handler)
        self._logger.setLevel(logging.INFO)
        self._qt_before = qInstallMessageHandler(self._take_qt_message)

    def uninstall(self) -> None:
        """Restore the previous state."""
        qInstallMessageHandler(self._qt_before)
        self._logger.setLevel(self._level)
        for handler in self._handlers:
            self._logger.removeHandler(handler)
            handler.close()
        self._handlers = []

    def _take_qt_message(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        try:
            if text != NOISE:
                qt_log.log(LEVELS.get(kind, logging.WARNING), "%s", text)
            if self._qt_before is not None:
                self._qt_before(kind, context, text)
        except Exception as error:  # raised to Qt, it could surface anywhere
            report(error)


def log_file() -> Path | None:
    """Return the current log file; None if none can be written."""
    for handler in logging.getLogger("guitrainer").handlers:
        if isinstance(handler, _LogFile):
            return Path(handler.baseFilename)
    return None


class _TerminalFormatter(logging.Formatter):
    """Formats the message only, without time and level."""

    def format(self, record: logging.LogRecord) -> str:
        """Escape characters that a terminal would obey."""
        return printable(super().format(record))


class _LogFile(logging.handlers.RotatingFileHandler):
    """A log file that also receives what Python can still report when the process crashes.

    If the user wants that on the terminal (`python -X faulthandler`), it stays there.
    """

    def __init__(self, path: Path) -> None:
        self._takes_crashes = not faulthandler.is_enabled()
        super().__init__(path, maxBytes=MAX_BYTES, backupCount=1, encoding="utf-8")
        self.setFormatter(LineFormatter())

    def _open(self) -> io.TextIOWrapper:
        stream = super()._open()
        if self._takes_crashes:
            faulthandler.enable(file=stream)
        return stream

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (logging's name)
        """Drop a record: a full disk must not fill the terminal with tracebacks."""

    def close(self) -> None:
        """Close the file; crashes are no longer reported."""
        if self._takes_crashes:
            faulthandler.disable()
        super().close()


def _open_file() -> _LogFile | None:
    for place in log_places():
        try:
            place.mkdir(parents=True, exist_ok=True)
            return _LogFile(place / NAME)
        except OSError:
            continue
    return None
