"""Containers of widgets: pages, a place filled later, a scroll area, a section that folds."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import button, column, row
from guitrainer.gui.kit.text import ElidedLabel


class Pages(QStackedWidget):
    """Asks for the room that the page in sight needs, not the largest of all."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Of the page in sight."""
        page = self.currentWidget()
        return super().minimumSizeHint() if page is None else page.minimumSizeHint()


class Lazy(QWidget):
    """Empty until `fill` is called; then filled by what `make` gives."""

    def __init__(self, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self._make = make
        self.content: QWidget | None = None

    def fill(self) -> QWidget:
        """The widget, made at the first call."""
        if self.content is None:
            self.content = self._make()
            self.setLayout(column([self.content]))
        return self.content


class Tall(QScrollArea):
    """Never narrower than its content and the scroll bar beside it, so that nothing is cut off.

    Parameters
    ----------
    content : what scrolls
    steady : whether the scroll bar is always there. It has to be where the height of the content
        follows from its width: a bar that makes it narrower, hence lower, would not be needed any
        more, and so on without end.
    """

    def __init__(self, content: QWidget, *, steady: bool = False) -> None:
        super().__init__(widgetResizable=True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if steady:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWidget(content)
        content.installEventFilter(_Follower(self))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """As wide as the content; any height."""
        content = self.widget()
        if content is None:  # while it is made
            return super().minimumSizeHint()
        width = content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width + 2 * self.frameWidth(), super().minimumSizeHint().height())


class _Follower(QObject):
    """Has the place ask for more or less width when its content does; Qt does not."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Look, and let everything happen as it would."""
        place = self.parent()
        if event.type() == QEvent.Type.LayoutRequest and isinstance(place, Tall):
            place.updateGeometry()
        return False


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
