"""Reads the structure of pickles of PyTorch without unpickling: a table of opcodes and names.

Nothing is imported or called. A name is looked up in NAMES, which says what it builds: a container,
a tensor described by (storage, offset, size, stride), or a value that is of no interest. Any other
name is refused. Opcodes: https://docs.python.org/3/library/pickletools.html
"""

import pickletools
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO

MOST_OPCODES = 5_000_000
MOST_DEPTH = 64
_MARK = object()


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
    return PickledTensor(storage, _natural(offset), _sizes(size), _sizes(stride))


def _typed_tensor(arguments: tuple[Any, ...]) -> PickledTensor:
    """A tensor of a type without a storage of its own, whose storage is of bytes."""
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
    return replace(tensor, scales=Scales(scale, zero, _natural(axis[0]) if axis else 0))


def _natural(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 2**60:
        raise PickleError(f"a size of {str(value)[:40]}")
    return value


def _sizes(value: Any) -> tuple[int, ...]:
    if not isinstance(value, tuple | list) or len(value) > 16:
        raise PickleError("a shape that is not a list of sizes")
    return tuple(_natural(side) for side in value)


def _ordered(arguments: tuple[Any, ...]) -> dict[Any, Any]:
    pairs = arguments[0] if arguments else []
    if not isinstance(pairs, list) or not all(
        isinstance(pair, list | tuple) and len(pair) == 2 for pair in pairs
    ):
        return {}
    return {_key(key): value for key, value in pairs}


def _first(arguments: tuple[Any, ...]) -> Any:
    return arguments[0] if arguments else None


def _plain(arguments: tuple[Any, ...]) -> Plain:
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
    ("builtins", "set"): _plain,
    ("__builtin__", "set"): _plain,
    ("torch._utils", "_rebuild_tensor"): _tensor,
    ("torch._utils", "_rebuild_tensor_v2"): _tensor,
    ("torch._utils", "_rebuild_tensor_v3"): _typed_tensor,
    ("torch._utils", "_rebuild_qtensor"): _quantized_tensor,
    ("torch._utils", "_rebuild_sparse_tensor"): _plain,
    ("torch._utils", "_rebuild_parameter"): _first,
    ("torch._utils", "_rebuild_parameter_with_state"): _first,
    ("torch", "Size"): _first,
    ("torch", "device"): _plain,
    ("torch", "Tensor"): _first,
    ("torch.nn.parameter", "Parameter"): _first,
    ("torch.jit._pickle", "build_intlist"): _plain,
    ("torch.jit._pickle", "build_doublelist"): _plain,
    ("torch.jit._pickle", "build_boollist"): _plain,
    ("torch.jit._pickle", "build_tensorlist"): _first,
    ("torch.jit._pickle", "restore_type_tag"): _first,
    ("numpy", "dtype"): _plain,
    ("numpy.core.multiarray", "scalar"): _plain,
    ("numpy._core.multiarray", "scalar"): _plain,
    ("_codecs", "encode"): _plain,
    ("torch.serialization", "_get_layout"): _plain,
    **dict.fromkeys(_OF_NO_INTEREST, _plain),
}
_TYPES = ("float", "double", "half", "bfloat16", "long", "int", "short", "uint8", "int8", "bool",
          "float16", "float32", "float64", "int16", "int32", "int64", "strided",
          "contiguous_format", "preserve_format", "channels_last", "sparse_coo", "sparse_csr",
          "complex64", "complex128", "qint8", "quint8", "qint32", "per_tensor_affine",
          "per_channel_affine", "per_channel_affine_float_qparams", *_BYTES)  # fmt: skip


class Machine:
    """Follows the opcodes of a pickle with a stack, like Python's unpickler.

    Parameters
    ----------
    scripted : whether the classes of TorchScript (`__torch__…`) may be named
    """

    def __init__(self, scripted: bool = False) -> None:
        self._scripted = scripted
        self._stack: list[Any] = []
        self._memo: dict[int, Any] = {}
        self.storages: dict[str, Storage] = {}

    def load(self, file: BinaryIO) -> Any:
        """Read one pickle.

        Raises
        ------
        PickleError
            If it is damaged, too long, or needs anything that is not in the tables.
        """
        self._stack, self._memo = [], {}
        try:
            for count, (opcode, argument, _) in enumerate(pickletools.genops(file)):
                if count > MOST_OPCODES:
                    raise PickleError(f"more than {MOST_OPCODES:,} opcodes")
                if opcode.name == "STOP":
                    return self._stack.pop()
                self._do(opcode.name, argument)
        except PickleError:
            raise
        except (ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError,
                MemoryError, RecursionError, UnicodeError) as error:  # fmt: skip
            reason = str(error).splitlines()[0][:80] if str(error) else type(error).__name__
            raise PickleError(f"damaged pickle ({reason})") from None
        raise PickleError("damaged pickle (it ends early)")

    def _do(self, name: str, argument: Any) -> None:
        stack = self._stack
        if name in _IGNORED:
            return
        if name in _PUSHED:
            stack.append(argument)
        elif name in _CONSTANTS:
            stack.append(_CONSTANTS[name])
        elif name in _EMPTY:
            stack.append(_EMPTY[name]())
        elif name in _ACTIONS:
            _ACTIONS[name](self, argument)
        else:
            raise PickleError(f"opcode {name}, which files of weights do not need")

    def _popped_mark(self) -> list[Any]:
        place = len(self._stack) - 1
        while self._stack[place] is not _MARK:
            place -= 1
            if place < 0:
                raise PickleError("damaged pickle (no mark)")
        items = self._stack[place + 1 :]
        del self._stack[place:]
        return items

    def tuple_of(self, count: int | None) -> None:
        """Replace the topmost values (None: down to the mark) by a tuple."""
        if count is None:
            self._stack.append(tuple(self._popped_mark()))
            return
        items = tuple(self._stack[-count:])
        if len(items) < count:
            raise PickleError("damaged pickle (too few values)")
        del self._stack[-count:]
        self._stack.append(items)

    def put(self, key: int | None) -> None:
        """Remember the topmost value."""
        self._memo[len(self._memo) if key is None else int(key)] = self._stack[-1]

    def get(self, key: Any) -> None:
        """Push a remembered value."""
        self._stack.append(self._memo[int(key)])

    def append(self, items: list[Any]) -> None:
        """Append to the list on top of the stack."""
        target = self._stack[-1]
        if isinstance(target, list):
            target.extend(items)
        elif not isinstance(target, Plain):
            raise PickleError("damaged pickle (not a list)")

    def set_items(self, items: list[Any]) -> None:
        """Add keys and values to the dictionary on top of the stack."""
        target = self._stack[-1]
        if isinstance(target, Plain):
            target = target.items
        if not isinstance(target, dict) or len(items) % 2:
            raise PickleError("damaged pickle (not a dictionary)")
        for key, value in zip(items[::2], items[1::2], strict=True):
            target[_key(key)] = value

    def name(self, module: Any, name: Any) -> None:
        """Push a name, if it is in a table."""
        known = (
            (module, name) in NAMES
            or (module == "torch" and (name in STORAGES or name in _TYPES))
            or (module == "torch.storage" and name in ("UntypedStorage", "TypedStorage"))
            or (self._scripted and str(module).startswith("__torch__"))
        )
        if not known:
            raise ForbiddenError(f"{str(module)[:80]}.{str(name)[:80]}")
        self._stack.append(Named(module, name))

    def build(self) -> None:
        """Set the state of the value below the topmost one."""
        state = self._stack.pop()
        target = self._stack[-1]
        if isinstance(target, Plain):
            target.state = state

    def reduce(self) -> None:
        """Build what the name below the topmost tuple stands for."""
        arguments = self._stack.pop()
        named = self._stack.pop()
        if not isinstance(named, Named) or not isinstance(arguments, tuple):
            raise PickleError("damaged pickle (nothing to build)")
        build: Build = NAMES.get((named.module, named.name), _plain)
        self._stack.append(build(arguments))

    def persistent(self) -> None:
        """Replace an identifier by the storage that it stands for."""
        found = self._stack.pop()
        if not isinstance(found, tuple) or len(found) < 5 or found[0] != "storage":
            raise PickleError("damaged pickle (not a storage)")
        named, key, count = found[1], found[2], found[4]
        if not isinstance(named, Named) or named.name not in STORAGES or not isinstance(key, str):
            raise PickleError("a storage of an unknown type")
        storage = Storage(key, STORAGES[named.name], _natural(count))
        storage = self.storages.setdefault(key, storage)
        view = found[5] if len(found) > 5 else None
        if view is not None:
            raise PickleError("a view of a storage, as PyTorch before 0.4 wrote it")
        self._stack.append(storage)


def _key(key: Any) -> Any:
    if not isinstance(key, str | int | float | bool | type(None) | tuple):
        return str(type(key).__name__)
    hash(key)
    return key


def _named_on_stack(machine: Machine, _: Any) -> None:
    name, module = machine._stack.pop(), machine._stack.pop()
    machine.name(module, name)


def _global(machine: Machine, argument: Any) -> None:
    module, _, name = str(argument).partition(" ")
    machine.name(module, name)


def _dictionary(machine: Machine, _: Any) -> None:
    items = machine._popped_mark()
    machine._stack.append({})
    machine.set_items(items)


def _add_one_item(machine: Machine, _: Any) -> None:
    value, key = machine._stack.pop(), machine._stack.pop()
    machine.set_items([key, value])


def _append_one(machine: Machine, _: Any) -> None:
    machine.append([machine._stack.pop()])


_IGNORED = {"PROTO", "FRAME"}
_PUSHED = {
    "INT", "LONG", "BININT", "BININT1", "BININT2", "LONG1", "LONG4", "FLOAT", "BINFLOAT",
    "STRING", "BINSTRING", "SHORT_BINSTRING", "UNICODE", "BINUNICODE", "SHORT_BINUNICODE",
    "BINUNICODE8", "BINBYTES", "SHORT_BINBYTES", "BINBYTES8",
}  # fmt: skip
_CONSTANTS: dict[str, Any] = {"NONE": None, "NEWTRUE": True, "NEWFALSE": False, "MARK": _MARK}
_EMPTY: dict[str, Callable[[], Any]] = {
    "EMPTY_LIST": list, "EMPTY_DICT": dict, "EMPTY_TUPLE": tuple, "EMPTY_SET": Plain,
}  # fmt: skip
_ACTIONS: dict[str, Callable[[Machine, Any], Any]] = {
    "POP": lambda m, _: m._stack.pop(),
    "POP_MARK": lambda m, _: m._popped_mark(),
    "DUP": lambda m, _: m._stack.append(m._stack[-1]),
    "TUPLE": lambda m, _: m.tuple_of(None),
    "TUPLE1": lambda m, _: m.tuple_of(1),
    "TUPLE2": lambda m, _: m.tuple_of(2),
    "TUPLE3": lambda m, _: m.tuple_of(3),
    "LIST": lambda m, _: m._stack.append(m._popped_mark()),
    "DICT": _dictionary,
    "APPEND": _append_one,
    "APPENDS": lambda m, _: m.append(m._popped_mark()),
    "ADDITEMS": lambda m, _: m._popped_mark(),
    "SETITEM": _add_one_item,
    "SETITEMS": lambda m, _: m.set_items(m._popped_mark()),
    "PUT": lambda m, key: m.put(key),
    "BINPUT": lambda m, key: m.put(key),
    "LONG_BINPUT": lambda m, key: m.put(key),
    "MEMOIZE": lambda m, _: m.put(None),
    "GET": lambda m, key: m.get(key),
    "BINGET": lambda m, key: m.get(key),
    "LONG_BINGET": lambda m, key: m.get(key),
    "GLOBAL": _global,
    "STACK_GLOBAL": _named_on_stack,
    "REDUCE": lambda m, _: m.reduce(),
    "NEWOBJ": lambda m, _: m.reduce(),
    "BUILD": lambda m, _: m.build(),
    "BINPERSID": lambda m, _: m.persistent(),
}


def tensors_in(value: Any) -> dict[str, PickledTensor]:
    """Find the tensors in a structure, named by their path with dots."""
    found: dict[str, PickledTensor] = {}
    _collect(value, "", found, 0, set())
    return found


def _collect(
    value: Any, path: str, found: dict[str, PickledTensor], depth: int, seen: set[int]
) -> None:
    if isinstance(value, PickledTensor):
        found[path or "tensor"] = value
        return
    if isinstance(value, Plain):
        _collect(value.state, path, found, depth, seen)
        value = value.items
    if not isinstance(value, dict | list | tuple) or depth > MOST_DEPTH or id(value) in seen:
        return
    if not isinstance(value, tuple):
        seen.add(id(value))
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        _collect(inner, f"{path}.{key}" if path else str(key), found, depth + 1, seen)
