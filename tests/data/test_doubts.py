"""What is in doubt about images: the fields, their values, and the classes of the examples."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from guitrainer.config.schema import Data
from guitrainer.data.doubts import EXAMPLES, opening
from tests.formats.datasets.making import drawn, write_idx

X, Y = drawn(60)
LABELS = Y.astype(np.int64)


@pytest.mark.parametrize(
    ("images", "labels", "fields", "expected"),
    [
        (X, LABELS, {}, {}),
        (255 - X, LABELS, {}, {"invert": (False, True)}),
        (255 - X, LABELS, {"invert": True}, {}),
        (X, LABELS + 1, {}, {"first_label": (1, 0)}),
        (X, LABELS + 1, {"first_label": 1}, {}),
        (X, LABELS * 100, {}, {"label_gaps": ("compact", "keep")}),
        (X, LABELS * 100, {"label_gaps": "keep"}, {}),
        # 4 of 0 to 5 are missing: of 60 images none would be missing by chance, of 8 it may be
        (X, np.where(LABELS % 3 == 2, 5, LABELS % 3), {}, {"label_gaps": ("keep", "compact")}),
        (X[:8], np.array([0, 1, 3, 0, 1, 3, 0, 1]), {}, {}),
        (X, LABELS.astype(str), {}, {}),
    ],
)
def test_doubts(
    images: Any, labels: Any, fields: dict[str, Any], expected: dict[str, Any], tmp_path: Path
) -> None:
    np.savez(tmp_path / "own.npz", images=images, labels=labels)
    found = opening(Data(source=str(tmp_path / "own.npz"), **fields))
    doubts = {one.field: tuple(r.value for r in one.readings) for one in found.doubts}
    assert doubts == expected
    for doubt in found.doubts:
        for reading in doubt.readings:
            assert len(reading.images) == len(reading.classes) == EXAMPLES


def test_each_reading_has_its_examples(tmp_path: Path) -> None:
    write_idx(tmp_path / "emnist-letters-train-images-idx3-ubyte", X.swapaxes(1, 2))
    write_idx(tmp_path / "emnist-letters-train-labels-idx1-ubyte", Y + 1)
    turn, first = opening(Data(source=str(tmp_path))).doubts
    upright, stored = turn.readings
    assert (upright.value, stored.value) == ("transposed", "stored")
    np.testing.assert_array_equal(upright.images, stored.images.swapaxes(2, 3))
    assert all(image[0].tobytes() in {one.tobytes() for one in X} for image in upright.images)
    one, zero = first.readings
    assert [label + 1 for label in one.classes] == list(zero.classes)
    assert len(set(one.classes)) == EXAMPLES
