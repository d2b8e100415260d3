"""The program itself, which also writes down what it shows: where its widgets are, and its state.

python -m tests.gui.reporting FILE [WORDS OF THE COMMAND LINE]
"""

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from guitrainer import __main__ as program
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.window.window import MainWindow

EVERY_MS = 100


def describe(widget: QWidget | None) -> str:
    """A widget for messages: its class and accessible name."""
    return "" if widget is None else f"{type(widget).__name__} {widget.accessibleName()}"


def report(lab: Lab) -> dict[str, Any]:
    """What the laboratory and the widgets on screen are at this moment."""
    record, shown = lab.record, lab.looking.shown()
    widgets: dict[str, list[int]] = {}
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            for bar in top.findChildren(QTabBar):
                for number in range(bar.count()):
                    tab = bar.tabRect(number)
                    place = bar.mapToGlobal(tab.topLeft())
                    name = f"{bar.accessibleName()}: {bar.tabText(number)}"
                    widgets[name] = [place.x(), place.y(), tab.width(), tab.height()]
            for widget in (top, *top.findChildren(QWidget)):
                if widget.isVisible() and widget.accessibleName():
                    place = widget.mapToGlobal(QPoint(0, 0))
                    size = widget.size()
                    box = [place.x(), place.y(), size.width(), size.height()]
                    widgets.setdefault(widget.accessibleName(), box)
    scores = shown.scores if shown is not None else None
    return {
        "state": lab.state.value,
        "step": record.newest,
        "cursor": lab.looking.cursor,
        "edges": None if scores is None else scores.edge_fraction,
        "ready": lab.preview is not None,
        "raced": lab.racing.newest if not lab.racing.running else None,
        "folder": record.started.folder if record.started is not None else None,
        "window": any(isinstance(top, MainWindow) for top in QApplication.topLevelWidgets()),
        "dialogs": [
            top.windowTitle()
            for top in QApplication.topLevelWidgets()
            if top.isVisible() and not isinstance(top, MainWindow)
        ],
        "focus": describe(QApplication.focusWidget()),
        "widgets": widgets,
    }


def main() -> int:
    """Run the program, reporting to the file given first."""
    target = Path(sys.argv[1])
    opened = program._open_window

    def reporting(*arguments: Any) -> int:
        from guitrainer.gui import app

        began = app.Desk.open

        def watched(self: app.Desk) -> None:
            began(self)
            timer = QTimer(self)

            def write() -> None:
                draft = target.with_suffix(".new")
                draft.write_text(json.dumps(report(self.lab)), encoding="utf-8")
                draft.replace(target)

            timer.timeout.connect(write)
            timer.start(EVERY_MS)

        app.Desk.open = watched  # type: ignore[method-assign]
        return opened(*arguments)

    program._open_window = reporting  # type: ignore[assignment]
    sys.argv[1:] = sys.argv[2:]
    return program.main()


if __name__ == "__main__":
    sys.exit(main())
