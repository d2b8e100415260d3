"""Measurements of an untrained network, as the input of its judgment."""

import math
from dataclasses import dataclass

from guitrainer.config.schema import LAYER_KINDS, Layer, WeightLayer


@dataclass(frozen=True)
class LayerLook:
    """One layer, measured on some images.

    Parameters
    ----------
    size : root mean square of its output
    between : the part of `size` that differs between images; 0 if all images give the same output
    dead : share of units that are 0 for every image at every position
    zeros : share of all outputs that are 0
    flat : mean square of the output of a tanh or sigmoid, scaled to −1…1; 1 is saturated
    gradient : norm of the gradient of an image's loss with respect to the output, root mean square
        over the images
    step : size of the first update relative to the size of the weight. Only the part of the
        gradient that differs between images counts, since the rest is the same for every image,
        like that of a bias. Infinity for a weight of zeros, None without a trained weight
    alike : whether all its units are equal and receive equal gradients
    """

    name: str
    type: str
    size: float
    between: float
    dead: float = 0.0
    zeros: float = 0.0
    flat: float = 0.0
    gradient: float = 0.0
    step: float | None = None
    alike: bool = False

    @property
    def weighted(self) -> bool:
        """Whether it is a convolution, a locally connected layer or a dense layer."""
        return issubclass(LAYER_KINDS.get(self.type, Layer), WeightLayer)


@dataclass(frozen=True)
class NetworkLook:
    """A network before training, and the training planned for it.

    Parameters
    ----------
    layers : from the image to the logits
    images : number of images measured
    input_between : like `LayerLook.between`, for the input images
    loss, expected_loss : mean over the images (None without labels), and that of guessing
    overshoot : relative decrease of the loss by the first update if the slope stayed constant;
        beyond 1 it aims below zero
    steps : length of the run in units of the first update: number of steps, times the gain by
        momentum, times the mean of the schedule
    """

    layers: tuple[LayerLook, ...]
    images: int
    input_between: float
    loss: float | None
    expected_loss: float
    overshoot: float
    steps: float

    @property
    def weighted(self) -> tuple[LayerLook, ...]:
        """The layers with a weight."""
        return tuple(layer for layer in self.layers if layer.weighted)

    @property
    def growth(self) -> float:
        """How far the run can move the weights from their start; networks learn from about 1.

        Near a start at which hardly any signal passes, L layers grow together: a weight w grows by
        η·w^(L−1) in a step, so it takes 1 / ((L − 2)·η·w^(L−2)) steps to grow without bound;
        η·w^(L−2) is the size of the first update relative to the weight.

        References
        ----------
        Saxe, McClelland & Ganguli 2014, section 1.2 (learning times of deep linear networks).
        """
        steps = [layer.step for layer in self.weighted if layer.step is not None]
        fastest = max(steps, default=0.0)
        return fastest * self.steps * max(1, len(self.weighted) - 2) if fastest else 0.0

    @property
    def finite(self) -> bool:
        """Whether all measurements are finite."""
        sizes = [layer.size for layer in self.layers]
        return all(map(math.isfinite, sizes if self.loss is None else [self.loss, *sizes]))
