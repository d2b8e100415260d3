"""Plans: what is varied, how trials are numbered, and what is refused."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from guitrainer.config.loading import load_preset
from guitrainer.config.schema import Conv, Dense
from guitrainer.errors import ConfigError
from guitrainer.sweeps.axes import Contestant, Span, Vary, expanded, parse_vary
from guitrainer.sweeps.plan import SweepPlan, Trial, check_count, parse_plan, plan_text, read_plan

MANY = {"key": "std", "span": {"low": 0.0, "high": 1.0, "count": 100_000}}
LENET = load_preset("lenet")


def ranged(low: float, high: float, *, log: bool = False) -> dict[str, object]:
    return {"key": "std", "span": {"low": float(low), "high": float(high), "count": 3, "log": log}}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("init=glorot_uniform,xavier_uniform", ("glorot_uniform", "xavier_uniform")),
        ("std=0.001..1:4:log", (0.001, 0.01, 0.1, 1.0)),
        ("std=0..1:3", (0.0, 0.5, 1.0)),
        ("training.batch_size=16..128:4:log", (16, 32, 64, 128)),
        ("training.batch_size=1..3:9", (1, 2, 3)),
        ("conv1.kernel_size=3,5,[3,5]", (3, 5, "[3,5]")),
        ("conv*.filters=4..8:3", (4, 6, 8)),
        ("dense1.bias=true,false", (True, False)),
        ("data.source=../a,../b", ("../a", "../b")),
        ("training.learning_rate=.05,1e-3", (0.05, 0.001)),
    ],
)
def test_values(text: str, values: tuple[object, ...]) -> None:
    assert parse_vary(text, LENET).grid == values


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("std", "--vary: got"),
        ("=1", "--vary: got"),
        ("std=", "accepted: values separated by commas"),
        ("std=0.1,", "accepted: values separated by commas"),
        ("std=1..1:3", "an empty range"),
        ("std=2..1:3", "an empty range"),
        ("std=0..1:3:log", "a logarithmic range cannot start at 0"),
        ("std=-1..1:3:log", "a logarithmic range cannot start at -1"),
        ("std=0..1:1", "got 1 values, accepted: 2 to 100,000"),
        ("std=0..1:999999999", "accepted: 2 to 100,000"),
        ("std=0..1:3:lin", 'got "lin"'),
        ("std=0..nan:3", 'got "nan" as an end'),
        ("std=0..1e999:3", "as an end"),
        ("std=0.1,0.1", '"0.1" is given twice'),
        ("std=-1,1", "accepted: a number from 0"),
        ("init=foo", "accepted: zeros"),
        ("foo=1,2", "neither a key of the experiment nor a layer"),
        ("training.stepz=1,2", "nearest: training.steps"),
        ("seed=1,2", "use --seeds"),
        ("data.fold=1,2", "use --folds"),
    ],
)
def test_what_cannot_be_varied(text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_vary(text, LENET)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def plan(**changes: Any) -> SweepPlan:
    return SweepPlan(**{"seeds": (3, 1), "experiment": LENET, **changes})


def test_settings_come_before_folds_before_seeds() -> None:
    vary = (Vary(key="init", values=("zeros", "ones")), Vary(key="std", values=(0.1, 0.2, 0.3)))
    made = plan(vary=vary, folds=2)
    assert (made.settings_count, made.trials_count) == (6, 24)
    assert [made.values(k)["init"] for k in range(6)] == ["zeros"] * 3 + ["ones"] * 3
    assert [made.values(k)["std"] for k in range(3)] == [0.1, 0.2, 0.3]
    assert made.trial(0) == Trial(0, 0, 3, 0)
    assert made.trial(7) == Trial(7, 1, 3, 1)
    assert made.trial(23) == Trial(23, 5, 1, 1)


def test_experiment_of_a_trial_is_that_of_the_flags() -> None:
    vary = (Vary(key="init", values=("he_normal",)), Vary(key="dense1.units", values=(7,)))
    made = plan(vary=vary, settings=("std=0.5", "training.steps=4"), folds=5)
    found = made.trial_experiment(made.trial(6))
    for layer in (found.network.layers[0], found.network.layers[3]):
        assert isinstance(layer, Conv)
        assert (layer.initializer.scheme, layer.initializer.std) == ("he_normal", 0.5)
    dense = found.network.layers[6]
    assert isinstance(dense, Dense)
    assert dense.units == 7
    assert (found.training.steps, found.training.epochs) == (4, None)
    assert (found.seed, found.data.folds, found.data.fold) == (1, 5, 2)


def test_schemes_of_other_libraries_are_known() -> None:
    found = expanded(LENET, ["init=xavier_uniform"])
    assert found == [f"network.layers.{k}.initializer.scheme=glorot_uniform" for k in (0, 3)]


def test_networks_without_labels_are_compared_by_their_loss() -> None:
    experiment = load_preset("photo-autoencoder")
    assert plan(experiment=experiment).metric == "test_loss"
    assert plan(experiment=experiment, metric="edge_fraction").metric == "edge_fraction"
    assert plan().metric == "test_accuracy"


def test_contestants() -> None:
    he = Contestant(name="he", settings=("init=he_normal",))
    slow = Contestant(name="slow", settings=("training.learning_rate=0.01",))
    made = plan(contestants=(he, slow))
    assert (made.keys, made.label(1)) == (("contestant",), "slow")
    assert made.setting_experiment(1).training.learning_rate == 0.01


def test_random_settings_fill_the_ranges_evenly() -> None:
    span = Span(low=0.01, high=1, log=True)
    made = plan(vary=(Vary(key="std", span=span), Vary(key="init", values=("zeros", "ones"))),
                random=64)  # fmt: skip
    values = [made.values(k) for k in range(64)]
    assert sum(v["std"] < 0.1 for v in values) == 32  # type: ignore[operator]
    assert sum(v["init"] == "zeros" for v in values) == 32
    assert len({v["std"] for v in values}) == 64


@pytest.mark.parametrize(
    ("vary", "count"),
    [
        (("init=zeros,ones", "std=0.1,0.2,0.3"), 6),
        (("dense1.units=1..10",), 10),
        (("dense1.units=1..64:log", "init=zeros,ones"), 128),
        (("std=0.1",), 1),
    ],
)
def test_random_settings_differ(vary: tuple[str, ...], count: int) -> None:
    parsed = tuple(parse_vary(text, LENET) for text in vary)
    made = plan(vary=parsed, random=count)
    assert len({tuple(made.values(k).items()) for k in range(count)}) == count
    fewer = plan(vary=parsed, random=max(1, count // 2))
    assert all(fewer.values(k) == made.values(k) for k in range(count // 2))
    with pytest.raises(ValidationError, match=f"got {count + 1}, accepted: up to {count},"):
        plan(vary=parsed, random=count + 1)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"seeds": ()}, "seeds"),
        ({"seeds": (1, 1)}, "only once"),
        ({"folds": 1}, "folds"),
        ({"random": 3}, "nothing to draw from"),
        ({"metric": "accuracy"}, "metric"),
        ({"vary": [{"key": "std", "span": {"low": 0.0, "high": 1.0}}]}, "number of values"),
        ({"vary": [{"key": "std", "values": [1.0]}] * 2}, "given twice"),
        ({"vary": [{"key": "std"}]}, "vary.0: accepted: either values or span"),
        ({"vary": [{**MANY, "values": [1]}]}, "vary.0: accepted: either values or span"),
        ({"vary": [{"key": "std", "values": [0.5, 1, 0.5]}]}, 'vary.0: "0.5" is given twice'),
        ({"vary": [{"key": "seed", "values": [1]}]}, "vary.0: seed: not accepted, use seeds"),
        ({"vary": [{"key": "name", "values": ["a"]}]}, "vary.0: name: not accepted, because"),
        ({"vary": [ranged(1, 1)]}, "vary.0.span: an empty range, accepted: LOW less than HIGH"),
        ({"vary": [ranged(-1e308, 1e308)]}, "vary.0.span: accepted: ends with a finite"),
        ({"vary": [ranged(0, 1, log=True)]}, "vary.0.span: a logarithmic range cannot start at 0"),
        ({"random": 2, "vary": [ranged(-1, 1, log=True)]}, "cannot start at -1"),
        ({"contestants": [{"name": "a", "settings": ["seed=3"]}]}, "seed: not accepted, use seeds"),
        ({"unknown": 1}, "unknown"),
        ({"vary": [MANY, {**MANY, "key": "variance"}]}, "trials, accepted: up to 10,000,000"),
        ({"random": 100_001, "vary": [MANY]}, "random"),
        ({"format": 2}, "format"),
        ({"experiment": {"seed": -1}}, "seed"),
        ({"experiment": {}, "preset": "lenet"}, "either preset"),
        ({"experiment": None}, "either preset"),
    ],
)
def test_files_that_are_refused(changes: dict[str, object], message: str) -> None:
    mapping = {"seeds": [0], "experiment": {}, **changes}
    with pytest.raises(ConfigError) as caught:
        parse_plan({k: v for k, v in mapping.items() if v is not None}, "sweep.toml")
    assert message in str(caught.value)


def test_plan_is_read_as_written(tmp_path: Path) -> None:
    made = plan(
        vary=(parse_vary("std=0.01..1:3:log", LENET), parse_vary("dense1.bias=true,false", LENET)),
        settings=("training.steps=5",),
        folds=3,
        keep="best",
    )
    path = tmp_path / "sweep.toml"
    path.write_text(plan_text(made), encoding="utf-8")
    assert read_plan(path) == made


def test_very_many_trials_must_be_confirmed() -> None:
    made = plan(vary=(Vary(key="std", span=Span(low=0, high=1, count=50_001)),))
    with pytest.raises(ConfigError, match="100,002 trials planned, accepted: up to 100,000"):
        check_count(made, confirmed=False)
    check_count(made, confirmed=True)
