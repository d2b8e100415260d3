"""The schemes by name: what each one does, its source, and its settings."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from guitrainer.config import schema
from guitrainer.config.messages import shown, suggestion
from guitrainer.errors import ConfigError
from guitrainer.nn import faults
from guitrainer.nn.initializers.libraries import (
    Draws,
    LibraryRules,
    library_names,
    library_of,
    measured_on,
)
from guitrainer.nn.initializers.wiring import LayerWiring
from guitrainer.sentences import fault

Setting = Literal[
    "std",
    "variance",
    "scale",
    "limit",
    "value",
    "gain",
    "slope",
    "mode",
    "distribution",
    "path",
    "axes",
    "content",
]

_SIZE: tuple[Setting, ...] = ("std", "variance", "scale")
_NORMAL: tuple[Setting, ...] = (*_SIZE, "distribution")
_UNIFORM: tuple[Setting, ...] = (*_SIZE, "limit")
_GLOROT = "Glorot & Bengio 2010, eq. 12 and 16"
_HE = "He et al. 2015, section 2.2"
_LECUN = "LeCun et al. 1998, Efficient BackProp, section 4.6"


@dataclass(frozen=True)
class SchemeInfo:
    """One scheme: its names, one line of help, its formula in symbols, and its source.

    `parameters` are the fields of `schema.Initializer` it uses in addition to `scheme`.
    """

    name: schema.Scheme
    aliases: tuple[str, ...]
    help: str
    formula: str
    source: str
    parameters: tuple[Setting, ...]


_RULES = (
    SchemeInfo(
        "zeros",
        ("zero",),
        "All elements are 0: the filters stay identical forever, and nothing is learned.",
        "w = 0, σ² = 0",
        "a failure to learn from",
        (),
    ),
    SchemeInfo(
        "ones",
        ("one",),
        "All elements are 1: the symmetry between the filters is never broken.",
        "w = 1, σ² = 0",
        "a failure to learn from",
        (),
    ),
    SchemeInfo(
        "constant",
        ("const", "fill"),
        "All elements equal the given value: the symmetry is never broken.",
        "w = value, σ² = 0",
        "a failure to learn from",
        ("value",),
    ),
    SchemeInfo(
        "random_normal",
        ("normal", "gaussian"),
        "Normal distribution with mean zero; std is 0.05 unless given.",
        "σ² = std²",
        "keras.initializers.RandomNormal",
        _SIZE,
    ),
    SchemeInfo(
        "random_uniform",
        ("uniform",),
        "Uniform between −limit and limit; limit is 0.05 unless given.",
        "σ² = limit² / 3",
        "keras.initializers.RandomUniform",
        _UNIFORM,
    ),
    SchemeInfo(
        "truncated_normal",
        ("trunc_normal",),
        "Normal distribution truncated at ±2 std, uncorrected: its real std is 0.87963 std.",
        "σ² = 0.77374 · std²",
        "keras.initializers.TruncatedNormal",
        _SIZE,
    ),
    SchemeInfo(
        "small_gaussian",
        ("small_normal",),
        "Normal distribution with std 0.01, whatever the size of the layer.",
        "σ² = 0.01²",
        "common practice, as in Krizhevsky et al. 2012",
        _SIZE,
    ),
    SchemeInfo(
        "variance_scaling",
        (),
        "The general form: scale over a fan, as normal, truncated normal or uniform.",
        "σ² = scale / n, limit = √(3 · scale / n)",
        "keras.initializers.VarianceScaling",
        (*_SIZE, "limit", "mode", "distribution"),
    ),
    SchemeInfo(
        "glorot_uniform",
        ("xavier_uniform", "glorot", "xavier"),
        "Preserves signal and gradient as a compromise, for tanh and linear units (Xavier Glorot).",
        "σ² = 2 / (fan_in + fan_out), limit = √(6 / (fan_in + fan_out))",
        _GLOROT,
        _UNIFORM,
    ),
    SchemeInfo(
        "glorot_normal",
        ("xavier_normal",),
        "Glorot's (Xavier's) variance, drawn from a normal distribution.",
        "σ² = 2 / (fan_in + fan_out)",
        _GLOROT,
        _NORMAL,
    ),
    SchemeInfo(
        "caffe_xavier",
        ("caffe", "xavier_simple"),
        "The simpler form of Glorot's (Xavier's) rule, which considers the forward signal only.",
        "σ² = 1 / fan_in, limit = √(3 / fan_in)",
        "Caffe's xavier filler; Glorot & Bengio 2010",
        _UNIFORM,
    ),
    SchemeInfo(
        "he_uniform",
        ("kaiming_uniform",),
        "Preserves the signal through ReLU, which halves its power.",
        "σ² = 2 / ((1 + a²) · n), limit = √(6 / ((1 + a²) · n))",
        _HE,
        (*_UNIFORM, "slope", "mode"),
    ),
    SchemeInfo(
        "he_normal",
        ("kaiming_normal", "he", "kaiming", "msra"),
        "Preserves the signal through ReLU; drawn from a normal distribution.",
        "σ² = 2 / ((1 + a²) · n)",
        _HE,
        (*_NORMAL, "slope", "mode"),
    ),
    SchemeInfo(
        "lecun_uniform",
        (),
        "Preserves the forward signal of linear and SELU units.",
        "σ² = 1 / fan_in, limit = √(3 / fan_in)",
        _LECUN,
        _UNIFORM,
    ),
    SchemeInfo(
        "lecun_normal",
        ("lecun",),
        "Preserves the forward signal; drawn from a normal distribution.",
        "σ² = 1 / fan_in",
        _LECUN,
        _NORMAL,
    ),
    SchemeInfo(
        "orthogonal",
        ("orthonormal",),
        "Mutually orthogonal filters, each with norm gain: none repeats another.",
        "W · Wᵀ = gain² · I, σ² = gain² / max(out, fan_in)",
        "Saxe et al. 2014",
        (*_SIZE, "gain"),
    ),
    SchemeInfo(
        "delta_orthogonal",
        (),
        "The center tap is orthogonal across channels; all else is 0.",
        "W_center · W_centerᵀ = gain² · I, σ² = gain² / (max(out, in) · taps)",
        "Xiao et al. 2018, section 3",
        (*_SIZE, "gain"),
    ),
    SchemeInfo(
        "dirac",
        ("identity",),
        "The center tap is the identity: the layer passes its input on unchanged.",
        "w = gain at the center of channel k of filter k, 0 elsewhere",
        "torch.nn.init.dirac_",
        ("gain",),
    ),
    SchemeInfo(
        "lsuv",
        (),
        "Orthonormal weights; then each layer is scaled until its output has variance 1 on real "
        "data.",
        "W ← W / std(output) until |std − 1| < 0.1",
        "Mishkin & Matas 2016, algorithm 1",
        (),
    ),
    SchemeInfo(
        "bank",
        ("hand_made",),
        "Hand-made: Sobel, Prewitt, Laplacian, Gabor, oriented lines, X, each of length 1.",
        "‖w‖ = 1",
        "textbooks on image processing",
        (),
    ),
    SchemeInfo(
        "file",
        ("painted",),
        "Your own weights from an .npy or .npz file (file.npz#key selects an array).",
        "w as stored",
        "the user",
        ("path", "axes", "content"),
    ),
)
LIBRARIES_BEFORE = "orthogonal"  # the scheme that the defaults of the libraries precede


def _library_schemes() -> Iterator[SchemeInfo]:
    yield from map(scheme_info, library_names())


def _of_library(library: LibraryRules) -> SchemeInfo:
    assert library.scheme is not None
    formula, source = _formula(library), _source(library)
    return SchemeInfo(library.scheme, library.aliases, library.help, formula, source, _UNIFORM)


def _formula(library: LibraryRules) -> str:
    """Return the variance in symbols, of a convolution if the library has it, or a dense layer."""
    rule = library.own("convolution") or library.own("dense")
    assert rule is not None
    wiring = LayerWiring(rule.kind, 1, 1)
    variance = library.variance(rule, wiring)
    if rule.over is None:
        return f"σ² = {variance.numbers}"
    if rule.draw != "uniform":
        return f"σ² = {variance.symbols}"
    over = Draws(draw="uniform", scale="1", over=rule.over)
    fan = library.variance(over, wiring).symbols.removeprefix("1 / ")
    top = 3 * rule.fraction
    limit = f"1 / √{fan}" if top == 1 else f"√({top} / {fan})"
    return f"σ² = {variance.symbols}, limit = {limit}"


def _source(library: LibraryRules) -> str:
    how = f"measured {measured_on()}" if library.measured else "source code, not measured"
    return f"{library.source}; {library.package} {library.version}, {how}"


def _ordered() -> Iterator[SchemeInfo]:
    for info in _RULES:
        if info.name == LIBRARIES_BEFORE:
            yield from _library_schemes()
        yield info


_BY_NAME = {info.name: info for info in _RULES}


@cache
def scheme_list() -> tuple[SchemeInfo, ...]:
    """List all schemes, from the simplest to the user's own weights."""
    return tuple(_ordered())


@cache
def scheme_info(scheme: schema.Scheme) -> SchemeInfo:
    """Return the description of one scheme."""
    library = library_of(scheme)
    return _BY_NAME[scheme] if library is None else _of_library(library)


def resolve_scheme(name: str) -> schema.Scheme:
    """Return the canonical name of a scheme; aliases, capitals and hyphens are accepted.

    Raises
    ------
    ConfigError
        If there is no such scheme; the message names the nearest one.

    Examples
    --------
    >>> resolve_scheme("Kaiming-Normal")
    'he_normal'
    """
    word = name[:64].strip().lower().replace("-", "_").replace(" ", "_")
    canonical = {word: info.name for info in scheme_list() for word in (info.name, *info.aliases)}
    if word in canonical:
        return canonical[word]
    names = ", ".join(info.name for info in scheme_list())
    raise ConfigError(f"scheme: got {shown(name)}, accepted: {names}{suggestion(word, canonical)}")


def check_settings(initializer: schema.Initializer) -> None:
    """Check that all settings belong to the scheme, and that those it needs are given.

    Raises
    ------
    ConfigError
        If not; the message names the field, its value and the settings of the scheme.
    """
    info = scheme_info(initializer.scheme)
    for name in get_args(Setting):
        given = getattr(initializer, name)
        if name not in info.parameters and given != _unset(name):
            settings = ", ".join(info.parameters)
            text = faults.FOREIGN_SETTING if settings else faults.NO_SETTING
            raise ConfigError(fault(f"initializer.{name}", text, shown(given), info.name, settings))
    if initializer.path is not None and initializer.content is not None:
        raise ConfigError(fault("initializer.content", faults.PATH_AND_CONTENT))
    if initializer.axes is not None and initializer.path is None:
        axes = shown(initializer.axes)
        raise ConfigError(fault("initializer.axes", faults.AXES_ALONE, axes))
    file = initializer.path if initializer.content is None else initializer.content
    for name, needed in (("value", initializer.value), ("path", file)):
        if name in info.parameters and needed is None:
            raise ConfigError(fault(f"initializer.{name}", faults.MISSING_SETTING, info.name))


def _unset(name: str) -> object:
    return schema.Initializer.model_fields[name].default
