"""What is found out about one filter: its figures, its spectrum, the Gabor that fits it best."""

from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from guitrainer.events import FloatArray
from guitrainer.gui.kit.throttle import Throttle
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


class Studies(QObject):
    """Studies the filter it is given, apart from the window, a few times a second at most."""

    studied = Signal()  # `of` may know more

    def __init__(self, lab: Lab, key: str, parent: QObject) -> None:
        super().__init__(parent)
        self.lab, self._key = lab, key
        self._subject: Subject | None = None
        self._found: tuple[Subject, Study] | None = None
        self._throttle = Throttle(EVERY_MS, self)
        self._throttle.due.connect(self._submit)

    def ask(self, subject: Subject) -> None:
        """Have `subject` studied, unless it was the last one."""
        if not subject.same(self._subject):
            self._subject = subject
            self._throttle.ask()

    def _submit(self) -> None:
        if self._subject is not None:
            work = partial(_studied, self._subject)
            self.lab.background.submit(f"study {self._key}", work, self._on_studied, kernels=False)

    def of(self, subject: Subject) -> Study | None:
        """The newest study of this filter, if of an earlier step; None before there is one."""
        known = self._found is not None and subject.same_filter(self._found[0])
        return self._found[1] if self._found is not None and known else None

    def _on_studied(self, found: tuple[Subject, Study]) -> None:
        self._found = found
        self.studied.emit()


def _studied(subject: Subject) -> tuple[Subject, Study]:
    return subject, study(subject.weight)
