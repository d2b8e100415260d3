"""The copied code, run in the real library: the same shapes, counts and weights."""

from importlib import import_module
from typing import Any, get_args

import numpy as np
import pytest

from guitrainer.analysis.feature_maps import feature_maps
from guitrainer.config import schema
from guitrainer.config.loading import load_preset, preset_list
from guitrainer.data.built_in import BUILT_IN
from guitrainer.explain.sources import keras_source, torch_source
from guitrainer.explain.sources.training import preparation
from guitrainer.nn.geometry import Shape
from guitrainer.nn.initializers import describe
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.plans import plan_layers
from guitrainer.nn.schedules import learning_rate_factor
from tests.explain.copied import keras_weight, place_keras, run, weighted, with_keras, with_torch
from tests.nn.nets import CLASSES, NETS

IMAGES = 3
SOURCES = {"torch": torch_source, "keras": keras_source}
DRAWN: dict[str, dict[str, Any]] = {
    "normal": {"scheme": "random_normal", "std": 0.01},
    "uniform": {"scheme": "random_uniform", "limit": 0.2},
    "truncated": {"scheme": "truncated_normal"},
    "glorot": {"scheme": "glorot_uniform"},
    "glorot normal": {"scheme": "glorot_normal"},
    "caffe": {"scheme": "caffe_xavier"},
    "he": {"scheme": "he_normal"},
    "he, truncated": {"scheme": "he_normal", "distribution": "truncated_normal"},
    "he, leaky": {"scheme": "he_uniform", "slope": 0.2},
    "he, fan_out": {"scheme": "he_normal", "mode": "fan_out"},
    "lecun": {"scheme": "lecun_normal"},
    "lecun uniform": {"scheme": "lecun_uniform", "scale": 2.0},
    "torch": {"scheme": "torch_default"},
    "keras": {"scheme": "keras_default"},
    "geometric": {"scheme": "variance_scaling", "mode": "fan_geo", "distribution": "uniform"},
    "orthogonal": {"scheme": "orthogonal", "gain": 1.5},
    "lsuv": {"scheme": "lsuv"},
}
FIXED: dict[str, dict[str, Any]] = {
    "constant": {"scheme": "constant", "value": 0.25},
    "ones": {"scheme": "ones"},
    "zeros": {"scheme": "zeros"},
    "dirac": {"scheme": "dirac", "gain": 2.0},
    "bank": {"scheme": "bank"},
}


def laid_out(
    layers: tuple[schema.AnyLayer, ...], shape: Shape
) -> tuple[schema.Experiment, BuiltNetwork]:
    experiment = schema.Experiment(network=schema.Network(layers=layers))
    return experiment, BuiltNetwork(plan_layers(experiment.network, shape, CLASSES), 1)


def stirred(network: BuiltNetwork) -> BuiltNetwork:
    """Biases and statistics that are not what they start as."""
    rng = np.random.default_rng(0)
    for layer in network.layers:
        if layer.running is not None:
            layer.running[0][:] = rng.normal(0, 0.3, layer.running[0].shape)
            layer.running[1][:] = rng.uniform(0.5, 2, layer.running[1].shape)
        if layer.bias is not None:
            layer.bias.value[...] = rng.normal(0, 0.3, layer.bias.value.shape)
    return network


def logits_of(experiment: schema.Experiment, network: BuiltNetwork, images: Any) -> Any:
    found = feature_maps(
        experiment.network,
        images,
        {x.name: x.weight.value for x in network.layers if x.weight is not None},
        {x.name: x.bias.value for x in network.layers if x.bias is not None},
        {x.name: x.running for x in network.layers if x.running is not None},
    )
    return list(found.maps.values())[-1][:, :, 0, 0]


# ---------------------------------------------------------------- both

PRESETS = [info.name for info in preset_list()]


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
@pytest.mark.parametrize("preset", PRESETS)
def test_code_of_every_preset_is_sound(preset: str, source: Any) -> None:
    experiment = load_preset(preset)
    info = BUILT_IN[experiment.data.source]
    text = source(experiment, info.shape, info.classes)
    compile(text, preset, "exec")
    assert max(map(len, text.splitlines())) <= 100


def test_every_preprocessing_is_described() -> None:
    for name in get_args(schema.Preprocessing):
        assert preparation(schema.Data(preprocessing=name))


RATES: list[dict[str, Any]] = [
    {"schedule": "constant", "warmup_steps": 3},
    {"schedule": "step", "step_every": 4, "step_factor": 0.3},
    {"schedule": "cosine", "final_fraction": 0.05, "warmup_steps": 2},
    {"schedule": "one_cycle", "final_fraction": 0.01, "warmup_steps": 2},
    {"schedule": "cosine", "warmup_steps": 3, "restarts": (4, 7)},
    {"schedule": "one_cycle", "restarts": (5, 20)},
    {"schedule": "step", "step_every": 4, "warmup_steps": 2, "restarts": (4,)},
]


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
@pytest.mark.parametrize("settings", RATES, ids=[" ".join(map(str, r.values())) for r in RATES])
def test_schedule_is_that_of_the_experiment(settings: dict[str, Any], source: Any) -> None:
    training = schema.Training(learning_rate=0.02, **settings)
    text = source(schema.Experiment(training=training), (1, 4, 4), CLASSES)
    start = text.index("def learning_rate")
    rate = run("import math\n" + text[start : text.index("\n\n\n", start)])["learning_rate"]
    for step in range(10):
        expected = 0.02 * learning_rate_factor(training, step, 10)
        assert rate(step, 10) == pytest.approx(expected)


def test_a_layer_may_be_called_as_it_likes() -> None:
    layers = (schema.Dense(name="torch", units=3), schema.Dense(name="class"), schema.Relu())
    for source in SOURCES.values():
        compile(source(laid_out(layers, (1, 2, 2))[0], (1, 2, 2), CLASSES), "names", "exec")


# ---------------------------------------------------------------- PyTorch


@with_torch
@pytest.mark.parametrize("name", NETS)
def test_torch_computes_the_same(name: str) -> None:
    import torch

    shape, layers = NETS[name]
    experiment, network = laid_out(layers, shape)
    names = run(torch_source(experiment, shape, CLASSES))
    module = names["build_model"]()
    assert sum(p.numel() for p in module.parameters()) == sum(p.size for p in network.parameters)
    given = iter(weighted(stirred(network)))
    for part in module:
        if next(part.parameters(), None) is None:
            continue
        layer = next(given)
        for key, parameter in (("weight", layer.weight), ("bias", layer.bias)):
            if parameter is not None:
                target = getattr(part, key)
                assert tuple(target.shape) == parameter.value.shape
                target.data = torch.from_numpy(parameter.value.copy())
        if layer.running is not None:
            part.running_mean.data = torch.from_numpy(layer.running[0].copy())
            part.running_var.data = torch.from_numpy(layer.running[1].copy())
    images = np.random.default_rng(1).normal(size=(IMAGES, *shape)).astype(np.float32)
    with torch.no_grad():
        computed = module.eval()(torch.from_numpy(images)).numpy()
    np.testing.assert_allclose(computed, logits_of(experiment, network, images), atol=5e-5)


LARGE: dict[str, tuple[schema.AnyLayer, Shape]] = {
    "conv": (schema.Conv(filters=64, kernel_size=5), (8, 9, 9)),
    "dense": (schema.Dense(units=96), (8, 4, 4)),
    "local": (schema.Local(filters=8, kernel_size=3), (4, 16, 16)),
}


def with_initializer(kind: str, settings: dict[str, Any]) -> tuple[schema.Experiment, Shape]:
    layer, shape = LARGE[kind]
    chosen = layer.model_copy(update={"initializer": schema.Initializer(**settings)})
    layers = (chosen, schema.Relu(), schema.Dense())
    return schema.Experiment(network=schema.Network(layers=layers)), shape


@with_torch
@pytest.mark.parametrize("kind", LARGE)
@pytest.mark.parametrize("settings", DRAWN.values(), ids=DRAWN)
def test_torch_draws_what_was_asked_for(settings: dict[str, Any], kind: str) -> None:
    import torch

    torch.manual_seed(0)
    experiment, shape = with_initializer(kind, settings)
    module = run(torch_source(experiment, shape, CLASSES))["build_model"]()
    part = next(part for part in module if next(part.parameters(), None) is not None)
    check_drawn(part.weight.detach().numpy(), part.bias.detach().numpy(), settings)


def check_drawn(weight: Any, bias: Any, settings: dict[str, Any]) -> None:
    asked = describe(schema.Initializer(**settings), weight.shape)
    assert weight.std() == pytest.approx(asked.std, rel=0.03)
    assert abs(weight.mean()) < 4 * asked.std / np.sqrt(weight.size)
    if asked.limit is not None:
        assert np.abs(weight).max() <= asked.limit * 1.0001
        assert np.abs(weight).max() > 0.97 * asked.limit
    if settings["scheme"] == "torch_default":
        assert 0 < np.abs(bias).max() <= asked.limit * 1.0001  # type: ignore[operator]
    else:
        assert not bias.any()


@with_torch
@pytest.mark.parametrize("kind", ["conv", "local", "dense"])
@pytest.mark.parametrize("settings", FIXED.values(), ids=FIXED)
def test_torch_places_fixed_weights(settings: dict[str, Any], kind: str) -> None:
    if kind == "dense" and settings["scheme"] == "bank":
        return  # the bank is for windows
    experiment, shape = with_initializer(kind, settings)
    module = run(torch_source(experiment, shape, CLASSES))["build_model"]()
    part = next(part for part in module if next(part.parameters(), None) is not None)
    expected = BuiltNetwork(plan_layers(experiment.network, shape, CLASSES), 0).layers[0].weight
    assert expected is not None
    np.testing.assert_allclose(part.weight.detach().numpy(), expected.value, atol=1e-6)


@with_torch
def test_torch_calibrates() -> None:
    import torch

    torch.manual_seed(0)
    experiment, shape = with_initializer("conv", {"scheme": "lsuv"})
    names = run(torch_source(experiment, shape, CLASSES))
    module, images = names["build_model"](), torch.randn(64, *shape) * 7
    names["calibrate"](module, images)
    assert float(module[:1](images).detach().std()) == pytest.approx(1, abs=0.1)


# ---------------------------------------------------------------- Keras


@with_keras
@pytest.mark.parametrize("name", NETS)
def test_keras_computes_the_same(name: str) -> None:
    shape, layers = NETS[name]
    experiment, network = laid_out(layers, shape)
    model = run(keras_source(experiment, shape, CLASSES))["build_model"]()
    trained = sum(int(np.prod(w.shape)) for w in model.trainable_weights)
    assert trained == sum(p.size for p in network.parameters if p.trainable)
    for layer in weighted(stirred(network)):
        place_keras(model, layer, ["weight", "bias"])
        if layer.running is not None:
            weights = model.get_layer(layer.name).get_weights()
            model.get_layer(layer.name).set_weights([*weights[:2], *layer.running])
    images = np.random.default_rng(1).normal(size=(IMAGES, *shape)).astype(np.float32)
    computed = model.predict_on_batch(images.transpose(0, 2, 3, 1))
    np.testing.assert_allclose(computed, logits_of(experiment, network, images), atol=5e-5)


@with_keras
@pytest.mark.parametrize("kind", LARGE)
@pytest.mark.parametrize("settings", DRAWN.values(), ids=DRAWN)
def test_keras_draws_what_was_asked_for(settings: dict[str, Any], kind: str) -> None:
    keras: Any = import_module("keras")
    keras.utils.set_random_seed(0)
    experiment, shape = with_initializer(kind, settings)
    model = run(keras_source(experiment, shape, CLASSES))["build_model"]()
    weight, bias = model.get_layer(f"{kind}1").get_weights()
    ours = {"conv": (3, 2, 0, 1), "dense": (1, 0), "local": tuple(range(6))}[kind]
    check_drawn(weight.transpose(ours), bias, settings)


TRUNCATED = {"scheme": "he_normal", "distribution": "truncated_normal"}
SPREAD: dict[str, tuple[dict[str, Any], dict[str, Any] | None, int]] = {
    "neither": ({"scheme": "he_normal"}, None, 0),
    "weight": (TRUNCATED, None, 1),
    "bias": ({"scheme": "zeros"}, TRUNCATED, 1),
    "both": ({"scheme": "truncated_normal", "std": 0.1}, TRUNCATED, 2),
    "nothing to truncate": ({"scheme": "truncated_normal", "std": 0.0}, None, 0),
}


@pytest.mark.parametrize(("weight", "bias", "notes"), SPREAD.values(), ids=SPREAD)
def test_keras_code_says_that_truncated_normals_leak(
    weight: dict[str, Any], bias: dict[str, Any] | None, notes: int
) -> None:
    layer = schema.Dense(
        initializer=schema.Initializer(**weight),
        bias_initializer=None if bias is None else schema.Initializer(**bias),
    )
    text = keras_source(laid_out((layer,), (1, 4, 4))[0], (1, 4, 4), CLASSES)
    assert text.count("4 elements in a million exceed this.") == notes


@with_keras
def test_keras_leaks_as_is_said() -> None:
    """On the torch backend; elsewhere nothing leaks."""
    keras: Any = import_module("keras")
    keras.utils.set_random_seed(0)
    draws = [keras.initializers.TruncatedNormal(stddev=1.0) for _ in range(4)]
    beyond = sum(int((abs(draw((1000, 1000))) > 2).sum()) for draw in draws)
    leaks = keras.backend.backend() == "torch"
    assert (5 < beyond < 40) if leaks else not beyond  # 17 are expected of 4 million


@with_keras
@pytest.mark.parametrize("kind", LARGE)
@pytest.mark.parametrize("settings", FIXED.values(), ids=FIXED)
def test_keras_places_fixed_weights(settings: dict[str, Any], kind: str) -> None:
    if kind == "dense" and settings["scheme"] == "bank":
        return  # the bank is for windows
    experiment, shape = with_initializer(kind, settings)
    model = run(keras_source(experiment, shape, CLASSES))["build_model"]()
    expected = BuiltNetwork(plan_layers(experiment.network, shape, CLASSES), 0).layers[0]
    weight = model.get_layer(f"{kind}1").get_weights()[0]
    np.testing.assert_allclose(weight, keras_weight(expected), atol=1e-6)


@with_keras
def test_keras_calibrates() -> None:
    experiment, shape = with_initializer("conv", {"scheme": "lsuv"})
    names = run(keras_source(experiment, shape, CLASSES))
    model = names["build_model"]()
    images = 7 * np.random.default_rng(0).normal(size=(64, *shape[1:], shape[0]))
    names["calibrate"](model, images.astype(np.float32))
    first = import_module("keras").Model(model.inputs, model.layers[0].output)
    assert float(np.std(first.predict_on_batch(images))) == pytest.approx(1, abs=0.1)


def test_keras_code_has_the_layers_and_their_initializers() -> None:
    """What can be said without Keras."""
    text = keras_source(load_preset("keras-mnist"), (1, 28, 28), 10)
    for part in (
        "keras.Input((28, 28, 1))",
        "32, 3,",
        "kernel_initializer=init.GlorotUniform()",
        "layers.MaxPooling2D(2, strides=2",
        "layers.Flatten()",
        "optimizer = Adam(0.001)",
    ):
        assert part in text
    assert text.count("init.GlorotUniform()") == 4
