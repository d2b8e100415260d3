"""Writes an experiment as Keras source code."""

import re
from collections.abc import Iterator, Mapping, Sequence

from guitrainer.config import schema
from guitrainer.errors import ConfigError
from guitrainer.explain.sources.autoencoder import KERAS_UNIT_NORM
from guitrainer.explain.sources.common import (
    Blueprint,
    free_names,
    keeps_unit_norm,
    layer_note,
    moments_of,
    standard_imports,
)
from guitrainer.explain.sources.keras_optimizers import optimizer_code
from guitrainer.explain.sources.keras_weights import (
    bias_code,
    bias_moments,
    helpers,
    leak_note,
    weight_code,
)
from guitrainer.explain.sources.kinds import LayerPlace, Module, translation_of
from guitrainer.explain.sources.training import (
    given_code,
    header,
    images_note,
    schedule_code,
    steps_code,
)
from guitrainer.nn.geometry import Shape
from guitrainer.nn.plans import LayerPlan

# Names in Keras of layers without a name of their own.
OWN_NAMES = re.compile(
    r"(cropping2d|flatten|input_layer|max_pooling2d|reshape|zero_padding2d)(_\d+)?"
)

CALIBRATE = '''
def calibrate(model, images, names={names}):
    """LSUV (Mishkin & Matas 2016, algorithm 1): call this before training.

    guitrainer uses the first {count} training images.
    """
    for name in names:
        layer = model.get_layer(name)
        until = keras.Model(model.inputs, layer.output)
        for _ in range(10):
            std = float(np.std(ops.convert_to_numpy(until(images, training=True))))
            if abs(std - 1) < 0.1 or std == 0:
                break
            layer.kernel.assign(layer.kernel / std)
'''
FORGET = """
    for layer in model.layers:  # training starts with fresh statistics
        if isinstance(layer, layers.BatchNormalization):
            layer.moving_mean.assign(ops.zeros_like(layer.moving_mean))
            layer.moving_variance.assign(ops.ones_like(layer.moving_variance))
"""
FROZEN = "    Every layer is frozen, so nothing is trained; Keras warns about this."


def keras_source(experiment: schema.Experiment, shape: Shape, classes: int) -> str:
    """Write the experiment as Keras code: model with initializers, optimizer, training.

    Parameters
    ----------
    shape : channels, height and width of an image
    classes : number of classes

    Raises
    ------
    NetworkError
        If the network does not fit the images.
    ConfigError
        If an initializer does not fit its layer.
    """
    blueprint = Blueprint.of(experiment, shape, classes)
    optimizer_class, optimizer = optimizer_code(experiment.training)
    unusual = blueprint.has(schema.Local) or blueprint.has(schema.DepthwiseConv)
    parts = list(dict.fromkeys(translation_of(plan).keras_class for plan in blueprint.plans))
    parts += [KERAS_UNIT_NORM] if any(map(keeps_unit_norm, blueprint.plans)) else []
    parts += helpers(blueprint.initializers, unusual)
    parts += [_model(blueprint), _calibrate(blueprint), optimizer_class]
    parts += [schedule_code(experiment.training), _training(blueprint, optimizer)]
    body = "\n\n\n".join(part.strip("\n") for part in parts if part)
    top = header("Keras", experiment, drops=blueprint.has(schema.Dropout))
    return f"{top}\n\n{_imports(body)}\n\n\n{body}\n"


def _imports(body: str) -> str:
    """Return the imports that the code needs."""
    lines = standard_imports(body)
    lines += [""] if lines else []
    lines += ["import keras", "import numpy as np"]
    lines += ["from keras import initializers as init"] if "init." in body else []
    ops = "ops, " if re.search(r"(?<!\.)ops\.", body) else ""
    return "\n".join([*lines, f"from keras import layers, {ops}optimizers"])


def keras_names(plans: Sequence[LayerPlan]) -> dict[str, str]:
    """Return the names of the layers in Keras by their names here."""
    names = (plan.name for plan in plans)
    return free_names(names, lambda name: OWN_NAMES.fullmatch(name) is not None)


def _owners(plans: Sequence[LayerPlan], names: Mapping[str, str]) -> dict[str, str]:
    """Return variables for the layers whose weight a later one uses, by the names of the layers."""
    owners = dict.fromkeys(plan.tied for plan in plans if plan.tied)
    return {owner: f"owner_{names[owner]}" for owner in owners}


# ---------------------------------------------------------------- the model


def _model(blueprint: Blueprint) -> str:
    channels, height, width = blueprint.shape
    image = f"keras.Input(({height}, {width}, {channels}))"
    if any(plan.branch is not None for plan in blueprint.plans):
        return _functional(blueprint, image)
    names = keras_names(blueprint.plans)
    owners = _owners(blueprint.plans, names)
    before: list[str] = []
    listed = [f"{image},"]
    for module in keras_modules_of(blueprint.plans, blueprint.classifies):
        notes, made = _lines(module, names, owners)
        owner = None if module.plan is None else owners.get(module.plan.name)
        if owner is not None:
            before += _assigned(owner, made)
            made = [f"{owner},"]
        listed += [*notes, *made]
    lines = [*before, "return keras.Sequential(", "    [", *_indented(listed, 2), "    ]", ")"]
    return "\n".join(["def build_model():", *_indented(lines)])


def _indented(lines: Sequence[str], levels: int = 1) -> list[str]:
    return [f"{'    ' * levels}{line}" for line in lines]


def _assigned(variable: str, made: Sequence[str]) -> list[str]:
    """Return the statement that assigns an expression, whose last line ends in a comma."""
    lines = [f"{variable} = {made[0]}", *made[1:]]
    return [*lines[:-1], lines[-1].removesuffix(",")]


def keras_modules_of(plans: Sequence[LayerPlan], classifies: bool = True) -> Iterator[Module]:
    """Yield the layers of a model in Keras, in order, without names and initializers.

    Parameters
    ----------
    classifies : whether the output has a logit per class; otherwise it is an image
    """
    flat = False
    for plan in plans:
        kind = translation_of(plan)
        was, flat = flat, kind.flat_before(flat)
        if was and not flat:
            yield Module(f"layers.Reshape((1, 1, {plan.input_shape[0]}))")
        elif flat and not was:
            yield Module("layers.Flatten()")
        if padding := _padding(plan):
            yield Module(padding)
        code, after = kind.keras(LayerPlace(plan, flat)), kind.keras_after(plan)
        bare = plan.weight_shape is not None and isinstance(plan.spec, schema.WeightLayer)
        bare = bare and plan.bias_shape is None and bool(kind.without_bias)
        words = [*code.arguments, *([kind.without_bias] if bare else [])]
        call = f"{code.function}({', '.join(words)})"
        yield Module(call, plan, code.notes, flat, "" if after else plan.name)
        if after:
            yield Module(after, flat=flat, ends=plan.name)
        flat = flat or kind.flattens
    if classifies and not flat:
        yield Module("layers.Flatten()")
    elif flat and not classifies:
        yield Module(f"layers.Reshape((1, 1, {plans[-1].output_shape[0]}))")


def _lines(
    module: Module, names: Mapping[str, str], owners: Mapping[str, str]
) -> tuple[list[str], list[str]]:
    """Return the notes of an expression, and its lines.

    Parameters
    ----------
    names : names of the layers in Keras
    owners : variables of layers whose weight another one uses
    """
    plan = module.plan
    if plan is None:
        return [], [f"{module.code},"]
    made = _layer(plan, keras_name(plan, names), module.flat, owners)
    return [f"# {layer_note(plan)}", *module.notes], made


def keras_name(plan: LayerPlan, names: Mapping[str, str]) -> str:
    """Return the name of the layer that has the weights; a projection has one of its own."""
    projects = plan.branch is not None and plan.weight_shape is not None
    return f"{names[plan.name]}_projection" if projects else names[plan.name]


def _functional(blueprint: Blueprint, image: str) -> str:
    """Return a model in which some layers add the output of an earlier layer."""
    branches = [plan.branch for plan in blueprint.plans]
    origins = {branch.origin for branch in branches if branch is not None}
    lines, flat = [f"inputs = {image}", "x, outputs = inputs, {}"], set()
    names = keras_names(blueprint.plans)
    owners = _owners(blueprint.plans, names)
    for part in keras_modules_of(blueprint.plans, blueprint.classifies):
        notes, made = _lines(part, names, owners)
        lines += notes
        owner = None if part.plan is None else owners.get(part.plan.name)
        if owner is not None:
            lines += [*_assigned(owner, made), f"x = {owner}(x)"]
        elif part.plan is not None and part.plan.branch is not None:
            called, vector = names[part.plan.name], part.plan.branch.origin in flat
            lines += _sum(part.plan, made, called, vector)
        else:
            lines += _applied(made, "x", "x")
        if part.ends in origins:
            lines.append(f'outputs["{part.ends}"] = x')
            flat |= {part.ends} if ends_flat(part) else set()
    lines.append("return keras.Model(inputs, x)")
    return "\n".join(["def build_model():", *(f"    {line}" for line in lines)])


def ends_flat(module: Module) -> bool:
    """Return whether the output of a layer of Keras has no height and width."""
    return module.flat or (module.plan is not None and translation_of(module.plan).flattens)


def _sum(plan: LayerPlan, expression: list[str], name: str, flat: bool) -> list[str]:
    """Return the sum with an earlier output, which may pass a projection first."""
    assert plan.branch is not None
    earlier = f'outputs["{plan.branch.origin}"]'
    if flat:
        earlier = f"layers.Reshape((1, 1, {plan.branch.shape[0]}))({earlier})"
    if plan.branch.window is None:
        return _applied(expression, "x", f"[x, {earlier}]")
    projected = _applied(expression, "earlier", earlier)
    return [*projected, f'x = layers.Add(name="{name}")([x, earlier])']


def _applied(lines: list[str], target: str, value: str) -> list[str]:
    """Return the statement that applies an expression to a value."""
    assigned = _assigned(target, lines)
    return [*assigned[:-1], f"{assigned[-1]}({value})"]


def _calibrate(blueprint: Blueprint) -> str:
    """Return the code that calibrates layers on data; empty if none are calibrated."""
    if not blueprint.lsuv:
        return ""
    names = keras_names(blueprint.plans)
    for plan in blueprint.plans:
        if plan.name in blueprint.lsuv and plan.branch is not None:
            raise ConfigError(
                f"layer {plan.name}: got lsuv for the projection of an earlier output, accepted "
                "in Keras code: any other scheme"
            )
    code = CALIBRATE.replace("{names}", repr(tuple(names[name] for name in blueprint.lsuv)))
    code = code.replace("{count}", str(blueprint.calibration_images))
    return code + (FORGET.lstrip("\n") if blueprint.has(schema.BatchNorm) else "")


def _padding(plan: LayerPlan) -> str:
    """Return a layer for padding that the next one does not support; empty if there is none."""
    halo = plan.halo
    if halo is None or translation_of(plan).keras_pads(plan):
        return ""
    sides = ((halo.top, halo.bottom), (halo.left, halo.right))
    return f"layers.ZeroPadding2D({sides})" if any(sum(sides, ())) else ""


def _layer(plan: LayerPlan, called: str, flat: bool, owners: Mapping[str, str]) -> list[str]:
    code, name = translation_of(plan).keras(LayerPlace(plan, flat)), f'name="{called}"'
    if not isinstance(plan.spec, schema.WeightLayer) or plan.weight_shape is None:
        return [f"{code.function}({', '.join([*code.arguments, name])}),"]
    arguments, function = code.arguments, code.function
    if plan.tied:  # the number of filters and their size are those of the owner
        arguments = (owners[plan.tied], *code.arguments[2:])
    words = [f"{', '.join(arguments)},", *_weighted(plan, plan.spec), f"{name},"]
    return [f"{function}(", *_indented(words), "),"]


def _weighted(plan: LayerPlan, spec: schema.WeightLayer) -> list[str]:
    """Return the arguments of layers with a weight, a line each."""
    words = [] if plan.tied else _drawn(plan, spec)
    without_bias = translation_of(plan).without_bias
    if plan.bias_shape is not None:
        words += leak_note(bias_moments(spec, plan))
        words.append(f"bias_initializer={bias_code(spec, plan)},")
    elif without_bias:
        words.append(f"{without_bias},")
    return words if spec.trainable else [*words, "trainable=False,"]


def _drawn(plan: LayerPlan, spec: schema.WeightLayer) -> list[str]:
    """Return the arguments for the weight."""
    weight = weight_code(spec.initializer, plan)
    leak = leak_note(moments_of(spec.initializer, plan))
    if keeps_unit_norm(plan):
        scaled = f"kernel_initializer=with_unit_norm({weight}),"
        return [*leak, scaled, "kernel_constraint=unit_norm,"]
    return [*leak, f"{translation_of(plan).keras_weight}_initializer={weight},"]


# ---------------------------------------------------------------- training


def _training(blueprint: Blueprint, optimizer: str) -> str:
    training = blueprint.experiment.training
    channels, height, width = blueprint.shape
    size, classifies = training.batch_size, blueprint.classifies
    given = given_code(classifies)
    loss = "SparseCategoricalCrossentropy(from_logits=True)" if classifies else "MeanSquaredError()"
    metrics, found = (', metrics=["accuracy"]', "loss, _") if classifies else ("", "loss")
    return "\n".join(
        [
            f"def train(model, {', '.join(given.arrays)}):",
            f'    """Train on images, float32 (N, {height}, {width}, {channels}){given.note}.',
            "",
            "    Returns the loss of every step.",
            "",
            f"    {images_note(blueprint.experiment.data)}",
            *([FROZEN] if blueprint.frozen else []),
            '    """',
            f"    optimizer = {optimizer}",
            f"    loss_of = keras.losses.{loss}",
            f"    model.compile(optimizer, loss_of{metrics})",
            f"    total = {steps_code(training, given.target)}",
            "    losses, order = [], []",
            "    for step in range(total):",
            "        optimizer.learning_rate = learning_rate(step, total)",
            "        if not len(order):",
            f"            order = np.random.permutation(len({given.target}))",
            f"        batch, order = order[:{size}], order[{size}:]",
            f"        {found} = model.train_on_batch(images[batch], {given.target}[batch])",
            "        losses.append(float(loss))",
            "    return losses",
        ]
    )
