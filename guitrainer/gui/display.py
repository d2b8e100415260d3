"""Checks for a display. Without one, Qt ends the process with a misleading message."""

import ctypes
import os
import socket
import subprocess
import sys
from pathlib import Path

from guitrainer.errors import InputError
from guitrainer.files.names import shortened
from guitrainer.gui.libraries import missing

# Platforms of Qt that need no display and always start.
SCREENLESS = ("offscreen", "minimal")
# If these are set, Qt may load plugins other than its own.
PLUGIN_PATHS = ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH")
CHOICES = ("QT_QPA_PLATFORM", *PLUGIN_PATHS, "XDG_SESSION_TYPE", "WAYLAND_DISPLAY", "DISPLAY")
WAY_OUT = "train without a window: --headless"
PATIENCE_S = 30.0
# An abort in the child process leaves no core dump.
TRIAL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
from PySide6.QtGui import QGuiApplication
application = QGuiApplication(sys.argv[:1])
sys.exit(0 if application.primaryScreen() else "no screen")
"""


def require_display() -> None:
    """Return if a window can be opened; called before Qt is imported.

    Raises
    ------
    InputError
        If there is no display, it does not answer, a system library is missing, or Qt cannot start
        on the platform selected by the environment.
    """
    if not sys.platform.startswith("linux"):
        return
    lacking = next(missing(), None)
    if lacking is not None:
        library, package = lacking
        raise InputError(f"no window: {library} is missing (Debian: {package}); {WAY_OUT}")
    if not _known_to_work():
        _try_qt()


def _known_to_work() -> bool:
    """Return whether Qt's choice is clear and will work; if not, only Qt itself can tell.

    Raises
    ------
    InputError
        If Qt's choice is X11, and there is no server.
    """
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    own_plugins = not any(os.environ.get(name) for name in PLUGIN_PATHS)
    wayland = os.environ.get("WAYLAND_DISPLAY")
    session = os.environ.get("XDG_SESSION_TYPE") == "wayland"
    if platform in SCREENLESS:
        return own_plugins
    if platform in ("", "wayland") and wayland and _listens(wayland):
        return own_plugins
    if platform == "xcb" or (platform == "" and not wayland and not session):
        _require_x11()
        return own_plugins
    return False


def _require_x11() -> None:
    display = os.environ.get("DISPLAY")
    if not display:
        raise InputError(f"no display: neither DISPLAY nor WAYLAND_DISPLAY is set; {WAY_OUT}")
    if not _answers(display):
        raise InputError(
            f"no display: {shortened(display, 80)} (DISPLAY) does not answer or refuses this user; "
            f"{WAY_OUT}"
        )


def _answers(display: str) -> bool:
    """Return whether an X server accepts connections there.

    The connection stays open as long as the program runs, because some servers restart when their
    last client disconnects, which would be just before Qt connects.
    """
    xcb = ctypes.CDLL("libxcb.so.1")  # available wherever libxcb-cursor is
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(display), None)
    if not xcb.xcb_connection_has_error(connection):
        return True
    xcb.xcb_disconnect(connection)
    return False


def _listens(display: str) -> bool:
    """Return whether a Wayland compositor accepts connections at this socket."""
    path = Path(os.environ.get("XDG_RUNTIME_DIR") or "/") / display
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(1.0)
        try:
            probe.connect(str(path))
        except (OSError, ValueError):  # nobody listens, or the path is too long for a socket
            return False
    return True


def _try_qt() -> None:
    """Start Qt in another process; if that aborts, this one would too.

    Raises
    ------
    InputError
        If it fails, with the first message of Qt about it.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-c", TRIAL],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        done = None
    if done is not None and done.returncode == 0:
        return
    said = "" if done is None else next(filter(None, map(str.strip, done.stderr.splitlines())), "")
    chosen = ", ".join(
        f"{name}={shortened(os.environ[name], 60)}" for name in CHOICES if os.environ.get(name)
    )
    reason = "it does not answer" if done is None else shortened(said, 160) or "it aborts"
    raise InputError(f"no display: Qt cannot start with {chosen} ({reason}); {WAY_OUT}")
