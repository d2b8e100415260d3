"""Filters in files of trained networks, for several commands: flags, and how they are opened."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from guitrainer.errors import WeightsError
from guitrainer.files.names import filter_axes
from guitrainer.files.opening import kind_of

if TYPE_CHECKING:
    from guitrainer.formats.networks.layers import NetworkFile, StoredFilters

READ = (
    "safetensors, .pt, .pth, .pt2, .h5, .keras, .onnx, .tflite, TF.js, SavedModel, .index, "
    "msgpack, Darknet, Caffe, GGUF, .mat, .npz, .npy"
)


def add_axes(parser: argparse.ArgumentParser) -> None:
    """Add `--axes`, the order of the axes of filters if the file does not say."""
    parser.add_argument(
        "--axes",
        type=_axes,
        metavar="ORDER",
        help="order of the axes of the stored filters, if the file does not say: OIHW, HWIO, "
        "OHWI, …",
    )


def _axes(text: str) -> str:
    try:
        return filter_axes(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def is_checkpoints(path: str) -> bool:
    """Return whether a path is a folder of checkpoints, and neither a single network nor a run."""
    from guitrainer.runs.checkpoint_files import find_checkpoints, is_model  # slow to import
    from guitrainer.runs.filter_series import is_run

    folder = Path(path)
    if kind_of(folder) != "folder" or is_model(folder) or is_run(folder):
        return False
    try:
        return bool(find_checkpoints(folder))
    except WeightsError:
        return False


def opened(path: str, axes: str | None) -> "NetworkFile":
    """Describe the convolutions in a file."""
    from guitrainer.formats.networks.layers import open_network  # slow to import

    return open_network(Path(path), axes)


def chosen(network: "NetworkFile", wanted: str | None) -> "list[StoredFilters]":
    """Return the layer named `wanted`, or all layers; the order of their axes must be known.

    Raises
    ------
    WeightsError
        If there is no such layer, the order is in doubt, or a layer has too many filters.
    """
    from guitrainer.runs.filter_series import check_size  # slow to import

    return [check_size(layer) for layer in named(network, wanted)]


def named(network: "NetworkFile", wanted: str | None) -> "list[StoredFilters]":
    """Return the layer named `wanted`, or all layers.

    Raises
    ------
    WeightsError
        If there is no such layer.
    """
    return list(network.layers) if wanted is None else [network.layer(wanted)]


class Problems:
    """Why some layers of a file cannot be read, while the others can.

    A command shows all layers that can be read before it ends with the first problem.
    """

    def __init__(self, layers: int) -> None:
        self._layers = layers
        self._found: list[WeightsError] = []

    def add(self, problem: WeightsError) -> None:
        """Remember a problem.

        Raises
        ------
        WeightsError
            The first problem, if no layer is left that can be read.
        """
        self._found.append(problem)
        if len(self._found) == self._layers:
            raise self._found[0]

    def check(self) -> None:
        """Call when everything has been shown.

        Raises
        ------
        WeightsError
            If there were problems.
        """
        if self._found:
            first, *others = map(str, self._found)
            more = f" (and {len(others)} more layers)" if others else ""
            raise WeightsError(f"{first}{more}; the other layers were read")
