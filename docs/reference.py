"""Write docs/reference.md and the table of options in README.md from the schema.

python docs/reference.py

Run it after a change of the schema or of the command line; a test fails until the pages are
current.
"""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from guitrainer.cli.headless import parser
from guitrainer.config import fields, schema
from guitrainer.config.fields import Location, Node
from guitrainer.nn.initializers.schemes import scheme_list

ROOT = Path(__file__).resolve().parents[1]
REFERENCE, README = ROOT / "docs/reference.md", ROOT / "README.md"
START, END = "<!-- options: written by docs/reference.py -->\n", "<!-- end of options -->"

OPENING = """\
# Reference

Every field of an experiment. The page is written by `docs/reference.py` from the schema \
(`guitrainer/config/schema.py`), so it lists exactly what the program accepts.

In a TOML file a field stands in the table of its section, each layer in a table \
`[[network.layers]]` of its own. On the command line, `--set` takes the dotted key: \
`--set training.steps=500`; layers are named by their name, number or a pattern: \
`--set conv1.filters=8`, `--set dense*.bias=false`. Fields without a default may be left out. \
"""
LAYERS = """\
## Layers

Each layer has a `type`, which names its kind, and the fields of that kind.
"""
LAYER = ("network", "layers", 0)  # with the type of a layer behind it
SECTIONS = ("data", "training", "recording")


def main() -> None:
    """Write both pages."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


def pages() -> dict[Path, str]:
    """The pages as they should be, by their path."""
    return {REFERENCE: reference(), README: readme(README.read_text(encoding="utf-8"))}


def reference() -> str:
    """The page of all fields."""
    top = [name for name in schema.Experiment.model_fields if name not in (*SECTIONS, "network")]
    parts = [OPENING, "## The experiment", _fields((), top)]
    for section in SECTIONS:
        parts += [_heading((section,), f"`[{section}]`"), _fields((section,))]
    parts += [LAYERS, *_layers(), "## Initializers", _initializers()]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def readme(text: str) -> str:
    """The README with the table of options as the command line has them."""
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    rows = [_option(action) for action in parser()._actions]
    return before + START + _table(("option", "meaning"), filter(None, rows)) + "\n" + END + after


# ---------------------------------------------------------------- sections


def _layers() -> Iterator[str]:
    for base in (schema.Layer, schema.WeightLayer, schema.WindowLayer, schema.Pool):
        first = next(word for word, kind in schema.LAYER_KINDS.items() if issubclass(kind, base))
        yield f"### {BASES[base]}"
        yield _fields((*LAYER, first), _own(base))
    for word, kind in schema.LAYER_KINDS.items():
        location = (*LAYER, word)
        yield _heading(location, f"`{word}`", "###")
        yield _inherited(kind)
        if own := _own(kind):
            yield _fields(location, own)


BASES: dict[type[schema.Layer], str] = {
    schema.Layer: "Every layer",
    schema.WeightLayer: "Layers with a weight",
    schema.WindowLayer: "Convolutions, shared or not",
    schema.Pool: "Pools",
}


def _inherited(kind: type[schema.Layer]) -> str:
    """Which of the tables above a kind shares."""
    shared = [BASES[base] for base in reversed(kind.__mro__) if base in BASES]
    links = [f"[{title}](#{_anchor(title)})" for title in shared]
    return f"Fields: those of {', '.join(links)}" + (", and:" if _own(kind) else ".")


def _initializers() -> str:
    location = (*LAYER, "conv", "initializer")
    rows = [
        (f"`{info.name}`", info.help, info.formula, _code(info.parameters))
        for info in scheme_list()
    ]
    table = _table(("scheme", "meaning", "distribution", "fields it takes"), rows)
    text = "The fields of `initializer` and `bias_initializer`:"
    return f"{text}\n\n{_fields(location)}\n\n### Schemes\n\n{table}"


def _own(kind: type[schema.Layer]) -> list[str]:
    """Fields that a class adds to those of its base."""
    inherited: Any = kind.__base__
    return [n for n in kind.model_fields if n not in inherited.model_fields and n != "type"]


# ---------------------------------------------------------------- tables


def _heading(location: Location, title: str, level: str = "##") -> str:
    node = fields.find(location)
    assert node is not None, location
    return f"{level} {title}\n\n{node.get('description', '')}"


def _fields(location: Location, names: Iterable[str] | None = None) -> str:
    """A table of the fields at a location of the schema."""
    node = fields.find(location)
    assert node is not None, location
    chosen = node["properties"] if names is None else names
    rows = [_field(name, (*location, name), node) for name in chosen]
    return _table(("field", "default", "accepted", "meaning"), rows)


def _field(name: str, location: Location, parent: Node) -> tuple[str, ...]:
    node = fields.find(location)
    assert node is not None, location
    raw = parent["properties"][name]
    unit = f" ({node['unit']})" if "unit" in node else ""
    meaning = f"{raw.get('title', node['title'])}{unit}: {raw['description']}"
    return f"`{name}`", _default(raw.get("default")), fields.accepted(node), meaning


def _default(value: Any) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, dict):
        return ", ".join(f"`{key} = {_toml(one)}`" for key, one in value.items() if one is not None)
    return f"`{_toml(value)}`"


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


def _option(action: argparse.Action) -> tuple[str, str] | None:
    if action.dest in ("help", "version"):
        return None
    words = [*action.option_strings[:1], str(action.metavar or "")]
    return f"`{' '.join(filter(None, words))}`", (action.help or "").replace("%%", "%")


def _code(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words) or "–"


def _anchor(title: str) -> str:
    return title.lower().replace(",", "").replace(" ", "-")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    main()
