"""Parquet tables with a column per pixel, or with lists of pixels."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from guitrainer.config.schema import Data
from guitrainer.data.loading import load_dataset
from guitrainer.errors import DataError
from tests.formats.datasets.making import Array, drawn

arrow = pytest.importorskip("pyarrow", reason="pyarrow is an optional extra")
X, Y = drawn(60)


def _write(path: Path, columns: dict[str, Any]) -> None:
    import pyarrow.parquet

    pyarrow.parquet.write_table(arrow.table(columns), path)


def _per_pixel(images: Array = X) -> dict[str, Any]:
    return {f"pixel_{n}": column for n, column in enumerate(images.reshape(len(images), -1).T)}


def _fixed(images: Array) -> Any:
    flat = arrow.array(images.reshape(-1))
    for side in (28, 28):
        flat = arrow.FixedSizeListArray.from_arrays(flat, side)
    return flat


KINDS: dict[str, dict[str, Any]] = {
    "a column per pixel": _per_pixel(),
    "floats beside a number of the row": {
        "id": np.arange(60),
        **{name: column / np.float32(255) for name, column in _per_pixel().items()},
    },
    "lists": {"image": X.reshape(60, -1).tolist()},
    "lists of lists": {"image": arrow.array(X.tolist(), arrow.list_(arrow.list_(arrow.uint8())))},
    "lists of fixed size": {"image": _fixed(X)},
    "truth values": _per_pixel(X > 100),
}


@pytest.mark.parametrize("kind", KINDS)
def test_pixels(tmp_path: Path, kind: str) -> None:
    _write(tmp_path / "train.parquet", {**KINDS[kind], "label": Y.astype(np.int64)})
    dataset = load_dataset(Data(source=str(tmp_path / "train.parquet")), 0)
    wanted = (X > 100) * 255 if kind == "truth values" else X
    found = np.concatenate([dataset.train.images, dataset.test.images]).astype(np.float64)
    found = found * 255 if found.max() <= 1 else found
    labels = np.concatenate([dataset.train.labels, dataset.test.labels])
    pairs = sorted((int(n), image.round().astype(np.uint8).tobytes())
                   for n, image in zip(labels, found, strict=True))  # fmt: skip
    assert pairs == sorted((int(n), image.astype(np.uint8).tobytes())
                           for n, image in zip(Y, wanted, strict=True))  # fmt: skip


REFUSED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "few numbers": ({"a": [1, 2], "label": [0, 1]}, {}, "no column of pictures among a, label"),
    "a row that is shorter": (
        {"image": [[1] * 16, [1] * 15], "label": [0, 1]},
        {},
        "column image: rows of different lengths.*accepted: 16 numbers in every row",
    ),
    "a missing number": (
        {**{f"p{n}": [1, 2] for n in range(15)}, "p15": [1, None], "label": [0, 1]},
        {},
        "column p15: 1 values are missing; accepted: a number for every pixel",
    ),
    "no such labels": (
        {**_per_pixel(), "label": Y},
        {"labels": "digit"},
        r"data\.labels: .* has no column digit; accepted: pixel_0",
    ),
    "two labels": (
        {**_per_pixel(), "label": Y, "target": Y},
        {},
        "set data.labels to one of label, target",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_refused(tmp_path: Path, kind: str) -> None:
    columns, fields, message = REFUSED[kind]
    _write(tmp_path / "own.parquet", columns)
    with pytest.raises(DataError, match=message):
        load_dataset(Data(source=str(tmp_path / "own.parquet"), **fields), 0)
