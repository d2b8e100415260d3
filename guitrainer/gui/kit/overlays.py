"""Overlays on other widgets: a frame for drops, and a message about a field."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollArea, QWidget

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.kit.basic import column, label

GAP = 2  # distance from the field, in pixels


class DropFrame(QFrame):
    """A frame with a text that covers `target`; it ignores the mouse."""

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        mark(self, "drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.text = label("", "heading")
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(column([None, self.text, None]))
        self._target = target
        target.installEventFilter(self)
        self.hide()

    def offer(self, text: str) -> None:
        """Show the frame and what dropping would do."""
        self.text.setText(text)
        self.setGeometry(self._target.rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Follow the size of the target."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._target.rect())
        return False


class Callout(QLabel):
    """Plain text below `field`, shown while the field has the focus or is under the mouse.

    It covers whatever is below, but ignores the mouse.
    """

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        mark(self, "callout")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self._field = field
        self._host: QWidget | None = None
        field.installEventFilter(self)
        field.destroyed.connect(self.deleteLater)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def say(self, text: str) -> None:
        """Show `text`, or nothing if it is empty."""
        self.setText(text)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Follow the field when it appears or moves, and when the mouse enters or leaves it."""
        if self.text() and event.type() in (
            QEvent.Type.Enter, QEvent.Type.Leave, QEvent.Type.Show, QEvent.Type.Hide,
            QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.LayoutRequest,
        ):  # fmt: skip
            self._follow()
        return False

    def _follow(self) -> None:
        field = self._field
        if not (self.text() and field.isVisible() and (field.underMouse() or _focused(field))):
            self.hide()
            return
        host = _host(field)
        if host is not self._host:
            self._host = host
            self.setParent(host)
        self.resize(field.width(), self.heightForWidth(field.width()))
        place = field.mapTo(host, QPoint(0, field.height() + GAP))
        if place.y() + self.height() > host.height():
            place = field.mapTo(host, QPoint(0, -self.height() - GAP))
        self.move(place)
        self.raise_()
        self.show()


def _focused(field: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and field.isAncestorOf(focus)


def _host(field: QWidget) -> QWidget:
    """Return the widget that scrolls together with the field, or else its window."""
    widget = field
    while (above := widget.parentWidget()) is not None and not widget.isWindow():
        area = above.parentWidget()
        if isinstance(area, QScrollArea) and area.widget() is widget:
            return widget
        widget = above
    return widget
