"""Reads JSON that others may have written into dataclasses that state what is accepted."""

from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from guitrainer.config.messages import shown
from guitrainer.errors import CheckpointError
from guitrainer.files.opening import read_regular

LARGEST_JSON = 1 << 20  # bytes; a plan of 128 layers takes 30 kB

T = TypeVar("T")


def read_checked(path: Path, kind: type[T]) -> T:
    """Read the content of a JSON file as a `kind`, whose annotations state what is accepted.

    Raises
    ------
    CheckpointError
        If the file cannot be read or is a link, is larger than 1 MiB, is not JSON, or contains
        anything that is not accepted; the message names it.
    """
    content = read_regular(path, CheckpointError, most=LARGEST_JSON, links=False)
    try:
        made: T = _adapter(kind).validate_json(content)  # type: ignore[arg-type]  # a class has a hash
        return made
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        if first["type"] == "json_invalid":
            raise CheckpointError(f"{path}: damaged: not JSON ({first['msg']})") from None
        where = ".".join(str(part) for part in first["loc"]) or "content"
        found = shown(first["input"])
        raise CheckpointError(
            f"{path}: damaged: {where}: found {found}, accepted: {_accepted(first['msg'])}"
        ) from None


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    """Return the reader of JSON for `kind`; cached because it is slow to create."""
    return TypeAdapter(kind)


def _accepted(message: str) -> str:
    """Turn pydantic's message about a value into what would have been accepted."""
    start = "Input should be "
    return message.removeprefix(start) if message.startswith(start) else message
