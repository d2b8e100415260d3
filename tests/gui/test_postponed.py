"""Modules that are loaded when they are first used, in a process of their own."""

import subprocess
import sys

import pytest

from guitrainer.gui.base import postponed

NAME = "guitrainer.analysis.receptive_fields"
HEAD = f"""
import guitrainer.gui
from guitrainer.analysis import receptive_fields
from guitrainer.gui.base import postponed
assert not postponed.is_loaded("{NAME}")
"""


@pytest.mark.parametrize(
    "use",
    [
        "receptive_fields.input_source",
        "from guitrainer.analysis.receptive_fields import input_source",
        "postponed.load()",
    ],
)
def test_a_module_is_loaded_when_it_is_first_used(use: str) -> None:
    loaded = f'assert postponed.is_loaded("{NAME}")'
    subprocess.run([sys.executable, "-c", f"{HEAD}\n{use}\n{loaded}"], check=True, timeout=120)


def test_every_postponed_module_exists() -> None:
    postponed.load()
    assert all(postponed.is_loaded(name) for name in postponed.MODULES)


def test_all_are_loaded_before_another_thread_starts() -> None:
    """A run that is given on the command line is read while the window is painted."""
    code = f"""{HEAD}
from threading import Event
from guitrainer.gui.lab.jobs import Jobs
jobs, done = Jobs(), Event()
loaded = []
def work():
    loaded.extend(map(postponed.is_loaded, postponed.MODULES))
    done.set()
jobs.submit("key", work, print, print)
assert done.wait(60)
assert jobs.close(60)
assert all(loaded) and len(loaded) == len(postponed.MODULES)
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)
