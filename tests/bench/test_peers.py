"""Peers compute the same training step as we do, or say in one line that they cannot."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from guitrainer.bench import rivals
from guitrainer.bench.flops import workload_flops
from guitrainer.bench.workloads import EVERY, WORKLOADS
from guitrainer.errors import InputError
from guitrainer.nn.planes import aligned_zeros
from kernels.machine import LANES
from kernels.peak import ACCUMULATORS, make_peak

ROOT = Path(__file__).resolve().parents[2]
# The 99th percentile of the differences of weights after two steps, relative to the largest update.
# Adam moves a weight by its full rate even if its gradient is only rounding or near epsilon.
CLOSE, CLOSE_ADAM = 1e-5, 1e-3
# In a process of its own, because a backend is fixed when it is imported.
PROGRAM = """
import json, sys
import numpy as np
from dataclasses import replace
from guitrainer.bench.rivals import load_peer
from guitrainer.bench.workloads import *

name, which = sys.argv[1:]
peer, rows = load_peer(name, 1), []
for workload in (EVERY[w] for w in which.split(",")):
    network, batches = build_network(workload), make_batches(workload, 8)
    start = [p.value.copy() for p in network.parameters]
    for form in peer.formats:
        for p, value in zip(network.parameters, start):
            p.value[...] = value
        model = peer.build(workload, network, batches, form)
        row = {"case": f"{workload.name} {form}"}
        with Team(1) as team:
            training = schema.Training(optimizer=workload.optimizer)
            optimizer = Optimizer(network.parameters, training, threads=1)
            learning = {"update": optimizer.phases} if peer.trains else {"learning": False}
            engine = Engine(network, 8, team, **learning)
            source, rates = source_of(engine, batches), Rates(LEARNING_RATE, MOMENTUM, 0.0)
            engine.refresh()
            ours, theirs = engine.predict(source, batches.indices[0]), model.infer(0)
            row["logits"] = float(np.abs(ours.reshape(8, -1) - theirs).max())
            losses, ends = [], []
            for k in range(2 if peer.trains else 0):
                index = batches.indices[k]
                optimizer.prepare(rates)
                loss, _ = engine.train(source, index, batches.labels[index])
                optimizer.finish()
                losses.append([loss, model.train(k)])
            row["losses"] = losses
            if losses:
                now = [p.value for p in network.parameters]
                moved = max(np.abs(a - b).max() for a, b in zip(now, start))
                pairs = list(zip(now, model.parameters(), strict=True))
                apart = max(np.quantile(np.abs(a - b), 0.99) for a, b in pairs)
                row["apart"] = float(apart / moved)
        rows.append(row)
print(json.dumps(rows))
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "workloads"),
    [
        ("jax", "W1,leaky-relu,tanh,gelu,avg-pool,overlap,stride-2,adam"),
        ("keras-torch", "W1,leaky-relu,tanh,gelu,avg-pool,overlap,stride-2,adam"),
        ("keras-jax", "W1,leaky-relu,tanh,gelu,avg-pool,overlap,stride-2,adam"),
        ("tinygrad", "W1,leaky-relu,avg-pool,stride-2,adam"),
        ("onnxruntime", "W1,W3,digits-edges,leaky-relu,tanh,gelu,avg-pool,overlap,stride-2"),
    ],
)
def test_two_steps_are_the_same(name: str, workloads: str) -> None:
    absent = rivals.missing(rivals.RIVALS[name].packages)
    if absent:
        pytest.skip(f"compares with {' and '.join(absent)}, not installed")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, name, workloads],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for row in json.loads(done.stdout.splitlines()[-1]):
        assert row["logits"] < 1e-4, row
        for ours, theirs in row["losses"]:
            assert ours == pytest.approx(theirs, rel=1e-5), row
        adam = row["case"].startswith("adam")
        if adam and name.startswith("keras"):
            continue  # its Adam adds epsilon before it corrects the bias: only losses are equal
        close = CLOSE_ADAM if adam else CLOSE
        assert row.get("apart", 0) < close, row


def test_what_a_peer_cannot_do_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    peer = rivals.Peer("jax", lambda *_: None, ("only",), rivals.COMMON)  # type: ignore
    with pytest.raises(InputError, match=r"--against jax: got batch-norm, .* layer batch_norm; "):
        peer.parts(EVERY["batch-norm"])
    with pytest.raises(InputError, match=r"--against jax: got W4, .*; accepted: whole networks"):
        peer.parts(WORKLOADS["W4"])
    assert peer.parts(WORKLOADS["keras-mnist"]) == ("inference",)
    assert replace(peer, trains=False).parts(WORKLOADS["W1"]) == ("inference",)


def test_a_missing_library_is_named() -> None:
    with pytest.raises(InputError) as caught:
        rivals.check_installed("x", ("no_such_library", "numpy"))
    assert str(caught.value) == (
        "--against x: no_such_library is not installed here (pip install no_such_library)"
    )


@pytest.mark.parametrize(
    ("name", "part", "batch_size", "flops"),
    [
        # 5×5×8 taps on 24×24, 5×5×8×16 on 8×8, 256×10; the first layer has no input gradient
        ("W1", "step", 1, 2 * (2 * 115_200 + 3 * 204_800 + 3 * 2_560)),
        ("W4", "forward", 3, 3 * 2 * 64 * 64 * 9 * 1024),
        ("keras-mnist", "inference", 1, 2 * (194_688 + 9 * 1024 * 576 + 4608 * 128 + 1280)),
    ],
)
def test_operations_are_counted(name: str, part: str, batch_size: int, flops: int) -> None:
    assert workload_flops(WORKLOADS[name], part, batch_size) == flops


def test_the_peak_loop_computes_what_it_counts() -> None:
    registers = aligned_zeros((ACCUMULATORS * LANES,), "float32")
    constants = np.repeat(np.array([0.5, 1.0], np.float32), LANES)
    make_peak("float32")(registers, constants, 3)
    np.testing.assert_array_equal(registers, 1.75)  # 1, 1.5, 1.75
