"""A field for one number of an initializer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from guitrainer.errors import ConfigError
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.text.schema import translated
from guitrainer.gui.rooms.common.sizes import number_text, read_setting

WIDTH = 92  # pixels


class NumberField(QLineEdit):
    """Tells every number while it is typed, and what is wrong with what is no number.

    Parameters
    ----------
    setting : of `Initializer`
    name : for screen readers
    meaning : for the tool tip, in the words of the schema
    """

    typed = Signal(float)
    refused = Signal(str)  # one line
    left = Signal()  # the field is done with: what is typed next is another edit

    def __init__(self, setting: str, name: str, meaning: str) -> None:
        super().__init__()
        self._setting = setting
        self._value: float | None = None
        self.setFixedWidth(px(WIDTH))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(name)
        self.setToolTip(translated(meaning))
        self.textEdited.connect(self._on_text_edited)

    def show_value(self, value: float | None, *, derived: bool = False) -> None:
        """Show a number, dim if it follows from others; what is being typed is left as it is."""
        self.setPlaceholderText("–")
        self._mark("derived", derived)
        if self.hasFocus() and self._value is not None and value == self._value:
            return
        self._value = value
        self._mark("faulty", False)
        text = number_text(value) if derived else number_text(value, 10)
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Show what the experiment holds, unless it is to be mended."""
        super().focusOutEvent(event)
        if self.property("faulty") is not True and self._value is not None:
            derived = self.property("derived") is True
            self.setText(number_text(self._value, 4 if derived else 10))
        self.left.emit()

    def _on_text_edited(self, text: str) -> None:
        try:
            value = read_setting(self._setting, text)
        except ConfigError as error:
            self._mark("faulty", True)
            self.refused.emit(str(error))
            return
        self._value = value
        self._mark("faulty", False)
        self.typed.emit(value)

    def _mark(self, name: str, value: bool) -> None:
        if (self.property(name) is True) != value:
            self.setProperty(name, value)
            self.style().unpolish(self)
            self.style().polish(self)
