"""Arrays as kernels see them: a pointer, a shape, and strides if there may be gaps.

Numba's own arrays have an owner whose references are counted, and each use of an element takes
about fifty instructions, almost all of which the optimizer removes again: that is most of what it
has to do. Arguments of kernels outlive their calls, and kernels never index from the end, so these
arrays have no owner, and an element is reached by a few multiplications and additions. Everything
else works as with Numba's own.
"""

import operator
from typing import Any

import numpy as np
from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import (
    intrinsic,
    lower_builtin,
    lower_getattr,
    models,
    register_model,
)
from numba.np.arrayobj import (
    getitem_array_tuple,
    getitem_arraynd_intp,
    load_item,
    setitem_array,
    store_item,
)
from numba.np.numpy_support import as_dtype

I64 = ir.IntType(64)
# Whole registers of every kind of processor.
STACK_ALIGNMENT_BYTES = 64


class ArrayType(types.Array):
    """Type of an array that a kernel is passed.

    Parameters are those of Numba's arrays: element type, number of axes, layout ("C" for whole
    arrays, "A" for those that may have gaps), and whether it is only read.
    """


@register_model(ArrayType)
class ArrayModel(models.StructModel):
    """The fields of Numba's arrays, so that its functions work; the first two are always empty."""

    def __init__(self, manager: Any, kind: ArrayType) -> None:
        extents = types.UniTuple(types.intp, kind.ndim)
        fields = [
            ("meminfo", types.voidptr),
            ("parent", types.voidptr),
            ("nitems", types.intp),
            ("itemsize", types.intp),
            ("data", types.CPointer(kind.dtype)),
            ("shape", extents),
            ("strides", extents),
        ]
        self._passed = ("data", "shape") if kind.layout == "C" else ("data", "shape", "strides")
        self._item_bytes = as_dtype(kind.dtype).itemsize
        super().__init__(manager, kind, fields)

    def get_argument_type(self) -> Any:
        """Return the types of what is passed to a function."""
        models = (self._models[self.get_field_position(name)] for name in self._passed)
        return tuple(model.get_argument_type() for model in models)

    def as_argument(self, builder: Any, value: Any) -> Any:
        """Pass an array to a function."""
        every = super().as_argument(builder, value)
        return tuple(every[self.get_field_position(name)] for name in self._passed)

    def from_argument(self, builder: Any, value: Any) -> Any:
        """Receive an array in a function."""
        data, shape, *rest = value
        strides, size = [], I64(self._item_bytes)
        for extent in reversed(shape):
            strides.append(size)
            size = builder.mul(size, extent)
        items = builder.udiv(size, I64(self._item_bytes), flags=["exact"])
        nobody = cgutils.voidptr_t(None)
        last = rest[0] if rest else tuple(reversed(strides))
        fields = (nobody, nobody, items, I64(self._item_bytes), data, shape, last)
        return super().from_argument(builder, fields)


def array_numbers(kind: ArrayType, value: Any) -> list[int]:
    """Return an array as the 64-bit numbers that a function receives.

    Raises
    ------
    TypeError
        If it is not an array of that type.
    """
    if not isinstance(value, np.ndarray):
        raise TypeError(f"got {value!r}, accepted: {kind}")
    if (value.dtype, value.ndim) != (as_dtype(kind.dtype), kind.ndim):
        raise TypeError(f"got an array {value.dtype}{value.shape}, accepted: {kind}")
    if kind.layout == "C" and not value.flags.c_contiguous:
        raise TypeError(f"got an array with gaps, accepted: {kind}")
    if kind.mutable and not value.flags.writeable:
        raise TypeError(f"got a read-only array, accepted: {kind}")
    numbers = [value.__array_interface__["data"][0], *value.shape]
    return numbers if kind.layout == "C" else [*numbers, *value.strides]


def field(context: Any, builder: Any, kind: Any, array: Any, name: str) -> Any:
    """Return a field of an array: its `data`, `shape`, `strides`, `nitems` or `itemsize`."""
    return builder.extract_value(array, context.data_model_manager[kind].get_field_position(name))


def _element(context: Any, builder: Any, kind: Any, array: Any, indices: list[Any]) -> Any:
    """Return a pointer to an element."""
    data = field(context, builder, kind, array, "data")
    if kind.layout == "C":
        shape, place = field(context, builder, kind, array, "shape"), indices[0]
        for axis, index in enumerate(indices[1:], start=1):
            place = builder.add(builder.mul(place, builder.extract_value(shape, axis)), index)
        return builder.gep(data, [place])
    strides, place = field(context, builder, kind, array, "strides"), I64(0)
    for axis, index in enumerate(indices):
        place = builder.add(place, builder.mul(index, builder.extract_value(strides, axis)))
    start = builder.bitcast(data, cgutils.voidptr_t)
    return builder.bitcast(builder.gep(start, [place]), data.type)


def _indices(builder: Any, kind: Any, index_kind: Any, index: Any) -> list[Any] | None:
    """Return the indices of an element; None if something else is meant, such as a slice."""
    if isinstance(index_kind, types.Integer):
        indices, integers = [index], True
    else:
        indices = cgutils.unpack_tuple(builder, index)
        integers = isinstance(index_kind.dtype, types.Integer)
    return indices if integers and len(indices) == kind.ndim else None


@lower_builtin(operator.getitem, ArrayType, types.Integer)
@lower_builtin(operator.getitem, ArrayType, types.UniTuple)
def _get_item(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    kind, index_kind = sig.args
    indices = _indices(builder, kind, index_kind, args[1])
    if indices is None:
        single = isinstance(index_kind, types.Integer)
        generic = getitem_arraynd_intp if single else getitem_array_tuple
        return generic(context, builder, sig, args)
    pointer = _element(context, builder, kind, args[0], indices)
    return load_item(context, builder, kind, pointer)


@lower_builtin(operator.setitem, ArrayType, types.Integer, types.Any)
@lower_builtin(operator.setitem, ArrayType, types.UniTuple, types.Any)
def _set_item(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    kind, index_kind, value_kind = sig.args
    indices = _indices(builder, kind, index_kind, args[1])
    if indices is None:
        return setitem_array(context, builder, sig, args)
    pointer = _element(context, builder, kind, args[0], indices)
    value = context.cast(builder, args[2], value_kind, kind.dtype)
    store_item(context, builder, kind, value, pointer)
    return context.get_dummy_value()


@lower_getattr(ArrayType, "shape")
def _get_shape(context: Any, builder: Any, kind: Any, array: Any) -> Any:
    return field(context, builder, kind, array, "shape")


@lower_getattr(ArrayType, "size")
def _get_size(context: Any, builder: Any, kind: Any, array: Any) -> Any:
    return field(context, builder, kind, array, "nitems")


@intrinsic
def element(typing: Any, array: Any, place: Any) -> Any:
    """Read the element at an offset from the start of an array of any number of axes."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        data = field(context, builder, sig.args[0], args[0], "data")
        return load_item(context, builder, sig.args[0], builder.gep(data, [args[1]]))

    return array.dtype(array, types.intp), emit


@intrinsic(prefer_literal=True)
def stack_array(typing: Any, like: Any, count: Any) -> Any:
    """Return a vector of `count` elements, few and known at compile time, of undefined values.

    It has the element type of `like`, and is on the stack: it must not leave the kernel.
    """
    size, kind = count.literal_value, ArrayType(like.dtype, 1, "C")

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        item = context.get_data_type(kind.dtype)
        with builder.goto_entry_block():
            data = builder.alloca(item, size)
            data.align = STACK_ALIGNMENT_BYTES
        return context.data_model_manager[kind].from_argument(builder, (data, (I64(size),)))

    return kind(like, count), emit


@intrinsic
def clear(typing: Any, array: Any) -> Any:
    """Set all elements of a whole array to zero."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        data, items, size = (
            field(context, builder, sig.args[0], args[0], name)
            for name in ("data", "nitems", "itemsize")
        )
        cgutils.memset(builder, data, builder.mul(items, size), 0)
        return context.get_dummy_value()

    return types.void(array), emit
