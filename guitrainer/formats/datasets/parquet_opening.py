"""Opens Parquet tables with pyarrow, which is an optional extra, and reads columns in batches."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.schema import Data
from guitrainer.errors import DataError
from guitrainer.files.names import shortened
from guitrainer.formats.datasets.roles import LABEL_WORDS, words_of
from guitrainer.formats.limits import check_expansion
from guitrainer.formats.sniffing import listed


class TableFields(NamedTuple):
    """Columns of a table: their types by name, number of rows, and what pandas and others add."""

    kinds: dict[str, Any]
    rows: int
    metadata: Mapping[bytes, bytes]


@contextmanager
def opened_parquet(path: Path) -> Iterator[Any]:
    """Open a table; errors of the library inside the block become one line.

    Raises
    ------
    DataError
        If pyarrow is missing, or the file is damaged.
    """
    try:
        import pyarrow as arrow
        import pyarrow.parquet as parquet
    except ImportError:
        raise DataError(
            f"{path}: a Parquet table, which is read with pyarrow; install it: pip install pyarrow"
        ) from None
    try:
        with parquet.ParquetFile(path) as file:
            yield file
    except (arrow.ArrowException, OSError, ValueError, KeyError, TypeError, OverflowError) as error:
        reason = " ".join(str(error).split())[:200]
        raise DataError(f"{path}: not a Parquet table, or damaged ({reason})") from error


def fields_of(path: Path) -> TableFields:
    """Return the columns of a table.

    Raises
    ------
    DataError
        If pyarrow is missing, or the file is damaged or contains no rows.
    """
    with opened_parquet(path) as file:
        schema, rows = file.schema_arrow, int(file.metadata.num_rows)
        if rows < 1:
            raise DataError(no_rows(path))
        kinds = {field.name: field.type for field in schema}
        return TableFields(kinds, rows, dict(schema.metadata or {}))


def no_rows(path: Path) -> str:
    """Return the message about a table without rows."""
    return f"{path}: contains no rows; accepted: an image in each row"


def label_column(path: Path, names: Sequence[str], data: Data) -> str | None:
    """Return the column with the labels: the one that data.labels names, or that says so.

    Raises
    ------
    DataError
        If there are several, or none has the name that was asked for.
    """
    if data.labels is not None and data.labels not in names:
        raise DataError(
            f"data.labels: {path} has no column {shortened(data.labels, 60)}; accepted: "
            f"{listed(names)}"
        )
    if data.labels is not None:
        return data.labels
    named = [name for name in names if LABEL_WORDS & set(words_of(name))]
    if len(named) > 1:
        raise DataError(
            f"{path}: several columns may be the labels; set data.labels to one of {listed(named)}"
        )
    return named[0] if named else None


def class_names(metadata: Mapping[bytes, bytes], label: str | None) -> dict[int, str]:
    """Return the names of the classes that Hugging Face stores; empty if they cannot be used."""
    try:
        facts = json.loads(metadata.get(b"huggingface", b"{}"))
        names = facts["info"]["features"][label]["names"]
        if all(isinstance(name, str) for name in names) and len(set(names)) == len(names):
            return dict(enumerate(names))
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    return {}


def batches(path: Path, columns: Sequence[str], rows: int) -> Iterator[Any]:
    """Yield batches of at most `rows` rows with these columns.

    Raises
    ------
    DataError
        If the file is damaged, or unpacks to a disproportionate size.
    """
    with opened_parquet(path) as file:
        groups = [file.metadata.row_group(n) for n in range(file.metadata.num_row_groups)]
        unpacked = sum(int(group.total_byte_size) for group in groups)
        check_expansion(path, path.stat().st_size, unpacked)
        left = int(file.metadata.num_rows)
        for batch in file.iter_batches(batch_size=rows, columns=list(columns), use_threads=False):
            left -= batch.num_rows
            if left < 0:
                raise ValueError("more rows than its header says")
            yield batch


def labels_in(batch: Any, label: str, path: Path) -> NDArray[Any]:
    """Return the labels of a batch.

    Raises
    ------
    DataError
        If they are neither whole numbers nor text.
    """
    values = batch.column(label).to_pylist()
    if any(not isinstance(value, int | str) for value in values):
        raise DataError(f"{path}: column {label}: accepted: integers or text")
    return np.array(values)
