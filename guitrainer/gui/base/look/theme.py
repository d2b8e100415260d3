"""The dark and light palettes, and the style sheet made from them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from guitrainer.gui.base.look.sheet import style_sheet
from guitrainer.gui.base.look.size import NORMAL, points
from guitrainer.gui.base.settings import ThemeChoice

STYLE = "fusion"
GRID = 8  # pixels; spacings and margins are multiples or halves of it


@dataclass(frozen=True)
class Theme:
    """Colors by their meaning, as #rrggbb."""

    name: Literal["dark", "light"]
    background: str
    panel: str
    line: str
    raised: str  # buttons and fields on a panel
    text: str
    dim: str
    accent: str
    on_accent: str  # text on the accent
    edge: str
    noise: str
    blob: str
    dead: str
    marker: str  # color of the timeline, and of warnings
    well: str  # behind filters
    runs: tuple[str, ...]  # curves of other runs, distinct from the accent and from each other

    def color(self, token: str) -> QColor:
        """Return the color of a token, such as "accent"."""
        return QColor(getattr(self, token))

    def counterpart(self, color: str, other: "Theme") -> str:
        """Return the color of another theme for a color of this one; other colors are not changed.

        >>> DARK.counterpart(DARK.edge, LIGHT) == LIGHT.edge
        True
        """
        tokens = (one.name for one in fields(self) if one.name != "runs")
        pairs: dict[str, str] = {getattr(self, one): getattr(other, one) for one in tokens}
        pairs |= zip(self.runs, other.runs, strict=True)
        return pairs.get(color, color)

    def run_color(self, number: int) -> QColor:
        """Return color number `number` for the curves of another run; colors repeat."""
        return QColor(self.runs[number % len(self.runs)])


DARK = Theme(
    name="dark",
    background="#14161a",
    panel="#1b1e24",
    line="#2a2f38",
    raised="#22262e",
    text="#e6e8ec",
    dim="#8d95a3",
    accent="#5aa9ff",
    on_accent="#0c1a2b",
    edge="#4cc38a",
    noise="#e5806b",
    blob="#5aa9ff",
    dead="#6b7280",
    marker="#e0b050",
    well="#0f1114",
    runs=("#e6c84a", "#c9543f", "#a06bff", "#1f9e7a", "#f59ac0", "#dcdfe4"),
)
LIGHT = Theme(
    name="light",
    background="#f4f5f7",
    panel="#ffffff",
    line="#dde1e7",
    raised="#f4f5f7",
    text="#1c2128",
    dim="#667080",
    accent="#1f6feb",
    on_accent="#ffffff",
    edge="#1a8f5c",
    noise="#c4533b",
    blob="#1f6feb",
    dead="#9aa1ab",
    marker="#9a6b00",
    well="#e9ebef",
    runs=("#b07800", "#a3122f", "#5a189a", "#00735a", "#d9739f", "#23272e"),
)
PAPER = replace(LIGHT, background="#ffffff")  # for pictures on paper

_current = DARK


def theme() -> Theme:
    """Return the theme in use."""
    return _current


def choose(choice: ThemeChoice) -> Theme:
    """Return the theme chosen by the user, else that of the system if it has one, else dark."""
    if choice == "light":
        return LIGHT
    light = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light
    return LIGHT if choice == "system" and light else DARK


def choose_for_new_windows(chosen: Theme) -> None:
    """Make `chosen` the theme of new widgets that paint themselves; `apply` does the rest."""
    global _current
    _current = chosen


@contextmanager
def wearing(chosen: Theme) -> Iterator[None]:
    """Use the colors of `chosen` inside the block, for example to paint a picture for a file."""
    worn = theme()
    choose_for_new_windows(chosen)
    try:
        yield
    finally:
        choose_for_new_windows(worn)


def prepare(application: QApplication, chosen: Theme) -> None:
    """Set the font and the palette of `chosen`, with which new windows measure their texts.

    The style sheet follows by `apply`, when the first window has been created: Qt styles a widget
    again whenever it or a widget around it is put into another one, which takes longer than
    everything else.
    """
    choose_for_new_windows(chosen)
    if not application.styleSheet() and application.style().name() != STYLE:
        application.setStyle(STYLE)
    font = QFont(application.font())
    font.setPointSizeF(points(NORMAL))
    if font != application.font():
        application.setFont(font)
    palette = _palette(chosen)
    if palette != application.palette():
        application.setPalette(palette)


def apply(application: QApplication, chosen: Theme) -> None:
    """Apply `chosen` to all windows; widgets that paint themselves must be created again.

    Nothing happens if it is already in use, because Qt restyles every widget, which takes time.
    """
    prepare(application, chosen)
    sheet = style_sheet(vars(chosen))
    if application.styleSheet() != sheet:
        application.setStyleSheet(sheet)


def _palette(chosen: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for roles, token in (
        ((role.Window, role.Button, role.ToolTipBase), "panel"),
        ((role.Base, role.AlternateBase), "background"),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), "text"),
        ((role.Highlight, role.Link, role.Accent), "accent"),
        ((role.HighlightedText,), "on_accent"),
        ((role.PlaceholderText,), "dim"),
        ((role.Mid, role.Dark, role.Shadow, role.Light, role.Midlight), "line"),
    ):
        for one in roles:
            palette.setColor(one, chosen.color(token))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, chosen.color("dead"))
    return palette
