"""The copied code, run in the real library: the same shapes, counts and weights."""

import importlib.util
from importlib import import_module
from typing import Any

import numpy as np
import pytest

from guitrainer.analysis.feature_maps import feature_maps
from guitrainer.config import schema
from guitrainer.config.loading import load_preset, preset_list
from guitrainer.data.dataset import Dataset, ImageSet
from guitrainer.data.loading import BUILT_IN
from guitrainer.explain.sources import keras_source, torch_source
from guitrainer.nn.initializers import describe
from guitrainer.nn.network import BuiltLayer, Network
from guitrainer.nn.plans import Shape, plan_layers
from guitrainer.nn.schedules import learning_rate_factor
from guitrainer.training.control import Control
from guitrainer.training.trainer import Trainer
from tests.nn.nets import NETS

CLASSES = 4
IMAGES = 3
with_torch = pytest.mark.skipif(
    importlib.util.find_spec("torch") is None, reason="PyTorch is not installed"
)
_NO_KERAS = pytest.mark.skipif(
    importlib.util.find_spec("keras") is None, reason="Keras is not installed"
)


def with_keras(test: Any) -> Any:
    """Needs Keras, whose own warnings are its affair."""
    return _NO_KERAS(pytest.mark.filterwarnings("ignore")(test))


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


def run(source: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(compile(source, "copied", "exec"), names)
    return names


def laid_out(
    layers: tuple[schema.AnyLayer, ...], shape: Shape
) -> tuple[schema.Experiment, Network]:
    experiment = schema.Experiment(network=schema.Network(layers=layers))
    return experiment, Network(plan_layers(experiment.network, shape, CLASSES), 1)


def stirred(network: Network) -> Network:
    """Biases and statistics that are not what they start as."""
    rng = np.random.default_rng(0)
    for layer in network.layers:
        if layer.running is not None:
            layer.running[0][:] = rng.normal(0, 0.3, layer.running[0].shape)
            layer.running[1][:] = rng.uniform(0.5, 2, layer.running[1].shape)
        if layer.bias is not None:
            layer.bias.value[...] = rng.normal(0, 0.3, layer.bias.value.shape)
    return network


def logits_of(experiment: schema.Experiment, network: Network, images: Any) -> Any:
    found = feature_maps(
        experiment.network,
        images,
        {x.name: x.weight.value for x in network.layers if x.weight is not None},
        {x.name: x.bias.value for x in network.layers if x.bias is not None},
        {x.name: x.running for x in network.layers if x.running is not None},
    )
    return list(found.maps.values())[-1][:, :, 0, 0]


def weighted(network: Network) -> list[BuiltLayer]:
    return [layer for layer in network.layers if layer.weight is not None]


# ---------------------------------------------------------------- both


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
@pytest.mark.parametrize("preset", [info.name for info in preset_list()])
def test_code_of_every_preset_is_sound(preset: str, source: Any) -> None:
    experiment = load_preset(preset)
    info = BUILT_IN[experiment.data.source]
    text = source(experiment, info.shape, info.classes)
    compile(text, preset, "exec")
    assert max(map(len, text.splitlines())) <= 100


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
    expected = Network(plan_layers(experiment.network, shape, CLASSES), 0).layers[0].weight
    assert expected is not None
    np.testing.assert_allclose(part.weight.detach().numpy(), expected.value, atol=1e-6)


TRAININGS: dict[str, dict[str, Any]] = {
    "sgd": {"optimizer": "sgd", "weight_decay": 0.01},
    "momentum": {"optimizer": "momentum", "weight_decay": 0.01},
    "nesterov": {"optimizer": "nesterov", "clip_norm": 0.5},
    "rmsprop": {"optimizer": "rmsprop"},
    "adam": {"optimizer": "adam", "weight_decay": 0.01},
    "adamw": {"optimizer": "adamw", "weight_decay": 0.01},
}
SMALL = (
    schema.Conv(filters=4, kernel_size=3, trainable=False),
    schema.Relu(),
    schema.Dense(units=6),
    schema.Tanh(),
    schema.Dense(),
)
COUNT = 32


def trained(settings: dict[str, Any]) -> tuple[schema.Experiment, Dataset, list[Network]]:
    """The network before and after training on one batch that holds all images."""
    rng = np.random.default_rng(0)
    images = rng.normal(size=(COUNT, 1, 8, 8)).astype(np.float32)
    part = ImageSet(images, np.arange(COUNT) % CLASSES)
    dataset = Dataset("noise", tuple("abcd"), part, lambda: part)
    training = schema.Training(batch_size=COUNT, epochs=4, learning_rate=0.01, **settings)
    experiment = schema.Experiment(network=schema.Network(layers=SMALL), training=training)
    trainer = Trainer(experiment, dataset)
    start = Network([layer.plan for layer in trainer.network.layers], experiment.seed)
    for _ in trainer.events(Control()):
        pass
    trainer.close()
    return experiment, dataset, [start, trainer.network]


@with_torch
@pytest.mark.parametrize("settings", TRAININGS.values(), ids=TRAININGS)
def test_torch_code_trains_to_the_same_weights(settings: dict[str, Any]) -> None:
    import torch

    falling = {"schedule": "cosine", "final_fraction": 0.1, "warmup_steps": 2}
    experiment, dataset, (start, end) = trained(settings | falling)
    names = run(torch_source(experiment, dataset.shape, CLASSES))
    module = names["build_model"]()
    parts = [part for part in module if next(part.parameters(), None) is not None]
    for part, layer in zip(parts, weighted(start), strict=True):
        assert layer.weight is not None and layer.bias is not None
        part.weight.data = torch.from_numpy(layer.weight.value.copy())
        part.bias.data = torch.from_numpy(layer.bias.value.copy())
    x, y = (torch.from_numpy(np.array(a)) for a in (dataset.train.images, dataset.train.labels))
    names["train"](module, x, y)
    for part, layer in zip(parts, weighted(end), strict=True):
        assert layer.weight is not None
        np.testing.assert_allclose(part.weight.detach(), layer.weight.value, atol=2e-5)
    assert not np.allclose(end.layers[2].weight.value, start.layers[2].weight.value, atol=1e-3)  # type: ignore[union-attr]


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
        place_keras(model.get_layer(layer.name), layer)
    images = np.random.default_rng(1).normal(size=(IMAGES, *shape)).astype(np.float32)
    computed = model.predict_on_batch(images.transpose(0, 2, 3, 1))
    np.testing.assert_allclose(computed, logits_of(experiment, network, images), atol=5e-5)


def place_keras(target: Any, layer: BuiltLayer) -> None:
    """Weights as Keras orders them: HWIO, and features as height, width, channels."""
    assert layer.weight is not None
    weight, channels = layer.weight.value, layer.plan.input_shape[0]
    if isinstance(layer.plan.spec, schema.Conv):
        weight = weight.transpose(2, 3, 1, 0)
    elif isinstance(layer.plan.spec, schema.Dense):
        _, height, width = layer.plan.input_shape
        whole = weight.reshape(-1, channels, height, width).transpose(2, 3, 1, 0)
        weight = whole.reshape(-1, len(weight))
    values = [weight, *([] if layer.bias is None else [layer.bias.value])]
    target.set_weights([*values, *(layer.running or ())])


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


@with_keras
@pytest.mark.parametrize("kind", LARGE)
@pytest.mark.parametrize("settings", FIXED.values(), ids=FIXED)
def test_keras_places_fixed_weights(settings: dict[str, Any], kind: str) -> None:
    if kind == "dense" and settings["scheme"] == "bank":
        return  # the bank is for windows
    experiment, shape = with_initializer(kind, settings)
    model = run(keras_source(experiment, shape, CLASSES))["build_model"]()
    expected = Network(plan_layers(experiment.network, shape, CLASSES), 0).layers[0].weight
    assert expected is not None
    weight = model.get_layer(f"{kind}1").get_weights()[0]
    ours = {"conv": (3, 2, 0, 1), "dense": (1, 0), "local": tuple(range(6))}[kind]
    np.testing.assert_allclose(weight.transpose(ours), expected.value, atol=1e-6)


# Keras adds RMSprop's epsilon before it takes the root: other weights.
SAME_IN_KERAS = {name: settings for name, settings in TRAININGS.items() if name != "rmsprop"}


@with_keras
@pytest.mark.parametrize("settings", SAME_IN_KERAS.values(), ids=SAME_IN_KERAS)
def test_keras_code_trains_to_the_same_weights(settings: dict[str, Any]) -> None:
    experiment, dataset, (start, end) = trained(settings)
    names = run(keras_source(experiment, dataset.shape, CLASSES))
    model = names["build_model"]()
    for layer in weighted(start):
        place_keras(model.get_layer(layer.name), layer)
    images = np.array(dataset.train.images).transpose(0, 2, 3, 1)
    names["train"](model, images, np.array(dataset.train.labels))
    reached = model.get_layer("dense2").get_weights()[0].T
    expected = end.layers[4].weight
    assert expected is not None
    np.testing.assert_allclose(reached, expected.value, atol=1e-4)


@with_keras
def test_keras_calibrates() -> None:
    experiment, shape = with_initializer("conv", {"scheme": "lsuv"})
    names = run(keras_source(experiment, shape, CLASSES))
    model = names["build_model"]()
    images = 7 * np.random.default_rng(0).normal(size=(64, *shape[1:], shape[0]))
    names["calibrate"](model, images.astype(np.float32))
    first = import_module("keras").Model(model.inputs, model.layers[0].output)
    assert float(np.std(first.predict_on_batch(images))) == pytest.approx(1, abs=0.1)


def test_keras_code_has_the_layers_and_their_initialisers() -> None:
    """What can be said without Keras."""
    text = keras_source(load_preset("keras-mnist"), (1, 28, 28), 10)
    for part in (
        "keras.Input((28, 28, 1))",
        "32, 3,",
        "kernel_initializer=init.GlorotUniform()",
        "layers.MaxPooling2D(2, strides=2",
        "layers.Flatten()",
        "optimizers.Adam(0.001",
    ):
        assert part in text
    assert text.count("init.GlorotUniform()") == 4
