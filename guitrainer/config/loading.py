"""Reads experiments from TOML files and presets, and writes them as TOML."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath
from typing import Any

import tomli_w
from pydantic import ValidationError

from guitrainer.config.assets import assets_folder
from guitrainer.config.messages import explain, nearest, shown
from guitrainer.config.schema import BRITISH, Experiment
from guitrainer.errors import ConfigError
from guitrainer.files.opening import read_regular

DEFAULT_PRESET = "digits-edges"
LARGEST_FILE = 256 * 1024  # bytes; the longest experiment of 128 layers needs a quarter
# Bytes per line; the time tomllib needs for a dotted key grows with the square of its length.
LONGEST_LINE = 4096
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Preset:
    """A built-in experiment."""

    name: str
    description: str


def load_experiment(path: str | Path, *, links: bool = True) -> Experiment:
    """Read the experiment in a TOML file.

    Parameters
    ----------
    path
        Path of the file.
    links
        Whether to follow links; inside the folder of a run they are refused.

    Raises
    ------
    ConfigError
        The file cannot be read, is not TOML in UTF-8, or is not a valid experiment.
    """
    source = str(path)
    try:
        mapping = tomllib.loads(_read_text(Path(path), source, links))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{source}: not valid TOML: {error}") from None
    except RecursionError:
        raise ConfigError(f"{source}: nested too deeply, accepted: a few levels") from None
    except ValueError:  # Python refuses to read integers of more than 4,300 digits
        raise ConfigError(f"{source}: contains a number with too many digits") from None
    return parse_experiment(mapping, source=source)


def load_preset(name: str) -> Experiment:
    """Return the experiment of the preset `name`.

    Raises
    ------
    ConfigError
        There is no such preset.
    """
    known = [path.stem for path in _preset_files()]
    if name not in known:
        near = nearest(PurePath(name).name, known)
        hint = f"nearest: {near}" if near else f"accepted: {', '.join(known)}"
        raise ConfigError(f"preset {shown(name)}: unknown, {hint}")
    return load_experiment(assets_folder() / "presets" / f"{name}.toml")


@cache
def preset_list() -> tuple[Preset, ...]:
    """List all presets: the default, then the others by name, then failures, then controls."""

    def rank(preset: Preset) -> tuple[bool, bool, bool, str]:
        kind = preset.description.partition(":")[0]
        return (preset.name != DEFAULT_PRESET, kind == "Control", kind == "Failure", preset.name)

    presets = [Preset(path.stem, _description(path)) for path in _preset_files()]
    return tuple(sorted(presets, key=rank))


def parse_experiment(mapping: Mapping[str, Any], source: str = "experiment") -> Experiment:
    """Validate an experiment given as plain dicts and lists, as read from TOML.

    Parameters
    ----------
    mapping
        Keys and values as in the TOML file; anything omitted has its default.
    source
        Where the values come from, for messages, such as the file.

    Raises
    ------
    ConfigError
        A key is unknown or a value is not accepted; the message names it.
    """
    mapping = _american(mapping)
    try:
        return Experiment.model_validate(mapping)
    except ValidationError as error:
        message = explain(error, mapping)
    except RecursionError:
        message = "nested too deeply, accepted: a few levels"
    raise ConfigError(f"{source}: {message}")


def _american(mapping: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the mapping with the other spelling of `data.color` renamed, unless it has both."""
    data, (british, american) = mapping.get("data"), BRITISH
    if not isinstance(data, dict) or british not in data or american in data:
        return mapping
    renamed = {american if key == british else key: value for key, value in data.items()}
    return {**mapping, "data": renamed}


def to_mapping(experiment: Experiment) -> dict[str, Any]:
    """Convert to plain dicts and lists of all values that are set, including defaults."""
    mapping = experiment.model_dump(mode="json", exclude_none=True)
    layers = mapping["network"]["layers"]
    mapping["network"]["layers"] = [{"type": layer["type"], **layer} for layer in layers]
    return mapping


def to_toml(experiment: Experiment) -> str:
    """Convert to TOML text with all values, so that later changes of defaults do not affect it."""
    return tomli_w.dumps(to_mapping(experiment))


def file_content(experiment: Experiment) -> bytes:
    """Return the content of a file that holds `experiment`.

    Raises
    ------
    ConfigError
        The file would be too large to be read again: the experiment carries large weights.
    """
    content = to_toml(experiment).encode()
    if len(content) > LARGEST_FILE:
        raise ConfigError(
            f"experiment {shown(experiment.name)}: {len(content):,} bytes as a file, accepted: "
            f"up to {LARGEST_FILE:,}"
        )
    return content


def _preset_files() -> list[Path]:
    return sorted((assets_folder() / "presets").glob("*.toml"))


def _description(path: Path) -> str:
    """Return the description of a preset; its tables, which follow in the file, are not read."""
    head = _read_text(path, str(path), links=True).partition("\n[")[0]
    return str(tomllib.loads(head)["description"])


def _read_text(path: Path, source: str, links: bool) -> str:
    content = read_regular(path, ConfigError, most=LARGEST_FILE, links=links)
    if content.startswith(UTF_16_MARKS):
        raise ConfigError(f"{source}: starts with a UTF-16 byte-order mark, accepted: UTF-8")
    for number, line in enumerate(content.split(b"\n"), start=1):
        if len(line) > LONGEST_LINE:
            raise ConfigError(
                f"{source}: line {number} has {len(line):,} bytes, accepted: up to {LONGEST_LINE:,}"
            )
    try:
        return content.decode("utf-8-sig")  # editors on Windows write a byte-order mark
    except UnicodeDecodeError as error:
        raise ConfigError(f"{source}: not UTF-8 (byte {error.start}), accepted: UTF-8") from None
