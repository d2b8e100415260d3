"""Assembles contents from named arrays: parts, orientation and class names by their names."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from guitrainer.config.schema import Data
from guitrainer.errors import DataError
from guitrainer.formats.datasets.class_arrays import read_numbered
from guitrainer.formats.datasets.class_files import names_beside, names_in
from guitrainer.formats.datasets.contents import Contents
from guitrainer.formats.datasets.pairing import FoundParts, paired
from guitrainer.formats.datasets.roles import role_of
from guitrainer.formats.stored import StoredArray

Arrays = Mapping[str, "StoredArray | DataError"]
_EMNIST = re.compile(r"(?<![a-z])emnist", re.IGNORECASE)


def assembled(path: Path, name: str, arrays: Arrays, data: Data) -> Contents:
    """Return the contents made of named arrays.

    Parameters
    ----------
    path : file or folder that was given.
    name : name of the format.
    arrays : the arrays by name; an error for one that cannot be read.
    data : names given by the user.

    Raises
    ------
    DataError
        If an array with a role cannot be read.
    """
    sound = {key: array for key, array in arrays.items() if isinstance(array, StoredArray)}
    for key, array in arrays.items():
        role = role_of(key)
        needed = key in (data.images, data.labels) or not sound or (role and role.kind)
        if isinstance(array, DataError) and needed:
            raise array
    everything = tuple(sound.values())
    try:
        pairing = paired(path, sound, data)
    except DataError as error:
        problem = error
        if (numbered := read_numbered(path, name, sound)) is not None:
            return numbered
        unread = [array for array in arrays.values() if isinstance(array, DataError)]
        if unread and not any(one.ndim > 1 and min(one.shape) > 1 for one in everything):
            problem = unread[0]  # it would have been the images
        return Contents(path, name, {}, everything, problem=problem)
    found = Contents(path, name, pairing.parts, everything, remarks=tuple(pairing.remarks))
    return _known(found, pairing, sound)


def _known(found: Contents, pairing: FoundParts, arrays: Mapping[str, StoredArray]) -> Contents:
    """Add what names say about these images: orientation, and names of the classes."""
    images = pairing.parts["train"].images.name
    names = names_beside(found.path if found.path.is_dir() else found.path.parent, images)
    if not names.by_label:
        names = names_in(arrays)
    return replace(
        found,
        orientation="transposed" if is_emnist(images) else "stored",
        class_names=names.by_label,
        remarks=(*found.remarks, *names.remarks),
    )


def is_emnist(name: str) -> bool:
    """Return whether a file is one of EMNIST, which stores its images transposed.

    Cohen et al. 2017, "EMNIST: an extension of MNIST to handwritten letters"; the files follow the
    column-major order of MATLAB.
    """
    return bool(_EMNIST.search(Path(name.split(": ")[0]).name))
