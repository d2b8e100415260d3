"""variance: signal and gradient over depth, where they vanish, and three ways to lose them."""

import argparse
from typing import TYPE_CHECKING, Any, get_args

from guitrainer.cli.explaining import Explained
from guitrainer.cli.explaining.grids import page, prose, section, sources
from guitrainer.cli.explaining.plain import plain
from guitrainer.cli.parsing import whole_number
from guitrainer.cli.terminal import figure, percent, table

if TYPE_CHECKING:
    from guitrainer.config.schema import Experiment
    from guitrainer.explain.calibration import FirstUpdate
    from guitrainer.explain.mistakes import FirstLayer, Stall, TypedForStd
    from guitrainer.explain.variance import DenseNet, LayerSignal, Propagation
    from guitrainer.explain.weight_mean import WeightMean
    from guitrainer.explain.zones import ZoneMap

PRESET = "lenet"  # whose first layer is measured
MOST_DEPTH, MOST_WIDTH = 50, 1000
FACTORS = (0.1, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 4.0, 10.0)
ZONES = {-1: "vanishes", 0: "·", 1: "explodes"}
DEPTHS = (1, 2, 5, 10, 20, 50)
SOURCES = (
    "Glorot & Bengio 2010, eq. 5 and 6 (variance forward and backward), section 3.1 (sigmoid)\n"
    "He et al. 2015, eq. 9 and 14 (ReLU)\n"
    "LeCun et al. 1998, Efficient BackProp, section 4.3 (zero mean)"
)


def add_flags(parser: argparse.ArgumentParser) -> None:
    """Add the flags that describe the network."""
    parser.add_argument(
        "--depth", type=whole_number(MOST_DEPTH), default=10, metavar="N", help="defaults to 10"
    )
    parser.add_argument(
        "--width", type=whole_number(MOST_WIDTH), default=100, metavar="N", help="defaults to 100"
    )
    parser.add_argument("--activation", default="relu", metavar="NAME", help="defaults to relu")
    parser.add_argument(
        "--init", default="he_normal", metavar="SCHEME", help="defaults to he_normal"
    )
    parser.add_argument(
        "--factor", type=_positive, default=1.0, metavar="K", help="factor of the variance σ²"
    )
    parser.add_argument("--scale-down", type=_positive, default=1.0, metavar="D", help="divides σ")


def _positive(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 1e-6 <= value <= 1e6:
        raise argparse.ArgumentTypeError(f"got {text[:40]}, accepted: 1e-6 to 1e6")
    return value


def explain(topic: str, arguments: argparse.Namespace) -> Explained:
    """Follow a network, map its zones, update it once, and show three mistakes."""
    from guitrainer.explain.calibration import first_update  # slow to import, like everything below
    from guitrainer.explain.mistakes import first_layers, sigmoid_stall, variance_for_std
    from guitrainer.explain.variance import propagate
    from guitrainer.explain.weight_mean import shifted_weights
    from guitrainer.explain.zones import map_zones

    net = _net(arguments)
    found, zones = propagate(net), map_zones(net, FACTORS)
    experiment = net.experiment()
    update, first = first_update(experiment), first_layers(_digits())
    stall, typed, shifted = sigmoid_stall(), variance_for_std(), shifted_weights(_digits())
    objects: dict[str, Any] = {
        "topic": topic,
        "propagation": plain(found),
        "zones": plain(zones),
        "first_update": plain(update),
        "sigmoid_stall": plain(stall),
        "variance_for_std": plain(typed),
        "first_layer": plain(first),
        "weight_mean": plain(shifted),
    }
    return objects, page(
        "Variance: signal and gradient on their way through the layers",
        section("The network", _head(found), _layers(found), prose(str(found.verdict.sentence))),
        section("Zones over variance factor and depth, by theory", _zones(zones)),
        section("After the first update, on digits", _update(update)),
        section("Sigmoids before ReLUs: all images look alike", _stall(stall)),
        section("A variance entered as σ", _typed(typed)),
        section("Input with and without zero mean: the first layer on digits", _first(first)),
        section("Weights with and without zero mean: the same layer", _shifted(shifted)),
        sources(SOURCES),
    )


def _digits() -> "Experiment":
    from guitrainer.config.loading import load_preset
    from guitrainer.config.overrides import apply_overrides

    return apply_overrides(load_preset(PRESET), ["data.limit=512", "data.test_limit=64"])


def _net(arguments: argparse.Namespace) -> "DenseNet":
    from guitrainer.analysis.propagation import Activation
    from guitrainer.config.messages import shown, suggestion
    from guitrainer.config.schema import Initializer
    from guitrainer.errors import InputError
    from guitrainer.explain.variance import DenseNet, alike
    from guitrainer.nn.initializers import resolve_scheme

    known = get_args(Activation)
    if arguments.activation not in known:
        raise InputError(
            f"--activation: got {shown(arguments.activation)}, accepted: {', '.join(known)}"
            f"{suggestion(arguments.activation, known)}"
        )
    return DenseNet(
        activations=alike(arguments.activation, arguments.depth),
        width=arguments.width,
        initializer=Initializer(scheme=resolve_scheme(arguments.init)),
        variance_factor=arguments.factor,
        scale_down=arguments.scale_down,
    )


def _head(found: "Propagation") -> str:
    net = found.net
    return (
        f"{len(net.activations)} layers of {net.width}, {net.initializer.scheme}, variance factor "
        f"{net.variance_factor:g}, σ divided by {net.scale_down:g}\n"
        f"every weight: σ = {figure(found.weight_std, 5)}, σ² = {figure(found.weight_variance, 5)}"
    )


def _layers(found: "Propagation") -> str:
    rows = [_layer(layer) for layer in found.layers]
    headers = ("layer", "activation", "signal σ", "theory", "gradient σ", "theory", "dead units")
    return table(headers, rows, left=(0, 1))


def _layer(layer: "LayerSignal") -> tuple[str, ...]:
    return (
        layer.name,
        layer.activation,
        figure(layer.std),
        figure(layer.std_expected),
        figure(layer.gradient_std),
        figure(layer.gradient_std_expected),
        percent(layer.dead_units),
    )


def _zones(zones: "ZoneMap") -> str:
    columns = [int(depth) - 1 for depth in DEPTHS]
    tables = []
    for what, zone in (("signal", zones.forward_zone), ("gradient", zones.backward_zone)):
        rows = [
            (f"{factor:g}", *(ZONES[int(row[k])] for k in columns))
            for factor, row in zip(zones.factors, zone, strict=True)
        ]
        headers = (f"{what}: factor", *(f"depth {depth}" for depth in DEPTHS))
        tables.append(table(headers, rows))
    return "\n\n".join(
        [
            *tables,
            f"vanishes: less than 1/{zones.threshold:g} remains; "
            f"explodes: grows more than {zones.threshold:g} times",
        ]
    )


def _update(update: "FirstUpdate") -> str:
    rows = [
        (
            before.layer,
            figure(before.mean),
            figure(after.mean),
            figure(before.variance),
            figure(after.variance),
            percent(before.dead_units),
            percent(after.dead_units),
        )
        for before, after in zip(update.before, update.after, strict=True)
    ]
    headers = ("layer", "mean", "then", "σ²", "then", "dead", "then")
    notes = [f"loss before: {figure(update.loss)}"] if update.loss is not None else []
    notes += [f"diverged in {update.diverged}"] if update.diverged else []
    return "\n\n".join([table(headers, rows), *notes])


def _stall(stall: "Stall") -> str:
    rows = [
        (
            one.name,
            one.activation,
            figure(one.std),
            figure(one.between_images),
            percent(one.dead_units),
            figure(one.gradient_std),
            figure(other.between_images),
            figure(other.gradient_std),
        )
        for one, other in zip(stall.sigmoid.layers, stall.relu.layers, strict=True)
    ]
    headers = (
        "layer", "activation", "σ", "between images", "dead", "gradient", "in ReLUs",
        "gradient",
    )  # fmt: skip
    return table(headers, rows, left=(0, 1))


def _typed(typed: "TypedForStd") -> str:
    shape = " × ".join(map(str, typed.input_shape))
    rows = [
        (
            name,
            figure(layer.weight_std),
            figure(layer.weight_variance),
            figure(layer.output_std_expected),
            figure(layer.output_std),
        )
        for name, layer in (
            ("Xavier (Glorot): σ² = 1/fan_in", typed.xavier),
            ("He: σ² = 2/fan_in", typed.right),
            ("mistaken: σ = 2/fan_in", typed.wrong),
        )
    ]
    headers = ("rule", "σ", "σ²", "√fan_in · σ", "output σ")
    end = f"{figure(1 / typed.ratio)} times smaller: after one layer almost nothing remains"
    return f"{shape} = {typed.fan_in:,} inputs\n\n{table(headers, rows)}\n\n{end}"


def _first(layers: "tuple[FirstLayer, ...]") -> str:
    rows = [
        (
            layer.preprocessing,
            figure(layer.input_mean),
            figure(layer.input_std),
            figure(layer.output_rms),
            figure(layer.between_images),
            figure(layer.constant),
            percent(layer.one_sign),
        )
        for layer in layers
    ]
    headers = (
        "images", "mean", "σ", "output rms", "between images", "constant", "one sign",
    )  # fmt: skip
    notes = (
        "output rms² = between images² + constant²; constant: the same for all images",
        "one sign: share of an image's pixels that have its most frequent sign;",
        "if all have it, so do the gradients of all weights of a unit for that image",
    )
    return "\n\n".join([table(headers, rows), "\n".join(notes)])


def _shifted(both: "tuple[WeightMean, WeightMean]") -> str:
    rows = [
        (
            name,
            figure(one.mean),
            figure(one.std),
            figure(one.even),
            figure(one.output_rms),
            percent(one.common),
        )
        for name, one in zip(("as drawn", "plus σ"), both, strict=True)
    ]
    headers = ("weights", "mean", "σ", "uniform patch", "output rms", "common")
    notes = (
        "uniform patch: response to a patch of ones, which has no pattern",
        "common: share of the variation of the outputs that is the same for all filters",
    )
    return "\n\n".join([table(headers, rows), "\n".join(notes)])
