"""Reports the conditions for a window as JSON, for `guitrainer doctor`.

This runs as a script in a separate process: if a library or the display is broken, Qt may end the
process.
"""

import json
import os
from typing import Any

from guitrainer.errors import InputError
from guitrainer.gui.display import require_display
from guitrainer.gui.libraries import IMPORTED, missing


def examine() -> dict[str, Any]:
    """Report on display, fonts and missing libraries.

    Returns
    -------
    dict
        `missing`: [library, Debian package] for each missing library, and for fonts; `problem`: why
        no window can be opened, or None; `qt`: what Qt reports, None if it cannot be imported.
    """
    lacking = list(missing())
    problem = None
    try:
        require_display()
    except InputError as error:
        problem = str(error)
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # fonts can be listed without a display
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
