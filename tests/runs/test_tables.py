from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from guitrainer.errors import CheckpointError, PlaceError
from guitrainer.events import EvaluationFinished, FiltersCaptured, FilterScores, StepFinished
from guitrainer.runs.reading import read_evaluations
from guitrainer.runs.tables import (
    METRIC_COLUMNS,
    WHOLE_METRIC_COLUMNS,
    CsvTable,
    MetricTable,
    StepTable,
)

SCORES = FilterScores(np.array([0.5]), ("edge",), 0.5, 1.0, 1, 0.25)


def captured(step: int, layer: str, scores: FilterScores | None) -> FiltersCaptured:
    return FiltersCaptured(step, layer, np.zeros((1, 1, 3, 3), np.float32), None, scores)


def test_rows_of_steps(tmp_path: Path) -> None:
    table = StepTable(tmp_path / "steps.csv")
    table.begin()
    table.add_step(StepFinished(1, 0, 2.302585, 0.125, 0.05, 64, 0.00123456789))
    table.add_step(StepFinished(2, 0, float("nan"), 0.5, np.float64(0.1), 64, 2.0))
    table.flush()
    assert (tmp_path / "steps.csv").read_text() == (
        "step,epoch,loss,accuracy,learning_rate,images\n"
        "1,0,2.302585,0.125,0.05,64\n"
        "2,0,nan,0.5,0.1,64\n"
    )


@pytest.mark.parametrize(
    ("text", "step", "kept"),
    [
        ("a,b\n1,x\n2,y\n3,z\n", 2, "a,b\n1,x\n2,y\n"),
        ("a,b\n1,x\n2,y\n3,z\n", 9, "a,b\n1,x\n2,y\n3,z\n"),
        ("a,b\n1,x\n2,y\n3", 9, "a,b\n1,x\n2,y\n"),  # killed in the middle of a row
        ("a,b\n1,x\nrubbish\n2,y\n", 9, "a,b\n1,x\n"),
        ("a,b\n", 0, "a,b\n"),
        (None, 3, "a,b\n"),
    ],
)
def test_resuming_drops_what_the_checkpoint_does_not_know(
    tmp_path: Path, text: str | None, step: int, kept: str
) -> None:
    path = tmp_path / "table.csv"
    if text is not None:
        path.write_text(text)
    table = CsvTable(path, ("a", "b"))
    table.find(step)
    table.resume()
    assert path.read_text() == kept
    table.add(1 if kept == "a,b\n" else 10, 0.5)
    table.flush(to_disk=True)
    assert path.read_text() == kept + ("1,0.5\n" if kept == "a,b\n" else "10,0.5\n")


def test_resuming_ignores_rows_that_are_there(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("a,b\n1,x\n2,y\n")
    table = CsvTable(path, ("a", "b"))
    table.find(2)
    table.resume()
    table.add(2, 0.5)
    table.add(3, None)
    table.flush()
    assert path.read_text() == "a,b\n1,x\n2,y\n3,\n"


def test_other_columns_are_refused(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("a,c\n1,2\n")
    with pytest.raises(CheckpointError, match="columns are not a,b"):
        CsvTable(tmp_path / "table.csv", ("a", "b")).find(1)


def test_a_deleted_table_is_not_continued_without_its_beginning(tmp_path: Path) -> None:
    table = CsvTable(tmp_path / "table.csv", ("a",))
    table.begin()
    table.add(1)
    (tmp_path / "table.csv").unlink()
    with pytest.raises(PlaceError, match=r"table\.csv: cannot be written: No such file"):
        table.flush()
    assert not (tmp_path / "table.csv").exists()


def test_rows_do_not_pile_up_in_memory(tmp_path: Path) -> None:
    table = CsvTable(tmp_path / "table.csv", ("a",))
    table.begin()
    for step in range(5000):
        table.add(step)
    assert (tmp_path / "table.csv").read_text().count("\n") > 3000


@pytest.mark.parametrize("scores_first", [True, False])
def test_evaluations_meet_the_scores_of_their_step(tmp_path: Path, scores_first: bool) -> None:
    table = MetricTable(tmp_path / "metrics.csv")
    table.begin()
    for step, scored in ((10, True), (20, False), (30, True)):
        evaluation = EvaluationFinished(step, 0.5, 0.75, 0.9, images=2 * step, kurtosis=4.5)
        if not scores_first:
            table.add_evaluation(evaluation)
        table.add_scores(captured(step, "small", None))
        table.add_scores(captured(step, "conv1", SCORES if scored else None))
        table.add_scores(captured(step, "conv2", replace(SCORES, edge_score=0.0)))
        if scores_first:
            table.add_evaluation(evaluation)
        table.end_step()
    table.flush()
    assert (tmp_path / "metrics.csv").read_text().splitlines() == [
        ",".join(METRIC_COLUMNS),
        "10,0.5,0.75,0.9,0.5,1.0,1,0.25,20,4.5",
        "20,0.5,0.75,0.9,,,,,40,4.5",
        "30,0.5,0.75,0.9,0.5,1.0,1,0.25,60,4.5",
    ]


def test_a_table_of_metrics_without_the_number_of_images_keeps_its_columns(tmp_path: Path) -> None:
    """Earlier versions measured all test images every time, and did not count them."""
    path = tmp_path / "metrics.csv"
    path.write_text(",".join(WHOLE_METRIC_COLUMNS) + "\n10,0.5,0.75,0.9,,,,\n")
    table = MetricTable(path)
    table.find(10)
    table.resume()
    table.add_evaluation(EvaluationFinished(20, 0.25, 0.5, 0.95, images=40))
    table.end_step()
    table.flush()
    assert path.read_text().splitlines()[2] == "20,0.25,0.5,0.95,,,,"
    assert list(read_evaluations(path)) == [
        EvaluationFinished(10, 0.5, 0.75, 0.9),
        EvaluationFinished(20, 0.25, 0.5, 0.95),
    ]
