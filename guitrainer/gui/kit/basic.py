"""Labels, buttons, cards and layouts in the style of the window."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.text import RichLabel, SteadyLabel

# Margins in pixels: equal on all sides, or (left and right, top and bottom).
Margin = int | tuple[int, int]
Part = QWidget | QLayout | None
Stretch = int | Mapping[int, int]
Box = TypeVar("Box", QHBoxLayout, QVBoxLayout)
NO_PARTS: Mapping[str, Part] = MappingProxyType({})


def label(text: str = "", kind: str = "", *, rich: bool = False, steady: bool = False) -> QLabel:
    """Make a label of one line; `kind` as in the style sheet, such as title, heading or error.

    Parameters
    ----------
    rich : whether `text` contains markup; text from outside must be escaped in it
    steady : whether it is a `SteadyLabel`, for plain text that changes often
    """
    made = RichLabel() if rich else SteadyLabel() if steady else QLabel()
    if not rich:
        made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text.upper() if kind == "title" else text)
    if kind:
        mark(made, kind)
    return made


def legend(*lines: tuple[str, str], sample: str = "━") -> QLabel:
    """Make the legend of a chart: color token and meaning of each line; without a color, dashes."""
    texts = (
        f'<span style="color:{theme().color(color).name()}">{sample}</span> {meaning}'
        if color
        else f"╍ {meaning}"
        for color, meaning in lines
    )
    return label("&nbsp;&nbsp; ".join(texts), "small", rich=True)


def prose(
    text: str = "",
    kind: str = "",
    *,
    scrolled: bool = False,
    rich: bool = False,
    steady: bool = False,
) -> QLabel:
    """Make a label of several lines, wrapped.

    Parameters
    ----------
    rich, steady : as in `label`
    scrolled : whether it is in a scroll area, which gives it the height that its width needs;
        otherwise, it always has the height that it would need if it were narrow
    """
    made = label(text, kind, rich=rich, steady=steady)
    made.setWordWrap(True)
    height = QSizePolicy.Policy.Preferred if scrolled else QSizePolicy.Policy.Minimum
    made.setSizePolicy(QSizePolicy.Policy.Preferred, height)
    return made


def say(words: QLabel, text: str) -> None:
    """Show `text`; a label without text is hidden, so that it takes no room."""
    words.setText(text)
    words.setVisible(bool(text))


def figure(text: str = "", kind: str = "", *, rich: bool = False) -> QLabel:
    """Make a label for a number: aligned right, with digits of equal width if the font has them."""
    made = label(text, kind, rich=rich, steady=not rich)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made


def button(text: str, kind: str = "", tip: str = "") -> QPushButton:
    """Make a button; `kind` as in the style sheet: primary, quiet, link."""
    made = QPushButton(text)
    if kind:
        mark(made, kind)
    made.setToolTip(tip)
    made.setAccessibleName(tip if tip and len(text) < 2 else text)  # signs are not read aloud
    # a click does not move the focus, so that the space bar still trains
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def rule() -> QFrame:
    """Make a thin horizontal line."""
    made = QFrame()
    mark(made, "rule")
    return made


class Card(QFrame):
    """A framed box around its parts, from top to bottom; `kind` as in the style sheet."""

    def __init__(self, *parts: Part, kind: str = "card") -> None:
        super().__init__()
        mark(self, kind)
        if parts:
            self.hold(parts)

    def hold(
        self, parts: Iterable[Part], spacing: int = GRID // 2, stretch: Stretch | None = None
    ) -> None:
        """Lay out `parts`; `stretch` as in `column`."""
        self.setLayout(column(parts, GRID + GRID // 2, spacing, stretch))


def held(layout: QLayout, kind: str = "") -> QWidget:
    """Make a widget with a layout."""
    made = QWidget()
    made.setLayout(layout)
    return mark(made, kind) if kind else made


def scrolled(content: QWidget | QLayout, *, across: bool = True) -> QScrollArea:
    """Make a scroll area for `content`; vertical, and also horizontal unless `across` is False."""
    made = QScrollArea(widgetResizable=True)
    if not across:
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setWidget(content if isinstance(content, QWidget) else held(content))
    return made


def side_panel(content: QWidget | QLayout, width: int) -> QWidget:
    """Make a panel next to the stage, in which `content` is scrolled vertically."""
    made = held(column([scrolled(content, across=False)]), "panel")
    made.setFixedWidth(width)
    return made


def titled(title: str, content: QWidget | QLayout, kind: str = "dim") -> QVBoxLayout:
    """Make a layout with a title above `content`, which takes the remaining room."""
    return column([label(title, kind), content], spacing=GRID // 2, stretch=1)


def column(
    parts: Iterable[Part] = (),
    margin: Margin = 0,
    spacing: int = GRID,
    stretch: Stretch | None = None,
) -> QVBoxLayout:
    """Make a vertical layout of parts; None is a stretch.

    Parameters
    ----------
    stretch : index of the part that takes the remaining room, or shares of several parts
    """
    return _filled(QVBoxLayout(), parts, margin, spacing, stretch)


def row(
    parts: Iterable[Part] = (),
    margin: Margin = 0,
    spacing: int = GRID,
    stretch: Stretch | None = None,
) -> QHBoxLayout:
    """Make a horizontal layout of parts; otherwise like `column`."""
    return _filled(QHBoxLayout(), parts, margin, spacing, stretch)


def _filled(
    layout: Box, parts: Iterable[Part], margin: Margin, spacing: int, stretch: Stretch | None
) -> Box:
    across, along = (margin, margin) if isinstance(margin, int) else margin
    layout.setContentsMargins(across, along, across, along)
    layout.setSpacing(spacing)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
    for place, share in ({stretch: 1} if isinstance(stretch, int) else stretch or {}).items():
        layout.setStretch(place, share)
    return layout


def pairs(
    lines: Iterable[Sequence[Part]],
    spacing: int | tuple[int, int] = GRID,
    stretch: int | None = 1,
) -> QGridLayout:
    """Make a layout of names with their widgets, one line for each; None is an empty cell.

    Parameters
    ----------
    spacing : distance of columns, and of lines if different
    stretch : index of the column that takes the remaining room
    """
    layout = QGridLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    across, along = (spacing, spacing) if isinstance(spacing, int) else spacing
    layout.setHorizontalSpacing(across)
    layout.setVerticalSpacing(along)
    if stretch is not None:
        layout.setColumnStretch(stretch, 1)
    for line, parts in enumerate(lines):
        for place, part in enumerate(parts):
            if isinstance(part, QWidget):
                layout.addWidget(part, line, place)
            elif part is not None:
                layout.addLayout(part, line, place)
    return layout


class NamedFigures(QWidget):
    """Numbers in lines, each behind its name.

    Parameters
    ----------
    names : name and tool tip of each number, by its key
    others : widgets that are shown instead of a number, by its key
    spacing, stretch : as in `pairs`

    Attributes
    ----------
    values : the label of each number, by its key; a dash at first
    """

    def __init__(
        self,
        names: Mapping[str, tuple[str, str]],
        others: Mapping[str, Part] = NO_PARTS,
        spacing: int | tuple[int, int] = (GRID, GRID // 2),
        stretch: int | None = 1,
    ) -> None:
        super().__init__()
        self.values = {key: figure("–") for key in names if key not in others}
        lines = []
        for key, (name, tip) in names.items():
            title = label(name, "dim")
            title.setToolTip(tip)
            lines.append((title, others.get(key, self.values.get(key))))
            if key in self.values:
                self.values[key].setAccessibleDescription(name)
                self.values[key].setToolTip(tip)
        self.setLayout(pairs(lines, spacing, stretch))

    def show_figures(self, texts: Mapping[str, str]) -> None:
        """Show numbers, by their keys."""
        for key, text in texts.items():
            self.values[key].setText(text)
