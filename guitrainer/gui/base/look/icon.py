"""The picture of the application: an edge filter of 4×4, as the program finds them."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

_EDGE = (
    (0.10, 0.20, 0.55, 0.90),
    (0.15, 0.30, 0.80, 0.95),
    (0.10, 0.45, 0.90, 0.85),
    (0.20, 0.60, 0.95, 0.80),
)
SIZE = 128


def window_icon() -> QIcon:
    """The icon of the window."""
    picture = QPixmap(SIZE, SIZE)
    picture.fill(QColor("#14161a"))
    painter = QPainter(picture)
    cell = SIZE / len(_EDGE)
    for row, values in enumerate(_EDGE):
        for column, value in enumerate(values):
            gray = QColor.fromRgbF(value, value, value)
            painter.fillRect(QRectF(column * cell, row * cell, cell, cell), gray)
    painter.end()
    return QIcon(picture)
