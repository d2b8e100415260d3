"""Learning-rate schedules: the factor on the learning rate at each step."""

import math

from guitrainer.config import schema

# One-cycle (Smith & Topin 2018) as in torch: rise over 30 % of the steps from 1/25 of the peak.
RISE = 0.3
START = 1 / 25


def _cosine(start: float, end: float, progress: float) -> float:
    """Half a cosine from `start` to `end` (Loshchilov & Hutter 2017, eq. 5)."""
    return end + (start - end) * (1 + math.cos(math.pi * progress)) / 2


def learning_rate_factor(training: schema.Training, step: int, total: int) -> float:
    """Factor at update `step` (from 0) of `total`; the warm-up multiplies every schedule.

    >>> half = schema.Training(schedule="cosine", final_fraction=0.0)
    >>> [round(learning_rate_factor(half, step, 4), 3) for step in range(4)]
    [1.0, 0.854, 0.5, 0.146]
    """
    warmup = min(1.0, (step + 1) / training.warmup_steps) if training.warmup_steps else 1.0
    return warmup * _factor(training, step, total)


def _factor(training: schema.Training, step: int, total: int) -> float:
    if training.schedule == "step":
        return float(training.step_factor ** (step // training.step_every))
    if training.schedule == "cosine":
        return _cosine(1.0, training.final_fraction, step / total)
    if training.schedule == "one_cycle":
        progress = step / max(total - 1, 1)
        if progress < RISE:
            return _cosine(START, 1.0, progress / RISE)
        return _cosine(1.0, training.final_fraction, (progress - RISE) / (1 - RISE))
    return 1.0
