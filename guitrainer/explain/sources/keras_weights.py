"""Initializers as expressions for Keras, where weights are HWIO."""

import math

from guitrainer.config import schema
from guitrainer.explain.sources.common import (
    bank_literal,
    is_plain,
    moments_of,
    number,
    orthogonal_gain,
    rounded,
    stored_code,
)
from guitrainer.nn.initializers import Moments, describe_bias
from guitrainer.nn.initializers.fans import window_shape
from guitrainer.nn.initializers.truncated import KERAS_LEAK, TRUNCATED_STD
from guitrainer.nn.plans import LayerPlan

SCALING = 'VarianceScaling({0}, "{1}", "untruncated_normal")'
# Schemes built into Keras, except its "normal" ones, which are truncated.
NAMED: dict[schema.Scheme, str] = {
    "glorot_uniform": "GlorotUniform()",
    "keras_default": "GlorotUniform()",
    "glorot_normal": SCALING.format("1.0", "fan_avg"),
    "he_uniform": "HeUniform()",
    "he_normal": SCALING.format("2.0", "fan_in"),
    "lecun_uniform": "LecunUniform()",
    "caffe_xavier": "LecunUniform()",
    "lecun_normal": SCALING.format("1.0", "fan_in"),
    "torch_default": 'VarianceScaling(1 / 3, "fan_in", "uniform")',
}
# Names in Keras of schemes whose only setting is the distribution "truncated_normal".
TRUNCATED: dict[schema.Scheme, str] = {
    "glorot_normal": "GlorotNormal()",
    "he_normal": "HeNormal()",
    "lecun_normal": "LecunNormal()",
}
PLACED = '''
def placed(values, channels_first=None, multiplier=None):
    """An initializer with the given values, (out, in, kh, kw) or (out, in).

    Keras flattens an image by height, width and channel. If the values of a dense weight are
    ordered by channel, height and width, `channels_first` gives these three sizes. `multiplier` is
    that of a depthwise convolution, whose weight Keras orders by input channel and multiplier.
    """
    values = np.asarray(values, "float32")
    if multiplier is not None:
        values = values.reshape(-1, multiplier, *values.shape[2:]).swapaxes(0, 1)
    if channels_first is not None:
        whole = values.reshape(-1, *channels_first)
        values = whole.transpose(0, 2, 3, 1).reshape(len(values), -1)
    axes = {2: (1, 0), 4: (2, 3, 1, 0)}.get(values.ndim, range(values.ndim))  # Local2D: unchanged
    return lambda shape, dtype=None: ops.convert_to_tensor(values.transpose(axes), dtype)
'''
# Weights that are not drawn element by element, made with NumPy: (out, in, kh, kw).
ORTHONORMAL = '''
def orthonormal(rows, columns, gain):
    """Orthogonal rows, or columns if those are fewer (Saxe et al. 2014)."""
    q, r = np.linalg.qr(np.random.normal(size=(max(rows, columns), min(rows, columns))))
    q = gain * q * np.where(np.diagonal(r) < 0, -1, 1)
    return q if rows >= columns else q.T
'''


def weight_code(initializer: schema.Initializer, plan: LayerPlan) -> str:
    """Return an expression that creates the initializer of the weight of a layer.

    Raises
    ------
    ConfigError
        If the initializer does not fit the weight.
    WeightsError
        If a file does not contain the weight.
    """
    shape = plan.weight_shape
    assert shape is not None
    scheme, moments = initializer.scheme, moments_of(initializer, plan)
    usual = isinstance(plan.spec, schema.Conv | schema.TransposedConv | schema.Dense)
    if moments is not None:
        if usual:  # the functions of Keras compute the fans as guitrainer does
            bare = initializer.model_copy(update={"distribution": None})
            if is_plain(initializer) and scheme in NAMED:
                return f"init.{NAMED[scheme]}"
            if initializer.distribution == "truncated_normal" and is_plain(bare):
                return f"init.{TRUNCATED.get(scheme) or _draw(moments)}"
        return f"init.{_draw(moments)}"
    if scheme in ("orthogonal", "lsuv") and usual:
        return f"init.Orthogonal({rounded(orthogonal_gain(initializer, shape))})"
    if scheme == "file":
        return _placed(stored_code(initializer, shape), plan)
    if scheme in ("zeros", "ones", "constant"):
        return f"init.{_constant(initializer)}"
    return _placed(_arranged(initializer, shape, plan.groups), plan)


def leak_note(moments: Moments | None) -> list[str]:
    """Return a comment on the limit of a truncated normal, which one Keras backend may exceed."""
    if moments is None or moments.distribution != "truncated_normal" or not moments.limit:
        return []
    return [
        f"# Truncated at ±{moments.limit:.5g}; on the torch backend of Keras, about",
        f"# {KERAS_LEAK * 1e6:.0f} elements in a million exceed this.",
    ]


def bias_moments(spec: schema.WeightLayer, plan: LayerPlan) -> Moments | None:
    """Return the moments of a bias; None if it comes from a file.

    Raises
    ------
    ConfigError
        If the initializer does not fit a bias.
    """
    chosen = spec.bias_initializer
    if chosen is not None and chosen.scheme == "file":
        return None
    assert plan.weight_shape is not None
    return describe_bias(chosen, spec.initializer, plan.weight_shape, 1, plan.wiring)


def bias_code(spec: schema.WeightLayer, plan: LayerPlan) -> str:
    """Return an expression that creates the initializer of a bias.

    Raises
    ------
    ConfigError
        If the initializer does not fit a bias.
    WeightsError
        If a file does not contain the bias.
    """
    chosen, moments = spec.bias_initializer, bias_moments(spec, plan)
    if chosen is not None and moments is None:
        assert plan.bias_shape is not None
        return f"placed({_stored_bias(chosen, plan.bias_shape)})"
    if moments is not None and moments.distribution != "constant":
        return f"init.{_draw(moments)}"
    return f"init.{_constant(chosen)}"


def _constant(initializer: schema.Initializer | None) -> str:
    if initializer is None or initializer.scheme == "zeros":
        return "Zeros()"
    if initializer.scheme == "ones":
        return "Ones()"
    return f"Constant({number(initializer.value or 0.0)})"


def _stored_bias(initializer: schema.Initializer, shape: tuple[int, ...]) -> str:
    stored = stored_code(initializer, (math.prod(shape),))
    return stored if len(shape) == 1 else f"{stored}.reshape{shape}"  # for a Local2D


def helpers(initializers: list[schema.Initializer], unusual: bool) -> list[str]:
    """Return the functions that are used in the expressions.

    Parameters
    ----------
    unusual : whether there are layers whose weights Keras orders in other ways
    """
    schemes = {initializer.scheme for initializer in initializers}
    orthonormal = "delta_orthogonal" in schemes or (unusual and schemes & {"orthogonal", "lsuv"})
    found = [ORTHONORMAL] if orthonormal else []
    return [*found, PLACED] if found or schemes & {"file", "dirac", "bank"} else found


def _draw(moments: Moments) -> str:
    if moments.std == 0:
        return "Zeros()"
    if moments.distribution == "uniform":
        assert moments.limit is not None
        return f"RandomUniform({rounded(-moments.limit)}, {rounded(moments.limit)})"
    if moments.distribution == "normal":
        return f"RandomNormal(stddev={rounded(moments.std)})"
    return f"TruncatedNormal(stddev={rounded(moments.std / TRUNCATED_STD)})"


def _placed(values: str, plan: LayerPlan) -> str:
    """Return an initializer with given values, in the order in which Keras reads them."""
    spec, (channels, height, width) = plan.spec, plan.input_shape
    if isinstance(spec, schema.DepthwiseConv):
        return f"placed({values}, multiplier={spec.multiplier})"
    mixed = isinstance(spec, schema.Dense) and channels > 1 and height * width > 1
    before = f", channels_first={plan.input_shape}" if mixed else ""
    return f"placed({values}{before})"


def _arranged(initializer: schema.Initializer, shape: tuple[int, ...], groups: int) -> str:
    """Return weights made with NumPy: bank, dirac, and orthogonal ones that Keras cannot draw."""
    out, inputs, kernel_h, kernel_w = window_shape(shape)
    if len(shape) == 2:
        return _arranged_matrix(initializer, shape)
    window = f"({out}, {inputs}, {kernel_h}, {kernel_w})"
    if initializer.scheme == "bank":
        literal = " ".join(line.split("  #")[0].strip() for line in bank_literal(shape).split("\n"))
        share = f" / {rounded(math.sqrt(inputs))}" if inputs > 1 else ""
        values = (
            f"np.broadcast_to(np.resize(np.array({literal}), ({out}, {kernel_h}, {kernel_w}))"
            f"[:, None], {window}){share}"
        )
    elif initializer.scheme == "dirac":
        center = f"np.arange({kernel_h * kernel_w}).reshape({kernel_h}, {kernel_w})"
        middle = kernel_h // 2 * kernel_w + kernel_w // 2
        tap = f"({center} == {middle})"
        eye = f"np.eye({out // groups}, {inputs})"
        eye = eye if groups == 1 else f"np.tile({eye}, ({groups}, 1))"
        values = f"{number(initializer.gain)} * {eye}[:, :, None, None] * {tap}"
    else:
        gain = rounded(orthogonal_gain(initializer, shape))
        if initializer.scheme == "delta_orthogonal":
            pads = "".join(
                f", ({side // 2}, {side - 1 - side // 2})" for side in (kernel_h, kernel_w)
            )
            core = f"orthonormal({out}, {inputs}, {gain})[:, :, None, None]"
            values = f"np.pad({core}, ((0, 0), (0, 0){pads}))"
        else:
            values = f"orthonormal({out}, {inputs * kernel_h * kernel_w}, {gain}).reshape({window})"
    if len(shape) == 6:
        each = f"np.stack([{values} for _ in range({shape[0] * shape[1]})])"
        return f"{each}.reshape{shape}"
    return values


def _arranged_matrix(initializer: schema.Initializer, shape: tuple[int, ...]) -> str:
    """Return weights made with NumPy for a dense layer, which has no taps."""
    out, inputs = shape
    if initializer.scheme == "dirac":
        return f"{number(initializer.gain)} * np.eye({out}, {inputs})"
    return f"orthonormal({out}, {inputs}, {rounded(orthogonal_gain(initializer, shape))})"
