"""What filters make of images: the same as the engine itself."""

import numpy as np
import pytest

from guitrainer.analysis.feature_maps import feature_maps, spectrum
from guitrainer.config import schema
from guitrainer.errors import NetworkError, WeightsError
from guitrainer.nn.engine import Engine
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.plans import plan_layers
from tests.nn.nets import NETS

CLASSES, IMAGES = 4, 5


@pytest.mark.parametrize("name", NETS)
def test_maps_are_those_of_the_engine(name: str) -> None:
    shape, layers = NETS[name]
    spec = schema.Network(layers=layers)
    network = BuiltNetwork(plan_layers(spec, shape, CLASSES), seed=1)
    rng = np.random.default_rng(0)
    for layer in network.layers:
        if layer.running is not None:
            layer.running[0][:] = rng.normal(0, 0.3, layer.running[0].shape)
            layer.running[1][:] = rng.uniform(0.5, 2, layer.running[1].shape)
        if layer.bias is not None:
            layer.bias.value[...] = rng.normal(0, 0.3, layer.bias.value.shape)
    images = rng.normal(size=(IMAGES, *shape)).astype(np.float32)
    engine = Engine(network, IMAGES, keep=True)
    channels = np.ones(shape[0], np.float32)
    source = engine.source(images, channels, 0 * channels, False)
    engine.forward(source, np.arange(IMAGES), training=False)

    found = feature_maps(
        spec,
        images,
        {x.name: x.weight.value for x in network.layers if x.weight is not None},
        {x.name: x.bias.value for x in network.layers if x.bias is not None},
        {x.name: x.running for x in network.layers if x.running is not None},
    )
    assert found.stopped_at is None
    assert list(found.maps) == [layer.name for layer in network.layers]
    for k, (name, computed) in enumerate(found.maps.items()):
        np.testing.assert_allclose(computed, engine.output(k), atol=2e-5, err_msg=name)


STOPS = schema.Network(
    layers=(
        schema.Conv(filters=2, kernel_size=3),
        schema.BatchNorm(),
        schema.Conv(filters=2, kernel_size=3),
        schema.Relu(),
        schema.Dense(),
    )
)
PICTURE = np.ones((1, 1, 6, 6), np.float32)
WEIGHTS = {
    "conv1": np.ones((2, 1, 3, 3)),
    "batch_norm1": np.ones(2),
    "conv2": np.ones((2, 2, 3, 3)),
}
STATISTICS = {"batch_norm1": (np.zeros(2), np.ones(2))}


@pytest.mark.parametrize(
    ("layers", "running", "stopped_at"),
    [
        ((), STATISTICS, "conv1"),
        (("conv1",), {}, "batch_norm1"),
        (("conv1",), STATISTICS, "batch_norm1"),
        (("conv1", "batch_norm1"), STATISTICS, "conv2"),
        (("conv1", "batch_norm1", "conv2"), STATISTICS, "dense1"),
    ],
)
def test_stops_where_something_is_missing(
    layers: tuple[str, ...],
    running: dict[str, tuple[np.ndarray, np.ndarray]],
    stopped_at: str,
) -> None:
    found = feature_maps(STOPS, PICTURE, {name: WEIGHTS[name] for name in layers}, {}, running)
    assert found.stopped_at == stopped_at
    names = ["conv1", "batch_norm1", "conv2", "relu1", "dense1"]
    assert list(found.maps) == names[: names.index(stopped_at)]


@pytest.mark.parametrize(
    "between", [schema.PRelu(), schema.LayerNorm(), schema.GroupNorm(groups=2), schema.RmsNorm()]
)
def test_no_scale_or_slope_is_made_up(between: schema.AnyLayer) -> None:
    network = schema.Network(layers=(schema.Conv(name="first", filters=2), between))
    found = feature_maps(network, PICTURE, {"first": np.ones((2, PICTURE.shape[1], 3, 3))})
    assert list(found.maps) == ["first"] and found.stopped_at != "first"


def test_a_weight_of_another_network_is_refused() -> None:
    with pytest.raises(NetworkError, match=r"layer conv1: weight: got shape \(2, 3, 3, 3\)"):
        feature_maps(STOPS, PICTURE, {"conv1": np.ones((2, 3, 3, 3))})


@pytest.mark.parametrize(("across", "down"), [(4, 0), (0, 8), (4, 8)])
def test_spectrum_of_a_wave_peaks_at_its_frequency(across: int, down: int) -> None:
    rows, columns = np.indices((16, 16))
    wave = np.cos(2 * np.pi * (across * columns + down * rows) / 32)
    found = spectrum(np.stack([wave, 2 * wave]))
    assert found.shape == (32, 32)
    peak = divmod(int(found.argmax()), 32)
    assert peak in ((16 + down, 16 + across), (16 - down, 16 - across))
    assert found.max() == pytest.approx(3 * 128, rel=0.1)


def test_spectrum_at_zero_is_the_sum() -> None:
    pattern = np.random.default_rng(0).normal(size=(3, 5))
    found = spectrum(pattern, 16)
    assert found[8, 8] == pytest.approx(abs(pattern.sum()))
    assert (found**2).sum() == pytest.approx(16 * 16 * (pattern**2).sum())  # Parseval


@pytest.mark.parametrize("shape", [(1, 33, 3), (3,), (1, 1, 3, 3)])
def test_spectrum_of_what_is_no_filter_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(WeightsError, match="accepted"):
        spectrum(np.ones(shape))
