"""`doctor`: versions, processor, caches, display and what is missing, for bug reports."""

from collections.abc import Sequence
from dataclasses import asdict

from guitrainer.cli.parsing import Parser, add_json
from guitrainer.cli.terminal import as_json, definitions, write

DESCRIPTION = (
    "Versions, processor, caches, display, and what is missing: include it in bug reports."
)


def run(command: str, words: Sequence[str]) -> int:
    """Examine the machine and print the findings."""
    parser = Parser(command, DESCRIPTION)
    add_json(parser)
    arguments = parser.parse(words)
    from guitrainer.cli.examination import examine

    report = examine()
    if arguments.json:
        write(as_json(asdict(report)))
        return 0
    parts = [
        f"{name}\n{definitions([(f'  {key}', text) for key, text in found.items()], wrapped=False)}"
        for name, found in report.parts.items()
    ]
    missing = "\n".join(f"  {line}" for line in report.missing) or "  nothing"
    write("\n\n".join([*parts, f"missing\n{missing}"]))
    return 0
