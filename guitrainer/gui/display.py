"""Whether there is a screen. Without one Qt ends the whole process, blaming something else."""

import ctypes
import os
import socket
import subprocess
import sys
from pathlib import Path

from guitrainer.errors import InputError
from guitrainer.files.names import shortened
from guitrainer.gui.libraries import missing

# Platforms of Qt that need no screen, and always start.
SCREENLESS = ("offscreen", "minimal")
# Where these are set, Qt may load other plugins than its own.
PLUGIN_PATHS = ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH")
CHOICES = ("QT_QPA_PLATFORM", *PLUGIN_PATHS, "XDG_SESSION_TYPE", "WAYLAND_DISPLAY", "DISPLAY")
WAY_OUT = "train without a window: --headless"
PATIENCE_S = 30.0
# An abort in the child leaves no core.
TRIAL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
from PySide6.QtGui import QGuiApplication
application = QGuiApplication(sys.argv[:1])
sys.exit(0 if application.primaryScreen() else "no screen")
"""


def require_display() -> None:
    """Return where a window can be opened; called before Qt is imported.

    Raises
    ------
    InputError
        There is no display, it does not answer, a library of the system is missing, or Qt cannot
        start on the platform that the environment makes it choose.
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
    """Whether Qt's choice is plain, and will start; False: only Qt itself can tell.

    Raises
    ------
    InputError
        Qt's choice is X11, and there is no server.
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
    """Whether an X server takes connections there.

    The connection stays open as long as the program runs: some servers start anew when their last
    client leaves, just when Qt comes.
    """
    xcb = ctypes.CDLL("libxcb.so.1")  # there wherever libxcb-cursor is
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
    """Whether a Wayland compositor takes connections at this socket."""
    path = Path(os.environ.get("XDG_RUNTIME_DIR") or "/") / display
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(1.0)
        try:
            probe.connect(str(path))
        except (OSError, ValueError):  # nobody there, or a path too long for a socket
            return False
    return True


def _try_qt() -> None:
    """Let another process start Qt: where that aborts, this one would.

    Raises
    ------
    InputError
        With the first thing that Qt said about it.
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
