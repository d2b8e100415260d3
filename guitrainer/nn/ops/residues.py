"""A transposed convolution, as one ordinary convolution per residue.

It is the input gradient of a convolution from its output to its input. With a stride s, output
pixels of one residue modulo s see the same taps of the filters, so each residue is an ordinary
convolution with these taps.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np

from guitrainer.nn.geometry import Residue, Window, residues
from guitrainer.nn.ops.passes import Pass
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import Array, Blocks, aligned_zeros
from kernels.convolution import make_conv_forward
from kernels.packing import pack_residue
from kernels.program import Call, Phase
from kernels.tiling import conv_tile, strip_rows
from kernels.updates import make_pack

Slices = tuple[slice, ...]


@dataclass(frozen=True)
class Part:
    """The convolution of one residue: what it reads and writes of a block, and its weights.

    `count` is the number of rows that it writes.
    """

    kernel: object
    x: Slices
    out: Slices
    count: int
    index: Array
    packed: Array


class ResiduePass(Pass):
    """A transposed convolution; weight (in channels, out channels per group, kh, kw).

    Parameters
    ----------
    source : its input, with the halo given by `transposed_halo`
    window : geometry of the convolution from the output to the input
    shift : number added to each channel of the output
    groups : number of groups of channels
    """

    def __init__(
        self,
        source: Blocks,
        target: Blocks,
        window: Window,
        weight: Parameter,
        shift: Array,
        groups: int,
    ) -> None:
        self.source, self.target, self.weight, self._shift = source, target, weight, shift
        self._groups, self._dtype = groups, str(weight.value.dtype)
        channels, item = (target.inner.shape[1], source.inner.shape[1]), weight.value.itemsize
        self._rows = strip_rows(window.out, window.image, channels, item)
        self._pack = make_pack(self._dtype)
        sides = [residues(window, axis) for axis in (0, 1)]
        self._parts = [self._part(rows, columns) for rows, columns in product(*sides)]

    def _part(self, rows: Residue, columns: Residue) -> Part:
        dtype, shape = self._dtype, self.weight.value.shape
        seen = rows.taps and columns.taps
        taps = (rows.taps, columns.taps) if seen else (0, 1)
        tile = conv_tile(taps[1], 1, shape[1], columns.count)
        places = [(side.first, side.step) for side in (rows, columns)]
        index = pack_residue(shape, places, tile.channels, self._groups) if seen else np.zeros(0)
        return Part(
            make_conv_forward(*taps, 1, 1, tile.channels, tile.width, 0, dtype),
            (slice(None), slice(None), slice(rows.start, None), slice(columns.start, None)),
            (slice(None), slice(None), rows.outputs, columns.outputs),
            rows.count,
            index.astype(np.int64),
            aligned_zeros((max(index.size, 1),), dtype)[: index.size],
        )

    def calls(self, n: int) -> list[Call]:
        most = max(part.count for part in self._parts)
        tops = range(0, most, self._rows)
        return [
            self._call(n, part, top) for top in tops for part in self._parts if top < part.count
        ]

    def _call(self, n: int, part: Part, top: int) -> Call:
        """Compute some rows of a residue, while what all residues read of them is in the cache."""
        x = self.source.padded_block(n)[part.x][:, :, top:]
        out = self.target.inner_block(n)[part.out][:, :, top : top + self._rows]
        return Call(part.kernel, x, part.packed, self._shift, 1, 1, self._groups, out, 0, 1)

    def refresh_tasks(self) -> Phase:
        filled = [part for part in self._parts if part.index.size]
        return [[Call(self._pack, self.weight.flat, part.index, part.packed)] for part in filled]
