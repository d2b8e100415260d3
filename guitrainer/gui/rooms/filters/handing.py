"""What can be done with shown filters: use them in a layer, export them, copy the command."""

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from guitrainer.config.command import program_words
from guitrainer.config.schema import Initializer
from guitrainer.errors import WeightsError
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.weights import weight_shapes
from guitrainer.gui.rooms.filters.words import shape_text

if TYPE_CHECKING:
    from guitrainer.runs.filter_series import FilterSeries

MOST_CARRIED = 2**18  # weights that an experiment carries itself
STILL, MOVING = (".png", ".svg", ".pdf", ".npz"), (".gif", ".apng")


@dataclass(frozen=True)
class ShownFilters:
    """Filters that a side shows: a layer of a file at the moment with index `place`."""

    series: "FilterSeries"
    layer: str
    place: int

    @property
    def plain_name(self) -> str:
        """Name of the layer in names of files."""
        from guitrainer.runs.filter_series import plain_name

        return plain_name(self.layer)


def window_shapes(lab: Lab) -> dict[str, tuple[int, ...]]:
    """Return the shapes (out, in, height, width) of the convolutions of the edited experiment."""
    return {
        name: shape.window
        for name, shape in weight_shapes(lab).items()
        if len(shape.window) == len("OIHW")
    }


def fitting_layers(lab: Lab, shape: tuple[int, ...] | None) -> list[str]:
    """Return the names of the layers of the edited experiment whose weight has this shape."""
    return [name for name, found in window_shapes(lab).items() if found == shape]


def listed_shapes(lab: Lab) -> str:
    """List the convolutions of the edited experiment with their shapes."""
    return ", ".join(f"{name} {shape_text(one)}" for name, one in window_shapes(lab).items())


def initializer_of(shown: ShownFilters) -> Initializer:
    """Return an initializer that draws exactly these filters.

    It refers to the file, with the order of the axes if that was chosen here, unless filters are
    taken from a recorded run: then it carries the weights.

    Raises
    ------
    WeightsError
        If the file cannot be read, or the weights are too many to be carried.
    """
    from guitrainer.nn.initializers.weight_file import content_of, read_weight

    weight = shown.series.capture(shown.layer, shown.place).weight
    path = shown.series.moments[shown.place].path
    problem = ""
    if path is not None:
        reference = f"{path.absolute()}#{shown.series.layer(shown.layer).key}"
        try:
            axes = shown.series.axes
            if np.array_equal(read_weight(reference, weight.shape, axes), weight):
                return Initializer(scheme="file", path=reference, axes=axes)
        except WeightsError as error:
            problem = str(error)
    if weight.size > MOST_CARRIED:
        raise WeightsError(
            problem
            or f"{shown.series.path}: {weight.size:,} weights of {shown.layer}; accepted: "
            f"up to {MOST_CARRIED:,} from the history of a run"
        )
    return Initializer(scheme="file", content=content_of(weight))


def command_of(shown: ShownFilters) -> str:
    """Return the command that shows these filters: a film of all checkpoints, or a sheet."""
    series, words = shown.series, ["--layer", shown.layer]
    if series.axes is not None:
        words += ["--axes", series.axes]
    path = str(series.path)
    if len(series.moments) > 1:
        words = ["export", path, "--to", f"{shown.plain_name}.gif", *words]
    else:
        words = ["look", path, *words, "--to", f"{shown.plain_name}.png"]
    return shlex.join((*program_words(), *words))


def suffixes_of(shown: ShownFilters) -> tuple[str, ...]:
    """Return the suffixes of files to which the filters can be exported."""
    return (*STILL, *MOVING) if len(shown.series.moments) > 1 else STILL


def export(shown: ShownFilters, to: Path) -> Callable[[], list[Path]]:
    """Return the work that writes the filters at their moment, or a film of all moments."""
    return partial(_export, shown, to, theme().name)


def _export(shown: ShownFilters, to: Path, colors: str) -> list[Path]:
    from guitrainer.runs.export import export_history

    series = shown.series
    moving = to.suffix.lower() in MOVING
    history = series.history(shown.layer, None if moving else [shown.place])
    return export_history(history, to, colors="light" if colors == "light" else "dark")
