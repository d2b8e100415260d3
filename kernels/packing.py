"""Index arrays that put the elements of a weight (OIHW) in the order the kernels read them.

The kernels walk their weights once, front to back. These arrays are computed once per layer;
`flat_weight[index]` packs.
"""

import numpy as np
from numpy.typing import NDArray

from kernels.tiling import GradientTile

IndexArray = NDArray[np.int64]


def group_starts(size: int, group: int) -> IndexArray:
    """First elements of groups that cover `size`; the last is moved back to end at the border."""
    return np.minimum(np.arange(0, size, group), size - group).astype(np.int64)


def pack_forward(shape: tuple[int, int, int, int], channels: int) -> IndexArray:
    """Index of the packed weight [group][in channel][row][column][channels] of `conv_forward`."""
    flat = np.arange(np.prod(shape), dtype=np.int64).reshape(shape)
    members = group_starts(shape[0], channels)[:, None] + np.arange(channels)
    return np.ascontiguousarray(flat[members].transpose(0, 2, 3, 4, 1)).ravel()


def pack_backward(shape: tuple[int, int, int, int], channels: int) -> IndexArray:
    """Index of the weight turned by 180° with channels exchanged, packed as `pack_forward`."""
    flat = np.arange(np.prod(shape), dtype=np.int64).reshape(shape)
    turned = flat.transpose(1, 0, 2, 3)[:, :, ::-1, ::-1]
    members = group_starts(shape[1], channels)[:, None] + np.arange(channels)
    return np.ascontiguousarray(turned[members].transpose(0, 2, 3, 4, 1)).ravel()


def gradient_corners(shape: tuple[int, int, int, int], tile: GradientTile) -> IndexArray:
    """First (input channel, kernel row) of every tile of a weight gradient, shape (tiles, 2)."""
    _, in_channels, kernel_h, _ = shape
    if tile.axis == 1:
        pairs = [(c, i) for c in group_starts(in_channels, tile.groups) for i in range(kernel_h)]
    else:
        pairs = [(c, i) for c in range(in_channels) for i in group_starts(kernel_h, tile.groups)]
    return np.array(pairs, dtype=np.int64)


def unpack_gradient(shape: tuple[int, int, int, int], tile: GradientTile) -> IndexArray:
    """For each element of the weight, where `conv_weight_gradient` puts its sum."""
    out_channels, _, _, kernel_w = shape
    corners = gradient_corners(shape, tile)
    flat = np.arange(np.prod(shape), dtype=np.int64).reshape(shape)
    members = group_starts(out_channels, tile.channels)[:, None] + np.arange(tile.channels)
    q = np.arange(tile.groups)
    ci = corners[:, 0, None] + (q if tile.axis == 1 else 0 * q)
    i = corners[:, 1, None] + (q if tile.axis == 2 else 0 * q)
    taps = np.arange(kernel_w)
    # [group of channels, tile, group, tap, channel] -> element of the weight
    packed = flat[
        members[:, None, None, None, :],
        ci[None, :, :, None, None],
        i[None, :, :, None, None],
        taps[None, None, None, :, None],
    ].ravel()
    index = np.empty(flat.size, dtype=np.int64)
    index[packed] = np.arange(packed.size)
    return index


def gradient_size(shape: tuple[int, int, int, int], tile: GradientTile) -> int:
    """Number of sums that `conv_weight_gradient` writes, including those computed twice."""
    groups = len(group_starts(shape[0], tile.channels))
    return groups * len(gradient_corners(shape, tile)) * tile.groups * shape[3] * tile.channels
