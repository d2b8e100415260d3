"""From a run to its pictures, by the command line alone."""

from pathlib import Path

import numpy as np
import pytest

from guitrainer.cli.main import main
from tests.cli.processes import SMALL

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs")
    out, pictures = str(folder / "run"), str(folder / "pictures")
    words = ["--headless", "--steps", "3", *SMALL, "--out", out, "--quiet"]
    assert main([*words, "--export-filters", pictures]) == 0
    return folder


def test_filters_are_exported_after_the_run(run: Path) -> None:
    assert len(list((run / "pictures").glob("*.png"))) >= 8
    with np.load(run / "pictures" / "filters.npz") as arrays:
        assert arrays["conv1.weight"].shape == (8, 1, 9, 9)


@pytest.mark.parametrize("name", ["f.png", "f.npz", "f.gif", "f.svg"])
def test_file_is_written_and_named(run: Path, name: str, tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / name
    assert main(["export", str(run / "run"), "--to", str(target), "--layer", "conv1"]) == 0
    assert target.stat().st_size > 100
    assert capsys.readouterr().out == f"{target}\n"


def test_an_animation_of_limited_size(run: Path, tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "f.gif"
    words = ["export", str(run / "run"), "--to", str(target)]
    assert main(words) == 0
    limit = target.stat().st_size * 0.9 / 1e6
    assert main([*words, "--max-mb", f"{limit:.6f}"]) == 0
    assert target.stat().st_size <= limit * 1e6
    *_, note, path = capsys.readouterr().out.splitlines()
    assert "recorded steps, tiles of " in note and note.endswith(" MB")
    assert path == str(target)


def test_pictures_may_be_light(run: Path, tmp_path: Path) -> None:
    words = ["export", str(run / "run"), "--to", str(tmp_path / "a.svg"), "--colors"]
    assert main([*words, "light"]) == 0
    assert 'fill="#ffffff"' in (tmp_path / "a.svg").read_text()


def test_folder_gets_a_picture_per_filter(run: Path, tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "pictures"
    assert main(["export", str(run / "run"), "--to", str(target), "--step", "0"]) == 0
    assert len(list(target.iterdir())) == 8
    assert capsys.readouterr().out == f"8 files in {target}\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--to", "f.png", "--layer", "conv9"], "layer: got conv9, accepted: conv1"),
        (["--to", "f.png", "--step", "77"], "step: 77 was not recorded"),
        (["--to", "f.gif", "--max-mb", "0"], "--max-mb: got 0, accepted: a number above 0, up to"),
        (["--to", "f.gif", "--max-mb", "nan"], "--max-mb: got nan, accepted: a number above 0"),
        (["--to", "f.svg", "--max-mb", "1"], "--max-mb: f.svg: accepted only for .gif and .apng"),
        (["--to", "f.gif", "--max-mb", "1e-5"], "--max-mb: got 1e-05, accepted for conv1: at"),
        (["--to", "f.bmp"], "f.bmp: accepted: a folder, or a file ending in .png"),
    ],
)
def test_fault_is_one_line(words: list[str], message: str, run: Path, capsys: Capture) -> None:
    assert main(["export", str(run / "run"), *words]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(f"error: {message}")
