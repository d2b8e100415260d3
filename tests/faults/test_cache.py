"""Rows 51 and 52: a cache of machine code that cannot be written, or is damaged."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from kernels.cache import DAMAGED, SealedCache

ROOT = Path(__file__).parents[2]
# Two kernels, so that there are several files; prints what was computed and where it came from.
PROGRAM = """
import json, logging, sys
logging.basicConfig(format="%(message)s", stream=sys.stderr)
import numpy as np
from kernels.jit import Statistics
from kernels.updates import make_pack, make_sum_of_squares
out = np.zeros(16, np.float32)
make_pack("float32")(np.arange(20, dtype=np.float32), np.arange(3, 19), out)
total = np.zeros(1)
make_sum_of_squares("float32")(out, total)
print(json.dumps([out.tolist(), total[0], Statistics.compiled, Statistics.loaded]))
"""
VALUES = [float(k) for k in range(3, 19)]
RIGHT = [VALUES, sum(v * v for v in VALUES)]


def start(cache: Path | None, first: str = "", **options: Any) -> tuple[list[Any], int, int, str]:
    """Run the program; give its answers, kernels compiled and loaded, and what it said."""
    environment = {k: v for k, v in os.environ.items() if k != "GUITRAINER_CACHE"}
    if cache is not None:
        environment["GUITRAINER_CACHE"] = str(cache)
    environment = options.pop("env", environment) | {"PYTHONPATH": str(ROOT)}
    finished = subprocess.run(
        [sys.executable, "-B", "-c", first + PROGRAM],
        env=environment,
        capture_output=True,
        text=True,
        **options,
    )
    assert finished.returncode == 0, finished.stderr
    assert "Traceback" not in finished.stderr
    *answers, compiled, loaded = json.loads(finished.stdout)
    return answers, compiled, loaded, finished.stderr


# ---------------------------------------------------------------- row 52


@pytest.fixture(scope="module")
def whole_cache(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, bytes]:
    """A cache as a first start leaves it: bytes of its files, by their place in it."""
    folder = tmp_path_factory.mktemp("cache")
    answers, compiled, loaded, _ = start(folder)
    assert (answers, compiled, loaded) == (RIGHT, 2, 0)
    answers, compiled, loaded, said = start(folder)
    assert (answers, compiled, loaded, said) == (RIGHT, 0, 2, "")
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def put(files: dict[Path, bytes], folder: Path) -> None:
    """Write files, given by their places in a folder."""
    for place, content in files.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(content)


def flip(place: float) -> Callable[[bytes], bytes]:
    """Flip one bit at this share of the file."""

    def flipped(content: bytes) -> bytes:
        k = int(place * (len(content) - 1))
        return content[:k] + bytes([content[k] ^ 1]) + content[k + 1 :]

    return flipped


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda content: b"",
    "truncated": lambda content: content[: len(content) // 2],
    "one byte short": lambda content: content[:-1],
    "longer": lambda content: content + b"\0",
    "first bit": flip(0),
    "a bit in the middle": flip(0.5),
    "last bit": flip(1),
    "noise": lambda content: bytes(255 - byte for byte in content),
}


@pytest.mark.parametrize("suffix", [".nbi", ".nbc", ".sha256"])
@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_row_52_damaged_files_are_removed(
    whole_cache: dict[Path, bytes],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    damage: Callable[[bytes], bytes],
    suffix: str,
) -> None:
    broken = {place for place in whole_cache if place.suffix == suffix}
    put(whole_cache | {place: damage(whole_cache[place]) for place in broken}, tmp_path)
    cache = SealedCache(tmp_path)
    cache.check(tmp_path / place for place in whole_cache if place.suffix in (".nbi", ".nbc"))
    left = {place for place in whole_cache if (tmp_path / place).exists()}
    assert broken and not left & broken
    assert caplog.messages == [DAMAGED]


def test_row_52_every_damage_at_once(whole_cache: dict[Path, bytes], tmp_path: Path) -> None:
    damages, files = cycle(DAMAGE.values()), dict(whole_cache)
    for place in sorted(place for place, content in files.items() if content):  # no marks
        files[place] = next(damages)(files[place])
    put(files, tmp_path)
    answers, compiled, loaded, said = start(tmp_path)
    assert (answers, compiled, loaded) == (RIGHT, 2, 0)
    assert said.splitlines()[0] == DAMAGED
    answers, compiled, loaded, said = start(tmp_path)
    assert (answers, compiled, loaded, said) == (RIGHT, 0, 2, "")


@pytest.mark.slow
def test_row_52_one_damaged_file_costs_one_kernel(
    whole_cache: dict[Path, bytes], tmp_path: Path
) -> None:
    put(whole_cache, tmp_path)
    broken = next(place for place in whole_cache if place.suffix == ".nbc")
    (tmp_path / broken).write_bytes(DAMAGE["a bit in the middle"](whole_cache[broken]))
    answers, compiled, loaded, said = start(tmp_path)
    assert (answers, compiled, loaded) == (RIGHT, 1, 1)
    assert said.splitlines()[0] == DAMAGED


@pytest.mark.slow
def test_row_52_files_never_sealed_are_not_trusted(
    whole_cache: dict[Path, bytes], tmp_path: Path
) -> None:
    """As after a kill between writing and sealing."""
    put({p: content for p, content in whole_cache.items() if p.suffix != ".sha256"}, tmp_path)
    answers, compiled, loaded, _ = start(tmp_path)
    assert (answers, compiled, loaded) == (RIGHT, 2, 0)


# Machine code is written only a while after it was missed.
SLOW = """
import time
import numba.core.caching as caching
save = caching.IndexDataCacheFile.save
caching.IndexDataCacheFile.save = lambda *parts: (time.sleep(2), save(*parts))
"""


@pytest.mark.slow
def test_processes_that_need_the_same_kernels_compile_each_once(tmp_path: Path) -> None:
    """They would replace each other's files, and find them damaged until they are sealed again."""
    with ThreadPoolExecutor() as pool:
        results = list(pool.map(lambda _: start(tmp_path, first=SLOW), range(3)))
    assert all(answers == RIGHT for answers, *_ in results)
    assert sum(compiled for _, compiled, _, _ in results) == 2
    assert "damaged" not in "".join(said for *_, said in results)


def test_a_file_whose_writer_was_killed_is_not_called_damaged(tmp_path: Path) -> None:
    """Tests fail on a warning that they do not expect."""
    left = tmp_path / "left.nbc"
    left.write_bytes(b"never sealed")
    SealedCache(tmp_path).check([left])
    assert not list(tmp_path.iterdir())


def test_only_the_files_of_the_kernels_in_use_are_read(
    whole_cache: dict[Path, bytes], tmp_path: Path
) -> None:
    """A start does not become slower with the size of the cache."""
    put(whole_cache, tmp_path)
    other = next(tmp_path.rglob("*.nbc")).with_name("other.kernel-1.py311.1.nbc")
    other.write_bytes(b"damaged")
    assert start(tmp_path) == (RIGHT, 0, 2, "")
    assert other.exists()


# ---------------------------------------------------------------- row 51


def assert_runs_uncached(cache: Path | None, reason: str, **options: Any) -> None:
    answers, compiled, loaded, said = start(cache, **options)
    assert (answers, compiled, loaded) == (RIGHT, 2, 0)
    assert "kernels are compiled again at every start: no cache folder" in said
    assert reason in said


def test_row_51_a_file_where_the_cache_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert_runs_uncached(tmp_path / "file", "Not a directory")


def test_row_51_read_only_folder(tmp_path: Path) -> None:
    if os.geteuid() == 0:  # root may write everywhere but here
        assert_runs_uncached(Path("/proc"), "/proc/kernels")
        return
    (tmp_path / "sealed").mkdir(mode=0o500)
    assert_runs_uncached(tmp_path / "sealed", "Permission denied")


# As in a container that runs under a number that has no entry in the table of users.
NO_USER = """
import pwd
def getpwuid(number):
    raise KeyError(number)
pwd.getpwuid = getpwuid
"""


@pytest.mark.skipif(os.name != "posix", reason="HOME says where things are on POSIX alone")
def test_row_51_no_home(tmp_path: Path) -> None:
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "LANG", "LD_LIBRARY_PATH")}
    assert_runs_uncached(None, "home", first=NO_USER, env=kept, cwd=tmp_path)
    assert list(tmp_path.iterdir()) == []  # above all no folder that is called ~


# ---------------------------------------------------------------- row 65

# The disk is full from the first file of machine code on.
FULL = """
import numba.core.caching as caching
def save(self, key, data):
    raise OSError(28, "No space left on device")
caching.IndexDataCacheFile.save = save
"""
UNREADABLE = """
from pathlib import Path
real = Path.open
def refuse(self, *args, **options):
    if self.suffix in (".nbi", ".nbc"):
        raise PermissionError(13, "Permission denied")
    return real(self, *args, **options)
Path.open = refuse
"""


def test_row_65_a_disk_that_is_full(tmp_path: Path) -> None:
    assert_runs_uncached(tmp_path, "No space left on device", first=FULL)


def test_row_65_files_that_cannot_be_read_are_made_again(
    whole_cache: dict[Path, bytes], tmp_path: Path
) -> None:
    put(whole_cache, tmp_path)
    answers, compiled, loaded, said = start(tmp_path, first=UNREADABLE)
    assert (answers, compiled, loaded) == (RIGHT, 2, 0)
    assert said.count("\n") == 1


def test_row_65_kernels_that_are_not_compiled(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "inspect"],
        env=os.environ | {"NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "error: NUMBA_DISABLE_JIT: got '1', accepted: 0 or nothing: kernels run compiled\n"
    )
