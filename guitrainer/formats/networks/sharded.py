"""Networks in several files, with an index that names the file of each array (Hugging Face)."""

import json
from collections.abc import Callable
from pathlib import Path

from guitrainer.errors import WeightsError
from guitrainer.files.opening import kind_of, read_regular
from guitrainer.formats.networks.contents import MOST_ARRAYS, UNORDERED, NamedArray, WeightFile
from guitrainer.formats.networks.plain import natural
from guitrainer.sentences import Sentence, message_of

SUFFIX = ".index.json"
KEY = "weight_map"
MOST_FILES = 1024
LARGEST_INDEX = 2**25  # bytes

Reader = Callable[[Path], WeightFile]


def index_in(folder: Path) -> Path | None:
    """Return the index in a folder; None if there is none, or several."""
    found = [file for file in folder.glob(f"*{SUFFIX}") if kind_of(file, WeightsError) == "file"]
    return found[0] if len(found) == 1 else None


def read_index(path: Path, read: Reader) -> WeightFile:
    """Describe the arrays of all files that an index names.

    Parameters
    ----------
    path : the index, such as model.safetensors.index.json
    read : reader of one of the files

    Raises
    ------
    WeightsError
        If the index is damaged, names a file that is not beside it, or no file can be read.
    """
    try:
        content = json.loads(read_regular(path, WeightsError, most=LARGEST_INDEX))
        places = dict(content[KEY])
        files = sorted(set(places.values()))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise WeightsError(f"{path}: not an index of arrays ({type(error).__name__})") from None
    if not 0 < len(files) <= MOST_FILES or len(places) > MOST_ARRAYS:
        raise WeightsError(
            f"{path}: {len(files):,} files, {len(places):,} arrays; accepted: up to {MOST_FILES:,} "
            f"files, {MOST_ARRAYS:,} arrays"
        )
    entries: dict[str, NamedArray] = {}
    faults: list[str | Sentence] = []
    formats, lost = [], set()
    for name in files:
        if not isinstance(name, str) or Path(name).name != name or "\0" in name:
            raise WeightsError(f"{path}: names a file that is not beside it; accepted: file names")
        try:
            shard = read(path.parent / name)
        except WeightsError as error:
            lost.add(name)
            faults.append(message_of(error))
            continue
        faults += shard.faults
        formats.append(shard.format)
        entries.update({entry.name: entry for entry in shard.entries})
    if not formats:
        raise WeightsError(faults[0])
    missing = next(
        (name for name, file in places.items() if name not in entries and file not in lost), None
    )
    if missing is not None:
        raise WeightsError(f"{path}: {str(missing)[:80]} is in none of its files")
    ordered = sorted(entries.values(), key=lambda entry: natural(entry.name))
    return WeightFile(
        f"{formats[0]} in {len(files)} files", tuple(ordered), (UNORDERED,), tuple(faults)
    )
