"""Three ways to lose a signal: sigmoids before ReLUs, σ² entered as σ, inputs with a mean."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guitrainer.analysis.signals import signal_statistics
from guitrainer.config import schema
from guitrainer.data.dataset import Dataset
from guitrainer.data.loading import load_dataset
from guitrainer.errors import ConfigError
from guitrainer.explain.variance import HE, DenseNet, Propagation, alike, propagate
from guitrainer.nn.initializers import describe, sample
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.plans import plan_layers
from guitrainer.streams import Purpose, stream
from guitrainer.training.probe import Probe

GLOROT = schema.Initializer(scheme="glorot_uniform")
XAVIER = schema.Initializer(scheme="caffe_xavier")
LARGE_INPUT = (400, 400, 3)  # height, width and colors: 480,000 numbers
UNITS, IMAGES = 16, 32  # of the dense layer that is measured; stable within a few percent
STRIPE = 16_000  # number of inputs drawn at once


# ---------------------------------------------------------------- sigmoid before ReLU


@dataclass(frozen=True)
class Stall:
    """Two networks of equal depth: `sigmoid` starts with sigmoids, `relu` has only ReLUs.

    The output of a sigmoid is about ½ for every image and differs little between images: after a
    few of them `between_images` is almost 0, and a ReLU receives the same input for every image.
    """

    sigmoid: Propagation
    relu: Propagation


def sigmoid_stall(sigmoids: int = 4, relus: int = 3, width: int = 100) -> Stall:
    """Pass a signal through sigmoids and then ReLUs, and through ReLUs only.

    Raises
    ------
    ConfigError
        If there are too many layers.

    References
    ----------
    Glorot & Bengio 2010, section 3.1 (sigmoid); He et al. 2015, section 2.2.
    """
    mixed = DenseNet((*alike("sigmoid", sigmoids), *alike("relu", relus)), width, GLOROT)
    rectified = DenseNet(alike("relu", sigmoids + relus), width, HE)
    return Stall(propagate(mixed), propagate(rectified))


# ---------------------------------------------------------------- a variance entered as σ


@dataclass(frozen=True)
class WideLayer:
    """A dense layer with many inputs of unit variance.

    Parameters
    ----------
    weight_std, weight_variance : σ and σ² of its weights
    output_std_expected : √fan_in · σ
    output_std : measured σ of the output
    """

    weight_std: float
    weight_variance: float
    output_std_expected: float
    output_std: float


@dataclass(frozen=True)
class TypedForStd:
    """The rules of Xavier and He, and He's rule with its variance 2/fan_in entered as σ.

    Parameters
    ----------
    input_shape : height, width and channels
    fan_in : product of these
    xavier : σ² = 1/fan_in, Xavier's (Glorot's) rule for equal numbers of outputs and inputs
    right, wrong : He's rule, and the mistake
    ratio : ratio of the outputs of these two
    """

    input_shape: tuple[int, ...]
    fan_in: int
    xavier: WideLayer
    right: WideLayer
    wrong: WideLayer
    ratio: float


def variance_for_std(input_shape: tuple[int, ...] = LARGE_INPUT, seed: int = 0) -> TypedForStd:
    """Draw a few units of a dense layer in all three ways, and measure their outputs.

    Raises
    ------
    ConfigError
        If there are no inputs, or more than 10 million.

    References
    ----------
    Glorot & Bengio 2010, eq. 10 (σ² = 1/fan_in forward); He et al. 2015, eq. 10.
    """
    fan_in = math.prod(input_shape)
    if not 1 <= fan_in <= 10**7:
        raise ConfigError(f"inputs: got {fan_in:,}, accepted: 1 to 10,000,000")
    variance = describe(HE, (UNITS, fan_in)).variance
    xavier = _wide_layer(fan_in, describe(XAVIER, (UNITS, fan_in)).std, seed)
    right = _wide_layer(fan_in, math.sqrt(variance), seed)
    wrong = _wide_layer(fan_in, variance, seed)
    ratio = wrong.output_std / right.output_std
    return TypedForStd(input_shape, fan_in, xavier, right, wrong, ratio)


def _wide_layer(fan_in: int, std: float, seed: int) -> WideLayer:
    initializer = schema.Initializer(scheme="random_normal", std=std)
    outputs = np.zeros((IMAGES, UNITS))
    for number, start in enumerate(range(0, fan_in, STRIPE)):
        count = min(STRIPE, fan_in - start)
        weight = sample(initializer, (UNITS, count), stream(seed, Purpose.WEIGHTS, number))
        images = stream(seed, Purpose.DATASET, number).standard_normal((IMAGES, count))
        outputs += images @ weight.astype(np.float64).T
    return WideLayer(std, std * std, math.sqrt(fan_in) * std, float(outputs.std()))


# ---------------------------------------------------------------- zero mean or not


@dataclass(frozen=True)
class FirstLayer:
    """The first layer with a weight, after one kind of preprocessing.

    Parameters
    ----------
    input_mean, input_std : mean and σ of the images as the layer sees them
    input_mean_square : mean² + std², by which the variance of the weights is multiplied
    output_mean, output_std : mean and σ of its output
    output_rms : root mean square of its output
    between_images : the part of `output_rms` that differs between images or positions
    constant : the part that is the same for all images and positions, caused by the mean
    offset : the part of `constant` in which filters differ; 0 if all filters are equal
    one_sign : share of the nonzero inputs that have the most frequent sign of their image; if it is
        1, an image gives gradients of equal sign to all weights of a dense unit. None if all inputs
        are 0
    """

    preprocessing: schema.Preprocessing
    input_mean: float
    input_std: float
    input_mean_square: float
    output_mean: float
    output_std: float
    output_rms: float
    between_images: float
    constant: float
    offset: float
    one_sign: float | None

    @property
    def constant_share(self) -> float | None:
        """Share of the output's power that is the same for all images; None if there is none."""
        return self.constant**2 / self.output_rms**2 if self.output_rms else None


def first_layers(
    experiment: schema.Experiment,
    kinds: tuple[schema.Preprocessing, ...] = ("raw", "zero_mean", "standardized"),
) -> tuple[FirstLayer, ...]:
    """Measure the first layer after several kinds of preprocessing, with the same weights.

    Raises
    ------
    InputError
        If the experiment does not fit its data.

    References
    ----------
    LeCun et al. 1998, Efficient BackProp, section 4.3: inputs of equal sign give gradients of equal
    sign to all weights of a unit.
    """
    found = []
    for kind in kinds:
        settings = {"preprocessing": kind, "mean": None, "std": None}
        data = experiment.data.model_copy(update=settings)
        found.append(_first_layer(experiment, load_dataset(data, experiment.seed), kind))
    return tuple(found)


def _first_layer(
    experiment: schema.Experiment, dataset: Dataset, kind: schema.Preprocessing
) -> FirstLayer:
    plans = plan_layers(experiment.network, dataset.shape, dataset.classes)
    network = BuiltNetwork(plans, experiment.seed)
    probe = Probe(network, dataset)
    index = np.arange(min(probe.images, len(dataset.train)))
    k = next(k for k, plan in enumerate(plans) if isinstance(plan.spec, schema.WeightLayer))
    output = probe.outputs(index)[k].astype(np.float64)
    seen = dataset.transform.apply(dataset.train.images[index])
    images, means = signal_statistics(seen), output.mean(axis=(0, 2, 3))
    return FirstLayer(
        preprocessing=kind,
        input_mean=images.mean,
        input_std=images.std,
        input_mean_square=images.mean**2 + images.variance,
        output_mean=float(output.mean()),
        output_std=float(output.std()),
        output_rms=math.sqrt(float(np.square(output).mean())),
        between_images=math.sqrt(float(output.var(axis=(0, 2, 3)).mean())),
        constant=math.sqrt(float(np.square(means).mean())),
        offset=float(means.std()),
        one_sign=_one_sign(seen),
    )


def _one_sign(images: NDArray[np.float32]) -> float | None:
    signs = np.sign(images.reshape(len(images), -1))
    counts = np.abs(signs).sum(axis=1)
    seen = counts > 0
    if not seen.any():
        return None
    majority = (counts + np.abs(signs.sum(axis=1)))[seen] / (2 * counts[seen])
    return float(majority.mean())
