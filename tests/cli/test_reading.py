"""Progress of reading images in the terminal: shown after a second, and erased at the end."""

import io

import pytest

from guitrainer.cli import main as main_module
from guitrainer.cli import reading
from guitrainer.cli.reading import ReadingLine
from guitrainer.formats.progress import told, watched


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Terminal(io.StringIO):
    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize(
    ("terminal", "expected"),
    [
        (True, "\rreading images: 40% \rreading images: 60% \r" + 20 * " " + "\r"),
        (False, "reading images: 40%\n"),
    ],
)
def test_a_long_reading_is_shown(terminal: bool, expected: str) -> None:
    stream, clock = Terminal(terminal), Clock()
    progress = ReadingLine(stream, clock)
    with watched(progress.tell):
        for done in range(6):
            told(done, 5)
            clock.now += 0.6 if done < 3 else 0
    assert stream.getvalue() == expected


def test_short_readings_long_after_each_other_are_not_shown() -> None:
    stream, clock = Terminal(True), Clock()
    progress = ReadingLine(stream, clock)
    with watched(progress.tell):
        for _ in range(5):
            told(0, 2)
            told(1, 2)
            told(2, 2)
            clock.now += 30
    assert stream.getvalue() == ""
    told(1, 2)  # nobody watches


@pytest.mark.parametrize(("words", "expected"), [([], "reading images: 50%\n"), (["--quiet"], "")])
def test_quiet_shows_no_progress(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    expected: str,
) -> None:
    def read(*_: object) -> int:
        told(1, 2)
        return 0

    monkeypatch.setattr(main_module, "_do", read)
    monkeypatch.setattr(reading, "PATIENCE_SECONDS", 0.0)
    assert main_module.main(["--headless", *words]) == 0
    assert capsys.readouterr().err == expected
