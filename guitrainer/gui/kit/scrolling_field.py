"""Cells in more rows than there may be room for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar

from guitrainer.gui.kit.cell_field import CellField, whole_height
from guitrainer.gui.kit.tiling import Tiling


class ScrollingField(CellField):
    """A field that scrolls where not all rows have room, and keeps the current cell in sight.

    The scroll bar counts pixels of the screen, so that pictures stay crisp where these are not
    those of the window.
    """

    def __init__(self, name: str, *, height: int | None = None) -> None:
        super().__init__(name, height=height)
        self.bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.bar.hide()
        self.bar.valueChanged.connect(self.update)

    def lay_out(self) -> Tiling:
        """Leave room for the scroll bar where one is needed."""
        tiling = self.lay_out_in(self.width(), self.height())
        if whole_height(tiling) > self.height() and not self.flows:
            return self.lay_out_in(self.width() - self.bar.sizeHint().width(), self.height())
        return tiling

    @property
    def scrolled(self) -> float:
        """Pixels of the field that are out of sight above."""
        return self.bar.value() / self.devicePixelRatioF()

    def refresh(self) -> None:
        """The same, and set the scroll bar up."""
        super().refresh()
        self.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Lay out anew, with the current cell in sight."""
        super().resizeEvent(event)
        self.settle()

    def settle(self) -> None:
        """Set the scroll bar up, after the cells were laid out anew."""
        tiling, density = self.tiling, self.devicePixelRatioF()
        beyond = whole_height(tiling) - self.height()
        self.bar.setPageStep(round(self.height() * density))
        self.bar.setSingleStep(round(tiling.pitch[1] * density))
        self.bar.setRange(0, max(round(beyond * density), 0))
        self.bar.setVisible(beyond > 0)
        width = self.bar.sizeHint().width()
        self.bar.setGeometry(self.width() - width, 0, width, self.height())
        self.reveal()

    def reveal(self) -> None:
        """Scroll to the current cell."""
        if self.current is None:
            return
        density = self.devicePixelRatioF()
        top = self.tiling.origin(self.current)[1] - self.tiling.corner[1]
        bottom = top + self.tiling.tile[1] + 2 * self.tiling.corner[1] - self.height()
        value = min(max(self.bar.value(), round(bottom * density)), round(top * density))
        self.bar.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Scroll, or leave it to what is around."""
        if self.bar.isVisible():
            QApplication.sendEvent(self.bar, event)
        else:
            event.ignore()
