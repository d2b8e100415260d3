"""Index arrays that put the elements of a weight (OIHW) in the order the kernels read them.

The kernels walk their weights once, front to back. These arrays are computed once per layer;
`flat_weight[index]` packs.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kernels.tiling import GradientTile

IndexArray = NDArray[np.int64]


def group_starts(size: int, group: int) -> IndexArray:
    """First elements of groups that cover `size`; the last is moved back to end at the border."""
    return np.minimum(np.arange(0, size, group), size - group).astype(np.int64)


def _by_group(shape: tuple[int, ...], groups: int) -> IndexArray:
    """Index of each element as [group, out channel of the group, in channel, row, column]."""
    flat = np.arange(np.prod(shape), dtype=np.int64)
    return flat.reshape(groups, shape[0] // groups, *shape[1:])


def _packed(weight: IndexArray, channels: int) -> IndexArray:
    """Order [group][tile of channels][in channel][row][column][channels] of `conv_forward`."""
    members = group_starts(weight.shape[1], channels)[:, None] + np.arange(channels)
    return np.ascontiguousarray(weight[:, members].transpose(0, 1, 3, 4, 5, 2)).ravel()


def pack_forward(shape: tuple[int, ...], channels: int, groups: int = 1) -> IndexArray:
    """Index of the packed weight of `conv_forward`."""
    return _packed(_by_group(shape, groups), channels)


def pack_backward(shape: tuple[int, ...], channels: int, groups: int = 1) -> IndexArray:
    """Index of the weight turned by 180° with channels exchanged, packed as `pack_forward`."""
    turned = _by_group(shape, groups).transpose(0, 2, 1, 3, 4)[..., ::-1, ::-1]
    return _packed(turned, channels)


def pack_residue(
    shape: tuple[int, ...], places: Sequence[tuple[int, int]], channels: int, groups: int
) -> IndexArray:
    """Index of the taps of one residue of a transposed convolution, packed as `pack_forward`.

    Parameters
    ----------
    shape : (in channels, out channels per group, kh, kw)
    places : first tap and step to the next, of rows and columns
    """
    down, right = (slice(first, None, step) for first, step in places)
    taps = _by_group(shape, groups)[..., down, right][..., ::-1, ::-1]
    return _packed(taps.transpose(0, 2, 1, 3, 4), channels)


def gradient_corners(shape: tuple[int, ...], tile: GradientTile) -> IndexArray:
    """First (input channel, kernel row) of every tile of a weight gradient, shape (tiles, 2)."""
    _, in_channels, kernel_h, _ = shape
    if tile.axis == 1:
        pairs = [(c, i) for c in group_starts(in_channels, tile.slices) for i in range(kernel_h)]
    else:
        pairs = [(c, i) for c in range(in_channels) for i in group_starts(kernel_h, tile.slices)]
    return np.array(pairs, dtype=np.int64)


def unpack_gradient(shape: tuple[int, ...], tile: GradientTile, groups: int = 1) -> IndexArray:
    """For each element of the weight, where `conv_weight_gradient` puts its sum."""
    corners, weight = gradient_corners(shape, tile), _by_group(shape, groups)
    members = group_starts(weight.shape[1], tile.channels)[:, None] + np.arange(tile.channels)
    q = np.arange(tile.slices)
    ci = corners[:, 0, None] + (q if tile.axis == 1 else 0 * q)
    i = corners[:, 1, None] + (q if tile.axis == 2 else 0 * q)
    taps = np.arange(shape[3])
    # [group, tile of channels, tile, slice, tap, channel] -> element of the weight
    packed = weight[
        np.arange(groups)[:, None, None, None, None, None],
        members[:, None, None, None, :],
        ci[None, :, :, None, None],
        i[None, :, :, None, None],
        taps[None, None, None, :, None],
    ].ravel()
    index = np.empty(weight.size, dtype=np.int64)
    index[packed] = np.arange(packed.size)
    return index


def gradient_size(shape: tuple[int, ...], tile: GradientTile, groups: int = 1) -> int:
    """Number of sums that `conv_weight_gradient` writes, including those computed twice."""
    tiles = groups * len(group_starts(shape[0] // groups, tile.channels))
    return tiles * len(gradient_corners(shape, tile)) * tile.slices * shape[3] * tile.channels
