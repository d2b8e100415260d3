"""What is remembered of the events of a trial."""

import numpy as np

from guitrainer.config.loading import load_preset
from guitrainer.config.overrides import apply_overrides
from guitrainer.events import FiltersCaptured, RunFinished, RunStarted, StateCaptured
from guitrainer.nn.standardization import standardize
from guitrainer.sweeps.trial import TrialNotes


def test_filters_of_a_trial_are_those_that_are_applied() -> None:
    """At both ends, although the state holds the weights before their standardization."""
    experiment = apply_overrides(load_preset("shapes-xo"), ["conv1.standardized=true"])
    raw = np.random.default_rng(0).normal(3, 0.01, (4, 1, 3, 3)).astype(np.float32)
    notes = TrialNotes()
    start = standardize(raw)
    for event in (
        RunStarted(experiment, (), 40, 0, 3, 1, 2.3),
        FiltersCaptured(0, "conv1", start, None, None),
        StateCaptured(3, {"conv1.weight": raw + 1}),
        RunFinished("completed", 3, 1.0, 1.0, 0.5, 0.5, 0.9, None),
    ):
        notes.take(event)
    arrays = notes.outcome(0).arrays
    np.testing.assert_array_equal(arrays["start"], start)
    np.testing.assert_array_equal(arrays["end"], standardize(raw + 1))
