"""A dialog of fixed width that is as high as its texts need."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from guitrainer.gui.base.look.size import px


class FittedDialog(QDialog):
    """Takes its size when it is shown, and again by `fit`; of `fitted_width` unless that clips."""

    fitted_width = 460  # pixels

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("guitrainer")

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Take the size that the texts need, now that their font is known."""
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """As wide as buttons need, at least the usual width, and as high as the texts need."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        width = max(px(self.fitted_width), layout.minimumSize().width())
        self.setFixedSize(width, layout.totalHeightForWidth(width))
