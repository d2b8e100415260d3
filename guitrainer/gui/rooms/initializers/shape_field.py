"""A field for the shape of a weight, in the order used by Keras."""

import re

from guitrainer.errors import ConfigError
from guitrainer.gui.base.look.size import normal_width
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.kit.entry import ValueEntry

tr = Texts("initializers")

LARGEST_SIDE = 999_999
SIDES = (1, 2, 4)  # numbers of a dense layer, which may have one unit, and of a convolution
# Characters that may separate or enclose the sizes.
BETWEEN = re.compile(r"[\s,;×x()\[\]]+")

Shape = tuple[int, ...]


class ShapeField(ValueEntry):
    """A field for a shape in the order used by Keras.

    The window uses shapes (out, in) and (out, in, height, width); the field shows them as (in, out)
    and (height, width, in, out).
    """

    def __init__(self) -> None:
        super().__init__(read_shape, lambda shape: "" if shape is None else shape_text(shape))
        self.waits_for_enter = True
        self.setAccessibleName(self.tr("Shape of the weight"))
        self.setToolTip(
            self.tr(
                "Height, width, inputs and filters of a convolution, in the order Keras uses; "
                "inputs and units of a dense layer. Type any shape to see its numbers."
            )
        )
        widest = shape_text((0, 480_000)) + "  "
        self.setMinimumWidth(2 * normal_width(widest))


def shape_text(shape: Shape) -> str:
    """Format a shape in the order of Keras.

    >>> shape_text((8, 3, 5, 5)), shape_text((16, 480000))
    ('5, 5, 3, 8', '480000, 16')
    """
    out, inputs, *kernel = shape
    return ", ".join(map(str, (*kernel, inputs, out)))


def read_shape(text: str) -> Shape:
    """Parse a shape typed in the order of Keras.

    Raises
    ------
    ConfigError
        If it is not the shape of a weight.

    Examples
    --------
    >>> read_shape("(5, 5, 3, 8)"), read_shape("480000 16"), read_shape("480000")
    ((8, 3, 5, 5), (16, 480000), (1, 480000))
    """
    words = [word for word in BETWEEN.split(text) if word]
    possible = all(word.isascii() and word.isdecimal() for word in words)
    sides = [int(word[:7]) for word in words] if possible else []
    if len(sides) not in SIDES or not all(1 <= side <= LARGEST_SIDE for side in sides):
        raise ConfigError(
            tr(
                "Shape: found “%1”, accepted: height, width, inputs and filters, as in "
                "5, 5, 3, 8, or inputs and units (1 if there is no number), each from 1 to 999999",
                text.strip()[:40],
            )
        )
    *kernel, inputs, out = sides if len(sides) > 1 else (*sides, 1)
    return (out, inputs, *kernel)
