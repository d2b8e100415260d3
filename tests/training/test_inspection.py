"""A network reported before it is trained."""

import numpy as np
import pytest

from guitrainer.config import schema
from guitrainer.data.dataset import Dataset
from guitrainer.errors import NetworkError
from guitrainer.training import inspection
from guitrainer.training.inspection import inspect_experiment
from tests.training.lab import experiment, make_dataset


@pytest.fixture(autouse=True)
def stripes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Inspect on the small dataset."""

    def load(data: schema.Data, seed: int) -> Dataset:
        return make_dataset()

    monkeypatch.setattr(inspection, "load_dataset", load)


def glorot(scale: float | None = None) -> schema.Initializer:
    return schema.Initializer(scheme="glorot_uniform", scale=scale)


LAYERS = (
    schema.Conv(filters=32, kernel_size=5, initializer=glorot()),
    schema.Relu(),
    schema.MaxPool(),
    schema.Dense(units=20, initializer=schema.Initializer(scheme="he_normal")),
    schema.Tanh(),
    schema.Dense(),
)


def test_every_layer_is_reported() -> None:
    reports = inspect_experiment(experiment(LAYERS))
    assert [(r.name, r.type, r.output_shape, r.parameters) for r in reports] == [
        ("conv1", "conv", (32, 8, 8), 832),
        ("relu1", "relu", (32, 8, 8), 0),
        ("max_pool1", "max_pool", (32, 4, 4), 0),
        ("dense1", "dense", (20, 1, 1), 10260),
        ("tanh1", "tanh", (20, 1, 1), 0),
        ("dense2", "dense", (3, 1, 1), 63),
    ]
    for report in reports:
        assert (report.fan_in is None) == (report.parameters == 0)
        assert report.signal_std > 0


def test_what_was_asked_beside_what_was_drawn() -> None:
    conv, _, _, dense, _, _ = inspect_experiment(experiment(LAYERS))
    assert (conv.fan_in, conv.fan_out, conv.scheme) == (25, 800, "glorot_uniform")
    variance = 2 / 825
    assert conv.variance == pytest.approx(variance)
    assert conv.std == pytest.approx(variance**0.5)
    assert conv.limit == pytest.approx((3 * variance) ** 0.5)
    assert conv.std_sampled == pytest.approx(variance**0.5, rel=0.1)
    assert conv.variance_sampled is not None and conv.std_sampled is not None
    assert conv.variance_sampled == pytest.approx(conv.std_sampled**2)
    assert conv.limit_sampled is not None and conv.limit is not None
    assert 0.95 * conv.limit < conv.limit_sampled <= conv.limit
    assert conv.formula
    assert (dense.fan_in, dense.fan_out, dense.limit) == (512, 20, None)
    assert dense.std == pytest.approx((2 / 512) ** 0.5)
    assert dense.std_sampled == pytest.approx((2 / 512) ** 0.5, rel=0.05)


def test_signal_grows_with_the_root_of_the_variance() -> None:
    stds = []
    for scale in (1.0, 9.0):
        layers = (
            schema.Conv(filters=8, kernel_size=3, initializer=glorot(scale=scale)),
            LAYERS[-1],
        )
        stds.append(inspect_experiment(experiment(layers))[0].signal_std)
    assert stds[1] / stds[0] == pytest.approx(3, rel=1e-5)


def test_same_experiment_same_report() -> None:
    asked = experiment(LAYERS, seed=4)
    assert inspect_experiment(asked) == inspect_experiment(asked)


def test_symmetric_weights_are_reported_as_such() -> None:
    zeros = schema.Initializer(scheme="zeros")
    layers = (schema.Conv(filters=8, kernel_size=3, initializer=zeros), LAYERS[-1])
    conv = inspect_experiment(experiment(layers))[0]
    assert (conv.std, conv.std_sampled, conv.signal_std) == (0, 0, 0)


def test_row_40_what_does_not_fit_is_refused() -> None:
    layers = (schema.Conv(kernel_size=11), schema.Conv(kernel_size=3), schema.Dense())
    with pytest.raises(NetworkError, match=r"layer conv2: the window is 3×3, .* input of 2×2"):
        inspect_experiment(experiment(layers))


def test_fewer_images_than_a_probe_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    def few(data: schema.Data, seed: int) -> Dataset:
        dataset = make_dataset()
        return Dataset("few", dataset.class_names, dataset.train.first(10), lambda: dataset.test)

    monkeypatch.setattr(inspection, "load_dataset", few)
    reports = inspect_experiment(experiment(LAYERS, batch_size=5))
    assert all(np.isfinite(report.signal_std) for report in reports)
