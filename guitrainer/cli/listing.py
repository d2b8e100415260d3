"""Lists: `presets`, `initializers`, `datasets`."""

from collections.abc import Sequence
from dataclasses import asdict

from guitrainer.cli.parsing import Parser, add_json
from guitrainer.cli.terminal import as_json, definitions, table, write

DESCRIPTIONS = {
    "presets": "Built-in experiments.",
    "initializers": "Schemes by which weights are initialized.",
    "datasets": "Built-in images; --data also accepts files and folders with images and labels.",
}


def run(command: str, words: Sequence[str]) -> int:
    """Print the list named by `command`."""
    parser = Parser(command, DESCRIPTIONS[command])
    add_json(parser)
    arguments = parser.parse(words)
    lists = {"presets": _presets, "initializers": _initializers, "datasets": _datasets}
    write(lists[command](as_objects=arguments.json))
    return 0


def _presets(*, as_objects: bool) -> str:
    from guitrainer.config.loading import preset_list

    presets = preset_list()
    if as_objects:
        return as_json([asdict(preset) for preset in presets])
    return definitions([(preset.name, preset.description) for preset in presets])


def _initializers(*, as_objects: bool) -> str:
    from guitrainer.nn.initializers import scheme_list

    schemes = scheme_list()
    if as_objects:
        return as_json([asdict(scheme) for scheme in schemes])
    lines = []
    for scheme in schemes:
        also = f" Also: {', '.join(scheme.aliases)}." if scheme.aliases else ""
        lines.append((str(scheme.name), scheme.help + also))
        lines.append(("", f"{scheme.formula}  [{scheme.source}]"))
    note = "σ is the standard deviation, σ² the variance, n a fan of the weight."
    return f"{definitions(lines)}\n\n{note}"


def _datasets(*, as_objects: bool) -> str:
    from guitrainer.data.built_in import dataset_list

    datasets = dataset_list()
    if as_objects:
        return as_json([asdict(dataset) for dataset in datasets])
    headers = ("name", "images", "training", "test", "classes", "what they are")
    rows = [
        (
            info.name,
            "×".join(map(str, info.shape)),
            f"{info.train:,}",
            f"{info.test:,}",
            str(info.classes),
            info.help,
        )
        for info in datasets
    ]
    return table(headers, rows, left=(0, 5))
