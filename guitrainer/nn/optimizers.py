"""Optimisers, from simple to complex: how gradients change the weights.

| name | rule | source |
|---|---|---|
| sgd | w ← w − η·g | Robbins & Monro 1951 |
| momentum | v ← μ·v + g; w ← w − η·v | Polyak 1964 |
| nesterov | as momentum, w ← w − η·(g + μ·v) | Sutskever et al. 2013 |
| rmsprop | g over the root of its mean square | Tieleman & Hinton 2012 |
| adam | running means of g and g², unbiased | Kingma & Ba 2015 |
| adamw | adam, with decay apart from the gradient | Loshchilov & Hutter 2019 |

g includes weight_decay·w, except in adamw. All formulas are torch's, so runs can be compared.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from guitrainer.config import schema
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import Array, aligned_zeros
from guitrainer.nn.team import ALONE, Team, slices
from kernels.machine import LANES
from kernels.program import Call, Program
from kernels.updates import make_adam, make_rmsprop, make_sgd, make_sum_of_squares

# State each optimiser keeps per parameter.
STATE_NAMES = {
    "sgd": ("velocity",),
    "momentum": ("velocity",),
    "nesterov": ("velocity",),
    "rmsprop": ("square", "velocity"),
    "adam": ("mean", "square"),
    "adamw": ("mean", "square"),
}
# Added to the norm when clipping, as torch does.
CLIP_EPSILON = 1e-6
# Numbers the kernels take, at most (Adam).
MOST_SETTINGS = 7
# Below this many elements a second thread costs more than it brings.
WORTH_A_THREAD = 20_000


@dataclass
class Rates:
    """What may change while a run goes on."""

    learning_rate: float
    momentum: float
    weight_decay: float


def initial_rates(training: schema.Training) -> Rates:
    """Rates an experiment starts with."""
    return Rates(training.learning_rate, training.effective_momentum, training.weight_decay)


class Optimizer:
    """Changes parameters by their gradients, and keeps what it must remember."""

    def __init__(
        self, parameters: Sequence[Parameter], training: schema.Training, dtype: str = "float32"
    ) -> None:
        self.parameters = [p for p in parameters if p.trainable]
        self.training = training
        self.updates = 0
        self.state = {
            p.name: {
                name: aligned_zeros(p.flat.shape, dtype) for name in STATE_NAMES[training.optimizer]
            }
            for p in self.parameters
        }
        self._sum_of_squares = make_sum_of_squares(dtype)
        self._update = self._kernel(training.optimizer, dtype)
        self._dtype, self._settings = dtype, np.zeros(MOST_SETTINGS)
        self._programs: dict[int, tuple[Program, list[str], Array]] = {}

    @staticmethod
    def _kernel(name: str, dtype: str) -> Any:
        if name == "rmsprop":
            return make_rmsprop(dtype)
        if name in ("adam", "adamw"):
            return make_adam(int(name == "adamw"), dtype)
        return make_sgd(int(name == "nesterov"), dtype)

    def step(self, rates: Rates, team: Team = ALONE) -> str | None:
        """Change all parameters once, from the loss towards the image.

        Returns
        -------
        name of the first parameter with a value that is not finite afterwards, or None
        """
        self.updates += 1
        if self.training.clip_norm is not None:
            self._clip(self.training.clip_norm)
        settings = self._scalars(rates)
        self._settings[: len(settings)] = settings
        if team.threads not in self._programs:
            self._programs[team.threads] = self._program(team.threads)
        program, names, watchdogs = self._programs[team.threads]
        team.run(program)
        if np.isfinite(watchdogs).all():
            return None
        return names[int(np.argmin(np.isfinite(watchdogs)))]

    def _program(self, threads: int) -> tuple[Program, list[str], Array]:
        """Lay the update out; name the parameter of each task, and say where its watchdog is."""
        pieces = self._pieces(threads)
        watchdogs = np.zeros(len(pieces), self._dtype)
        tasks = []
        for k, (parameter, piece) in enumerate(pieces):
            state = self.state[parameter.name].values()
            arrays = [a[piece] for a in (parameter.flat, parameter.flat_grad, *state)]
            tasks.append([Call(self._update, *arrays, self._settings, watchdogs[k : k + 1])])
        return Program([tasks]), [parameter.name for parameter, _ in pieces], watchdogs

    def _pieces(self, threads: int) -> list[tuple[Parameter, slice]]:
        """Cut large parameters into a piece per thread: elements do not know of each other."""
        pieces = []
        for parameter in reversed(self.parameters):
            size = parameter.flat.size
            parts = threads if size >= WORTH_A_THREAD else 1
            pieces += [(parameter, slice(*ends)) for ends in slices(size, parts, LANES)]
        return pieces

    def _scalars(self, rates: Rates) -> tuple[float, ...]:
        """What the kernel takes as its settings."""
        t = self.training
        if t.optimizer in ("adam", "adamw"):
            bias1, bias2 = 1 - t.beta1**self.updates, 1 - t.beta2**self.updates
            scalars = (t.beta1, t.beta2, t.epsilon, bias1, bias2)
            return (rates.learning_rate, rates.weight_decay, *scalars)
        common = (rates.learning_rate, rates.momentum, rates.weight_decay)
        return (*common, t.rho, t.epsilon) if t.optimizer == "rmsprop" else common

    def gradient_norm(self) -> float:
        """Euclidean norm of the whole gradient."""
        return math.sqrt(sum(self._sum_of_squares(p.flat_grad) for p in self.parameters))

    def _clip(self, limit: float) -> None:
        """Shorten the whole gradient to at most `limit` (Pascanu et al. 2013, algorithm 1)."""
        factor = limit / (self.gradient_norm() + CLIP_EPSILON)
        if 0 < factor < 1:  # a norm that is not finite is left for the update to find
            for parameter in self.parameters:
                parameter.flat_grad *= np.float32(factor)

    def arrays(self) -> dict[str, Array]:
        """Copy everything remembered, as optimizer.PARAMETER.NAME."""
        return {
            f"optimizer.{parameter}.{name}": values.copy()
            for parameter, state in self.state.items()
            for name, values in state.items()
        }

    def load(self, arrays: dict[str, Any], updates: int) -> None:
        """Take over what `arrays` remembers; missing or misfitting arrays raise KeyError."""
        self.updates = updates
        for parameter, state in self.state.items():
            for name, values in state.items():
                saved = arrays[f"optimizer.{parameter}.{name}"]
                if saved.shape != values.shape:
                    raise KeyError(f"optimizer.{parameter}.{name}")
                values[...] = saved
