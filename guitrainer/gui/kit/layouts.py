"""Layouts for limited room: lines that wrap, parts that stack, rows that hide widgets."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget

from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import held, row

WIDEST = (1 << 24) - 1  # Qt's value for "no limit"


class Flow(QLayout):
    """Puts as many widgets into a line as fit, and the rest into the following lines.

    Parameters
    ----------
    widgets : in their order
    spacing : distance of two widgets, in pixels
    between : distance of two lines, in pixels; by default half the distance of two widgets
    """

    def __init__(
        self, widgets: Iterable[QWidget] = (), spacing: int = GRID, between: int | None = None
    ) -> None:
        super().__init__()
        self._between = spacing // 2 if between is None else between
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        for one in widgets:
            self.addWidget(one)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 (Qt's name)
        """Add an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem:  # noqa: N802 (Qt's name)
        """Return an item, or None beyond the last one, which ends Qt's iteration."""
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def takeAt(self, index: int) -> QLayoutItem:  # noqa: N802 (Qt's name)
        """Remove an item and return it."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 (Qt's name)
        """Return no directions: the layout takes no extra room."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """Return True: a narrow layout has more lines."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """Return the height of all lines."""
        lines = self._lines(width)
        gaps = self._between * (len(lines) - 1)
        return sum(_height(line) for line in lines) + max(gaps, 0)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of all items in one line."""
        return QSize(self._width(self._shown()), _height(self._shown()))

    def minimumSize(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of the widest item."""
        widths = [item.minimumSize().width() for item in self._shown()]
        return QSize(max(widths, default=0), _height(self._shown()))

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 (Qt's name)
        """Position the widgets."""
        super().setGeometry(rect)
        top = rect.top()
        for line in self._lines(rect.width()):
            height, left = _height(line), rect.left()
            for item in line:
                size = item.sizeHint()
                size.setWidth(min(size.width(), rect.width()))
                down = (height - size.height()) // 2
                item.setGeometry(QRect(QPoint(left, top + down), size))
                left += size.width() + self.spacing()
            top += height + self._between

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _width(self, items: list[QLayoutItem]) -> int:
        return sum(item.sizeHint().width() + self.spacing() for item in items) - self.spacing()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        for item in self._shown():
            if lines and self._width([*lines[-1], item]) <= width:
                lines[-1].append(item)
            else:
                lines.append([item])
        return lines


def _height(items: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in items), default=0)


Direction = QBoxLayout.Direction


class _Turning(QWidget):
    """Lays out its parts in a row, or in a column if the row does not fit."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._box = QBoxLayout(Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)

    @property
    def folded(self) -> bool:
        """Whether the parts are below each other."""
        return self._box.direction() == Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Change between row and column if necessary."""
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """Lay out again when the size hint of a part has changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        fits = self._row_width() <= self.width()
        direction = Direction.LeftToRight if fits else Direction.TopToBottom
        if direction != self._box.direction():
            self._box.setDirection(direction)
            self._on_turned()

    def _row_width(self) -> int:
        """Return the width that the row needs."""
        raise NotImplementedError

    def _on_turned(self) -> None:
        """Adapt the parts to the other direction."""


class TitleLine(_Turning):
    """`title` on the left and `controls` on the right, or on a separate line."""

    def __init__(self, title: QWidget, controls: Iterable[QWidget]) -> None:
        super().__init__(GRID)
        self._title, self._controls = title, held(Flow(controls))
        fixed = QSizePolicy.Policy.Maximum
        self._controls.setSizePolicy(fixed, QSizePolicy.Policy.Preferred)
        self._box.addWidget(title)
        self._box.addWidget(self._controls)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the minimum size of two lines, so that the row can become that narrow."""
        parts = (self._title, self._controls)
        width = max(one.minimumSizeHint().width() for one in parts)
        return QSize(width, super().minimumSizeHint().height())

    def _row_width(self) -> int:
        return self._title.sizeHint().width() + GRID + self._controls.sizeHint().width()


class Beside(_Turning):
    """Lays out `parts` in a row, each with its share of the width, or in a column if it is narrow.

    Parameters
    ----------
    parts : from left to right
    spacing : pixels between them
    shares : shares of the remaining width; equal by default. A part with a share of 0 is as wide as
        its `minimumWidth` in a row, and as wide as all others in a column.
    """

    def __init__(
        self, parts: Sequence[QWidget], spacing: int, shares: Sequence[int] | None = None
    ) -> None:
        super().__init__(spacing)
        shares = shares or [1] * len(parts)
        for part, share in zip(parts, shares, strict=True):
            self._box.addWidget(part, share)
        self._fixed = [part for part, share in zip(parts, shares, strict=True) if not share]
        self._limit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the minimum size, with the width of the widest part."""
        return QSize(max(self._widths(), default=0), super().minimumSizeHint().height())

    def _widths(self) -> list[int]:
        items = [self._box.itemAt(place) for place in range(self._box.count())]
        shown = [item for item in items if item is not None and not item.isEmpty()]
        return [item.minimumSize().width() for item in shown]

    def _row_width(self) -> int:
        widths = self._widths()
        return sum(widths) + self._box.spacing() * (len(widths) - 1)

    def _on_turned(self) -> None:
        self._limit()
        self.updateGeometry()

    def _turn(self) -> None:
        super()._turn()
        self._limit()  # size hints change with texts and style sheets

    def _limit(self) -> None:
        for part in self._fixed:
            own = part.minimumWidth() or part.sizeHint().width()
            part.setMaximumWidth(WIDEST if self.folded else own)


class RoomyRow(QWidget):
    """Widgets side by side; the first one takes the remaining room.

    Parameters
    ----------
    widgets : all of them, from left to right
    spare : the widgets to hide if there is no room, the most important first; what they do can also
        be done elsewhere
    """

    def __init__(self, widgets: Sequence[QWidget], spare: Sequence[QWidget]) -> None:
        super().__init__()
        self._spare = tuple(spare)
        self._needed = [one for one in widgets if one not in spare]
        layout = row(widgets, stretch=0)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(layout)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the room needed by the widgets that are always shown."""
        return QSize(_width(self._needed), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Show as many widgets as there is room for."""
        super().resizeEvent(event)
        shown = list(self._needed)
        for one in self._spare:
            shown.append(one)
            one.setVisible(_width(shown) <= event.size().width())


def _width(widgets: Sequence[QWidget]) -> int:
    """Return the minimum width of widgets, including the gaps between them."""
    least = (max(one.minimumSizeHint().width(), one.minimumWidth()) for one in widgets)
    return sum(least) + GRID * (len(widgets) - 1)
