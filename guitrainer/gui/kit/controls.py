"""Controls that scrolling does not change, and exclusive buttons."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSlider,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.basic import button, row
from guitrainer.gui.kit.text import hover

Index = QModelIndex | QPersistentModelIndex

MOST_LISTED = 20  # choices that are visible at a time


class ChoicePainter(QStyledItemDelegate):
    """Paints the choices of a combo box as the style sheet says, which Qt's own does not."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a separator, or a choice as usual."""
        if not _separates(index):
            super().paint(painter, option, index)
            return
        place = QRect(option.rect)
        painter.fillRect(place, theme().color("panel"))
        painter.fillRect(place.left(), place.center().y(), place.width(), 1, theme().color("line"))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 (Qt's)
        """Return the usual size, and less height for a separator."""
        usual = super().sizeHint(option, index)
        return QSize(usual.width(), GRID) if _separates(index) else usual


def _separates(index: Index) -> bool:
    return bool(index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "separator")


class CalmComboBox(QComboBox):
    """A combo box that passes wheel events to the panel around it; a long list scrolls."""

    def __init__(self, *, editable: bool = False) -> None:
        super().__init__(editable=editable)
        self.setMaxVisibleItems(MOST_LISTED)
        self.setItemDelegate(ChoicePainter(self))

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
                tip = hover((tips or {}).get(key, ""))
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


class Stepper(QWidget):
    """Two buttons around a description of the current one of many, to go to its neighbors.

    Parameters
    ----------
    back, on : tool tips of the buttons
    content : what is between them
    """

    stepped = Signal(int)  # by −1 or 1

    def __init__(self, back: str, content: QWidget, on: str) -> None:
        super().__init__()
        self.back, self.on = button("‹", "quiet", back), button("›", "quiet", on)
        self.back.clicked.connect(partial(self.stepped.emit, -1))
        self.on.clicked.connect(partial(self.stepped.emit, 1))
        self.setLayout(row([self.back, content, self.on], spacing=GRID // 2))

    def show_place(self, place: int, count: int) -> None:
        """Enable the buttons that lead from `place` to another of `count` places."""
        self.back.setEnabled(place > 0)
        self.on.setEnabled(place < count - 1)


class CalmSlider(QSlider):
    """A horizontal slider that passes wheel events to the panel around it."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Let the panel scroll instead."""
        event.ignore()


class Segmented(QFrame):
    """Lets the user choose a key; `options` has the labels by key, or pairs of label and tip."""

    chosen = Signal(str)  # by the user; setting `key` in code emits nothing

    def __init__(self, options: Mapping[str, str | tuple[str, str]], name: str) -> None:
        super().__init__()
        mark(self, "segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self, exclusive=True)
        self._buttons: dict[str, QPushButton] = {}
        for key, option in options.items():
            text, tip = option if isinstance(option, tuple) else (option, "")
            one = QPushButton(text)
            one.setCheckable(True)
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            mark(one, "segment")
            one.setToolTip(tip)
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


def menu_of(parent: QWidget, entries: Iterable[tuple[str, Callable[..., object]]]) -> QMenu:
    """Make a menu of texts, with what is called when they are chosen."""
    made = QMenu(parent)
    for text, act in entries:
        made.addAction(text).triggered.connect(act)
    return made


def sets(
    signal: SignalInstance,
    change: Callable[..., object],
    field: str,
    read: Callable[[Any], object] | None = None,
) -> None:
    """Let the value of a signal change one field of a model: `change(field=value)`.

    Parameters
    ----------
    change : a method of the model, which takes fields by their names
    read : converts the value first, such as `round`
    """
    signal.connect(lambda value: change(**{field: value if read is None else read(value)}))
