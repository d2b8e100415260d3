"""The documents speak of what is there."""

import re
import runpy
from typing import Any

import pytest

from guitrainer.cli.headless import parser
from tests.setup.checkout import ROOT

PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/architecture.md",
    "docs/cluster.md",
    "docs/edges-without-labels.md",
    "docs/reference.md",
)


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text_of(page))
    missing = [link for link in links if not ((ROOT / page).parent / link).exists()]
    assert not missing


@pytest.mark.parametrize("page", PAGES)
def test_paths_named_exist(page: str) -> None:
    named = re.findall(
        r"`((?:guitrainer|kernels|tests|assets|requirements|docs|\.ci)/[\w./-]*)`", text_of(page)
    )
    assert not [path for path in named if not (ROOT / path).exists()]


def test_readme_names_every_preset() -> None:
    table = text_of("README.md").partition("## Experiments in the box")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`([a-z0-9-]+)`", row)}
    assert named == {path.stem for path in (ROOT / "assets/presets").glob("*.toml")}


def test_readme_names_every_flag_of_a_run() -> None:
    section = text_of("README.md").partition("## The command line")[2].partition("| command")[0]
    options = parser().format_help().partition("other commands")[0]
    named, accepted = (set(re.findall(r"--[a-z][a-z-]*", text)) for text in (section, options))
    assert named == accepted - {"--help", "--version"}


@pytest.mark.parametrize("page", ["docs/reference.md", "README.md"])
def test_what_is_written_from_the_schema_is_current(page: str) -> None:
    written = runpy.run_path(str(ROOT / "docs/reference.py"))["pages"]()
    assert written[ROOT / page] == text_of(page), "run: python docs/reference.py"


def test_the_example_with_numpy_runs() -> None:
    section = text_of("README.md").partition("## From NumPy")[2].partition("\n## ")[0]
    lines = [line.removeprefix("    ") for line in section.splitlines() if line[:4] == "    "]
    names: dict[str, Any] = {}
    exec("\n".join(lines), names)
    assert names["maps"].shape == (8, 1, 28, 28)
    assert names["grad_weight"].shape == (1, 1, 3, 3)


def test_changelog_begins_with_what_is_not_released() -> None:
    headings = re.findall(r"^## \[([^\]]+)\]", text_of("CHANGELOG.md"), re.MULTILINE)
    assert headings[0] == "Unreleased"
