"""What a network will need is known before any of it is allocated (row 40 of the faults)."""

import tracemalloc

import pytest

from guitrainer.config import schema
from guitrainer.errors import NetworkError
from guitrainer.nn.engine import MAX_CHUNKS, Engine
from guitrainer.nn.geometry import Shape
from guitrainer.nn.memory import check_memory, memory_bytes
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.optimizers import Optimizer
from guitrainer.nn.plans import plan_layers
from guitrainer.nn.team import Team

CASES: dict[str, tuple[Shape, tuple[schema.AnyLayer, ...], int]] = {
    "many outputs": (
        (1, 28, 28),
        (
            schema.Conv(filters=32),
            schema.Relu(),
            schema.Conv(filters=32),
            schema.Relu(),
            schema.MaxPool(),
            schema.Dense(),
        ),
        256,
    ),
    "many weights": ((1, 32, 32), (schema.Dense(units=2048), schema.Relu(), schema.Dense()), 16),
}


@pytest.mark.parametrize("name", CASES)
def test_estimate_lies_above_what_is_allocated_and_not_far(name: str) -> None:
    shape, layers, batch_size = CASES[name]
    plans = plan_layers(schema.Network(layers=layers), shape, 10)
    training = schema.Training(optimizer="adam")

    def build() -> None:
        network = BuiltNetwork(plans, 0)
        with Team(MAX_CHUNKS) as team:  # with fewer threads, fewer gradients are kept
            engine = Engine(network, batch_size, team)
        optimizer = Optimizer(network.parameters, training)
        assert engine.blocks and optimizer.state
        network.state()

    build()  # compiled code is no part of the estimate
    tracemalloc.start()
    build()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    estimate = memory_bytes(plans, batch_size)
    assert peak < estimate < 5 * peak


@pytest.mark.parametrize(
    ("layer", "batch_size", "message"),
    [
        (
            schema.Dense(units=65536),
            64,
            r"layer dense1: 3,406,888,960 parameters, output 65536×1×1: training would take about "
            r"101\.\d GiB, accepted: at most [\d,]+\.\d GiB here",
        ),
        (
            schema.Conv(filters=4096, padding=64),
            65536,
            r"layer conv1: 40,960 parameters, output 4096×354×354: .* GiB, accepted: at most",
        ),
        (
            schema.Local(filters=4096, kernel_size=11),
            1,
            r"layer local1: [\d,]+ parameters, output 4096×218×218: .* GiB, accepted: at most",
        ),
    ],
    ids=["dense", "conv", "local"],
)
def test_row_40_a_layer_too_large_is_refused_with_the_numbers(
    layer: schema.AnyLayer, batch_size: int, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psutil

    class Memory:
        total = 64 * 2**30

    monkeypatch.setattr(psutil, "virtual_memory", Memory)
    plans = plan_layers(
        schema.Network(layers=(layer, schema.GlobalAvgPool(), schema.Dense())), (1, 228, 228), 10
    )
    tracemalloc.start()
    with pytest.raises(NetworkError, match=message):
        check_memory(plans, batch_size)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2**20


def test_what_fits_is_accepted() -> None:
    shape, layers, batch_size = CASES["many outputs"]
    check_memory(plan_layers(schema.Network(layers=layers), shape, 10), batch_size)
