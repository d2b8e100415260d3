"""Labels with literal text, elided text, or text that changes without moving others."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from html import escape

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from guitrainer.figures import NO_BREAK, THIN
from guitrainer.gui.base.look.size import px

_TAG = re.compile(
    r"</?(?:b|br|span|table|tr|td)"
    r"(?:\s+(?:style|align|width|colspan|cellspacing|cellpadding)="
    r"""(?:'[^'<>()]*'|"[^"<>()]*"|[\w%]+))*\s*/?>"""
)
# Room in pixels that a shorter text may leave before other widgets move up.
SPARE = 24


def harmless(text: str) -> str:
    """Return markup in which only tags that load nothing are kept; all others are shown as text.

    >>> harmless("<b>σ</b> <img src=x> <b style='background: url(x)'>")
    "<b>σ</b> &lt;img src=x> &lt;b style='background: url(x)'>"
    """
    parts, end = [], 0
    for tag in _TAG.finditer(text):
        parts += [text[end : tag.start()].replace("<", "&lt;"), tag.group()]
        end = tag.end()
    return "".join([*parts, text[end:].replace("<", "&lt;")])


def hover(text: str) -> str:
    """Return `text` for a tool tip that shows it literally, even if it looks like markup."""
    if "<" not in text and "&" not in text:  # Qt cannot mistake it for markup
        return text
    lines = escape(text, quote=False).replace("\n", "<br>")
    return f"<span>{lines}</span>"


class RichLabel(QLabel):
    """A label that shows markup, as far as it is harmless."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 (Qt's name)
        """Show `text`."""
        # in markup, Qt takes a narrow space for one at which a line may end
        super().setText(harmless(text).replace(THIN, NO_BREAK))


class ElidedLabel(QLabel):
    """Plain text on one line, elided at its end or in its middle; the tool tip has all of it."""

    def __init__(
        self, text: str = "", mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight
    ) -> None:
        super().__init__(text)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return a size of minimal width: any width is enough."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw as much of the text as there is room for."""
        text = self.fontMetrics().elidedText(self.text(), self._mode, self.width())
        cut = text != self.text()
        if cut != bool(self.toolTip()):
            self.setToolTip(hover(self.text()) if cut else "")
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self.alignment() | Qt.TextFlag.TextSingleLine, text)
        painter.end()


class SteadyLabel(QLabel):
    """Plain text that changes often, such as a number.

    Qt lays out the whole window again for every text of a label. This label asks for that only if
    its text outgrows its room, or leaves much of the room that was made for it.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._shown = text
        self._color: QColor | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)

    def text(self) -> str:
        """Return the displayed text."""
        return self._shown

    def setText(self, text: str) -> None:  # noqa: N802 (Qt's name)
        """Show `text`."""
        if text == self._shown:
            return
        self._shown = text
        self.setAccessibleName(text)
        if not self._fits():
            self.relax()
        self.update()

    def relax(self) -> None:
        """Ask for exactly the room that the text needs."""
        super().setText(self._shown)

    def set_color(self, color: QColor | None) -> None:
        """Change the color of the text; None is that of the style sheet."""
        if color != self._color:
            self._color = color
            self.update()

    def _fits(self) -> bool:
        """Return whether the text fits on one line into the present room, and fills it."""
        if not self.isVisible():
            return False
        advance = self.fontMetrics().horizontalAdvance
        needed, kept = advance(self._shown), advance(super().text())
        return kept - px(SPARE) <= needed <= self.contentsRect().width()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Ask for the room that the text needs, if it has become too small."""
        super().resizeEvent(event)
        if not self._fits():
            self.relax()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the text as a QLabel would."""
        if self._color is None and self._shown == super().text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self._color or self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment(), self._shown)
        painter.end()


class SizeKeeper(QObject):
    """Calls `measure` for `widget` now, and whenever it gets another style sheet or font."""

    def __init__(self, widget: QWidget, measure: Callable[[], object]) -> None:
        super().__init__(widget)
        self._measure = measure
        widget.ensurePolished()
        widget.installEventFilter(self)
        measure()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Watch for another style, and filter out nothing."""
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
        return False


def hold_width(widget: QLabel | QAbstractButton, texts: Iterable[str]) -> None:
    """Keep `widget` as wide as the widest of the `texts` that it will show."""
    SizeKeeper(widget, partial(_hold, widget, tuple(texts)))


def _hold(widget: QLabel | QAbstractButton, texts: Sequence[str]) -> None:
    shown, widest = widget.text(), 0
    widget.setMinimumWidth(0)  # otherwise, a label is never smaller than before
    for text in texts:
        widget.setText(text)
        widest = max(widest, widget.sizeHint().width())
    widget.setText(shown)
    widget.setMinimumWidth(widest)


class SteadyText(RichLabel):
    """Wrapped rich text that keeps the largest height it has needed until `relax` is called.

    Parameters
    ----------
    lines : number of lines that there is room for from the start
    """

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.relax()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the kept height; any width is enough."""
        return QSize(0, self.minimumHeight())

    def relax(self) -> None:
        """Forget the height, because the following texts are about something else."""
        self.setMinimumHeight(self._lines * self.fontMetrics().lineSpacing())

    def show_text(self, text: str) -> None:
        """Show `text`, and grow if it needs more height."""
        self.setText(text)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Adapt the height to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.relax()
            self._grow()

    def _grow(self) -> None:
        needed = self.heightForWidth(self.width())
        if needed > self.minimumHeight():
            self.setMinimumHeight(needed)
