"""What is to be put into which layer, and doing it, apart from the window."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from guitrainer.config.edits import replaced
from guitrainer.config.naming import layer_names
from guitrainer.config.schema import Conv, Experiment, Initializer
from guitrainer.gui.lab.previews import DatasetCache
from guitrainer.gui.rooms.handmade.saving import save_weight
from guitrainer.gui.rooms.handmade.shelf import Pair, Pattern

if TYPE_CHECKING:
    from guitrainer.explain.placing import FloatArray, Length


@dataclass(frozen=True, eq=False)
class Placement:
    """Filters for a layer of an experiment.

    Parameters
    ----------
    kernel : height and width of the patterns, and of the layer's filters from then on
    patterns : each (height, width); none: the whole bank
    length : of the new filters, as `explain.placing` has it
    only : the one filter to replace; None: all
    """

    experiment: Experiment
    layer: str
    kernel: Pair
    patterns: tuple[Pattern, ...]
    length: "Length"
    only: int | None
    trainable: bool

    def carry_out(self, datasets: DatasetCache, root: Path) -> Experiment:
        """The experiment with these filters; those that no scheme makes are written below `root`.

        Raises
        ------
        GuitrainerError
            If something does not fit, or the file cannot be written.
        """
        from guitrainer.explain.handmade import BANK, with_filters

        initializer = BANK
        if self.patterns:
            path = save_weight(self._weight(datasets), root)
            initializer = Initializer(scheme="file", path=str(path))
        sized = self._sized()
        return with_filters(sized, self.layer, initializer, trainable=self.trainable)

    def _weight(self, datasets: DatasetCache) -> "FloatArray":
        from guitrainer.explain.placing import placed
        from guitrainer.training.preview import draw_filters

        drawn = draw_filters(self.experiment, datasets.get(self.experiment))
        weight = next(one.weight for one in drawn if one.layer == self.layer)
        return placed(weight, self.patterns, self.length, self.only)

    def _sized(self) -> Experiment:
        """The experiment with a layer of filters as large as the patterns."""
        spec = convolutions(self.experiment)[self.layer]
        if kernel_of(spec) == self.kernel:
            return self.experiment
        index = layer_names(self.experiment.network.layers).index(self.layer)
        height, width = self.kernel
        size = height if height == width else [height, width]
        return replaced(self.experiment, ("network", "layers", index, "kernel_size"), size)


def convolutions(experiment: Experiment) -> dict[str, Conv]:
    """The convolutions of an experiment by name."""
    layers = experiment.network.layers
    pairs = zip(layer_names(layers), layers, strict=True)
    return {name: layer for name, layer in pairs if isinstance(layer, Conv)}


def kernel_of(layer: Conv) -> Pair:
    """Height and width of its filters."""
    size = layer.kernel_size
    return size if isinstance(size, tuple) else (size, size)
