"""Tables, numbers and JSON."""

import json

import numpy as np
import pytest

from guitrainer.cli.terminal import as_json, definitions, figure, percent, table
from guitrainer.figures import duration


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "–"),
        (0.0, "0"),
        (0.01, "0.01"),
        (0.0099612, "0.00996"),
        (0.0000993, "9.93e-5"),
        (1234.5, "1.23e3"),
        (2.0, "2"),
    ],
)
def test_figure(value: float | None, text: str) -> None:
    assert figure(value) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (7.4, "0:07"), (61, "1:01"), (3723, "1:02:03"), (-1, "0:00")]
)
def test_duration(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_percent() -> None:
    assert (percent(0.9731, 1), percent(1.0), percent(None)) == ("97.3 %", "100 %", "–")


def test_table_aligns_numbers_right_and_wraps_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    text = table(("name", "count", "help"), [("a", "1,000", "word " * 12)], left=(0, 2))
    assert text.splitlines() == [
        "name  count  help",
        "a     1,000  word word word word word word word word word",
        "             word word word",
    ]


def test_definitions_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert definitions([("ab", "word " * 13), ("c", "")]).splitlines() == [
        "ab  word word word word word word word word word word word",
        "    word word",
        "c",
    ]


def test_json_has_null_for_what_is_not_finite() -> None:
    value = {"a": [float("nan"), np.float64(0.5), (1, None)], "b": float("-inf"), "σ": True}
    text = as_json(value)
    assert json.loads(text, parse_constant=pytest.fail) == {
        "a": [None, 0.5, [1, None]],
        "b": None,
        "σ": True,
    }
    assert "σ" in text
