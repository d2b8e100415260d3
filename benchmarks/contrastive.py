"""Train filters by contrast: two views of a patch must be recognized among those of others.

`python benchmarks/contrastive.py [--control NAME] [--seed N] [--steps N]` prints the share of
edges and the kurtosis that docs/edges-without-labels.md reports. The engine computes the network;
the views and the loss (NT-Xent; Chen et al. 2020, eq. 1) are computed here, with NumPy.
"""

import argparse
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from guitrainer.analysis.edges import summarize
from guitrainer.analysis.sparseness import response_kurtosis, sample_windows
from guitrainer.config import schema
from guitrainer.data.loading import load_dataset
from guitrainer.nn.engine import Engine
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.optimizers import Optimizer, Rates
from guitrainer.nn.parameters import needed
from guitrainer.nn.plans import lay_out

SIDE, PATCH, PAIRS = 9, 13, 64
NOISE, CONTRAST, TEMPERATURE = 0.3, (0.7, 1.3), 0.5
FILTERS, HIDDEN, OUT = 32, 64, 32
RATE, MOMENTUM, DECAY = 0.1, 0.9, 1e-4
Array = NDArray[Any]


def views(patches: Array, rng: np.random.Generator) -> Array:
    """Two random crops of each patch, of random contrast and with noise: (2 · patches, 1, 9, 9)."""
    found = np.empty((2 * len(patches), 1, SIDE, SIDE), np.float32)
    for k, patch in enumerate([*patches, *patches]):
        top, left = rng.integers(0, PATCH - SIDE + 1, 2)
        crop = patch[:, top : top + SIDE, left : left + SIDE] * rng.uniform(*CONTRAST)
        found[k] = crop + NOISE * rng.standard_normal(crop.shape)
    return found


def contrast(outputs: Array) -> tuple[float, Array]:
    """Share of views whose nearest other view is their partner, and the gradient of NT-Xent."""
    count = len(outputs)
    norm = np.linalg.norm(outputs, axis=1, keepdims=True) + 1e-9
    unit = outputs / norm
    alike = unit @ unit.T / TEMPERATURE
    np.fill_diagonal(alike, -np.inf)
    share = np.exp(alike - alike.max(axis=1, keepdims=True))
    share /= share.sum(axis=1, keepdims=True)
    rows = np.arange(count)
    partner = (rows + count // 2) % count
    found = float((alike.argmax(axis=1) == partner).mean())
    share[rows, partner] -= 1
    slope = (share @ unit + share.T @ unit) / (count * TEMPERATURE)
    return found, (slope - (slope * unit).sum(axis=1, keepdims=True) * unit) / norm


def build(seed: int) -> BuiltNetwork:
    """A convolution as large as a view, and two dense layers: the projection head."""
    he = schema.Initializer(scheme="he_normal")
    layers: tuple[schema.AnyLayer, ...] = (
        *(schema.Conv(filters=FILTERS, kernel_size=SIDE, initializer=he), schema.Relu()),
        *(schema.Dense(units=HIDDEN, initializer=he), schema.Relu()),
        schema.Dense(units=OUT, initializer=he),
    )
    plans = lay_out(schema.Network(layers=layers), (1, SIDE, SIDE), OUT)
    return BuiltNetwork(plans, seed)


def train(network: BuiltNetwork, patches: Array, seed: int, steps: int) -> float | None:
    """Train; return the share of views that were recognized in the last steps, if any."""
    optimizer = Optimizer(network.parameters, schema.Training(optimizer="momentum"))
    engine, rng = Engine(network, 2 * PAIRS, keep=True), np.random.default_rng(seed)
    one, found = np.ones(1), []
    for step in range(steps):
        seen = views(patches[rng.integers(0, len(patches), PAIRS)], rng)
        engine.refresh()
        engine.forward(engine.source(seen, one, 0 * one, False), np.arange(2 * PAIRS))
        share, gradient = contrast(engine.logits().astype(np.float64))
        found.append(share)
        engine.backward_from(gradient.astype(np.float32)[:, :, None, None])
        rate = RATE * (1 + np.cos(np.pi * step / steps)) / 2
        optimizer.step(Rates(rate, MOMENTUM, DECAY))
    return float(np.mean(found[-100:])) if found else None


def main() -> None:
    """Train on the patches of a control, and print what was learned."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--control", choices=get_args(schema.Control), default="none")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, default=1500)
    asked = parser.parse_args()
    data = schema.Data(
        source="photo-patches",
        image_size=PATCH,
        preprocessing="whitened",
        contrast_share=0.5,
        limit=8000,
        test_limit=1000,
        control=asked.control,
    )
    dataset = load_dataset(data, asked.seed)
    parts = (dataset.train.images, dataset.test.images)
    patches, test = (dataset.transform.apply(np.asarray(images)) for images in parts)
    network = build(asked.seed)
    found = train(network, patches, asked.seed, asked.steps)
    weight = needed(network.layers[0].weight).value
    scores = summarize(weight)
    windows = sample_windows(test, (SIDE, SIDE))
    kurtosis = response_kurtosis(weight, needed(windows))
    recognized = "" if found is None else f"recognized {found:.0%}, "
    print(f"{asked.control}, seed {asked.seed}: {recognized}", end="")
    print(f"edges {scores.edge_fraction:.0%} in {scores.orientations} orientations, ", end="")
    print(f"kurtosis {kurtosis:.2f}")


if __name__ == "__main__":
    main()
