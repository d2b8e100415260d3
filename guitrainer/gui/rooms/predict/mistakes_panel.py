"""The right side of the room: the confusion matrix and mistakes on all test images."""

from PySide6.QtWidgets import QWidget

from guitrainer.figures import count, figure, percent
from guitrainer.gui.base.look.size import px
from guitrainer.gui.kit.basic import button, column, label, prose, row
from guitrainer.gui.kit.controls import Segmented, sets
from guitrainer.gui.kit.gallery import Gallery
from guitrainer.gui.rooms.predict.answers import Answers
from guitrainer.gui.rooms.predict.asking import Confusion, Judged, MistakesShelf
from guitrainer.gui.rooms.predict.bars import moment
from guitrainer.gui.rooms.predict.confusion import ConfusionMatrix
from guitrainer.sentences import fill

MOST = 60  # most images shown
WIDTH = 304  # smallest size, in pixels


class MistakesPanel(QWidget):
    """The confusion matrix, and below it the images of a cell, or the worst predictions.

    For a network that reconstructs images, only the images with the largest errors.
    """

    def __init__(self, answers: Answers) -> None:
        super().__init__()
        self.answers = answers
        self.refresh = button(
            self.tr("Refresh"), "", self.tr("Run the network on all test images now.")
        )
        self.refresh.clicked.connect(answers.refresh)
        self.summary = prose("", "strong")
        self.moment = label("", "dim")
        self.matrix = ConfusionMatrix(self.tr("Confusion matrix"))
        self.matrix.picked.connect(self._on_cell)
        self.shelf = Segmented(
            {
                "wrong": (
                    self.tr("Wrong"),
                    self.tr("Mistakes where the true class got the lowest probability"),
                ),
                "uncertain": (
                    self.tr("Unsure"),
                    self.tr("Images whose two most probable classes are closest"),
                ),
                "cell": (self.tr("Cell"), self.tr("Images of the selected cell of the matrix")),
            },
            self.tr("Images shown"),
        )
        sets(self.shelf.chosen, answers.choose, "shelf")
        self.caption = prose("", "dim")
        self.gallery = Gallery(self.tr("Images"))
        self.gallery.picked.connect(self._on_number)
        self._lay_out()
        answers.was_judged.connect(self._paint)
        answers.answered.connect(self._paint_busy)
        answers.refused.connect(self._paint_busy)
        answers.lab.background.compiling.connect(self._paint_busy)
        answers.chosen.connect(self._paint_shelf)
        answers.judging_changed.connect(self._paint_busy)
        answers.lab.state_changed.connect(self._paint_busy)
        self._paint()

    def _lay_out(self) -> None:
        self.title = label(self.tr("Mistakes"), "heading")
        head = row([self.title, None, self.refresh])
        figures = row([self.summary, self.moment], stretch=0)
        self.setLayout(
            column(
                [head, figures, self.matrix, self.shelf, self.caption, self.gallery],
                stretch={2: 3, 5: 2},
            )
        )
        self.setMinimumWidth(px(WIDTH))

    # ------------------------------------------------------------ painting

    def _paint_busy(self) -> None:
        """Show that predictions are being computed; during training, only on request."""
        self.refresh.setEnabled(not self.answers.judging)
        judged = self.answers.judged
        if judged is None:
            asked = self.answers.judging
            self.moment.setText(self.tr("computing…") if asked else "")
            if not asked:
                self.gallery.show_hint(self._hint())
        else:
            self.moment.setText(moment(judged.state.step))

    def _hint(self) -> str:
        if self.answers.problem is not None:  # told beside it
            return ""
        if self.answers.judging or self.answers.answer is None:
            return self.answers.lab.background.waiting
        if self.answers.trains_live:
            return self.tr("Press Refresh or Pause to see the network's current mistakes.")
        if not self.answers.classifies:
            return self.tr("The images with the largest errors will appear here.")
        return self.tr("Misclassified images will appear here.")

    def _paint(self) -> None:
        judged = self.answers.judged
        classified = None if judged is None else judged.classified
        self._paint_busy()
        for one in (self.matrix, self.shelf):
            one.setVisible(classified is not None)
        self.caption.setVisible(judged is not None)
        texts = self.tr("Mistakes"), self.tr("Largest errors")
        self.title.setText(texts[not self.answers.classifies])
        if judged is None:
            self.summary.setText("")
            self.gallery.show_hint(self._hint())
            return
        total = count(len(judged.dataset.test))
        if classified is not None:
            right = percent(classified.accuracy, 1)
            self.summary.setText(fill(self.tr("%1 of %2 correct"), right, total))
            self.matrix.show_counts(classified.confusion, judged.dataset.class_names)
        elif judged.reconstructed is not None:
            mean = figure(judged.reconstructed.mean)
            self.summary.setText(fill(self.tr("Mean of %2 images: %1"), mean, total))
        self._paint_shelf()

    def _paint_shelf(self) -> None:
        judged, choice = self.answers.judged, self.answers.choice
        if judged is None:
            return
        cell = choice.cell if choice.cell and max(choice.cell) < judged.dataset.classes else None
        self.shelf.key = choice.shelf
        self.matrix.show_cell(cell)
        numbers, caption, none = self._found(judged, choice.shelf, cell)
        self.caption.setText(caption if numbers else none)
        if numbers:
            picture = self.answers.photographer(judged.dataset).thumbnail
            self.gallery.show_pictures(numbers, picture, self._tip, self._words)
        else:
            self.gallery.show_hint("")
        self.gallery.select(None if choice.drawing else choice.number)

    def _found(
        self, judged: Judged, shelf: MistakesShelf, cell: Confusion | None
    ) -> tuple[list[int], str, str]:
        """Return the images to show, their title, and the text to show if there are none."""
        if judged.reconstructed is not None:
            text = self.tr("The mean squared error of the reconstruction is largest.")
            return judged.reconstructed.worst(MOST).tolist(), text, ""
        evaluation = judged.classified
        assert evaluation is not None
        if shelf == "wrong":
            text = self.tr("The true class got the lowest probability.")
            return evaluation.most_wrong(MOST).tolist(), text, self.tr("No mistakes.")
        if shelf == "uncertain":
            text = self.tr("The two most probable classes are closest.")
            return evaluation.least_certain(MOST).tolist(), text, ""
        if cell is None:
            return [], "", self.tr("Click a cell of the matrix to see its images.")
        text = self.matrix.words(cell)
        return evaluation.cell(*cell).tolist(), text, text

    def _names(self, judged: Judged, number: int) -> tuple[str, str]:
        names, evaluation = judged.dataset.class_names, judged.classified
        assert evaluation is not None
        return names[int(evaluation.labels[number])], names[int(evaluation.predicted[number])]

    def _words(self, number: int) -> str:
        judged = self.answers.judged
        assert judged is not None
        if judged.reconstructed is not None:
            return figure(float(judged.reconstructed.errors[number]))
        true, said = self._names(judged, number)
        return true if true == said else f"{true}→{said}"

    def _tip(self, number: int) -> str:
        judged = self.answers.judged
        assert judged is not None
        if judged.classified is None:
            text = self.tr("Test image %1: mean squared error %2. Click to look at it.")
            return fill(text, count(number), self._words(number))
        true, said = self._names(judged, number)
        surely = percent(float(judged.classified.probabilities[number].max()))
        text = self.tr(
            "Test image %1 is %2; the network predicts %3 with probability %4. Click to look at it."
        )
        return fill(text, count(number), true, said, surely)

    # ------------------------------------------------------------ requests

    def _on_cell(self, true: int, predicted: int) -> None:
        self.answers.choose(cell=(true, predicted), shelf="cell")

    def _on_number(self, number: int) -> None:
        self.answers.choose(number=number, drawing=False, label=None)
