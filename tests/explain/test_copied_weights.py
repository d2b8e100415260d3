"""Weights that the copied code puts in place itself: stored, arranged, all equal, or none drawn."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from guitrainer.config import schema
from guitrainer.explain.sources import keras_source, torch_source
from guitrainer.nn.geometry import Shape
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.plans import plan_layers
from tests.explain.copied import (
    LIBRARIES,
    engine_run,
    keras_run,
    keras_weight,
    noise,
    place_keras,
    run,
    torch_run,
    weighted,
    with_keras,
    with_torch,
)
from tests.nn.nets import CLASSES, HE

SHAPE: Shape = (2, 7, 6)
SOURCES = {"torch": torch_source, "keras": keras_source}


def starting_with(scheme: str, **settings: Any) -> schema.Initializer:
    return schema.Initializer(scheme=scheme, **settings)  # type: ignore[arg-type]


# Images that reach a dense layer with channels, height and width, behind layers of every kind.
BEHIND: dict[str, tuple[schema.AnyLayer, ...]] = {
    "the image": (),
    "a convolution": (schema.Conv(filters=3, kernel_size=3, initializer=HE), schema.Tanh()),
    "a local layer": (schema.Local(filters=3, kernel_size=2, stride=2, initializer=HE),),
    "a pool": (schema.AvgPool(),),
    "a mean over the map": (schema.Conv(filters=3, initializer=HE), schema.GlobalAvgPool()),
    "a dense layer": (schema.Dense(units=5, initializer=HE), schema.Tanh()),
}


def experiment_with(
    *layers: schema.AnyLayer, objective: schema.ObjectiveName = "classification"
) -> schema.Experiment:
    training = schema.Training(batch_size=16, steps=12, learning_rate=0.05)
    network = schema.Network(layers=layers, objective=objective)
    return schema.Experiment(network=network, training=training)


def losses_agree(experiment: schema.Experiment, shape: Shape, library: str) -> None:
    dataset = noise(shape, 32)
    start, expected = engine_run(experiment, dataset)
    computed = {"torch": torch_run, "keras": keras_run}[library](experiment, dataset, start)
    # rounding depends on the processor; twelve steps from weights of one have differed by 1.3e-5
    np.testing.assert_allclose(computed, expected, rtol=1e-4, atol=1e-6)


def stored(layers: tuple[schema.AnyLayer, ...], path: Path, shape: Shape) -> list[schema.AnyLayer]:
    """The same layers, with weights and biases from an .npz, as a run exports them."""
    network = BuiltNetwork(plan_layers(schema.Network(layers=layers), shape, CLASSES), 5)
    rng = np.random.default_rng(0)
    arrays: dict[str, Any] = {}
    found: list[schema.AnyLayer] = []
    for layer in network.layers:
        spec = layer.plan.spec
        if isinstance(spec, schema.WeightLayer) and layer.weight is not None:
            arrays[f"{layer.name}.weight"] = layer.weight.value
            assert layer.bias is not None
            arrays[f"{layer.name}.bias"] = rng.normal(size=layer.bias.size)  # float64
            weight, bias = (
                starting_with("file", path=f"{path}#{layer.name}.{kind}")
                for kind in ("weight", "bias")
            )
            spec = spec.model_copy(update={"initializer": weight, "bias_initializer": bias})
        found.append(spec)
    np.savez(path, **arrays)
    return found


@pytest.mark.parametrize("before", BEHIND.values(), ids=BEHIND)
@pytest.mark.parametrize("library", LIBRARIES)
def test_stored_weights_keep_their_places(
    before: tuple[schema.AnyLayer, ...], library: str, tmp_path: Path
) -> None:
    layers = (*before, schema.Dense(initializer=HE))
    experiment = experiment_with(*stored(layers, tmp_path / "weights.npz", SHAPE))
    losses_agree(experiment, SHAPE, library)


ARRANGED = {
    "dirac": starting_with("dirac", gain=2.0),
    "zeros": starting_with("zeros"),
    "ones": starting_with("ones"),
    "constant": starting_with("constant", value=0.02),
    "no spread": starting_with("random_normal", std=0.0),
    "no spread, uniform": starting_with("he_uniform", scale=0.0),
    "no spread, truncated": starting_with("truncated_normal", std=0.0),
}


@pytest.mark.parametrize("initializer", ARRANGED.values(), ids=ARRANGED)
@pytest.mark.parametrize("library", LIBRARIES)
def test_arranged_weights_keep_their_places(initializer: schema.Initializer, library: str) -> None:
    """Dense weights behind a convolution, whose channels the libraries flatten differently."""
    first = schema.Conv(filters=3, kernel_size=3, initializer=HE)
    dense = schema.Dense(units=5, initializer=initializer)
    experiment = experiment_with(first, schema.Tanh(), dense, schema.Dense(initializer=HE))
    losses_agree(experiment, SHAPE, library)


@pytest.mark.parametrize("activation", [schema.Relu(), schema.LeakyRelu(slope=0.1)])
@pytest.mark.parametrize("library", LIBRARIES)
def test_where_all_is_zero_gradients_go_the_same_way(
    activation: schema.AnyLayer, library: str
) -> None:
    """All filters are 0: a kink is met exactly, and every window of the pool is a tie."""
    zero = schema.Conv(filters=3, kernel_size=3, initializer=starting_with("zeros"))
    layers = (zero, activation, schema.MaxPool(), schema.Dense(initializer=HE))
    losses_agree(experiment_with(*layers), SHAPE, library)


@with_keras
def test_keras_gets_an_orthogonal_center_behind_a_convolution() -> None:
    """Rows at right angles stay so in any order of the inputs."""
    dense = schema.Dense(units=5, initializer=starting_with("delta_orthogonal"))
    experiment = experiment_with(schema.Conv(filters=3, initializer=HE), dense, schema.Dense())
    model = run(keras_source(experiment, SHAPE, CLASSES))["build_model"]()
    weight = model.get_layer("dense1").get_weights()[0].T
    np.testing.assert_allclose(weight @ weight.T, np.eye(5), atol=1e-5)


STORED: dict[str, tuple[str, Any]] = {
    "an .npz whose only fitting array is taken": ("w.npz", np.float32),
    "an .npy": ("w.npy", np.float32),
    "an .npy and a key, which is not looked at": ("w.npy#key", np.float32),
    "big-endian numbers": ("w.npy", ">f8"),
    "whole numbers": ("w.npy", np.int16),
}


@pytest.mark.parametrize(("name", "dtype"), STORED.values(), ids=STORED)
@pytest.mark.parametrize("library", LIBRARIES)
def test_any_stored_weight_is_found(name: str, dtype: Any, library: str, tmp_path: Path) -> None:
    values = np.arange(-9, 9).reshape(1, 2, 3, 3).astype(dtype)
    file = tmp_path / name.partition("#")[0]
    if file.suffix == ".npz":
        np.savez(file, other=np.ones(3), values=values)
    else:
        np.save(file, values)
    conv = schema.Conv(filters=1, initializer=starting_with("file", path=str(tmp_path / name)))
    experiment = experiment_with(conv, schema.Dense())
    names = run(SOURCES[library](experiment, SHAPE, CLASSES))
    model = names["build_model"]()
    if library == "torch":
        found = model[0].weight.detach().numpy()
    else:
        found = model.get_layer("conv1").get_weights()[0].transpose(3, 2, 0, 1)
    np.testing.assert_array_equal(found, values)


NAMES: dict[str, tuple[str, ...]] = {
    "keywords and what they turn into": ("class", "class_"),
    "words of Python": ("range", "len", "int", "print"),
    "words of the code": ("torch", "nn", "bank", "channel", "chosen", "window", "math", "np"),
    "names that Keras gives itself": ("flatten", "flatten_1", "input_layer", "reshape"),
}


@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("library", LIBRARIES)
def test_layers_may_be_called_as_they_like(names: tuple[str, ...], library: str) -> None:
    layers: list[schema.AnyLayer] = [schema.Conv(filters=2, initializer=starting_with("dirac"))]
    for name in names:
        layers.append(schema.Dense(name=name, units=4, initializer=starting_with("dirac")))
        layers.append(schema.Tanh())
    experiment = experiment_with(*layers, schema.Dense())
    model = run(SOURCES[library](experiment, SHAPE, CLASSES))["build_model"]()
    count = sum(int(np.prod(tuple(w.shape))) for w in weights_of(model))
    plans = plan_layers(experiment.network, SHAPE, CLASSES)
    assert count == sum(plan.parameters for plan in plans)


def weights_of(model: Any) -> Any:
    return model.weights if hasattr(model, "weights") else model.parameters()


PLACES = ["C:\\new\\Users", 'a"""b', 'it\'s "here"', "line\nbreak", "número", "ends in \\"]


@pytest.mark.parametrize("library", SOURCES)
@pytest.mark.parametrize("place", PLACES)
def test_a_dataset_may_be_called_as_it_likes(place: str, library: str) -> None:
    experiment = experiment_with(schema.Dense()).model_copy(
        update={"data": schema.Data(source=place)}
    )
    names = run_without_library(SOURCES[library](experiment, SHAPE, CLASSES))
    assert f"{place}: pixels" in " ".join(names["train"].__doc__.split(" "))


def run_without_library(source: str) -> dict[str, Any]:
    """The function that trains, which needs nothing while it is only defined."""
    return run(source[source.index("def train(") :])


@pytest.mark.parametrize("library", LIBRARIES)
def test_calibration_leaves_the_weights_of_the_engine(library: str) -> None:
    """LSUV sees a batch as training does, and leaves no statistics behind."""
    lsuv = starting_with("lsuv")
    layers = (
        schema.Conv(filters=4, kernel_size=3, initializer=lsuv),
        schema.BatchNorm(),
        schema.Relu(),
        schema.Dense(units=6, initializer=lsuv),
        schema.Dense(initializer=lsuv),
    )
    experiment, dataset = experiment_with(*layers), noise(SHAPE, 16)
    calibrated, _ = engine_run(experiment, dataset)
    drawn = BuiltNetwork(plan_layers(experiment.network, SHAPE, CLASSES), experiment.seed)
    names = run(SOURCES[library](experiment, SHAPE, CLASSES))
    model, images = names["build_model"](), dataset.train.images
    if library == "torch":
        found = torch_calibrated(names, model, drawn, images)
    else:
        found = keras_calibrated(names, model, drawn, images)
    for layer, values in zip(weighted(calibrated), found, strict=True):
        expected = layer.weight.value if library == "torch" else keras_weight(layer)  # type: ignore[union-attr]
        np.testing.assert_allclose(values, expected, rtol=1e-4, atol=1e-6)


def torch_calibrated(
    names: dict[str, Any], model: Any, drawn: BuiltNetwork, images: Any
) -> list[Any]:
    import torch

    parts = [part for part in model if next(part.parameters(), None) is not None]
    for part, layer in zip(parts, weighted(drawn), strict=True):
        part.weight.data = torch.from_numpy(layer.weight.value.copy())  # type: ignore[union-attr]
    names["calibrate"](model, torch.from_numpy(np.array(images)))
    assert not parts[1].running_mean.numpy().any()
    return [part.weight.detach().numpy() for part in parts]


def keras_calibrated(
    names: dict[str, Any], model: Any, drawn: BuiltNetwork, images: Any
) -> list[Any]:
    layers = [model.get_layer(layer.name) for layer in weighted(drawn)]
    for layer in weighted(drawn):
        place_keras(model, layer, ["weight"])
    names["calibrate"](model, np.array(images).transpose(0, 2, 3, 1))
    assert not np.asarray(layers[1].moving_mean.value.detach()).any()
    return [layer.get_weights()[0] for layer in layers]


FROZEN: tuple[schema.AnyLayer, ...] = (schema.Dense(initializer=HE, trainable=False),)


@pytest.mark.parametrize("library", SOURCES)
@pytest.mark.parametrize(
    ("layers", "says"),
    [(FROZEN, True), ((*FROZEN, schema.BatchNorm()), False), ((schema.Dense(),), False)],
)
def test_code_says_where_nothing_is_trained(
    layers: tuple[schema.AnyLayer, ...], says: bool, library: str
) -> None:
    text = SOURCES[library](experiment_with(*layers), SHAPE, CLASSES)
    assert ("Every layer is frozen, so nothing is trained" in text) == says


@with_torch
def test_torch_refuses_what_the_code_says_it_refuses() -> None:
    names = run(torch_source(experiment_with(*FROZEN), SHAPE, CLASSES))
    with pytest.raises(ValueError, match="empty parameter list"):
        names["make_optimizer"](names["build_model"]())


@with_torch
def test_torch_refuses_a_batch_of_one_where_the_code_says_so() -> None:
    import torch

    text = torch_source(experiment_with(schema.Dense(), schema.BatchNorm()), SHAPE, CLASSES)
    assert text.count("# PyTorch refuses to train on a batch of one image here") == 1
    with pytest.raises(ValueError, match="more than 1 value per channel"):
        run(text)["build_model"]()(torch.zeros(1, *SHAPE))
