"""Networks that are trained one after the other: what is known of them while they are."""

import numpy as np
import pytest

from guitrainer.explain.trials import TrialProgressed
from guitrainer.gui.rooms.common.trials import MEMORY, Trials


def test_a_short_batch_counts_as_few_images() -> None:
    trials = Trials(["shared"])
    batches = [(1.0, 64), (0.5, 64), (0.0, 1)]
    trials.catch_up(
        [
            TrialProgressed("shared", step, 3, 1.0, accuracy, images)
            for step, (accuracy, images) in enumerate(batches, 1)
        ]
    )
    weights = 64 * MEMORY**2, 64 * MEMORY, 1
    assert trials.courses["shared"].recent == pytest.approx(
        np.average([accuracy for accuracy, _ in batches], weights=weights)
    )
