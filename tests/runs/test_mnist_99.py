"""The preset `mnist-99` reaches what its name says."""

import pytest

from guitrainer.config.loading import load_preset
from guitrainer.events import RunFinished
from guitrainer.runs.experiment import run_experiment


@pytest.mark.slow
def test_99_percent_of_the_test_images_are_right() -> None:
    *_, last = run_experiment(load_preset("mnist-99"), threads=2, save=False)
    assert isinstance(last, RunFinished)
    assert last.test_accuracy is not None and last.test_accuracy >= 0.99
