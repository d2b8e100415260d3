"""Reports of sweeps: text, tables, pictures; and the built-in plans."""

import csv
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from guitrainer.cli.main import main
from guitrainer.config.loading import load_preset
from guitrainer.sweeps.axes import Vary
from guitrainer.sweeps.folder import create_sweep
from guitrainer.sweeps.local import LocalCrew
from guitrainer.sweeps.outcome import NUMBERS
from guitrainer.sweeps.plan import MetricName, SweepPlan, read_plan, sweep_presets
from guitrainer.sweeps.reader import SweepReader
from guitrainer.sweeps.run import run_sweep
from guitrainer.sweeps.summary import summarize_trials, verdicts
from guitrainer.sweeps.table import TrialRow
from tests.sweeps.fakes import Troubled

Capture = pytest.CaptureFixture[str]
ONE = (Vary(key="init", values=("zeros", "ones", "he_normal")),)
TWO = (*ONE, Vary(key="std", values=(0.05**0.5, 0.25)))


@pytest.fixture(scope="module", params=[ONE, TWO, ()], ids=["one axis", "two axes", "none"])
def swept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sweep of stand-ins, one of which fails."""
    tmp = tmp_path_factory.mktemp("sweep")
    plan = SweepPlan(seeds=(0, 1, 2), vary=request.param, experiment=load_preset("lenet"))
    folder = create_sweep(plan, "name", tmp / "s")
    perform = Troubled(tmp, 0, refuses=(1,))
    for _ in run_sweep(folder, lambda plan, folder: LocalCrew(perform, 2)):
        pass
    return folder.path


def test_text_says_what_is_known(swept: Path, capsys: Capture) -> None:
    assert main(["sweep-report", str(swept)]) == 0
    out = capsys.readouterr().out
    assert "Best mean of test_accuracy" in out
    assert "Failed: 1 trials." in out


def test_json_is_that_of_the_sweep(swept: Path, capsys: Capture) -> None:
    assert main(["sweep-report", str(swept), "--json", "--metric", "steps"]) == 2
    assert "--metric: got" in capsys.readouterr().err
    assert main(["sweep-report", str(swept), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    reader = SweepReader(swept)
    assert (found["trials"], found["failed"]) == (reader.plan.trials_count, 1)
    assert len(found["table"]) == reader.plan.settings_count


@pytest.mark.parametrize("name", ["t.csv", "m.png", "m.svg", "m.pdf", "r.md"])
def test_files(name: str, swept: Path, capsys: Capture, tmp_path: Path) -> None:
    to = tmp_path / name
    assert main(["sweep-report", str(swept), "--to", str(to)]) == 0
    content = to.read_bytes()
    match to.suffix:
        case ".csv":
            assert content == (swept / "summary.csv").read_bytes()
            rows = list(csv.DictReader(content.decode().splitlines()))
            assert len(rows) == SweepReader(swept).plan.settings_count
        case ".png":
            with Image.open(to) as picture:
                assert min(picture.size) > 100
                assert len(picture.convert("L").getcolors(256) or ()) > 10
        case ".svg":
            texts = [e.text for e in ElementTree.fromstring(content).iter() if e.text]
            assert any("test accuracy" in text for text in texts)
            if len(SweepReader(swept).plan.vary) == 2:
                assert {"0.223607", "0.25"} <= set(texts)
        case ".pdf":
            assert content.startswith(b"%PDF")
        case ".md":
            assert "## Settings" in content.decode()
            assert (tmp_path / "r-map.png").exists()


@pytest.mark.parametrize("to", ["t.txt", "t", "nowhere.csv/x.png"])
def test_files_that_are_refused(to: str, swept: Path, capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "nowhere.csv").touch()
    assert main(["sweep-report", str(swept), "--to", str(tmp_path / to)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_report_is_in_the_folder(swept: Path) -> None:
    text = (swept / "report.md").read_text(encoding="utf-8")
    assert "## Trials without a result" in text
    assert "no such images" in text
    assert (swept / "pictures/map.png").exists()


@pytest.mark.parametrize("name", sorted(sweep_presets()))
def test_built_in_plans(name: str) -> None:
    plan = read_plan(sweep_presets()[name])
    assert plan.description
    for index in range(plan.settings_count):
        plan.setting_experiment(index)
    expected = {"sweep-std": (9, 5), "sweep-schemes": (8, 5), "race-inits": (4, 3)}
    assert (plan.settings_count, len(plan.seeds)) == expected[name]


def test_table_of_ten_thousand_trials_is_summarized(tmp_path: Path) -> None:
    span = tuple(range(1, 2001))
    plan = SweepPlan(seeds=(0, 1, 2, 3, 4), vary=(Vary(key="dense1.units", values=span),),
                     experiment=load_preset("lenet"))  # fmt: skip
    folder = create_sweep(plan, "name", tmp_path / "s")
    from guitrainer.sweeps.table import TrialTable
    from tests.sweeps.fakes import outcome_of

    table = TrialTable(folder.trials, plan)
    for trial in plan.trials():
        table.add(trial, outcome_of(trial))
    table.close()
    reader = SweepReader(folder.path)
    assert reader.complete
    summary = reader.summary()
    assert len(summary.settings) == 2000
    assert len(summary.pairs) == 1999  # with the best


@pytest.mark.parametrize(
    ("values", "metric", "exceeding", "span"),
    [
        ((0.9, 1.0, 1.0), "test_accuracy", True, (0.808903, 1.0)),
        ((0.4, 0.5, 0.6), "test_accuracy", False, (0.226745, 0.773255)),
        ((0.9, 1.0, 1.0), "edge_fraction", False, (0.895, 1.0)),  # a bootstrap stays inside
        ((0.0, 0.01, 0.1), "test_loss", True, (0.0, 0.187164)),
        ((1.0,), "test_accuracy", False, (0.95, 1.0)),
        ((), "test_accuracy", False, (0.0, 1.0)),
    ],
)
def test_axes_end_at_values_that_are_possible(
    values: tuple[float, ...], metric: MetricName, exceeding: bool, span: tuple[float, float]
) -> None:
    plan = SweepPlan(seeds=(0, 1, 2), metric=metric, experiment=load_preset("lenet"))
    rows = [
        TrialRow(number, "completed", {**dict.fromkeys(NUMBERS), metric: value}, 1, "", "")
        for number, value in enumerate(values)
    ]
    summary = summarize_trials(plan, rows)
    assert summary.exceeding == exceeding
    assert summary.span() == pytest.approx(span, abs=1e-5)
    said = [line for line in verdicts(plan, summary) if "extend beyond" in line]
    assert len(said) == exceeding
