"""Readers of files of Keras 2 and 3: .h5, .weights.h5 and .keras.

The older layout has an attribute `weight_names` in each group of a layer, and the order of the
layers in `layer_names`; it is used by Keras 2 and by model.save("x.h5") of Keras 3. A whole model
has its configuration in an attribute. The newer layout has groups with `vars/0`, `vars/1`, …; names
and order of the layers are in the configuration, which only a .keras file has.
"""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from guitrainer.errors import WeightsError
from guitrainer.files.archive import open_archive
from guitrainer.files.opening import open_regular
from guitrainer.formats.hdf5 import child, opened_hdf5
from guitrainer.formats.limits import check_expansion, check_memory
from guitrainer.formats.networks.contents import UNORDERED, Kind, NamedArray, WeightFile
from guitrainer.formats.networks.hdf5 import (
    ACCEPTED,
    DataSet,
    attribute,
    data_sets,
    read_data_set,
    text_of,
)
from guitrainer.formats.networks.part import FilePart
from guitrainer.formats.networks.plain import natural
from guitrainer.formats.npz import data_offset

if TYPE_CHECKING:
    import h5py

Opened = Callable[[], "AbstractContextManager[h5py.File]"]

WEIGHTS, CONFIG = "model.weights.h5", "config.json"
LARGEST_CONFIG = 2**26
LARGEST_IN_MEMORY = 2**26
MOST_NESTED = 32  # models in models
KNOWN = "written by Keras"
# Classes of convolutions, by which folders are named; a number tells layers of one class apart.
_CLASS = re.compile(r"(?:^|/)(depthwise_|separable_)?conv([123])d(_transpose)?(?:_\d+)?$")
# Names of the variables of layers by class, in the order in which Keras 3 numbers them.
_VARIABLES = {
    "separable": ("depthwise_kernel", "pointwise_kernel", "bias"),
    "depthwise": ("depthwise_kernel", "bias"),
}


def read_hdf5(path: Path) -> WeightFile:
    """Describe the arrays of an .h5 or .weights.h5 file."""
    opened = partial(_plain, path)
    with opened() as file:
        root = file
        if "model_weights" in file:
            root = child(file, "model_weights")
        layers = attribute(root, "layer_names")
        if layers:
            prefix = "model_weights/" if root is not file else ""
            version = text_of(root.attrs.get("keras_version")) or "2"
            classes = dict(_classes(_model_config(file)))
            old = tuple(_old_layout(path, root, prefix, layers, classes, opened))
            return WeightFile(f"HDF5 of Keras {version}", old)
        found = list(data_sets(file))
        names = _user_names(path, file, found)
    if not any("/vars/" in f"/{data.name}" for data in found):
        arrays_found = tuple(
            NamedArray(data.name, data.shape, data.dtype,
                       partial(read_data_set, path, opened, data.name))
            for data in found
        )  # fmt: skip
        return WeightFile("HDF5", arrays_found, (UNORDERED,))
    arrays = _new_layout(path, found, names, {}, opened)
    return WeightFile("weights of Keras 3", tuple(arrays), (UNORDERED,))


def read_keras(path: Path) -> WeightFile:
    """Describe the arrays of a .keras file, in the order of the layers in its configuration."""
    opened = partial(_inside, path)
    with open_archive(path, WeightsError, what="a .keras file") as (archive, _):
        info = archive.getinfo(CONFIG)
        if info.file_size > LARGEST_CONFIG:
            raise zipfile.BadZipFile(f"{CONFIG} has {info.file_size:,} bytes")
        check_expansion(path, info.compress_size, info.file_size)
        text = archive.read(info)
    try:
        config = json.loads(text)
    except (ValueError, RecursionError):
        raise WeightsError(f"{path}: damaged: {CONFIG} is not valid JSON") from None
    with opened() as file:
        found = list(data_sets(file))
        names = _user_names(path, file, found)
    told = list(_config_folders(config))
    names = {**{folder: name for folder, name in told if folder in names}, **_known(names)}
    order = {folder: place for place, (folder, _) in enumerate(told)}
    notes = () if any(folder in order for folder in names) else (UNORDERED,)
    arrays = tuple(_new_layout(path, found, names, order, opened))
    return WeightFile(".keras of Keras 3", arrays, notes)


def _known(names: dict[str, str]) -> dict[str, str]:
    return {folder: name for folder, name in names.items() if name}


@contextmanager
def _plain(path: Path) -> Iterator["h5py.File"]:
    with (
        open_regular(path, WeightsError) as file,
        opened_hdf5(path, WeightsError, ACCEPTED, file) as opened,
    ):
        yield opened


@contextmanager
def _inside(path: Path) -> Iterator["h5py.File"]:
    """Open the HDF5 file inside a .keras archive."""
    with open_archive(path, WeightsError, what="a .keras file") as (archive, file):
        info = archive.getinfo(WEIGHTS)
        check_expansion(path, info.compress_size, info.file_size)
        if info.compress_type == zipfile.ZIP_STORED and info.file_size > LARGEST_IN_MEMORY:
            start = data_offset(file, info)
            window = cast(BinaryIO, FilePart(file, start, info.file_size))
            with opened_hdf5(path, WeightsError, ACCEPTED, window) as opened:
                yield opened
            return
        check_memory(path, info.file_size)
        with archive.open(info) as member:
            pieces = []
            while piece := member.read(2**20):  # reading to the end verifies the checksum
                pieces.append(piece)
    stream = io.BytesIO(b"".join(pieces))
    del pieces
    with opened_hdf5(path, WeightsError, ACCEPTED, cast(BinaryIO, stream)) as opened:
        yield opened


def _old_layout(
    path: Path,
    root: "h5py.Group",
    prefix: str,
    layers: list[str],
    classes: dict[str, str],
    opened: Opened,
) -> Iterator[NamedArray]:
    for layer in layers:
        group = child(root, layer)
        for weight in attribute(group, "weight_names"):
            data = _found_in(group, weight)
            name = weight.removesuffix(":0")
            full = f"{prefix}{layer}/{weight}"
            last = name.rpartition("/")[2]
            inner = name.split("/")[-2] if "/" in name else layer
            shown = layer if inner == layer or layer in name.split("/") else f"{layer}/{inner}"
            told = classes.get(inner, "depthwise_conv2d" if "depthwise" in layer else "")
            # Keras 3 names the kernel of a depthwise layer like any other.
            if told.startswith("depthwise") and last == "kernel":
                last = "depthwise_kernel"
            kind = _kind(told, last, data.shape)
            yield NamedArray(
                f"{shown}/{last}",
                data.shape,
                data.dtype,
                partial(read_data_set, path, opened, full),
                "HWOI" if kind == "transposed" else "HWIO",
                KNOWN,
                kind,
            )


def _found_in(group: "h5py.Group", name: str) -> DataSet:
    data = child(group, name)
    return DataSet(name, tuple(data.shape or ()), str(data.dtype))


def _user_names(path: Path, file: "h5py.File", found: list[DataSet]) -> dict[str, str]:
    """Return the user's name of each group, which is stored in an attribute of its `vars`."""
    names = {}
    for folder in {data.name.rpartition("/vars/")[0] for data in found if "/vars/" in data.name}:
        names[folder] = text_of(file[f"{folder}/vars"].attrs.get("name"))
    return names


def _new_layout(
    path: Path,
    found: list[DataSet],
    names: dict[str, str],
    order: dict[str, int],
    opened: Opened,
) -> list[NamedArray]:
    arrays = []
    for data in found:
        folder, _, number = data.name.rpartition("/vars/")
        if not folder or not number.isdecimal():
            continue
        outer = folder.rpartition("/")[0]
        own = names.get(folder) or folder.rpartition("/")[2]
        variables = next(
            (known for kind, known in _VARIABLES.items() if kind in f"{folder} {own}"),
            ("kernel", "bias"),
        )
        index = int(number)
        last = variables[index] if index < len(variables) else f"variable {index}"
        state = "optimizer/" if re.match(r"optimizer(/|$)", folder) else ""
        # Without a configuration, layers of the model itself come before those of its blocks.
        block = 0 if folder.startswith("layers/") else 1
        place = (order.get(folder, len(order)), block, natural(folder))
        shown = f"{_inner(outer)}{own}"
        kind = _kind(folder, last, data.shape)
        array = NamedArray(
            f"{state}{shown}/{last}",
            data.shape,
            data.dtype,
            partial(read_data_set, path, opened, data.name),
            "HWOI" if kind == "transposed" else "HWIO",
            KNOWN,
            kind,
        )
        arrays.append((place, index, array))
    arrays.sort(key=lambda item: (item[0], item[1]))
    return [array for _, _, array in arrays]


def _kind(told: str, variable: str, shape: tuple[int, ...]) -> Kind | None:
    """Return the kind of the layer of a kernel if its class or folder tells.

    Parameters
    ----------
    told : class of the layer as in `_snake`, or its folder
    variable : name of the kernel
    """
    found = _CLASS.search(told)
    if found is None or len(shape) != int(found[2]) + 2:
        return None
    if found[3]:
        return "transposed"
    if found[1]:
        return "convolution" if variable == "pointwise_kernel" else "depthwise"
    return None if len(shape) == 4 else "convolution"  # of planes: as the bias tells


def _inner(outer: str) -> str:
    """Return the path of the models around a layer, without the groups that Keras adds."""
    parts = [part for part in outer.split("/") if part not in ("layers", "_layers", "")]
    return "".join(f"{part}/" for part in parts)


def _config_folders(config: Any, prefix: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Yield the group and the name of each layer, in the order of the configuration.

    The groups of the layers of a model are named by their classes, and numbered if several layers
    are of the same class: conv2d, conv2d_1.
    """
    layers = _layers_of(config)
    if depth > MOST_NESTED:
        return
    used: dict[str, int] = {}
    for layer in layers:
        parts = layer if isinstance(layer, dict) else {}
        own = parts.get("config")
        kind = _snake(str(parts.get("class_name")))
        number = used.get(kind, 0)
        used[kind] = number + 1
        folder = f"{prefix}layers/{kind}" + (f"_{number}" if number else "")
        yield folder, str(own.get("name")) if isinstance(own, dict) else kind
        yield from _config_folders(layer, f"{folder}/", depth + 1)


def _layers_of(config: Any) -> list[Any]:
    """Return the configurations of the layers of a model; empty if it is not a model."""
    inner = config.get("config") if isinstance(config, dict) else None
    layers = inner.get("layers") if isinstance(inner, dict) else inner  # a list in early Keras 2
    return layers if isinstance(layers, list) else []


def _model_config(file: "h5py.File") -> Any:
    try:
        return json.loads(text_of(file.attrs.get("model_config")))
    except (ValueError, RecursionError):  # only weights, or damaged: names and shapes tell less
        return None


def _classes(config: Any, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Yield the name and the class of each layer of a model, as in `_snake`."""
    if depth > MOST_NESTED:
        return
    for layer in _layers_of(config):
        own = layer.get("config") if isinstance(layer, dict) else None
        if isinstance(own, dict):
            yield str(own.get("name")), _snake(str(layer.get("class_name")))
        yield from _classes(layer, depth + 1)


def _snake(name: str) -> str:
    """Name of a class as Keras writes it in a file: SeparableConv2D is separable_conv2d."""
    name = re.sub(r"\W+", "", name.rpartition(">")[2])
    name = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", name)
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower()
