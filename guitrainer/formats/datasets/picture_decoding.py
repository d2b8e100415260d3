"""Decodes pictures by several threads, and leaves out those that are damaged."""

import io
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import DataError
from guitrainer.formats.datasets.picture import (
    FAILURES,
    PictureStyle,
    decode,
    quiet,
)
from guitrainer.formats.datasets.picture_cache import Decoded
from guitrainer.formats.datasets.picture_listing import (
    Pictures,
)
from guitrainer.formats.datasets.png import scanlines, unfiltered
from guitrainer.formats.limits import roomy
from guitrainer.formats.progress import told

MOST_THREADS = 4
RUN = 1024  # pictures a thread decodes in a row
MOST_BYTES = 2**30  # of a file that is read as a whole
_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def decode_all(path: Path, files: Pictures, style: PictureStyle) -> Decoded:
    """Decode pictures on several threads; damaged ones are left out."""
    assert style.size is not None, "a style for a set has a size"
    pixels = roomy(path, (len(files), *style.size, style.channels), style.dtype)
    starts = range(0, len(files), RUN)
    with quiet(), ThreadPoolExecutor(min(MOST_THREADS, os.cpu_count() or 1)) as pool:
        jobs = [
            pool.submit(
                _decode_run,
                files.slice(start, start + RUN),
                style,
                pixels[start : start + RUN],
            )
            for start in starts
        ]
        try:
            results = []
            for number, job in enumerate(jobs):
                told(number, len(jobs))
                results.append(job.result())
            told(len(jobs), len(jobs))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    damaged = [start + n for start, (bad, _) in zip(starts, results, strict=True) for n in bad]
    turned = sum(count for _, count in results)
    if damaged:
        pixels = _without(pixels, damaged)
    return Decoded(pixels, tuple(damaged), turned)


def _decode_run(files: Pictures, style: PictureStyle, out: NDArray[Any]) -> tuple[list[int], int]:
    """Decode some pictures into `out`; return the indices of damaged ones, and how many turned."""
    damaged, turns = [], 0
    assert style.size is not None, "a style for a set has a size"
    height, width = style.size
    rows: NDArray[np.uint8] | None = None
    quick: list[int] = []
    for n, (path, size) in enumerate(zip(files.paths, files.sizes, strict=True)):
        try:
            content = _content(path, size)
            lines = None if style.deep else scanlines(content, height, width, style.channels)
            if lines is not None:
                if rows is None:
                    rows = np.empty((len(files), height, 1 + width * style.channels), np.uint8)
                rows[len(quick)] = np.frombuffer(lines, np.uint8).reshape(rows.shape[1:])
                quick.append(n)
                continue
            pixels, turned = decode(io.BytesIO(content), style)
        except FAILURES:
            damaged.append(n)
            continue
        if pixels.shape != out.shape[1:]:
            raise DataError(
                f"{path}: a picture of {pixels.shape[0]}×{pixels.shape[1]}, the others have "
                f"{height}×{width}; set data.resize to one size"
            )
        out[n] = pixels
        turns += turned
    if rows is not None:
        pixels, wrong = unfiltered(rows[: len(quick)], style.channels)
        out[quick] = pixels.reshape(-1, *out.shape[1:])
        damaged = sorted([*damaged, *np.array(quick)[wrong].tolist()])
    return damaged, turns


def _content(path: str, size: int) -> bytes:
    """Return the content of a file that was regular, and had this size, when it was listed."""
    if size > MOST_BYTES:
        raise DataError(f"{path}: {size:,} bytes; accepted: {MOST_BYTES:,}")
    handle = os.open(path, _OPEN)
    try:
        return os.read(handle, size)
    finally:
        os.close(handle)


def _without(pixels: NDArray[Any], damaged: list[int]) -> NDArray[Any]:
    """Close the gaps of damaged pictures, in place."""
    kept = np.delete(np.arange(len(pixels)), damaged)
    for first in range(0, len(kept), RUN):
        some = kept[first : first + RUN]
        pixels[first : first + len(some)] = pixels[some]
    return pixels[: len(kept)]
