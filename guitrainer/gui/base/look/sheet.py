"""The style sheet. Widgets are styled by dynamic properties, which `mark` sets."""

import re
from collections.abc import Mapping
from pathlib import Path
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from guitrainer.gui.base.look.size import LARGE, NORMAL, SMALL, factor, points, px

ICONS = Path(__file__).resolve().parent / "icons"

# kind="panel"    a surface next to the stage
# kind="card"     a framed box on a panel
# kind="side"     one of two parts side by side; the active one has a frame
# kind="title"    small, dim, letter-spaced title of a section
# kind="heading"  title of the stage or of a room
# kind="dim"      secondary text
# kind="warning"  a framed box that asks for attention
# kind="primary"  the most important button
# kind="quiet"    a button without a frame
# kind="live"     a button that is checked while a view follows the run
# kind="fold"     title of a section that can be collapsed (kit/containers.py)
# kind="insertion" the position where a dragged item would be dropped
# kind="drop"     an overlay on widgets that accept what is dragged
# kind="segment"  one of a row of exclusive buttons (kit/controls.py)
_SHEET = Template("""
* { font-size: ${normal}pt; }
QWidget { color: $text; }
QMainWindow, QDialog, QWidget[kind="stage"] { background: $background; }
QWidget[kind="panel"] { background: $panel; }
QFrame[kind="card"] { background: $background; border: 1px solid $line; border-radius: 6px; }
QFrame[kind="side"] { border: 1px solid transparent; border-radius: 6px; }
QFrame[kind="side"][active="true"] { border-color: $accent; }
QFrame[kind="warning"] { background: $background; border: 1px solid $marker; border-radius: 6px; }
QFrame[kind="drop"] { background: transparent; border: 3px solid $accent; border-radius: 6px; }
QFrame[kind="drop"] QLabel { background: $panel; color: $accent; padding: 12px; }
QFrame[kind="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="vertical-rule"] { background: $line; border: none; max-width: 1px; min-width: 1px; }
QLabel { background: transparent; }
QLabel[kind="title"] { color: $dim; font-size: ${small}pt; font-weight: 600; letter-spacing: 1px; }
QLabel[kind="heading"] { font-size: ${large}pt; font-weight: 600; }
QLabel[kind="dim"] { color: $dim; }
QLabel[kind="small"] { color: $dim; font-size: ${small}pt; }
QLabel[kind="error"] { color: $noise; }
QLabel[kind="callout"] {
    color: $noise; background: $raised; border: 1px solid $noise; border-radius: 4px; padding: 4px;
}
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="done"] { color: $edge; font-weight: 600; }
QLabel[kind="now"] { color: $accent; font-weight: 600; }
QLabel:disabled { color: $dead; }

QPushButton, QToolButton { background: $raised; border: 1px solid $line; border-radius: 6px;
    padding: 4px 12px; min-height: 18px; }
QPushButton:hover, QToolButton:hover { border-color: $dim; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:focus, QToolButton:focus { border-color: $accent; }
QPushButton:disabled, QToolButton:disabled { color: $dead; }
QPushButton:checked, QToolButton:checked { background: $line; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent;
    font-weight: 600; }
QPushButton[kind="primary"]:focus { border-color: $text; }
QPushButton[kind="primary"]:disabled { background: $line; border-color: $line; color: $dim; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent;
    border-color: transparent; padding: 4px 6px; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $line; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }
QFileDialog QToolButton { padding: 2px; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: $accent;
    padding: 0; text-align: left; }
QPushButton[kind="link"]:focus { border-color: $accent; }
QPushButton[kind="live"]:checked { background: $raised; color: $accent; border-color: $accent; }

QPushButton[kind="fold"] { background: transparent; border: 1px solid transparent; color: $dim;
    padding: 2px 0; text-align: left; font-size: ${small}pt; font-weight: 600;
    letter-spacing: 1px; }
QPushButton[kind="fold"]:hover { color: $text; }
QPushButton[kind="fold"]:focus { color: $accent; }
QFrame[kind="insertion"] { background: $accent; border: none; }

QFrame[kind="segments"] { background: $background; border: 1px solid $line; border-radius: 6px; }
QPushButton[kind="segment"] { background: transparent; border: 1px solid transparent;
    border-radius: 5px; padding: 3px 10px; color: $dim; min-height: 16px; }
QPushButton[kind="segment"]:checked { background: $line; color: $text; }
QPushButton[kind="segment"]:hover { color: $text; }
QPushButton[kind="segment"]:focus { border-color: $accent; }

QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit { background: $background;
    border: 1px solid $line; border-radius: 6px; padding: 3px 8px; min-height: 18px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:hover, QComboBox:hover, QAbstractSpinBox:hover { border-color: $dim; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus {
    border-color: $accent; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { background: transparent;
    border: 1px solid transparent; padding: 0; min-height: 0; }
QAbstractSpinBox::up-button { subcontrol-position: top right; width: 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; width: 0; }
QLineEdit[faulty="true"] { border-color: $noise; }
QLineEdit[derived="true"] { color: $dim; }
QLineEdit[derived="true"]:focus { color: $text; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: $dead; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 18px; }
QComboBox::down-arrow { image: url($icons/chevron-$name.svg); width: 10px; height: 10px;
    margin-right: 8px; }
QComboBox QAbstractItemView { background: $panel; border: 1px solid $line; outline: none;
    selection-background-color: $line; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: 22px; padding: 0 6px; }
QCheckBox { spacing: 8px; background: transparent; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid $dim; border-radius: 3px;
    background: $background; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
    image: url($icons/check-$name.svg); }
QRadioButton { spacing: 8px; background: transparent; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $dim; border-radius: 8px;
    background: $background; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }

QSlider { background: transparent; min-height: 20px; }
QSlider::groove:horizontal { height: 4px; background: $line; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -5px 0; border-radius: 7px;
    background: $text; }
QSlider:focus { border: 1px solid $accent; border-radius: 6px; }

QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $dim; padding: 6px 12px 8px 12px;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { color: $accent; }

QMenuBar { background: transparent; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected { background: $line; }
QMenu { background: $panel; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $line; }
QMenu::item:disabled { color: $dead; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QStatusBar { background: $panel; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QToolTip { background: $panel; color: $text; border: 1px solid $line; padding: 3px; }

QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; min-height: 24px; min-width: 24px;
    margin: 1px; }
QScrollBar::handle:hover { background: $dim; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
QListWidget, QTreeWidget, QTableView { background: transparent; border: none; outline: none; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: $dim; border: none; font-size: ${small}pt;
    border-bottom: 1px solid $line; padding: 4px 8px; }
QListWidget::item, QTreeWidget::item { padding: 4px; border-radius: 4px; }
QTableView::item:disabled { color: $dead; }
QTableView::item { padding: 2px 5px; }  /* and 3px of Qt's: as far in as the titles */
QListWidget::item:selected, QTreeWidget::item:selected, QTableView::item:selected {
    background: $line; color: $text; }
""")

# Frames stay thin; all other lengths grow with the text. Radii are rounded down, because Qt draws
# no round corner if its radius is more than half of a side.
_LENGTH = re.compile(r"(border-radius: )?\b([3-9]|[1-9]\d+)px\b")


def style_sheet(tokens: Mapping[str, str]) -> str:
    """Make the style sheet from colors by token, at the text size in use."""
    sizes = {"small": points(SMALL), "normal": points(NORMAL), "large": points(LARGE)}
    sheet = _SHEET.substitute(tokens, icons=ICONS.as_posix(), **sizes)
    return _LENGTH.sub(_scaled, sheet)


def _scaled(found: re.Match[str]) -> str:
    radius, length = found[1], int(found[2])
    return f"{radius}{int(length * factor())}px" if radius else f"{px(length)}px"


def mark(widget: QWidget, kind: str) -> QWidget:
    """Set the property by which the style sheet recognizes `widget`; return the widget."""
    # otherwise, backgrounds are painted only for Qt's own classes
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setProperty("kind", kind)
    if widget.isVisible():
        _polish(widget)
    return widget


def flag(widget: QWidget, state: str, on: bool) -> None:
    """Set whether `widget` is in a state known to the style sheet, such as faulty or derived."""
    if on != bool(widget.property(state)):
        widget.setProperty(state, on)
        _polish(widget)


def _polish(widget: QWidget) -> None:
    widget.style().unpolish(widget)
    widget.style().polish(widget)
