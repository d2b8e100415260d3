"""A place that scrolls up and down only, and is as wide as what lies in it needs."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget


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
