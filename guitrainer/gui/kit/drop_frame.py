"""A frame that shows where a dragged item would be dropped."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QWidget

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.kit.basic import column, label


class DropFrame(QFrame):
    """A frame with a text that covers `target`; it ignores the mouse."""

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        mark(self, "drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.text = label("", "heading")
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(column([None, self.text, None]))
        self._target = target
        target.installEventFilter(self)
        self.hide()

    def offer(self, text: str) -> None:
        """Show the frame and what dropping would do."""
        self.text.setText(text)
        self.setGeometry(self._target.rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Follow the size of the target."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._target.rect())
        return False
