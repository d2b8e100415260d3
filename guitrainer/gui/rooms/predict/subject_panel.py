"""The left side of the room: an image, and the prediction for it."""

import random
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from guitrainer.figures import count
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import button, column, held, label, row
from guitrainer.gui.kit.containers import Pages
from guitrainer.gui.kit.controls import ChoiceBox, Segmented, sets
from guitrainer.gui.kit.gallery import Gallery
from guitrainer.gui.kit.text import SteadyText
from guitrainer.gui.rooms.common.picture import Picture
from guitrainer.gui.rooms.predict.answers import Answers
from guitrainer.gui.rooms.predict.bars import MOST, ProbabilityBars, bars_of, verdict
from guitrainer.gui.rooms.predict.canvas import DrawingCanvas
from guitrainer.gui.rooms.predict.reconstruction_row import ReconstructionRow
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.data.dataset import Dataset

LARGE, SMALL = 196, 84  # pixels of pictures
WIDTH = LARGE + SMALL + GRID
ROWS, SIDE = 2, 35  # rows of the gallery, and pixels of a picture in it


class SubjectPanel(QWidget):
    """A test image or a drawing, with the probabilities of the classes below."""

    def __init__(self, answers: Answers) -> None:
        super().__init__()
        self.answers = answers
        self._shown: Dataset | None = None
        self._numbers: list[int] = []
        self._listed: tuple[object, int | None] = (None, None)
        self.kind = Segmented(
            {
                "test": (self.tr("Test image"), self.tr("An image that was not used for training")),
                "draw": (self.tr("Draw"), self.tr("Draw one with the mouse")),
            },
            self.tr("What the network sees"),
        )
        sets(self.kind.chosen, answers.choose, "drawing", "draw".__eq__)
        self.pages = Pages(self._test_page(), self._drawing_page())
        self.verdict = SteadyText(2)
        self.order = Segmented(
            {
                "fixed": (self.tr("in order"), self.tr("Classes in their original order")),
                "chance": (self.tr("by probability"), self.tr("The most probable class first")),
            },
            self.tr("Order of the classes"),
        )
        sets(self.order.chosen, answers.choose, "by_chance", "chance".__eq__)
        self.bars = ProbabilityBars(self.tr("Probability of every class"))
        self.bars.setToolTip(
            self.tr("Softmax of the last layer's outputs. ✓ true class, ✗ wrong prediction.")
        )
        says = held(row([label(self.tr("Prediction"), "title"), None, self.order]))
        self.reconstruction = ReconstructionRow()
        self._of_classes = (says, self.verdict, self.bars)
        parts = [self.kind, self.pages, *self._of_classes, self.reconstruction, None]
        self.setLayout(column(parts))
        self.setFixedWidth(px(WIDTH))
        answers.chosen.connect(self._paint_choice)
        answers.answered.connect(self._paint_answer)
        answers.lab.background.compiling.connect(self._on_compiling)
        answers.refused.connect(self._on_refused)
        self._paint_choice()

    def _test_page(self) -> QWidget:
        self.image = Picture(self.tr("Test image"), px(LARGE))
        self.label_box = ChoiceBox(
            name=self.tr("Class of the images shown"),
            tip=self.tr("Show only test images of this class."),
        )
        self.label_box.chosen.connect(self._on_label)
        self.label_box.setFixedWidth(px(SMALL))
        self.before = button("◀", "", self.tr("Previous image"))
        self.after = button("▶", "", self.tr("Next image"))
        self.any = button(self.tr("Random"), "", self.tr("A random image from this selection"))
        for one, step in ((self.before, -1), (self.after, 1)):
            one.setFixedWidth((px(SMALL) - GRID // 2) // 2)
            one.setStyleSheet("padding: 4px 0")
            one.clicked.connect(partial(self._walk, step))
        self.any.setFixedWidth(px(SMALL))
        self.any.setStyleSheet("padding: 4px 2px")
        self.any.clicked.connect(self._on_random)
        self.gallery = Gallery(self.tr("Test images"), SIDE, rows=ROWS)
        sets(self.gallery.picked, self.answers.choose, "number")
        steps = row([self.before, self.after], spacing=GRID // 2)
        title = label(self.tr("Class"), "dim")
        side = column([title, self.label_box, steps, self.any, None])
        return held(column([row([self.image, side, None]), self.gallery]))

    def _drawing_page(self) -> QWidget:
        self.canvas = DrawingCanvas(self.tr("Drawing"), px(LARGE))
        self.canvas.hint = self.tr("Draw here with the mouse")
        sets(self.canvas.drawn, self.answers.choose, "strokes")
        self.seen = Picture(self.tr("input"), px(SMALL))
        self.seen.setToolTip(self.tr("The drawing at the resolution the network sees."))
        self.undo = button(self.tr("Undo"), "", self.tr("Undo the last stroke"))
        self.clear = button(self.tr("Clear"), "", self.tr("Undo everything"))
        for one in (self.undo, self.clear):
            one.setFixedWidth(px(SMALL))
            one.setStyleSheet("padding: 4px 2px")
        self.undo.clicked.connect(self._on_undo)
        self.clear.clicked.connect(self._on_clear)
        self.centered = QCheckBox(self.tr("Center and scale as in MNIST"))
        self.centered.setToolTip(
            self.tr(
                "The digits it was trained on were scaled to 20×20 pixels, with their center of "
                "mass in the middle. When off, the drawing is used as it is."
            )
        )
        sets(self.centered.toggled, self.answers.choose, "centered")
        side = column([self.seen, self.undo, self.clear, None])
        return held(column([row([self.canvas, side, None]), self.centered, None]))

    # ------------------------------------------------------------ painting

    def _paint_choice(self) -> None:
        """Show the choices; the image itself is shown with its prediction."""
        choice, drawable = self.answers.choice, self.answers.drawable
        drawing = choice.drawing and drawable
        self.kind.key = "draw" if drawing else "test"
        self.kind.button("draw").setEnabled(drawable)
        self.pages.setCurrentIndex(int(drawing))
        self.order.key = "chance" if choice.by_chance else "fixed"
        self.centered.setChecked(choice.centered)
        for one in (self.undo, self.clear):
            one.setEnabled(bool(choice.strokes))
        self._paint_bars()
        if self.answers.dataset is not None:
            _, height, width = self.answers.dataset.shape
            self.canvas.show_strokes(choice.strokes, height, width)
            self._list_images()

    def _paint_answer(self) -> None:
        answer = self.answers.answer
        if answer is None:
            self._paint_nothing()
            return
        dataset = answer.dataset
        if dataset is not self._shown:
            self._shown = dataset
            self._offer_labels(dataset.class_names)
            self.centered.setVisible(dataset.shape == (1, 28, 28))
            self._paint_choice()
        pixels = self.answers.photographer(dataset).picture(answer.pixels)
        if answer.number is None:
            self.seen.show_pixels(pixels)
            height, width = answer.pixels.shape[1:]
            self.seen.show_caption(fill(self.tr("input %1"), f"{height}×{width}"))
        else:
            self.image.show_pixels(pixels)
            self.image.show_caption(self._tip(answer.number))
        self._show_classes(answer.classified is not None)
        self.reconstruction.show_answer(answer)
        self.verdict.show_text(verdict(answer))
        self._paint_bars()

    def _show_classes(self, shown: bool) -> None:
        """Show the prediction, or else the reconstruction."""
        for one in self._of_classes:
            one.setVisible(shown)
        self.reconstruction.setVisible(not shown)

    def _on_refused(self) -> None:
        if self.answers.answer is None:
            self._paint_nothing()

    def _on_compiling(self) -> None:
        if self.answers.answer is None:
            self._paint_nothing()

    def _paint_nothing(self) -> None:
        """Show that there is no prediction of this network yet."""
        text = self.answers.lab.background.waiting if self.answers.problem is None else ""
        self._show_classes(self.answers.classifies)
        self.reconstruction.show_nothing(text)
        for picture in (self.image, self.seen):
            picture.show_hint(text)
            picture.show_caption("")
        self.verdict.show_text(text)
        self.bars.show_bars([])
        if self.answers.problem is not None:  # there is no network for these images
            self._listed, self._numbers = (None, None), []
            self.gallery.show_hint("")

    def _paint_bars(self) -> None:
        answer = self.answers.answer
        found = None if answer is None else answer.classified
        if answer is not None and found is not None:
            self.order.setEnabled(answer.dataset.classes <= MOST)
            self.bars.show_bars(
                bars_of(
                    answer.dataset.class_names,
                    found.probabilities,
                    answer.label,
                    by_chance=self.answers.choice.by_chance,
                )
            )

    def _offer_labels(self, names: tuple[str, ...]) -> None:
        self.label_box.offer({None: self.tr("all"), **dict(enumerate(names))})

    def _list_images(self) -> None:
        """Show the images of the chosen class in the gallery."""
        dataset, choice = self.answers.dataset, self.answers.choice
        assert dataset is not None
        if self._listed != (dataset, choice.label):
            self._listed = (dataset, choice.label)
            labels = dataset.test.labels
            known = choice.label is None or choice.label >= dataset.classes
            self._numbers = (
                list(range(len(labels)))
                if known
                else (labels == choice.label).nonzero()[0].tolist()
            )
            self.label_box.key = None if known else choice.label
            picture = self.answers.photographer(dataset).thumbnail
            self.gallery.show_pictures(self._numbers, picture, self._tip)
        self.gallery.select(choice.number % max(len(dataset.test), 1))

    def _tip(self, number: int) -> str:
        dataset = self.answers.dataset
        assert dataset is not None
        name = dataset.class_names[int(dataset.test.labels[number])]
        return fill(self.tr("Test image %1: %2"), count(number), name)

    # ------------------------------------------------------------ requests

    def _walk(self, step: int, _checked: bool = False) -> None:
        """Go to the next image in the gallery, wrapping around."""
        if not self._numbers:
            return
        here = self.answers.choice.number
        beyond = [n for n in self._numbers if (n > here if step > 0 else n < here)]
        place = 0 if step > 0 else -1
        self.answers.choose(number=(beyond or self._numbers)[place])

    def _on_random(self) -> None:
        others = [n for n in self._numbers if n != self.answers.choice.number]
        if others:
            self.answers.choose(number=random.choice(others))

    def _on_label(self, number: int | None) -> None:
        self.answers.choose(label=number)
        if self._numbers and self.answers.choice.number not in self._numbers:
            self.answers.choose(number=self._numbers[0])

    def _on_undo(self) -> None:
        self.answers.choose(strokes=self.answers.choice.strokes[:-1])

    def _on_clear(self) -> None:
        self.answers.choose(strokes=())
