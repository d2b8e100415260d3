"""Faults 46, 47 and 56: signals, and a terminal that takes no text."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.processes import PATIENCE_S, ROOT, SMALL, finish, start

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and /dev/full are POSIX")
FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_46_signal_leaves_a_checkpoint_that_resumes(
    number: signal.Signals, code: int, tmp_path: Path
) -> None:
    run = tmp_path / "run"
    process = start("--headless", "--steps", "200000", *SMALL, "--out", str(run), "--json")
    assert process.stderr is not None
    for line in process.stderr:
        if line.split()[:1] == ["step"]:  # the header: training begins
            break
    process.send_signal(number)
    returned, out, err = finish(process)
    assert returned == code, err
    assert "stopping after this step, with a checkpoint" in err
    assert "Traceback" not in err
    steps = json.loads(out)["steps"]
    assert steps < 200000
    assert (run / "checkpoint.safetensors").is_file()
    words = ("--headless", "--resume", str(run), "--stop-at", str(steps + 3), "--json", "--quiet")
    returned, out, err = finish(start(*words))
    assert (returned, err) == (0, "")
    assert json.loads(out)["steps"] == steps + 3


STUBBORN = """
import sys, time
import guitrainer.runs.experiment as runs
from guitrainer.cli.main import main
from guitrainer.config.schema import Experiment
from guitrainer.events import RunStarted

def stubborn(*arguments, **options):
    yield RunStarted(Experiment(), (), 0, 0, 1, 1, 0.0)
    while True:
        time.sleep(0.01)

runs.run_experiment = stubborn
main(["--headless"])
"""


def test_47_second_interrupt_ends_at_once() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", STUBBORN],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    try:
        assert process.stderr is not None
        for awaited in ("step", "stopping"):
            for line in process.stderr:
                if line.split()[:1] == [awaited]:
                    break
            process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE_S) == 130
        assert "Traceback" not in process.stderr.read()
    finally:
        process.kill()
        process.communicate()


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="needs SIGHUP")
def test_46_hang_up_leaves_a_checkpoint(tmp_path: Path) -> None:
    run = tmp_path / "run"
    process = start("--headless", "--steps", "200000", *SMALL, "--out", str(run))
    assert process.stderr is not None
    for line in process.stderr:
        if line.split()[:1] == ["step"]:  # the header: training begins
            break
    process.send_signal(signal.SIGHUP)
    returned, _, err = finish(process)
    assert (returned, "Traceback" in err) == (129, False)
    assert json.loads((run / "result.json").read_text(encoding="utf-8"))["reason"] == "stopped"
    assert (run / "checkpoint.safetensors").is_file()


# Signals itself while a module is imported: the first one, one amid all others, the last one.
INTERRUPTED = """
import importlib.abc, os, signal, sys

class Watch(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == MODULE:
            os.kill(os.getpid(), NUMBER)

sys.meta_path.insert(0, Watch())
from guitrainer.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize("module", ["guitrainer.cli.main", "numpy", "guitrainer.training.probe"])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_64_signals_while_modules_are_imported(
    module: str, number: signal.Signals, code: int
) -> None:
    script = INTERRUPTED.replace("MODULE", repr(module)).replace("NUMBER", str(int(number)))
    done = subprocess.run(
        [sys.executable, "-c", script, "inspect"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=PATIENCE_S,
        check=False,
    )
    assert (done.returncode, done.stderr) == (code, "")


def test_64_a_storm_of_signals_ends_as_one_does() -> None:
    process = start("inspect")
    while process.poll() is None:
        process.send_signal(signal.SIGTERM)
    _, err = process.communicate()
    assert process.returncode in (143, -signal.SIGTERM)  # the latter while Python itself starts
    assert "Traceback" not in err


COMMANDS = [["presets"], ["presets", "--json"], ["--help"]]


@needs_full
@pytest.mark.parametrize("words", COMMANDS)
def test_56_standard_output_is_full(words: list[str]) -> None:
    with FULL.open("w") as full:
        code, _, err = finish(start(*words, stdout=full))
    assert (code, err) == (1, "error: standard output: No space left on device\n")


@pytest.mark.parametrize("words", COMMANDS)
def test_56_reader_of_standard_output_is_gone(words: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        code, _, err = finish(start(*words, stdout=writer))
    finally:
        os.close(writer)
    assert (code, err) == (1, "")  # as of other programs in front of `head`


@pytest.mark.parametrize("words", COMMANDS)
def test_56_standard_output_is_closed(words: list[str]) -> None:
    code, _, err = finish(start(*words, stdout=None, preexec_fn=lambda: os.close(1)))
    assert (code, err) == (1, "error: standard output: closed\n")


@needs_full
@pytest.mark.parametrize("broken", ["full", "closed"])
def test_56_training_goes_on_where_nobody_reads_of_its_progress(
    broken: str, tmp_path: Path
) -> None:
    run = tmp_path / "run"
    words = ("--headless", "--steps", "3", *SMALL, "--out", str(run), "--json")
    with FULL.open("w") as full:
        closing = {"preexec_fn": lambda: os.close(2)} if broken == "closed" else {}
        code, out, _ = finish(start(*words, stderr=full, **closing))
    assert (code, json.loads(out)["steps"]) == (0, 3)


@needs_full
def test_56_run_is_kept_where_its_summary_cannot_be_told(tmp_path: Path) -> None:
    run = tmp_path / "run"
    with FULL.open("w") as full:
        words = ("--headless", "--steps", "3", *SMALL, "--out", str(run), "--quiet", "--json")
        code, _, err = finish(start(*words, stdout=full))
    assert (code, err) == (1, "error: standard output: No space left on device\n")
    assert json.loads((run / "result.json").read_text(encoding="utf-8"))["steps"] == 3
