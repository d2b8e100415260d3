"""Bias, check against finite differences, and where the formulas are found."""

from guitrainer.figures import figure
from guitrainer.gui.kit.basic import Card, label, prose
from guitrainer.gui.rooms.convolution.scene import Scene
from guitrainer.gui.rooms.convolution.writing import sum_text
from guitrainer.sentences import fill

MOST_TERMS = 6


class GradientCard(Card):
    """What else comes of the gradient, and that it is right."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
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
        bias, checked = (label(text, "strong") for text in (self.tr("Bias"), self.tr("Checked")))
        self.hold([bias, self.bias, checked, self.check, self.sources])
        scene.changed.connect(self._paint)

    def _paint(self) -> None:
        shown = self.scene.shown
        if shown is None or shown.backward is None:
            return
        back = shown.backward
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
