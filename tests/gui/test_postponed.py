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
