"""What both backward stages have in common: eight grids, and the sum behind one weight."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from guitrainer.explain.arrays import Array
from guitrainer.figures import figure
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import Card, column, label
from guitrainer.gui.kit.cells import Cell
from guitrainer.gui.kit.grid import NumberGrid
from guitrainer.gui.kit.text import SteadyText
from guitrainer.gui.rooms.convolution.cards import added, product_text, signed
from guitrainer.gui.rooms.convolution.controls import Channels, Level, scrolled
from guitrainer.gui.rooms.convolution.scene import Scene
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.backprop import Backward
    from guitrainer.explain.transposed_backprop import TransposedBackward

    Gradients = Backward | TransposedBackward

MOST_TERMS = 12  # most terms of a sum written out


class GradientStage(QWidget):
    """The gradient of the weights above; the gradient passed on to the previous layer below."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene
        self._make_grids()
        self.weight_title, self.weight_sum = label("", "strong"), SteadyText(1)
        self.weight_sum.setAccessibleDescription(self.tr("The gradient of this weight"))
        self.update_text = SteadyText(1)
        self.update_text.setAccessibleDescription(self.tr("The update of this weight"))
        self.channels = Channels(scene)
        text = Card(self.weight_title, self.weight_sum, self.update_text)
        self.stage = self._stage()
        self.setLayout(column([self.channels, scrolled(self.stage), text], spacing=GRID, stretch=1))
        self.connect_grids()
        scene.changed.connect(self._paint)
        scene.moved.connect(self._paint_place)

    # ------------------------------------------------------------ for subclasses

    def titles(self) -> tuple[str, str]:
        """Return the titles of the upper and the lower row."""
        raise NotImplementedError

    def connect_grids(self) -> None:
        """Set the tips of the upper grids, and connect them with the scene."""
        raise NotImplementedError

    def gradients(self) -> "Gradients | None":
        """Return the gradients, if they are those of this stage."""
        raise NotImplementedError

    def show_captions(self) -> None:
        """Write what the grids contain, except for the rate and for what grows."""
        raise NotImplementedError

    def show_place(self) -> Array:
        """Show the numbers at this position.

        Returns
        -------
        sums of the terms so far for the weights of the displayed channel, (kh, kw)
        """
        raise NotImplementedError

    def filter_of(self, weight: Array) -> Array:
        """Return the displayed channel of a weight, or of its gradient, (kh, kw)."""
        raise NotImplementedError

    def factors(self, cell: Cell) -> Iterator[tuple[float, float]]:
        """Yield the factors of all terms of the gradient of a weight, position by position."""
        raise NotImplementedError

    # ------------------------------------------------------------ layout

    def _make_grids(self) -> None:
        self.picture = NumberGrid(self.tr("Input"), editable=True, walks=False)
        self.arriving = NumberGrid(self.tr("Incoming gradient"), editable=True, walks=False)
        self.contribution = NumberGrid(self.tr("Gradient × patch"))
        self.weight_gradient = NumberGrid(self.tr("Gradient of the weights"))
        self.filter = NumberGrid(self.tr("Filter"), editable=True)
        self.spread = NumberGrid(self.tr("Gradient × filter"))
        self.picture_gradient = NumberGrid(self.tr("Gradient of the input"), walks=False)
        self.new_filter = NumberGrid(self.tr("Filter after the update"))
        typing = self.tr("Double-click a number, or press F2, to type another.")
        choose = self.tr("Click a weight to see the sum that is its gradient.")
        self.filter.setToolTip(typing)
        for one in (self.weight_gradient, self.contribution):
            one.setToolTip(choose)
        for one in (self.picture, self.arriving, self.picture_gradient):
            one.stepped.connect(self.scene.move_by)
        self.filter.edited.connect(self.scene.edit_weight)
        for one in (self.contribution, self.weight_gradient, self.filter, self.new_filter):
            one.pressed.connect(self._on_weight_pressed)

    def _stage(self) -> Level:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        rows = (
            (self.picture, self.arriving, self.contribution, self.weight_gradient),
            (self.filter, self.spread, self.picture_gradient, self.new_filter),
        )
        for place, (title, grids) in enumerate(zip(self.titles(), rows, strict=True)):
            grid.addWidget(label(title, "small"), 2 * place, 0, 1, len(grids))
            grid.setRowStretch(2 * place + 1, 1)
            for across, one in enumerate(grids):
                grid.addWidget(one, 2 * place + 1, across)
                grid.setColumnStretch(across, 1)
        return Level([one for grids in rows for one in grids], grid)

    # ------------------------------------------------------------ painting

    def _paint(self) -> None:
        back = self.gradients()
        if back is None:
            return
        self.weight_sum.relax()
        self.show_captions()
        self.arriving.show_caption(self.tr("∂L/∂y arrives"))
        self.spread.show_caption(self.tr("∂L/∂y · filter"))
        self.picture.show_caption(self.tr("Input x"))
        self.filter.show_caption(self.tr("Filter w"))
        rate = fill(self.tr("w − %1·∂L/∂w"), figure(back.learning_rate))
        self.new_filter.show_caption(rate)
        self._paint_place()
        self.stage.level()

    def _paint_place(self) -> None:
        back = self.gradients()
        if back is None:
            return
        running = self.show_place()
        scale = float(np.abs(back.grad_weight).max())
        self.weight_gradient.show_numbers(running, scale=scale)
        weight = back.forward.weight
        largest = float(max(np.abs(weight).max(), np.abs(back.new_weight).max()))
        self.filter.show_numbers(self.filter_of(weight), scale=largest)
        self.new_filter.show_numbers(self.filter_of(back.new_weight), scale=largest)
        self._paint_progress()
        self._paint_weight(back, running)

    def _paint_progress(self) -> None:
        height, width = self.scene.places
        total, done = height * width, self.scene.place + 1
        for grid, whole, part in (
            (self.weight_gradient, self.tr("∂L/∂w"), self.tr("∂L/∂w so far (%1 of %2)")),
            (self.picture_gradient, self.tr("∂L/∂x"), self.tr("∂L/∂x so far (%1 of %2)")),
        ):
            text = whole if done == total else part
            grid.show_caption(fill(text, done, total))

    def _paint_weight(self, back: "Gradients", running: Array) -> None:
        """Write out the gradient and the update of the chosen weight."""
        row, column = cell = self._weight(running)
        for one in (self.contribution, self.weight_gradient, self.filter, self.new_filter):
            one.show_marks([cell])
        title = self.tr("Gradient of the weight in row %1, column %2: one term per position")
        self.weight_title.setText(fill(title, row + 1, column + 1))
        self.weight_sum.show_text(self._terms(cell, float(running[cell])))
        arrays = back.forward.weight, back.grad_weight, back.new_weight
        weight, gradient, new = (float(self.filter_of(one)[cell]) for one in arrays)
        text = self.tr(
            "Update: %1 − %2·%3 = <b>%4</b>, once, for all %5 positions: the weight stays shared."
        )
        height, width = self.scene.places
        parts = figure(weight), figure(back.learning_rate), signed(gradient), figure(new)
        self.update_text.show_text(fill(text, *parts, height * width))

    def _terms(self, cell: Cell, total: float) -> str:
        scene = self.scene
        factors = islice(self.factors(cell), scene.place + 1)
        terms = [product_text(left, right) for left, right in factors]
        if len(terms) > MOST_TERMS:
            terms = [*terms[: MOST_TERMS - 2], "…", terms[-1]]
        text = f"∂L/∂w = {added(terms)} = <b>{figure(total)}</b>"
        height, width = scene.places
        left = height * width - scene.place - 1
        # `self.tr` would not find the plural forms, because the object is of a subclass
        rest = QCoreApplication.translate("GradientStage", "so far; %n to come", "", left)
        return f"{text} {rest}" if left else text

    def _weight(self, running: Array) -> Cell:
        """Return the weight whose sum is written out: the chosen one, or else the first."""
        row, column = self.scene.product or (0, 0)
        height, width = running.shape
        return min(row, height - 1), min(column, width - 1)

    # ------------------------------------------------------------ requests

    def _on_weight_pressed(self, row: int, column: int) -> None:
        self.scene.show_product((row, column))
