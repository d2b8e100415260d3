"""A miniature checkout, with a stand-in for Python that notes what pip is asked to install."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ("run", "test", "requirements/environment.sh")
PYTHONS = ("python3", "python3.11", "python3.12", "python3.13", "python3.14")
# All that the scripts call beside Python and apt-get.
TOOLS = ["awk", "bash", "cat", "chmod", "cmp", "dirname", "env", "flock", "head", "ln", "mkdir"]
TOOLS += ["readlink", "rm", "rmdir", "touch", "uname"]

PYPROJECT = """\
[project]
name = "miniature"

[tool.ruff]
line-length = 100
"""

# STUB_LACKS: a word of the code that this Python fails on, until the file `provided` exists.
# STUB_FITS: the name of a Python that does not.
# STUB_WISHES: system packages that a window would need and that are missing.
# STUB_PIP: what pip does, as a shell command.
PYTHON = f"""\
#!/usr/bin/env bash
case "$1 $2" in
    *libraries.py*) echo "${{STUB_WISHES:-}}" ;;
    "-m venv") mkdir -p "$3/bin" && ln -s "$0" "$3/bin/python" ;;
    "-m pip") echo "$*" >>"$STUB_FOLDER/pip.log" && eval "${{STUB_PIP:-true}}" ;;
    "-m pytest") shift 2 && echo "pytest: $*" ;;
    "-c "*print*) exec {sys.executable} "$@" ;;
    "-c "*"${{STUB_LACKS:-nothing}}"*)
        [ -e "$STUB_FOLDER/provided" ] || [ "${{0##*/}}" = "${{STUB_FITS:-none}}" ] ;;
    "-c "*) ;;
    *) shift && echo "program: $*" ;;
esac
"""
APT_GET = """\
#!/usr/bin/env bash
echo "$*" >>"$STUB_FOLDER/apt.log"
touch "$STUB_FOLDER/provided"
echo "chatter of apt-get"
for package in "$@"; do
    case $package in
        python3 | python3.??) ln -sf "$STUB_FOLDER/interpreter" "$STUB_FOLDER/$package" ;;
    esac
done
"""
# STUB_OFFERS: the one package that apt-get could install.
APT_CACHE = """\
#!/usr/bin/env bash
[ "$2" = "${STUB_OFFERS:-none}" ]
"""
IDENTITY = """\
#!/usr/bin/env bash
echo "${STUB_USER:-1000}"
"""


def write_script(path: Path, text: str) -> None:
    """Write `text` to `path` as something that can be run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


@dataclass
class Checkout:
    """The scripts in a folder of their own, and what they did there."""

    folder: Path
    stubs: Path
    environment: dict[str, str] = field(default_factory=dict)

    @classmethod
    def make(cls, place: Path) -> "Checkout":
        """Lay out scripts, locks and stand-ins below `place`."""
        folder, stubs = place / "a checkout", place / "stubs"
        for script in SCRIPTS:
            (folder / script).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / script, folder / script)
        (folder / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
        for kind in ("run", "test"):
            (folder / f"requirements/{kind}.lock").write_text(f"{kind}==1\n", encoding="utf-8")
        for name in ("interpreter", *PYTHONS):
            write_script(stubs / name, PYTHON)
        write_script(stubs / "apt-get", APT_GET)
        write_script(stubs / "apt-cache", APT_CACHE)
        write_script(stubs / "id", IDENTITY)
        for tool in ("Xvfb", "xdotool"):
            write_script(stubs / tool, "#!/bin/sh\n")
        return cls(folder, stubs)

    @property
    def venv(self) -> Path:
        """The environment that the scripts make."""
        return self.folder / ".venv"

    def without_python(self) -> str:
        """Take all Pythons away; gives a PATH on which only what the scripts need is found."""
        for name in PYTHONS:
            (self.stubs / name).unlink()
        tools = self.stubs / "tools"
        tools.mkdir()
        for name in TOOLS:
            if (found := shutil.which(name)) is not None:
                (tools / name).symlink_to(found)
        return f"{self.stubs}{os.pathsep}{tools}"

    def popen(self, script: str, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
        """Start `script`, as the leader of a process group of its own."""
        return subprocess.Popen(
            [self.folder / script, *arguments],
            env={
                "PATH": f"{self.stubs}{os.pathsep}{os.environ['PATH']}",
                "STUB_FOLDER": str(self.stubs),
                **environment,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def start(self, script: str, *arguments: str, **environment: str) -> tuple[int, str, str]:
        """Exit code, standard output and standard error of `script`."""
        process = self.popen(script, *arguments, **environment)
        output, errors = process.communicate(timeout=60)
        return process.returncode, output, errors

    def noted(self, log: str) -> list[str]:
        """What a stand-in (`pip` or `apt`) was asked so far, one line per call."""
        path = self.stubs / f"{log}.log"
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []

    def installed(self) -> list[str]:
        """The lock files that were installed so far, by name."""
        words = [word for line in self.noted("pip") for word in line.split()]
        return [Path(word).stem for word in words if word.endswith(".lock")]
