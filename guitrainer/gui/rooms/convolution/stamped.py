"""The backward stage of a transposed convolution: the gradient under the stamp of every pixel."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from guitrainer.explain.arrays import Array
from guitrainer.gui.kit.cells import Cell
from guitrainer.gui.rooms.convolution.gradients import GradientStage

if TYPE_CHECKING:
    from guitrainer.explain.transposed_backprop import TransposedBackward


class StampedBackwardStage(GradientStage):
    """The gradient under the stamp of every pixel, times the pixel, and times the filter."""

    def titles(self) -> tuple[str, str]:
        """Return the titles of both rows."""
        return (
            self.tr("The gradient of the weights: pixel × the gradient under its stamp, summed"),
            self.tr(
                "The gradient of the input: the sum of gradient × filter, and the filter after "
                "one step"
            ),
        )

    def connect_grids(self) -> None:
        """Let a click choose the pixel."""
        choose = self.tr("Click, drag or use the arrow keys to choose the pixel.")
        typing = self.tr("Double-click a number, or press F2, to type another.")
        self.picture.setToolTip(f"{choose} {typing}")
        self.picture_gradient.setToolTip(choose)
        self.arriving.setToolTip(typing)
        for one in (self.picture, self.picture_gradient):
            one.pressed.connect(self.scene.move_to)
        self.picture.edited.connect(self.scene.edit_image)
        self.arriving.edited.connect(self._on_gradient_edited)

    def gradients(self) -> "TransposedBackward | None":
        """Return the gradients of the transposed convolution."""
        return None if self.scene.shown is None else self.scene.shown.stamped

    def show_captions(self) -> None:
        """Write the product of the upper row."""
        self.contribution.show_caption(self.tr("x · ∂L/∂y"))

    def show_place(self) -> Array:
        """Show the pixel, and the gradient under its stamp."""
        scene, back = self.scene, self._back
        channel, place, window = scene.channel, (scene.row, scene.column), back.back.window
        at = back.contribution(*place)
        largest = float(np.abs(back.forward.image).max())
        self.picture.show_numbers(back.forward.image[channel], scale=largest)
        halo = window.halo
        around = (halo.top, halo.bottom, halo.left, halo.right)
        self.arriving.show_numbers(back.back.padded[0], halo=around)
        self.arriving.show_frame((at.top, at.left, *window.extent))
        self.contribution.show_numbers(at.contribution[channel])
        self.spread.show_numbers(at.products[channel])
        shape = back.grad_image[channel].shape
        known = np.arange(back.grad_image[channel].size).reshape(shape) <= scene.place
        scale = float(np.abs(back.grad_image).max())
        gradient = back.grad_image[channel]
        self.picture_gradient.show_numbers(gradient, known=known, scale=scale)
        for one in (self.picture, self.picture_gradient):
            one.show_marks([place])
        running: Array = at.running_weight[channel]
        return running

    def filter_of(self, weight: Array) -> Array:
        """Return the displayed channel of a weight."""
        shown: Array = weight[self.scene.channel, 0]
        return shown

    def factors(self, cell: Cell) -> Iterator[tuple[float, float]]:
        """Yield every pixel, and the gradient that the weight sees under its stamp."""
        back, channel = self._back, self.scene.channel
        for at in back.back.positions(channel):
            pixel = back.forward.image[channel, at.row, at.column]
            yield float(pixel), float(at.window[(0, *cell)])

    @property
    def _back(self) -> "TransposedBackward":
        found = self.gradients()
        assert found is not None
        return found

    def _on_gradient_edited(self, row: int, column: int, value: float) -> None:
        halo = self._back.back.window.halo
        self.scene.edit_gradient(row - halo.top, column - halo.left, value)
