"""Verdicts held against what networks did: each was trained, and its accuracy is in the table.

All were trained for 600 steps of 64 of 4,000 digits, momentum 0.9. Guessing gives 0.1; the share of
the commonest digit in the test images is 0.126.
"""

from typing import Any

import pytest

from guitrainer.analysis.judgment import Kind, Verdict
from guitrainer.config import schema
from guitrainer.data.dataset import Dataset
from guitrainer.data.loading import load_dataset
from guitrainer.events import RunFinished
from guitrainer.runs.experiment import run_experiment
from guitrainer.training.preview import preview_experiment

LEARNED, LOST = 0.55, 0.3  # accuracy from which on it learned, and up to which it did not
HE, LECUN, GLOROT, ZEROS = (
    schema.Initializer(scheme=scheme)  # type: ignore[arg-type]
    for scheme in ("he_normal", "lecun_normal", "glorot_uniform", "zeros")
)
ACTIVATIONS: dict[str, Any] = {
    "relu": schema.Relu,
    "leaky_relu": schema.LeakyRelu,
    "gelu": schema.Gelu,
    "tanh": schema.Tanh,
    "sigmoid": schema.Sigmoid,
}


def normal(std: float) -> schema.Initializer:
    return schema.Initializer(scheme="random_normal", std=std)


def constant(value: float) -> schema.Initializer:
    return schema.Initializer(scheme="constant", value=value)


def mlp(
    activation: str,
    depth: int,
    init: schema.Initializer,
    *,
    bias: float | None = None,
    normalized: bool = False,
    **special: schema.Initializer,
) -> list[schema.AnyLayer]:
    """Dense layers of 50 units; `special` initializers of the first, middle or last one."""
    layers: list[schema.AnyLayer] = []
    shift = None if bias is None else constant(bias)
    names = {0: "first", (depth - 1) // 2: "middle"}
    for k in range(depth - 1):
        drawn = special.get(names.get(k, ""), init)
        layers.append(schema.Dense(units=50, initializer=drawn, bias_initializer=shift))
        layers += [schema.BatchNorm()] if normalized else []
        layers.append(ACTIVATIONS[activation]())
    return [*layers, schema.Dense(initializer=special.get("last", init))]


def asked(layers: list[schema.AnyLayer], rate: float = 0.05) -> schema.Experiment:
    return schema.Experiment(
        data=schema.Data(limit=4000, test_limit=1000),
        network=schema.Network(layers=tuple(layers)),
        training=schema.Training(learning_rate=rate, steps=600),
    )


def verdict_of(asked: schema.Experiment, dataset: Dataset) -> Verdict:
    verdict = preview_experiment(asked, dataset).verdict
    assert verdict is not None, "what is measured is judged"
    return verdict


CASES: dict[str, tuple[schema.Experiment, float, Kind]] = {
    # zeros learn where a gradient reaches them
    "zeros alone": (asked(mlp("relu", 1, ZEROS)), 0.845, "keeps"),
    "zeros last, relu": (asked(mlp("relu", 3, HE, last=ZEROS)), 0.894, "keeps"),
    "zeros last, tanh": (asked(mlp("tanh", 3, HE, last=ZEROS)), 0.907, "keeps"),
    "zeros last, sigmoid": (asked(mlp("sigmoid", 3, HE, last=ZEROS)), 0.897, "keeps"),
    "zeros in the middle, tanh": (asked(mlp("tanh", 4, LECUN, middle=ZEROS)), 0.897, "keeps"),
    "zeros in the middle, leaky": (asked(mlp("leaky_relu", 4, HE, middle=ZEROS)), 0.908, "keeps"),
    "zeros first, tanh": (asked(mlp("tanh", 3, HE, first=ZEROS)), 0.916, "keeps"),
    "zeros first, gelu": (asked(mlp("gelu", 3, HE, first=ZEROS)), 0.912, "keeps"),
    "zeros in the middle, relu": (asked(mlp("relu", 4, HE, middle=ZEROS)), 0.126, "dead"),
    "zeros first, relu": (asked(mlp("relu", 3, HE, first=ZEROS)), 0.126, "dead"),
    "zeros all, relu": (asked(mlp("relu", 2, ZEROS)), 0.126, "dead"),
    "zeros all, tanh": (asked(mlp("tanh", 2, ZEROS)), 0.126, "equal"),
    # the textbook's draw, and its like in deeper nets
    "relu 2 σ 0.001": (asked(mlp("relu", 2, normal(0.001))), 0.925, "keeps"),
    "relu 2 σ 0.01": (asked(mlp("relu", 2, normal(0.01))), 0.914, "keeps"),
    "relu 3 σ 0.001": (asked(mlp("relu", 3, normal(0.001))), 0.856, "keeps"),
    "relu 4 σ 0.01": (asked(mlp("relu", 4, normal(0.01))), 0.857, "keeps"),
    "relu 6 σ 0.1": (asked(mlp("relu", 6, normal(0.1))), 0.901, "keeps"),
    "relu 9 He": (asked(mlp("relu", 9, HE)), 0.882, "keeps"),
    "relu 4 σ 0.001": (asked(mlp("relu", 4, normal(0.001))), 0.126, "shrinks"),
    "relu 6 σ 0.01": (asked(mlp("relu", 6, normal(0.01))), 0.126, "shrinks"),
    "relu 6 σ 0.03": (asked(mlp("relu", 6, normal(0.03))), 0.126, "shrinks"),
    "relu 14 σ 0.1": (asked(mlp("relu", 14, normal(0.1))), 0.126, "shrinks"),
    "relu 20 σ 0.01": (asked(mlp("relu", 20, normal(0.01))), 0.126, "shrinks"),
    "tanh 3 σ 0.001": (asked(mlp("tanh", 3, normal(0.001))), 0.909, "keeps"),
    "tanh 9 LeCun": (asked(mlp("tanh", 9, LECUN)), 0.896, "keeps"),
    "tanh 6 σ 0.01": (asked(mlp("tanh", 6, normal(0.01))), 0.126, "shrinks"),
    "tanh 20 σ 0.03": (asked(mlp("tanh", 20, normal(0.03))), 0.126, "shrinks"),
    "sigmoid 2 σ 0.01": (asked(mlp("sigmoid", 2, normal(0.01))), 0.912, "keeps"),
    "sigmoid 4 Glorot": (asked(mlp("sigmoid", 4, GLOROT)), 0.873, "keeps"),
    "sigmoid 6 Glorot": (asked(mlp("sigmoid", 6, GLOROT)), 0.110, "shrinks"),
    "sigmoid 9 LeCun": (asked(mlp("sigmoid", 9, LECUN)), 0.110, "shrinks"),
    # batch normalization makes up for the size of weights
    "normalized 20 σ 0.01": (asked(mlp("relu", 20, normal(0.01), normalized=True)), 0.83, "keeps"),
    "normalized 3 σ 1e-4": (asked(mlp("relu", 3, normal(1e-4), normalized=True)), 0.919, "keeps"),
    "normalized 20 σ 1e-4": (
        asked(mlp("relu", 20, normal(1e-4), normalized=True)), 0.126, "shrinks"
    ),
    # biases
    "bias −5, relu": (asked(mlp("relu", 5, HE, bias=-5)), 0.126, "dead"),
    "bias −2, relu": (asked(mlp("relu", 5, HE, bias=-2)), 0.126, "dead"),
    "bias −5, tanh": (asked(mlp("tanh", 5, HE, bias=-5)), 0.126, "constant"),
    "bias −5, leaky": (asked(mlp("leaky_relu", 5, HE, bias=-5)), 0.126, "constant"),
    "bias −1, tanh": (asked(mlp("tanh", 5, HE, bias=-1)), 0.898, "keeps"),
    "bias +5, relu": (asked(mlp("relu", 5, HE, bias=5)), 0.126, "grows"),
    # too large, and too fast
    "relu 9 σ 0.3": (asked(mlp("relu", 9, normal(0.3))), 0.0, "grows"),
    "relu 3 σ 1": (asked(mlp("relu", 3, normal(1.0))), 0.126, "grows"),
    "tanh 9 σ 1": (asked(mlp("tanh", 9, normal(1.0))), 0.126, "overshoots"),
    "relu 2 He, rate 1": (asked(mlp("relu", 2, HE), 1.0), 0.099, "overshoots"),
    "relu 6 He, rate 2": (asked(mlp("relu", 6, HE), 2.0), 0.0, "overshoots"),
    "relu 2 He, rate 0.05": (asked(mlp("relu", 2, HE)), 0.915, "keeps"),
    "zeros alone, rate 20": (asked(mlp("relu", 1, ZEROS), 20.0), 0.841, "keeps"),
    "relu 2 He, rate 1e-7": (asked(mlp("relu", 2, HE), 1e-7), 0.12, "slow"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_verdict_is_what_training_showed(case: str) -> None:
    experiment, accuracy, kind = CASES[case]
    verdict = verdict_of(experiment, load_dataset(experiment.data, 0))
    assert verdict.kind == kind, verdict
    assert not LOST < accuracy < LEARNED
    assert verdict.calm == (accuracy > LEARNED)


@pytest.mark.slow
@pytest.mark.parametrize(
    "case",
    ["zeros last, relu", "relu 2 σ 0.01", "relu 6 σ 0.03", "zeros first, relu", "bias −5, relu"],
)
def test_the_table_is_what_training_gives(case: str) -> None:
    experiment, accuracy, _ = CASES[case]
    *_, end = run_experiment(experiment, save=False)
    assert isinstance(end, RunFinished)
    assert end.test_accuracy == pytest.approx(accuracy, abs=0.05)


CONV = schema.Conv(filters=8, kernel_size=5, stride=2, initializer=HE)
CONVOLUTIONS: dict[str, tuple[list[schema.AnyLayer], Kind]] = {
    "conv, zeros last": ([CONV, schema.Relu(), schema.Dense(initializer=ZEROS)], "keeps"),
    "conv, bias −50": (
        [
            CONV.model_copy(update={"bias_initializer": constant(-50.0)}),
            schema.Relu(),
            schema.Dense(),
        ],
        "dead",
    ),
    "local": (
        [
            schema.Local(filters=4, kernel_size=5, stride=3, initializer=HE),
            schema.Relu(),
            schema.Dense(initializer=HE),
        ],
        "keeps",
    ),
    "local of constants": (
        [
            schema.Local(filters=4, kernel_size=5, stride=3, initializer=constant(0.1)),
            schema.Tanh(),
            schema.Dense(initializer=constant(0.0)),
        ],
        "equal",
    ),
    # its bias counts by unit, not by row of its positions, whose gradients differ
    "local of constants in front of a pool": (
        [
            schema.Local(filters=4, kernel_size=5, stride=3, initializer=constant(0.1)),
            schema.Relu(),
            schema.MaxPool(),
            schema.Dense(initializer=constant(0.1)),
        ],
        "equal",
    ),
    "conv of constants behind a random layer": (
        [
            schema.Conv(filters=4, kernel_size=5, stride=3, initializer=constant(0.1)),
            schema.Tanh(),
            schema.Dense(initializer=HE),
        ],
        "keeps",
    ),
    "frozen": (
        [CONV.model_copy(update={"trainable": False}), schema.Dense(trainable=False)],
        "none",
    ),
    "dropout": ([CONV, schema.Relu(), schema.Dropout(), schema.Dense(initializer=HE)], "keeps"),
}


@pytest.mark.parametrize("case", CONVOLUTIONS)
def test_every_kind_of_layer_is_judged(case: str) -> None:
    layers, kind = CONVOLUTIONS[case]
    experiment = asked(layers)
    verdict = verdict_of(experiment, load_dataset(experiment.data, 0))
    assert verdict.kind == kind, verdict
