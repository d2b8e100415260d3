"""Relative paths in a plan: a sweep goes on from any folder, and a plan finds what is beside it."""

import json
import tomllib
from pathlib import Path

import numpy as np
import pytest

from guitrainer.cli.main import main
from guitrainer.config.loading import load_preset
from guitrainer.errors import ConfigError
from guitrainer.sweeps.axes import Contestant, Vary
from guitrainer.sweeps.places import located_plan
from guitrainer.sweeps.plan import SweepPlan

SMALL = ["shapes-xo", "--steps", "3", "--limit", "32", "--batch-size", "8", "--jobs", "1"]
Capture = pytest.CaptureFixture[str]


def images(folder: Path, *names: str) -> None:
    """Write sets of 64 images of two classes."""
    for seed, name in enumerate(names):
        rng = np.random.default_rng(seed)
        pixels = rng.integers(0, 255, (64, 16, 16), np.uint8)
        np.savez(folder / name, images=pixels, labels=np.arange(64) % 2)


def test_a_sweep_of_own_images_goes_on_from_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
    images(here, "a.npz", "b.npz")
    monkeypatch.chdir(here)
    words = ["--vary", "data.source=a.npz,b.npz", "--seeds", "1", "--out", "s"]
    assert main(["sweep", *SMALL, *words, "--quiet"]) == 0
    before = (here / "s/summary.csv").read_bytes()
    table = (here / "s/trials.csv").read_bytes().splitlines(keepends=True)
    (here / "s/trials.csv").write_bytes(b"".join(table[:2]))
    (here / "s/summary.csv").unlink()
    monkeypatch.chdir(there)
    assert main(["sweep", "--resume", str(here / "s"), "--json", "--quiet"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["trials"], found["failed"]) == (2, 0)
    assert (here / "s/summary.csv").read_bytes() == before
    plan = tomllib.loads((here / "s/sweep.toml").read_text(encoding="utf-8"))
    assert plan["vary"][0]["values"] == [str(here / "a.npz"), str(here / "b.npz")]


def test_only_paths_that_exist_become_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b", "mnist", "0.1"):
        (tmp_path / name).touch()
    plan = SweepPlan(
        seeds=(0,),
        settings=("data.source=a", "data.limit=10", "conv1.initializer.path='b'"),
        vary=(
            Vary(key="data.source", values=("a", "mnist", "nowhere")),
            Vary(key="conv1.initializer.path", values=("b#conv", "c")),
            Vary(key="init", values=("a",)),
            Vary(key="std", values=(0.1,)),
        ),
        experiment=load_preset("lenet"),
    )
    found = located_plan(plan)
    assert found.settings == (
        f"data.source={tmp_path}/a",
        "data.limit=10",
        f"conv1.initializer.path={tmp_path}/b",
    )
    assert [one.values for one in found.vary] == [
        (f"{tmp_path}/a", "mnist", "nowhere"),
        (f"{tmp_path}/b#conv", "c"),
        ("a",),
        (0.1,),
    ]
    assert located_plan(found) == found


def test_a_plan_in_a_file_finds_what_is_beside_it(tmp_path: Path) -> None:
    (tmp_path / "w.npz").touch()
    plan = SweepPlan(
        seeds=(0,),
        contestants=(
            Contestant(name="a", settings=("conv1.initializer.path=w.npz",)),
            Contestant(name="b", settings=()),
        ),
        experiment=load_preset("lenet"),
    )
    found = located_plan(plan, tmp_path).contestants
    assert found[0].settings == (f"conv1.initializer.path={tmp_path}/w.npz",)


def test_one_path_given_in_two_ways_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").touch()
    vary = Vary(key="data.source", values=("a", str(tmp_path / "a")))
    plan = SweepPlan(seeds=(0,), vary=(vary,), experiment=load_preset("lenet"))
    with pytest.raises(ConfigError, match=r"--vary data\.source: .+ is given twice"):
        located_plan(plan)
