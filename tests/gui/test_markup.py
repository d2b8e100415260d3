"""Text from outside is shown as it is written, and no markup loads anything."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from guitrainer.errors import DataError
from guitrainer.figures import NO_BREAK, percent
from guitrainer.gui.kit import basic
from guitrainer.gui.kit.text import ElidedLabel, RichLabel, harmless, hover
from guitrainer.gui.rooms.common.lesson import VerdictCard as Verdict
from guitrainer.gui.window.dialogs.preview import ExportPreview
from guitrainer.gui.window.dialogs.questions import Question, RecoveredDialog, TroubleDialog

GUI = Path(basic.__file__).parents[1]
EVIL = "<img src='file:///dev/zero'><b>x</b>"

HARMLESS = [
    ("<b>σ</b> = 2", "<b>σ</b> = 2"),
    ("a < b", "a &lt; b"),
    (EVIL, "&lt;img src='file:///dev/zero'><b>x</b>"),
    ("<IMG SRC=x>", "&lt;IMG SRC=x>"),
    ("<td background='x'>", "&lt;td background='x'>"),
    ("<b style='background-image:url(x)'>", "&lt;b style='background-image:url(x)'>"),
    ("<span style=\"background:u\\rl(x)\">", "&lt;span style=\"background:u\\rl(x)\">"),
    ("<b src=x>", "&lt;b src=x>"),
    ("<b\n><img>", "<b\n>&lt;img>"),
    ("<<b>img src=x>", "&lt;<b>img src=x>"),
    ("<link rel=stylesheet href=x>", "&lt;link rel=stylesheet href=x>"),
    ("<style>b{}</style>", "&lt;style>b{}&lt;/style>"),
    ("<!-- --><img>", "&lt;!-- -->&lt;img>"),
    ("<table cellspacing=0 width='100%'><tr><td colspan=2 style=\"color:#fff\">",) * 2,
]  # fmt: skip


@pytest.mark.parametrize(("text", "left"), HARMLESS)
def test_only_tags_that_load_nothing_are_left(text: str, left: str) -> None:
    assert harmless(text) == left


@pytest.mark.parametrize("text", [text for text, _ in HARMLESS])
def test_a_rich_label_loads_nothing(text: str, qtbot: QtBot) -> None:
    asked: list[str] = []

    class Document(QTextDocument):
        def loadResource(self, kind: int, name: object) -> object:  # noqa: N802 (Qt's name)
            asked.append(str(name))
            return None

    label = RichLabel(text)
    document = Document()
    document.setHtml(label.text())
    document.setTextWidth(100)
    document.size()
    assert asked == []


@pytest.mark.parametrize("text", [EVIL, "<html>", "plain", "a\n<b>x</b>", "", "a &lt;b>"])
def test_a_tool_tip_shows_text_as_it_is_written(text: str, qtbot: QtBot) -> None:
    document = QTextDocument()
    shown = hover(text)
    document.setHtml(shown)
    assert document.toPlainText() == text


def test_every_label_is_plain_or_harmless() -> None:
    """Labels are made in one place, which decides; nobody else chooses a format."""
    for path in GUI.rglob("*.py"):
        if path == Path(basic.__file__):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                assert called != "QLabel", f"{path}:{node.lineno}: labels are made by `label`"
                assert not called.endswith((".setHtml", "RichText")), f"{path}:{node.lineno}"


def labels(widget: object) -> list[QLabel]:
    return widget.findChildren(QLabel)  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("make", [
    lambda: Question(None, EVIL, EVIL),  # type: ignore[arg-type]
    lambda: TroubleDialog(DataError(EVIL), None),
    lambda: TroubleDialog(RuntimeError(EVIL), None),
    lambda: RecoveredDialog(EVIL, None),  # type: ignore[arg-type]
])  # fmt: skip
def test_dialogs_show_text_from_outside_as_it_is_written(make: object, qtbot: QtBot) -> None:
    dialog = make()  # type: ignore[operator]
    qtbot.addWidget(dialog)
    shown = [one for one in labels(dialog) if EVIL in one.text()]
    assert shown
    assert {one.textFormat() for one in labels(dialog)} == {Qt.TextFormat.PlainText}


def test_a_problem_is_shown_as_it_is_written(qtbot: QtBot) -> None:
    card = Verdict()
    qtbot.addWidget(card)
    card.show_problem(EVIL)
    assert card.text.text().endswith(EVIL)
    assert card.text.textFormat() == Qt.TextFormat.PlainText


def test_a_preview_shows_names_as_they_are_written(qtbot: QtBot) -> None:
    preview = ExportPreview()
    qtbot.addWidget(preview)
    document = QTextDocument()
    for show in (lambda: preview.show_text(EVIL), lambda: preview.show_lines([(EVIL, "1 kB")])):
        show()
        document.setHtml(preview.shown.text())
        assert EVIL in document.toPlainText()


def test_what_is_cut_off_is_shown_as_it_is_written(qtbot: QtBot) -> None:
    label = ElidedLabel(EVIL)
    qtbot.addWidget(label)
    label.resize(30, 20)
    label.grab()
    assert label.toolTip() == hover(EVIL) != EVIL


def test_a_percentage_is_not_broken_into_two_lines(qtbot: QtBot) -> None:
    """Qt takes a narrow space in markup for a usual one."""
    label = RichLabel(f"with a probability of {percent(1, 1)}.")
    document = QTextDocument()
    document.setHtml(label.text())
    assert document.toRawText() == f"with a probability of 100.0{NO_BREAK}%."
