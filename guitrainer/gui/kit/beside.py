"""Parts side by side, which go below each other where they do not fit."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

Direction = QBoxLayout.Direction
WIDEST = (1 << 24) - 1  # what Qt means by no limit


class Beside(QWidget):
    """Lays `parts` out in a row, each with its share of the width; in a column where it is narrow.

    Parameters
    ----------
    parts : from left to right
    spacing : pixels between them
    shares : of the place that is left over; by default all have the same. A part with a share of
        0 is as wide as its `minimumWidth` in a row, and as wide as all in a column.
    """

    def __init__(
        self, parts: Sequence[QWidget], spacing: int, shares: Sequence[int] | None = None
    ) -> None:
        super().__init__()
        self._box = QBoxLayout(Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        shares = shares or [1] * len(parts)
        for part, share in zip(parts, shares, strict=True):
            self._box.addWidget(part, share)
        self._fixed = [part for part, share in zip(parts, shares, strict=True) if not share]
        self._limit()

    @property
    def folded(self) -> bool:
        """Whether the parts lie below each other."""
        return self._box.direction() == Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """As narrow as the widest part."""
        return QSize(max(self._widths(), default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Fold, or unfold."""
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """Do the same when a part wants more or less than before."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def _widths(self) -> list[int]:
        items = [self._box.itemAt(place) for place in range(self._box.count())]
        shown = [item for item in items if item is not None and not item.isEmpty()]
        return [item.minimumSize().width() for item in shown]

    def _turn(self) -> None:
        widths = self._widths()
        needed = sum(widths) + self._box.spacing() * (len(widths) - 1)
        fits = needed <= self.width()
        direction = Direction.LeftToRight if fits else Direction.TopToBottom
        if direction != self._box.direction():
            self._box.setDirection(direction)
            self._limit()
            self.updateGeometry()

    def _limit(self) -> None:
        for part in self._fixed:
            part.setMaximumWidth(WIDEST if self.folded else part.minimumWidth())
