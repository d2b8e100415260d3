"""Progress: about twenty plain lines, or a bar that fits a terminal."""

import re
import sys

import numpy as np
import pytest

from guitrainer.cli.bars import Silent
from guitrainer.cli.progress import Figures, ProgressBar, RunLines, make_progress
from guitrainer.cli.terminal import Errors
from guitrainer.config.schema import Dense, Dropout, Experiment, Network
from guitrainer.events import RunStarted, StepFinished
from guitrainer.training.control import Control
from tests.cli.fakes import FakeRun

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("steps", "lines"), [(1, 1), (3, 3), (20, 20), (100, 20), (101, 21), (119, 24), (3000, 20)]
)
def test_about_twenty_lines_in_columns(steps: int, lines: int, capsys: Capture) -> None:
    progress = RunLines(Errors())
    for event in FakeRun(steps)(Experiment(), Control()):
        progress.take(event)
    progress.close()
    progress.close()
    header, *rows = capsys.readouterr().err.splitlines()
    assert len(rows) == lines
    assert header == RunLines.HEADER
    assert {len(row) for row in rows} == {len(header)}
    assert [int(row.split()[0].replace(",", "")) for row in rows][-1] == steps


def test_line_carries_the_figures_of_its_step(capsys: Capture) -> None:
    progress = RunLines(Errors())
    for event in FakeRun(20)(Experiment(), Control()):
        progress.take(event)
    progress.close()
    rows = capsys.readouterr().err.splitlines()[1:]
    assert re.fullmatch(r" +9 +\d\.\d{4} +\d\d\.\d % +– +50 % +6,400 +0:00", rows[8])
    assert re.fullmatch(r" +10 +\d\.\d{4} +\d\d\.\d % +97\.0 % +50 % +6,400 +0:00", rows[9])


def test_loss_is_averaged_without_bias() -> None:
    figures = Figures()
    events = list(FakeRun(3, loss=6.0)(Experiment(), Control()))
    losses = []
    for event in events:
        figures.take(event)
        losses.append(figures.loss)
    assert losses[2] == 6.0  # after the first step: that step's own loss
    assert 6.0 / 3 < figures.loss < 6.0


@pytest.mark.parametrize(("accuracy", "told"), [(0.95, True), (None, False)])
def test_what_guessing_achieves_is_told_first(
    accuracy: float | None, told: bool, capsys: Capture
) -> None:
    progress = RunLines(Errors())
    progress.take(RunStarted(Experiment(), (), 0, 0, 1, 1, 0.19852, None, accuracy))
    expected = ["guessing: loss 0.1985, accuracy 95.0 %"] if told else []
    assert capsys.readouterr().err.splitlines() == [*expected, RunLines.HEADER]


def test_a_short_batch_counts_as_few_images() -> None:
    figures = Figures()
    for loss, accuracy, images in ((2.0, 0.5, 64), (2.0, 0.5, 64), (100.0, 0.0, 1)):
        figures.take(StepFinished(1, 0, loss, accuracy, 0.1, images, 1.0))
    weights = 64 * 0.98**2, 64 * 0.98, 1.0
    assert figures.loss == pytest.approx(np.average([2.0, 2.0, 100.0], weights=weights))
    assert figures.accuracy == pytest.approx(np.average([0.5, 0.5, 0.0], weights=weights))


@pytest.mark.parametrize(("rate", "told"), [(0.5, True), (0.0, False)])
def test_dropout_is_told_before_the_figures(rate: float, told: bool, capsys: Capture) -> None:
    network = Network(layers=(Dropout(rate=rate), Dense()))
    progress = RunLines(Errors())
    for event in FakeRun(2)(Experiment(network=network), Control()):
        progress.take(event)
    assert ("with dropout on" in capsys.readouterr().err) == told


class Terminal(Errors):
    """A stream that claims to be a terminal and keeps what it gets."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError("no descriptor")


@pytest.mark.parametrize("width", [80, 100])
def test_bar_fits_the_terminal(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    stream = Terminal()
    monkeypatch.setattr("guitrainer.cli.progress.REFRESH_S", 0.0)
    bar = ProgressBar(stream)
    for event in FakeRun(3000)(Experiment(), Control()):
        bar.take(event)
    bar.say("a message")
    bar.close()
    shown = [part.strip("\n") for part in re.split(r"\r", stream.text) if part.strip()]
    assert len(shown) > 3000
    assert all(len(line.split("\n")[0]) <= width for line in shown)
    last = shown[-1]
    for part in ("100%|", "3000/3000", "test 97.0%", "edges 50%", "6.4k img/s", "0:00 left"):
        assert part in last
    assert any("a message" in line for line in shown)


def test_nobody_reads_standard_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    progress = make_progress(quiet=False)
    for event in FakeRun(40)(Experiment(), Control()):
        progress.take(event)
    progress.close()


def test_quiet_is_silent() -> None:
    assert isinstance(make_progress(quiet=True), Silent)
