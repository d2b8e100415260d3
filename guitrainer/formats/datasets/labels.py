"""Turns labels as they are stored into class numbers: text, one-hot vectors, other first labels."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.schema import LARGEST_LABEL, Data
from guitrainer.errors import DataError
from guitrainer.files.messages import GAPS, ONE_CLASS
from guitrainer.files.names import shortened
from guitrainer.formats.sniffing import listed
from guitrainer.reports import Remark
from guitrainer.sentences import filled

UNUSED_CLASSES = 16
"""Up to this many numbers below the largest label may be missing from a small set."""
LEAST_PER_CLASS = 8  # labels per class, with which none is missing by chance
MOST_CLASSES = 65536
QMNIST_COLUMNS = 8
"""Columns of the labels of QMNIST: class, NIST series, writer and more (Yadav and Bottou 2019,
"Cold case: the lost MNIST digits", appendix)."""
LONGEST_NAME = 200  # characters of a class name

ClassNumbers = NDArray[np.int64]


@dataclass(frozen=True)
class LabelColumn:
    """Labels as one number or text per image.

    Parameters
    ----------
    values : (N,), int64 or text.
    remarks : how they were interpreted.
    """

    values: NDArray[Any]
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Classes:
    """The classes of a set, by the labels of its training images.

    Parameters
    ----------
    labels : label of each class in the files, in the order of the classes.
    names : name of each class.
    remarks : how they were interpreted.
    """

    labels: tuple[int | str, ...]
    names: tuple[str, ...]
    remarks: tuple[Remark, ...]


def column_of(stored: NDArray[Any], name: str) -> LabelColumn:
    """Reduce labels to one number or text per image.

    Parameters
    ----------
    stored : (N,), also with axes of length 1, or one-hot (N, K); integers, whole floating-point
        numbers, truth values, text or bytes.
    name : name of the array, for messages.

    Raises
    ------
    DataError
        If the shape or type is different, there are no labels, or several classes per image.
    """
    remarks: tuple[Remark, ...] = ()
    if stored.ndim > 1 and stored.size in stored.shape:
        stored = stored.reshape(-1)
    elif stored.ndim == 2 and 1 < stored.shape[1] <= MOST_CLASSES and stored.dtype.kind in "uifb":
        stored, remark = _of_rows(stored, name)
        remarks = (remark,)
    if stored.ndim != 1 or stored.dtype.kind not in "uifbSU":
        raise DataError(
            f"{name}: labels of shape {stored.shape} and type {stored.dtype}; accepted: one "
            "integer or text per image, or one-hot vectors"
        )
    if not len(stored):
        raise DataError(f"{name}: contains no samples")
    return LabelColumn(_plain(stored, name), remarks)


def classes_of(column: LabelColumn, known: Mapping[int, str], data: Data, name: str) -> Classes:
    """Find the classes among the labels of the training images.

    Parameters
    ----------
    column : labels of the training images.
    known : names of the labels in the order of the classes, if the format has them.
    data : settings that replace what is found: first label, gaps, names.
    name : name of the array, for messages.

    Raises
    ------
    DataError
        If there is only one class, or a gap among the labels that is probably a mistake.
    """
    remarks = list(column.remarks)
    used = np.unique(column.values)
    if len(used) < 2:
        raise DataError(filled(ONE_CLASS, name, used[0]))
    if len(used) > MOST_CLASSES:
        raise DataError(f"{name}: {len(used):,} different labels; accepted: up to {MOST_CLASSES:,}")
    if column.values.dtype.kind == "U":
        labels: tuple[int | str, ...] = tuple(str(text) for text in used)
        names = tuple(str(label) for label in labels)
        remarks.append(Remark("text_labels", {}))
    elif known and data.first_label is None and set(used.tolist()) <= set(known):
        labels, names = tuple(known), tuple(known.values())
        remarks += _of_known(labels)
    else:
        labels = _numbered(column.values, used, data, name, remarks)
        names = tuple(str(label) for label in labels)
    return Classes(labels, _named(names, data), tuple(remarks))


def numbers_of(column: LabelColumn, classes: Classes, name: str) -> ClassNumbers:
    """Convert labels to the numbers of their classes, 0 to C − 1.

    Raises
    ------
    DataError
        If a label belongs to none of the classes; the message has its index and value.
    """
    known: NDArray[Any] = np.array(classes.labels)
    if known.dtype.kind == "U" or column.values.dtype.kind == "U":
        known, values = known.astype(str), column.values.astype(str)
    else:
        values = column.values
    order = np.argsort(known, kind="stable")
    places = np.searchsorted(known[order], values).clip(max=len(known) - 1)
    found: ClassNumbers = order[places]
    wrong = known[found] != values
    if wrong.any():
        index = int(wrong.argmax())
        ends = f"{classes.labels[0]}…{classes.labels[-1]}"
        raise DataError(
            f"{name}: label {shortened(values[index], 40)} at index {index} is outside the class "
            f"range {ends}"
        )
    return found


def have_gaps(labels: NDArray[Any], used: NDArray[Any]) -> bool:
    """Return whether numbers are unused that the labels would contain if there were images of them.

    Of a table, only the first rows have been read; a class may be missing there by chance.

    Parameters
    ----------
    labels : (N,), int64.
    used : their different values, sorted.
    """
    complete = _unused(used) == 0 or len(labels) < LEAST_PER_CLASS * len(used)
    return bool(used[0] >= 0 and (are_many_unused(used) or not complete))


def are_many_unused(used: NDArray[Any]) -> bool:
    """Return whether so many numbers are unused that the labels are refused without an answer."""
    return _unused(used) > max(UNUSED_CLASSES, len(used))


def _unused(used: NDArray[Any]) -> int:
    return int(used[-1]) + 1 - int(used[0]) - len(used)


def _of_rows(stored: NDArray[Any], name: str) -> tuple[NDArray[Any], Remark]:
    """Return the labels of rows: one-hot vectors, or the table of QMNIST."""
    columns = stored.shape[1]
    ones = (stored == 1).sum(axis=1)
    off = -1 if stored.dtype.kind in "if" and stored.min() == -1 else 0
    binary = bool(((stored == off) | (stored == 1)).all())
    if binary and bool((ones == 1).all()):
        return stored.argmax(axis=1), Remark("one_hot", {"classes": str(columns)})
    if columns == QMNIST_COLUMNS and stored.dtype.kind == "i" and "qmnist" in name.lower():
        return stored[:, 0], Remark("label_column", {"columns": str(columns)})
    found = "several classes per image" if binary else f"{columns} numbers per image"
    raise DataError(
        f"{name}: labels of shape {stored.shape} with {found}; accepted: one integer or text per "
        "image, or one-hot vectors"
    )


def _plain(labels: NDArray[Any], name: str) -> NDArray[Any]:
    """Return the labels as int64, or as text if they are not numbers."""
    if labels.dtype.kind in "SU":
        return _of_text(labels, name)
    if labels.dtype.kind == "f":
        wrong = ~(np.isfinite(labels) & (np.floor(labels) == labels))
        if wrong.any():
            index = int(wrong.argmax())
            raise DataError(
                f"{name}: label {labels[index]:g} at index {index}; accepted: integers or text"
            )
    wrong = (
        (labels < -LARGEST_LABEL) | (labels > LARGEST_LABEL) if labels.dtype.kind != "b" else None
    )
    if wrong is not None and wrong.any():
        index = int(wrong.argmax())
        raise DataError(
            f"{name}: label {labels[index]:.0f} at index {index} is outside the class range: "
            f"accepted are numbers up to {LARGEST_LABEL:,}"
        )
    return labels.astype(np.int64)


def _of_text(labels: NDArray[Any], name: str) -> NDArray[Any]:
    try:
        text: NDArray[Any] = np.char.decode(labels, "utf-8") if labels.dtype.kind == "S" else labels
    except UnicodeDecodeError:
        raise DataError(f"{name}: labels that are not UTF-8 text") from None
    text = np.char.strip(text)
    if max(len(str(one)) for one in np.unique(text)) > LONGEST_NAME:
        raise DataError(f"{name}: labels of more than {LONGEST_NAME} characters")
    kinds = np.unique(text)
    if all(_is_whole(str(one)) for one in kinds):
        return text.astype(np.float64).astype(np.int64)
    return text


def _is_whole(text: str) -> bool:
    sign = text[1:] if text[:1] in ("+", "-") else text
    whole, _, rest = sign.partition(".")
    return whole.isascii() and whole.isdigit() and len(whole) <= 9 and not rest.strip("0")


def _numbered(
    values: NDArray[Any], used: NDArray[Any], data: Data, name: str, remarks: list[Remark]
) -> tuple[int | str, ...]:
    """Return the labels of the classes: all from the first to the last, or only those in use."""
    lowest, largest = int(used[0]), int(used[-1])
    if data.first_label is not None and data.first_label > lowest:
        raise DataError(
            f"data.first_label: got {data.first_label}, but {name} contains the label {lowest}"
        )
    first = lowest if data.first_label is None else data.first_label
    unused = largest + 1 - first - len(used)
    signs = used.tolist() == [-1, 1]  # the usual labels of two classes in LIBSVM files
    if first < 0 and not signs and data.first_label is None:
        _refuse(values, lowest, f"{name}: ", "; accepted: 0 and above, or set data.first_label")
    if signs or (data.label_gaps == "compact" and unused):
        values_ = {"labels": listed([str(label) for label in used]), "last": str(len(used) - 1)}
        remarks.append(Remark("compact", values_))
        return tuple(used.tolist())
    if unused > max(UNUSED_CLASSES, len(used)) and data.label_gaps == "auto":
        expected = f"{first}…{first + len(used) - 1}"
        index = int((values == largest).argmax())
        raise DataError(filled(GAPS, name, largest, index, len(used), expected))
    if largest + 1 - first > MOST_CLASSES:
        raise DataError(
            f"{name}: labels from {first} to {largest}; accepted: up to {MOST_CLASSES:,} classes "
            "(data.label_gaps = 'compact' leaves out unused numbers)"
        )
    if first:
        remarks.append(Remark("first_label", {"low": str(first), "high": str(largest)}))
    return tuple(range(first, largest + 1))


def _refuse(values: NDArray[Any], label: int, start: str, end: str) -> None:
    index = int((values == label).argmax())
    raise DataError(f"{start}label {label} at index {index}{end}")


def _of_known(labels: tuple[int | str, ...]) -> list[Remark]:
    """Say how labels with known names were numbered."""
    if labels == (10, *range(1, 10)):
        return [Remark("digit_ten", {})]
    if labels and labels[0] != 0 and labels == tuple(range(int(labels[0]), int(labels[-1]) + 1)):
        return [Remark("first_label", {"low": str(labels[0]), "high": str(labels[-1])})]
    return []


def _named(names: tuple[str, ...], data: Data) -> tuple[str, ...]:
    if not data.class_names:
        return names
    if len(data.class_names) != len(names):
        raise DataError(
            f"data.class_names: got {len(data.class_names)} names, accepted: {len(names)}, one "
            f"for each of the classes {names[0]} to {names[-1]}"
        )
    return data.class_names
