"""How the order of the axes is known that the filters of a file have."""

import re
from collections.abc import Sequence

from guitrainer.formats.networks.axes import COMMON, possible_orders
from guitrainer.formats.networks.contents import NamedArray
from guitrainer.formats.networks.neighbors import Entries, followers

# Ends of names of kernels, and the order in which the libraries that use them store filters.
CONVENTIONS = (
    (re.compile(r"(^|[./])(weight|weight_v|weight_orig|original1?)$"), "OIHW",
     "named as in PyTorch"),
    (re.compile(r"(^|[./])(kernel|depthwise_kernel|pointwise_kernel)(:0)?$"), "HWIO",
     "named as in Keras and Flax"),
)  # fmt: skip


def order_of_file(
    entries: Entries, kernels: Sequence[tuple[int, NamedArray]]
) -> tuple[str, str] | None:
    """Return the order that the names of the kernels suggest, unless the shapes contradict it."""
    open_ones = [(index, entry) for index, entry in kernels if entry.axes is None]
    for pattern, order, known in CONVENTIONS:
        named = [(i, entry) for i, entry in open_ones if pattern.search(entry.name)]
        if not named or len(named) < len(open_ones):
            continue
        fits = [possible_orders(entry, ()) for _, entry in named]
        if (other := _other_order(order, fits)) is not None:
            return other, "the only order that fits the shapes of all layers"
        if all(not orders for orders in fits) or any(order in orders for orders in fits):
            return order, known
    orders = set(COMMON)
    for index, entry in open_ones:
        possible = possible_orders(entry, followers(entries, index))
        orders &= set(possible or COMMON)
    if len(orders) == 1 and len(open_ones) > 1:
        return orders.pop(), "the only order that fits the shapes of all layers"
    return None


def _other_order(named: str, fits: Sequence[Sequence[str]]) -> str | None:
    """Return the only order that fits all layers, if the order their names suggest does not.

    MLX names its weights as PyTorch does, but stores them as OHWI. A single layer proves nothing,
    because filters need not be square; those that fit no order are left out.

    Parameters
    ----------
    named : order that the names suggest
    fits : orders that fit the shape of each layer
    """
    square = [set(orders) for orders in fits if orders]
    shared = set(COMMON).intersection(*square)
    return shared.pop() if len(square) > 1 and len(shared) == 1 and named not in shared else None


def order_of(entry: NamedArray, followers: Sequence[int]) -> tuple[str | None, str]:
    """Return the order of the axes of a kernel, if it is certain, and how it is known."""
    for pattern, order, known in CONVENTIONS:
        if pattern.search(entry.name):
            possible = possible_orders(entry, followers)
            if not possible or order in possible:
                return order, known
            return None, f"{known}, which store {order}, but the shape suggests {possible[0]}"
    possible = possible_orders(entry, followers)
    if len(possible) == 1:
        return possible[0], "the only order that fits its shape"
    what = " or ".join(possible) if possible else "none of the usual orders has square windows"
    return None, f"possible: {what}" if possible else what
