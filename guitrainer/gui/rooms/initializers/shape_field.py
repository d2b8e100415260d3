"""A field for the shape of a weight, in the order in which Keras writes it."""

import re

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit

from guitrainer.errors import ConfigError

LARGEST_SIDE = 999_999
SIDES = (2, 4)  # of a dense layer, of a convolution
# What people write between and around the sides.
BETWEEN = re.compile(r"[\s,;×x()\[\]]+")

Shape = tuple[int, ...]


class ShapeField(QLineEdit):
    """Tells the shape when it was typed, or what is wrong with it.

    The window has shapes as (out, in) and (out, in, height, width); the field shows them as
    (in, out) and (height, width, in, out).
    """

    typed = Signal(tuple)
    refused = Signal(str)  # one line

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Shape of the weight"))
        self.setToolTip(
            self.tr(
                "Height, width, inputs and filters of a convolution, in the order Keras uses; "
                "inputs and units of a dense layer. Type any shape to see its numbers."
            )
        )
        widest = shape_text((0, 480_000)) + "  "
        self.setMinimumWidth(2 * self.fontMetrics().horizontalAdvance(widest))
        self.editingFinished.connect(self._on_finished)

    def show_shape(self, shape: Shape | None) -> None:
        """Show a shape; what is being typed is left as it is."""
        if not (self.hasFocus() and self.isModified()):
            self.setText("" if shape is None else shape_text(shape))
            self.setCursorPosition(0)
            self._mark(False)

    def _on_finished(self) -> None:
        if not self.isModified():
            return
        try:
            shape = read_shape(self.text())
        except ConfigError as error:
            self._mark(True)
            self.refused.emit(str(error))
            return
        self.setModified(False)
        self._mark(False)
        self.typed.emit(shape)

    def _mark(self, faulty: bool) -> None:
        if (self.property("faulty") is True) != faulty:
            self.setProperty("faulty", faulty)
            self.style().unpolish(self)
            self.style().polish(self)


def shape_text(shape: Shape) -> str:
    """A shape in the order of Keras.

    >>> shape_text((8, 3, 5, 5)), shape_text((16, 480000))
    ('5, 5, 3, 8', '480000, 16')
    """
    out, inputs, *kernel = shape
    return ", ".join(map(str, (*kernel, inputs, out)))


def read_shape(text: str) -> Shape:
    """The shape that was typed in the order of Keras.

    Raises
    ------
    ConfigError
        If it is no shape of a weight.

    Examples
    --------
    >>> read_shape("(5, 5, 3, 8)"), read_shape("480000 16")
    ((8, 3, 5, 5), (16, 480000))
    """
    words = [word for word in BETWEEN.split(text) if word]
    possible = all(word.isascii() and word.isdecimal() for word in words)
    sides = [int(word[:7]) for word in words] if possible else []
    if len(sides) not in SIDES or not all(1 <= side <= LARGEST_SIDE for side in sides):
        found = QCoreApplication.translate(
            "initializers",
            "Shape: found “%1”; accepted are height, width, inputs and filters, as in 5, 5, 3, 8, "
            "or inputs and units, each from 1 to 999999",
        )
        raise ConfigError(found.replace("%1", text.strip()[:40]))
    *kernel, inputs, out = sides
    return (out, inputs, *kernel)
