"""A network before it is trained: reported, measured, and as theory expects it."""

import math
from typing import Any

import numpy as np
import pytest

from guitrainer.analysis.judgment import Verdict
from guitrainer.analysis.remedies import CHANGES
from guitrainer.config import schema
from guitrainer.data.dataset import Dataset
from guitrainer.errors import ConfigError, NetworkError
from guitrainer.events import FiltersCaptured, RunStarted
from guitrainer.training.inspection import LayerReport
from guitrainer.training.preview import preview_experiment
from tests.training.lab import experiment, make_dataset, of_kind, trained


def reports(asked: schema.Experiment) -> list[LayerReport]:
    return [layer.report for layer in preview_experiment(asked, make_dataset()).layers]


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
    found = reports(experiment(LAYERS))
    assert [(r.name, r.type, r.output_shape, r.parameters) for r in found] == [
        ("conv1", "conv", (32, 8, 8), 832),
        ("relu1", "relu", (32, 8, 8), 0),
        ("max_pool1", "max_pool", (32, 4, 4), 0),
        ("dense1", "dense", (20, 1, 1), 10260),
        ("tanh1", "tanh", (20, 1, 1), 0),
        ("dense2", "dense", (3, 1, 1), 63),
    ]
    for report in found:
        assert (report.fan_in is None) == (report.parameters == 0)
        assert report.signal_std is not None and report.signal_std > 0


def test_what_was_asked_beside_what_was_drawn() -> None:
    conv, _, _, dense, _, _ = reports(experiment(LAYERS))
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
        stds.append(reports(experiment(layers))[0].signal_std or 0.0)
    assert stds[1] / stds[0] == pytest.approx(3, rel=1e-5)


def test_same_experiment_same_report() -> None:
    asked = experiment(LAYERS, seed=4)
    assert reports(asked) == reports(asked)


def test_symmetric_weights_are_reported_as_such() -> None:
    zeros = schema.Initializer(scheme="zeros")
    layers = (schema.Conv(filters=8, kernel_size=3, initializer=zeros), LAYERS[-1])
    conv = reports(experiment(layers))[0]
    assert (conv.std, conv.std_sampled, conv.signal_std) == (0, 0, 0)


def test_row_40_what_does_not_fit_is_refused() -> None:
    layers = (schema.Conv(kernel_size=11), schema.Conv(kernel_size=3), schema.Dense())
    with pytest.raises(NetworkError, match=r"layer conv2: the window is 3×3, .* input of 2×2"):
        reports(experiment(layers))


def test_batch_larger_than_the_data_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"training.batch_size: got 201, accepted: 1 to 200"):
        reports(experiment(LAYERS, batch_size=201))


def test_fewer_images_than_a_probe_holds() -> None:
    dataset = make_dataset()
    few = Dataset("few", dataset.class_names, dataset.train.first(10), lambda: dataset.test)
    preview = preview_experiment(experiment(LAYERS, batch_size=5), few)
    assert preview.measured
    assert all(np.isfinite(layer.report.signal_std or np.nan) for layer in preview.layers)
    assert (preview.steps_per_epoch, preview.total_steps) == (2, 30)


def test_terms_of_the_fans() -> None:
    layers = (
        schema.Conv(filters=4, kernel_size=(3, 5)),
        schema.Relu(),
        schema.Local(filters=2, kernel_size=3),
        schema.Dense(),
    )
    conv, relu, local, dense = preview_experiment(experiment(layers), make_dataset()).layers
    assert (conv.fan_in_terms, conv.fan_out_terms) == ((3, 5, 1), (3, 5, 4))
    assert (relu.fan_in_terms, relu.fan_out_terms) == (None, None)
    assert (local.fan_in_terms, local.fan_out_terms) == ((3, 3, 4), (3, 3, 2))
    assert (dense.fan_in_terms, dense.fan_out_terms) == ((96,), (3,))
    for layer in (conv, local, dense):
        assert layer.fan_in_terms is not None and layer.fan_out_terms is not None
        assert math.prod(layer.fan_in_terms) == layer.report.fan_in
        assert math.prod(layer.fan_out_terms) == layer.report.fan_out


@pytest.mark.parametrize("scheme", ["he_normal", "lsuv", "orthogonal", "zeros"])
@pytest.mark.parametrize("batch_size", [48, 200])
def test_weights_are_those_the_run_starts_with(scheme: schema.Scheme, batch_size: int) -> None:
    drawn = schema.Initializer(scheme=scheme)
    layers = (
        schema.Conv(filters=4, kernel_size=3, initializer=drawn),
        schema.Relu(),
        schema.Conv(filters=2, kernel_size=2, initializer=drawn),
        schema.Dense(),
    )
    asked = experiment(layers, seed=3, steps=1, batch_size=batch_size)
    preview = preview_experiment(asked, make_dataset())
    events, _ = trained(asked)
    started = of_kind(events, RunStarted)[0]
    first = [event for event in of_kind(events, FiltersCaptured) if event.step == 0]
    assert [f.layer for f in preview.filters] == [f.layer for f in first] == ["conv1", "conv2"]
    for layer, found, expected in zip(
        (preview.layers[0], preview.layers[2]), preview.filters, first, strict=True
    ):
        np.testing.assert_array_equal(found.weight, expected.weight)
        np.testing.assert_array_equal(layer.weight, expected.weight.ravel())
        assert (found.scores is None) == (expected.scores is None)
    assert preview.total_steps == started.total_steps
    assert preview.steps_per_epoch == started.steps_per_epoch
    assert preview.parameters == started.parameters
    assert preview.expected_loss == started.expected_loss
    assert preview.expected_accuracy == started.expected_accuracy


def test_a_large_weight_is_sampled_regularly() -> None:
    layers = (schema.Dense(units=1000), schema.Dense())
    dense = preview_experiment(experiment(layers), make_dataset()).layers[0]
    assert dense.weight is not None and not dense.weight.flags.writeable
    assert dense.weight.shape == (72_000,)  # 144 · 1000 / 2
    assert dense.weight.std() == pytest.approx(dense.report.std, rel=0.02)
    assert dense.density is not None and dense.density.std == dense.report.std


WIDE = schema.Initializer(scheme="random_normal", std=0.09)
# A layer, and whether theory covers the signal behind it and the gradient with respect to it.
NORMALIZED = [
    (schema.Dense(units=300, initializer=WIDE), True, False),
    (schema.Tanh(), True, False),
    (schema.Dense(units=300, initializer=WIDE), True, False),
    (schema.BatchNorm(), True, True),
    (schema.Relu(), True, True),
    (schema.Dense(units=300, initializer=WIDE), True, True),
    (schema.Dropout(rate=0.3), True, True),
    (schema.Dense(units=300, initializer=WIDE), True, True),
    (schema.Gelu(), True, True),
    (schema.Dense(units=300, initializer=WIDE), True, True),
]
AVERAGED = [
    (schema.Conv(filters=24, kernel_size=5, padding="same", initializer=WIDE), True, False),
    (schema.LeakyRelu(slope=0.2), True, False),
    (schema.MaxPool(size=3, stride=2), False, False),
    (schema.Conv(filters=32, kernel_size=3, padding=1, initializer=WIDE), False, False),
    (schema.Tanh(), False, True),
    (schema.AvgPool(size=2), False, True),
    (schema.Conv(filters=128, kernel_size=2, padding="same", initializer=WIDE), False, True),
    (schema.Relu(), False, True),
    (schema.GlobalAvgPool(), False, True),
    (schema.Dense(units=64, initializer=WIDE), False, True),
    (schema.LeakyRelu(slope=0.2), False, True),
    (schema.Dense(units=300, initializer=WIDE), False, True),
]
PICKED = [
    (schema.Conv(filters=64, kernel_size=3, stride=2, initializer=WIDE), True, True),
    (schema.Sigmoid(), True, True),
    (schema.Conv(filters=64, kernel_size=2, initializer=WIDE), True, True),
    (schema.MaxPool(size=2), False, True),
    (schema.Dense(units=300, initializer=WIDE), False, True),
]


@pytest.mark.parametrize(
    "table", [NORMALIZED, AVERAGED, PICKED], ids=["normalized", "averaged", "picked"]
)
def test_theory_agrees_with_what_is_measured(table: list[Any]) -> None:
    layers = tuple(layer for layer, _, _ in table)
    preview = preview_experiment(experiment(layers, batch_size=200), make_dataset())
    for layer, (_, forward, backward) in zip(preview.layers, table, strict=True):
        name, predicted = layer.report.name, layer.signal_std_predicted
        assert (predicted is not None) == forward, name
        if predicted is not None:
            assert predicted == pytest.approx(layer.report.signal_std, rel=0.2), name
        predicted = layer.gradient_std_predicted
        assert (predicted is not None) == backward, name
        if predicted is not None:
            assert predicted == pytest.approx(layer.gradient_std, rel=0.2), name


def test_arranged_weights_are_not_for_theory() -> None:
    constant = schema.Initializer(scheme="constant", value=0.1)
    layers = (schema.Conv(initializer=constant), schema.Relu(), schema.Dense())
    found = preview_experiment(experiment(layers), make_dataset())
    assert [layer.signal_std_predicted for layer in found.layers] == [None, None, None]


def verdict_of(asked: schema.Experiment, dataset: Dataset) -> Verdict:
    verdict = preview_experiment(asked, dataset).verdict
    assert verdict is not None, "what is measured is judged"
    return verdict


def test_verdict_names_the_layer_and_what_was_found_to_help() -> None:
    small = schema.Initializer(scheme="random_normal", std=0.001)
    layers: tuple[schema.AnyLayer, ...] = ()
    for _ in range(5):
        layers += (schema.Dense(units=50, initializer=small), schema.Relu())
    last = schema.Dense(initializer=small)
    asked = experiment((*layers, last))
    verdict = verdict_of(asked, make_dataset())
    assert (verdict.kind, verdict.layer, verdict.remedy) == ("shrinks", "dense6", "he_normal")
    remedied = CHANGES["he_normal"](asked)
    assert verdict_of(remedied, make_dataset()).kind == "keeps"


def test_what_does_not_help_is_not_offered() -> None:
    frozen = schema.Initializer(scheme="zeros")
    layers = (schema.Dense(units=50, initializer=frozen, trainable=False), schema.Relu())
    verdict = verdict_of(experiment((*layers, schema.Dense())), make_dataset())
    assert (verdict.kind, verdict.remedy) == ("dead", None)


def test_a_rate_that_is_far_too_high_is_lowered_more_than_once() -> None:
    layers = (schema.Dense(units=50), schema.Relu(), schema.Dense())
    asked = experiment(layers, learning_rate=1e4)
    seen = []
    for _ in range(8):
        verdict = verdict_of(asked, make_dataset())
        seen.append(verdict.kind)
        if verdict.calm:
            break
        assert verdict.remedy == "lower_learning_rate"
        asked = CHANGES[verdict.remedy](asked)
    assert seen[0] == "overshoots" and seen[-1] == "keeps"
