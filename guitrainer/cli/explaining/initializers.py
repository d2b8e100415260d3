"""initializers: the defaults of the libraries, and an experiment as their source code."""

import argparse
from typing import TYPE_CHECKING, Any

from guitrainer.cli.explaining import Explained
from guitrainer.cli.explaining.grids import page, section, sources
from guitrainer.cli.explaining.plain import plain
from guitrainer.cli.parsing import path_argument
from guitrainer.cli.terminal import definitions, figure, table

if TYPE_CHECKING:
    from guitrainer.config.schema import Experiment
    from guitrainer.explain.frameworks import DefaultsCompared

LIBRARIES = ("keras", "torch")
SOURCES = (
    "Glorot & Bengio 2010, eq. 12 and 16; He et al. 2015, section 2.2\n"
    "keras.initializers; torch.nn.Conv2d.reset_parameters; Caffe's xavier filler"
)


def add_flags(parser: argparse.ArgumentParser) -> None:
    """Add the shape of the weight, and source code."""
    parser.add_argument(
        "--shape",
        type=_shape,
        metavar="OUT,IN,H,W",
        help="of the weight; OUT,IN for a dense layer; defaults to 8,3,5,5",
    )
    parser.add_argument("--source", choices=LIBRARIES, help="print an experiment as source code")
    parser.add_argument("--preset", metavar="NAME", help="which one; defaults to digits-edges")
    parser.add_argument(
        "--config", type=path_argument, metavar="FILE.toml", help="or your own experiment"
    )


def _shape(text: str) -> tuple[int, ...]:
    sides = text.split(",")
    if len(sides) not in (2, 4) or not all(s.isdecimal() and 0 < int(s[:9]) < 10**6 for s in sides):
        raise argparse.ArgumentTypeError(f"got {text[:40]}, accepted: OUT,IN or OUT,IN,H,W")
    return tuple(map(int, sides))


def explain(topic: str, arguments: argparse.Namespace) -> Explained:
    """Compare defaults, or print source code."""
    if arguments.source is not None:
        return _source(topic, arguments)
    from guitrainer.explain.frameworks import SHAPE, compare_defaults  # slow to import

    found = compare_defaults(arguments.shape or SHAPE)
    shape = "×".join(map(str, found.shape))
    return {"topic": topic, **plain(found)}, page(
        f"Default initializations of the libraries for a weight of {shape}",
        section("Fans", f"fan_in = {found.fan_in:,}, fan_out = {found.fan_out:,}"),
        section("Side by side", _table(found)),
        *(
            section(f"{x.library}: {x.scheme}", "\n".join([*x.steps, f"bias: {x.bias.formula}"]))
            for x in found.libraries
        ),
        section("Truncated normals", _truncation(found)),
        sources(SOURCES),
    )


def _table(found: "DefaultsCompared") -> str:
    rows = [
        (
            x.library,
            x.weight.distribution,
            f"{x.weight.variance:.5g}",
            f"{x.weight.std:.5g}",
            figure(x.weight.limit, 6),
            f"{x.bias.std:.5g}",
            f"{x.ratio:.3f}",
        )
        for x in found.libraries
    ]
    headers = ("library", "distribution", "σ²", "σ", "limit", "bias σ", "σ / Keras' σ")
    return table(headers, rows, left=(0, 1))


def _truncation(found: "DefaultsCompared") -> str:
    t = found.truncation
    return definitions(
        [
            (f"truncated at ±{t.cut:g}σ", f"σ shrinks to {t.factor:.8f} σ"),
            (
                "truncated_normal",
                f"not corrected: {t.plain_given:g} becomes {t.plain_left:.5f}",
            ),
            (
                "Keras' he_normal",
                f"corrected: for σ = {t.wanted:.6f} it draws with {t.wanted:.6f} / {t.factor:.5f} "
                f"= "
                f"{t.drawn_with:.6f}",
            ),
            (
                "Keras on torch",
                f"on its torch backend {t.leaked * 1e6:.1f} elements in a million exceed the limit",
            ),
        ]
    )


def _source(topic: str, arguments: argparse.Namespace) -> Explained:
    from guitrainer.config.loading import DEFAULT_PRESET, load_experiment, load_preset
    from guitrainer.explain.sources import keras_source, torch_source

    if arguments.config is not None:
        experiment = load_experiment(arguments.config)
    else:
        experiment = load_preset(arguments.preset or DEFAULT_PRESET)
    make: Any = {"keras": keras_source, "torch": torch_source}[arguments.source]
    source = make(experiment, *_images(experiment))
    objects = {
        "topic": topic,
        "library": arguments.source,
        "experiment": experiment.name,
        "source": source,
    }
    return objects, source.rstrip("\n")


def _images(experiment: "Experiment") -> tuple[tuple[int, int, int], int]:
    """Return shape and number of classes of the images; built-in ones need not be generated."""
    from guitrainer.data.built_in import BUILT_IN
    from guitrainer.data.loading import load_dataset

    data, info = experiment.data, BUILT_IN.get(experiment.data.source)
    if info is None:
        dataset = load_dataset(data, experiment.seed)
        return dataset.shape, dataset.classes
    channels, height, width = info.shape
    size = data.image_size
    return (channels, size or height, size or width), info.classes
