"""Controls that do not change when a panel is scrolled over them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSlider


class CalmComboBox(QComboBox):
    """A combo box that leaves the wheel to the panel around it."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Scroll the panel."""
        event.ignore()


class CalmSlider(QSlider):
    """A horizontal slider that leaves the wheel to the panel around it."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Scroll the panel."""
        event.ignore()
