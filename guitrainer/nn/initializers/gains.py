"""Gains: factors of a weight that compensate for the loss in the following activation."""

import math
from types import MappingProxyType

from guitrainer.config.messages import shown, suggestion
from guitrainer.errors import ConfigError

DEFAULT_SLOPE = 0.01

# As in torch.nn.init.calculate_gain; the gain of leaky_relu is for a slope of 0.01.
GAINS = MappingProxyType(
    {
        "linear": 1.0,
        "conv": 1.0,
        "sigmoid": 1.0,
        "tanh": 5 / 3,
        "relu": math.sqrt(2),
        "leaky_relu": math.sqrt(2 / (1 + DEFAULT_SLOPE**2)),
        "selu": 3 / 4,
    }
)


def gain(activation: str, slope: float = DEFAULT_SLOPE) -> float:
    """Return the recommended factor of the standard deviation of a weight before `activation`.

    Parameters
    ----------
    slope : negative slope a of leaky_relu, whose gain is √(2 / (1 + a²))

    Raises
    ------
    ConfigError
        If there is no recommendation for `activation`, or the slope is not finite.

    References
    ----------
    He et al. 2015, section 2.2 (relu, leaky_relu); torch.nn.init.calculate_gain (the others).
    """
    if activation not in GAINS:
        raise ConfigError(
            f"activation: got {shown(activation)}, accepted: {', '.join(GAINS)}"
            f"{suggestion(activation, GAINS)}"
        )
    if activation != "leaky_relu":
        return GAINS[activation]
    if not math.isfinite(slope):
        raise ConfigError(f"slope: got {slope}, accepted: a finite number")
    return math.sqrt(2 / (1 + slope * slope))
