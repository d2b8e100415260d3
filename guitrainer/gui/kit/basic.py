"""Labels, boxes and rows in the window's own manner."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.markup import RichLabel

# In pixels: the same on all sides, or (left and right, top and bottom).
Margin = int | tuple[int, int]


def label(text: str = "", kind: str = "", *, rich: bool = False) -> QLabel:
    """A line of plain text; `kind` as in the style sheet: title, heading, dim, small, error,
    strong.

    Parameters
    ----------
    rich : whether it holds markup of our own; what comes from outside must be escaped there
    """
    made = RichLabel() if rich else QLabel()
    if not rich:
        made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text.upper() if kind == "title" else text)
    if kind:
        mark(made, kind)
    return made


def prose(text: str = "", kind: str = "", *, scrolled: bool = False, rich: bool = False) -> QLabel:
    """Text of several lines, wrapped.

    Parameters
    ----------
    rich : as in `label`
    scrolled : whether it lies in a scroll area, which asks what height its width needs; else it
        holds the height that it would need if it were narrow
    """
    made = label(text, kind, rich=rich)
    made.setWordWrap(True)
    height = QSizePolicy.Policy.Preferred if scrolled else QSizePolicy.Policy.Minimum
    made.setSizePolicy(QSizePolicy.Policy.Preferred, height)
    return made


def figure(text: str = "", *, rich: bool = False) -> QLabel:
    """A number: aligned to the right, digits of equal width where the font has them."""
    made = label(text, rich=rich)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made


def button(text: str, kind: str = "", tip: str = "") -> QPushButton:
    """A button; `kind` as in the style sheet: primary, quiet, link."""
    made = QPushButton(text)
    if kind:
        mark(made, kind)
    made.setToolTip(tip)
    made.setAccessibleName(text or tip)
    # a click leaves the focus where it was, so that the space bar still trains
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def rule() -> QFrame:
    """A thin line across."""
    made = QFrame()
    mark(made, "rule")
    return made


def card(*widgets: QWidget | QLayout, kind: str = "card") -> QFrame:
    """A framed box around `widgets`, one below the other."""
    made = QFrame()
    mark(made, kind)
    made.setLayout(column(widgets, margin=GRID + GRID // 2, spacing=GRID // 2))
    return made


def column(
    widgets: Iterable[QWidget | QLayout | None] = (), margin: Margin = 0, spacing: int = GRID
) -> QVBoxLayout:
    """A layout of things one below the other; None is a stretch, `margin` as in `Margin`."""
    layout = QVBoxLayout()
    _fill(layout, widgets, margin, spacing)
    return layout


def row(
    widgets: Iterable[QWidget | QLayout | None] = (), margin: Margin = 0, spacing: int = GRID
) -> QHBoxLayout:
    """A layout of things side by side; None is a stretch, `margin` as in `Margin`."""
    layout = QHBoxLayout()
    _fill(layout, widgets, margin, spacing)
    return layout


def _fill(
    layout: QHBoxLayout | QVBoxLayout,
    widgets: Iterable[QWidget | QLayout | None],
    margin: Margin,
    spacing: int,
) -> None:
    across, along = (margin, margin) if isinstance(margin, int) else margin
    layout.setContentsMargins(across, along, across, along)
    layout.setSpacing(spacing)
    for one in widgets:
        if one is None:
            layout.addStretch(1)
        elif isinstance(one, QWidget):
            layout.addWidget(one)
        else:
            layout.addLayout(one)
