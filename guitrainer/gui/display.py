"""Whether there is a screen. Without one Qt ends the whole process, blaming something else."""

import ctypes
import os
import sys

from guitrainer.errors import InputError
from guitrainer.gui.libraries import missing

# Platforms of Qt that need no screen.
SCREENLESS = ("offscreen", "minimal", "vnc")
WAY_OUT = "train without a window: --headless"


def require_display() -> None:
    """Return where a window can be opened; called before Qt is imported.

    Raises
    ------
    InputError
        There is no display, it does not answer, or a library of the system is missing.
    """
    if not sys.platform.startswith("linux"):
        return
    lacking = next(missing(), None)
    if lacking is not None:
        library, package = lacking
        raise InputError(f"no window: {library} is missing (Debian: {package}); {WAY_OUT}")
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in SCREENLESS or (os.environ.get("WAYLAND_DISPLAY") and platform != "xcb"):
        return
    display = os.environ.get("DISPLAY")
    if not display:
        raise InputError(f"no display: neither DISPLAY nor WAYLAND_DISPLAY is set; {WAY_OUT}")
    if not _answers(display):
        raise InputError(
            f"no display: {display} (DISPLAY) does not answer or refuses this user; {WAY_OUT}"
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
    connection = xcb.xcb_connect(display.encode(), None)
    if not xcb.xcb_connection_has_error(connection):
        return True
    xcb.xcb_disconnect(connection)
    return False
