"""Reads the structure of pickles of PyTorch without unpickling: a table of opcodes and names.

Nothing is imported or called. A name is looked up in NAMES, which says what it builds: a container,
a tensor described by (storage, offset, size, stride), or a value that is of no interest. Any other
name is refused. Opcodes: https://docs.python.org/3/library/pickletools.html
"""

import pickletools
from collections.abc import Callable
from typing import Any, BinaryIO

from guitrainer.formats.networks.pickled_objects import (
    NAMES,
    STORAGES,
    TYPES,
    Build,
    ForbiddenError,
    Named,
    PickledTensor,
    PickleError,
    Plain,
    Storage,
    natural,
    plain,
    simple_key,
)

MOST_OPCODES = 5_000_000
MOST_DEPTH = 64
_MARK = object()


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
            target[simple_key(key)] = value

    def name(self, module: Any, name: Any) -> None:
        """Push a name, if it is in a table."""
        known = (
            (module, name) in NAMES
            or (module == "torch" and (name in STORAGES or name in TYPES))
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
        build: Build = NAMES.get((named.module, named.name), plain)
        self._stack.append(build(arguments))

    def persistent(self) -> None:
        """Replace an identifier by the storage that it stands for."""
        found = self._stack.pop()
        if not isinstance(found, tuple) or len(found) < 5 or found[0] != "storage":
            raise PickleError("damaged pickle (not a storage)")
        named, key, count = found[1], found[2], found[4]
        if not isinstance(named, Named) or named.name not in STORAGES or not isinstance(key, str):
            raise PickleError("a storage of an unknown type")
        storage = Storage(key, STORAGES[named.name], natural(count))
        storage = self.storages.setdefault(key, storage)
        view = found[5] if len(found) > 5 else None
        if view is not None:
            raise PickleError("a view of a storage, as PyTorch before 0.4 wrote it")
        self._stack.append(storage)


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
