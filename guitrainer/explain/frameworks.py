"""Default initializations of the libraries, in numbers."""

import math
from dataclasses import dataclass
from typing import Literal

from guitrainer.config.schema import Initializer, Scheme
from guitrainer.nn.initializers import Moments, describe, describe_bias, fans
from guitrainer.nn.initializers.truncated import CUT, KERAS_LEAK, TRUNCATED_STD

Library = Literal["Keras", "PyTorch", "Caffe"]
SHAPE = (8, 3, 5, 5)
TORCH_SLOPE = math.sqrt(5)
DEFAULTS: tuple[tuple[Library, Scheme], ...] = (
    ("Keras", "keras_default"),
    ("PyTorch", "torch_default"),
    ("Caffe", "caffe_xavier"),
)


@dataclass(frozen=True)
class LibraryDefault:
    """The default initialization of a library.

    Parameters
    ----------
    weight, bias : moments of weight and bias
    steps : derivation of σ² and the limit, with the numbers filled in
    ratio : σ relative to that of the first library
    """

    library: Library
    scheme: Scheme
    weight: Moments
    bias: Moments
    steps: tuple[str, ...]
    ratio: float


@dataclass(frozen=True)
class Truncation:
    """A normal distribution truncated at ±2σ.

    Parameters
    ----------
    cut : truncation in units of σ
    factor : remaining share of σ
    plain_given, plain_left : given and actual σ of truncated_normal, which is not corrected
    wanted, drawn_with : desired σ = √(2 / fan_in) of he_normal in Keras, and the larger σ that
        gives it after truncation
    leaked : share of the elements beyond the limit on the torch backend of Keras, which keeps the
        first of four draws if none of them is within the limit
    """

    cut: float
    factor: float
    plain_given: float
    plain_left: float
    wanted: float
    drawn_with: float
    leaked: float


@dataclass(frozen=True)
class DefaultsCompared:
    """The defaults of the libraries for one weight."""

    shape: tuple[int, ...]
    fan_in: int
    fan_out: int
    libraries: tuple[LibraryDefault, ...]
    truncation: Truncation


def compare_defaults(shape: tuple[int, ...] = SHAPE) -> DefaultsCompared:
    """Compare the defaults of Keras, PyTorch and Caffe for a weight.

    Parameters
    ----------
    shape : (out, in, kh, kw) of a convolution, (out, in) of a dense layer

    Raises
    ------
    NetworkError
        If this is not the shape of a weight.

    References
    ----------
    Glorot & Bengio 2010, eq. 12 and 16; He et al. 2015, section 2.2; keras.initializers;
    torch.nn.Conv2d.reset_parameters; Caffe's xavier filler.

    Examples
    --------
    >>> [round(found.weight.limit, 6) for found in compare_defaults().libraries]
    [0.14771, 0.11547, 0.2]
    """
    fan_in, fan_out = fans(shape)
    first = describe(Initializer(scheme=DEFAULTS[0][1]), shape).std
    libraries = tuple(_default(library, scheme, shape, first) for library, scheme in DEFAULTS)
    return DefaultsCompared(shape, fan_in, fan_out, libraries, _truncation(shape))


def _default(
    library: Library, scheme: Scheme, shape: tuple[int, ...], first: float
) -> LibraryDefault:
    initializer = Initializer(scheme=scheme)
    weight = describe(initializer, shape)
    bias = describe_bias(None, initializer, shape, shape[0])
    return LibraryDefault(library, scheme, weight, bias, _steps(weight), weight.std / first)


def _steps(weight: Moments) -> tuple[str, ...]:
    """Derive the variance and the limit from the definition of the library."""
    fan_in, fan_out = weight.fan_in, weight.fan_out
    limit = f"{weight.limit:.6g}"
    if weight.scheme == "torch_default":
        gain = 2 / (1 + TORCH_SLOPE**2)
        return (
            f"kaiming_uniform, a = √5: gain² = 2 / (1 + a²) = 2 / (1 + 5) = {gain:.5g}",
            f"σ² = gain² / fan_in = {gain:.5g} / {fan_in} = {weight.variance:.5g}",
            f"limit = √(3 · σ²) = 1 / √fan_in = 1 / √{fan_in} = {limit}",
        )
    if weight.scheme == "caffe_xavier":
        return (weight.formula, f"limit = √(3 · σ²) = √(3 / {fan_in}) = {limit}")
    total = f"({fan_in} + {fan_out})"
    return (weight.formula, f"limit = √(3 · σ²) = √(6 / {total}) = {limit}")


def _truncation(shape: tuple[int, ...]) -> Truncation:
    plain = describe(Initializer(scheme="truncated_normal"), shape)
    he = describe(Initializer(scheme="he_normal", distribution="truncated_normal"), shape)
    return Truncation(
        cut=CUT,
        factor=TRUNCATED_STD,
        plain_given=plain.std / TRUNCATED_STD,
        plain_left=plain.std,
        wanted=he.std,
        drawn_with=he.std / TRUNCATED_STD,
        leaked=KERAS_LEAK,
    )
