"""Makes the paths in an experiment absolute, so that they are valid from any folder."""

from pathlib import Path

from guitrainer.config.edits import with_layers
from guitrainer.config.schema import AnyLayer, Experiment, Initializer, WeightLayer
from guitrainer.data.loading import BUILT_IN
from guitrainer.errors import ConfigError, InputError
from guitrainer.files.names import utf8_name
from guitrainer.files.opening import kind_of


def located(experiment: Experiment) -> Experiment:
    """Return the experiment with absolute paths of its images and weight files.

    A path that does not exist is not changed, and reported when it is read. A run stores the
    result, so it can be resumed from any folder.
    """
    layers = tuple(_with_places(layer) for layer in experiment.network.layers)
    source = experiment.data.source
    if source not in BUILT_IN:
        source = _absolute(source)
    if layers == experiment.network.layers and source == experiment.data.source:
        return experiment
    data = experiment.data.model_copy(update={"source": source})
    return with_layers(experiment.model_copy(update={"data": data}), layers)


def _with_places(layer: AnyLayer) -> AnyLayer:
    if not isinstance(layer, WeightLayer):
        return layer
    changes = {
        field: _with_place(initializer)
        for field in ("initializer", "bias_initializer")
        if (initializer := getattr(layer, field)) is not None
    }
    return layer.model_copy(update=changes)


def _with_place(initializer: Initializer) -> Initializer:
    if initializer.path is None:
        return initializer
    name, mark, key = initializer.path.partition("#")
    return initializer.model_copy(update={"path": _absolute(name) + mark + key})


def _absolute(name: str) -> str:
    try:
        path = Path(name).expanduser()
        if kind_of(path) is None:
            return name
    except (InputError, RuntimeError):  # no permission, or an unknown user in ~user
        return name
    try:
        return utf8_name(str(path.absolute()))
    except ValueError as error:
        raise ConfigError(str(error)) from None
