"""Cards next to the stage: a product, the size of the output, the check of the gradient."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from guitrainer.explain.lengths import AxisLength
from guitrainer.figures import MINUS, figure
from guitrainer.gui.kit.basic import Card, button, label, prose, row
from guitrainer.gui.kit.text import SteadyText
from guitrainer.gui.rooms.convolution.content import WholeLayer
from guitrainer.gui.rooms.convolution.scene import Scene
from guitrainer.sentences import fill

Numbers = NDArray[np.floating]
DOT = "·"
GAP = "\u00a0"  # prevents line breaks inside a product
MOST_TERMS = 6


def signed(value: float, digits: int = 3) -> str:
    """Format a number as a factor, in parentheses if it is negative.

    >>> signed(-0.5), signed(2.0)
    ('(−0.5)', '2')
    """
    text = figure(value, digits)
    return f"({text})" if text.startswith(MINUS) else text


def product_text(left: float, right: float) -> str:
    """Format a product of two factors.

    >>> product_text(0.2, -3.0)
    '0.2·(−3)'
    """
    return f"{signed(left)}{DOT}{signed(right)}"


def products_text(left: Numbers, right: Numbers) -> str:
    """Format the sum of products of two arrays of equal shape, element by element.

    >>> products_text(np.array([1.0, 2.0]), np.array([0.3, -1.0])).replace(GAP, " ")
    '1·0.3 + 2·(−1)'
    """
    pairs = zip(left.reshape(-1), right.reshape(-1), strict=True)
    return added(product_text(float(a), float(b)) for a, b in pairs)


def sum_text(values: Iterable[float]) -> str:
    """Format a sum of numbers.

    >>> sum_text([1.0, -2.0]).replace(GAP, " ")
    '1 + (−2)'
    """
    return added([signed(float(value)) for value in values])


def added(terms: Iterable[str]) -> str:
    """Join terms with plus signs; lines may break before a plus sign."""
    return f" +{GAP}".join(terms)


def path_text(parts: Sequence[str]) -> str:
    """Format a path, from the whole to the part.

    >>> path_text(["conv1", "filter 3"])
    'conv1 › filter 3'
    """
    return " › ".join(parts)


class ProductCard(Card):
    """Shows the path from the layer to one product of a sum."""

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
        forward = scene.slid
        if scene.product is None or forward is None:
            return
        row_, column_ = scene.product
        place = forward.position(scene.row, scene.column)
        if row_ >= place.weight.shape[1] or column_ >= place.weight.shape[2]:
            return
        cell = (scene.channel, row_, column_)
        self.path.setText(path_text(self._path(row_, column_)))
        left, right = float(place.window[cell]), float(place.weight[cell])
        value = float(place.products[cell])
        down, across = forward.window.dilation
        what = self._pixel(place.top + row_ * down, place.left + column_ * across)
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
        """Return the pixel under the window, with its row and column in the padded picture."""
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


class SizeCard(Card):
    """Shows how height and width of the output are computed, on stage and in the whole layer."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene
        self.symbols, self.height_text, self.width_text = (
            prose(),
            prose(rich=True),
            prose(rich=True),
        )
        self.symbols.setToolTip(
            self.tr(
                "n pixels, window of k, padding p on each side, stride s, dilation d, "
                "output padding a"
            )
        )
        self.source = source = label("", "small")
        source.setToolTip(self.tr("A guide to convolution arithmetic for deep learning"))
        self.layer, self.layer_text = label("", "strong"), prose(rich=True)
        title = label(self.tr("Size of the output"), "strong")
        sizes = [title, self.symbols, self.height_text, self.width_text]
        self.hold([*sizes, self.layer, self.layer_text, source])
        scene.changed.connect(self._paint)

    def _paint(self) -> None:
        shown = self.scene.shown
        if shown is None:
            return
        computed = shown.computed
        height, width = computed.height, computed.width
        symbols = dict.fromkeys((height.symbols, width.symbols))  # one line if they are the same
        self.symbols.setText("\n".join(symbols))
        number = 6 if computed.window.dilation == (1, 1) else 15
        number = number if shown.transposed is None else 14
        self.source.setText(fill(self.tr("Dumoulin & Visin (2016), relationship %1"), number))
        for one, text in zip(
            (self.height_text, self.width_text), self._lines(height, width), strict=True
        ):
            one.setText(text)
        self._paint_layer(shown.layer)

    def _paint_layer(self, layer: WholeLayer | None) -> None:
        for one in (self.layer, self.layer_text):
            one.setVisible(layer is not None)
        if layer is None:
            return
        own = layer.window
        self.layer.setText(fill(self.tr("In the layer %1"), layer.name))
        steps = [(self.tr("stride %1"), own.stride), (self.tr("padding %1"), own.padding)]
        if own.dilation != 1:
            steps.append((self.tr("dilation %1"), own.dilation))
        head = ", ".join(fill(text, _size(value)) for text, value in steps)
        self.layer_text.setText("<br>".join([head, *self._lines(layer.height, layer.width)]))

    def _lines(self, height: AxisLength, width: AxisLength) -> tuple[str, str]:
        down = fill(self.tr("height: %1 = <b>%2</b>"), height.numbers, height.output)
        across = fill(self.tr("width: %1 = <b>%2</b>"), width.numbers, width.output)
        equals = f"{GAP}={GAP}"  # the result does not stand alone in a line
        return down.replace(" = ", equals), across.replace(" = ", equals)


def _size(value: object) -> str:
    return "×".join(map(str, value)) if isinstance(value, tuple) else str(value)


class GradientCard(Card):
    """Shows the gradient of the bias, and that the gradients are correct."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene
        self.bias, self.check = prose(scrolled=True, rich=True), prose(scrolled=True, rich=True)
        self._source = self.tr(
            "∂L/∂w = Σ ∂L/∂y · x and ∂L/∂x = Σ ∂L/∂y · w: Goodfellow, Bengio & Courville "
            "(2016), Deep Learning, eq. 9.11 and 9.13. Shared weights: LeCun et al. (1989), "
            "Backpropagation applied to handwritten zip code recognition."
        )
        self._stamped_source = self.tr(
            "The gradient of the input is a convolution of ∂L/∂y with the same filter, stride and "
            "padding: Dumoulin & Visin (2016), chapter 4."
        )
        self.sources = prose(self._source, "small", scrolled=True)
        bias, checked = (label(text, "strong") for text in (self.tr("Bias"), self.tr("Checked")))
        self.hold([bias, self.bias, checked, self.check, self.sources])
        scene.changed.connect(self._paint)

    def _paint(self) -> None:
        shown = self.scene.shown
        back = None if shown is None else shown.gradients
        if shown is None or back is None:
            return
        self.sources.setText(self._source if shown.stamped is None else self._stamped_source)
        gradients = back.grad_output.reshape(-1)
        terms = sum_text(gradients) if len(gradients) <= MOST_TERMS else "Σ ∂L/∂y"
        text = self.tr("∂L/∂b = %1 = <b>%2</b>; after the update %3")
        gradient, new = figure(float(back.grad_bias[0])), figure(float(back.new_bias[0]))
        self.bias.setText(fill(text, terms, gradient, new))
        check = back.check
        text = self.tr(
            "Each number was changed by ±%1 and the loss recomputed. The largest difference is "
            "<b>%2</b> for the weights, <b>%3</b> for the bias and <b>%4</b> for the input."
        )
        differences = check.weight_difference, check.bias_difference, check.image_difference
        parts = (figure(value, 2) for value in (check.epsilon, *differences))
        self.check.setText(fill(text, *parts))
