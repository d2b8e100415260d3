"""Keeps the window on its screen, including frame and title bar."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QStyle, QWidget

OWN_PLACE = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen


def fit_before_shown(window: QWidget, smallest: QSize) -> None:
    """Make `window` no larger than its screen; the size of its frame is estimated."""
    if window.windowState() & OWN_PLACE:
        return
    title = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    _fit(window, smallest, QSize(0, title))


def fit_when_shown(window: QWidget, smallest: QSize) -> None:
    """Make `window` with its frame no larger than its screen, and move all of it onto the screen.

    Parameters
    ----------
    window : shown, so that the window manager has given it a frame
    smallest : its minimum size, if the screen has room for it
    """
    if window.windowState() & OWN_PLACE:
        return
    frame = window.frameGeometry()
    margins = frame.size() - window.size()
    available = window.screen().availableGeometry()
    _fit(window, smallest, margins)
    place = nearest_inside(QRect(frame.topLeft(), window.size() + margins), available)
    if place != frame.topLeft():
        window.move(place)


def nearest_inside(frame: QRect, available: QRect) -> QPoint:
    """Return the top left corner at which all of `frame`, or else its top, is visible."""
    left = min(frame.left(), available.left() + available.width() - frame.width())
    top = min(frame.top(), available.top() + available.height() - frame.height())
    return QPoint(max(left, available.left()), max(top, available.top()))


def _fit(window: QWidget, smallest: QSize, margins: QSize) -> None:
    room = window.screen().availableSize() - margins
    window.setMinimumSize(smallest.boundedTo(room))
    size = window.size().boundedTo(room)
    if size != window.size():
        window.resize(size)
