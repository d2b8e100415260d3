"""Whether there is a screen. Without one Qt ends the whole process, blaming something else."""

import ctypes
import os
import sys

from guitrainer.errors import InputError

# Platforms of Qt that need no screen.
SCREENLESS = ("offscreen", "minimal", "vnc")


def require_display() -> None:
    """Return where a window can be opened.

    Raises
    ------
    InputError
        There is no display, or it does not answer; the message says which.
    """
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if not sys.platform.startswith("linux") or platform.split(":")[0] in SCREENLESS:
        return
    wayland, x11 = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    if wayland and platform != "xcb":
        return
    way_out = "train without a window: --headless"
    if not x11:
        raise InputError(f"no display: neither DISPLAY nor WAYLAND_DISPLAY is set; {way_out}")
    problem = _x11_problem(x11)
    if problem is not None:
        raise InputError(f"no window on display {x11}: {problem}; {way_out}")


def _x11_problem(display: str) -> str | None:
    """What keeps Qt from opening a window there; None where nothing does."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return "libxcb is not installed (Debian: libxcb1)"
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if refused:
        return "it does not answer, or refuses this user"
    for name, package in LIBRARIES.items():
        try:
            ctypes.CDLL(name)
        except OSError:
            return f"{name} is not installed (Debian: {package})"
    return None


# What Qt's X11 plug-in is linked with, beyond what any desktop has.
LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
