"""The transposed stage: a pixel, the filter, their product, and the output it is added to."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QWidget

from guitrainer.figures import figure
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import Card, column, label
from guitrainer.gui.kit.grid import Box, NumberGrid
from guitrainer.gui.kit.text import SteadyText
from guitrainer.gui.rooms.convolution.cards import path_text
from guitrainer.gui.rooms.convolution.controls import (
    Channels,
    Level,
    equation,
    scrolled,
    show_sizes,
)
from guitrainer.gui.rooms.convolution.scene import Scene
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.transposed import Stamp, Transposed

MOST_LINES = 2  # usual number of lines; longer texts get more


class TransposedStage(QWidget):
    """Clicks and drags on the input choose the pixel; a double click opens a cell."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene
        self._largest = 0.0  # product of all pixels, to keep the colors constant
        self._make_grids()
        self.title, self.text = label("", "strong"), SteadyText(MOST_LINES)
        self.text.setAccessibleDescription(self.tr("The stamp of this pixel"))
        self.channels = Channels(scene)
        self.stage = self._stage()
        card = Card(self.title, self.text)
        self.setLayout(column([self.channels, scrolled(self.stage), card], spacing=GRID, stretch=1))
        scene.changed.connect(self._paint)
        scene.moved.connect(self._paint_place)

    def _make_grids(self) -> None:
        self.picture = NumberGrid(self.tr("Input"), editable=True, walks=False)
        self.filter = NumberGrid(self.tr("Filter"), editable=True)
        self.stamp = NumberGrid(self.tr("Pixel × filter"))
        self.output = NumberGrid(self.tr("Output"))
        choose = self.tr("Click, drag or use the arrow keys to choose the pixel.")
        typing = self.tr("Double-click a number, or press F2, to type another.")
        self.picture.setToolTip(f"{choose} {typing}")
        self.filter.setToolTip(typing)
        self.picture.pressed.connect(self.scene.move_to)
        self.picture.stepped.connect(self.scene.move_by)
        self.picture.edited.connect(self.scene.edit_image)
        self.filter.edited.connect(self.scene.edit_weight)

    def _stage(self) -> Level:
        grids = (self.picture, self.filter, self.stamp, self.output)
        return equation(grids, "→", (4, 4, 6))

    # ------------------------------------------------------------ painting

    def _paint(self) -> None:
        transposed = None if self.scene.shown is None else self.scene.shown.transposed
        if transposed is None:
            return
        self._largest = float(np.abs(transposed.image).max() * np.abs(transposed.weight).max())
        self.text.relax()
        show_sizes(
            (self.picture, self.tr("Input"), transposed.image[0]),
            (self.filter, self.tr("Filter"), transposed.weight[0, 0]),
            (self.output, self.tr("Output"), transposed.output[0]),
        )
        self._paint_place()
        self.stage.level()

    def _paint_place(self) -> None:
        scene = self.scene
        transposed = None if scene.shown is None else scene.shown.transposed
        if transposed is None:
            return
        channel, stamp = scene.channel, transposed.stamp(scene.row, scene.column)
        self.picture.show_numbers(
            transposed.image[channel], scale=float(np.abs(transposed.image).max())
        )
        self.picture.show_marks([(scene.row, scene.column)])
        if not self.picture.hasFocus():
            self.picture.show_cell((scene.row, scene.column))
        weights = stamp.weight
        self.filter.show_numbers(weights[channel], scale=float(np.abs(weights).max()))
        self.stamp.show_numbers(stamp.products[channel], scale=self._largest)
        scale = float(np.abs(transposed.output).max())
        self.output.show_numbers(stamp.running, scale=scale)
        self.output.show_frame(_visible(stamp))
        self._paint_text(transposed, stamp)

    def _paint_text(self, transposed: "Transposed", stamp: "Stamp") -> None:
        where = fill(self.tr("input in row %1, column %2"), stamp.row + 1, stamp.column + 1)
        self.title.setText(path_text([*self.scene.path(), where]))
        lines = [self._place_text(stamp)]
        if len(stamp.values) > 1:
            lines.append(
                fill(self.tr("The products of all %1 channels are added."), len(stamp.values))
            )
        bias = float(transposed.bias[0])
        if bias:
            lines.append(fill(self.tr("The output starts as the bias, %1."), figure(bias)))
        self.text.show_text("<br>".join(lines))

    def _place_text(self, stamp: "Stamp") -> str:
        value = figure(float(stamp.values[self.scene.channel]))
        frame = _visible(stamp)
        if frame is None:
            text = self.tr("<b>%1</b> times the filter falls outside the output.")
            return fill(text, value)
        top, left, height, width = frame
        text = self.tr(
            "<b>%1</b> times the filter is added to rows %2 to %3 and columns %4 to %5 of the "
            "output."
        )
        text = fill(text, value, top + 1, top + height, left + 1, left + width)
        if (height, width) == stamp.stamp.shape:
            return text
        return f"{text} {self.tr('The part beyond the border is cut off.')}"


def _visible(stamp: "Stamp") -> Box | None:
    """Return the part of the output under a stamp: top, left, height, width; None if empty."""
    sides = zip((stamp.top, stamp.left), stamp.stamp.shape, stamp.running.shape, strict=True)
    (top, bottom), (left, right) = ((max(a, 0), min(a + k, n)) for a, k, n in sides)
    return (top, left, bottom - top, right - left) if top < bottom and left < right else None
