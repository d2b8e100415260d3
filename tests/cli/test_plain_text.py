"""What the program prints and logs never commands the terminal."""

import json
import logging
from pathlib import Path

import pytest

from guitrainer.cli.main import main
from guitrainer.cli.terminal import as_json, complain, write
from guitrainer.crash_log import write_crash_log
from guitrainer.plain_text import LineFormatter, printable

EVIL = "a\x1b[2J\x1b]0;title\x07\x9b31m\u202e\r\x00\x7f\udc80"
SHOWN = r"a\u001b[2J\u001b]0;title\u0007\u009b31m\u202e\u000d\u0000\u007f\udc80"
UNSEEN = set(map(chr, [*range(32), *range(127, 160)])) - {"\n", "\t"} | {"\u202e"}


@pytest.mark.parametrize(("text", "expected"), [
    (EVIL, SHOWN),
    ("plain ümlaut 5×5 σ² 1\u202f000\u00a0% 日本\tx\n",) * 2,
    ("\u2028\ufeff\u200d\u2066", r"\u2028\ufeff\u200d\u2066"),
    ("", ""),
])  # fmt: skip
def test_only_what_commands_or_hides_is_escaped(text: str, expected: str) -> None:
    assert printable(text) == expected


def test_both_streams_are_clean(capsys: pytest.CaptureFixture[str]) -> None:
    write(EVIL)
    complain(f"error: {EVIL}")
    printed = capsys.readouterr()
    assert printed.out == SHOWN + "\n"
    assert not UNSEEN & set(printed.err)


def test_json_stays_json(capsys: pytest.CaptureFixture[str]) -> None:
    write(as_json({"name": EVIL}))
    assert json.loads(capsys.readouterr().out) == {"name": EVIL}


@pytest.mark.parametrize("words", [
    ["--headless", "--data", EVIL.replace("\0", "")],
    ["--headless", EVIL],
    ["--headless", f"--{EVIL}"],
    ["--headless", "--set", f"{EVIL}=1"],
    ["--headless", "--set", f"name={EVIL}"],
    ["--headless", "--config", EVIL],
    ["--headless", "--resume", EVIL.replace("\0", "")],
    ["--headless", "--steps", EVIL],
    ["inspect", EVIL],
    ["score", EVIL.replace("\0", "")],
    ["export", EVIL.replace("\0", ""), "--to", "x.png"],
    ["explain", EVIL],
])  # fmt: skip
def test_complaints_about_arguments_are_clean(
    words: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    printed = capsys.readouterr()
    assert not UNSEEN & set(printed.out + printed.err)


def test_a_record_is_one_line_and_clean() -> None:
    record = logging.LogRecord("x", logging.INFO, "", 0, "a\n2026 ERROR forged %s", (EVIL,), None)
    line = LineFormatter().format(record)
    assert "\n" not in line
    assert not UNSEEN & set(line)


def test_a_crash_log_is_clean(tmp_path: Path) -> None:
    path = write_crash_log(RuntimeError(EVIL), tmp_path)
    assert path is not None
    assert not UNSEEN & set(path.read_text(encoding="utf-8"))
