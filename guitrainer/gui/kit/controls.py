"""Controls that scrolling does not change, and exclusive buttons."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame, QPushButton, QSlider

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.kit.basic import row


class CalmComboBox(QComboBox):
    """A combo box that passes wheel events to the panel around it."""

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return room for the longest text; Qt's hint is up to two pixels short at some sizes."""
        return super().sizeHint() + QSize(2, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Let the panel scroll instead."""
        event.ignore()


class ChoiceBox(CalmComboBox):
    """A combo box of keys, each shown as a text.

    Parameters
    ----------
    texts : the text of each key
    name : name for screen readers
    tip : tool tip; defaults to `name`
    characters : smallest number of visible characters; if given, the box does not become wider for
        longer texts
    """

    chosen = Signal(object)  # a key, by the user; setting `key` in code emits nothing

    def __init__(
        self,
        texts: Mapping[Any, str] | None = None,
        name: str = "",
        tip: str | None = None,
        characters: int | None = None,
    ) -> None:
        super().__init__()
        if characters is not None:
            self.setMinimumContentsLength(characters)
            policy = self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            self.setSizeAdjustPolicy(policy)
        self._texts: dict[Any, str] = {}
        self.setAccessibleName(name)
        self.setToolTip(name if tip is None else tip)
        self.activated.connect(lambda place: self.chosen.emit(list(self._texts)[place]))
        self.offer(texts or {})

    def offer(self, texts: Mapping[Any, str], tips: Mapping[Any, str] | None = None) -> None:
        """Offer other keys; keep the chosen one if possible, or else choose the first."""
        if list(texts.items()) == list(self._texts.items()):
            return
        chosen, self._texts = self.key, dict(texts)
        with QSignalBlocker(self):
            self.clear()
            for place, (key, text) in enumerate(texts.items()):
                self.addItem(text, key)
                tip = (tips or {}).get(key, "")
                self.setItemData(place, tip, Qt.ItemDataRole.ToolTipRole)
        self.key = chosen if chosen in texts else next(iter(texts), None)

    @property
    def key(self) -> Any:
        """The chosen key, or None."""
        place = self.currentIndex()
        return list(self._texts)[place] if 0 <= place < len(self._texts) else None

    @key.setter
    def key(self, key: Any) -> None:
        keys = list(self._texts)
        with QSignalBlocker(self):
            self.setCurrentIndex(keys.index(key) if key in keys else -1)


class CalmSlider(QSlider):
    """A horizontal slider that passes wheel events to the panel around it."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Let the panel scroll instead."""
        event.ignore()


class Segmented(QFrame):
    """Lets the user choose a key; `texts` are the labels by key, `tips` their explanations."""

    chosen = Signal(str)  # by the user; setting `key` in code emits nothing

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
        """The chosen key; empty if nothing is chosen."""
        return next((key for key, one in self._buttons.items() if one.isChecked()), "")

    @key.setter
    def key(self, key: str) -> None:
        """Choose a key; any other value leaves nothing chosen."""
        self._group.setExclusive(False)
        for name, one in self._buttons.items():
            one.setChecked(name == key)
        self._group.setExclusive(True)

    def button(self, key: str) -> QPushButton:
        """Return the button of `key`."""
        return self._buttons[key]
