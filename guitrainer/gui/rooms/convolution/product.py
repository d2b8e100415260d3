"""One product, and where its two numbers come from."""

from guitrainer.figures import figure
from guitrainer.gui.kit.basic import Card, button, label, row
from guitrainer.gui.kit.text import SteadyText
from guitrainer.gui.rooms.convolution.scene import Scene
from guitrainer.gui.rooms.convolution.writing import path_text, product_text
from guitrainer.sentences import fill


class ProductCard(Card):
    """From the layer to one product of one sum."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene
        self.back = button("‹ " + self.tr("All products"), "quiet", self.tr("Back to the sum"))
        self.back.clicked.connect(self._on_back)
        self.path, self.text = label("", "strong"), SteadyText(2)
        head = row([self.path, None, self.back])
        self.hold([head, self.text, None])
        scene.moved.connect(self._paint)
        scene.changed.connect(self._paint)

    def _paint(self) -> None:
        scene = self.scene
        if scene.product is None or scene.shown is None:
            return
        row_, column_ = scene.product
        forward = scene.shown.forward
        place = forward.position(scene.row, scene.column)
        if row_ >= place.weight.shape[1] or column_ >= place.weight.shape[2]:
            return
        cell = (scene.channel, row_, column_)
        self.path.setText(path_text(self._path(row_, column_)))
        left, right = float(place.window[cell]), float(place.weight[cell])
        value = float(place.products[cell])
        what = self._pixel(place.top + row_, place.left + column_)
        text = self.tr("%1 times the weight in row %2, column %3: %4 = <b>%5</b>.<br>")
        product = product_text(left, right)
        text = fill(text, what, row_ + 1, column_ + 1, product, figure(value))
        rest = self.tr(
            "It is one of %1 products that add up to %2. The same weight is used at all %3 "
            "positions: it is shared."
        )
        rest = fill(rest, place.products.size, figure(place.sum), forward.output[0].size)
        self.text.show_text(text + rest)

    def _path(self, row_: int, column_: int) -> list[str]:
        scene = self.scene
        parts = scene.path()
        parts.append(fill(self.tr("position (%1, %2)"), scene.row + 1, scene.column + 1))
        assert scene.shown is not None
        if len(scene.shown.forward.image) > 1:
            parts.append(fill(self.tr("channel %1"), scene.channel + 1))
        return [*parts, fill(self.tr("product (%1, %2)"), row_ + 1, column_ + 1)]

    def _pixel(self, row_: int, column_: int) -> str:
        """What the window sees there; row and column of the padded picture."""
        assert self.scene.shown is not None
        forward = self.scene.shown.forward
        row_ -= forward.window.halo.top
        column_ -= forward.window.halo.left
        _, height, width = forward.image.shape
        if not (0 <= row_ < height and 0 <= column_ < width):
            return self.tr("A zero from the padding")
        text = self.tr("The input in row %1, column %2")
        return fill(text, row_ + 1, column_ + 1)

    def _on_back(self) -> None:
        self.scene.show_product(None)
