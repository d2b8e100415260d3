"""Texts that are filled in."""

import re
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

import guitrainer.gui
from guitrainer.gui.rooms.predict.confusion import ConfusionMatrix
from guitrainer.sentences import fill


@pytest.mark.parametrize(
    ("text", "parts", "filled"),
    [
        ("%1 of %2", (3, 16), "3 of 16"),
        ("%2 of %1", ("a", "b"), "b of a"),
        ("%1, %1", ("again",), "again, again"),
        ("%1 and %2", ("%2", "%1"), "%2 and %1"),
        ("100% of %1", ("x",), "100% of x"),
        ("%1 of %2", ("one",), "one of %2"),
        ("no place", ("part",), "no place"),
        (r"%1", (r"C:\1\g<1>",), r"C:\1\g<1>"),
    ],
)
def test_every_place_takes_its_part(text: str, parts: tuple[str | int, ...], filled: str) -> None:
    assert fill(text, *parts) == filled


def test_a_class_that_is_named_like_a_place_keeps_its_name(qtbot: QtBot) -> None:
    confusion = ConfusionMatrix("counts")
    qtbot.addWidget(confusion)
    confusion.show_counts(np.array([[5, 2], [0, 7]]), ["%2", "b"])
    assert "of %2, predicted as b" in confusion.words((0, 1))


def test_no_place_is_filled_by_replacing_it() -> None:
    """What was filled in by then would be searched too."""
    folder = Path(guitrainer.gui.__file__).parent
    replaced = re.compile(r"""replace\(\s*f?["']%""")
    found = [path.name for path in folder.rglob("*.py") if replaced.search(path.read_text("utf-8"))]
    assert found == []
