"""The name of a filter with its mark and score, as one line."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from guitrainer.figures import fixed
from guitrainer.gui.kit.basic import label, row
from guitrainer.gui.rooms.common.labels import Name, draw_mark, meaning, word
from guitrainer.gui.rooms.common.wall import MARK


class Mark(QWidget):
    """The mark of a label, alone."""

    def __init__(self) -> None:
        super().__init__()
        self.name: Name | None = None
        self.setFixedSize(QSize(MARK, MARK))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint it, if there is one."""
        if self.name is not None:
            painter = QPainter(self)
            draw_mark(painter, QRectF(self.rect()), self.name)
            painter.end()


class MarkLabel(QWidget):
    """Mark, word and score."""

    def __init__(self) -> None:
        super().__init__()
        self.mark, self.text = Mark(), label()
        self.setLayout(row([self.mark, self.text], spacing=5))

    def show_name(self, name: Name | None, score: float | None) -> None:
        """Show a name and its score; a dash for None."""
        text = "–" if name is None else f"{word(name)}, {fixed(score)}"
        self.text.setText(text)
        self.setToolTip("" if name is None else meaning(name))
        if name != self.mark.name:
            self.mark.name = name
            self.mark.update()
