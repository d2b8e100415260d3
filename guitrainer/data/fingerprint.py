"""Fingerprint of the images of a run, to tell whether they have changed."""

import hashlib

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.schema import Data
from guitrainer.data.built_in import BUILT_IN
from guitrainer.data.dataset import Dataset
from guitrainer.formats.chunks import chunks

DIGEST_BYTES = 32


def fingerprint_of(data: Data, dataset: Dataset) -> str | None:
    """Compute the fingerprint of the user's own images and labels; None for built-in ones.

    Parameters
    ----------
    data : settings of the data
    dataset : the training and test images as read, (N, C, H, W) each
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
