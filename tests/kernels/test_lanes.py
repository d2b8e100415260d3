"""4, 8 and, where the processor has them, 16 lanes: forced in processes of their own.

The tests around this one run with the lanes of the machine. Here the other lane counts compute the
same as these, and pass what depends on the lanes most: the tests of kernels and of the engine.
"""

import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import Any

import llvmlite.binding as llvm
import numpy as np
import pytest

from kernels.machine import LANES
from tests.kernels import lane_program

ROOT = Path(__file__).parents[2]
TOLERANCE = 1e-5  # of the largest value: other lanes add up in another order
# Processors with registers of 4 and 8 lanes, as the compiler knows them. They have 16 registers,
# those with 16 lanes have 32: another choice of tiles and paths follows.
PROCESSORS = {4: ("nehalem", "+sse4.2"), 8: ("haswell", "+avx2,+fma")}


def part_of_the_suite(lanes: int) -> list[str]:
    """Tests of kernels, the engine and paths that depend most on lanes, for pytest."""
    few, nets = lane_program.FEW, lane_program.nets_for(lanes)
    # Layer by layer, there are other kernels; fused, those of the other test.
    chosen = {
        "test_fused_equals_layer_by_layer": few,
        "test_short_batch_equals_small_engine": nets,
        "test_threads_change_no_bit": nets,
    }
    engine = "tests/nn/test_engine.py"
    paths = (
        "test_paths_agree_in_networks[two channels-GUITRAINER_FIRST]",
        "test_choice",
        "test_rounds_are_few_however_many_channels_there_are",
        "test_a_first_layer_reads_what_the_next_one_keeps",
    )
    return [
        *("tests/kernels", f"--ignore={Path(__file__).relative_to(ROOT)}"),
        *(f"{engine}::{test}[{net}]" for test, names in chosen.items() for net in names),
        *(f"tests/nn/test_paths.py::{test}" for test in paths),
    ]


def lanes_to_try() -> list[int]:
    """Lane counts that this processor has registers for, without those in use."""
    wide = [16] if llvm.get_host_cpu_features().get("avx512f") else []
    return [lanes for lanes in (4, 8, *wide) if lanes != LANES]


def run(arguments: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | variables,
        capture_output=True,
        text=True,
    )


def run_with(lanes: int, cache: Path, arguments: list[str]) -> None:
    """Run Python as on a processor with so many lanes, with a cache of its own."""
    variables = {"GUITRAINER_LANES": str(lanes), "GUITRAINER_CACHE": str(cache)}
    features = llvm.get_host_cpu_features()
    if platform.machine() in ("x86_64", "AMD64") and lanes in PROCESSORS:
        name, needed = PROCESSORS[lanes]
        if all(features.get(feature) for feature in needed.replace("+", "").split(",")):
            variables |= {"NUMBA_CPU_NAME": name, "NUMBA_CPU_FEATURES": needed}
    finished = run(arguments, **variables)
    assert finished.returncode == 0, finished.stdout[-4000:] + finished.stderr[-4000:]


def largest_of_layer(results: dict[str, Any], key: str) -> float:
    """The largest number of this result, or among the gradients of its layer (`net/layer.part`).

    A bias followed by a batch normalization has a gradient of zero. What is computed is the
    rounding of sums as large as the gradient of the kernel, so it is not a scale of its own.
    """
    layer, dot, _ = key.rpartition(".")
    parts = [k for k in results if dot and k.rpartition(".")[0] == layer] or [key]
    return max(float(np.abs(results[part]).max()) for part in parts)


@pytest.fixture
def cache(request: pytest.FixtureRequest) -> Path:
    """Machine code of forced lanes, kept apart from the user's."""
    return Path(request.config.cache.mkdir("forced-lanes"))


@pytest.mark.slow
@pytest.mark.parametrize("lanes", lanes_to_try())
def test_lane_counts_agree(lanes: int, cache: Path, tmp_path: Path) -> None:
    out = tmp_path / "computed.npz"
    run_with(lanes, cache, ["-m", "tests.kernels.lane_program", str(out)])
    found: dict[str, Any] = dict(np.load(out))
    expected = lane_program.everything(lane_program.nets_for(lanes))
    assert found.pop("lanes") == lanes != expected.pop("lanes")
    assert expected.keys() == found.keys()
    for key in expected:
        allowed = TOLERANCE * largest_of_layer(expected, key)
        np.testing.assert_allclose(found[key], expected[key], rtol=0, atol=allowed, err_msg=key)
    # dropout drops the same
    np.testing.assert_array_equal(found["dropout/mask"], expected["dropout/mask"])


@pytest.mark.slow
@pytest.mark.parametrize("lanes", lanes_to_try())
def test_the_suite_passes_with_other_lanes(lanes: int, cache: Path) -> None:
    options = ["-q", "-x", "-p", "no:cacheprovider", "-m", "not slow"]
    run_with(lanes, cache, ["-m", "pytest", *options, *part_of_the_suite(lanes)])


@pytest.mark.parametrize("value", ["5", "0", "-8", "many", "", "8.0"])
def test_other_values_are_refused_in_one_line(value: str) -> None:
    finished = run(["-c", "import kernels.machine"], GUITRAINER_LANES=value)
    assert finished.returncode != 0
    message = finished.stderr.strip().splitlines()[-1]
    assert message.endswith(f"GUITRAINER_LANES: got {value!r}, accepted: 4, 8 or 16")
