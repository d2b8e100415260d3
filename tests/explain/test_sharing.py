"""Shared, local, dense: how many weights, which entries are equal, and how they fare."""

import numpy as np
import pytest

from guitrainer import functional
from guitrainer.config import schema
from guitrainer.errors import NetworkError
from guitrainer.explain.sharing import compare_layers
from guitrainer.explain.side_by_side import ShiftsMeasured, SideBySide, train_side_by_side
from guitrainer.explain.trials import TrialFinished, TrialProgressed

RNG = np.random.default_rng(0)


def test_two_by_two_over_three_by_three() -> None:
    shared, local, dense = compare_layers(3, 2).layers
    assert [layer.weights for layer in (shared, local, dense)] == [4, 16, 36]
    assert [layer.formula for layer in (shared, local, dense)] == [
        "2·2 = 4",
        "4 · 2·2 = 16",
        "9 · 4 = 36",
    ]
    assert [layer.zeros for layer in (shared, local, dense)] == [20, 20, 0]
    assert [layer.repeats for layer in (shared, local, dense)] == [12, 0, 0]
    np.testing.assert_array_equal(
        shared.index,
        [
            [0, 1, -1, 2, 3, -1, -1, -1, -1],
            [-1, 0, 1, -1, 2, 3, -1, -1, -1],
            [-1, -1, -1, 0, 1, -1, 2, 3, -1],
            [-1, -1, -1, -1, 0, 1, -1, 2, 3],
        ],
    )


LAYERS = [
    ((5, 4), (2, 3), 2, 3, 1, 0),
    ((5, 5), 3, 1, 2, 2, "same"),
]


@pytest.mark.parametrize(("image", "kernel", "channels", "filters", "stride", "padding"), LAYERS)
def test_matrices_do_what_the_layers_do(
    image: tuple[int, int],
    kernel: int | tuple[int, int],
    channels: int,
    filters: int,
    stride: int,
    padding: int,
) -> None:
    found = compare_layers(image, kernel, channels, filters, stride, padding)
    shared, local, dense = found.layers
    x = RNG.normal(size=(1, channels, *image))
    taps = (filters, channels, *found.window.kernel)
    weight = RNG.normal(size=taps)
    expected = functional.conv2d(x, weight, None, stride, padding)
    np.testing.assert_allclose(shared.values(weight) @ x.ravel(), expected.ravel(), atol=1e-12)
    weight = RNG.normal(size=(*found.window.out, *taps))
    expected = functional.locally_connected2d(x, weight, None, stride, padding)
    np.testing.assert_allclose(local.values(weight) @ x.ravel(), expected.ravel(), atol=1e-12)
    weight = RNG.normal(size=(found.outputs, found.inputs))
    np.testing.assert_array_equal(dense.values(weight), weight)
    for layer, size in zip(found.layers, (np.prod(taps), local.weights, weight.size), strict=True):
        assert layer.weights == size
        assert layer.index.max() < size
        assert layer.zeros == (layer.index < 0).sum()


def test_a_window_too_large_is_refused() -> None:
    with pytest.raises(NetworkError, match="larger than its input"):
        compare_layers(3, 4)


@pytest.mark.slow
def test_fewer_weights_learn_more_from_few_images() -> None:
    setup = SideBySide(
        data=schema.Data(limit=1000, test_limit=500),
        training=schema.Training(optimizer="momentum", learning_rate=0.02, steps=150),
    )
    events = list(train_side_by_side(setup))
    assert len([e for e in events if isinstance(e, TrialProgressed)]) == 3 * 150
    trials = [e for e in events if isinstance(e, TrialFinished)]
    shifts = [e for e in events if isinstance(e, ShiftsMeasured)]
    assert [e.kind for e in shifts] == [e.name for e in trials] == ["shared", "local", "dense"]
    assert [e.weights for e in shifts] == [100, 14_400, 451_584]
    for trial, shift in zip(trials, shifts, strict=True):
        assert shift.shifts == (0, 1, 2, 3)
        assert shift.accuracies[0] == pytest.approx(trial.test_accuracy, abs=0.003)
        assert list(shift.accuracies) == sorted(shift.accuracies, reverse=True)
    best = shifts[0].accuracies
    assert all(a > b for other in shifts[1:] for a, b in zip(best, other.accuracies, strict=True))
