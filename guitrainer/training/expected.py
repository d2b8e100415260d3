"""Loss and accuracy that need no training, as a reference."""

import numpy as np

from guitrainer.analysis.guessing import Guessing, guessing
from guitrainer.config.schema import Experiment
from guitrainer.data.dataset import Dataset

MOST_IMAGES = 2000
MOST_PIXELS = 2**24  # of these images together


def guess_of(experiment: Experiment, dataset: Dataset) -> Guessing:
    """Compute what can be achieved without looking at an image.

    A network that reconstructs images is compared with their mean image: the mean squared error is
    the variance of a pixel over the images, measured on the first 2000 training images.
    """
    if experiment.network.classifies:
        return guessing(dataset.train.labels)
    images = dataset.train.images
    some = images[: min(MOST_IMAGES, max(1, MOST_PIXELS // images[0].size))]
    seen = dataset.transform.apply(some)
    return Guessing(float(seen.var(axis=0, dtype=np.float64).mean()), None)
