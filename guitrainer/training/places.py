"""Makes the paths in an experiment absolute, so that they are valid from any folder."""

from pathlib import Path

from guitrainer.config.edits import with_layers
from guitrainer.config.schema import AnyLayer, Experiment, Initializer, WeightLayer
from guitrainer.data.built_in import BUILT_IN
from guitrainer.errors import ConfigError, InputError
from guitrainer.files.names import utf8_name
from guitrainer.files.opening import kind_of


def located(experiment: Experiment, beside: Path | None = None) -> Experiment:
    """Return the experiment with absolute paths of its images and weight files.

    A path that does not exist is not changed, and reported when it is read. A run stores the
    result, so it can be resumed from any folder.

    Parameters
    ----------
    beside : folder of the file of the experiment, in which files that do not exist at their paths
        are searched for, by the same relative path or name
    """
    layers = tuple(_with_places(layer, beside) for layer in experiment.network.layers)
    source = experiment.data.source
    if source not in BUILT_IN:
        source = located_path(source, beside)
    if layers == experiment.network.layers and source == experiment.data.source:
        return experiment
    data = experiment.data.model_copy(update={"source": source})
    return with_layers(experiment.model_copy(update={"data": data}), layers)


def _with_places(layer: AnyLayer, beside: Path | None) -> AnyLayer:
    if not isinstance(layer, WeightLayer):
        return layer
    changes = {
        field: _with_place(initializer, beside)
        for field in ("initializer", "bias_initializer")
        if (initializer := getattr(layer, field)) is not None
    }
    return layer.model_copy(update=changes)


def _with_place(initializer: Initializer, beside: Path | None) -> Initializer:
    if initializer.path is None:
        return initializer
    return initializer.model_copy(update={"path": located_path(initializer.path, beside)})


def located_path(name: str, beside: Path | None = None) -> str:
    """Make a path absolute if it exists; see `located`.

    The last # may separate it from the name of a set or a layer.
    """
    whole = _absolute(name, beside)
    path, mark, split = name.rpartition("#")
    return whole if whole != name or not path else _absolute(path, beside) + mark + split


def _absolute(name: str, beside: Path | None) -> str:
    try:
        path = _found(Path(name).expanduser(), beside)
    except (InputError, RuntimeError):  # no permission, or an unknown user in ~user
        return name
    if path is None:
        return name
    try:
        return utf8_name(str(path.absolute()))
    except ValueError as error:
        raise ConfigError(str(error)) from None


def _found(path: Path, beside: Path | None) -> Path | None:
    places = [path]
    if beside is not None:
        places += [beside / path, beside / path.name]
    return next((place for place in places if kind_of(place) is not None), None)
