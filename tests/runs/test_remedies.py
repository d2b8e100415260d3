"""Remedies, taken: what failed to learn, learns."""

import pytest

from guitrainer.analysis.diagnosis import Diagnosis, Kind
from guitrainer.analysis.remedies import Key, remedies
from guitrainer.config.loading import load_preset
from guitrainer.config.schema import Experiment
from guitrainer.events import RunFinished
from guitrainer.runs.experiment import run_experiment


def end_of(experiment: Experiment) -> RunFinished:
    *_, last = run_experiment(experiment, save=False)
    assert isinstance(last, RunFinished)
    return last


@pytest.mark.slow
@pytest.mark.parametrize(
    ("preset", "kind", "key", "accuracy"),
    [
        ("exploding", "diverged", "he_normal", 0.85),
        ("exploding", "diverged", "clip_norm", 0.3),
        ("vanishing", "vanishing_gradient", "he_normal", 0.85),
        ("std-for-variance", "vanishing_gradient", "he_normal", 0.85),
        ("sigmoid-relu-stall", "vanishing_gradient", "relu_for_sigmoid", 0.85),
        ("symmetry-zero", "equal_filters", "small_random", 0.85),
        ("symmetry-constant", "equal_filters", "small_random", 0.85),
    ],
)
def test_remedy_works(preset: str, kind: Kind, key: Key, accuracy: float) -> None:
    asked = load_preset(preset)
    diagnosis = Diagnosis()
    notices = {
        notice.kind: notice
        for event in run_experiment(asked, save=False)
        for notice in diagnosis.take(event)
    }
    offered = {remedy.key: remedy for remedy in remedies(notices[kind], asked)}
    end = end_of(offered[key].apply(asked))
    assert end.reason == "completed"
    assert end.test_accuracy is not None and end.test_accuracy > accuracy
