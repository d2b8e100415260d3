"""System libraries that Qt needs on Linux, and their Debian packages.

The setup runs this as a script before any package is installed, to print the missing Debian
packages. It may import the standard library, but nothing of the project.
"""

import ctypes
from collections.abc import Iterator
from pathlib import Path

# Needed to import Qt, with or without a display.
IMPORTED = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
# Needed for a window on X11.
SHOWN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_PACKAGE = "fonts-dejavu-core"


def missing() -> Iterator[tuple[str, str]]:
    """Return what cannot be loaded as (library, Debian package); fonts are last."""
    for library, package in (IMPORTED | SHOWN).items():
        try:
            ctypes.CDLL(library)
        except OSError:
            yield library, package
    if not any(_holds_fonts(Path(folder).expanduser()) for folder in FONT_FOLDERS):
        yield "a font", FONT_PACKAGE


def _holds_fonts(folder: Path) -> bool:
    suffixes = (".ttf", ".otf", ".ttc")
    return folder.is_dir() and any(file.suffix in suffixes for file in folder.rglob("*.?t?"))


if __name__ == "__main__":
    print(*(package for _, package in missing()))
