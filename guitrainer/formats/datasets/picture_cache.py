"""Keeps decoded pictures in the user's cache folder, so that a set is decoded only once.

The cache may be deleted at any time. Its size is bounded: the sets that were used least recently
are removed first.
"""

import contextlib
import hashlib
import json
import logging
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import platformdirs
from numpy.typing import NDArray

from guitrainer.files.opening import MIB, UNSETTLED_NS
from guitrainer.formats.datasets.picture_listing import Pictures

FOLDER_VARIABLE = "GUITRAINER_CACHE"
LARGEST = 8192 * MIB
"""Most bytes that all sets in the cache occupy."""
LEAST_PICTURES = 500  # a smaller set is decoded in no time
_VERSION = 3
_LONGEST_NOTE = 2**20

log = logging.getLogger("guitrainer.pictures")


@dataclass(frozen=True)
class Decoded:
    """Decoded pictures.

    Parameters
    ----------
    pixels : (N, height, width, channels).
    damaged : indices, among all pictures, of those that could not be read and are missing.
    turned : number of pictures turned as their EXIF data says.
    """

    pixels: NDArray[Any]
    damaged: tuple[int, ...]
    turned: int


def cache_folder() -> Path:
    """Return the folder of the cache; it need not exist."""
    own = os.environ.get(FOLDER_VARIABLE)
    base = Path(own) if own else platformdirs.user_cache_path("guitrainer", appauthor=False)
    return base / "pictures"


def cached(files: Pictures, style: object, decode: Callable[[], Decoded]) -> Decoded:
    """Return decoded pictures from the cache, or decode and keep them.

    Parameters
    ----------
    files : the pictures.
    style : how they are decoded; its `repr` says all of it.
    decode : decodes them.
    """
    if len(files) < LEAST_PICTURES:
        return decode()
    place = cache_folder() / _name(files, style)
    found = _opened(place)
    if found is not None:
        return found
    settled = time.time_ns() - UNSETTLED_NS
    decoded = decode()
    if files.newest > settled:
        return decoded  # if one changes again now, its times may be the same
    try:
        return _kept(place, decoded)
    except OSError as error:
        log.debug("pictures are not cached: %s", error)
        return decoded


def _name(files: Pictures, style: object) -> str:
    """Name of a set in the cache, which differs if anything about it does."""
    digest = hashlib.sha256(f"{_VERSION}\0{style!r}\0".encode())
    digest.update("\0".join(files.paths).encode("utf-8", "surrogateescape"))
    digest.update(files.facts.tobytes())
    return digest.hexdigest()[:32]


def _opened(place: Path) -> Decoded | None:
    """Map a set in the cache; None if it is not there, or not as it was written."""
    try:
        note = place.with_suffix(".json")
        if note.stat().st_size > _LONGEST_NOTE:
            return None
        facts = json.loads(note.read_bytes())
        shape, dtype = tuple(map(int, facts["shape"])), np.dtype(str(facts["dtype"]))
        pixels = place.with_suffix(".pixels")
        if dtype not in (np.uint8, np.float32) or len(shape) != 4 or min(shape) < 1:
            return None
        if pixels.stat().st_size != int(np.prod(shape, dtype=object)) * dtype.itemsize:
            return None
        os.utime(note)
        array = np.memmap(pixels, dtype, "r", 0, shape)
        damaged = tuple(map(int, facts["damaged"]))
        return Decoded(np.asarray(array), damaged, int(facts["turned"]))
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return None


def _kept(place: Path, decoded: Decoded) -> Decoded:
    if decoded.pixels.nbytes > LARGEST or len(decoded.damaged) > 10_000:
        return decoded
    place.parent.mkdir(parents=True, exist_ok=True)
    _make_room(place.parent, LARGEST - decoded.pixels.nbytes)
    shape = list(decoded.pixels.shape)
    facts = {"shape": shape, "dtype": decoded.pixels.dtype.name, "turned": decoded.turned}
    _write(place.with_suffix(".pixels"), np.ascontiguousarray(decoded.pixels).data)
    note = json.dumps({**facts, "damaged": list(decoded.damaged)}).encode()
    _write(place.with_suffix(".json"), note)
    return _opened(place) or decoded


def _write(path: Path, content: Any) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix="new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _make_room(folder: Path, most: int) -> None:
    """Remove the sets that were used least recently until the others have at most `most` bytes."""
    notes = sorted(folder.glob("*.json"), key=lambda one: one.stat().st_mtime, reverse=True)
    total = 0
    for note in notes:
        pixels = note.with_suffix(".pixels")
        with contextlib.suppress(OSError):
            total += pixels.stat().st_size
            if total > most:
                note.unlink(missing_ok=True)
                pixels.unlink(missing_ok=True)
