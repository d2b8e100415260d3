"""The state of the trainer apart from its arrays, and its validation."""

from collections.abc import Mapping
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from guitrainer.config.fields import check_number
from guitrainer.config.messages import fault_of, shown
from guitrainer.config.schema import MOST_STEPS, RATES, RateName
from guitrainer.errors import CheckpointError, WeightsError

# Training loss is reported as the mean over the images of this many steps.
SMOOTHED_STEPS = 100
MOST_TOLD = 8  # most arrays named in a message
MOST_CHANGES = 100_000
LONGEST_S = 1e12  # thirty thousand years

# Type and shape of an array.
Kind = tuple[np.dtype[Any], tuple[int, ...]]
# Arrays with these names are means of squares.
NEVER_NEGATIVE = (".running_var", ".square")
StepNumber = Annotated[int, Field(ge=0, le=MOST_STEPS)]
Change = Annotated[tuple[StepNumber, RateName, float], Field(strict=False)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class SavedRates(_Model):
    """Rates in use, before the schedule is applied."""

    learning_rate: float
    momentum: float
    weight_decay: float

    @model_validator(mode="after")
    def _accepted(self) -> "SavedRates":
        for rate in RATES:
            check_number(("training", rate), getattr(self, rate))
        return self


class TrainerState(_Model):
    """The plain values of a checkpoint.

    `changes` are the settings that were changed during the run: after which step, which setting,
    and its value. `images` is the fingerprint of the user's own images, if there are any.
    """

    step: StepNumber
    updates: StepNumber
    seconds: Annotated[float, Field(ge=0, le=LONGEST_S)] | None = None
    recent_losses: Annotated[tuple[float, ...], Field(strict=False, max_length=SMOOTHED_STEPS)]
    changes: Annotated[tuple[Change, ...], Field(strict=False, max_length=MOST_CHANGES)]
    rates: SavedRates
    images: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None

    @model_validator(mode="after")
    def _consistent(self) -> "TrainerState":
        if self.updates != self.step:
            raise ValueError(f"{self.updates} updates after {self.step} steps")
        if len(self.recent_losses) != min(self.step, SMOOTHED_STEPS):
            raise ValueError(f"{len(self.recent_losses)} losses after {self.step} steps")
        before = 0
        for step, rate, value in self.changes:
            if not before <= step <= self.step:
                raise ValueError(f"a change after step {step} follows one after step {before}")
            check_number(("training", rate), value)
            before = step
        return self


def parse_state(meta: Any, where: str) -> TrainerState:
    """Read the plain values of a checkpoint from JSON types.

    Parameters
    ----------
    meta
        The values as read.
    where
        Name of the file in messages.

    Raises
    ------
    CheckpointError
        If a value is missing, unknown, of a wrong type, out of range or contradicts the others.
    """
    if not isinstance(meta, dict):
        raise CheckpointError(f"{where}: damaged: the state of the trainer is not a table")
    try:
        return TrainerState.model_validate(meta)
    except ValidationError as error:
        raise CheckpointError(
            f"{where}: damaged: the state of the trainer: {fault_of(error)}"
        ) from None


def check_kinds(found: Mapping[str, Kind], accepted: Mapping[str, Kind]) -> None:
    """Check that arrays are exactly the `accepted` ones.

    Raises
    ------
    WeightsError
        If one is missing or unknown, or has a different type or shape; the message names it.
    """
    problems = [
        f"{name}: got {_shown(found.get(name))}, accepted: {_shown(kind)}"
        for name, kind in accepted.items()
        if found.get(name) != kind
    ]
    problems += [f"{shown(name)}: unknown" for name in found if name not in accepted]
    if problems:
        more = f"; and {len(problems) - MOST_TOLD} more" if len(problems) > MOST_TOLD else ""
        told = "; ".join(problems[:MOST_TOLD])
        raise WeightsError(f"weights do not fit the network: {told}{more}")


def check_signs(arrays: Mapping[str, NDArray[Any]]) -> None:
    """Check that variances and means of squares are not negative.

    Raises
    ------
    WeightsError
        If one is; the message names the array.
    """
    for name, array in arrays.items():
        if name.endswith(NEVER_NEGATIVE) and array.size and array.min() < 0:
            raise WeightsError(f"{name}: got {array.min()}, accepted: numbers of at least 0")


def _shown(kind: Kind | None) -> str:
    return "nothing" if kind is None else f"{kind[0]} {kind[1]}"
