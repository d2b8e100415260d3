"""A title that folds and unfolds what is below it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import button, column, row
from guitrainer.gui.kit.elided import ElidedLabel


class Disclosure(QWidget):
    """A part of a panel that can be folded away; a note stands beside its title.

    Parameters
    ----------
    title : shown as it is
    content : what is folded
    """

    def __init__(self, title: str, content: QLayout, *, unfolded: bool = False) -> None:
        super().__init__()
        self._title = title
        self.header = button("", "fold")
        self.header.setAccessibleName(title)
        self.header.setCheckable(True)
        self.header.toggled.connect(self._on_toggled)
        self._note = ElidedLabel()
        mark(self._note, "small")
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.body = QWidget()
        self.body.setLayout(content)
        head = row([self.header, self._note], stretch=1)
        self.setLayout(column([head, self.body], spacing=GRID // 2))
        self.header.setChecked(unfolded)
        self._on_toggled(unfolded)

    @property
    def unfolded(self) -> bool:
        """Whether the content is shown."""
        return self.header.isChecked()

    def note(self, text: str) -> None:
        """Say something of the content beside the title, short."""
        self._note.setText(text)

    def _on_toggled(self, unfolded: bool) -> None:
        self.header.setText(f"{'▾' if unfolded else '▸'}  {self._title}")
        self.body.setVisible(unfolded)
