"""Common parts of hand-painted widgets: small text, hints, keys, the mouse pointer."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QLabel, QWidget

from guitrainer.gui.base.look.size import small_font
from guitrainer.gui.base.look.theme import theme

# Movement by the arrow keys, in (rows, columns).
ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
# Shift is needed to type some digits, and the keypad has a modifier of its own.
HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
FOCUS_CORNER = 4  # pixels
HINT = 8  # pixels around a hint
OLD_OPACITY = 0.4  # opacity of what is about to be replaced
# Length of the longest image relative to its height. A signal has one row, whose pixels are painted
# higher than wide, as otherwise it would be a thin line.
LONGEST = 8


def claimed(event: QEvent) -> int | None:
    """Return the key of an event that offers to override a shortcut; None for other events."""
    if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
        return event.key()
    return None


def is_plain(event: QKeyEvent) -> bool:
    """Return whether a key is pressed without Ctrl, Alt or similar modifiers."""
    return not event.modifiers() & ~HARMLESS


def show_hand(widget: QWidget, over: bool) -> None:
    """Show a hand as the mouse pointer over something that can be clicked, else an arrow."""
    shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
    widget.setCursor(shape)


class Painted(QWidget):
    """A picture of numbers, which is dimmed while newer numbers are computed."""

    def __init__(self, name: str, height: int | None = None) -> None:
        super().__init__()
        self._dimmed = False
        self.setAccessibleName(name)
        if height is not None:
            self.setFixedHeight(height)
        self._font = small_font()

    @property
    def dimmed(self) -> bool:
        """Whether the numbers belong to an older experiment."""
        return self._dimmed

    def set_dimmed(self, dimmed: bool) -> None:
        """Show whether the numbers belong to an older experiment."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self.update()

    def painter(self) -> QPainter:
        """Make a painter for the current paint event, antialiased and with a small font."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        painter.setOpacity(OLD_OPACITY if self._dimmed else 1.0)
        return painter


def pen(token: str, width: float = 1.0, *, dashed: bool = False) -> QPen:
    """Make a pen in a color of the theme."""
    made = QPen(theme().color(token), width)
    made.setCapStyle(Qt.PenCapStyle.FlatCap if dashed else Qt.PenCapStyle.RoundCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashed:
        made.setDashPattern([3, 2])
    return made


def outline(
    painter: QPainter,
    place: QRectF,
    token: str,
    width: float = 1.0,
    *,
    dashed: bool = False,
    corner: float = 0.0,
) -> None:
    """Draw a frame in a color of the theme inside `place`, optionally with round corners."""
    line = QPen(theme().color(token), width)
    line.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashed:
        line.setDashPattern([3, 2])
    painter.setPen(line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    inside = place.adjusted(half, half, -half, -half)
    if corner:
        painter.drawRoundedRect(inside, corner, corner)
    else:
        painter.drawRect(inside)


def focus_frame(painter: QPainter, place: QRectF) -> None:
    """Paint a frame for the keyboard focus around `place`."""
    outline(painter, place, "accent", corner=FOCUS_CORNER)


def text_at(
    painter: QPainter,
    place: QPointF,
    text: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
) -> None:
    """Write a line of text with its top, and its left, middle or right end, at `place`."""
    size = painter.fontMetrics().size(Qt.TextFlag.TextSingleLine, text)
    left = place.x()
    if align == Qt.AlignmentFlag.AlignHCenter:
        left -= size.width() / 2
    elif align == Qt.AlignmentFlag.AlignRight:
        left -= size.width()
    rect = QRectF(left, place.y(), size.width() + 1, size.height())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)


def paint_hint(painter: QPainter, place: QRect, text: str) -> None:
    """Write a text in the middle of `place`, where there is nothing else to show."""
    painter.setPen(theme().color("dim"))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(place.adjusted(HINT, HINT, -HINT, -HINT), int(flags), text)


def shape_shown(size: QSize) -> QSizeF:
    """Return the aspect ratio in which an image of `size` pixels is painted, so that it is visible.

    Examples
    --------
    >>> shape_shown(QSize(128, 1)), shape_shown(QSize(28, 20))
    (PySide6.QtCore.QSizeF(128.000000, 16.000000), PySide6.QtCore.QSizeF(28.000000, 20.000000))
    """
    least = max(size.width(), size.height()) / LONGEST
    return QSizeF(size).expandedTo(QSizeF(least, least))


def fitted(image: QImage, place: QRect) -> QRect:
    """Return the largest rectangle for `image` in the middle of `place`, see `shape_shown`."""
    keep = Qt.AspectRatioMode.KeepAspectRatio
    shown = shape_shown(image.size()).scaled(QSizeF(place.size()), keep)
    found = QRect(QPoint(), shown.toSize().expandedTo(QSize(1, 1)))
    found.moveCenter(place.center())
    return found


def gray(part: QWidget, old: bool) -> None:
    """Dim all numbers and pictures in `part` while they do not belong to the experiment."""
    for words in part.findChildren(QLabel):
        words.setEnabled(not old)
    for picture in part.findChildren(QWidget):
        if hasattr(picture, "set_dimmed"):
            picture.set_dimmed(old)


@dataclass(frozen=True)
class Tiling:
    """Cells numbered from left to right and from top to bottom; the last row may be shorter.

    Parameters
    ----------
    count : number of cells
    columns : number of cells in a row
    tile : width and height of a cell
    gap : distance of two cells, horizontal and vertical
    corner : left and top of the first cell
    """

    count: int
    columns: int
    tile: tuple[float, float]
    gap: float = 0
    corner: tuple[float, float] = (0, 0)

    @property
    def rows(self) -> int:
        """Number of rows; the last one may not be full."""
        return -(-self.count // self.columns)

    @property
    def pitch(self) -> tuple[float, float]:
        """Distance from one cell to the next, horizontal and vertical."""
        return self.tile[0] + self.gap, self.tile[1] + self.gap

    @property
    def height(self) -> float:
        """Height of all rows."""
        return self.rows * self.pitch[1] - self.gap

    def origin(self, number: int) -> tuple[float, float]:
        """Return left and top of a cell."""
        row, column = divmod(number, self.columns)
        return self.corner[0] + column * self.pitch[0], self.corner[1] + row * self.pitch[1]

    def at(self, x: float, y: float) -> int | None:
        """Return the cell at a point, or None."""
        column, across = divmod(x - self.corner[0], self.pitch[0])
        row, down = divmod(y - self.corner[1], self.pitch[1])
        number = int(row) * self.columns + int(column)
        inside = across < self.tile[0] and down < self.tile[1]
        known = row >= 0 and 0 <= column < self.columns and number < self.count
        return number if inside and known else None

    def walked(self, number: int, down: int, across: int) -> int:
        """Return the cell some rows and columns away from another one, or the last one there is."""
        row, column = divmod(number, self.columns)
        row = max(min(row + down, self.rows - 1), 0)
        column = max(min(column + across, self.columns - 1), 0)
        return min(row * self.columns + column, self.count - 1)

    def visible(self, top: float, height: float) -> range:
        """Return the rows that are at least partly visible between `top` and `top + height`."""
        first = int(max(top, 0) // self.pitch[1])
        last = int(max(top + height - 1, 0) // self.pitch[1]) + 1
        return range(min(first, self.rows), min(last, self.rows))
