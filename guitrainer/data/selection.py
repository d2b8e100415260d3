"""Selects images: the same share of every class, regardless of the order of the file."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.data.dataset import Labels
from guitrainer.streams import Purpose, stream

TEST_SHARE = 6
"""Share of the images held out for testing in a set without test images: a sixth."""

Rows = NDArray[np.int64]


def sample(labels: Labels, count: int) -> Rows:
    """Select rows of `count` images, each class in proportion: the first ones of every class.

    Parameters
    ----------
    labels : (N,), int64.
    count : number of images; all are used if there are fewer.

    Returns
    -------
    (min(count, N),), int64, in increasing order. Every class that occurs has at least one image if
    `count` allows it. In a file that is already mixed, these are nearly the first `count` images.
    """
    kinds, members = np.unique(labels, return_inverse=True)
    wanted = _shares(np.bincount(members, minlength=len(kinds)), count)
    return np.flatnonzero(_ranks(members) < wanted[members])


def split(labels: Labels, seed: int) -> tuple[Rows, Rows]:
    """Select rows for training and testing: a random sixth of every class is held out.

    Parameters
    ----------
    labels : (N,), int64.
    seed : seed of the random stream, which is used for nothing else.

    Returns
    -------
    (train, test) : both int64, in random order and disjoint. Every class keeps at least one
        training image.
    """
    order = stream(seed, Purpose.SPLIT).permutation(len(labels))
    kept = np.zeros(len(labels), bool)
    kept[sample(labels[order], len(labels) - len(labels) // TEST_SHARE)] = True
    return order[kept], order[~kept]


def _shares(counts: NDArray[Any], wanted: int) -> Rows:
    """Return how many images to take of each class: in proportion, and at least one if possible."""
    total = int(counts.sum())
    if wanted >= total:
        return counts.astype(np.int64)
    least = 1 if wanted >= len(counts) else 0
    rest, room = wanted - least * len(counts), total - least * len(counts)
    exact = (counts - least) * rest  # in units of 1 / room: integers, so that nothing is rounded
    shares: Rows = least + exact // max(room, 1)
    left = wanted - int(shares.sum())
    largest_remainders = np.argsort(-(exact % max(room, 1)), kind="stable")
    shares[largest_remainders[:left]] += 1
    return shares


def _ranks(members: NDArray[Any]) -> Rows:
    """For each image, the number of earlier images of its class."""
    by_class = np.argsort(members, kind="stable")
    starts = np.concatenate(([0], np.cumsum(np.bincount(members))[:-1]))
    ranks = np.empty(len(members), np.int64)
    ranks[by_class] = np.arange(len(members)) - starts[members[by_class]]
    return ranks
