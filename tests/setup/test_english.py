"""Texts keep the rules of CONTRIBUTING, as far as a pattern can tell."""

import ast
import re
from functools import cache

import pytest

from tests.setup.checkout import ROOT

# What is wrong: a pattern, and a text in which it is found.
RULES = {
    "British spelling": (
        r"(?<!BRITISH = \(\")"  # the spelling of a field that is accepted, too
        r"\b((colour|behaviour|neighbour|favour)\w*|centre[sd]?|grey|learnt|towards|afterwards"
        r"|whilst|licences?|artefacts?|modelling|labelled|cancelled"
        r"|(initial|normal|optim|recogn|regular|standard|visual|organ|minim|maxim|serial|quant"
        r"|general|special|summar|memor|util|real)is(e|ed|es|ing|ation|er|ers))\b",
        "The behaviour of weights that were initialised",
    ),
    "a docstring that says nothing": (
        r'"""(The same|Of|That of|Those of)\b[^"]{0,12}"""',
        '"""Of the line."""',
    ),
    "'is no' for 'is not'": (
        r"\b([Tt]his|[Ii]t|[Tt]hat|which) is no (?!longer|more|way)\w",
        "this is no run",
    ),
    "'where' for 'if'": (r"\b([Nn]one|[Ee]mpty|[Nn]othing) where\b", "None where there is none"),
    "'anew' for 'again'": (r"(?<![.\w])anew\b", "Draw everything anew."),
    "'any more' for 'no longer'": (r"\bany more\b|\bof late\b", "is not on disk any more"),
}
# How the docstring of a function does not begin, and how that of a property does not.
FUNCTION = r"(The|An?|All|Every|Whether|Number of)\b"
PROPERTY = r"Return\b"
FOLDERS = ("guitrainer", "kernels", "benchmarks", "findings", "translations", "docs")
PAGES = ("README.md", "CHANGELOG.md", "assets/LICENSES.md", "requirements/environment.sh")


@cache
def lines() -> list[tuple[str, str]]:
    """Every line with its place."""
    files = [ROOT / page for page in PAGES]
    for folder in FOLDERS:
        files += [
            p for p in (ROOT / folder).rglob("*") if p.suffixes in ([".py"], [".md"], [".sh"])
        ]
    return [
        (f"{path.relative_to(ROOT)}:{number}", line.strip())
        for path in sorted(files)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    ]


@pytest.mark.parametrize(("pattern", "example"), RULES.values(), ids=RULES)
def test_no_text_breaks_a_rule(pattern: str, example: str) -> None:
    rule = re.compile(pattern)
    assert rule.search(example)
    assert not [f"{place}: {line}" for place, line in lines() if rule.search(line)]


def test_docstrings_say_what_a_function_does_and_what_a_property_is() -> None:
    """A function begins with a verb, which no article is, and a property with a noun."""
    wrong = []
    for path in sorted((ROOT / "guitrainer").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.FunctionDef):
                continue
            marks = {ast.unparse(mark).partition("(")[0] for mark in node.decorator_list}
            refused = PROPERTY if marks & {"property", "cached_property"} else FUNCTION
            if re.match(refused, ast.get_docstring(node) or ""):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
    assert wrong == []
