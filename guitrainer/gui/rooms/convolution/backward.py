"""The backward stage: the gradients of the output, of the weights, and of the input."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QGridLayout, QWidget

from guitrainer.figures import figure
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import Card, column, label
from guitrainer.gui.kit.grid import NumberGrid
from guitrainer.gui.kit.text import SteadyText
from guitrainer.gui.rooms.convolution.cards import added, product_text, signed
from guitrainer.gui.rooms.convolution.controls import Channels, Level
from guitrainer.gui.rooms.convolution.scene import Scene
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.backprop import Backward

MOST_TERMS = 12  # most terms of a sum written out


class BackwardStage(QWidget):
    """The gradient of the weights above; the gradient passed on to the previous layer below."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene
        self._make_grids()
        self.weight_title, self.weight_sum = label("", "strong"), SteadyText(1)
        self.weight_sum.setAccessibleName(self.tr("The gradient of this weight"))
        self.update_text = SteadyText(1)
        self.update_text.setAccessibleName(self.tr("The update of this weight"))
        self.channels = Channels(scene)
        text = Card(self.weight_title, self.weight_sum, self.update_text)
        self.stage = self._stage()
        self.setLayout(column([self.channels, self.stage, text], spacing=GRID, stretch=1))
        scene.changed.connect(self._paint)
        scene.moved.connect(self._paint_place)

    def _make_grids(self) -> None:
        slide = self.tr("Click, drag or use the arrow keys to move the window.")
        typing = self.tr("Double-click a number, or press F2, to type another.")
        choose = self.tr("Click a weight to see the sum that is its gradient.")
        self.picture = NumberGrid(self.tr("Input"), editable=True, walks=False)
        self.arriving = NumberGrid(self.tr("Incoming gradient"), editable=True, walks=False)
        self.contribution = NumberGrid(self.tr("Gradient × patch"))
        self.weight_gradient = NumberGrid(self.tr("Gradient of the weights"))
        self.filter = NumberGrid(self.tr("Filter"), editable=True)
        self.spread = NumberGrid(self.tr("Gradient × filter"))
        self.picture_gradient = NumberGrid(self.tr("Gradient of the input"), walks=False)
        self.new_filter = NumberGrid(self.tr("Filter after the update"))
        for one, tip in (
            (self.picture, f"{slide} {typing}"),
            (self.arriving, f"{slide} {typing}"),
            (self.picture_gradient, slide),
            (self.filter, typing),
            (self.weight_gradient, choose),
            (self.contribution, choose),
        ):
            one.setToolTip(tip)
        self.arriving.pressed.connect(self.scene.move_to)
        self.arriving.edited.connect(self.scene.edit_gradient)
        for one in (self.picture, self.arriving, self.picture_gradient):
            one.stepped.connect(self.scene.move_by)
        self.picture.edited.connect(self._on_picture_edited)
        self.filter.edited.connect(self.scene.edit_weight)
        for one in (self.contribution, self.weight_gradient, self.filter, self.new_filter):
            one.pressed.connect(self._on_weight_pressed)

    def _stage(self) -> Level:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        rows = (
            (
                self.tr("The gradient of the weights: gradient × what the window saw, summed"),
                (self.picture, self.arriving, self.contribution, self.weight_gradient),
            ),
            (
                self.tr("The gradient of the input, overlaid, and the filter after one step"),
                (self.filter, self.spread, self.picture_gradient, self.new_filter),
            ),
        )
        for place, (title, grids) in enumerate(rows):
            grid.addWidget(label(title, "small"), 2 * place, 0, 1, len(grids))
            grid.setRowStretch(2 * place + 1, 1)
            for across, one in enumerate(grids):
                grid.addWidget(one, 2 * place + 1, across)
                grid.setColumnStretch(across, 1)
        return Level([one for _title, grids in rows for one in grids], grid)

    # ------------------------------------------------------------ painting

    def _paint(self) -> None:
        shown = self.scene.shown
        if shown is None or shown.backward is None:
            return
        self.weight_sum.relax()
        self.arriving.show_caption(self.tr("∂L/∂y arrives"))
        self.contribution.show_caption(self.tr("∂L/∂y · window"))
        self.spread.show_caption(self.tr("∂L/∂y · filter"))
        self.picture.show_caption(self.tr("Input x"))
        self.filter.show_caption(self.tr("Filter w"))
        rate = fill(self.tr("w − %1·∂L/∂w"), figure(shown.backward.learning_rate))
        self.new_filter.show_caption(rate)
        self._paint_place()
        self.stage.level()

    def _paint_place(self) -> None:
        shown, scene = self.scene.shown, self.scene
        if shown is None or shown.backward is None:
            return
        back, channel = shown.backward, scene.channel
        forward = back.forward
        at = back.contribution(scene.row, scene.column)
        halo = forward.window.halo
        around = (halo.top, halo.bottom, halo.left, halo.right)
        frame = (at.top, at.left, *forward.window.extent)
        largest = float(np.abs(forward.image).max())
        self.picture.show_numbers(forward.padded[channel], halo=around, scale=largest)
        self.picture.show_frame(frame)
        self.arriving.show_numbers(back.grad_output[0])
        self.arriving.show_marks([(scene.row, scene.column)])
        self.contribution.show_numbers(at.contribution[channel])
        scale = float(np.abs(back.grad_weight).max())
        self.weight_gradient.show_numbers(at.running_weight[channel], scale=scale)
        largest = float(max(np.abs(forward.weight).max(), np.abs(back.new_weight).max()))
        self.filter.show_numbers(forward.weight[0, channel], scale=largest)
        self.new_filter.show_numbers(back.new_weight[0, channel], scale=largest)
        self.spread.show_numbers(at.spread[channel])
        self._paint_picture_gradient(back, at.running_image, frame)
        self._paint_progress()
        self._paint_weight(back)

    def _paint_picture_gradient(
        self, back: "Backward", running: np.ndarray, frame: tuple[int, int, int, int]
    ) -> None:
        """Show the gradient of the picture; gradients on the padding are lost."""
        halo = back.forward.window.halo
        around = ((halo.top, halo.bottom), (halo.left, halo.right))
        padded = np.pad(running[self.scene.channel], around)
        scale = float(np.abs(back.grad_image).max())
        self.picture_gradient.show_numbers(padded, halo=(*around[0], *around[1]), scale=scale)
        self.picture_gradient.show_frame(frame)

    def _paint_progress(self) -> None:
        height, width = self.scene.places
        total, done = height * width, self.scene.place + 1
        for grid, whole, part in (
            (self.weight_gradient, self.tr("∂L/∂w"), self.tr("∂L/∂w so far (%1 of %2)")),
            (self.picture_gradient, self.tr("∂L/∂x"), self.tr("∂L/∂x so far (%1 of %2)")),
        ):
            text = whole if done == total else part
            grid.show_caption(fill(text, done, total))

    def _paint_weight(self, back: "Backward") -> None:
        """Write out the gradient and the update of the chosen weight."""
        row, column = self._weight(back)
        for one in (self.contribution, self.weight_gradient, self.filter, self.new_filter):
            one.show_marks([(row, column)])
        cell = (0, self.scene.channel, row, column)
        title = self.tr("Gradient of the weight in row %1, column %2: one term per position")
        self.weight_title.setText(fill(title, row + 1, column + 1))
        self.weight_sum.show_text(self._terms(back, cell))
        weight, gradient = float(back.forward.weight[cell]), float(back.grad_weight[cell])
        text = self.tr(
            "Update: %1 − %2·%3 = <b>%4</b>, once, for all %5 positions: the weight stays shared."
        )
        parts = (
            figure(weight),
            figure(back.learning_rate),
            signed(gradient),
            figure(float(back.new_weight[cell])),
            back.grad_output.size,
        )
        self.update_text.show_text(fill(text, *parts))

    def _terms(self, back: "Backward", cell: tuple[int, int, int, int]) -> str:
        _, channel, row, column = cell
        scene, forward = self.scene, back.forward
        terms: list[str] = []
        for at in forward.positions():
            if len(terms) > scene.place:
                break
            gradient = float(back.grad_output[0, at.row, at.column])
            terms.append(product_text(gradient, float(at.window[channel, row, column])))
        running = back.contribution(scene.row, scene.column).running_weight
        total = float(running[channel, row, column])
        if len(terms) > MOST_TERMS:
            terms = [*terms[: MOST_TERMS - 2], "…", terms[-1]]
        text = f"∂L/∂w = {added(terms)} = <b>{figure(total)}</b>"
        left = forward.output.size - scene.place - 1
        return f"{text} {self.tr('so far; %n to come', '', left)}" if left else text

    def _weight(self, back: "Backward") -> tuple[int, int]:
        """Return the weight whose sum is written out: the chosen one, or else the first."""
        height, width = back.forward.window.kernel
        row, column = self.scene.product or (0, 0)
        return min(row, height - 1), min(column, width - 1)

    # ------------------------------------------------------------ requests

    def _on_weight_pressed(self, row: int, column: int) -> None:
        self.scene.show_product((row, column))

    def _on_picture_edited(self, row: int, column: int, value: float) -> None:
        assert self.scene.shown is not None
        halo = self.scene.shown.forward.window.halo
        self.scene.edit_image(row - halo.top, column - halo.left, value)
