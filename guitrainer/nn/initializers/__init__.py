"""Initializers: how weights are drawn before the first step, and their exact moments."""

from guitrainer.nn.initializers.density import Density, density_of
from guitrainer.nn.initializers.draw import describe, describe_bias, sample, sample_bias
from guitrainer.nn.initializers.fans import fans
from guitrainer.nn.initializers.gains import GAINS, gain
from guitrainer.nn.initializers.moments import Moments
from guitrainer.nn.initializers.schemes import SchemeInfo, resolve_scheme, scheme_list

__all__ = [
    "GAINS",
    "Density",
    "Moments",
    "SchemeInfo",
    "density_of",
    "describe",
    "describe_bias",
    "fans",
    "gain",
    "resolve_scheme",
    "sample",
    "sample_bias",
    "scheme_list",
]
