"""The preset `mnist-99` reaches what its name says, without a warning."""

import pytest

from guitrainer.analysis.diagnosis import Diagnosis
from guitrainer.config.loading import load_preset
from guitrainer.events import RunFinished
from guitrainer.runs.experiment import run_experiment


@pytest.mark.slow
def test_99_percent_of_the_test_images_are_right() -> None:
    diagnosis = Diagnosis()
    events = list(run_experiment(load_preset("mnist-99"), threads=2, save=False))
    last = events[-1]
    assert isinstance(last, RunFinished)
    assert last.test_accuracy is not None and last.test_accuracy >= 0.99
    notices = [notice for event in events for notice in diagnosis.take(event)]
    assert {notice.kind for notice in notices if notice.severity != "info"} == set()
