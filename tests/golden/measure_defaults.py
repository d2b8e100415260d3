"""Measure the defaults of installed libraries anew, and compare them with the program's table.

python -m tests.golden.measure_defaults [LIBRARY ...]

Runs outside continuous integration. A library that is not installed is skipped; each of the others
draws three layers often enough for ±0.5% on σ, and a line per layer says whether the rule in
`assets/libraries.toml` still holds for the installed version.
"""

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import numpy as np

from guitrainer.explain.fan_rules import FanRule, calculate
from guitrainer.nn.initializers.libraries import library_table
from guitrainer.nn.initializers.wiring import LayerWiring

NUMBERS = 60_000  # drawn per layer
TOLERANCE = 0.02  # of σ
CONV = LayerWiring("convolution", 3, 8, (5, 5))
GROUPED = LayerWiring("convolution", 8, 16, (3, 3), 4)
DENSE = LayerWiring("dense", 784, 100)
LAYERS = (CONV, GROUPED, DENSE)
Draw = Callable[[LayerWiring], Any]


def torch_weight(layer: LayerWiring) -> Any:
    """Make a layer of PyTorch."""
    nn: Any = import_module("torch.nn")
    if layer.kind == "dense":
        return nn.Linear(layer.inputs, layer.outputs).weight.detach().numpy()
    made = nn.Conv2d(layer.inputs, layer.outputs, layer.kernel, groups=layer.groups)
    return made.weight.detach().numpy()


def keras_weight(layer: LayerWiring) -> Any:
    """Make a layer of Keras."""
    keras: Any = import_module("keras")
    if layer.kind == "dense":
        made = keras.layers.Dense(layer.outputs)
        made.build((None, layer.inputs))
    else:
        made = keras.layers.Conv2D(layer.outputs, layer.kernel, groups=layer.groups)
        made.build((None, 9, 9, layer.inputs))
    return np.asarray(made.get_weights()[0])


class JaxSeeds:
    """Keys of JAX, a new one for every layer."""

    def __init__(self) -> None:
        self.seed = 0

    def key(self) -> Any:
        """Return the next key."""
        self.seed += 1
        jax: Any = import_module("jax")
        return jax.random.PRNGKey(self.seed)


SEEDS = JaxSeeds()


def flax_weight(layer: LayerWiring) -> Any:
    """Make a layer of Flax (linen)."""
    nn, jnp = import_module("flax.linen"), import_module("jax.numpy")
    if layer.kind == "dense":
        module: Any = nn.Dense(layer.outputs)
        image = jnp.zeros((1, layer.inputs))
    else:
        module = nn.Conv(layer.outputs, layer.kernel, feature_group_count=layer.groups)
        image = jnp.zeros((1, 9, 9, layer.inputs))
    return np.asarray(module.init(SEEDS.key(), image)["params"]["kernel"])


def haiku_weight(layer: LayerWiring) -> Any:
    """Make a layer of Haiku."""
    haiku, jnp = import_module("haiku"), import_module("jax.numpy")

    def call(images: Any) -> Any:
        if layer.kind == "dense":
            return haiku.Linear(layer.outputs)(images)
        return haiku.Conv2D(layer.outputs, layer.kernel, feature_group_count=layer.groups)(images)

    sides = () if layer.kind == "dense" else (9, 9)
    made = haiku.transform(call).init(SEEDS.key(), jnp.zeros((1, *sides, layer.inputs)))
    return np.asarray(next(iter(made.values()))["w"])


def equinox_weight(layer: LayerWiring) -> Any:
    """Make a layer of Equinox."""
    nn: Any = import_module("equinox.nn")
    key = SEEDS.key()
    if layer.kind == "dense":
        return np.asarray(nn.Linear(layer.inputs, layer.outputs, key=key).weight)
    sizes = (layer.inputs, layer.outputs, layer.kernel)
    return np.asarray(nn.Conv2d(*sizes, groups=layer.groups, key=key).weight)


def tinygrad_weight(layer: LayerWiring) -> Any:
    """Make a layer of tinygrad."""
    nn: Any = import_module("tinygrad.nn")
    if layer.kind == "dense":
        return nn.Linear(layer.inputs, layer.outputs).weight.numpy()
    return nn.Conv2d(layer.inputs, layer.outputs, layer.kernel, groups=layer.groups).weight.numpy()


def sklearn_weight(layer: LayerWiring) -> Any:
    """Initialize a perceptron of scikit-learn: there are no other layers."""
    network: Any = import_module("sklearn.neural_network")
    if layer.kind != "dense":
        return None
    made = network.MLPClassifier(
        (layer.outputs,), max_iter=1, batch_size=2, learning_rate_init=1e-12
    )
    images = np.zeros((2, layer.inputs))
    return made.partial_fit(images, [0, 1], classes=[0, 1]).coefs_[0]


LIBRARIES: dict[str, Draw] = {
    "PyTorch": torch_weight,
    "Keras": keras_weight,
    "Flax": flax_weight,
    "Haiku": haiku_weight,
    "Equinox": equinox_weight,
    "tinygrad": tinygrad_weight,
    "scikit-learn": sklearn_weight,
}


def main(names: list[str]) -> int:
    """Measure the named libraries, or all; return the number of rules that no longer hold."""
    packages = {one.name: one.package for one in library_table().library}
    wrong = 0
    for name in names or LIBRARIES:
        try:
            installed = version(packages[name])
        except PackageNotFoundError:
            print(f"{name}: not installed")
            continue
        try:
            wrong += compared(name, installed)
        except Exception as error:  # some need a compiler, or another version of what they use
            print(f"{name} {installed}: cannot be measured here: {error!r}")
    return wrong


def compared(name: str, installed: str) -> int:
    """Print a line per layer; return the number of rules that no longer hold."""
    wrong = 0
    for layer, found, rule in measured(name):
        off = abs(found / rule.std - 1) > TOLERANCE
        wrong += off
        print(f"{name} {installed} {rule.name}, {layer.kind}: σ {found:.5f}, table", end=" ")
        print(f"{rule.std:.5f}", "DIFFERS" if off else "")
    return wrong


def measured(name: str) -> Iterator[tuple[LayerWiring, float, FanRule]]:
    """Return each layer with its measured σ and the rule of the table."""
    for layer in LAYERS:
        first = LIBRARIES[name](layer)
        if first is None:
            continue
        times = -(-NUMBERS // first.size)
        drawn = np.concatenate([LIBRARIES[name](layer).ravel() for _ in range(times)])
        rules = calculate(layer).rules
        rule = next(one for one in rules if one.library == name and one.default)
        yield layer, float(drawn.astype(np.float64).std()), rule


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
