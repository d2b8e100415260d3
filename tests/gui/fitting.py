"""What of a widget's text has no room, told in words."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QWidget,
)

from guitrainer.gui.kit.entry import NumberEntry
from guitrainer.gui.kit.text import ElidedLabel
from guitrainer.gui.rooms.common.picture import Picture

OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
LINE_MARGIN = 2  # pixels that Qt leaves free on both sides of the text of an entry


def cut_off(widget: QWidget) -> list[str]:
    """Labels, buttons and boxes in `widget` that are smaller than their text, and what is beside
    the sight of a scroll area."""
    return [
        f"{type(one).__name__} {text!r} needs {needed}, has {given}"
        for one in widget.findChildren(QWidget)
        if one.isVisible()
        for text, needed, given in _rooms(one)
        if needed > given
    ]


def beyond(widget: QWidget) -> list[str]:
    """What in `widget` reaches beyond what it lies in, other than in a place that scrolls."""
    return [
        f"{type(one).__name__} {one.accessibleName()!r} {one.geometry().getRect()} in "
        f"{type(place).__name__} {place.rect().getRect()}"
        for one in widget.findChildren(QWidget)
        if (place := one.parentWidget()) is not None
        and one.isVisible()
        and not one.isWindow()
        and not _scrolls(place)
        and not one.geometry().isEmpty()
        and not place.rect().contains(one.geometry())
    ]


def _scrolls(place: QWidget) -> bool:
    """Whether what lies in `place` may be larger than it."""
    above = place.parentWidget()
    return isinstance(place, QAbstractScrollArea) or (
        isinstance(above, QAbstractScrollArea) and above.viewport() is place
    )


def _rooms(widget: QWidget) -> Iterator[tuple[str, int, int]]:
    """Text, and the pixels that it needs and has; nothing for other widgets."""
    if isinstance(widget, ElidedLabel):
        return
    if isinstance(widget, Picture):
        metrics = QFontMetrics(widget._font)
        yield widget.caption, metrics.horizontalAdvance(widget.caption), widget.width()
    elif isinstance(widget, QLabel) and widget.wordWrap():
        yield widget.text(), widget.heightForWidth(widget.width()), widget.height()
    elif isinstance(widget, QLabel | QAbstractButton) and widget.text():
        yield widget.text(), widget.sizeHint().width(), widget.width()
        yield widget.text(), widget.sizeHint().height(), widget.height()
    elif isinstance(widget, QComboBox):
        text = widget.currentText()
        yield text, widget.fontMetrics().horizontalAdvance(text), _field(widget)
    elif isinstance(widget, NumberEntry):
        text = widget.text()
        yield text, widget.fontMetrics().horizontalAdvance(text), entry_width(widget)
    elif isinstance(widget, QScrollArea) and (inside := widget.widget()) is not None:
        yield "", widget.horizontalScrollBar().maximum(), 0
        if widget.horizontalScrollBarPolicy() == OFF:
            yield "", inside.minimumSizeHint().width(), widget.viewport().width()


def _field(box: QComboBox) -> int:
    """Width of the place where a box writes its choice."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(control, option, part, box).width()


def entry_width(entry: QLineEdit) -> int:
    """Width of the place where an entry writes its text."""
    option = QStyleOptionFrame()
    entry.initStyleOption(option)
    inside = entry.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, entry)
    margins = entry.textMargins()
    return inside.width() - margins.left() - margins.right() - 2 * LINE_MARGIN
