"""The comparison of initializers for one layer, computed by a job."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guitrainer.config.schema import Experiment, Initializer
from guitrainer.gui.base.text.choices import distribution_name, scheme_name
from guitrainer.gui.base.text.language import Texts

if TYPE_CHECKING:
    from guitrainer.explain.frameworks import DefaultsCompared
    from guitrainer.gui.lab.previews import DatasetCache
    from guitrainer.nn.initializers import Density, Moments

tr = Texts("initializers")

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
    """One initializer for the weight of the layer; no density if elements are not independent."""

    initializer: Initializer
    moments: "Moments"
    density: "Density | None"

    @property
    def name(self) -> str:
        """The name of the scheme, with the distribution if it is not the default."""
        name = scheme_name(self.initializer.scheme)
        chosen = self.initializer.distribution
        return name if chosen is None else f"{name}, {distribution_name(chosen)}"


@dataclass(frozen=True)
class Comparison:
    """All numbers of the room for one layer.

    Parameters
    ----------
    own : the initializer of the layer
    others : other initializers
    """

    defaults: "DefaultsCompared"
    own: Drawn
    others: tuple[Drawn, ...]

    @property
    def extent(self) -> float:
        """The common horizontal scale of all pictures: the widest density of the libraries."""
        drawn = [one for one in self.others if one.density is not None]
        return max(one.density.extent for one in drawn[:3] if one.density is not None)


def compare(initializer: Initializer, shape: tuple[int, ...]) -> Callable[[], Comparison]:
    """Return a job that compares `initializer` with the others for a weight of `shape`."""

    def work() -> Comparison:
        from guitrainer.explain.frameworks import compare_defaults

        others = tuple(_drawn(one, shape) for one in OTHERS)
        return Comparison(compare_defaults(shape), _drawn(initializer, shape), others)

    return work


def sources(experiment: Experiment, datasets: "DatasetCache") -> Callable[[], dict[str, str]]:
    """Return a job that writes the experiment as source code for "keras" and "torch"."""

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
    """Return the name that a library gives its default initializer."""
    names = {
        "Keras": tr("Keras default: glorot_uniform (Xavier)"),
        "PyTorch": tr("PyTorch default: kaiming_uniform"),
        "Caffe": tr("Caffe: xavier (Glorot)"),
    }
    return names[library]
