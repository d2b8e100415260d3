"""The line that "Copy as command" gives works in a shell, where the program was started."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from guitrainer.config.command import SCRIPT, command_of, program_words
from guitrainer.config.loading import load_experiment, load_preset
from guitrainer.config.overrides import apply_overrides
from guitrainer.config.schema import Experiment
from tests.setup.checkout import ROOT, write_script

EDITS = ("training.steps=1", "data.limit=64", 'description="it\'s $HOME; & `so` on"')
# Prints the line, as the window does, or writes down the experiment that the line would train.
MAIN = f"""\
import sys
from pathlib import Path

if "--headless" in sys.argv:
    from guitrainer.cli.headless import experiment_of, parser
    from guitrainer.config.loading import file_content

    arguments = parser().parse(sys.argv[1:])
    folder = Path(arguments.out)
    folder.mkdir()
    (folder / "config.toml").write_bytes(file_content(experiment_of(arguments)))
    sys.exit()
from guitrainer.config.command import command_of, program_words
from guitrainer.config.loading import load_preset
from guitrainer.config.overrides import apply_overrides

experiment = apply_overrides(load_preset("digits-edges"), {EDITS!r})
print(command_of(experiment, program=program_words()).text)
"""

ENVIRONMENT = """\
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
venv=$root/.venv
prepare_environment() { :; }
"""

needs_bash = pytest.mark.skipif(
    os.name != "posix" or shutil.which("bash") is None, reason="a shell is needed"
)


def edited() -> Experiment:
    return apply_overrides(load_preset("digits-edges"), EDITS)


def shell(line: str, folder: Path) -> str:
    """Standard output of a line that is typed in `folder`."""
    environment = {name: value for name, value in os.environ.items() if name != SCRIPT}
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def experiment_in(line: str, folder: Path, out: Path) -> Experiment:
    """The experiment that a copied line leaves in the folder `out`."""
    shell(f"{line} --quiet --out {shlex.quote(str(out))}", folder)
    return load_experiment(out / "config.toml")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """This checkout with another main.py, where nothing is installed."""
    made = tmp_path / "a checkout"
    write_script(made / "requirements" / "environment.sh", ENVIRONMENT)
    shutil.copy(ROOT / "run", made)
    for package in ("guitrainer", "kernels", "assets"):
        (made / package).symlink_to(ROOT / package)
    (made / "main.py").write_text(MAIN, encoding="utf-8")
    python = f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n'
    write_script(made / ".venv" / "bin" / "python", python)
    (tmp_path / "elsewhere").mkdir()
    return made


@needs_bash
@pytest.mark.slow
@pytest.mark.parametrize(
    ("folder", "start", "begins"),
    [
        ("a checkout", "./run", "./run --headless digits-edges "),
        ("a checkout", "bash run", "./run --headless "),
        ("elsewhere", "'../a checkout/run'", "'../a checkout/run' --headless "),
        ("elsewhere", '{python} "$(dirname "$PWD")/a checkout/main.py"', "{python} "),
    ],
)
def test_in_a_checkout(checkout: Path, folder: str, start: str, begins: str) -> None:
    here, python = checkout.parent / folder, shlex.quote(sys.executable)
    line = shell(start.format(python=python), here).strip()
    if "{python}" not in begins:
        assert line.startswith(begins)
    assert experiment_in(line, here, checkout.parent / "its run") == edited()


@needs_bash
@pytest.mark.slow
def test_from_the_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SCRIPT, raising=False)
    monkeypatch.setattr("sys.argv", [str(ROOT / "guitrainer" / "__main__.py")])
    line = command_of(edited(), program=program_words()).text
    assert " -m guitrainer --headless digits-edges " in line
    assert experiment_in(line, ROOT, tmp_path / "run") == edited()


@pytest.mark.parametrize("found", [True, False])
def test_an_installed_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: bool) -> None:
    program = tmp_path / "my bin" / "guitrainer"
    write_script(program, "#!/bin/sh\n")
    monkeypatch.delenv(SCRIPT, raising=False)
    monkeypatch.setattr("sys.argv", [str(program)])
    if found:
        monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    assert program_words() == ("guitrainer" if found else str(program),)
