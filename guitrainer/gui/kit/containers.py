"""Containers of widgets: pages, a placeholder, a scroll area, a collapsible section."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import Part, button, column, held, row
from guitrainer.gui.kit.text import ElidedLabel


class Pages(QStackedWidget):
    """A stack that needs as much room as the visible page, not as the largest page."""

    def __init__(self, *pages: QWidget) -> None:
        super().__init__()
        self.currentChanged.connect(self.updateGeometry)
        for page in pages:
            self.addWidget(page)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the minimum size of the visible page."""
        page = self.currentWidget()
        return super().minimumSizeHint() if page is None else page.minimumSizeHint()


def stacked(*pages: QWidget) -> QStackedWidget:
    """Make a stack that needs as much room as the largest page."""
    made = QStackedWidget()
    for page in pages:
        made.addWidget(page)
    return made


def empty_page(title: QWidget, *parts: Part, width: int) -> QWidget:
    """Make a page that says what to do while there is nothing to show, in its middle."""
    hint = held(column([title, *parts]))
    hint.setFixedWidth(width)
    return held(column([None, row([None, hint, None]), None]))


class Lazy(QWidget):
    """Empty until `fill` is called; then it contains the widget returned by `make`."""

    def __init__(self, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self._make = make
        self.content: QWidget | None = None

    def fill(self) -> QWidget:
        """Return the widget, which is created by the first call."""
        if self.content is None:
            self.content = self._make()
            self.setLayout(column([self.content]))
        return self.content


class Tall(QScrollArea):
    """Never narrower than its content with the scroll bar, so that nothing is cut off.

    Parameters
    ----------
    content : the widget that is scrolled
    steady : whether the scroll bar is always shown. This is necessary if the height of the content
        depends on its width: a bar that makes the content narrower, and therefore lower, would no
        longer be needed, and so on forever.
    """

    def __init__(self, content: QWidget, *, steady: bool = False) -> None:
        super().__init__(widgetResizable=True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if steady:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWidget(content)
        content.installEventFilter(_Follower(self))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return a size as wide as the content; any height is enough."""
        content = self.widget()
        if content is None:  # during construction
            return super().minimumSizeHint()
        width = content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width + 2 * self.frameWidth(), super().minimumSizeHint().height())


class Whole(Tall):
    """Asks for the height of its whole content, but is content with less."""

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return a size without scrolling."""
        content = self.widget()
        if content is None:  # during construction
            return super().sizeHint()
        return QSize(self.minimumSizeHint().width(), content.sizeHint().height())


class _Follower(QObject):
    """Updates the width of the scroll area when that of its content changes; Qt does not do so."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Watch for layout requests, and filter out nothing."""
        place = self.parent()
        if event.type() == QEvent.Type.LayoutRequest and isinstance(place, Tall):
            place.updateGeometry()
        return False


class Disclosure(QWidget):
    """A collapsible part of a panel, with a note next to its title.

    Parameters
    ----------
    title : text of the title
    content : the widget to collapse
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
        """Whether the content is visible."""
        return self.header.isChecked()

    def note(self, text: str) -> None:
        """Show a short note about the content next to the title."""
        self._note.setText(text)

    def _on_toggled(self, unfolded: bool) -> None:
        self.header.setText(f"{'▾' if unfolded else '▸'}  {self._title}")
        self.body.setVisible(unfolded)
