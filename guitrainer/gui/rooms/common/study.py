"""Statistics of a filter: its best Gabor pair and spectrum, its label, and how they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from guitrainer.figures import figure, fixed
from guitrainer.gui.base.look.tiles import magnitude_picture, map_picture
from guitrainer.gui.base.settings import Colors
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.kit.basic import NamedFigures, Part, row
from guitrainer.gui.kit.text import SteadyLabel
from guitrainer.gui.rooms.common.labels import Name, draw_mark, meaning, word
from guitrainer.gui.rooms.common.picture import Picture
from guitrainer.gui.rooms.common.wall import MARK

if TYPE_CHECKING:
    from guitrainer.events import FloatArray

tr = Texts("study")


@dataclass(frozen=True)
class Study:
    """Statistics of a filter.

    `direction` in degrees, `explained` (R²) and the picture `gabor` (kernel_h, kernel_w) are those
    of the best Gabor pair; None if the filter is too small or too large to score. `spectrum` (side,
    side) contains magnitudes, with frequency 0 in the middle; None if the filter is too large.
    """

    norm: float
    mean: float
    std: float
    explained: float | None
    direction: float | None
    gabor: NDArray[np.float64] | None
    spectrum: NDArray[np.float64] | None


def study(weight: FloatArray) -> Study:
    """Study the filter in `weight` (1, in_channels, kernel_h, kernel_w)."""
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
        # with several inputs, the sign of the pattern is arbitrary: that of the picture is used
        if np.vdot(gabor, principal_planes(weight)[0].mean(axis=0)) < 0:
            gabor = -gabor
    if finite and max(weight.shape[2:]) <= LARGEST_SIDE:
        waves = spectrum(weight[0])
    with np.errstate(invalid="ignore", over="ignore"):
        norm, mean, std = float(np.linalg.norm(values)), float(values.mean()), float(values.std())
    return Study(norm, mean, std, explained, direction, gabor, waves)


class Mark(QWidget):
    """The mark of a label."""

    def __init__(self) -> None:
        super().__init__()
        self.name: Name | None = None
        self.setFixedSize(QSize(MARK, MARK))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the mark, if there is one."""
        if self.name is not None:
            painter = QPainter(self)
            draw_mark(painter, QRectF(self.rect()), self.name)
            painter.end()


class MarkLabel(QWidget):
    """Mark, word and score."""

    def __init__(self) -> None:
        super().__init__()
        self.mark, self.text = Mark(), SteadyLabel()
        self.setLayout(row([self.mark, self.text], spacing=5))

    def show_name(self, name: Name | None, score: float | None) -> None:
        """Show a name and its score; a dash for None."""
        text = "–" if name is None else f"{word(name)}, {fixed(score)}"
        self.text.setText(text)
        self.setToolTip("" if name is None else meaning(name))
        if name != self.mark.name:
            self.text.relax()  # another word stays next to the right edge
            self.mark.name = name
            self.mark.update()


class StudyFigures(NamedFigures):
    """The numbers of a study.

    Parameters
    ----------
    name : label of the filter, shown above them; None for none
    bias : whether the bias of the filter is shown, too
    """

    def __init__(self, name: Part = None, *, bias: bool = False) -> None:
        names = {
            "label": (tr("label"), tr("Its label, and its edge score from 0 to 1.")),
            "direction": (
                tr("direction"),
                tr("Measured across the edge, from light to dark; 0° is a vertical edge."),
            ),
            "explained": (
                tr("Gabor fit R²"),
                tr("Share of the filter's variance that the best-fitting Gabor wave explains."),
            ),
            "norm": (
                tr("norm ‖w‖"),
                tr("Norm of the weight vector; weight decay shortens it at every step."),
            ),
            "mean": (tr("mean"), tr("Mean of its weights; close to zero for an edge.")),
            "std": ("σ", tr("Standard deviation of its weights.")),
            "bias": (tr("bias"), tr("Constant added to the response.")),
        }
        left_out = {"label"} if name is None else set()
        left_out |= set() if bias else {"bias"}
        shown = {key: texts for key, texts in names.items() if key not in left_out}
        super().__init__(shown, {} if name is None else {"label": name})

    def show_study(
        self, found: Study | None, label: Name | None, bias: float | None = None
    ) -> None:
        """Show the numbers of a filter with this label; dashes if there is no study yet."""
        edge = found is not None and found.direction is not None and label == "edge"
        texts = {
            "direction": f"{found.direction:.0f}°" if edge and found is not None else "–",
            "explained": fixed(None if found is None else found.explained),
            "norm": figure(None if found is None else found.norm),
            "mean": figure(None if found is None else found.mean, 2),
            "std": figure(None if found is None else found.std),
            "bias": figure(bias, 2),
        }
        self.show_figures({key: texts[key] for key in self.values})


def study_pictures(side: int, *, grows: bool = False) -> tuple[Picture, Picture]:
    """Make the pictures of the best Gabor pair and of the spectrum, of at least `side` pixels."""
    gabor = Picture(tr("best Gabor"), side, grows=grows)
    gabor.setToolTip(tr("The best match for this filter from a bank of Gabor waves."))
    spectrum = Picture(tr("spectrum"), side, grows=grows, smooth=True)
    spectrum.setToolTip(
        tr(
            "Which frequencies the filter passes: low ones in the middle, high ones outside. "
            "An edge detector has two spots, across its edge."
        )
    )
    return gabor, spectrum


def show_study(found: Study | None, gabor: Picture, spectrum: Picture, colors: Colors) -> None:
    """Show the pictures of a study; a dash if there are none, or if there is no study yet."""
    if found is None or found.gabor is None:
        gabor.show_hint("–")
    else:
        gabor.show_pixels(map_picture(found.gabor, colors))
    if found is None or found.spectrum is None:
        spectrum.show_hint("–")
    else:
        spectrum.show_pixels(magnitude_picture(found.spectrum))
