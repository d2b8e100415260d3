"""Initialisers as expressions of Keras; weights there are HWIO."""

import math

from guitrainer.config import schema
from guitrainer.explain.sources.common import (
    bank_literal,
    is_plain,
    moments_of,
    number,
    orthogonal_gain,
)
from guitrainer.nn.initializers import Moments, describe_bias
from guitrainer.nn.initializers.fans import window_shape
from guitrainer.nn.initializers.truncated import TRUNCATED_STD
from guitrainer.nn.initializers.weight_file import file_and_key

SCALING = 'VarianceScaling({0}, "{1}", "untruncated_normal")'
# Schemes that Keras does itself; its own "normal" ones are truncated, and so are not these.
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
# With a distribution of "truncated_normal" and nothing else, these are what Keras calls them.
TRUNCATED: dict[schema.Scheme, str] = {
    "glorot_normal": "GlorotNormal()",
    "he_normal": "HeNormal()",
    "lecun_normal": "LecunNormal()",
}
PLACED = '''
def placed(values):
    """An initialiser that puts these numbers, (out, in, kh, kw) or (out, in), into a weight."""
    values = np.asarray(values, "float32")
    axes = (2, 3, 1, 0) if values.ndim == 4 else tuple(reversed(range(values.ndim)))
    axes = range(6) if values.ndim == 6 else axes  # Local2D keeps the order
    return lambda shape, dtype=None: keras.ops.convert_to_tensor(values.transpose(axes), dtype)
'''
# How weights that are arranged, not drawn, are made: (out, in, kh, kw) with NumPy.
ORTHONORMAL = '''
def orthonormal(rows, columns, gain):
    """Rows at right angles, or columns if those are fewer (Saxe et al. 2014)."""
    q, r = np.linalg.qr(np.random.normal(size=(max(rows, columns), min(rows, columns))))
    q = gain * q * np.where(np.diagonal(r) < 0, -1, 1)
    return q if rows >= columns else q.T
'''


def weight_code(initializer: schema.Initializer, shape: tuple[int, ...]) -> str:
    """An expression that makes the initialiser of a weight.

    Raises
    ------
    ConfigError
        If the initialiser does not fit the weight.
    """
    scheme, moments = initializer.scheme, moments_of(initializer, shape)
    if moments is not None:
        if len(shape) != 6:
            bare = initializer.model_copy(update={"distribution": None})
            if is_plain(initializer) and scheme in NAMED:
                return f"init.{NAMED[scheme]}"
            if initializer.distribution == "truncated_normal" and is_plain(bare):
                return f"init.{TRUNCATED.get(scheme) or _draw(moments)}"
        return f"init.{_draw(moments)}"
    if scheme in ("orthogonal", "lsuv") and len(shape) != 6:
        return f"init.Orthogonal({number(orthogonal_gain(initializer, shape))})"
    if scheme == "file":
        assert initializer.path is not None
        return f"placed({_stored(initializer.path)})"
    constants = {"zeros": "Zeros()", "ones": "Ones()"}
    if scheme == "constant":
        return f"init.Constant({number(initializer.value or 0.0)})"
    return f"init.{constants[scheme]}" if scheme in constants else _arranged(initializer, shape)


def bias_code(spec: schema.WeightLayer, shape: tuple[int, ...]) -> str:
    """An expression that makes the initialiser of a bias.

    Raises
    ------
    ConfigError
        If the initialiser does not fit a bias.
    """
    chosen = spec.bias_initializer
    if chosen is not None and chosen.scheme == "file":
        assert chosen.path is not None
        return f"placed({_stored(chosen.path)})"
    moments = describe_bias(chosen, spec.initializer, shape, 1)
    if moments.distribution != "constant":
        return f"init.{_draw(moments)}"
    if chosen is None or chosen.scheme == "zeros":
        return "init.Zeros()"
    return (
        "init.Ones()"
        if chosen.scheme == "ones"
        else f"init.Constant({number(chosen.value or 0.0)})"
    )


def helpers(initializers: list[schema.Initializer], local: bool) -> list[str]:
    """Functions that the expressions need."""
    schemes = {initializer.scheme for initializer in initializers}
    orthonormal = "delta_orthogonal" in schemes or (local and schemes & {"orthogonal", "lsuv"})
    found = [ORTHONORMAL] if orthonormal else []
    return [*found, PLACED] if found or schemes & {"file", "dirac", "bank"} else found


def _draw(moments: Moments) -> str:
    if moments.distribution == "uniform":
        assert moments.limit is not None
        return f"RandomUniform({number(-moments.limit)}, {number(moments.limit)})"
    if moments.distribution == "normal":
        return f"RandomNormal(stddev={number(moments.std)})"
    return f"TruncatedNormal(stddev={number(moments.std / TRUNCATED_STD)})"


def _stored(path: str) -> str:
    name, key = file_and_key(path)
    return f"np.load({name!r})" + (f"[{key!r}]" if key else "")


def _arranged(initializer: schema.Initializer, shape: tuple[int, ...]) -> str:
    """Weights made with NumPy: bank, dirac, and orthogonal ones that Keras does not do."""
    out, inputs, kernel_h, kernel_w = window_shape(shape)
    window = f"({out}, {inputs}, {kernel_h}, {kernel_w})"
    if initializer.scheme == "bank":
        literal = " ".join(line.split("  #")[0].strip() for line in bank_literal(shape).split("\n"))
        share = f" / {number(math.sqrt(inputs))}" if inputs > 1 else ""
        values = (
            f"np.broadcast_to(np.resize(np.array({literal}), ({out}, {kernel_h}, {kernel_w}))"
            f"[:, None], {window}){share}"
        )
    elif initializer.scheme == "dirac":
        centre = f"np.arange({kernel_h * kernel_w}).reshape({kernel_h}, {kernel_w})"
        middle = kernel_h // 2 * kernel_w + kernel_w // 2
        tap = f"({centre} == {middle})"
        values = f"{number(initializer.gain)} * np.eye({out}, {inputs})[:, :, None, None] * {tap}"
    else:
        gain = number(orthogonal_gain(initializer, shape))
        if initializer.scheme == "delta_orthogonal":
            pads = "".join(
                f", ({side // 2}, {side - 1 - side // 2})" for side in (kernel_h, kernel_w)
            )
            core = f"orthonormal({out}, {inputs}, {gain})[:, :, None, None]"
            values = f"np.pad({core}, ((0, 0), (0, 0){pads}))"
        else:
            values = f"orthonormal({out}, {inputs * kernel_h * kernel_w}, {gain}).reshape({window})"
    if len(shape) == 2:
        return f"placed(({values})[:, :, 0, 0])"
    if len(shape) == 6:
        each = f"np.stack([{values} for _ in range({shape[0] * shape[1]})])"
        return f"placed({each}.reshape{shape})"
    return f"placed({values})"
