"""Text whose place does not shrink while it changes, so that nothing around it jumps."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy

from guitrainer.gui.kit.markup import RichLabel


def hold_width(widget: QLabel | QAbstractButton, texts: Iterable[str]) -> None:
    """Keep `widget` as wide as the widest of `texts`, which it will show."""
    widget.ensurePolished()
    shown, widest = widget.text(), 0
    for text in texts:
        widget.setText(text)
        widest = max(widest, widget.sizeHint().width())
    widget.setText(shown)
    widget.setMinimumWidth(widest)


class SteadyText(RichLabel):
    """Wrapped rich text: as high as the highest it has shown, until `relax`.

    Parameters
    ----------
    lines : so many have room from the beginning
    """

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.relax()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Any width, and the height that is held."""
        return QSize(0, self.minimumHeight())

    def relax(self) -> None:
        """Forget how high it was: what is shown from now on is something else."""
        self.setMinimumHeight(self._lines * self.fontMetrics().lineSpacing())

    def show_text(self, text: str) -> None:
        """Show `text`, and take more place where it needs more."""
        self.setText(text)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Another width needs another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.relax()
            self._grow()

    def _grow(self) -> None:
        needed = self.heightForWidth(self.width())
        if needed > self.minimumHeight():
            self.setMinimumHeight(needed)
