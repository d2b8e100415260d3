"""Measures how sparse the responses of the first convolution are during a run."""

from functools import cached_property

from guitrainer.analysis.sparseness import FloatArray, response_kurtosis, sample_windows
from guitrainer.config.schema import Conv, Dropout
from guitrainer.data.dataset import Dataset
from guitrainer.data.selection import sample
from guitrainer.nn.network import BuiltLayer, BuiltNetwork

MOST_IMAGES = 500
MOST_PIXELS = 2**24  # of these images together


class Responses:
    """Responses of the first convolution to windows of test images, the same ones every time.

    Parameters
    ----------
    network : its current weights are measured
    dataset : its test images are read on first use
    """

    def __init__(self, network: BuiltNetwork, dataset: Dataset) -> None:
        self._dataset = dataset
        self._layer = _seeing_images(network)

    def kurtosis(self) -> float | None:
        """Return the mean kurtosis of the responses; None without responses that vary."""
        layer = self._layer
        if layer is None or layer.weight is None or self._windows is None:
            return None
        return response_kurtosis(layer.filters, self._windows)

    @cached_property
    def _windows(self) -> FloatArray | None:
        assert self._layer is not None and self._layer.plan.weight_shape is not None
        test = self._dataset.test
        fitting = max(1, MOST_PIXELS // test.images[0].size)
        chosen = sample(test.labels, min(MOST_IMAGES, fitting, len(test)))
        images = self._dataset.transform.apply(test.images[chosen])
        height, width = self._layer.plan.weight_shape[2:]
        return sample_windows(images, (height, width))


def _seeing_images(network: BuiltNetwork) -> BuiltLayer | None:
    """Return the convolution that sees the images, if it is not dilated; any stride will do."""
    for layer in network.layers:
        spec = layer.plan.spec
        if isinstance(spec, Conv):
            return layer if spec.dilation in (1, (1, 1)) else None
        if not isinstance(spec, Dropout):
            return None
    return None
