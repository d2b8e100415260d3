"""16, 8 and 4 lanes: forced in processes of their own, they compute the same."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
TOLERANCE = 1e-5  # of the largest value: other lanes add up in another order


def run(arguments: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | variables,
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def computed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[int, Any]:
    """What the program saved, by lane count; its machine code is kept apart from the user's."""
    results = {}
    for lanes in (16, 8, 4):
        out = tmp_path_factory.mktemp("lanes") / f"{lanes}.npz"
        cache = request.config.cache.mkdir(f"{lanes}-lanes")
        finished = run(
            ["-m", "tests.kernels.lane_program", str(out)],
            GUITRAINER_LANES=str(lanes),
            GUITRAINER_CACHE=str(cache),
        )
        assert finished.returncode == 0, finished.stderr
        results[lanes] = dict(np.load(out))
    return results


@pytest.mark.slow
@pytest.mark.parametrize("lanes", [16, 8, 4])
def test_answers_are_those_of_the_twins(computed: dict[int, Any], lanes: int) -> None:
    """The program itself compares; here only that it ran with the lanes asked for."""
    assert computed[lanes]["lanes"] == lanes


@pytest.mark.slow
@pytest.mark.parametrize("lanes", [8, 4])
def test_lane_counts_agree(computed: dict[int, Any], lanes: int) -> None:
    expected, found = computed[16], computed[lanes]
    assert expected.keys() == found.keys()
    for key in expected.keys() - {"lanes"}:
        allowed = TOLERANCE * np.abs(expected[key]).max()
        np.testing.assert_allclose(found[key], expected[key], rtol=0, atol=allowed, err_msg=key)


@pytest.mark.slow
@pytest.mark.parametrize("lanes", [8, 4])
def test_dropout_drops_the_same(computed: dict[int, Any], lanes: int) -> None:
    np.testing.assert_array_equal(computed[lanes]["dropout/mask"], computed[16]["dropout/mask"])


@pytest.mark.parametrize("value", ["5", "0", "-8", "many", "", "8.0"])
def test_other_values_are_refused_in_one_line(value: str) -> None:
    finished = run(["-c", "import kernels.machine"], GUITRAINER_LANES=value)
    assert finished.returncode != 0
    message = finished.stderr.strip().splitlines()[-1]
    assert message.endswith(f"GUITRAINER_LANES: got {value!r}, accepted: 4, 8 or 16")
