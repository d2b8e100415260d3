"""An experiment as PyTorch source code."""

import builtins
import keyword

from guitrainer.config import schema
from guitrainer.explain.sources.common import Blueprint, free_names, layer_note, number, pair
from guitrainer.explain.sources.torch_weights import bias_lines, weight_lines
from guitrainer.explain.sources.training import header, images_note, schedule_code, steps_code
from guitrainer.nn.geometry import Shape
from guitrainer.nn.plans import LayerPlan

# Words that the code uses, beside those of Python.
WORDS = {"bank", "channel", "chosen", "math", "nn", "np", "torch", "window"}

LOCAL = '''
class Local2d(nn.Module):
    """A filter of its own at every position; the weight is (oh, ow, out, in, kh, kw)."""

    def __init__(self, in_channels, filters, kernel_size, stride, places, bias=True):
        super().__init__()
        self.kernel_size, self.stride, self.places = kernel_size, stride, places
        self.weight = nn.Parameter(torch.empty(*places, filters, in_channels, *kernel_size))
        self.bias = nn.Parameter(torch.empty(*places, filters)) if bias else None

    def forward(self, x):
        windows = nn.functional.unfold(x, self.kernel_size, stride=self.stride)
        windows = windows.unflatten(2, self.places)
        y = torch.einsum("nthw,hwft->nfhw", windows, self.weight.flatten(3))
        return y if self.bias is None else y + self.bias.permute(2, 0, 1)
'''
CALIBRATE = '''
@torch.no_grad()
def calibrate(model, images, places={places}):
    """LSUV (Mishkin & Matas 2016, algorithm 1): call it before training.

    guitrainer measures on the first {count} training images.
    """
    for place in places:
        for _ in range(10):
            std = model[: place + 1](images).std(correction=0)
            if abs(std - 1) < 0.1 or std == 0:
                break
            model[place].weight /= std
'''
FORGET = """
    for module in model:  # training begins with fresh statistics
        if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
            module.reset_running_stats()
"""
ALONE = "# PyTorch refuses to train on a batch of one image here; guitrainer does not."
LONGEST = 86  # an expression behind `return` that fits into a line
FROZEN = "    Every layer is frozen, so nothing is trained; PyTorch's optimizers refuse that."
ACTIVATIONS = {
    "relu": "nn.ReLU()",
    "sigmoid": "nn.Sigmoid()",
    "tanh": "nn.Tanh()",
    "gelu": "nn.GELU()",
}


def torch_source(experiment: schema.Experiment, shape: Shape, classes: int) -> str:
    """The experiment as PyTorch code to copy: model with its initializers, optimizer, training.

    Parameters
    ----------
    shape : channels, height and width of an image
    classes : how many there are

    Raises
    ------
    NetworkError
        If the network does not fit the images.
    ConfigError
        If an initializer does not fit its layer.
    """
    blueprint = Blueprint.of(experiment, shape, classes)
    parts = [LOCAL] if blueprint.has(schema.Local) else []
    model, modules = _model(blueprint)
    parts += [model, _calibrate(blueprint, modules)]
    parts += [schedule_code(experiment.training), _training(blueprint)]
    body = "\n\n\n".join(part.strip("\n") for part in parts if part)
    top = header("PyTorch", experiment, drops=blueprint.has(schema.Dropout))
    return f"{top}\n\n{_imports(body)}\n\n\n{body}\n"


def _imports(body: str) -> str:
    """The imports that the rest needs."""
    lines = ["import math", ""] if "math." in body else []
    lines += ["import numpy as np"] if "np." in body else []
    return "\n".join([*lines, "import torch", "from torch import nn"])


def _taken(name: str) -> bool:
    """Whether a variable of this name would hide something."""
    return keyword.iskeyword(name) or hasattr(builtins, name) or name in WORDS


def _names(blueprint: Blueprint) -> dict[str, str]:
    """What the layers are called as variables."""
    return free_names((plan.name for plan in blueprint.plans), _taken)


def _calibrate(blueprint: Blueprint, modules: list[str]) -> str:
    """How layers are calibrated on data; nothing where none is."""
    if not blueprint.lsuv:
        return ""
    names = _names(blueprint)
    places = tuple(modules.index(names[name]) for name in blueprint.lsuv)
    code = CALIBRATE.replace("{places}", repr(places))
    code = code.replace("{count}", str(blueprint.calibration_images))
    return code + (FORGET.lstrip("\n") if blueprint.has(schema.BatchNorm) else "")


# ---------------------------------------------------------------- the model


def _model(blueprint: Blueprint) -> tuple[str, list[str]]:
    """The function that builds it, and what it strings together."""
    lines = ["def build_model():"]
    names: list[str] = []
    flat, called = False, _names(blueprint)
    for plan in blueprint.plans:
        if flat and _needs_space(plan):
            names.append(f"nn.Unflatten(1, ({plan.input_shape[0]}, 1, 1))")
            flat = False
        elif not flat and isinstance(plan.spec, schema.Dense):
            names.append("nn.Flatten()")
            flat = True
        names += _before(plan)
        name = called[plan.name]
        names.append(name)
        lines.append(f"    # {layer_note(plan)}")
        alone = isinstance(plan.spec, schema.BatchNorm) and plan.input_shape[1:] == (1, 1)
        lines += [f"    {ALONE}"] if alone else []
        lines.append(f"    {name} = {_module(plan, flat)}")
        lines += _initialized(plan, name)
    if not flat:
        names.append("nn.Flatten()")
    inside = "".join(f"        {name},\n" for name in names)
    return "\n".join([*lines, f"    return nn.Sequential(\n{inside}    )"]), names


def _needs_space(plan: LayerPlan) -> bool:
    """Whether a layer wants height and width, be they 1."""
    spaced = schema.WindowLayer | schema.Pool | schema.GlobalAvgPool
    return isinstance(plan.spec, spaced)


def _before(plan: LayerPlan) -> list[str]:
    """Padding that the layer cannot do itself."""
    if not isinstance(plan.spec, schema.WindowLayer) or plan.window is None:
        return []
    halo = plan.window.halo
    even = (halo.top, halo.left) == (halo.bottom, halo.right)
    if even and isinstance(plan.spec, schema.Conv):
        return []
    sides = (halo.left, halo.right, halo.top, halo.bottom)
    return [f"nn.ZeroPad2d({sides})"] if any(sides) else []


def _module(plan: LayerPlan, flat: bool) -> str:
    spec, window = plan.spec, plan.window
    channels = plan.input_shape[0]
    match spec:
        case schema.Conv():
            assert window is not None
            words = [str(channels), str(spec.filters), f"kernel_size={pair(window.kernel)}"]
            words += [f"stride={pair(window.stride)}"] if window.stride != (1, 1) else []
            pads = (window.halo.top, window.halo.left)
            words += [f"padding={pair(pads)}"] if any(pads) and not _before(plan) else []
            return f"nn.Conv2d({', '.join([*words, *_without_bias(spec)])})"
        case schema.Local():
            assert window is not None
            sizes = f"{window.kernel}, {window.stride}, {window.out}"
            words = [str(channels), str(spec.filters), sizes, *_without_bias(spec)]
            return f"Local2d({', '.join(words)})"
        case schema.Dense():
            assert plan.weight_shape is not None
            words = [str(plan.weight_shape[1]), str(plan.weight_shape[0]), *_without_bias(spec)]
            return f"nn.Linear({', '.join(words)})"
        case schema.MaxPool() | schema.AvgPool():
            assert window is not None
            kind = "MaxPool2d" if isinstance(spec, schema.MaxPool) else "AvgPool2d"
            return f"nn.{kind}({pair(window.kernel)}, stride={pair(window.stride)})"
        case schema.GlobalAvgPool():
            return "nn.AdaptiveAvgPool2d(1)"
        case schema.LeakyRelu():
            return f"nn.LeakyReLU({number(spec.slope)})"
        case schema.Dropout():
            return f"nn.Dropout({number(spec.rate)})"
        case schema.BatchNorm():
            kind = "BatchNorm1d" if flat else "BatchNorm2d"
            settings = f"momentum={number(spec.momentum)}, eps={number(spec.epsilon)}"
            return f"nn.{kind}({channels}, {settings})"
    return ACTIVATIONS[spec.type]


def _without_bias(spec: schema.WeightLayer) -> list[str]:
    return [] if spec.bias else ["bias=False"]


def _initialized(plan: LayerPlan, name: str) -> list[str]:
    spec = plan.spec
    if not isinstance(spec, schema.WeightLayer) or plan.weight_shape is None:
        return []
    lines = ["with torch.no_grad():"]
    lines += [f"    {line}" for line in weight_lines(spec.initializer, plan.weight_shape, name)]
    if spec.bias:
        assert plan.bias_shape is not None
        biases = bias_lines(spec, plan.weight_shape, plan.bias_shape, name)
        lines += [f"    {line}" for line in biases]
    if not spec.trainable:
        lines.append(f"{name}.requires_grad_(False)")
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
    stated = training.weight_decay or kind == "AdamW"  # whose default is 0.01
    words = ["trained", *words, *([decay] if stated else [])]
    line = f"torch.optim.{kind}({', '.join(words)})"
    if len(line) <= LONGEST:
        return line
    return f"torch.optim.{kind}(\n        {', '.join(words)},\n    )"


def _training(blueprint: Blueprint) -> str:
    experiment = blueprint.experiment
    training, size = experiment.training, experiment.training.batch_size
    clip = []
    if training.clip_norm is not None:
        clip = [f"        nn.utils.clip_grad_norm_(trained, {number(training.clip_norm)})"]
    return "\n".join(
        [
            "def make_optimizer(model):",
            "    trained = [p for p in model.parameters() if p.requires_grad]",
            f"    return {_optimizer(training)}",
            "",
            "",
            "def train(model, images, labels):",
            f'    """Train on images, float32 (N, {", ".join(map(str, blueprint.shape))}), and '
            "labels, int64 (N,).",
            "",
            "    Returns the loss of every step.",
            "",
            f"    {images_note(experiment.data)}",
            *([FROZEN] if blueprint.frozen else []),
            '    """',
            "    model.train()",
            "    trained = [p for p in model.parameters() if p.requires_grad]",
            "    optimizer, loss_of = make_optimizer(model), nn.CrossEntropyLoss()",
            f"    total = {steps_code(training)}",
            "    losses, order = [], []",
            "    for step in range(total):",
            "        for group in optimizer.param_groups:",
            '            group["lr"] = learning_rate(step, total)',
            "        if not len(order):",
            "            order = torch.randperm(len(labels))",
            f"        batch, order = order[:{size}], order[{size}:]",
            "        loss = loss_of(model(images[batch]), labels[batch])",
            "        optimizer.zero_grad()",
            "        loss.backward()",
            *clip,
            "        optimizer.step()",
            "        losses.append(loss.item())",
            "    return losses",
        ]
    )
