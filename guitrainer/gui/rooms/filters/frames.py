"""What threads read for the room: the frames of a layer, and facts about all layers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from guitrainer.errors import GuitrainerError
from guitrainer.events import FiltersCaptured, FloatArray
from guitrainer.gui.base.text.layers import error_text
from guitrainer.gui.rooms.common.histogram import Bins, bins_of
from guitrainer.gui.rooms.common.study import Study, study

if TYPE_CHECKING:
    from guitrainer.analysis.resemblance import Resemblance
    from guitrainer.runs.filter_series import FilterSeries

MOST_FRAMES = 500
MOST_BYTES = 2**27  # of the pictures of all frames; also of the weights kept beside them


@dataclass(frozen=True, eq=False)
class FiltersFrame:
    """The filters of a layer at one moment.

    Parameters
    ----------
    place : index of the moment
    shown : the filters, reduced to one pattern each unless they have one or three channels
    weight : all weights (out, in, height, width); None if they are too large to be kept
    bins : histogram of all weights
    looks_like : initializations that the weights still have
    """

    place: int
    shown: FiltersCaptured
    weight: FloatArray | None
    bins: Bins
    looks_like: tuple["Resemblance", ...]

    @property
    def std(self) -> float:
        """Standard deviation of all weights."""
        return self.bins.std


@dataclass(frozen=True)
class LayerFacts:
    """Facts about the weights of a layer; `problem` is why they are not known, in one line."""

    name: str
    std: float | None = None
    looks_like: tuple["Resemblance", ...] = ()
    problem: str = ""


def frames(series: "FilterSeries", layer: str, first: int) -> Iterator[FiltersFrame]:
    """Read the moments of a layer, beginning with the one with index `first`.

    Raises
    ------
    WeightsError
        If a file is damaged or does not fit the others.
    """
    places = shown_places(series, layer)
    for place in sorted(places, key=lambda place: (abs(place - first) > 0, place)):
        yield frame_at(series, layer, place, keep=_affordable(series, layer, len(places)))


def shown_places(series: "FilterSeries", layer: str) -> list[int]:
    """Return the indices of the moments that are shown: all, unless there are too many."""
    out, inputs, height, width = series.layer(layer).shape or (1, 1, 1, 1)
    planes = 4 * out * (3 if inputs == 3 else 1) * height * width
    count = min(len(series.moments), MOST_FRAMES, max(MOST_BYTES // planes, 2))
    spread = np.linspace(0, len(series.moments) - 1, count).round().astype(int)
    return sorted(set(spread.tolist()))


def frame_at(series: "FilterSeries", layer: str, place: int, *, keep: bool) -> FiltersFrame:
    """Read the filters of a layer at one moment; `keep` all weights, or only their pictures."""
    from guitrainer.analysis.principal import principal_planes
    from guitrainer.analysis.resemblance import resembling

    capture, stored = series.capture(layer, place), series.layer(layer)
    planes = principal_planes(capture.weight)
    return FiltersFrame(
        place,
        replace(capture, weight=planes),
        capture.weight if keep else None,
        bins_of(capture.weight.ravel(), None),
        resembling(capture.weight, stored.kind, stored.groups),
    )


def facts(series: "FilterSeries") -> Iterator[LayerFacts]:
    """Read the layers of the last moment one after the other, and measure their weights."""
    from guitrainer.analysis.resemblance import resembling
    from guitrainer.runs.filter_series import check_size

    for layer in series.layers:
        try:
            weight = check_size(layer).weight()
        except GuitrainerError as error:
            yield LayerFacts(layer.name, problem=error_text(error))
        else:
            looks_like = resembling(weight, layer.kind, layer.groups)
            yield LayerFacts(layer.name, float(weight.std(dtype=np.float64)), looks_like)


def study_of(series: "FilterSeries", layer: str, frame: FiltersFrame, number: int) -> Study:
    """Study one filter of a frame, whose weights are read again if they were not kept."""
    weight = series.capture(layer, frame.place).weight if frame.weight is None else frame.weight
    return study(weight[number : number + 1])


def _affordable(series: "FilterSeries", layer: str, count: int) -> bool:
    shape = series.layer(layer).shape or ()
    return 4 * int(np.prod(shape)) * count <= MOST_BYTES
