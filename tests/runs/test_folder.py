import json
import logging
import re
from pathlib import Path

import pytest

from guitrainer.config.edits import with_layers
from guitrainer.config.loading import load_experiment
from guitrainer.config.schema import Conv, Dense, Initializer
from guitrainer.errors import ConfigError, InputError, OutputError
from guitrainer.runs.folder import RunFolder, describe, logging_to, new_folder
from tests.runs.fake import small_experiment


def test_names_tell_date_experiment_and_seed_and_never_collide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = [new_folder(small_experiment(seed=7)).path for _ in range(3)]
    assert all(path.is_dir() and path.parent == Path("runs") for path in made)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d_small_7", made[0].name)
    assert [path.name for path in made[1:]] == [f"{made[0].name}-2", f"{made[0].name}-3"]


@pytest.mark.parametrize("before", ["missing", "empty", "locked"])
def test_out_is_taken_as_it_is(tmp_path: Path, before: str) -> None:
    out = tmp_path / "deep" / "run"
    if before != "missing":
        out.mkdir(parents=True)
    if before == "locked":  # left by a run that never began
        (out / ".lock").touch()
    assert new_folder(small_experiment(), out).path == out
    assert out.is_dir()


@pytest.mark.parametrize(
    ("held", "message"), [("folder", "contains notes.txt"), ("file", "no folder")]
)
def test_out_is_never_overwritten(tmp_path: Path, held: str, message: str) -> None:
    out = tmp_path / "run"
    if held == "folder":
        out.mkdir()
        (out / "notes.txt").write_text("mine")
    else:
        out.write_text("mine")
    with pytest.raises(InputError, match=message):
        new_folder(small_experiment(), out)
    assert (out / "notes.txt" if held == "folder" else out).read_text() == "mine"


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises((OutputError, InputError), match=r"file/run"):
        new_folder(small_experiment(), tmp_path / "file" / "run")


def test_what_is_run_and_where_can_be_read_back(tmp_path: Path) -> None:
    folder, experiment = RunFolder(tmp_path), small_experiment(seed=3)
    describe(folder, experiment, threads=2)
    describe(folder, experiment, threads=1)  # resumed
    assert load_experiment(folder.config) == experiment
    first, second = json.loads(folder.environment.read_text())
    assert (first["threads"], second["threads"]) == (2, 1)
    for key in ("guitrainer", "python", "numpy", "numba", "platform", "cpu", "instruction_set"):
        assert first[key]
    assert first["lanes"] in (4, 8, 16)


def test_the_log_is_written_and_let_go(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("guitrainer")
    before = (log.level, list(log.handlers))
    with logging_to(tmp_path / "run.log"):
        logging.getLogger("guitrainer.runs").info("σ is %g", 0.5)
        logging.getLogger("other").warning("not ours")
    logging.getLogger("guitrainer.runs").warning("after")
    assert (log.level, log.handlers) == before
    assert caplog.messages == ["σ is 0.5", "not ours", "after"]
    (line,) = (tmp_path / "run.log").read_text(encoding="utf-8").splitlines()
    assert line.endswith("INFO guitrainer.runs: σ is 0.5")


def test_an_experiment_that_could_not_be_read_again_makes_no_folder(tmp_path: Path) -> None:
    initializer = Initializer(scheme="file", content=("A" * 96,) * 3000)
    experiment = with_layers(small_experiment(), [Conv(initializer=initializer), Dense()])
    with pytest.raises(ConfigError, match=r"bytes as a file, accepted: up to 262,144"):
        new_folder(experiment, tmp_path / "run", tmp_path)
    assert not any(tmp_path.iterdir())
