"""The dialog about restored unsaved edits of the last session."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import button, column, prose, row
from guitrainer.gui.kit.talk import FittedDialog
from guitrainer.sentences import fill


class RecoveredDialog(FittedDialog):
    """Describes what was restored; accepting keeps it, rejecting discards it."""

    fitted_width = 400

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question = self.tr("Unsaved edits were restored")
        explanation = self.tr(
            "guitrainer was ended before the changes to %1 were saved. They are open again."
        )
        self.keep = button(self.tr("Keep"), "primary")
        self.discard = button(self.tr("Discard"))
        self.keep.setDefault(True)
        self.discard.setAutoDefault(False)
        self.keep.clicked.connect(self.accept)
        self.discard.clicked.connect(self.reject)
        texts = column([prose(question, "strong"), prose(fill(explanation, name))])
        buttons = row([None, self.discard, self.keep])
        self.setLayout(column([texts, buttons], 3 * GRID, 3 * GRID))
        self.keep.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Let Escape keep the edits, so that they are not discarded by mistake."""
        if event.key() == Qt.Key.Key_Escape:
            self.accept()
        else:
            super().keyPressEvent(event)
