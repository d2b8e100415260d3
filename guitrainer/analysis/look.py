"""What is measured of a network that is not trained yet, as its judge takes it."""

import math
from dataclasses import dataclass

WEIGHTED = ("conv", "local", "dense")


@dataclass(frozen=True)
class LayerLook:
    """One layer, measured over some images.

    Parameters
    ----------
    size : root mean square of its output
    between : the part of `size` that differs from image to image; 0 where all images give the same
    dead : share of units that are 0 for every image at every position
    zeros : share of all outputs that are 0
    flat : mean square of the output of a tanh or sigmoid, scaled to −1…1; 1 is saturated
    gradient : norm of the gradient of an image's loss with respect to its output, root mean square
        over the images
    step : what the first update changes its weight by, over the size of the weight; of the
        gradient only the part that differs between images counts, since the rest is the same for
        every image, as of a bias. Infinity for a weight of zeros. None without a trained weight
    alike : all its units are equal and get equal gradients
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
        """Whether it is a convolution, shared or not, or a dense layer."""
        return self.type in WEIGHTED


@dataclass(frozen=True)
class NetworkLook:
    """A network before training, and the training it is meant for.

    Parameters
    ----------
    layers : from the image to the logits
    images : how many were measured
    input_between : as `LayerLook.between`, of the images
    loss, expected_loss : mean over the images (None: there are no labels), and of a network that
        knows nothing
    overshoot : by how much of itself the first update would lower the loss if its slope stayed as
        it is; beyond 1 it aims below zero
    steps : how many times the first update the run is good for: its length, times what momentum
        makes of an update, times the mean of the schedule
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
        """How far the run can move the weights from where they start; it learns from about 1 on.

        Near a start at which hardly any signal passes, L layers grow together: a weight w grows by
        η·w^(L−1) in a step, so it takes 1 / ((L − 2)·η·w^(L−2)) steps until it has grown out of
        all bounds; η·w^(L−2) is the first update over the weight.

        References
        ----------
        Saxe, McClelland & Ganguli 2014, section 1.2 (learning times of deep linear networks).
        """
        steps = [layer.step for layer in self.weighted if layer.step is not None]
        fastest = max(steps, default=0.0)
        return fastest * self.steps * max(1, len(self.weighted) - 2) if fastest else 0.0

    @property
    def finite(self) -> bool:
        """Whether numbers are left to speak of."""
        sizes = [layer.size for layer in self.layers]
        return all(map(math.isfinite, sizes if self.loss is None else [self.loss, *sizes]))
