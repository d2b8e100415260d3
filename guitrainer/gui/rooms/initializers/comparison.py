"""What is compared for one layer: made by a job, with the engine."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from guitrainer.config.schema import Experiment, Initializer
from guitrainer.gui.base.text.choices import distribution_name, scheme_name

if TYPE_CHECKING:
    from guitrainer.explain.frameworks import DefaultsCompared
    from guitrainer.gui.lab.previews import DatasetCache
    from guitrainer.nn.initializers import Density, Moments

OTHERS = (
    Initializer(scheme="keras_default"),
    Initializer(scheme="torch_default"),
    Initializer(scheme="caffe_xavier"),
    Initializer(scheme="glorot_normal"),
    Initializer(scheme="he_normal"),
    Initializer(scheme="he_normal", distribution="truncated_normal"),
    Initializer(scheme="he_uniform"),
    Initializer(scheme="lecun_normal"),
    Initializer(scheme="orthogonal"),
    Initializer(scheme="random_normal"),
    Initializer(scheme="truncated_normal"),
    Initializer(scheme="random_uniform"),
)


@dataclass(frozen=True)
class Drawn:
    """One initializer for the weight of the layer; no density where nothing is drawn one by one."""

    initializer: Initializer
    moments: "Moments"
    density: "Density | None"

    @property
    def name(self) -> str:
        """The name of the scheme, with the distribution where it is not its own."""
        name = scheme_name(self.initializer.scheme)
        chosen = self.initializer.distribution
        return name if chosen is None else f"{name}, {distribution_name(chosen)}"


@dataclass(frozen=True)
class Comparison:
    """All numbers of the room for one layer.

    Parameters
    ----------
    own : what the layer uses
    others : to compare with
    """

    defaults: "DefaultsCompared"
    own: Drawn
    others: tuple[Drawn, ...]

    @property
    def extent(self) -> float:
        """From 0 as far as the densities of the libraries go: one scale for all pictures."""
        drawn = [one for one in self.others if one.density is not None]
        return max(one.density.extent for one in drawn[:3] if one.density is not None)


def compare(initializer: Initializer, shape: tuple[int, ...]) -> Callable[[], Comparison]:
    """A job that compares what `initializer` draws for a weight of `shape` with the others."""

    def work() -> Comparison:
        from guitrainer.explain.frameworks import compare_defaults

        others = tuple(_drawn(one, shape) for one in OTHERS)
        return Comparison(compare_defaults(shape), _drawn(initializer, shape), others)

    return work


def sources(experiment: Experiment, datasets: "DatasetCache") -> Callable[[], dict[str, str]]:
    """A job that writes the experiment as source code: for "keras" and for "torch"."""

    def work() -> dict[str, str]:
        from guitrainer.explain.sources import keras_source, torch_source

        images = datasets.get(experiment)
        ground = (experiment, images.shape, images.classes)
        return {"keras": keras_source(*ground), "torch": torch_source(*ground)}

    return work


def _drawn(initializer: Initializer, shape: tuple[int, ...]) -> Drawn:
    from guitrainer.nn.initializers import density_of, describe

    return Drawn(initializer, describe(initializer, shape), density_of(initializer, shape))


def library_name(library: str) -> str:
    """What a library calls the initializer that it takes unless told otherwise."""
    names = {
        "Keras": QCoreApplication.translate(
            "initializers", "Keras default: glorot_uniform (Xavier)"
        ),
        "PyTorch": QCoreApplication.translate("initializers", "PyTorch default: kaiming_uniform"),
        "Caffe": QCoreApplication.translate("initializers", "Caffe: xavier (Glorot)"),
    }
    return names[library]
