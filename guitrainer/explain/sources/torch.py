"""Writes an experiment as PyTorch source code."""

import builtins
import keyword
from collections.abc import Iterator, Sequence

from guitrainer.config import schema
from guitrainer.explain.sources.autoencoder import TORCH_UNIT_NORM
from guitrainer.explain.sources.branches import BRANCHED, SEQUENCE
from guitrainer.explain.sources.common import (
    Blueprint,
    free_names,
    keeps_unit_norm,
    layer_note,
    number,
    standard_imports,
)
from guitrainer.explain.sources.kinds import LayerPlace, Module, translation_of
from guitrainer.explain.sources.torch_weights import bias_lines, weight_lines
from guitrainer.explain.sources.training import (
    given_code,
    header,
    images_note,
    schedule_code,
    steps_code,
)
from guitrainer.nn.geometry import Shape
from guitrainer.nn.plans import LayerPlan

# Names used in the code, in addition to those of Python.
WORDS = {
    "bank",
    "base64",
    "channel",
    "chosen",
    "io",
    "math",
    "nn",
    "np",
    "torch",
    "unit_norm",
    "window",
}

CALIBRATE = '''
@torch.no_grad()
def calibrate(model, images, places={places}):
    """LSUV (Mishkin & Matas 2016, algorithm 1): call this before training.

    guitrainer uses the first {count} training images.
    """
    for place in places:
        for _ in range(10):
            std = model[: place + 1](images).std(correction=0)
            if abs(std - 1) < 0.1 or std == 0:
                break
            model[place].weight.div_(std)
'''
FORGET = """
    for module in model:  # training starts with fresh statistics
        if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
            module.reset_running_stats()
"""
PENALTIES = ["        loss = loss + sum(p.penalty for p in model if isinstance(p, L1Penalty))"]
LONGEST = 86  # longest expression after `return` that fits on one line
FROZEN = "    Every layer is frozen, so nothing is trained; the optimizers of PyTorch refuse this."


def torch_source(experiment: schema.Experiment, shape: Shape, classes: int) -> str:
    """Write the experiment as PyTorch code: model with initializers, optimizer, training.

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
    model, modules = _model(blueprint)
    parts = list(dict.fromkeys(translation_of(plan).torch_class for plan in blueprint.plans))
    units = _places(blueprint, modules, [p.name for p in blueprint.plans if keeps_unit_norm(p)])
    parts += [TORCH_UNIT_NORM] if units else []
    parts += [model, _calibrate(blueprint, modules)]
    parts += [schedule_code(experiment.training), _training(blueprint, units)]
    body = "\n\n\n".join(part.strip("\n") for part in parts if part)
    top = header("PyTorch", experiment, drops=blueprint.has(schema.Dropout))
    return f"{top}\n\n{_imports(body)}\n\n\n{body}\n"


def _imports(body: str) -> str:
    """Return the imports that the code needs."""
    lines = standard_imports(body)
    lines += [""] if lines else []
    lines += ["import numpy as np"] if "np." in body else []
    return "\n".join([*lines, "import torch", "from torch import nn"])


def _taken(name: str) -> bool:
    """Return whether a variable of this name would shadow something."""
    return keyword.iskeyword(name) or hasattr(builtins, name) or name in WORDS


def _names(blueprint: Blueprint) -> dict[str, str]:
    """Return the variable names of the layers."""
    return free_names((plan.name for plan in blueprint.plans), _taken)


def _places(blueprint: Blueprint, modules: list[str], layers: Sequence[str]) -> tuple[int, ...]:
    """Return the positions of some layers in the model."""
    names = _names(blueprint)
    return tuple(modules.index(names[name]) for name in layers)


def _calibrate(blueprint: Blueprint, modules: list[str]) -> str:
    """Return the code that calibrates layers on data; empty if none are calibrated."""
    if not blueprint.lsuv:
        return ""
    places = _places(blueprint, modules, blueprint.lsuv)
    code = CALIBRATE.replace("{places}", repr(places))
    code = code.replace("{count}", str(blueprint.calibration_images))
    return code + (FORGET.lstrip("\n") if blueprint.has(schema.BatchNorm) else "")


# ---------------------------------------------------------------- the model


def modules_of(plans: Sequence[LayerPlan], classifies: bool = True) -> Iterator[Module]:
    """Yield the modules of a network, in order; layers as they are before initialization.

    Parameters
    ----------
    classifies : whether the output has a logit per class; otherwise it is an image
    """
    flat, count = False, 0
    positions: dict[str, int] = {}
    for plan in plans:
        was, flat = flat, translation_of(plan).flat_before(flat)
        for module in _modules_of_layer(LayerPlace(plan, flat, positions), was):
            yield module
            count += 1
        positions[plan.name] = count - 1
    if classifies and not flat:
        yield Module("nn.Flatten()")
    elif flat and not classifies:
        yield Module(f"nn.Unflatten(1, {plans[-1].output_shape})")


def _modules_of_layer(at: LayerPlace, was_flat: bool) -> Iterator[Module]:
    plan, kind = at.plan, translation_of(at.plan)
    if was_flat and not at.flat:
        yield Module(f"nn.Unflatten(1, ({plan.input_shape[0]}, 1, 1))")
    elif at.flat and not was_flat:
        yield Module("nn.Flatten()")
    if plan.halo is not None and not kind.torch_pads(plan):
        halo = plan.halo
        sides = (halo.left, halo.right, halo.top, halo.bottom)
        if any(sides):
            yield Module(f"nn.ZeroPad2d({sides})")
    code = kind.torch(at)
    words = [*code.arguments, *_without_bias(plan)]
    yield Module(f"{code.function}({', '.join(words)})", plan, code.notes)
    if after := kind.torch_after(plan):
        yield Module(after)


def sequence_of(plans: Sequence[LayerPlan]) -> str:
    """Name of the class that holds the modules of a network."""
    branched = any(plan.branch is not None for plan in plans)
    return BRANCHED if branched else SEQUENCE


def _without_bias(plan: LayerPlan) -> list[str]:
    word = translation_of(plan).torch_without_bias
    without = isinstance(plan.spec, schema.WeightLayer) and not plan.spec.bias
    return [word] if without and word else []


def _model(blueprint: Blueprint) -> tuple[str, list[str]]:
    """Return the function that builds the model, and the modules it contains."""
    lines, names = ["def build_model():"], []
    called = _names(blueprint)
    for module in modules_of(blueprint.plans, blueprint.classifies):
        plan = module.plan
        names.append(module.code if plan is None else called[plan.name])
        if plan is not None:
            lines.append(f"    # {layer_note(plan)}")
            lines += [f"    {note}" for note in module.notes]
            lines.append(f"    {names[-1]} = {module.code}")
            lines += _initialized(plan, names[-1], called.get(plan.tied or ""))
    inside = "".join(f"        {name},\n" for name in names)
    return "\n".join([*lines, f"    return {sequence_of(blueprint.plans)}(\n{inside}    )"]), names


def _initialized(plan: LayerPlan, name: str, owner: str | None) -> list[str]:
    """Return the lines that initialize a layer.

    Parameters
    ----------
    owner : name of the layer whose weight it uses
    """
    spec = plan.spec
    if not isinstance(spec, schema.WeightLayer) or plan.weight_shape is None:
        return []
    drawn = [] if owner else weight_lines(spec.initializer, plan, name)
    drawn += bias_lines(spec, plan, name) if spec.bias else []
    lines = [f"{name}.weight = {owner}.weight"] if owner else []
    lines += ["with torch.no_grad():", *(f"    {line}" for line in drawn)] if drawn else []
    lines += [f"unit_norm({name}.weight)"] if keeps_unit_norm(plan) else []
    if not spec.trainable and not owner:
        lines.append(f"{name}.requires_grad_(False)")
    elif not spec.trainable and spec.bias:
        lines.append(f"{name}.bias.requires_grad_(False)")
    return [f"    {line}" for line in lines]


# ---------------------------------------------------------------- training


def _optimizer(training: schema.Training) -> str:
    rate = f"lr={number(training.learning_rate)}"
    decay = f"weight_decay={number(training.weight_decay)}"
    momentum = training.effective_momentum
    pushed = [f"momentum={number(momentum)}"] if momentum else []
    if training.optimizer in ("adam", "adamw"):
        kind = "Adam" if training.optimizer == "adam" else "AdamW"
        betas = f"betas=({number(training.beta1)}, {number(training.beta2)})"
        words = [rate, betas, f"eps={number(training.epsilon)}"]
    elif training.optimizer == "rmsprop":
        kind = "RMSprop"
        words = [rate, f"alpha={number(training.rho)}", f"eps={number(training.epsilon)}"]
        words += pushed
    else:
        kind = "SGD"
        nesterov = training.optimizer == "nesterov" and momentum
        words = [rate, *pushed, *(["nesterov=True"] if nesterov else [])]
    stated = training.weight_decay or kind == "AdamW"  # where the default is 0.01
    words = ["trained", *words, *([decay] if stated else [])]
    line = f"torch.optim.{kind}({', '.join(words)})"
    if len(line) <= LONGEST:
        return line
    return f"torch.optim.{kind}(\n        {', '.join(words)},\n    )"


def _training(blueprint: Blueprint, units: tuple[int, ...]) -> str:
    """Return the code that trains.

    Parameters
    ----------
    units : positions of the modules whose filters are kept at length 1
    """
    experiment = blueprint.experiment
    training, size = experiment.training, experiment.training.batch_size
    clip, scaling = [], []
    if training.clip_norm is not None:
        clip = [f"        nn.utils.clip_grad_norm_(trained, {number(training.clip_norm)})"]
    if units:
        scaling = [f"        for place in {units}:", "            unit_norm(model[place].weight)"]
    given = given_code(blueprint.classifies)
    criterion = "nn.CrossEntropyLoss()" if blueprint.classifies else "nn.MSELoss()"
    return "\n".join(
        [
            "def make_optimizer(model):",
            "    trained = [p for p in model.parameters() if p.requires_grad]",
            f"    return {_optimizer(training)}",
            "",
            "",
            f"def train(model, {', '.join(given.arrays)}):",
            f'    """Train on images, float32 (N, {", ".join(map(str, blueprint.shape))})'
            f"{given.note}.",
            "",
            "    Returns the loss of every step.",
            "",
            f"    {images_note(experiment.data)}",
            *([FROZEN] if blueprint.frozen else []),
            '    """',
            "    model.train()",
            "    trained = [p for p in model.parameters() if p.requires_grad]",
            f"    optimizer, loss_of = make_optimizer(model), {criterion}",
            f"    total = {steps_code(training, given.target)}",
            "    losses, order = [], []",
            "    for step in range(total):",
            "        for group in optimizer.param_groups:",
            '            group["lr"] = learning_rate(step, total)',
            "        if not len(order):",
            f"            order = torch.randperm(len({given.target}))",
            f"        batch, order = order[:{size}], order[{size}:]",
            f"        loss = loss_of(model(images[batch]), {given.target}[batch])",
            *(PENALTIES if blueprint.has(schema.L1Penalty) else []),
            "        optimizer.zero_grad()",
            "        loss.backward()",
            *clip,
            "        optimizer.step()",
            *scaling,
            "        losses.append(loss.item())",
            "    return losses",
        ]
    )
