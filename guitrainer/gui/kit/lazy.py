"""A place for a widget that is made when it is first needed."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from guitrainer.gui.kit.basic import column


class Lazy(QWidget):
    """Empty until `fill` is called; then filled by what `make` gives."""

    def __init__(self, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self._make = make
        self.content: QWidget | None = None

    def fill(self) -> QWidget:
        """The widget, made at the first call."""
        if self.content is None:
            self.content = self._make()
            self.setLayout(column([self.content]))
        return self.content
