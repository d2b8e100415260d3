"""Programs of calls do what the calls do from Python, in their order."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kernels.batches import make_gather
from kernels.dropout import make_dropout
from kernels.loss import make_cross_entropy
from kernels.machine import LANES
from kernels.program import Call, Program
from kernels.updates import make_pack, make_sgd
from tests.kernels.blocks import empty_plane, rows_for

WIDTH = 16  # whole registers, whatever the lanes


def adding(target: Any) -> Call:
    """Add 1 to every element: SGD with a rate of 1 on a gradient of −1."""
    grad, velocity, settings = np.full(WIDTH, -1.0), np.zeros(WIDTH), np.array([1.0, 0.0, 0.0])
    return Call(make_sgd(0, "float64"), target, grad, velocity, settings, np.zeros(1))


def ring(phases: int) -> tuple[Program, Any]:
    """Count runs in the first row; each phase passes it on to the next row, mixed, by tasks."""
    values, rng = np.zeros((phases + 1, WIDTH)), np.random.default_rng(0)
    steps: list[Any] = [[[adding(values[0])]]]
    for k in range(phases):
        order = rng.permutation(WIDTH)
        parts = [slice(p, p + 1) for p in range(WIDTH)]
        pack = make_pack("float64")
        steps.append([[Call(pack, values[k], order[p], values[k + 1][p])] for p in parts])
    return Program(steps), values


def run(program: Program) -> None:
    program.prepare()
    assert program.advance()


def test_a_task_can_end_the_program() -> None:
    """The loss does so where it is not finite; the next run begins anew."""
    logits, grad, figures = (
        np.zeros((1, 3, 1, 1, LANES)),
        np.empty((1, 3, 1, 1, LANES)),
        np.zeros(2),
    )
    labels, counted, halt = np.zeros(LANES, np.int64), np.array([5]), np.zeros(1, np.int64)
    loss = Call(make_cross_entropy("float64"), logits, labels, counted, grad, figures, halt)
    values = np.zeros(WIDTH)
    program = Program([[[loss]], [[adding(values)]]], halt)
    for value, expected in ((0.0, 1), (np.nan, 1), (np.inf, 1), (2.0, 2)):
        logits[0, 1, 0, 0, 0] = value
        run(program)
        np.testing.assert_array_equal(values, expected)


# From Python, and from a program.
WAYS: list[Callable[[Call], None]] = [Call.__call__, lambda call: run(Program([[[call]]]))]


def test_calls_come_in_their_order() -> None:
    program, values = ring(5)
    for k in range(1, 4):
        run(program)
        np.testing.assert_array_equal(values, k)


def test_subnormals_are_zero_in_a_program_and_nowhere_else() -> None:
    tiny = np.full(WIDTH, 1e-310)
    values, grad, settings = tiny.copy(), np.zeros(WIDTH), np.array([1.0, 0.0, 0.0])
    update = Call(make_sgd(0, "float64"), values, grad, np.zeros(WIDTH), settings, np.zeros(1))
    run(Program([[[update]]]))
    np.testing.assert_array_equal(values, 0)
    assert (tiny + tiny > 0).all()


def test_nothing_to_do() -> None:
    for program in (Program([]), Program([[], [[]]])):
        assert program.width == 0
        run(program)


def test_a_call_from_a_program_is_the_call_from_python() -> None:
    """With arrays of every kind: whole, with gaps, of flags, in tuples; and whole numbers."""
    images = np.random.default_rng(0).integers(0, 256, (20, 2, 5, 7), np.uint8)
    images.flags.writeable = False
    index = np.arange(LANES)[::-1].copy() % 20
    moves = (index % 3 - 1, index % 5 - 2, index % 2 == 1)
    affine = (np.array([0.5, 2], np.float32), np.array([-1, 0.25], np.float32))
    results = []
    for way in WAYS:
        plane = empty_plane(LANES, (2, 5, 9))
        inner = plane.inner[:, :, :, 1:8]
        way(
            Call(
                make_gather("uint8", "float32"),
                images,
                index,
                affine,
                moves,
                rows_for(images),
                inner,
                0,
                1,
            )
        )
        results.append(plane.take(LANES))
    assert results[0].any()
    np.testing.assert_array_equal(results[0], results[1])


@pytest.mark.parametrize("key", [0, 5, 2**62, 2**63 + 5, 2**64 - 1])
def test_whole_numbers_keep_their_64_bits(key: int) -> None:
    results = []
    for way in WAYS:
        x, mask, out = (empty_plane(LANES, (1, 4, 4)) for _ in range(3))
        numbers = (np.array([1]), key, np.array([0.5], np.float32))
        way(Call(make_dropout("float32"), x.inner, *numbers, mask.inner, out.inner, 0, 1))
        results.append(mask.take(LANES))
    assert 0 < results[0].mean() < 2
    np.testing.assert_array_equal(results[0], results[1])


ROOT = Path(__file__).resolve().parents[2]
# Two kernels of one factory, compiled each by a process of its own.
SEVERAL = """
import sys
from kernels.updates import make_sgd
kernels = [make_sgd(int(word), "float64") for word in sys.argv[1:]]
print(len({k.symbol for k in kernels}), len({k.address for k in kernels}))
"""


@pytest.mark.slow
def test_kernels_of_one_factory_share_neither_symbols_nor_files(tmp_path: Path) -> None:
    """Else processes that compile at the same time would take each other's machine code."""
    environment = os.environ | {"GUITRAINER_CACHE": str(tmp_path), "PYTHONPATH": str(ROOT)}
    for words in (["0"], ["1"], ["0", "1"]):
        command = [sys.executable, "-c", SEVERAL, *words]
        found = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    assert found.stdout.split() == ["2", "2"]
    assert len(list(tmp_path.rglob("*make_sgd*.nbi"))) == 2
