"""What is found out about one filter: its figures, its spectrum, the Gabor that fits it best."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QWidget

from guitrainer.events import FloatArray
from guitrainer.gui.lab.inquiry import Inquiry
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.train.stage.subject import Subject

EVERY_MS = 250  # nobody reads figures faster


@dataclass(frozen=True)
class Study:
    """Figures of a filter.

    `direction` in degrees and `explained` (R²) are those of the best Gabor pair, `gabor`
    (kernel_h, kernel_w) the picture of it; None where filters are too small or too large to score.
    `spectrum` (side, side): magnitudes, frequency 0 in the middle; None where too large.
    """

    norm: float
    mean: float
    std: float
    explained: float | None
    direction: float | None
    gabor: NDArray[np.float64] | None
    spectrum: NDArray[np.float64] | None


def study(weight: FloatArray) -> Study:
    """Study the one filter in `weight` (1, in_channels, kernel_h, kernel_w)."""
    from guitrainer.analysis.edges import LARGEST_SIDE, scorable, score_filters
    from guitrainer.analysis.feature_maps import spectrum
    from guitrainer.analysis.principal import principal_planes

    finite = np.isfinite(weight).all()
    values = weight.astype(np.float64)
    explained = direction = gabor = waves = None
    if finite and scorable(weight.shape):
        found = score_filters(weight)
        explained, direction = float(found.explained[0]), float(found.fit.angle[0])
        gabor = found.fit.pattern[0]
        # of several inputs the pattern has no sign of its own: that of the picture is taken
        if np.vdot(gabor, principal_planes(weight)[0].mean(axis=0)) < 0:
            gabor = -gabor
    if finite and max(weight.shape[2:]) <= LARGEST_SIDE:
        waves = spectrum(weight[0])
    with np.errstate(invalid="ignore", over="ignore"):
        norm, mean, std = float(np.linalg.norm(values)), float(values.mean()), float(values.std())
    return Study(norm, mean, std, explained, direction, gabor, waves)


def studies(
    lab: Lab, name: str, subject: Callable[[], Subject | None], seen: QWidget
) -> Inquiry[Subject, Study]:
    """Study the filter that `subject` gives in the background, a few times a second at most."""
    return Inquiry(
        lab.background,
        f"study {name}",
        subject,
        lambda subject: partial(study, subject.weight),
        seen,
        every_ms=EVERY_MS,
        kernels=False,
    )
