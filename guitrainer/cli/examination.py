"""Examines this machine for bug reports; each part works even if others fail."""

import contextlib
import json
import os
import platform
import re
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any

from guitrainer import PROGRAM, __version__
from guitrainer.processor import processor_name, usable_cores

# Qt is examined in a separate process, with this time limit.
WINDOW_SECONDS = 60
# Prefixes of environment variables that affect the program.
SETTINGS = ("GUITRAINER_", "NUMBA_", "QT_", "OMP_", "OPENBLAS_", "MKL_", "XDG_", "LC_")
MORE_SETTINGS = ("DISPLAY", "WAYLAND_DISPLAY", "LANG", "PYTHONPATH")
PACKAGE = re.compile(r"[\w.-]+")


@dataclass
class Report:
    """The findings.

    Attributes
    ----------
    parts : name and value of each finding, by part
    missing : what does not work, one line each, with what to do about it
    """

    parts: dict[str, dict[str, str]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


def examine() -> Report:
    """Examine program, packages, system, kernels, folders and window."""
    report = Report()
    for name, part in PARTS.items():
        try:
            report.parts[name] = part(report.missing)
        except Exception as error:  # any failure is a finding
            words = " ".join(str(error).split())[:300]
            report.parts[name] = {"problem": f"{type(error).__name__}: {words}"}
            report.missing.append(f"{name}: {type(error).__name__}: {words}")
    return report


def _program(missing: list[str]) -> dict[str, str]:
    return {
        PROGRAM: __version__,
        "folder": short(Path(__file__).resolve().parents[2]),
        "Python": f"{platform.python_version()} ({platform.python_implementation()})",
        "interpreter": short(Path(sys.executable)),
    }


def _packages(missing: list[str]) -> dict[str, str]:
    found = {}
    for requirement in metadata.requires(PROGRAM) or ():
        if "extra ==" in requirement:
            continue
        name = PACKAGE.match(requirement)
        assert name is not None
        try:
            found[name[0]] = metadata.version(name[0])
        except metadata.PackageNotFoundError:
            found[name[0]] = "missing"
            missing.append(f"package {name[0]}: delete the folder .venv and start again")
    return found


def _system(missing: list[str]) -> dict[str, str]:
    import psutil

    memory = psutil.virtual_memory()
    return {
        "system": platform.platform(),
        "architecture": f"{platform.machine()}, {sysconfig.get_platform()}",
        "processor": processor_name(),
        "cores": f"{psutil.cpu_count(logical=False) or '?'}, {usable_cores()} threads usable",
        "memory": f"{_gib(memory.total)}, {_gib(memory.available)} available",
    }


def _kernels(missing: list[str]) -> dict[str, str]:
    from kernels import machine

    found = {
        "lanes": str(machine.LANES),
        "registers": str(machine.REGISTERS),
        "compiled for": machine.cpu_name(),
    }
    if machine.CACHE is None:
        missing.append("kernel cache: no folder is writable, so kernels are compiled at each start")
        return found | {"cache": "none"}
    sizes = list(_sizes(machine.CACHE.folder))
    return found | {
        "cache": short(machine.CACHE.folder),
        "cached": f"{len(sizes):,} files, {sum(sizes) / 2**20:,.1f} MiB",
    }


def _sizes(folder: Path) -> Iterator[int]:
    for path in folder.rglob("*"):
        with contextlib.suppress(OSError):  # another process may have just removed it
            if path.is_file():
                yield path.stat().st_size


def _folders(missing: list[str]) -> dict[str, str]:
    from guitrainer.crash_log import log_places

    logs, here = next(iter(log_places())), Path.cwd()
    if not os.access(here, os.W_OK):
        missing.append(f"{short(here)}: not writable; start in another folder, or use --out")
    return {"logs": short(logs), "started in": short(here)}


def _settings(missing: list[str]) -> dict[str, str]:
    names = [name for name in os.environ if name.startswith(SETTINGS) or name in MORE_SETTINGS]
    return {name: _shortened(os.environ[name]) for name in sorted(names)}


def _window(missing: list[str]) -> dict[str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "guitrainer.gui.examination"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=WINDOW_SECONDS,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise RuntimeError(f"Qt ended with code {done.returncode}: {last}")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    missing += [f"{what} (Debian: {package})" for what, package in told["missing"]]
    if told["problem"] is not None and not told["missing"]:
        missing.append(told["problem"])
    found = {"window": told["problem"] or "can be opened"}
    qt = told["qt"]
    if qt is not None:
        found |= {"Qt": f"{qt['version']}, platform {qt['platform']}", "language": qt["locale"]}
        if told["problem"] is None:
            found |= {f"screen {k}": text for k, text in enumerate(qt["screens"], 1)}
        found["fonts"] = f"{qt['fonts']} families, default {qt['font']}"
    return found


PARTS: dict[str, Callable[[list[str]], dict[str, str]]] = {
    "program": _program,
    "packages": _packages,
    "system": _system,
    "kernels": _kernels,
    "folders": _folders,
    "settings": _settings,
    "window": _window,
}


def short(path: Path) -> str:
    """Return a path with ~ for the home folder, so that reports do not reveal the user's name."""
    return _shortened(str(path))


def _shortened(text: str) -> str:
    home = os.path.expanduser("~")  # noqa: PTH111 (never raises)
    return text.replace(home, "~") if len(home) > 1 else text


def _gib(size: int) -> str:
    return f"{size / 2**30:,.1f} GiB"
