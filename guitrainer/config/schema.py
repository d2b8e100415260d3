"""The schema of an experiment, declared once.

Frozen, validated models. Every field has a title, a help text and, if applicable, a unit and
bounds. TOML files, command-line flags, forms and reference pages are all derived from them.
"""

from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from guitrainer.config.naming import layer_names
from guitrainer.files.names import filter_axes, utf8_name

Scheme = Literal[
    "zeros",
    "ones",
    "constant",
    "random_normal",
    "random_uniform",
    "truncated_normal",
    "small_gaussian",
    "variance_scaling",
    "glorot_uniform",
    "glorot_normal",
    "caffe_xavier",
    "he_uniform",
    "he_normal",
    "lecun_uniform",
    "lecun_normal",
    "torch_default",
    "keras_default",
    "keras2_default",
    "flax_default",
    "haiku_default",
    "sonnet_default",
    "equinox_default",
    "mlx_default",
    "tinygrad_default",
    "paddle_default",
    "mindspore_default",
    "chainer_default",
    "mxnet_default",
    "tfjs_default",
    "sklearn_default",
    "thinc_default",
    "dlib_default",
    "convnetjs_default",
    "brainjs_default",
    "synaptic_default",
    "timm_default",
    "torchvision_default",
    "fastai_default",
    "darknet_default",
    "orthogonal",
    "delta_orthogonal",
    "dirac",
    "lsuv",
    "bank",
    "file",
]
Mode = Literal["fan_in", "fan_out", "fan_avg", "fan_geo"]
Distribution = Literal["normal", "truncated_normal", "uniform"]
Preprocessing = Literal["raw", "zero_mean", "standardized", "contrast", "zca", "whitened"]
OrientationName = Literal["auto", "stored", "transposed"]
GapsName = Literal["auto", "keep", "compact"]
ColorName = Literal["auto", "gray", "rgb"]
Control = Literal[
    "none",
    "scrambled_pixels",
    "random_labels",
    "white_noise",
    "isotropic_noise",
    "scrambled_phases",
]
ObjectiveName = Literal["classification", "reconstruction"]
OptimizerName = Literal["sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"]
ScheduleName = Literal["constant", "step", "cosine", "one_cycle"]
CYCLES = ("cosine", "one_cycle")  # schedules that depend on the length of the run

MAX_KERNEL_SIZE = 11
MOST_STEPS = 10**9  # far longer than any run, and far below any overflow
MOST_IMAGES = 10**9  # the same
LARGEST = 1e6  # largest size of a weight: its squares and their sums stay finite in float32
LARGEST_LABEL = 10**9  # the same
Side = Annotated[int, Field(ge=1, le=MAX_KERNEL_SIZE)]
ImageSide = Annotated[int, Field(ge=1, le=4096)]
KernelSize = Side | Annotated[tuple[Side, Side], Field(strict=False)]
Step = Annotated[int, Field(ge=1, le=64)]
Stride = Step | Annotated[tuple[Step, Step], Field(strict=False)]
Pad = Annotated[int, Field(ge=0, le=64)]
Padding = Literal["valid", "same"] | Pad | Annotated[tuple[Pad, Pad], Field(strict=False)]
LayerName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,31}$")]
# Experiments are stored as UTF-8.
FilePath = Annotated[str, AfterValidator(utf8_name)]
FilterAxes = Annotated[str, AfterValidator(filter_axes)]
Lines = Annotated[tuple[str, ...], Field(strict=False)]
Every = Annotated[int, Field(ge=1, le=MOST_STEPS)]


def setting(default: Any, title: str, meaning: str, unit: str | None = None, **bounds: Any) -> Any:
    """Declare one field: its default, title, help text, unit and bounds."""
    extra: dict[str, Any] | None = {"unit": unit} if unit else None
    return Field(default, title=title, description=meaning, json_schema_extra=extra, **bounds)


class Model(BaseModel):
    """Base of all parts of an experiment: immutable, with strict types and no unknown keys."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        defer_build=True,  # the validator of `Experiment` contains those of all its parts
    )


class Initializer(Model):
    """How the elements of one weight are drawn before the first step."""

    scheme: Scheme = setting("glorot_uniform", "Scheme", "Rule that determines the distribution.")
    std: float | None = setting(
        None,
        "Standard deviation",
        "Replaces the scheme's own standard deviation.",
        "σ",
        ge=0,
        le=LARGEST,
    )
    variance: float | None = setting(
        None, "Variance", "Replaces the scheme's own variance.", "σ²", ge=0, le=LARGEST**2
    )
    scale: float | None = setting(
        None,
        "Variance factor",
        "Multiplies the scheme's variance (σ changes by its square root).",
        ge=0,
        le=LARGEST,
    )
    limit: float | None = setting(
        None, "Limit", "Limit of a uniform distribution: U(−limit, limit).", ge=0, le=LARGEST
    )
    value: float | None = setting(
        None, "Value", "The constant of the scheme 'constant'.", ge=-LARGEST, le=LARGEST
    )
    gain: float = setting(
        1.0, "Gain", "Factor for orthogonal and identity weights.", gt=0, le=LARGEST
    )
    slope: float = setting(
        0.0, "Leaky slope", "Negative slope a in He's variance 2 / ((1 + a²) n).", ge=0, le=LARGEST
    )
    mode: Mode | None = setting(None, "Mode", "Which fan divides the variance.")
    distribution: Distribution | None = setting(None, "Distribution", "Shape of the draw.")
    path: FilePath | None = setting(
        None,
        "File",
        "For the scheme 'file': an .npz, .npy or other file of weights, or FILE#LAYER.",
    )
    axes: FilterAxes | None = setting(
        None,
        "Order of the axes",
        "For the scheme 'file': order of the axes in the file, such as HWIO, if it does not tell.",
    )
    content: Lines | None = setting(
        None,
        "Content of the file",
        "For the scheme 'file', instead of a path: an .npy file as lines of base64.",
    )

    @model_validator(mode="after")
    def _one_size(self) -> "Initializer":
        given = [n for n in ("std", "variance", "scale", "limit") if getattr(self, n) is not None]
        if len(given) > 1:
            raise ValueError(f"{' and '.join(given)} exclude each other: give only one of them")
        return self


class Layer(Model):
    """Fields of every layer.

    Attributes
    ----------
    label : display name of the kind, if it is not simply the words of its type
    """

    label: ClassVar[str] = ""
    name: LayerName | None = setting(
        None, "Name", "Short name; defaults to the type and a number, as in conv1."
    )


class WeightLayer(Layer):
    """Fields of every layer with a weight and a bias."""

    initializer: Initializer = setting(Initializer(), "Initializer", "How the weights are drawn.")
    bias: bool = setting(True, "Bias", "Add a trainable constant to every output channel.")
    bias_initializer: Initializer | None = setting(
        None,
        "Bias initializer",
        "Zeros by default; with a default of a library, what that library draws.",
    )
    trainable: bool = setting(True, "Trainable", "When off, the weights stay as they were drawn.")


class SlidingLayer(WeightLayer):
    """Fields of layers whose weights slide over the image."""

    kernel_size: KernelSize = setting(3, "Kernel size", "Size, or [height, width].", "px")
    stride: Stride = setting(1, "Stride", "Step of the window, or [vertical, horizontal].", "px")
    padding: Padding = setting("valid", "Padding", "valid, same, a number, or [rows, columns].")


class WindowLayer(SlidingLayer):
    """Fields of convolutions and locally connected layers."""

    filters: int = setting(16, "Filters", "Number of output channels.", ge=1, le=4096)


class DilatedLayer(Layer):
    """Field of convolutions whose taps may be apart."""

    dilation: Stride = setting(
        1, "Dilation", "Step from one tap to the next, or [vertical, horizontal].", "px"
    )


class Conv(WindowLayer, DilatedLayer):
    """Convolution: the same filters at every position."""

    type: Literal["conv"] = "conv"
    unit_norm: bool = setting(
        False, "Unit norm", "Scale every filter to length 1 before training and after each step."
    )
    standardized: bool = setting(
        False,
        "Standardized",
        "Weight standardization: apply every filter with zero mean and unit variance.",
    )
    groups: int = setting(
        1,
        "Groups",
        "Groups of channels; a filter sees only the channels of its group.",
        ge=1,
        le=4096,
    )

    @model_validator(mode="after")
    def _one_scale(self) -> "Conv":
        if self.standardized and self.unit_norm:
            raise ValueError("standardized and unit_norm exclude each other: give only one of them")
        if self.standardized and self.initializer.scheme == "lsuv":
            raise ValueError(
                "standardized: got the initializer lsuv, which only scales a weight and has no "
                "effect; accepted: any other scheme"
            )
        return self


class DepthwiseConv(SlidingLayer, DilatedLayer):
    """Convolution of every channel on its own; before a 1×1 conv, a separable convolution."""

    type: Literal["depthwise_conv"] = "depthwise_conv"
    multiplier: int = setting(
        1, "Multiplier", "Number of filters of each input channel.", ge=1, le=64
    )


# Layers whose filters are recorded and scored.
FILTERED = Conv | DepthwiseConv


class TransposedConv(WindowLayer):
    """Convolution backward: each input pixel adds a filter to the output, `stride` pixels apart."""

    type: Literal["transposed_conv"] = "transposed_conv"
    tied: LayerName | None = setting(
        None, "Tied to", "Name of an earlier conv layer whose weight it uses: a tied decoder."
    )

    @model_validator(mode="after")
    def _one_weight(self) -> "TransposedConv":
        if self.tied is not None and self.initializer != Initializer():
            raise ValueError(f"tied uses the weight of {self.tied}: remove the initializer")
        return self


def draws_weight(layer: "AnyLayer") -> bool:
    """Return whether a layer draws a weight of its own; a tied layer uses that of another one."""
    return isinstance(layer, WeightLayer) and getattr(layer, "tied", None) is None


class Local(WindowLayer):
    """Locally connected layer: a filter of its own at every position."""

    type: Literal["local"] = "local"


class Dense(WeightLayer):
    """Fully connected layer."""

    type: Literal["dense"] = "dense"
    units: int | None = setting(
        None, "Units", "Number of outputs; defaults to the number of classes.", ge=1, le=65536
    )


class Pool(Layer):
    """Fields of both pooling layers."""

    size: Stride = setting(2, "Size", "Size of the window, or [height, width].", "px")
    stride: Stride | None = setting(
        None, "Stride", "Defaults to the window size, without overlap.", "px"
    )


class MaxPool(Pool):
    """Largest value of each window."""

    type: Literal["max_pool"] = "max_pool"


class AvgPool(Pool):
    """Mean of each window."""

    type: Literal["avg_pool"] = "avg_pool"


class Upsample(Layer):
    """Repeats every pixel: nearest-neighbor upsampling."""

    type: Literal["upsample"] = "upsample"
    size: Stride = setting(2, "Size", "Factor, or [vertical, horizontal].")


class GlobalAvgPool(Layer):
    """Mean of each feature map."""

    type: Literal["global_avg_pool"] = "global_avg_pool"


class Relu(Layer):
    """max(x, 0)."""

    label = "ReLU"
    type: Literal["relu"] = "relu"


class LeakyRelu(Layer):
    """x where positive, slope·x elsewhere."""

    label = "Leaky ReLU"
    type: Literal["leaky_relu"] = "leaky_relu"
    slope: float = setting(0.01, "Slope", "Slope for negative values.", ge=0, lt=1)


class Sigmoid(Layer):
    """1 / (1 + exp(−x))."""

    type: Literal["sigmoid"] = "sigmoid"


class Tanh(Layer):
    """Hyperbolic tangent."""

    type: Literal["tanh"] = "tanh"


class Gelu(Layer):
    """x·Φ(x), Φ the distribution function of the standard normal."""

    label = "GELU"
    type: Literal["gelu"] = "gelu"


class PRelu(Layer):
    """x where positive, a·x elsewhere, with a trained slope a per channel."""

    label = "PReLU"
    type: Literal["prelu"] = "prelu"
    slope: float = setting(
        0.25, "Initial slope", "Slope for negative values before training.", ge=-10, le=10
    )


class Elu(Layer):
    """x where positive, α·(exp(x) − 1) elsewhere."""

    label = "ELU"
    type: Literal["elu"] = "elu"
    alpha: float = setting(1.0, "Alpha", "The output tends to −α.", ge=0, le=100)


class Selu(Layer):
    """ELU with the α and the factor that keep zero mean and unit variance."""

    label = "SELU"
    type: Literal["selu"] = "selu"


class Silu(Layer):
    """x / (1 + exp(−x)), also called swish."""

    label = "SiLU"
    type: Literal["silu"] = "silu"


class HardSwish(Layer):
    """x·min(max(x + 3, 0), 6) / 6, a SiLU of straight pieces."""

    type: Literal["hard_swish"] = "hard_swish"


class Softplus(Layer):
    """ln(1 + exp(x)), a smooth ReLU."""

    type: Literal["softplus"] = "softplus"


class Add(WeightLayer):
    """Adds the output of an earlier layer, through a 1×1 convolution if the shapes differ."""

    type: Literal["add"] = "add"
    of: LayerName | None = setting(
        None, "Output of", "Name of the earlier layer whose output is added."
    )
    bias: bool = setting(False, "Bias", "Add a trainable constant in the 1×1 convolution.")


class SampleNorm(Layer):
    """Field of normalizations of each image on its own."""

    epsilon: float = setting(1e-5, "Epsilon", "Added to the variance.", ge=1e-12, le=1)


class LayerNorm(SampleNorm):
    """Zero mean and unit variance per image, then a trained scale and shift per channel."""

    type: Literal["layer_norm"] = "layer_norm"


class GroupNorm(SampleNorm):
    """Zero mean and unit variance per image and group of channels, then a scale and shift."""

    type: Literal["group_norm"] = "group_norm"
    groups: int = setting(4, "Groups", "Number of groups of channels.", ge=1, le=4096)


class RmsNorm(SampleNorm):
    """Mean square 1 per image, then a trained scale per channel; the mean is not subtracted."""

    label = "RMS norm"
    type: Literal["rms_norm"] = "rms_norm"


class ChannelWinners(Layer):
    """Passes on the largest absolute values at every position, and sets the others to zero."""

    type: Literal["winners"] = "winners"
    count: int = setting(1, "Winners", "Number of channels passed on at a position.", ge=1, le=4096)


class Maxout(Layer):
    """Largest of every few neighboring channels."""

    type: Literal["maxout"] = "maxout"
    pieces: int = setting(
        2, "Pieces", "Number of neighboring channels of which the largest is taken.", ge=2, le=64
    )


class L1Penalty(Layer):
    """Passes its input on, and adds its mean absolute value to the loss: a sparse code."""

    label = "L1 penalty"
    type: Literal["l1_penalty"] = "l1_penalty"
    weight: float = setting(
        0.1, "Weight", "Factor of the mean absolute value in the loss.", ge=0, le=LARGEST
    )


class BatchNorm(Layer):
    """Zero mean and unit variance per channel over the batch, then a trained scale and shift."""

    type: Literal["batch_norm"] = "batch_norm"
    momentum: float = setting(
        0.1, "Momentum", "Weight of the newest batch in the running averages.", gt=0, le=1
    )
    epsilon: float = setting(1e-5, "Epsilon", "Added to the variance.", ge=1e-12, le=1)


class Dropout(Layer):
    """Sets a random share of its inputs to zero during training."""

    type: Literal["dropout"] = "dropout"
    rate: float = setting(0.5, "Rate", "Share of inputs set to zero.", ge=0, lt=1)


AnyLayer = Annotated[
    Conv
    | DepthwiseConv
    | TransposedConv
    | Local
    | Dense
    | MaxPool
    | AvgPool
    | Upsample
    | GlobalAvgPool
    | Add
    | Relu
    | LeakyRelu
    | Sigmoid
    | Tanh
    | Gelu
    | PRelu
    | Elu
    | Selu
    | Silu
    | HardSwish
    | Softplus
    | ChannelWinners
    | Maxout
    | L1Penalty
    | BatchNorm
    | LayerNorm
    | GroupNorm
    | RmsNorm
    | Dropout,
    Field(discriminator="type"),
]


LAYER_KINDS: dict[str, type[Layer]] = {
    kind.model_fields["type"].default: kind for kind in get_args(get_args(AnyLayer)[0])
}


class Network(Model):
    """The layers, from the image to the logits, or to the reconstructed image."""

    objective: ObjectiveName = setting(
        "classification",
        "Objective",
        "classification: cross-entropy with the labels; reconstruction: mean squared error of the "
        "output, compared with the image itself, without labels.",
    )
    layers: Annotated[tuple[AnyLayer, ...], Field(strict=False, min_length=1, max_length=128)] = (
        setting((Dense(),), "Layers", "From the image to one logit per class.")
    )

    @model_validator(mode="after")
    def _own_names(self) -> "Network":
        names = layer_names(self.layers)
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise ValueError(f"two layers are named {twice}: every name must be unique")
        return self

    @property
    def classifies(self) -> bool:
        """Whether the output has one logit per class; otherwise it is an image."""
        return self.objective == "classification"

    @property
    def drops(self) -> bool:
        """Whether dropout is active during training."""
        return any(isinstance(layer, Dropout) and layer.rate > 0 for layer in self.layers)


PHOTO_PATCHES = "photo-patches"
"""The dataset whose photographs are whitened before patches are cut."""

BRITISH = ("colour", "color")
"""Another spelling of a field of `data` that is accepted, and the field."""


class Data(Model):
    """Which images to use, how many, and how they are preprocessed."""

    source: FilePath = setting(
        "mnist", "Source", "A built-in dataset, or a file or folder with images and labels."
    )
    images: FilePath | None = setting(
        None, "Images", "Array, file or columns with the images, if they are not found by name."
    )
    labels: FilePath | None = setting(
        None, "Labels", "Array, file or column with the labels, if they are not found by name."
    )
    split: FilePath | None = setting(
        None, "Set", "Which set to use if there are several, as in FOLDER#letters."
    )
    orientation: OrientationName = setting(
        "auto", "Orientation", "Whether rows and columns of the stored images are exchanged."
    )
    invert: bool = setting(False, "Invert", "Exchange bright and dark.")
    first_label: int | None = setting(
        None,
        "First label",
        "Label of the first class; defaults to the smallest one.",
        ge=-LARGEST_LABEL,
        le=LARGEST_LABEL,
    )
    label_gaps: GapsName = setting(
        "auto", "Label gaps", "Whether numbers that no label uses remain as empty classes."
    )
    class_names: Annotated[tuple[FilePath, ...], Field(strict=False, max_length=65536)] = setting(
        (), "Class names", "Names of the classes in order, instead of those in the files."
    )
    resize: ImageSide | Annotated[tuple[ImageSide, ImageSide], Field(strict=False)] | None = (
        setting(None, "Resize", "Size, or [height, width], of all images from files.", "px")
    )
    signals: bool = setting(
        False, "Signals", "Rows of numbers are signals: images of height 1, with values as stored."
    )
    color: ColorName = setting(
        "auto",
        "Color",
        "Whether images are used in gray or in color; by default, as they are stored.",
    )
    limit: int | None = setting(
        None,
        "Training images",
        "Number of images used, each class in proportion.",
        ge=1,
        le=MOST_IMAGES,
    )
    test_limit: int | None = setting(
        None,
        "Test images",
        "Number of images used, each class in proportion.",
        ge=1,
        le=MOST_IMAGES,
    )
    preprocessing: Preprocessing = setting(
        "standardized", "Preprocessing", "Preprocessing of every image before training."
    )
    mean: float | None = setting(
        None,
        "Mean",
        "Subtracted from pixels in 0…1; measured on the training images by default.",
        ge=-LARGEST,
        le=LARGEST,
    )
    std: float | None = setting(
        None,
        "Standard deviation",
        "Pixels are divided by this; measured on the training images by default.",
        ge=1e-6,
        le=LARGEST,
    )
    zca_epsilon: float = setting(0.1, "ZCA epsilon", "Added to every eigenvalue.", ge=1e-9, le=1e3)
    control: Control = setting(
        "none", "Control", "Destroys what the effect is supposed to depend on."
    )
    shift: int = setting(
        0, "Shift", "Shift each image randomly by up to this much.", "px", ge=0, le=64
    )
    flip: bool = setting(False, "Flip", "Mirror half of the images left to right, at random.")
    image_size: int | None = setting(
        None, "Image size", "Height and width of generated images.", "px", ge=8, le=512
    )
    noise: float | None = setting(
        None, "Noise", "Standard deviation of Gaussian noise on generated images.", ge=0, le=100
    )
    contrast_share: float = setting(
        1.0,
        "Contrast share",
        "Share of the patches of photographs that is used, those with the highest contrast.",
        ge=0.01,
        le=1,
    )
    folds: int | None = setting(
        None,
        "Folds",
        "Number of parts of the training images for cross-validation; one is used for testing.",
        ge=2,
        le=100,
    )
    fold: int | None = setting(
        None, "Fold", "Part that is used for testing; defaults to the first.", ge=1, le=100
    )

    @model_validator(mode="after")
    def _signals_as_stored(self) -> "Data":
        if self.signals and (self.resize is not None or self.invert):
            what = "invert" if self.resize is None else "resize"
            raise ValueError(f"signals and {what} exclude each other: give only one of them")
        return self

    @model_validator(mode="after")
    def _fold_of_folds(self) -> "Data":
        if self.fold is not None and self.fold > (self.folds or 0):
            accepted = "nothing without folds" if self.folds is None else f"1 to {self.folds}"
            raise ValueError(f"fold: got {self.fold}, accepted: {accepted}")
        return self


# Settings that may be changed during a run.
RateName = Literal["learning_rate", "momentum", "weight_decay"]
RATES: tuple[RateName, ...] = get_args(RateName)


class Training(Model):
    """How the weights are updated, and for how long."""

    optimizer: OptimizerName = setting(
        "momentum", "Optimizer", "Rule that turns gradients into updates."
    )
    learning_rate: float = setting(
        0.05, "Learning rate", "Step size along the gradient.", gt=0, le=LARGEST
    )
    momentum: float | None = setting(
        None,
        "Momentum",
        "Share of the previous update that is kept; defaults to 0.9, and to 0 for sgd and rmsprop.",
        ge=0,
        lt=1,
    )
    weight_decay: float = setting(
        0.0, "Weight decay", "Pulls every parameter toward zero.", ge=0, le=LARGEST
    )
    rho: float = setting(
        0.99, "RMSprop decay", "Decay rate of the running mean of the squared gradient.", ge=0, lt=1
    )
    beta1: float = setting(
        0.9, "Adam β₁", "Decay rate of the running mean of the gradient.", ge=0, lt=1
    )
    beta2: float = setting(
        0.999, "Adam β₂", "Decay rate of the running mean of the squared gradient.", ge=0, lt=1
    )
    epsilon: float = setting(
        1e-8, "Epsilon", "Keeps adaptive learning rates finite.", ge=1e-12, le=1
    )
    batch_size: int = setting(64, "Batch size", "Images per step.", "images", ge=1, le=65536)
    epochs: int | None = setting(None, "Epochs", "Passes over the training images.", ge=1, le=10**6)
    steps: int | None = setting(
        None, "Steps", "Number of weight updates, instead of epochs.", ge=1, le=MOST_STEPS
    )
    schedule: ScheduleName = setting("constant", "Schedule", "How the learning rate changes.")
    final_fraction: float = setting(
        0.0, "Final fraction", "Where cosine and one-cycle end, relative to the peak.", ge=0, le=1
    )
    step_every: int = setting(
        1000,
        "Drop interval",
        "Steps between drops of the 'step' schedule.",
        "steps",
        ge=1,
        le=MOST_STEPS,
    )
    step_factor: float = setting(0.1, "Drop factor", "Factor of each drop.", gt=0, le=1)
    warmup_steps: int = setting(
        0,
        "Warm-up",
        "Steps over which the rate grows linearly from zero.",
        "steps",
        ge=0,
        le=MOST_STEPS,
    )
    restarts: Annotated[tuple[Every, ...], Field(strict=False, max_length=64)] = setting(
        (),
        "Restarts",
        "Steps after which cosine and one-cycle restart; set when a run is trained further.",
        "steps",
    )
    clip_norm: float | None = setting(
        None, "Clip norm", "Largest norm of the whole gradient.", gt=0, le=LARGEST
    )

    @property
    def effective_momentum(self) -> float:
        """The momentum in use: the given one, or else the default of the optimizer."""
        usual = 0.9 if self.optimizer in ("momentum", "nesterov") else 0.0
        return usual if self.momentum is None else self.momentum

    @model_validator(mode="after")
    def _one_length(self) -> "Training":
        if self.epochs is not None and self.steps is not None:
            raise ValueError("steps and epochs exclude each other: give only one of them")
        return self

    @model_validator(mode="after")
    def _rising_restarts(self) -> "Training":
        if list(self.restarts) != sorted(set(self.restarts)):
            raise ValueError(
                f"restarts: got {list(self.restarts)}, accepted: steps in increasing order"
            )
        return self


class Recording(Model):
    """How often the run is measured and saved; chosen to suit its length by default."""

    filters_every: Every | None = setting(None, "Filter interval", "Record the filters.", "steps")
    signals_every: Every | None = setting(
        None, "Signal interval", "Measure activations and gradients.", "steps"
    )
    evaluate_every: Every | None = setting(
        None,
        "Evaluation interval",
        "Measure on all test images; by default on a sample before the end of the run.",
        "steps",
    )
    checkpoint_every: Every | None = setting(
        None, "Checkpoint interval", "Save the whole state.", "steps"
    )


class Experiment(Model):
    """All settings of a run: on the same machine, the same experiment gives the same bytes."""

    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")] = setting(
        "experiment", "Name", "Used in the name of the run folder."
    )
    description: str = setting(
        "", "Description", "One line that says what it shows.", max_length=500
    )
    seed: int = setting(0, "Seed", "Seed of all random numbers.", ge=0, le=2**63 - 1)
    data: Data = setting(Data(), "Data", "Images, labels and preprocessing.")
    network: Network = setting(Network(), "Network", "The layers.")
    training: Training = setting(
        Training(), "Training", "Optimizer, batch size and length of training."
    )
    recording: Recording = setting(Recording(), "Recording", "What is measured, and when.")
