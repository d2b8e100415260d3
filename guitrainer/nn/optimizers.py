"""Optimizers, from simple to complex.

| name | rule | source | |---|---|---| | sgd | w ← w − η·g | Robbins & Monro 1951 | | momentum | v ←
μ·v + g; w ← w − η·v | Polyak 1964 | | nesterov | like momentum, but w ← w − η·(g + μ·v) | Sutskever
et al. 2013 | | rmsprop | g over the root of its mean square | Tieleman & Hinton 2012 | | adam |
running means of g and g², bias-corrected | Kingma & Ba 2015 | | adamw | adam with decoupled weight
decay | Loshchilov & Hutter 2019 |

g includes weight_decay·w, except in adamw. All formulas are those of torch, so that runs can be
compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from guitrainer.config import schema
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import Array, aligned_zeros
from guitrainer.nn.team import ALONE, Team, slices
from kernels.machine import LANES
from kernels.program import Call, Phase, Program
from kernels.updates import make_adam, make_clip, make_rmsprop, make_sgd, make_sum_of_squares

# State each optimizer keeps per parameter.
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
# Largest number of settings a kernel takes (Adam).
MOST_SETTINGS = 7
# With fewer elements, a second thread costs more than it saves.
WORTH_A_THREAD = 20_000


@dataclass
class Rates:
    """Settings that may change during a run."""

    learning_rate: float
    momentum: float
    weight_decay: float


def initial_rates(training: schema.Training) -> Rates:
    """Return the initial rates of an experiment."""
    return Rates(training.learning_rate, training.effective_momentum, training.weight_decay)


class Optimizer:
    """Updates parameters by their gradients, and keeps the state this requires.

    Attributes
    ----------
    phases : an update of all parameters, from the loss toward the image, divided among threads;
        `prepare` sets its rates, `finish` returns its result
    """

    def __init__(
        self,
        parameters: Sequence[Parameter],
        training: schema.Training,
        dtype: str = "float32",
        threads: int = 1,
    ) -> None:
        self.parameters = [p for p in parameters if p.trainable]
        self.training = training
        self.updates = 0
        names = STATE_NAMES[training.optimizer]
        self.state = {
            parameter.name: {name: aligned_zeros(parameter.flat.shape, dtype) for name in names}
            for parameter in self.parameters
        }
        self._dtype, self._settings = dtype, np.zeros(MOST_SETTINGS)
        pieces = self._pieces(threads)
        # for each task of an update: its parameter, and 0 as long as all its values are finite
        self._updated = [parameter for parameter, _ in pieces]
        self._watchdogs = np.zeros(len(pieces), dtype)
        self.phases = [*self._clipping(), self._tasks(pieces)]
        self._program = Program(self.phases)

    @staticmethod
    def _kernel(name: str, dtype: str) -> Any:
        if name == "rmsprop":
            return make_rmsprop(dtype)
        if name in ("adam", "adamw"):
            return make_adam(int(name == "adamw"), dtype)
        return make_sgd(int(name == "nesterov"), dtype)

    def step(self, rates: Rates, team: Team = ALONE) -> Parameter | None:
        """Update all parameters once.

        Returns
        -------
        the first parameter, counted from the loss, that is not finite after the update, or None
        """
        self.prepare(rates)
        team.run(self._program)
        return self.finish()

    def prepare(self, rates: Rates) -> None:
        """Set the rates of the next update by `phases`."""
        settings = self._scalars(rates, self.updates + 1)
        self._settings[: len(settings)] = settings

    def finish(self) -> Parameter | None:
        """Count the update that was made; return the same as `step`."""
        self.updates += 1
        damages = self._watchdogs.tolist()
        if sum(damages) == 0:  # quicker than NumPy for so few
            return None
        return next(p for p, d in zip(self._updated, damages, strict=True) if d != 0)

    def _tasks(self, pieces: list[tuple[Parameter, slice]]) -> Phase:
        update = self._kernel(self.training.optimizer, self._dtype)
        tasks = []
        for k, (parameter, piece) in enumerate(pieces):
            state = self.state[parameter.name].values()
            arrays = [a[piece] for a in (parameter.flat, parameter.flat_grad, *state)]
            tasks.append([Call(update, *arrays, self._settings, self._watchdogs[k : k + 1])])
        return tasks

    def _clipping(self) -> list[Phase]:
        """Lay out the clipping of the whole gradient, if the experiment requests it."""
        if self.training.clip_norm is None:
            return []
        square, clip = make_sum_of_squares(self._dtype), make_clip(self._dtype)
        squares = np.zeros(len(self.parameters))
        limit = np.array([self.training.clip_norm, CLIP_EPSILON])
        grads = [parameter.flat_grad for parameter in self.parameters]
        return [
            [[Call(square, grad, squares[k : k + 1])] for k, grad in enumerate(grads)],
            [[Call(clip, grad, squares, limit)] for grad in grads],
        ]

    def _pieces(self, threads: int) -> list[tuple[Parameter, slice]]:
        """Divide large parameters into one piece per thread; elements are independent."""
        pieces = []
        for parameter in reversed(self.parameters):
            size = parameter.flat.size
            parts = threads if size >= WORTH_A_THREAD else 1
            pieces += [(parameter, slice(*ends)) for ends in slices(size, parts, LANES)]
        return pieces

    def _scalars(self, rates: Rates, number: int) -> tuple[float, ...]:
        """Return the settings of the kernel for the update with this number."""
        t = self.training
        if t.optimizer in ("adam", "adamw"):
            bias1, bias2 = 1 - t.beta1**number, 1 - t.beta2**number
            scalars = (t.beta1, t.beta2, t.epsilon, bias1, bias2)
            return (rates.learning_rate, rates.weight_decay, *scalars)
        common = (rates.learning_rate, rates.momentum, rates.weight_decay)
        return (*common, t.rho, t.epsilon) if t.optimizer == "rmsprop" else common

    def arrays(self) -> dict[str, Array]:
        """Copy the state, with names optimizer.PARAMETER.NAME."""
        return {
            f"optimizer.{parameter}.{name}": values.copy()
            for parameter, state in self.state.items()
            for name, values in state.items()
        }

    def load(self, arrays: dict[str, Any], updates: int) -> None:
        """Set the state from `arrays`; missing or mismatched arrays raise KeyError."""
        self.updates = updates
        for parameter, state in self.state.items():
            for name, values in state.items():
                saved = arrays[f"optimizer.{parameter}.{name}"]
                if saved.shape != values.shape:
                    raise KeyError(f"optimizer.{parameter}.{name}")
                values[...] = saved
