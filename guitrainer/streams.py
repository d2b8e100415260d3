"""Random streams by purpose: one seed, and draws for one purpose never affect another's."""

from enum import IntEnum

import numpy as np


class Purpose(IntEnum):
    """The purpose of a stream. The numbers are part of the determinism promise: never reuse one."""

    WEIGHTS = 0
    BIASES = 1
    SHUFFLE = 2
    AUGMENTATION = 3
    DROPOUT = 4
    DATASET = 5
    CONTROL = 6
    SPLIT = 7
    FOLDS = 8
    MAXIMIZATION = 9


def stream(seed: int, purpose: Purpose, *key: int) -> np.random.Generator:
    """Return the generator for `purpose` and `key` (index of a layer, number of an epoch, …)."""
    return np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(purpose, *key)))
