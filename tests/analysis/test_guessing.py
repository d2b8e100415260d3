"""What guessing achieves, by the frequencies of the labels."""

import numpy as np
import pytest

from guitrainer.analysis.guessing import guessing
from guitrainer.errors import DataError


@pytest.mark.parametrize(
    ("counts", "loss", "accuracy"),
    [
        ((10, 10), np.log(2), 0.5),
        ((7,) * 10, np.log(10), 0.1),
        ((95, 5), 0.198515, 0.95),
        ((95, 0, 5, 0), 0.198515, 0.95),  # classes that no image has cost nothing
        ((0, 3), 0.0, 1.0),
    ],
)
def test_entropy_and_largest_share(counts: tuple[int, ...], loss: float, accuracy: float) -> None:
    found = guessing(np.repeat(np.arange(len(counts)), counts))
    assert found.loss == pytest.approx(loss, abs=1e-6)
    assert found.accuracy == accuracy


def test_no_labels() -> None:
    with pytest.raises(DataError, match="labels: found none"):
        guessing([])
