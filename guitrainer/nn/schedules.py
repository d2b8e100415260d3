"""Learning-rate schedules: the factor of the learning rate at each step."""

import math

from guitrainer.config import schema

# One-cycle (Smith & Topin 2018) as in OneCycleLR of torch: from 1/25 of the peak up to the peak,
# which is reached one step before 30% of the steps, then down until the last step.
RISE = 0.3
START = 1 / 25


def _cosine(start: float, end: float, progress: float) -> float:
    """Return half a cosine from `start` to `end` (Loshchilov & Hutter 2017, eq. 5)."""
    return end + (start - end) * (1 + math.cos(math.pi * progress)) / 2


def learning_rate_factor(training: schema.Training, step: int, total: int) -> float:
    """Compute the factor at update `step` (from 0) of `total`; warm-up multiplies every schedule.

    Cosine and one-cycle depend on the length of the run: if the experiment has restarts, they start
    again at each one (warm restarts, Loshchilov & Hutter 2017). Constant and step ignore restarts.

    >>> half = schema.Training(schedule="cosine", final_fraction=0.0)
    >>> [round(learning_rate_factor(half, step, 4), 3) for step in range(4)]
    [1.0, 0.854, 0.5, 0.146]
    """
    warmup = min(1.0, (step + 1) / training.warmup_steps) if training.warmup_steps else 1.0
    if training.schedule == "step":
        return warmup * float(training.step_factor ** (step // training.step_every))
    if training.schedule == "constant":
        return warmup
    first = max((start for start in training.restarts if start <= step), default=0)
    end = min((start for start in training.restarts if step < start < total), default=total)
    return warmup * _cycle(training, step - first, end - first)


def _cycle(training: schema.Training, step: int, total: int) -> float:
    """Return cosine or one-cycle at update `step` of `total`."""
    if training.schedule == "cosine":
        return _cosine(1.0, training.final_fraction, step / total)
    rise = max(RISE * total - 1, 0.0)
    if step <= rise:
        return _cosine(START, 1.0, step / rise if rise else 1.0)
    return _cosine(1.0, training.final_fraction, (step - rise) / (total - 1 - rise))
