"""What the window remembers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings

from guitrainer.gui.base.settings import MOST_THREADS, Settings, View

Make = Callable[[], Settings]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Settings as another start of the program reads them."""
    return lambda: Settings(QSettings(str(tmp_path / "own.ini"), QSettings.Format.IniFormat))


@pytest.mark.parametrize(
    ("name", "default", "value"),
    [
        ("theme", "system", "dark"),
        ("language", None, "es"),
        ("view", View(), View("change", "layer", "diverging")),
        ("curves_page", "learning", "signals"),
        ("log_loss", False, True),
        ("hidden_curves", frozenset(), frozenset({("loss", "test"), ("loss", "train")})),
        ("threads", 1, 4),
        ("runs_folder", Path("runs"), Path("/a b/c")),
        ("export_folder", Path(), Path("/tmp")),
        ("own_filters", [], [[[0.5, -1.0], [0.0, 2.0]]]),
    ],
)
def test_a_choice_is_there_at_the_next_start(
    make: Make, name: str, default: Any, value: Any
) -> None:
    settings = make()
    assert getattr(settings, name) == default
    setattr(settings, name, value)
    settings.save()
    assert getattr(make(), name) == value


@pytest.mark.parametrize(
    ("key", "text", "name", "read"),
    [
        ("theme", "purple", "theme", "system"),
        ("language", "xx", "language", None),
        ("view/content", "", "view", View()),
        ("view/colors", "diverging", "view", View(colors="diverging")),
        ("curves/page", ["a", "b"], "curves_page", "learning"),
        ("curves/log_loss", "maybe", "log_loss", False),
        ("threads", "many", "threads", 1),
        ("threads", "-3", "threads", 1),
        ("threads", "9" * 9, "threads", MOST_THREADS),
        ("runs_folder", "/a\0b", "runs_folder", Path("runs")),
        ("export_folder", "/gone", "export_folder", Path()),
        ("own_filters", "[[[1, 2], [3]], [[1, 2]]]", "own_filters", [[[1, 2]]]),
        ("own_filters", "[[[1e999]]]", "own_filters", []),
        ("own_filters", "5", "own_filters", []),
        ("own_filters", "[" * 100_000, "own_filters", []),
    ],
)
def test_what_is_damaged_reads_as_the_default(
    make: Make, key: str, text: Any, name: str, read: Any
) -> None:
    settings = make()
    settings.store.setValue(key, text)
    assert getattr(settings, name) == read
