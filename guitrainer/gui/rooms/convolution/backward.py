"""The backward stage: the gradients of the output, of the weights, and of the input."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from guitrainer.explain.arrays import Array
from guitrainer.gui.kit.cells import Cell
from guitrainer.gui.kit.grid import Box
from guitrainer.gui.rooms.convolution.gradients import GradientStage
from guitrainer.gui.rooms.convolution.taps import Taps

if TYPE_CHECKING:
    from guitrainer.explain.backprop import Backward


class BackwardStage(GradientStage):
    """The gradient at every output, times what its window saw, and times the filter."""

    def titles(self) -> tuple[str, str]:
        """Return the titles of both rows."""
        return (
            self.tr("The gradient of the weights: gradient × what the window saw, summed"),
            self.tr("The gradient of the input, overlaid, and the filter after one step"),
        )

    def connect_grids(self) -> None:
        """Let a click on a gradient move the window."""
        slide = self.tr("Click, drag or use the arrow keys to move the window.")
        typing = self.tr("Double-click a number, or press F2, to type another.")
        for one in (self.picture, self.arriving):
            one.setToolTip(f"{slide} {typing}")
        self.picture_gradient.setToolTip(slide)
        self.arriving.pressed.connect(self.scene.move_to)
        self.arriving.edited.connect(self.scene.edit_gradient)
        self.picture.edited.connect(self._on_picture_edited)

    def gradients(self) -> "Backward | None":
        """Return the gradients of the convolution."""
        return None if self.scene.shown is None else self.scene.shown.backward

    def show_captions(self) -> None:
        """Write the product of the upper row."""
        self.contribution.show_caption(self.tr("∂L/∂y · window"))

    def show_place(self) -> Array:
        """Show the window, and the gradient at its output."""
        scene, back = self.scene, self._back
        forward, channel = back.forward, scene.channel
        at = back.contribution(scene.row, scene.column)
        halo = forward.window.halo
        around = (halo.top, halo.bottom, halo.left, halo.right)
        frame = (at.top, at.left, *forward.window.extent)
        taps = Taps((at.top, at.left), forward.window).apart()
        largest = float(np.abs(forward.image).max())
        self.picture.show_numbers(forward.padded[channel], halo=around, scale=largest)
        self.picture.show_frame(frame)
        self.picture.show_marks([], taps)
        self.arriving.show_numbers(back.grad_output[0])
        self.arriving.show_marks([(scene.row, scene.column)])
        self.contribution.show_numbers(at.contribution[channel])
        self.spread.show_numbers(at.spread[channel])
        self._show_picture_gradient(at.running_image[channel], frame, taps)
        running: Array = at.running_weight[channel]
        return running

    def _show_picture_gradient(self, running: Array, frame: Box, taps: list[Cell]) -> None:
        """Show the gradient of the picture; gradients on the padding are lost."""
        halo = self._back.forward.window.halo
        around = ((halo.top, halo.bottom), (halo.left, halo.right))
        scale = float(np.abs(self._back.grad_image).max())
        padded = np.pad(running, around)
        self.picture_gradient.show_numbers(padded, halo=(*around[0], *around[1]), scale=scale)
        self.picture_gradient.show_frame(frame)
        self.picture_gradient.show_marks([], taps)

    def filter_of(self, weight: Array) -> Array:
        """Return the displayed channel of a weight."""
        shown: Array = weight[0, self.scene.channel]
        return shown

    def factors(self, cell: Cell) -> Iterator[tuple[float, float]]:
        """Yield the gradient at every output, and the number that the weight saw there."""
        back, place = self._back, (self.scene.channel, *cell)
        for at in back.forward.positions():
            yield float(back.grad_output[0, at.row, at.column]), float(at.window[place])

    @property
    def _back(self) -> "Backward":
        found = self.gradients()
        assert found is not None
        return found

    def _on_picture_edited(self, row: int, column: int, value: float) -> None:
        halo = self._back.forward.window.halo
        self.scene.edit_image(row - halo.top, column - halo.left, value)
