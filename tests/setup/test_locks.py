"""The lock files: complete, pinned with hashes, and silent about where packages come from."""

import re
import tomllib
from importlib.metadata import packages_distributions

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.setup.checkout import ROOT

LOCKS = ("run", "test")


def text_of(lock: str) -> str:
    return (ROOT / f"requirements/{lock}.lock").read_text(encoding="utf-8")


def pins_of(lock: str) -> dict[str, str]:
    """Package and version of every entry."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text_of(lock), re.MULTILINE))


def wanted_by(lock: str) -> list[Requirement]:
    """The ranges of pyproject.toml that `lock` must satisfy."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project, extra = declared["project"], declared["project"]["optional-dependencies"]["test"]
    ranges = [*project["dependencies"], *declared["build-system"]["requires"]]
    return [Requirement(text) for text in ranges + (extra if lock == "test" else [])]


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_satisfies_the_ranges(lock: str) -> None:
    pins = pins_of(lock)
    for wanted in wanted_by(lock):
        assert wanted.specifier.contains(pins[canonicalize_name(wanted.name)]), wanted


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_is_pinned_with_hashes(lock: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", re.sub(r"(?m)^ *#.*\n", "", text_of(lock)).strip())
    assert len(entries) == len(pins_of(lock)) > 10
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==\S+( ; [^\\]+)? \\\n", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_place(lock: str) -> None:
    assert not re.findall(r"https?:|file:|--(?:extra-)?index|--find-links", text_of(lock))


def test_tests_run_on_what_is_run() -> None:
    assert pins_of("run").items() <= pins_of("test").items()


def accepted_pythons() -> list[str]:
    """The Pythons that ./run looks for, the newest first."""
    script = (ROOT / "requirements/environment.sh").read_text(encoding="utf-8")
    found = re.search(r'^pythons="([\d. ]+)"$', script, re.MULTILINE)
    assert found is not None
    return found[1].split()


def test_the_scripts_accept_the_pythons_of_the_project() -> None:
    """Packages, scripts and the message agree on the versions."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ranges = SpecifierSet(declared["requires-python"])
    expected = [f"3.{minor}" for minor in range(30, 0, -1) if ranges.contains(f"3.{minor}")]
    assert accepted_pythons() == expected
    script = (ROOT / "requirements/environment.sh").read_text(encoding="utf-8")
    assert f'accepted="Python {", ".join(expected[:0:-1])} or {expected[0]}"' in script


# First versions with packages for the newest Python that is accepted.
FIRST = {"numba": "0.68", "llvmlite": "0.50", "numpy": "2.3.2"}


@pytest.mark.parametrize("package", FIRST)
def test_compiled_packages_are_new_enough_for_the_newest_python(package: str) -> None:
    assert accepted_pythons()[0] == "3.14"
    assert Version(pins_of("run")[package]) >= Version(FIRST[package])


def test_every_runtime_dependency_is_imported_by_the_program() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {canonicalize_name(Requirement(text).name) for text in declared["dependencies"]}
    code = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("guitrainer", "kernels")
        for path in (ROOT / folder).rglob("*.py")
    )
    imported = set(re.findall(r"^\s*(?:import|from) ([A-Za-z]\w*)", code, re.MULTILINE))
    packages = packages_distributions()
    found = {canonicalize_name(name) for one in imported for name in packages.get(one, ())}
    assert not wanted - found
