"""Compiling ahead: what is missing, once, on all cores; a second process compiles nothing."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest

from guitrainer.startup import BLAS_THREADS
from kernels import ahead, jit
from kernels.activation import make_copy
from kernels.machine import CACHE
from kernels.tiling import conv_tile

ROOT = Path(__file__).resolve().parents[2]
# Trains one step of a net that takes every path, evaluates it, and says what was compiled.
PROGRAM = """
import numpy as np
from guitrainer.config import schema
from guitrainer.data.dataset import Dataset, ImageSet
from guitrainer.training.trainer import Trainer
from kernels.ahead import MANNERS
from kernels.jit import Statistics
told = []
MANNERS.apart, MANNERS.tell = {apart}, told.append
conv = schema.Conv(filters=16, kernel_size=3, padding="same")
pooled = (conv, schema.Relu(), schema.MaxPool())
layers = (*pooled, conv, schema.Relu(), *pooled, schema.BatchNorm(), schema.Dense())[{first}:]
rng = np.random.default_rng(0)
images = rng.integers(0, 255, (40, 1, 12, 12), dtype=np.uint8)
part = ImageSet(images, np.arange(40) % 3)
experiment = schema.Experiment(
    network=schema.Network(layers=layers), training=schema.Training(batch_size=20, steps=1)
)
trainer = Trainer(experiment, Dataset("noise", ("a", "b", "c"), part, lambda: part))
before = Statistics.compiled
trainer._advance()
trainer.evaluate()
print(before, Statistics.compiled - before, Statistics.loaded, sum(told))
"""

WAITING = """
import threading
threading.Thread(target=threading.Event().wait, daemon=True).start()
"""


# The last layer alone has few kernels: enough where the question is which process compiles.
LAST = -1


def program(first: int = 0, apart: bool = False) -> str:
    """Return the program, with a network that begins at this layer."""
    return PROGRAM.replace("{first}", str(first)).replace("{apart}", str(apart))


def ended(cache: Path, first: int = 0, apart: bool = False, before: str = "") -> list[int]:
    """Kernels compiled while building, compiled later, loaded, and told of, by a fresh process."""
    environment = os.environ | {"GUITRAINER_CACHE": str(cache), "PYTHONPATH": str(ROOT)}
    environment |= dict.fromkeys(BLAS_THREADS, "1")  # as in the terminal: their threads count, too
    words = [sys.executable, "-c", before + program(first, apart)]
    done = subprocess.run(words, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return [int(word) for word in done.stdout.split()]


@pytest.mark.slow
def test_second_process_compiles_nothing(tmp_path: Path) -> None:
    compiled, later, loaded, told = ended(tmp_path)
    assert later == 0  # nothing is left for the middle of training
    if sys.platform == "linux":  # all were compiled by forked helpers
        assert (compiled, told > 0) == (0, True)
    else:
        assert 0 < compiled <= told
    again, later, reloaded, told = ended(tmp_path)
    assert (again, later, told) == (0, 0, 0)
    assert reloaded >= compiled + loaded


@pytest.mark.slow
def test_process_with_a_window_leaves_compiling_to_others(tmp_path: Path) -> None:
    compiled, later, loaded, told = ended(tmp_path, LAST, apart=True)
    assert compiled + later <= 1  # the spin of the team, which no network asks for
    assert 0 < told <= loaded


@pytest.mark.slow
def test_process_with_threads_is_not_forked(tmp_path: Path) -> None:
    """A helper would wait for ever for a lock that some other thread has."""
    compiled, later, _, told = ended(tmp_path, LAST, before=WAITING)
    assert later == 0
    assert 0 < compiled <= told


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="helpers are forked only there")
@pytest.mark.parametrize("used", [True, False])
def test_helpers_go_on_while_the_first_step_is_made(tmp_path: Path, used: bool) -> None:
    """Kernels that measure signals are compiled by then, or not begun if the run ends."""
    code = program(LAST).replace("steps=1)", "steps=30)").partition("trainer._advance()")[0]
    code += f"""
from kernels.ahead import _GOING_ON
going_on = bool(_GOING_ON)
trainer._advance()
if {used}:
    trainer._signals()
else:
    trainer.close()
print(int(going_on), len(_GOING_ON), Statistics.compiled)
"""
    environment = os.environ | {"GUITRAINER_CACHE": str(tmp_path), "PYTHONPATH": str(ROOT)}
    environment |= dict.fromkeys(BLAS_THREADS, "1")
    words = [sys.executable, "-c", code]
    done = subprocess.run(words, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["1", "0", "0"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="helpers are forked only there")
def test_helpers_that_the_system_reaps(tmp_path: Path) -> None:
    """A program that is started with SIGCHLD ignored cannot ask how its helpers ended."""
    ignoring = "import signal; signal.signal(signal.SIGCHLD, signal.SIG_IGN)\n"
    compiled, later, _, told = ended(tmp_path, LAST, before=ignoring)
    assert (compiled, later) == (0, 0)
    assert told > 0


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="helpers are forked only there")
def test_what_killed_helpers_did_not_compile_is_not_marked(tmp_path: Path) -> None:
    """Ctrl-C in a terminal ends them too; the next process compiles the rest with its helpers."""
    killing = """
import os
from kernels import ahead
ahead.compile_unclaimed = lambda *given: os.kill(os.getpid(), 9)
"""
    compiled, _, _, told = ended(tmp_path, LAST, before=killing)
    assert 0 < compiled <= told
    assert ended(tmp_path, LAST)[3] == told


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_interrupted_compiling_leaves_nothing_behind(tmp_path: Path) -> None:
    """Neither a temporary folder nor a helper that goes on for nobody."""
    temporary, code = tmp_path / "temporary", program(apart=True)
    temporary.mkdir()
    environment = os.environ | {
        "GUITRAINER_CACHE": str(tmp_path / "cache"),
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(temporary),
    }
    code = code.replace("told.append", "lambda n: print('compiling', flush=True)")
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "compiling\n"
        children: list[psutil.Process] = []
        while not children:
            children = psutil.Process(process.pid).children(recursive=True)
        process.kill()
    _, alive = psutil.wait_procs(children, timeout=120)
    assert not alive
    assert list(temporary.iterdir()) == []


def test_every_number_is_read_once() -> None:
    reading = ahead._numbers(200)
    found: list[int] = []

    def read() -> None:
        while number := os.read(reading, ahead.NUMBER_BYTES):
            found.append(int.from_bytes(number))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    os.close(reading)
    assert sorted(found) == list(range(200))


def test_written_down_calls_compile_nothing() -> None:
    before = jit.Statistics.compiled + jit.Statistics.loaded
    with jit.writing_down() as wanted:
        stand_in = make_copy("float16")  # no such kernel can be compiled
        assert stand_in(1, 2, 3) is None
    assert wanted == [("kernels.activation", "make_copy", ("float16",))]
    assert jit.Statistics.compiled + jit.Statistics.loaded == before
    with pytest.raises(KeyError):
        make_copy("float16")


def test_only_the_thread_that_writes_down_gets_stand_ins() -> None:
    made: list[object] = []
    with jit.writing_down() as wanted:
        thread = threading.Thread(target=lambda: made.append(make_copy("float32")))
        thread.start()
        thread.join()
    assert wanted == []
    assert made == [make_copy("float32")]


def test_a_helper_gets_the_arguments_as_they_are() -> None:
    """Pairs among them: as lists, they would name no kernel, and one that fails stays missing."""
    assert CACHE is not None
    one: jit.Wanted = ("kernels.fourier", "make_fourier_filters", ((3, 3), (6, 7), "float32"))
    mark = ahead._mark(CACHE.folder, one)
    mark.unlink(missing_ok=True)
    queue = ahead._numbers(1)
    ahead._start([one], queue)()
    os.close(queue)
    assert mark.exists()


def test_tiles_are_plain_numbers() -> None:
    """They travel to helper processes as text."""
    tile = conv_tile(3, 1, 32, 26)
    assert type(tile.channels) is int
    assert type(tile.width) is int
