"""What is built from the project holds all it needs, and works where it is installed."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.setup.checkout import ROOT

pytest.importorskip("hatchling", reason="hatchling builds the project")

DATA = ("mnist/train-images-idx3-ubyte.gz", "photos/camera.png", "presets/digits-edges.toml")


def run(*command: str | Path, **environment: str) -> str:
    done = subprocess.run(
        command,
        cwd=ROOT if not environment else environment["HOME"],
        env=environment or None,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with a wheel and an sdist."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "--directory", folder)
    return folder


def sources(*folders: str) -> set[str]:
    """The Python files of the project, as paths from its root."""
    paths = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return {path.relative_to(ROOT).as_posix() for path in paths}


def test_wheel_carries_code_kernels_assets_and_licenses(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert sources("guitrainer", "kernels") <= names
    assert {f"guitrainer/assets/{name}" for name in DATA} <= names
    (licenses,) = {name.rpartition("/")[0] for name in names if name.endswith("/LICENSE")}
    assert f"{licenses}/assets/LICENSES.md" in names
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"guitrainer", "kernels"}


def test_sdist_carries_all_that_builds_and_tests(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert sources("guitrainer", "kernels", "tests") <= names
    scripts = {"run", "test", "main.py", "requirements/environment.sh", "requirements/run.lock"}
    pages = {"README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "docs/architecture.md"}
    assert scripts | pages | {f"assets/{name}" for name in DATA} <= names


def test_installed_command_works_away_from_the_checkout(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    options = ("--quiet", "--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check")
    run(sys.executable, "-m", "pip", "install", *options, "--target", tmp_path, wheel)
    where = "from guitrainer.config.assets import assets_folder; print(assets_folder())"
    environment = {"PYTHONPATH": str(tmp_path), "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    assert run(sys.executable, "-c", where, **environment) == f"{tmp_path}/guitrainer/assets\n"
    listed = run(tmp_path / "bin" / "guitrainer", "presets", **environment)
    presets = {path.stem for path in (ROOT / "assets/presets").glob("*.toml")}
    assert {line.split()[0] for line in listed.splitlines() if line} >= presets
