"""What is noticed in the runs of the presets: those that learn give no warning."""

import pytest

from guitrainer.analysis.diagnosis import Diagnosis
from guitrainer.config.loading import load_preset
from guitrainer.config.overrides import apply_overrides
from guitrainer.runs.experiment import run_experiment

SHORT = ["training.epochs=1"]
# What is wrong from the start is noticed within 150 steps.
FEW_IMAGES = [*SHORT, "data.limit=20000"]
FEW_STEPS = ["training.steps=1000"]

slow = pytest.mark.slow


@pytest.mark.parametrize(
    ("preset", "settings", "kinds"),
    [
        ("shapes-xo", [], set()),
        pytest.param("digits-edges", [], set(), marks=slow),
        pytest.param("two-conv-digits", FEW_STEPS, set(), marks=slow),
        pytest.param("photo-contours", [], set(), marks=slow),
        pytest.param("photo-exemplars", FEW_STEPS, set(), marks=slow),
        pytest.param("lenet", FEW_IMAGES, set(), marks=slow),
        pytest.param("keras-mnist", FEW_IMAGES, set(), marks=slow),
        ("exploding", [], {"high_start", "diverged"}),
        (
            "symmetry-zero",
            SHORT,
            {
                "equal_filters",
                "dead_filters",
                "dead_units",
                "vanishing_gradient",
                "small_update",
                "no_progress",
            },
        ),
        ("symmetry-constant", SHORT, {"equal_filters"}),
        (
            "vanishing",
            SHORT,
            {"vanishing_gradient", "small_update", "dead_units", "no_progress"},
        ),
        ("sigmoid-relu-stall", [], {"vanishing_gradient", "dead_units", "no_progress"}),
        (
            "std-for-variance",
            SHORT,
            {"vanishing_gradient", "small_update", "dead_units", "no_progress"},
        ),
    ],
)
def test_preset(preset: str, settings: list[str], kinds: set[str]) -> None:
    experiment = apply_overrides(load_preset(preset), settings)
    diagnosis = Diagnosis()
    notices = [
        notice
        for event in run_experiment(experiment, save=False)
        for notice in diagnosis.take(event)
    ]
    assert {notice.kind for notice in notices if notice.severity != "info"} == kinds
