"""The convolutions of a file: their names, shapes, axis orders, and filters in the order OIHW."""

import re
import struct
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import WeightsError
from guitrainer.files import messages
from guitrainer.files.names import shortened
from guitrainer.formats.networks.axes import COMMON, oihw_shape, possible_orders, to_oihw
from guitrainer.formats.networks.contents import UNORDERED, Kind, NamedArray, WeightFile
from guitrainer.formats.networks.neighbors import Entries, followers, layer_name
from guitrainer.formats.networks.orders import CONVENTIONS, order_of, order_of_file
from guitrainer.formats.networks.plain import natural
from guitrainer.formats.networks.readers import read_contents
from guitrainer.formats.networks.variants import Upward, variant_of
from guitrainer.sentences import Sentence, filled

CHOSEN = "chosen with --axes"
MOST_LISTED = 6
# Arrays with four axes that are no filters.
_NOT_FILTERS = re.compile(
    r"pos_embed|position|relative|running_|anchor|token|expert|bilinear|(\b|_)mask\b|weight_g$|"
    r"weight\.original0$",
    re.I,
)
# Arrays that change filters before they are used, and what they do.
_CHANGED = (
    (re.compile(r"weight_g$|weight\.original0$"), messages.WEIGHT_NORMALIZATION),
    (re.compile(r"weight_mask$"), messages.PRUNED),
    (re.compile(r"weight_u$|parametrizations\.weight\.0\._u$"), messages.SPECTRAL_NORMALIZATION),
)
_STATE = re.compile(
    r"optimi[sz]er|opt_state|exp_avg|momentum_buffer|moment[um]*s?[./]|(^|[./])(adam|adamw|sgd|"
    r"rmsprop|nadam|adagrad)[./]|OPTIMIZER_SLOT|(^|[./])(mu|nu|velocity)[./]",
    re.I,
)


@dataclass(frozen=True)
class StoredFilters:
    """A convolution in a file, of which only the description has been read.

    Parameters
    ----------
    name : name of the layer
    key : name of the array in the file
    stored : shape as stored
    dtype : type as stored
    axes : order of the stored axes; None if in doubt
    known : how the order is known, or which orders are possible
    kind : kind of convolution
    groups : groups of a transposed convolution, if known
    """

    path: Path
    name: str
    key: str
    stored: tuple[int, ...]
    dtype: str
    axes: str | None
    known: str
    kind: Kind
    _entry: NamedArray
    groups: int = 1

    @property
    def shape(self) -> tuple[int, ...] | None:
        """Shape (out, in, height, width); None if the order of the axes is in doubt."""
        if self.axes is None:
            return None
        return oihw_shape(self.stored, self.axes, self.kind, self.groups)

    def weight(self) -> NDArray[np.float32]:
        """Read the filters, as (out, in, height, width).

        Raises
        ------
        WeightsError
            If the order of the axes is in doubt, the array cannot be read, or it contains anything
            other than finite numbers.
        """
        if self.axes is None:
            raise WeightsError(self.doubt)
        try:
            array = self._entry.read()
        except (ValueError, IndexError, OverflowError, TypeError, struct.error) as error:
            # what is described may be sound, and the place of the numbers damaged
            reason = f"{type(error).__name__}: {str(error)[:80]}"
            raise WeightsError(f"{self.path}: {self.key}: damaged ({reason})") from None
        if array.dtype.kind not in "fiub":
            raise WeightsError(f"{self.path}: {self.key}: {array.dtype}, accepted: real numbers")
        with np.errstate(over="ignore", invalid="ignore"):  # what overflows is reported below
            weight = to_oihw(array, self.axes, self.kind, self.groups)
            weight = weight.astype(np.float32, order="C")
        if not np.isfinite(weight).all():
            raise WeightsError(filled(messages.NOT_FINITE, self.path, self.key))
        return weight

    def fitted(self, shape: tuple[int, ...]) -> "StoredFilters | None":
        """Return these filters if they have this shape, in exactly one order if in doubt.

        Parameters
        ----------
        shape : (out, in, height, width)
        """
        if self.axes is not None:
            return self if self.shape == shape else None
        orders = self.orders_for(shape)
        if len(orders) != 1:
            return None
        return replace(self, axes=orders[0], known="the only order with the shape of the layer")

    def orders_for(self, shape: tuple[int, ...]) -> list[str]:
        """Return the orders of the axes with which these filters have a shape, if in doubt."""
        if self.axes is not None:
            return []
        return [o for o in COMMON if oihw_shape(self.stored, o, self.kind) == shape]

    @property
    def possible(self) -> tuple[str, ...]:
        """Orders of the axes in which the windows are square; if there are none, the usual ones."""
        return possible_orders(self._entry, ()) or COMMON

    def read_as(self, axes: str) -> "StoredFilters":
        """Return these filters with another order of the axes."""
        return replace(self, axes=axes, known=CHOSEN, groups=1)

    @property
    def doubt(self) -> str:
        """Why the order of the axes is in doubt, and how to choose it."""
        return (
            f"{self.path}: {self.key} {self.stored}: the order of the axes is not known "
            f"({self.known}); accepted: --axes OIHW (out, in, height, width), HWIO, OHWI, or "
            "another order of these letters"
        )


@dataclass(frozen=True)
class NetworkFile:
    """The convolutions of a file, in order; `arrays` counts all arrays, `notes` are for people."""

    path: Path
    format: str
    layers: tuple[StoredFilters, ...]
    arrays: int
    notes: tuple[Sentence, ...]

    def layer(self, name: str) -> StoredFilters:
        """Return the layer with this name, or whose array has this name.

        Raises
        ------
        WeightsError
            If there is none; the message lists the names.
        """
        for layer in self.layers:
            if name in (layer.name, layer.key):
                return layer
        names = [layer.name for layer in self.layers]
        raise WeightsError(
            f"{self.path}: has no layer {shortened(name, 80)}, accepted: {listed(names)}"
        )


def _with_height(entry: NamedArray, axes: str | None) -> NamedArray:
    """Give the filters of a convolution along one axis a height of 1; return others as they are."""
    if len(entry.shape) != 3 or _NOT_FILTERS.search(entry.name):
        return entry
    named = [(order, known) for pattern, order, known in CONVENTIONS if pattern.search(entry.name)]
    order, known = (entry.axes, entry.known) if entry.axes or not named else named[0]
    torch = bool(named) and named[0][0] == "OIHW"
    if order is None or not (entry.kind or torch or re.search("conv", entry.name, re.I)):
        return entry
    order, known = (order, known) if axes is None else (axes, CHOSEN)
    place = order.index("H")
    shape = (*entry.shape[:place], 1, *entry.shape[place:])
    return replace(
        entry, shape=shape, axes=order, known=known, read=lambda: entry.read().reshape(shape)
    )


def _is_of_volumes(entry: NamedArray) -> bool:
    """Return whether an array with five axes has the filters of a 3-D convolution."""
    told = entry.kind or any(pattern.search(entry.name) for pattern, *_ in CONVENTIONS)
    return len(entry.shape) == 5 and bool(told) and not _NOT_FILTERS.search(entry.name)


def open_network(path: str | Path, axes: str | None = None) -> NetworkFile:
    """Describe the convolutions in a file of a trained network; no filter is read.

    Parameters
    ----------
    path : a file in one of the formats in `readers.py`, or the folder of a SavedModel
    axes : order of the stored axes for all layers, such as "HWIO"; defaults to what the writer or
        the shapes tell

    Raises
    ------
    WeightsError
        If the file cannot be read, is of another format, is damaged, or contains no convolution.
    """
    path = Path(path)
    contents = read_contents(path)
    entries = [entry for entry in contents.entries if not _STATE.search(entry.name)]
    names = [entry.name for entry in entries]
    if names == sorted(names):  # the order of the layers is lost, but conv10 comes after conv2
        entries.sort(key=lambda entry: natural(entry.name))
    skipped = len(contents.entries) - len(entries)
    notes = contents.notes
    if skipped:
        text = messages.STATE_ARRAY if skipped == 1 else messages.STATE_ARRAYS
        notes += (filled(text, skipped),)
    notes += tuple(
        Sentence(note)
        for pattern, note in _CHANGED
        if any(pattern.search(entry.name) for entry in entries)
    )
    arrays = Entries(map(partial(_with_height, axes=axes), entries))
    flat = [
        layer_name(new.name) for old, new in zip(entries, arrays, strict=True) if old is not new
    ]
    if flat:
        notes += (filled(messages.ALONG_ONE_AXIS, listed(flat)),)
    volumes = [
        f"{layer_name(entry.name)} {entry.shape}" for entry in arrays if _is_of_volumes(entry)
    ]
    if volumes:
        notes += (filled(messages.OVER_VOLUMES, listed(volumes)),)
    layers = _layers(path, contents, arrays, axes)
    notes += _untold(arrays, layers)
    notes += tuple(filled(messages.LEFT_OUT, fault) for fault in contents.faults)
    if not layers and contents.faults:
        raise WeightsError(contents.faults[0])
    if not layers:
        found = listed([f"{entry.name} {entry.shape}" for entry in entries])
        text = messages.NO_PLANE_FILTERS if volumes else messages.NO_FILTERS
        raise WeightsError(filled(text, path, contents.format, found))
    return NetworkFile(path, contents.format, layers, len(contents.entries), notes)


def _layers(
    path: Path, contents: WeightFile, entries: Entries, axes: str | None
) -> tuple[StoredFilters, ...]:
    kernels = [
        (index, entry)
        for index, entry in enumerate(entries)
        if len(entry.shape) == 4 and min(entry.shape) > 0 and not _NOT_FILTERS.search(entry.name)
    ]
    common = order_of_file(entries, kernels)
    upward = None if UNORDERED in contents.notes else Upward(entries)
    found = []
    for index, entry in kernels:
        order, known = axes, CHOSEN
        if order is None:
            order, known = entry.axes, entry.known
        if order is None:
            order, known = common or order_of(entry, followers(entries, index))
        kind, groups = entry.kind or "convolution", entry.groups if axes is None else 1
        if axes is None and entry.kind is None and order is not None:
            variant = variant_of(entry, order, known, followers(entries, index))
            if variant.order == "OIHW" and upward is not None:
                variant = upward.found(index, known) or variant
            order, kind, known, groups = variant
        elif entry.kind is None and "depthwise" in entry.name.lower():
            kind = "depthwise"
        name = layer_name(entry.name)
        found.append(
            StoredFilters(
                path, name, entry.name, entry.shape, entry.dtype, order, known, kind, entry, groups
            )
        )
    return tuple(_with_unique_names(found))


def _untold(entries: Entries, layers: Sequence[StoredFilters]) -> tuple[Sentence, ...]:
    """Name convolutions in the order of PyTorch that may also be transposed ones.

    The weight of a convolution begins with as many elements as the next vector has, the bias or
    that of a batch normalization. A transposed convolution does so, too, if its numbers of inputs
    and outputs are equal; without groups, its weight then has two equal sides, and in groups, the
    layer before it has as many outputs.
    """
    places = {entry.name: index for index, entry in enumerate(entries)}
    found, grouped = [], []
    outputs = 0  # of the layer before
    for layer in layers:
        shape = layer.shape or (0, 0, 0, 0)
        before, outputs = outputs, shape[0]
        entry = layer._entry
        if layer.axes != "OIHW" or entry.kind is not None or not layer.known.endswith("PyTorch"):
            continue
        behind = entries[places[entry.name] + 1 : places[entry.name] + 3]
        vectors = [one.shape[0] for one in behind if len(one.shape) == 1]
        vectors = followers(entries, places[entry.name]) or vectors
        first, second, *_ = layer.stored
        if second > 1 and (first == second or not vectors or vectors[0] != first):
            found.append(layer.name)
        elif before == first and first % second == 0 and second > 1 and max(shape[2:]) > 1:
            grouped.append(layer.name)
    texts = ((messages.MAYBE_TRANSPOSED, found), (messages.MAYBE_IN_GROUPS, grouped))
    return tuple(filled(text, listed(names)) for text, names in texts if names)


def _with_unique_names(layers: Sequence[StoredFilters]) -> list[StoredFilters]:
    names = Counter(layer.name for layer in layers)
    return [layer if names[layer.name] == 1 else replace(layer, name=layer.key) for layer in layers]


def listed(names: Sequence[Any]) -> str:
    """Return the first names of many, for a message."""
    shown = [shortened(name, 80) for name in names[:MOST_LISTED]]
    return (", ".join(shown) or "none") + (", …" if len(names) > MOST_LISTED else "")
