"""Assigns arrays to parts: images and labels for training, testing and validation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from guitrainer.config.schema import Data
from guitrainer.errors import DataError
from guitrainer.files.messages import SEVERAL_SETS
from guitrainer.files.names import shortened
from guitrainer.formats.datasets.contents import PART_NAMES, ImagePart, PartName
from guitrainer.formats.datasets.roles import KINDS, Kind, Role, role_of, words_of
from guitrainer.formats.sniffing import listed
from guitrainer.formats.stored import StoredArray, samples_first
from guitrainer.reports import Remark
from guitrainer.sentences import filled

LEAST_FLAT = 16  # fewest numbers in a row that may be the pixels of an image
MOST_PAIRED = 3  # training, test and validation

Slot = tuple[PartName, Kind]


@dataclass
class FoundParts:
    """The parts found so far, and how they were found."""

    parts: dict[PartName, ImagePart] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)


def paired(path: Path, arrays: Mapping[str, StoredArray], data: Data) -> FoundParts:
    """Assign named arrays to parts: by the settings, by their names, or by their shapes.

    Parameters
    ----------
    path : file or folder that the arrays come from, for messages.
    arrays : the arrays by name.
    data : names given by the user; `data.split` selects one of several sets.

    Raises
    ------
    DataError
        If images and labels for training cannot be told, or several arrays have the same role.
    """
    result = FoundParts()
    named = {name: role for name in arrays if (role := role_of(name)) is not None}
    kinds = {name: role for name, role in named.items() if role.kind is not None}
    if data.images or data.labels:
        slots = _given(path, arrays, kinds, data)
    else:
        kinds = _of_one_set(path, kinds, data.split)
        slots = _by_name(path, arrays, kinds, result)
        if not all(("train", kind) in slots for kind in KINDS):
            slots = _by_shape(arrays, named, result) or slots
    result.parts = _parts(path, arrays, slots, result)
    return result


def _given(
    path: Path, arrays: Mapping[str, StoredArray], kinds: Mapping[str, Role], data: Data
) -> dict[Slot, str]:
    """Return the slots of arrays that the user has named, and of test arrays named as such."""
    slots: dict[Slot, str] = {}
    for kind, name in (("images", data.images), ("labels", data.labels)):
        if name is None:
            continue
        if name not in arrays:
            raise DataError(
                f"data.{kind}: {path} contains no {shortened(name)}; accepted: "
                f"{listed(list(arrays))}"
            )
        slots["train", "images" if kind == "images" else "labels"] = name
    for name, role in kinds.items():
        if role.kind is not None and name not in slots.values():
            slots.setdefault((role.part or "train", role.kind), name)
    for slot in [slot for slot in slots if slot[0] != "train"]:
        if not all((slot[0], kind) in slots for kind in KINDS):
            del slots[slot]
    return slots


def _of_one_set(path: Path, roles: Mapping[str, Role], split: str | None) -> dict[str, Role]:
    """Return the arrays of the requested set, or of the only complete one."""
    sets: dict[str, set[Slot]] = {}
    for role in roles.values():
        assert role.kind is not None, "roles without a kind were removed"
        sets.setdefault(role.set, set()).add((role.part or "train", role.kind))
    complete = [
        name for name, slots in sets.items() if {("train", kind) for kind in KINDS} <= slots
    ]
    common = set.intersection(*(set(name.split()) for name in complete)) if complete else set()
    short = {name: " ".join(w for w in name.split() if w not in common) for name in complete}
    if split is not None:
        wanted = set(words_of(split))
        matching = [name for name in complete if wanted <= set(name.split())]
        exact = [name for name in matching if set(short[name].split()) == wanted]
        if len(found := exact or matching) != 1:
            accepted = listed([name or "(none)" for name in short.values()]) or "none: no sets"
            raise DataError(
                f"data.split: {path} contains no set {shortened(split)}; accepted: {accepted}"
            )
        return {name: role for name, role in roles.items() if role.set == found[0]}
    if len(complete) > 1:
        names = [name for name in short.values() if name]
        example = f"{path.name}#{names[0] if names else ''}"
        raise DataError(filled(SEVERAL_SETS, path, len(complete), listed(names), example))
    return dict(roles)


def _by_name(
    path: Path,
    arrays: Mapping[str, StoredArray],
    roles: Mapping[str, Role],
    result: FoundParts,
) -> dict[Slot, str]:
    candidates: dict[Slot, list[str]] = {}
    for name, role in roles.items():
        assert role.kind is not None, "roles without a kind were removed"
        candidates.setdefault((role.part or "train", role.kind), []).append(name)
    slots = {}
    for (part, kind), names in candidates.items():
        if len(names) > 1 and kind == "labels":
            names = _one_label_file(arrays, candidates.get((part, "images"), []), names, result)
        if len(names) > 1:
            raise DataError(f"{path}: both {names[0]} and {names[1]} seem to be {part} {kind}")
        slots[part, kind] = names[0]
    return slots


def _one_label_file(
    arrays: Mapping[str, StoredArray], images: Sequence[str], names: list[str], result: FoundParts
) -> list[str]:
    """Of two files with labels of the same images, the one with more columns (QMNIST has both)."""
    if len(images) != 1 or len({role.set for n in names if (role := role_of(n))}) != 1:
        return names
    count = len(arrays[images[0]])
    fitting = [name for name in names if len(arrays[name]) == count]
    if len(fitting) > 1:
        fitting.sort(key=lambda name: -arrays[name].ndim)
        values = {"used": fitting[0], "other": ", ".join(fitting[1:])}
        result.remarks.append(Remark("second_labels", values))
    return fitting[:1] or names


def _by_shape(
    arrays: Mapping[str, StoredArray], named: Mapping[str, Role], result: FoundParts
) -> dict[Slot, str]:
    """Pair arrays without names that tell: images have at least two axes, labels one."""
    images = [name for name, array in arrays.items() if _may_be_images(array)]
    labels = [name for name, array in arrays.items() if _may_be_labels(array)]
    pairs: list[tuple[str, str]] = []
    for name in images:
        array = arrays[name]
        fit = [
            one
            for one in labels
            if len(arrays[one]) in (len(array), array.shape[-1])
            and one not in (used for _, used in pairs)
        ]
        if fit:
            pairs.append((name, fit[0]))
    if not 1 <= len(pairs) <= MOST_PAIRED:
        return {}
    told = [named[name].part if name in named else None for name, _ in pairs]
    if any(told) and len(set(told)) == len(told):
        parts = [part or "train" for part in told]
    else:
        parts = ["train", "test", "val"] if len(pairs) < MOST_PAIRED else ["train", "val", "test"]
    slots: dict[Slot, str] = {}
    for part, (name, label) in zip(parts, pairs, strict=False):
        slots[part, "images"], slots[part, "labels"] = name, label
        values = {"part": part, "images": name, "labels": label}
        result.remarks.append(Remark("by_shape", values))
    return slots


def _may_be_images(array: StoredArray) -> bool:
    numeric = array.dtype.kind in "uifb"
    return numeric and (
        array.ndim in (3, 4) or (array.ndim == 2 and min(array.shape) >= LEAST_FLAT)
    )


def _may_be_labels(array: StoredArray) -> bool:
    flat = array.ndim == 1 or (array.ndim == 2 and 1 in array.shape)
    # not floating-point numbers: those beside the filters of a network are its biases
    return flat and array.dtype.kind in "uibSU" and array.shape != (1,)


def _parts(
    path: Path, arrays: Mapping[str, StoredArray], slots: Mapping[Slot, str], result: FoundParts
) -> dict[PartName, ImagePart]:
    parts: dict[PartName, ImagePart] = {}
    for part in PART_NAMES:
        kinds = [kind for kind in KINDS if (part, kind) in slots]
        if part == "val" and len(kinds) < len(KINDS):
            continue
        if len(kinds) == 1 or (part == "train" and not kinds):
            raise DataError(
                f"{path}: {part} images and {part} labels are needed, found only "
                f"{', '.join(slots[part, kind] for kind in kinds) or 'neither'} "
                f"among {listed(list(arrays)) or 'no arrays'}"
            )
        if kinds:
            images, labels = (arrays[slots[part, kind]] for kind in KINDS)
            parts[part] = ImagePart(_samples_in_front(images, labels, result), labels)
    return parts


def _samples_in_front(images: StoredArray, labels: StoredArray, result: FoundParts) -> StoredArray:
    count = max(labels.shape) if 1 in labels.shape else len(labels)
    if images.ndim > 1 and len(images) != count and images.shape[-1] == count:
        shape = "×".join(map(str, images.shape))
        result.remarks.append(Remark("samples_last", {"array": images.name, "shape": shape}))
        return samples_first(images)
    return images
