"""Bias, check against finite differences, and where the formulas are found."""

from PySide6.QtWidgets import QFrame

from guitrainer.figures import figure
from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import column, label, prose
from guitrainer.gui.rooms.convolution.scene import Scene
from guitrainer.gui.rooms.convolution.writing import sum_text

MOST_TERMS = 6


class GradientCard(QFrame):
    """What else comes of the gradient, and that it is right."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        mark(self, "card")
        self.scene = scene
        self.bias, self.check = prose(scrolled=True, rich=True), prose(scrolled=True, rich=True)
        self.sources = prose(
            self.tr(
                "∂L/∂w = Σ ∂L/∂y · x and ∂L/∂x = Σ ∂L/∂y · w: Goodfellow, Bengio & Courville "
                "(2016), Deep Learning, eq. 9.11 and 9.13. Shared weights: LeCun et al. (1989), "
                "Backpropagation applied to handwritten zip code recognition."
            ),
            "small",
            scrolled=True,
        )
        parts = [label(self.tr("Bias"), "strong"), self.bias,
                 label(self.tr("Checked"), "strong"), self.check, self.sources]  # fmt: skip
        self.setLayout(column(parts, margin=GRID + GRID // 2, spacing=GRID // 2))
        scene.changed.connect(self._paint)

    def _paint(self) -> None:
        shown = self.scene.shown
        if shown is None or shown.backward is None:
            return
        back = shown.backward
        gradients = back.grad_output.reshape(-1)
        terms = sum_text(gradients) if len(gradients) <= MOST_TERMS else "Σ ∂L/∂y"
        text = self.tr("∂L/∂b = %1 = <b>%2</b>; after the update %3")
        text = text.replace("%1", terms).replace("%2", figure(float(back.grad_bias[0])))
        self.bias.setText(text.replace("%3", figure(float(back.new_bias[0]))))
        check = back.check
        text = self.tr(
            "Each number was changed by ±%1 and the loss recomputed. The largest difference is "
            "<b>%2</b> for the weights, <b>%3</b> for the bias and <b>%4</b> for the input."
        )
        for key, value in (
            ("%1", check.epsilon),
            ("%2", check.weight_difference),
            ("%3", check.bias_difference),
            ("%4", check.image_difference),
        ):
            text = text.replace(key, figure(value, 2))
        self.check.setText(text)
