"""lsuv: layers are scaled until their output has unit variance."""

import argparse
from typing import TYPE_CHECKING

from guitrainer.cli.explaining import Explained
from guitrainer.cli.explaining.grids import page, section, sources
from guitrainer.cli.explaining.plain import plain
from guitrainer.cli.terminal import figure, table
from guitrainer.config.loading import load_preset
from guitrainer.config.overrides import apply_overrides

if TYPE_CHECKING:
    from guitrainer.explain.calibration import LayerCalibrated

PRESET = "lenet"
SETTINGS = ("conv*.initializer.scheme=lsuv", "dense*.initializer.scheme=lsuv")
IMAGES = ("data.limit=512", "data.test_limit=64")
RULE = "W ← W / std(output), layer by layer, until |std − 1| < 0.1 (at most 10 times)"
SOURCES = (
    "Mishkin & Matas 2016, All you need is a good init, algorithm 1\n"
    "Saxe et al. 2014 (the orthonormal start)"
)


def add_flags(parser: argparse.ArgumentParser) -> None:
    """There are no flags."""


def explain(topic: str, arguments: argparse.Namespace) -> Explained:
    """Calibrate LeNet on digits."""
    from guitrainer.explain.calibration import calibrate  # slow to import

    experiment = apply_overrides(load_preset(PRESET), [*IMAGES, *SETTINGS])
    found = list(calibrate(experiment))
    rows = [row for layer in found for row in _rows(layer)]
    headers = ("layer", "division", "std before", "std after")
    objects = {"topic": topic, "experiment": experiment.name, "layers": plain(found)}
    return objects, page(
        "LSUV: every layer is scaled to unit variance before training",
        section("The rule", RULE),
        section(f"{experiment.name} on digits, from the first layer on", table(headers, rows)),
        sources(SOURCES),
    )


def _rows(layer: "LayerCalibrated") -> list[tuple[str, ...]]:
    """Return a row per division; a row without one if the start was close enough to 1."""
    if not layer.divisions:
        return [(layer.layer, "none", figure(layer.drawn, 4), "–")]
    return [
        (d.layer, str(d.number), figure(d.before, 4), figure(d.after, 4)) for d in layer.divisions
    ]
