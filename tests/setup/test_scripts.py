"""./run and ./test: what they install, when, and how they recover."""

import os
import platform
import shutil
import signal
import time
from pathlib import Path

import pytest

from tests.setup.checkout import PYPROJECT, Checkout

pytestmark = pytest.mark.skipif(
    os.name != "posix" or shutil.which("bash") is None, reason="the scripts are for bash"
)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout.make(tmp_path)


def test_first_start_installs_and_only_the_program_writes_to_standard_output(
    checkout: Checkout,
) -> None:
    code, output, errors = checkout.start("run", "--headless", "two words")
    assert (code, output) == (0, "program: --headless two words\n")
    assert "installing the packages of requirements/run.lock" in errors
    locked, project = checkout.noted("pip")
    assert "--require-hashes --no-deps -r" in locked
    assert "--no-deps --no-build-isolation --editable" in project


def test_second_start_installs_nothing_and_says_nothing(checkout: Checkout) -> None:
    checkout.start("run")
    assert checkout.start("run", "a") == (0, "program: a\n", "")
    assert checkout.installed() == ["run"]


@pytest.mark.parametrize(
    ("starts", "installed"),
    [
        (["run", "test"], ["run", "test"]),
        (["test", "run"], ["test"]),
        (["test", "test"], ["test"]),
    ],
)
def test_test_has_all_that_run_needs(
    checkout: Checkout, starts: list[str], installed: list[str]
) -> None:
    for script in starts:
        assert checkout.start(script)[0] == 0
    assert checkout.installed() == installed


def test_test_hands_its_arguments_to_pytest(checkout: Checkout) -> None:
    compiled, tested = checkout.start("test", "-k", "a or b")[1].splitlines()
    assert compiled.startswith("program: compileall ")
    assert tested == "pytest: -k a or b"


def test_install_only_runs_nothing(checkout: Checkout) -> None:
    assert checkout.start("test", "--install-only")[:2] == (0, "")
    assert checkout.installed() == ["test"]


@pytest.mark.parametrize(
    ("file", "text", "again"),
    [
        ("requirements/run.lock", "run==2\n", True),
        ("pyproject.toml", PYPROJECT.replace("miniature", "other"), True),
        ("pyproject.toml", PYPROJECT.replace("100", "99"), False),
        ("requirements/test.lock", "test==2\n", False),
    ],
)
def test_what_makes_run_install_again(
    checkout: Checkout, file: str, text: str, again: bool
) -> None:
    checkout.start("run")
    (checkout.venv / "kept").touch()
    (checkout.folder / file).write_text(text, encoding="utf-8")
    assert checkout.start("run")[0] == 0
    assert checkout.installed() == ["run"] * (1 + again)
    assert (checkout.venv / "kept").exists()


def test_killed_installation_is_made_anew(checkout: Checkout) -> None:
    process = checkout.popen("run", STUB_PIP='echo "$$" && sleep 60')
    while not checkout.installed() and process.poll() is None:
        time.sleep(0.01)
    (checkout.venv / "half").touch()
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    code, output, errors = checkout.start("run")
    assert (code, output) == (0, "program: \n")
    assert "creating it again" in errors
    assert not (checkout.venv / "half").exists()


def test_failed_installation_keeps_the_environment_and_is_tried_again(checkout: Checkout) -> None:
    code, output, errors = checkout.start("run", STUB_PIP="echo words of pip; false")
    assert (code, output) == (1, "")
    assert "words of pip" in errors
    (checkout.venv / "kept").touch()
    assert checkout.start("run", "a")[:2] == (0, "program: a\n")
    assert (checkout.venv / "kept").exists()


def test_moved_checkout_is_made_anew(checkout: Checkout) -> None:
    checkout.start("run")
    (checkout.venv / "stale").touch()
    checkout.folder = checkout.folder.rename(checkout.folder.with_name("elsewhere"))
    assert checkout.start("run")[:2] == (0, "program: \n")
    assert not (checkout.venv / "stale").exists()


def test_environment_of_another_python_is_made_anew(checkout: Checkout) -> None:
    checkout.start("run", PYTHON="python3.11")
    (checkout.venv / "stale").touch()
    python = checkout.venv / "bin" / "python"
    assert python.readlink() == checkout.stubs / "python3.11"
    python.unlink()
    python.symlink_to(checkout.stubs / "python3.12")  # as an upgrade of the system does
    assert checkout.start("run")[:2] == (0, "program: \n")
    assert not (checkout.venv / "stale").exists()


def test_environment_made_by_someone_else_is_used_as_it_is(checkout: Checkout) -> None:
    (checkout.venv / "bin").mkdir(parents=True)
    shutil.copy(checkout.stubs / "python3", checkout.venv / "bin" / "python")
    (checkout.venv / "theirs").touch()
    assert checkout.start("run")[:2] == (0, "program: \n")
    assert (checkout.venv / "theirs").exists()


@pytest.mark.parametrize("interrupted", [False, True])
def test_useless_environment_made_by_someone_else_is_refused_not_deleted(
    checkout: Checkout, interrupted: bool
) -> None:
    checkout.venv.mkdir()
    (checkout.venv / "theirs").touch()
    if interrupted:
        (checkout.venv / ".unfinished").touch()
    code, output, errors = checkout.start("run")
    assert (code, output) == (2, "")
    assert "move it away" in errors
    assert (checkout.venv / "theirs").exists()


@pytest.mark.skipif(shutil.which("flock") is None, reason="needs flock")
def test_two_first_starts_install_once(checkout: Checkout) -> None:
    both = [checkout.popen("run", str(k), STUB_PIP="sleep 0.3") for k in range(2)]
    said = [process.communicate(timeout=60) for process in both]
    assert [output for output, _ in said] == ["program: 0\n", "program: 1\n"]
    assert sum("another process is installing" in errors for _, errors in said) == 1
    assert checkout.installed() == ["run"]


# What a system is like, and the packages it lacks.
LACKING: dict[str, tuple[dict[str, str], str]] = {
    "no module venv": ({"STUB_LACKS": "ensurepip"}, "python3."),
    "a newer Python, and one that fits": (
        {"STUB_LACKS": "version_info", "STUB_OFFERS": "python3.13-venv"},
        "python3.13 python3.13-venv",
    ),
}


@pytest.mark.parametrize("system", LACKING)
def test_missing_system_packages_are_named_in_one_line(checkout: Checkout, system: str) -> None:
    variables, package = LACKING[system]
    code, output, errors = checkout.start("run", **variables)
    assert (code, output) == (2, "")
    assert f"apt-get install -y --no-install-recommends {package}" in errors.splitlines()[-1]
    assert checkout.noted("apt") == []
    assert not checkout.venv.exists()


@pytest.mark.parametrize("system", LACKING)
def test_root_installs_missing_system_packages_and_says_so_first(
    checkout: Checkout, system: str
) -> None:
    code, output, errors = checkout.start("run", **LACKING[system][0], STUB_USER="0")
    assert (code, output) == (0, "program: \n")
    said = errors.index("installing system packages: python3")
    assert said < errors.index("chatter of apt-get")
    update, install = checkout.noted("apt")
    assert update.startswith("update")
    assert "-venv" in install


def test_without_any_python_the_one_of_the_system_is_named(checkout: Checkout) -> None:
    code, output, errors = checkout.start("run", PATH=checkout.without_python())
    assert (code, output) == (2, "")
    assert errors.endswith("--no-install-recommends python3 python3-venv\n")


def test_without_any_python_root_installs_the_one_of_the_system(checkout: Checkout) -> None:
    code, output, _ = checkout.start("run", PATH=checkout.without_python(), STUB_USER="0")
    assert (code, output) == (0, "program: \n")
    assert checkout.noted("apt")[-1].endswith("python3 python3-venv")


@pytest.mark.parametrize("user", ["0", "1000"])
def test_only_a_newer_python_is_told_in_one_line_with_a_way_to_get_another(
    checkout: Checkout, user: str
) -> None:
    code, output, errors = checkout.start("run", STUB_LACKS="version_info", STUB_USER=user)
    assert (code, output) == (2, "")
    assert errors.count("\n") == 1
    assert errors.startswith(f"guitrainer: found Python {platform.python_version()}, accepted: ")
    for word in ("3.11, 3.12, 3.13 or 3.14", "uv python install", "PYTHON="):
        assert word in errors
    assert checkout.noted("apt") == []
    assert not checkout.venv.exists()


@pytest.mark.parametrize("name", ["python3.11", "python3.12", "python3.13", "python3.14"])
def test_another_python_is_found_beside_one_that_does_not_fit(
    checkout: Checkout, name: str
) -> None:
    code, output, _ = checkout.start("run", STUB_LACKS="version_info", STUB_FITS=name)
    assert (code, output) == (0, "program: \n")
    assert (checkout.venv / "bin" / "python").readlink() == checkout.stubs / name


@pytest.mark.parametrize(
    ("python", "told"), [("/no/such/python", "no Python"), ("python3.12", "Python 3.")]
)
def test_python_that_does_not_fit_is_refused_by_name(
    checkout: Checkout, python: str, told: str
) -> None:
    code, output, errors = checkout.start("run", PYTHON=python, STUB_LACKS="version_info")
    assert (code, output) == (2, "")
    assert errors.startswith(f"PYTHON: got {python} ({told}")
    assert errors.endswith("accepted: Python 3.11, 3.12, 3.13 or 3.14\n")


def test_what_a_window_needs_is_wished_for_not_required(checkout: Checkout) -> None:
    """Without a screen everything else works: a server need not have these packages."""
    code, output, errors = checkout.start("run", STUB_WISHES="libgl1 libegl1")
    assert (code, output) == (0, "program: \n")
    assert "the window needs system packages that are missing (Debian: libgl1 libegl1)" in errors
    assert checkout.noted("apt") == []


def test_root_installs_what_a_window_needs(checkout: Checkout) -> None:
    code, output, _ = checkout.start("run", STUB_WISHES="libgl1 libegl1", STUB_USER="0")
    assert (code, output) == (0, "program: \n")
    assert checkout.noted("apt")[-1].endswith("libgl1 libegl1")
