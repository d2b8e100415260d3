"""A reconstruction: the input of the network, its output, their difference, and the error."""

import numpy as np
from PySide6.QtWidgets import QWidget

from guitrainer.figures import figure
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.look.tiles import pictures
from guitrainer.gui.kit.basic import column, held, label, prose, row
from guitrainer.gui.rooms.common.picture import Picture
from guitrainer.gui.rooms.predict.asking import Answer
from guitrainer.sentences import fill

SIDE = 91  # pixels; three pictures are side by side


class ReconstructionRow(QWidget):
    """Three pictures on one scale, with the mean squared error below; hidden at first."""

    def __init__(self) -> None:
        super().__init__()
        self.input = Picture(self.tr("Input"), px(SIDE))
        self.output = Picture(self.tr("Output"), px(SIDE))
        self.difference = Picture(self.tr("Difference"), px(SIDE))
        self.input.setToolTip(self.tr("The image after preprocessing, as the first layer sees it."))
        self.output.setToolTip(self.tr("The output of the last layer: the reconstruction."))
        self.difference.setToolTip(self.tr("Output minus input; gray is 0."))
        self.error = label("", "strong")
        self.about = prose(
            self.tr(
                "Mean of the squared differences over all pixels, as in the loss. All three "
                "pictures have one scale, with 0 in the middle. Dropout is off, as in testing."
            ),
            "dim",
            scrolled=True,
        )
        self._pictures = (self.input, self.output, self.difference)
        title = label(self.tr("Reconstruction"), "title")
        line = held(row([*self._pictures, None], spacing=GRID // 2))
        self.setLayout(column([title, line, self.error, self.about]))
        self.hide()

    def show_answer(self, answer: Answer) -> None:
        """Show a reconstruction, if the answer is one."""
        found = answer.reconstructed
        if found is None:
            return
        planes = np.stack([found.image, found.output, found.difference])
        for picture, pixels in zip(self._pictures, pictures(planes, "layer", "gray"), strict=True):
            picture.show_pixels(pixels)
        self.error.setText(fill(self.tr("Mean squared error %1"), figure(found.error)))

    def show_nothing(self, text: str) -> None:
        """Show why there is no reconstruction."""
        for picture in self._pictures:
            picture.show_hint(text)
        self.error.setText("")
