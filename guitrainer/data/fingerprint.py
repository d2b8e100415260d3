"""Whether images are still the same: a fingerprint of those a run learns from and is tested on."""

import hashlib

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.schema import Data
from guitrainer.data.chunks import chunks
from guitrainer.data.dataset import Dataset
from guitrainer.data.loading import BUILT_IN

DIGEST_BYTES = 32


def fingerprint_of(data: Data, dataset: Dataset) -> str | None:
    """Fingerprint of the user's own images and labels; None for those that come with the program.

    Parameters
    ----------
    data : where they come from
    dataset : what was read, (N, C, H, W) each of the training and the test
    """
    if data.source in BUILT_IN:
        return None
    state = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for part in (dataset.train, dataset.test):
        state.update(_description(part.images) + _description(part.labels))
        for chunk in chunks(part.images):
            state.update(np.ascontiguousarray(chunk).data)
        state.update(np.ascontiguousarray(part.labels).data)
    return state.hexdigest()


def _description(array: NDArray[np.generic]) -> bytes:
    return repr((array.dtype.str, array.shape)).encode()
