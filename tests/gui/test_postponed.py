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


def test_a_thread_waits_for_the_compiler_to_be_loaded() -> None:
    """Numba fails to load, and stays broken, if two threads load it at the same time."""
    code = f"""{HEAD}
import sys, time
postponed.load()
threads, failures = [], []
def work():
    try:
        from kernels.ahead import MANNERS
    except Exception as error:
        failures.append(error)
class Meanwhile:
    @staticmethod
    def find_spec(name, path, target=None):
        if name == "numba.core.types" and not threads:
            threads.append(postponed.start_thread(work, "meanwhile"))
            threads[0].join(2)
sys.meta_path.insert(0, Meanwhile)
postponed.load_compiler()
threads[0].join()
assert not failures, failures
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)
