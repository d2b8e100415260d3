"""Which images are used: the same share of every class, in whatever order they are stored."""

import numpy as np
import pytest

from guitrainer.data.selection import sample, split


@pytest.mark.parametrize(
    ("labels", "count", "expected"),
    [
        ([0, 1, 2, 0, 1, 2], 3, [0, 1, 2]),
        ([0, 0, 0, 1, 1, 1], 2, [0, 3]),
        ([0, 0, 0, 0, 1, 1], 3, [0, 1, 4]),  # two thirds and one third
        ([0, 0, 0, 0, 0, 0, 0, 1], 4, [0, 1, 2, 7]),  # a rare class keeps one image …
        ([0, 0, 0, 0, 1, 2], 2, [0, 1]),  # … unless there are more classes than images
        ([2, 2, 1, 1, 0, 0], 3, [0, 2, 4]),
        ([5, 9, 5, 9], 2, [0, 1]),  # labels that do not occur need no image
        ([0, 1, 0], 3, [0, 1, 2]),
        ([0, 1, 0], 30, [0, 1, 2]),
        ([0, 1, 0], 1, [0]),
    ],
)
def test_sample(labels: list[int], count: int, expected: list[int]) -> None:
    assert sample(np.array(labels), count).tolist() == expected


@pytest.mark.parametrize("count", [10, 100, 999])
def test_a_sample_keeps_the_proportions(count: int) -> None:
    labels = np.sort(np.random.default_rng(0).choice(4, size=1000, p=[0.1, 0.2, 0.3, 0.4]))
    found = np.bincount(labels[sample(labels, count)], minlength=4)
    assert found.sum() == count
    assert np.abs(found - count * np.bincount(labels) / 1000).max() <= 1.5


def test_a_split_parts_every_class_and_loses_nothing() -> None:
    labels = np.repeat([0, 1, 2, 3], [600, 60, 6, 1])
    train, test = split(labels, seed=5)
    assert sorted([*train, *test]) == list(range(667))
    assert np.bincount(labels[train]).tolist() == [500, 50, 5, 1]
    assert np.bincount(labels[test]).tolist() == [100, 10, 1]
    assert len(set(labels[train[:20]])) > 1  # not in the order of the file


def test_a_split_is_drawn_by_the_seed() -> None:
    labels = np.arange(300) % 3
    first, again, other = (split(labels, seed) for seed in (0, 0, 1))
    np.testing.assert_array_equal(first[1], again[1])
    assert not np.array_equal(np.sort(first[1]), np.sort(other[1]))
