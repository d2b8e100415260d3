"""Workers that start together on an empty cache of kernels compile each kernel once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.processes import ROOT

# With a second thread, a process forks none that would compile for it.
PROGRAM = """
import threading
threading.Thread(target=threading.Event().wait, daemon=True).start()

from guitrainer.config.loading import load_preset
from guitrainer.config.overrides import apply_overrides
from guitrainer.runs.experiment import run_experiment
from kernels.jit import Statistics

settings = ["training.steps=2", "data.limit=64", "training.batch_size=16"]
for event in run_experiment(apply_overrides(load_preset("shapes-xo"), settings), save=False):
    pass
print(Statistics.compiled, Statistics.loaded)
"""


@pytest.mark.slow
def test_processes_that_start_together_compile_once(tmp_path: Path) -> None:
    environment = os.environ | {"GUITRAINER_CACHE": str(tmp_path), "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-c", PROGRAM]
    started = [
        subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    counts = [tuple(map(int, process.communicate()[0].split())) for process in started]
    assert sum(compiled > 0 for compiled, _ in counts) == 1, counts
    total = {compiled + loaded for compiled, loaded in counts}
    assert total == {len(list(tmp_path.rglob("*.nbi")))}
