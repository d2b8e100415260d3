"""A row of exclusive buttons: one of few choices, all visible."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.kit.basic import row


class Segmented(QFrame):
    """Choose one key; `texts` gives the word for each, `tips` what it means."""

    chosen = Signal(str)  # by the user; setting `key` from code tells nobody

    def __init__(
        self, texts: Mapping[str, str], name: str, tips: Mapping[str, str] | None = None
    ) -> None:
        super().__init__()
        mark(self, "segments")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self, exclusive=True)
        self._buttons: dict[str, QPushButton] = {}
        for key, text in texts.items():
            one = QPushButton(text)
            one.setCheckable(True)
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            mark(one, "segment")
            one.setToolTip((tips or {}).get(key, ""))
            one.setAccessibleName(f"{name}: {text}")
            one.clicked.connect(lambda _checked, key=key: self.chosen.emit(key))
            self._group.addButton(one)
            self._buttons[key] = one
        self.setLayout(row(self._buttons.values(), margin=1, spacing=1))
        next(iter(self._buttons.values())).setChecked(True)

    @property
    def key(self) -> str:
        """The key that is chosen."""
        return next(key for key, one in self._buttons.items() if one.isChecked())

    @key.setter
    def key(self, key: str) -> None:
        self._buttons[key].setChecked(True)

    def button(self, key: str) -> QPushButton:
        """The button of `key`."""
        return self._buttons[key]
