"""The forward stage: picture, filter, their products, and the output as it fills up."""

import numpy as np
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from guitrainer.figures import figure
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import Card, column, label
from guitrainer.gui.kit.cells import Cell
from guitrainer.gui.kit.grid import NumberGrid
from guitrainer.gui.kit.text import SteadyText
from guitrainer.gui.rooms.convolution.cards import (
    ProductCard,
    path_text,
    products_text,
    signed,
    sum_text,
)
from guitrainer.gui.rooms.convolution.controls import (
    Channels,
    Level,
    equation,
    scrolled,
    show_sizes,
)
from guitrainer.gui.rooms.convolution.scene import Scene
from guitrainer.gui.rooms.convolution.taps import Taps
from guitrainer.sentences import fill

# Most products to write out; for more, the sums of rows are written.
MOST_PRODUCTS = 30
MOST_LINES = 3  # usual number of lines; longer texts get more


class ForwardStage(QWidget):
    """Clicks and drags on input or output move the window; a double click opens a cell."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene
        self._largest_product = 0.0  # over all positions, to keep the colors constant
        self._make_grids()
        self.sum, self._title = SteadyText(MOST_LINES), label("", "strong")
        self.sum.setAccessibleDescription(self.tr("The sum at this position"))
        self.zoom = ProductCard(scene)
        self.zoom.back.ensurePolished()
        self._title.setMinimumHeight(self.zoom.back.sizeHint().height())  # titles must not move
        self.cards = QStackedWidget()
        sum_card = Card(self._title, self.sum, None)
        for one in (sum_card, self.zoom):
            self.cards.addWidget(one)
        self.cards.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.channels = Channels(scene)
        self.stage = self._stage()
        self.setLayout(
            column([self.channels, scrolled(self.stage), self.cards], spacing=GRID, stretch=1)
        )
        scene.changed.connect(self._paint)
        scene.moved.connect(self._paint_place)

    def _make_grids(self) -> None:
        self.picture = NumberGrid(self.tr("Input"), editable=True, walks=False)
        self.filter = NumberGrid(self.tr("Filter"), editable=True)
        self.products = NumberGrid(self.tr("Products"))
        self.output = NumberGrid(self.tr("Output"), walks=False)
        slide = self.tr("Click, drag or use the arrow keys to move the window.")
        typing = self.tr("Double-click a number, or press F2, to type another.")
        self.picture.setToolTip(f"{slide} {typing}")
        self.filter.setToolTip(typing)
        self.products.setToolTip(self.tr("Click a product to see where it comes from."))
        self.output.setToolTip(slide)
        self.picture.pressed.connect(self._on_picture_pressed)
        self.picture.edited.connect(self._on_picture_edited)
        self.output.pressed.connect(self.scene.move_to)
        for one in (self.picture, self.output):
            one.stepped.connect(self.scene.move_by)
        self.filter.edited.connect(self.scene.edit_weight)
        self.products.pressed.connect(self._on_product_pressed)
        self.products.stepped.connect(self._on_product_stepped)
        for one in (self.filter, self.products):
            one.hovered.connect(self._on_hovered)

    def _stage(self) -> Level:
        grids = (self.picture, self.filter, self.products, self.output)
        return equation(grids, "Σ →", (6, 4, 4))

    # ------------------------------------------------------------ painting

    def _paint(self) -> None:
        forward = self.scene.slid
        if forward is None:
            return
        places = forward.positions()
        self._largest_product = max(float(np.abs(one.products).max()) for one in places)
        self.sum.relax()
        self._paint_captions()
        self._paint_place()
        self.stage.level()

    def _paint_captions(self) -> None:
        assert self.scene.shown is not None
        forward = self.scene.shown.forward
        show_sizes(
            (self.picture, self.tr("Input"), forward.image[0]),
            (self.filter, self.tr("Filter"), forward.weight[0, 0]),
            (self.output, self.tr("Output"), forward.output[0]),
        )

    def _paint_place(self) -> None:
        scene = self.scene
        forward, channel = scene.slid, scene.channel
        if forward is None:
            return
        place = forward.position(scene.row, scene.column)
        self.picture.show_numbers(
            forward.padded[channel],
            halo=self._halo(),
            scale=float(np.abs(forward.image).max()),
        )
        self.picture.show_frame((place.top, place.left, *forward.window.extent))
        if not self.picture.hasFocus():
            self.picture.show_cell((place.top, place.left))
        weights = place.weight
        self.filter.show_numbers(weights[channel], scale=float(np.abs(weights).max()))
        self.products.show_numbers(place.products[channel], scale=self._largest_product)
        known = np.arange(forward.output[0].size).reshape(forward.output[0].shape) <= scene.place
        scale = float(np.abs(forward.output).max())
        self.output.show_numbers(forward.output[0], known=known, scale=scale)
        self.output.show_marks([(scene.row, scene.column)])
        self._mark(scene.product)
        self.cards.setCurrentIndex(0 if scene.product is None else 1)
        self._title.setText(self._place_text())
        self.sum.show_text(self._sum_text())

    def _halo(self) -> tuple[int, int, int, int]:
        assert self.scene.shown is not None
        halo = self.scene.shown.forward.window.halo
        return halo.top, halo.bottom, halo.left, halo.right

    def _mark(self, product: Cell | None) -> None:
        """Mark a product and its two factors, and the taps of a window with gaps."""
        assert self.scene.slid is not None and self.picture.frame is not None
        taps = Taps(self.picture.frame[:2], self.scene.slid.window)
        cells = [] if product is None else [product]
        self.products.show_marks(cells)
        self.filter.show_marks(cells)
        self.picture.show_marks(map(taps.cell, cells), taps.apart())

    def _place_text(self) -> str:
        text = self.tr("output in row %1, column %2")
        place = fill(text, self.scene.row + 1, self.scene.column + 1)
        return path_text([*self.scene.path(), place])

    def _sum_text(self) -> str:
        assert self.scene.shown is not None
        place = self.scene.shown.forward.position(self.scene.row, self.scene.column)
        channel, several = self.scene.channel, len(place.products) > 1
        total = f"<b>{figure(place.sum)}</b>"
        lines = []
        if place.products[channel].size > MOST_PRODUCTS:
            lines.append(self._row_sums(place.products[channel]))
        else:
            written = products_text(place.window[channel], place.weight[channel])
            here = figure(float(place.channel_sums[channel])) if several else total
            lines.append(f"{written} = {here}")
        if several:
            lines.append(self._channel_sums(place.channel_sums))
        output = f"<b>{figure(place.output)}</b>"
        end = fill(self.tr("sum %1 + bias %2 = %3"), total, signed(place.bias), output)
        return "<br>".join([*lines, end])

    def _row_sums(self, products: np.ndarray) -> str:
        sums = products.sum(axis=1)
        text = self.tr("the products, summed row by row: %1 = %2")
        return fill(text, sum_text(sums), figure(float(sums.sum())))

    def _channel_sums(self, sums: np.ndarray) -> str:
        text = self.tr("all channels: %1 = %2")
        return fill(text, sum_text(sums), figure(float(sums.sum())))

    # ------------------------------------------------------------ requests

    def _on_picture_pressed(self, row: int, column: int) -> None:
        """Center the window at a cell."""
        assert self.scene.shown is not None
        window = self.scene.shown.forward.window
        places = [
            round((place - (side - 1) / 2) / step)
            for place, side, step in zip((row, column), window.extent, window.stride, strict=True)
        ]
        self.scene.move_to(*places)

    def _on_picture_edited(self, row: int, column: int, value: float) -> None:
        top, _, left, _ = self._halo()
        self.scene.edit_image(row - top, column - left, value)

    def _on_hovered(self, number: int | None) -> None:
        cell = None if number is None else self.products.cell_of(number)
        self._mark(cell or self.scene.product)

    def _on_product_pressed(self, row: int, column: int) -> None:
        self.scene.show_product((row, column))

    def _on_product_stepped(self) -> None:
        if self.scene.product is not None:
            self.scene.show_product(self.products.cell)
