"""An experiment as Keras source code."""

import re

from guitrainer.config import schema
from guitrainer.explain.sources.common import (
    Blueprint,
    free_names,
    layer_note,
    moments_of,
    number,
    pair,
    rounded,
)
from guitrainer.explain.sources.keras_optimizers import optimizer_code
from guitrainer.explain.sources.keras_weights import (
    bias_code,
    bias_moments,
    helpers,
    leak_note,
    weight_code,
)
from guitrainer.explain.sources.training import header, images_note, schedule_code, steps_code
from guitrainer.nn.geometry import Shape
from guitrainer.nn.plans import LayerPlan

# Names that Keras gives to the layers that have none here.
OWN_NAMES = re.compile(r"(flatten|input_layer|reshape|zero_padding2d)(_\d+)?")

LOCAL = '''
class Local2D(layers.Layer):
    """A filter of its own at every position; the weight is (oh, ow, out, in, kh, kw)."""

    def __init__(self, places, filters, kernel_size, strides, kernel_initializer, **options):
        self.bias_initializer = options.pop("bias_initializer", None)
        super().__init__(**options)
        self.places, self.filters = places, filters
        self.kernel_size, self.strides = kernel_size, strides
        self.kernel_initializer = kernel_initializer

    def build(self, shape):
        full = (*self.places, self.filters, shape[-1], *self.kernel_size)
        self.kernel = self.add_weight(full, self.kernel_initializer, name="kernel")
        self.bias = None
        if self.bias_initializer is not None:
            full = (*self.places, self.filters)
            self.bias = self.add_weight(full, self.bias_initializer, name="bias")

    def call(self, x):
        height, width = self.kernel_size
        down, right = self.strides
        rows, columns = self.places
        y = 0.0
        for i in range(height):
            for j in range(width):
                part = x[:, i : i + down * rows : down, j : j + right * columns : right]
                part = part[:, :rows, :columns]
                y = y + ops.einsum("nhwc,hwfc->nhwf", part, self.kernel[..., i, j])
        return y if self.bias is None else y + self.bias
'''
CALIBRATE = '''
def calibrate(model, images, names={names}):
    """LSUV (Mishkin & Matas 2016, algorithm 1): call it before training.

    guitrainer measures on the first {count} training images.
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
    for layer in model.layers:  # training begins with fresh statistics
        if isinstance(layer, layers.BatchNormalization):
            layer.moving_mean.assign(ops.zeros_like(layer.moving_mean))
            layer.moving_variance.assign(ops.ones_like(layer.moving_variance))
"""
FROZEN = "    Every layer is frozen, so nothing is trained; Keras warns of it."
STATISTICS = [
    "# Training is the same; for evaluation Keras remembers the variance of a batch",
    "# divided by n, guitrainer and PyTorch divided by n - 1.",
]
ACTIVATIONS = {
    "relu": "ReLU()",
    "sigmoid": 'Activation("sigmoid")',
    "tanh": 'Activation("tanh")',
    "gelu": 'Activation("gelu")',
}


def keras_source(experiment: schema.Experiment, shape: Shape, classes: int) -> str:
    """The experiment as Keras code to copy: model with its initializers, optimizer, training.

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
    optimizer_class, optimizer = optimizer_code(experiment.training)
    local = blueprint.has(schema.Local)
    parts = [LOCAL] if local else []
    parts += helpers(blueprint.initializers, local)
    parts += [_model(blueprint), _calibrate(blueprint), optimizer_class]
    parts += [schedule_code(experiment.training), _training(blueprint, optimizer)]
    body = "\n\n\n".join(part.strip("\n") for part in parts if part)
    top = header("Keras", experiment, drops=blueprint.has(schema.Dropout))
    return f"{top}\n\n{_imports(body)}\n\n\n{body}\n"


def _imports(body: str) -> str:
    """The imports that the rest needs."""
    lines = ["import math", ""] if "math." in body else []
    lines += ["import keras", "import numpy as np"]
    lines += ["from keras import initializers as init"] if "init." in body else []
    ops = "ops, " if re.search(r"(?<!\.)ops\.", body) else ""
    return "\n".join([*lines, f"from keras import layers, {ops}optimizers"])


def _names(blueprint: Blueprint) -> dict[str, str]:
    """What the layers are called in Keras."""
    names = (plan.name for plan in blueprint.plans)
    return free_names(names, lambda name: OWN_NAMES.fullmatch(name) is not None)


# ---------------------------------------------------------------- the model


def _model(blueprint: Blueprint) -> str:
    channels, height, width = blueprint.shape
    lines = [
        "def build_model():",
        "    return keras.Sequential(",
        "        [",
        f"            keras.Input(({height}, {width}, {channels})),",
    ]
    flat, names = False, _names(blueprint)
    for plan in blueprint.plans:
        spaced = schema.WindowLayer | schema.Pool | schema.GlobalAvgPool
        if flat and isinstance(plan.spec, spaced):
            lines.append(f"            layers.Reshape((1, 1, {plan.input_shape[0]})),")
            flat = False
        elif not flat and isinstance(plan.spec, schema.Dense):
            lines.append("            layers.Flatten(),")
            flat = True
        lines += [f"            {line}" for line in _before(plan)]
        lines.append(f"            # {layer_note(plan)}")
        lines += [f"            {line}" for line in _layer(plan, names[plan.name])]
        flat = flat or isinstance(plan.spec, schema.GlobalAvgPool)
    lines += [] if flat else ["            layers.Flatten(),"]
    return "\n".join([*lines, "        ]", "    )"])


def _calibrate(blueprint: Blueprint) -> str:
    """How layers are calibrated on data; nothing where none is."""
    if not blueprint.lsuv:
        return ""
    names = _names(blueprint)
    code = CALIBRATE.replace("{names}", repr(tuple(names[name] for name in blueprint.lsuv)))
    code = code.replace("{count}", str(blueprint.calibration_images))
    return code + (FORGET.lstrip("\n") if blueprint.has(schema.BatchNorm) else "")


def _before(plan: LayerPlan) -> list[str]:
    """Padding that the layer cannot do itself."""
    if not isinstance(plan.spec, schema.WindowLayer) or plan.window is None:
        return []
    halo = plan.window.halo
    own = plan.spec.padding == "same" and isinstance(plan.spec, schema.Conv)
    sides = ((halo.top, halo.bottom), (halo.left, halo.right))
    return [f"layers.ZeroPadding2D({sides}),"] if any(sum(sides, ())) and not own else []


def _layer(plan: LayerPlan, called: str) -> list[str]:
    spec, window = plan.spec, plan.window
    name = f'name="{called}"'
    match spec:
        case schema.WeightLayer():
            return _weighted(plan, spec, name)
        case schema.MaxPool() | schema.AvgPool():
            assert window is not None
            kind = "MaxPooling2D" if isinstance(spec, schema.MaxPool) else "AveragePooling2D"
            strides = pair(window.stride)
            return [f"layers.{kind}({pair(window.kernel)}, strides={strides}, {name}),"]
        case schema.GlobalAvgPool():
            return [f"layers.GlobalAveragePooling2D({name}),"]
        case schema.LeakyRelu():
            return [f"layers.LeakyReLU(negative_slope={number(spec.slope)}, {name}),"]
        case schema.Dropout():
            return [f"layers.Dropout({number(spec.rate)}, {name}),"]
        case schema.BatchNorm():
            settings = f"momentum={rounded(1 - spec.momentum)}, epsilon={number(spec.epsilon)}"
            return [*STATISTICS, f"layers.BatchNormalization({settings}, {name}),"]
    kind, _, rest = ACTIVATIONS[spec.type].partition("(")
    inside = ", ".join(filter(None, [rest.removesuffix(")"), name]))
    return [f"layers.{kind}({inside}),"]


def _weighted(plan: LayerPlan, spec: schema.WeightLayer, name: str) -> list[str]:
    assert plan.weight_shape is not None
    window = plan.window
    weight = weight_code(spec.initializer, plan.weight_shape, plan.input_shape)
    leak = leak_note(moments_of(spec.initializer, plan.weight_shape))
    words = [*leak, f"kernel_initializer={weight},"]
    if plan.bias_shape is not None:
        words += leak_note(bias_moments(spec, plan.weight_shape))
        words.append(f"bias_initializer={bias_code(spec, plan.weight_shape, plan.bias_shape)},")
    elif not isinstance(spec, schema.Local):
        words.append("use_bias=False,")
    words += [] if spec.trainable else ["trainable=False,"]
    words.append(f"{name},")
    if isinstance(spec, schema.Conv):
        assert window is not None
        sizes = [str(spec.filters), pair(window.kernel)]
        sizes += [f"strides={pair(window.stride)}"] if window.stride != (1, 1) else []
        sizes += ['padding="same"'] if spec.padding == "same" else []
        head = ("layers.Conv2D(", ", ".join(sizes))
    elif isinstance(spec, schema.Local):
        assert window is not None
        places = f"{window.out}, {spec.filters}, {window.kernel}, {window.stride}"
        head = ("Local2D(", places)
    else:
        head = ("layers.Dense(", str(plan.weight_shape[0]))
    return [head[0], *(f"    {line}" for line in (f"{head[1]},", *words)), "),"]


# ---------------------------------------------------------------- training


def _training(blueprint: Blueprint, optimizer: str) -> str:
    training = blueprint.experiment.training
    channels, height, width = blueprint.shape
    size = training.batch_size
    return "\n".join(
        [
            "def train(model, images, labels):",
            f'    """Train on images, float32 (N, {height}, {width}, {channels}), and labels, '
            "int64 (N,).",
            "",
            "    Returns the loss of every step.",
            "",
            f"    {images_note(blueprint.experiment.data)}",
            *([FROZEN] if blueprint.frozen else []),
            '    """',
            f"    optimizer = {optimizer}",
            "    loss_of = keras.losses.SparseCategoricalCrossentropy(from_logits=True)",
            '    model.compile(optimizer, loss_of, metrics=["accuracy"])',
            f"    total = {steps_code(training)}",
            "    losses, order = [], []",
            "    for step in range(total):",
            "        optimizer.learning_rate = learning_rate(step, total)",
            "        if not len(order):",
            "            order = np.random.permutation(len(labels))",
            f"        batch, order = order[:{size}], order[{size}:]",
            "        loss, _ = model.train_on_batch(images[batch], labels[batch])",
            "        losses.append(float(loss))",
            "    return losses",
        ]
    )
