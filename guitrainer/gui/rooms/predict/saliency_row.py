"""The pixels that a prediction depends on: the gradient of the image, and Grad-CAM."""

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.settings import Colors
from guitrainer.gui.kit.basic import button, row
from guitrainer.gui.rooms.common.picture import Picture
from guitrainer.gui.rooms.predict.asking import Answer
from guitrainer.gui.rooms.predict.maps import map_pixels
from guitrainer.sentences import fill

SIDE = 140  # pixels; the caption names a layer, and images of 28×28 have whole pixels


class SaliencyRow(QWidget):
    """Two pictures, shown when the button is down, which is placed elsewhere."""

    toggled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.button = button(
            self.tr("What the prediction depends on"),
            "",
            self.tr("The gradient of the predicted class with respect to the pixels, and Grad-CAM"),
        )
        self.button.setCheckable(True)
        self.button.clicked.connect(self.toggled)
        self.gradient = Picture(self.tr("Gradient"), px(SIDE))
        self.gradient.setToolTip(
            self.tr(
                "Derivative of the output for the predicted class with respect to every pixel: "
                "where a small change of the image would change it most."
            )
        )
        self.heat = Picture(self.tr("Grad-CAM"), px(SIDE))
        self.heat.setToolTip(
            self.tr(
                "Feature maps of the last layer that has any, weighted by the mean of their "
                "gradients: where the evidence for the predicted class is (Selvaraju et al. 2017)."
            )
        )
        self.setLayout(row([self.gradient, self.heat, None]))
        self.hide()

    def show_answer(self, answer: Answer, colors: Colors) -> None:
        """Show what a prediction depends on, if that was computed."""
        self.button.setChecked(answer.question.choice.explained)
        found = answer.saliency
        self.setVisible(found is not None)
        if found is None:
            return
        name = answer.dataset.class_names[found.label]
        gradient = found.gradient
        if len(gradient) > 1:  # of a color image: the largest of its channels
            gradient = np.abs(gradient).max(axis=0, keepdims=True)
        self.gradient.show_pixels(map_pixels(gradient, colors)[0])
        self.gradient.show_caption(fill(self.tr("gradient of %1"), name))
        self.heat.setVisible(found.heat is not None)
        if found.heat is not None and found.layer is not None:
            self.heat.show_pixels(map_pixels(found.heat[None], colors)[0])
            self.heat.show_caption(fill(self.tr("Grad-CAM, %1"), found.layer))
