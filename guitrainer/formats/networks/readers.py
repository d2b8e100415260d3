"""Chooses the reader of a file of a trained network by its first bytes."""

import re
from collections.abc import Callable
from pathlib import Path

from guitrainer.errors import DataError, WeightsError
from guitrainer.files.archive import open_archive
from guitrainer.files.messages import NOT_A_NETWORK, PICKLE
from guitrainer.files.opening import kind_of, open_regular, reading
from guitrainer.formats.networks import (
    keras_files,
    msgpack,
    onnx_files,
    others,
    plain,
    sharded,
    tensorflow,
    tflite,
    torch_files,
)
from guitrainer.formats.networks.contents import CORE_ML, MOST_ARRAYS, WeightFile
from guitrainer.formats.sniffing import HEAD, format_of_bytes
from guitrainer.sentences import filled

Reader = Callable[[Path], WeightFile]

SAVED_MODEL, MODEL_JSON = "saved_model.pb", "model.json"
FORMATS = (
    "safetensors, PyTorch (.pt, .pth, .pt2), Keras (.keras, .h5), ONNX, TFLite, TensorFlow.js, "
    "SavedModel, checkpoints of TensorFlow (.index), msgpack of Flax, Darknet with its .cfg, "
    "Caffe, GGUF, .mat, .npz, .npy"
)
CORE_ML_FILES = ("Data/com.apple.CoreML/model.mlmodel", "coremldata.bin")  # .mlpackage, .mlmodelc
# specificationVersion (1), then description (2), which begins with a message (1: an input). In
# ONNX, what follows the version is the name of the producer, a text.
_CORE_ML_HEAD = re.compile(rb"\x08[\x01-\x1f]\x12[\x80-\xff]{0,4}[\x00-\x7f]\x0a")


def read_contents(path: Path) -> WeightFile:
    """Describe the arrays of a file of a trained network.

    Raises
    ------
    WeightsError
        If the file cannot be read, is of an unknown format, or is damaged.
    """
    try:
        contents = reader_of(path)(path)
    except DataError as error:
        raise WeightsError(*error.args) from error
    if len(contents.entries) > MOST_ARRAYS:
        raise WeightsError(
            f"{path}: {len(contents.entries):,} arrays, accepted: up to {MOST_ARRAYS:,}"
        )
    return contents


def _read_zip(path: Path) -> WeightFile:
    """Describe the arrays of a zip archive, recognized by the names of its members."""
    with open_archive(path, WeightsError, what="an archive of weights") as (archive, _):
        names = archive.namelist()
    if any(
        name.endswith(("/data.pkl", "/data/weights/model_weights_config.json")) for name in names
    ):
        return torch_files.read_archive(path, names)
    if keras_files.WEIGHTS in names and keras_files.CONFIG in names:
        return keras_files.read_keras(path)
    return plain.read_npz_arrays(path)


def _read_tfjs_folder(path: Path) -> WeightFile:
    return tensorflow.read_tfjs(path / MODEL_JSON)


def _read_folder_of(path: Path) -> WeightFile:
    return tensorflow.read_saved_model(path.parent)


def _read_sharded(path: Path) -> WeightFile:
    return sharded.read_index(path, _read_shard)


def _read_sharded_folder(path: Path) -> WeightFile:
    index = sharded.index_in(path)
    assert index is not None, "the folder has an index"
    return _read_sharded(index)


def _read_shard(path: Path) -> WeightFile:
    if path.name.endswith(sharded.SUFFIX):
        raise WeightsError(f"{path}: an index in an index; accepted: files of arrays")
    return reader_of(path)(path)


def reader_of(path: Path) -> Reader:
    """Return the reader for the file at `path`.

    Raises
    ------
    WeightsError
        If the format is not supported.
    """
    if kind_of(path, WeightsError) == "folder":
        if any(kind_of(path / one, WeightsError) == "file" for one in CORE_ML_FILES):
            raise WeightsError(f"{path}: {CORE_ML}; accepted: its source, as {FORMATS}")
        if kind_of(path / SAVED_MODEL, WeightsError) == "file":
            return tensorflow.read_saved_model
        if kind_of(path / MODEL_JSON, WeightsError) == "file":
            return _read_tfjs_folder
        if sharded.index_in(path) is not None:
            return _read_sharded_folder
        raise WeightsError(
            f"{path}: a folder without {SAVED_MODEL}, {MODEL_JSON} or one index of "
            f"several files (*{sharded.SUFFIX}); accepted: {FORMATS}"
        )
    with open_regular(path, WeightsError) as file, reading(path, WeightsError):
        head = file.read(HEAD)
    if head[8:9] == b"{" and head[:8] != b"\0" * 8:
        return plain.read_safetensors
    if head.startswith(b"PK\x03\x04"):
        return _read_zip
    if head.startswith(b"\x89HDF\r\n\x1a\n"):
        return keras_files.read_hdf5
    if head.startswith(torch_files.LEGACY_BEGINNING):
        return torch_files.read_legacy
    if head[:1] == b"\x80" and head[1:2] in b"\x02\x03\x04\x05":
        raise WeightsError(filled(PICKLE, path))
    if head.startswith(b"\x93NUMPY"):
        return plain.read_single
    if head.startswith(b"MATLAB 5.0"):
        return plain.read_matlab
    if head[4:8] == b"TFL3":
        return tflite.read_tflite
    if head.startswith(b"GGUF"):
        return others.read_gguf
    if path.name.endswith(sharded.SUFFIX):
        return _read_sharded
    if head.lstrip()[:1] in (b"{", b"[") and b"\0" not in head:
        return tensorflow.read_tfjs
    if path.suffix == ".index" and tensorflow.is_index(path):
        return tensorflow.read_checkpoint
    if others.DARKNET_HEAD.match(head):
        return others.read_darknet
    if path.name == SAVED_MODEL:  # begins as a Core ML model does
        return _read_folder_of
    if _CORE_ML_HEAD.match(head):
        raise WeightsError(f"{path}: {CORE_ML}; accepted: its source, as {FORMATS}")
    if head[:1] == b"\x08" and head[1:2] < b"\x20":
        return onnx_files.read_onnx
    if (0x81 <= head[0] <= 0x8F or head[0] in (0xDE, 0xDF)) if head else False:
        return msgpack.read_msgpack
    if head[:1] == b"\x0a" or path.suffix.lower() == ".caffemodel":
        return others.read_caffe
    raise WeightsError(filled(NOT_A_NETWORK, path, format_of_bytes(head).name, FORMATS))
