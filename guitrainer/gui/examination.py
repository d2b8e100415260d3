"""What a window would find here, told as JSON: for `guitrainer doctor`.

Run as a script, in a process of its own: where a library or the display is broken, Qt may end the
process that asks.
"""

import json
import os
from typing import Any

from guitrainer.errors import InputError
from guitrainer.gui.display import require_display
from guitrainer.gui.libraries import IMPORTED, missing


def examine() -> dict[str, Any]:
    """Tell of display, fonts and missing libraries.

    Returns
    -------
    dict
        `missing`: [what, Debian package] for each library and the fonts; `problem`: why no window
        can be opened, None where one can; `qt`: what Qt says, None where it cannot be imported.
    """
    lacking = list(missing())
    problem = None
    try:
        require_display()
    except InputError as error:
        problem = str(error)
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # fonts can be told without a display
    imported = not any(what in IMPORTED for what, _ in lacking)
    return {"missing": lacking, "problem": problem, "qt": _ask_qt() if imported else None}


def _ask_qt() -> dict[str, Any]:
    from PySide6.QtCore import QLocale, qVersion
    from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication

    application = QGuiApplication([])
    screens = [
        f"{screen.size().width()}×{screen.size().height()}, scale {screen.devicePixelRatio():g}, "
        f"{screen.logicalDotsPerInch():.0f} dots per inch"
        for screen in application.screens()
    ]
    return {
        "version": qVersion(),
        "platform": application.platformName(),
        "screens": screens,
        "fonts": len(QFontDatabase.families()),
        "font": QFontInfo(QFont()).family(),
        "locale": QLocale.system().name(),
    }


if __name__ == "__main__":
    print(json.dumps(examine()))
