"""The final results of a run."""

import math
from pathlib import Path
from typing import Any

from guitrainer.events import RunFinished


def summary(finished: RunFinished, folder: str | Path | None) -> dict[str, Any]:
    """Return the results of a run that has ended, as JSON types; None if nothing was measured.

    `kurtosis` is left out if no convolution sees the images.
    """
    kurtosis = _finite(finished.kurtosis)
    scores, diverged = finished.scores, finished.diverged
    return {
        "run": None if folder is None else str(folder),
        "steps": finished.step,
        "seconds": _finite(finished.seconds),
        "images_per_second": _finite(finished.images_per_second),
        "train_loss": _finite(finished.train_loss),
        "test_loss": _finite(finished.test_loss),
        "test_accuracy": _finite(finished.test_accuracy),
        "edge_score": _finite(scores and scores.edge_score),
        "edge_fraction": _finite(scores and scores.edge_fraction),
        "orientations": None if scores is None else int(scores.orientations),
        "spread": _finite(scores and scores.spread),
        "diverged": diverged is not None,
        "diverged_at_step": diverged and diverged.step,
        "diverged_in_layer": diverged and diverged.layer,
        **({} if kurtosis is None else {"kurtosis": kurtosis}),
    }


def _finite(value: Any) -> float | None:
    # JSON has neither NaN nor infinity.
    return float(value) if value is not None and math.isfinite(value) else None
