"""An experiment as Keras source code."""

from guitrainer.config import schema
from guitrainer.explain.sources.common import (
    Blueprint,
    images_note,
    layer_note,
    number,
    pair,
    schedule_code,
    steps_code,
)
from guitrainer.explain.sources.keras_weights import bias_code, helpers, weight_code
from guitrainer.nn.plans import LayerPlan, Shape

LOCAL = '''
class Local2D(layers.Layer):
    """A filter of its own at every position; the weight is (oh, ow, out, in, kh, kw)."""

    def __init__(self, places, filters, kernel_size, strides, kernel_initializer, **options):
        self.bias_initializer = options.pop("bias_initializer", None)
        self.regularizer = options.pop("regularizer", None)
        super().__init__(**options)
        self.places, self.filters = places, filters
        self.kernel_size, self.strides = kernel_size, strides
        self.kernel_initializer = kernel_initializer

    def build(self, shape):
        full = (*self.places, self.filters, shape[-1], *self.kernel_size)
        options = {"regularizer": self.regularizer}
        self.kernel = self.add_weight(full, self.kernel_initializer, name="kernel", **options)
        self.bias = None
        if self.bias_initializer is not None:
            full = (*self.places, self.filters)
            self.bias = self.add_weight(full, self.bias_initializer, name="bias", **options)

    def call(self, x):
        height, width = self.kernel_size
        down, right = self.strides
        rows, columns = self.places
        y = 0.0
        for i in range(height):
            for j in range(width):
                part = x[:, i : i + down * rows : down, j : j + right * columns : right]
                part = part[:, :rows, :columns]
                y = y + keras.ops.einsum("nhwc,hwfc->nhwf", part, self.kernel[..., i, j])
        return y if self.bias is None else y + self.bias
'''
CALIBRATE = '''
def calibrate(model, images, names={names}):
    """LSUV (Mishkin & Matas 2016, algorithm 1): call it before training."""
    for name in names:
        layer = model.get_layer(name)
        until = keras.Model(model.inputs, layer.output)
        for _ in range(10):
            std = float(np.std(until.predict_on_batch(images)))
            if abs(std - 1) < 0.1 or std == 0:
                break
            layer.kernel.assign(layer.kernel / std)
'''
ACTIVATIONS = {
    "relu": "ReLU()",
    "sigmoid": 'Activation("sigmoid")',
    "tanh": 'Activation("tanh")',
    "gelu": 'Activation("gelu")',
}


def keras_source(experiment: schema.Experiment, shape: Shape, classes: int) -> str:
    """The experiment as Keras code to copy: model with its initialisers, optimiser, training.

    Parameters
    ----------
    shape : channels, height and width of an image
    classes : how many there are

    Raises
    ------
    NetworkError
        If the network does not fit the images.
    ConfigError
        If an initialiser does not fit its layer.
    """
    blueprint = Blueprint.of(experiment, shape, classes)
    imports = "import keras\nimport numpy as np\nfrom keras import initializers as init\n"
    imports += "from keras import layers, optimizers"
    imports += ", regularizers" if _penalty(blueprint) else ""
    parts = [f'"""{experiment.name}, with Keras."""', f"import math\n\n{imports}"]
    local = blueprint.has(schema.Local)
    parts += [LOCAL] if local else []
    parts += helpers(blueprint.initializers, local)
    parts.append(_model(blueprint))
    if blueprint.lsuv:
        parts.append(CALIBRATE.replace("{names}", repr(tuple(blueprint.lsuv))))
    parts += [schedule_code(experiment.training), _training(blueprint)]
    return parts[0] + "\n\n" + "\n\n\n".join(part.strip("\n") for part in parts[1:]) + "\n"


def _penalty(blueprint: Blueprint) -> str:
    """Keras decays weights beside the gradient; a penalty does it as in PyTorch and here."""
    decay = blueprint.experiment.training.weight_decay
    if not decay or blueprint.experiment.training.optimizer == "adamw":
        return ""
    return f"regularizers.L2({number(decay)} / 2)"


# ---------------------------------------------------------------- the model


def _model(blueprint: Blueprint) -> str:
    channels, height, width = blueprint.shape
    lines = [
        "def build_model():",
        "    return keras.Sequential(",
        "        [",
        f"            keras.Input(({height}, {width}, {channels})),",
    ]
    flat, penalty = False, _penalty(blueprint)
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
        lines += [f"            {line}" for line in _layer(plan, penalty)]
        flat = flat or isinstance(plan.spec, schema.GlobalAvgPool)
    lines += [] if flat else ["            layers.Flatten(),"]
    return "\n".join([*lines, "        ]", "    )"])


def _before(plan: LayerPlan) -> list[str]:
    """Padding that the layer cannot do itself."""
    if not isinstance(plan.spec, schema.WindowLayer) or plan.window is None:
        return []
    halo = plan.window.halo
    own = plan.spec.padding == "same" and isinstance(plan.spec, schema.Conv)
    sides = ((halo.top, halo.bottom), (halo.left, halo.right))
    return [f"layers.ZeroPadding2D({sides}),"] if any(sum(sides, ())) and not own else []


def _layer(plan: LayerPlan, penalty: str) -> list[str]:
    spec, window = plan.spec, plan.window
    name = f'name="{plan.name}"'
    match spec:
        case schema.WeightLayer():
            return _weighted(plan, spec, penalty)
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
            settings = f"momentum={number(1 - spec.momentum)}, epsilon={number(spec.epsilon)}"
            both = f", beta_regularizer={penalty}, gamma_regularizer={penalty}" if penalty else ""
            return [f"layers.BatchNormalization({settings}{both}, {name}),"]
    kind, _, rest = ACTIVATIONS[spec.type].partition("(")
    inside = ", ".join(filter(None, [rest.removesuffix(")"), name]))
    return [f"layers.{kind}({inside}),"]


def _weighted(plan: LayerPlan, spec: schema.WeightLayer, penalty: str) -> list[str]:
    assert plan.weight_shape is not None
    window, local = plan.window, isinstance(spec, schema.Local)
    words = [f"kernel_initializer={weight_code(spec.initializer, plan.weight_shape)}"]
    if spec.bias:
        words.append(f"bias_initializer={bias_code(spec, plan.weight_shape)}")
    elif not local:
        words.append("use_bias=False")
    if penalty and local:
        words.append(f"regularizer={penalty}")
    elif penalty:
        words.append(f"kernel_regularizer={penalty}")
        words += [f"bias_regularizer={penalty}"] if spec.bias else []
    words += [] if spec.trainable else ["trainable=False"]
    words.append(f'name="{plan.name}"')
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
    return [head[0], *(f"    {word}," for word in (head[1], *words)), "),"]


# ---------------------------------------------------------------- training


def _optimizer(training: schema.Training) -> str:
    words = [number(training.learning_rate)]
    momentum = training.effective_momentum
    pushed = [f"momentum={number(momentum)}"] if momentum else []
    if training.optimizer in ("adam", "adamw"):
        kind = "Adam" if training.optimizer == "adam" else "AdamW"
        words += [f"beta_1={number(training.beta1)}", f"beta_2={number(training.beta2)}"]
        words += [f"epsilon={number(training.epsilon)}"]
        words += [f"weight_decay={number(training.weight_decay)}"] if kind == "AdamW" else []
    elif training.optimizer == "rmsprop":
        kind = "RMSprop"
        words += [f"rho={number(training.rho)}", f"epsilon={number(training.epsilon)}", *pushed]
    else:
        kind = "SGD"
        nesterov = training.optimizer == "nesterov" and momentum
        words += [*pushed, *(["nesterov=True"] if nesterov else [])]
    if training.clip_norm is not None:
        words.append(f"global_clipnorm={number(training.clip_norm)}")
    return f"optimizers.{kind}({', '.join(words)})"


def _training(blueprint: Blueprint) -> str:
    training = blueprint.experiment.training
    channels, height, width = blueprint.shape
    size = training.batch_size
    return "\n".join(
        [
            "def train(model, images, labels):",
            f'    """Train on images, float32 (N, {height}, {width}, {channels}), and labels, '
            "int64 (N,).",
            "",
            f"    {images_note(blueprint.experiment.data)}",
            '    """',
            f"    optimizer = {_optimizer(training)}",
            "    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)",
            '    model.compile(optimizer, loss, metrics=["accuracy"])',
            f"    total = {steps_code(training)}",
            "    order = []",
            "    for step in range(total):",
            "        optimizer.learning_rate = learning_rate(step, total)",
            "        if not len(order):",
            "            order = np.random.permutation(len(labels))",
            f"        batch, order = order[:{size}], order[{size}:]",
            "        model.train_on_batch(images[batch], labels[batch])",
            "    return model",
        ]
    )
