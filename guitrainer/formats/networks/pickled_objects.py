"""What a pickle of weights may name, and what is built for it; nothing of it is executed."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any


class PickleError(ValueError):
    """A pickle is damaged, or needs something that is not in the tables."""


class ForbiddenError(PickleError):
    """A pickle needs a class or function that is not in the table of names."""


@dataclass(frozen=True)
class Storage:
    """A block of memory: the key of its bytes, the type of its elements, and their number."""

    key: str
    dtype: str
    count: int


@dataclass(frozen=True)
class PickledTensor:
    """A tensor as a view of a storage; sizes and strides count elements.

    `scales` is None if the elements are not quantized.
    """

    storage: Storage
    offset: int
    size: tuple[int, ...]
    stride: tuple[int, ...]
    scales: "Scales | None" = None


@dataclass(frozen=True)
class Scales:
    """Scale and zero of quantized elements: numbers, or tensors along an axis."""

    scale: "float | PickledTensor"
    zero: "float | PickledTensor"
    axis: int


@dataclass(frozen=True)
class Named:
    """A class or function that a pickle names; it is never looked up in Python."""

    module: str
    name: str


@dataclass
class Plain:
    """A value of no interest, or a scripted module, whose attributes are kept."""

    state: Any = None
    items: dict[Any, Any] = field(default_factory=dict)


STORAGES = {
    "FloatStorage": "float32",
    "DoubleStorage": "float64",
    "HalfStorage": "float16",
    "BFloat16Storage": "bfloat16",
    "LongStorage": "int64",
    "IntStorage": "int32",
    "ShortStorage": "int16",
    "CharStorage": "int8",
    "ByteStorage": "uint8",
    "BoolStorage": "bool",
    "ComplexFloatStorage": "complex64",
    "ComplexDoubleStorage": "complex128",
    "QInt8Storage": "int8",
    "QUInt8Storage": "uint8",
    "QInt32Storage": "int32",
    "UntypedStorage": "uint8",
}


def _tensor(arguments: tuple[Any, ...]) -> PickledTensor:
    storage, offset, size, stride = arguments[:4]
    if not isinstance(storage, Storage):
        raise PickleError("a tensor without a storage")
    return PickledTensor(storage, natural(offset), _sizes(size), _sizes(stride))


def _typed_tensor(arguments: tuple[Any, ...]) -> PickledTensor:
    """Return a tensor of a type without a storage of its own, whose storage is of bytes."""
    tensor, dtype = _tensor(arguments), arguments[6]
    if not isinstance(dtype, Named) or dtype.name not in _BYTES:
        raise PickleError("a tensor of an unknown type")
    size = _BYTES[dtype.name]
    storage = Storage(tensor.storage.key, dtype.name, tensor.storage.count // size)
    return replace(tensor, storage=storage)


def _quantized_tensor(arguments: tuple[Any, ...]) -> PickledTensor:
    tensor, (scheme, scale, zero, *axis) = _tensor(arguments), arguments[4]
    per_channel = isinstance(scheme, Named) and scheme.name.startswith("per_channel")
    kind = PickledTensor if per_channel else int | float
    if not isinstance(scale, kind) or not isinstance(zero, kind):
        raise PickleError("a quantized tensor without scales")
    return replace(tensor, scales=Scales(scale, zero, natural(axis[0]) if axis else 0))


def natural(value: Any) -> int:
    """Return a number that is not negative, or refuse the value."""
    if type(value) is not int or not 0 <= value < 2**60:
        raise PickleError(f"a size of {str(value)[:40]}")
    return value


def _sizes(value: Any) -> tuple[int, ...]:
    if not isinstance(value, tuple | list) or len(value) > 16:
        raise PickleError("a shape that is not a list of sizes")
    return tuple(natural(side) for side in value)


def _ordered(arguments: tuple[Any, ...]) -> dict[Any, Any]:
    pairs = arguments[0] if arguments else []
    if not isinstance(pairs, list) or not all(
        isinstance(pair, list | tuple) and len(pair) == 2 for pair in pairs
    ):
        return {}
    return {simple_key(key): value for key, value in pairs}


def _first(arguments: tuple[Any, ...]) -> Any:
    return arguments[0] if arguments else None


def plain(arguments: tuple[Any, ...]) -> Plain:
    """Return a value of no interest."""
    return Plain()


# What training scripts store beside the weights: settings, arrays of NumPy, paths and dates.
_OF_NO_INTEREST = (
    ("argparse", "Namespace"),
    ("types", "SimpleNamespace"),
    ("numpy", "ndarray"),
    ("numpy.core.multiarray", "_reconstruct"),
    ("numpy._core.multiarray", "_reconstruct"),
    ("pathlib", "Path"),
    ("pathlib", "PosixPath"),
    ("pathlib", "WindowsPath"),
    ("pathlib._local", "PosixPath"),
    ("pathlib._local", "WindowsPath"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "timedelta"),
    ("pytorch_lightning.utilities.parsing", "AttributeDict"),
    ("lightning.fabric.utilities.data", "AttributeDict"),
    ("lightning_fabric.utilities.data", "AttributeDict"),
)
# Types without a storage of their own, and their bytes.
_BYTES = {"uint16": 2, "uint32": 4, "uint64": 8, "float8_e4m3fn": 1, "float8_e5m2": 1,
          "float8_e4m3fnuz": 1, "float8_e5m2fnuz": 1, "float8_e8m0fnu": 1}  # fmt: skip
# Everything that a pickle may name, and what is built for it.
Build = Callable[[tuple[Any, ...]], Any]
NAMES: dict[tuple[str, str], Build] = {
    ("collections", "OrderedDict"): _ordered,
    ("collections", "defaultdict"): lambda arguments: {},
    ("collections", "Counter"): lambda arguments: {},
    ("builtins", "dict"): lambda arguments: {},
    ("builtins", "set"): plain,
    ("__builtin__", "set"): plain,
    ("torch._utils", "_rebuild_tensor"): _tensor,
    ("torch._utils", "_rebuild_tensor_v2"): _tensor,
    ("torch._utils", "_rebuild_tensor_v3"): _typed_tensor,
    ("torch._utils", "_rebuild_qtensor"): _quantized_tensor,
    ("torch._utils", "_rebuild_sparse_tensor"): plain,
    ("torch._utils", "_rebuild_parameter"): _first,
    ("torch._utils", "_rebuild_parameter_with_state"): _first,
    ("torch", "Size"): _first,
    ("torch", "device"): plain,
    ("torch", "Tensor"): _first,
    ("torch.nn.parameter", "Parameter"): _first,
    ("torch.jit._pickle", "build_intlist"): plain,
    ("torch.jit._pickle", "build_doublelist"): plain,
    ("torch.jit._pickle", "build_boollist"): plain,
    ("torch.jit._pickle", "build_tensorlist"): _first,
    ("torch.jit._pickle", "restore_type_tag"): _first,
    ("numpy", "dtype"): plain,
    ("numpy.core.multiarray", "scalar"): plain,
    ("numpy._core.multiarray", "scalar"): plain,
    ("_codecs", "encode"): plain,
    ("torch.serialization", "_get_layout"): plain,
    **dict.fromkeys(_OF_NO_INTEREST, plain),
}
TYPES = ("float", "double", "half", "bfloat16", "long", "int", "short", "uint8", "int8", "bool",
          "float16", "float32", "float64", "int16", "int32", "int64", "strided",
          "contiguous_format", "preserve_format", "channels_last", "sparse_coo", "sparse_csr",
          "complex64", "complex128", "qint8", "quint8", "qint32", "per_tensor_affine",
          "per_channel_affine", "per_channel_affine_float_qparams", *_BYTES)  # fmt: skip


def simple_key(key: Any) -> Any:
    """Return a key of a dictionary; anything that is not simple becomes the name of its type."""
    if not isinstance(key, str | int | float | bool | type(None) | tuple):
        return str(type(key).__name__)
    hash(key)
    return key
