"""Argument parsers that report every error in one line."""

import argparse
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from functools import partial
from typing import Any, NoReturn

from guitrainer import PROGRAM
from guitrainer.cli.terminal import write
from guitrainer.errors import InputError


class Parser(argparse.ArgumentParser):
    """Reports every error as one line, raised as InputError, with the nearest flag."""

    def __init__(self, command: str, description: str, **options: Any) -> None:
        super().__init__(
            prog=f"{PROGRAM} {command}".strip(),
            description=description,
            formatter_class=partial(argparse.RawDescriptionHelpFormatter, max_help_position=30),
            allow_abbrev=False,
            **options,
        )

    def error(self, message: str) -> NoReturn:
        """Raise the message without the usage, which would hide it."""
        raise InputError(f"{message.removeprefix('argument ').replace(' argument ', ' ')}")

    def print_help(self, file: Any = None) -> None:
        """Print to standard output; argparse would ignore write errors."""
        write(self.format_help().rstrip())

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Parse all arguments; an unknown one is refused with the nearest flag."""
        namespace, unknown = self.parse_known_args(arguments)
        if unknown:
            flag = unknown[0].partition("=")[0]
            near = get_close_matches(flag, self._option_string_actions, n=1)
            what = "flag" if flag.startswith("-") else "argument"
            hint = f", nearest: {near[0]}" if near else f", see {self.prog} --help"
            raise InputError(f"{flag}: unknown {what}{hint}")
        return namespace


def add_json(parser: argparse._ActionsContainer) -> None:
    """Add `--json`, which all commands that print numbers have."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def whole_number(highest: int, lowest: int = 1) -> Callable[[str], int]:
    """Return the type of a flag that accepts an integer from `lowest`, at least 1, to `highest`."""

    def parse(text: str) -> int:
        number = int(text) if text.isdecimal() and len(text) < 20 else 0
        if not lowest <= number <= highest:
            raise argparse.ArgumentTypeError(
                f"got {text[:40]}, accepted: an integer from {lowest} to {highest:,}"
            )
        return number

    return parse


def path_argument(text: str) -> str:
    """Return the type of a flag that accepts a path; an empty one would mean the current folder."""
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError(f"got {text[:40]!r}, accepted: a path")
    return text
