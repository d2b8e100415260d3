"""Which images are used: the same share of every class, whatever the order of the file."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.data.dataset import Labels
from guitrainer.streams import Purpose, stream

TEST_SHARE = 6
"""Without test images of its own, a set gives up a sixth of its images for the test."""

Rows = NDArray[np.int64]


def sample(labels: Labels, count: int) -> Rows:
    """Rows of `count` images, each class in proportion: the first ones of every class.

    Parameters
    ----------
    labels : (N,), int64.
    count : number of images wanted; all of them where there are fewer.

    Returns
    -------
    (min(count, N),), int64, rising. Every class that occurs has at least one image where `count`
    allows it. In a file that is already mixed these are nearly the first `count` images.
    """
    kinds, members = np.unique(labels, return_inverse=True)
    wanted = _shares(np.bincount(members, minlength=len(kinds)), count)
    return np.flatnonzero(_ranks(members) < wanted[members])


def split(labels: Labels, seed: int) -> tuple[Rows, Rows]:
    """Rows for training and for the test: a sixth of every class is held out, drawn by the seed.

    Parameters
    ----------
    labels : (N,), int64.
    seed : of the random stream, which is used for nothing else.

    Returns
    -------
    (train, test) : both int64, in random order; no row is in both. Every class keeps at least one
        training image.
    """
    order = stream(seed, Purpose.SPLIT).permutation(len(labels))
    kept = np.zeros(len(labels), bool)
    kept[sample(labels[order], len(labels) - len(labels) // TEST_SHARE)] = True
    return order[kept], order[~kept]


def _shares(counts: NDArray[Any], wanted: int) -> Rows:
    """How many images of each class are taken: in proportion, and at least one if possible."""
    total = int(counts.sum())
    if wanted >= total:
        return counts.astype(np.int64)
    least = 1 if wanted >= len(counts) else 0
    rest, room = wanted - least * len(counts), total - least * len(counts)
    exact = (counts - least) * rest  # in units of 1 / room: whole numbers, so nothing is rounded
    shares: Rows = least + exact // max(room, 1)
    left = wanted - int(shares.sum())
    largest_remainders = np.argsort(-(exact % max(room, 1)), kind="stable")
    shares[largest_remainders[:left]] += 1
    return shares


def _ranks(members: NDArray[Any]) -> Rows:
    """For each image, how many of its class come before it."""
    by_class = np.argsort(members, kind="stable")
    starts = np.concatenate(([0], np.cumsum(np.bincount(members))[:-1]))
    ranks = np.empty(len(members), np.int64)
    ranks[by_class] = np.arange(len(members)) - starts[members[by_class]]
    return ranks
