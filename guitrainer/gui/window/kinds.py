"""Tells what a path holds that was opened or dropped: a run, images, filters, a network."""

from pathlib import Path

from guitrainer.config.schema import Data
from guitrainer.errors import GuitrainerError
from guitrainer.files.opening import kind_of

CONFIG, STEPS, CHECKPOINT = "config.toml", "steps.csv", "checkpoint.safetensors"


def holds_network(path: Path) -> bool:
    """Return whether the first bytes of a file are those of a trained network."""
    from guitrainer.formats.networks.readers import reader_of

    try:
        reader_of(path)
    except GuitrainerError:
        return False
    return True


def holds_filters(path: Path) -> bool:
    """Return whether a path holds filters of a trained network, and no images with labels.

    Images come first: a batch of images looks like filters. If neither can be read, the answer is
    yes if the reader of networks has more to say about the file.
    """
    from guitrainer.formats.datasets.finding import find
    from guitrainer.formats.refusals import clearer
    from guitrainer.runs.filter_series import open_series

    images: GuitrainerError | None = None
    try:
        if find(str(path), Data(source=str(path))).problem is None:
            return False
    except GuitrainerError as error:
        images = error
    try:
        return bool(open_series(path).layers)
    except GuitrainerError as network:
        return images is not None and clearer(network, images) is network


def is_run(path: Path) -> bool:
    """Return whether a folder is that of a run."""
    try:
        files = [kind_of(path / name) for name in (CONFIG, STEPS)]
    except GuitrainerError:
        return False
    return all(files)


def holds_images(path: Path) -> bool:
    """Return whether a file has a format of images and labels; an .npz is assumed to have one."""
    from guitrainer.formats.datasets.finding import is_readable

    try:
        return path.suffix.lower() == ".npz" or is_readable(path)
    except GuitrainerError:
        return False


def format_note(path: Path) -> str:
    """Return the format of the file at `path` in parentheses; empty if it is not a file."""
    from guitrainer.formats.sniffing import format_of

    try:
        return f" ({format_of(path).name})" if path.is_file() else ""
    except GuitrainerError:
        return ""


def is_idx(path: Path) -> bool:
    """Return whether the name of a file is like those of IDX files, such as MNIST."""
    return "ubyte" in path.name or "idx" in path.name
