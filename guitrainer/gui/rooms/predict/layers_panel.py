"""The middle of the room: the feature maps of every layer, or one enlarged map."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from guitrainer.figures import figure
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.settings import Colors
from guitrainer.gui.base.text.layers import shape_text
from guitrainer.gui.kit.basic import Card, column, held, label, prose, row, say, scrolled
from guitrainer.gui.kit.containers import Pages
from guitrainer.gui.kit.controls import Segmented, sets
from guitrainer.gui.kit.layouts import TitleLine
from guitrainer.gui.kit.text import ElidedLabel
from guitrainer.gui.rooms.predict.answers import Answers
from guitrainer.gui.rooms.predict.bars import gap, moment
from guitrainer.gui.rooms.predict.close_up import CloseUp
from guitrainer.gui.rooms.predict.layer_box import LayerBox
from guitrainer.gui.rooms.predict.maps import MapWall
from guitrainer.gui.rooms.predict.saliency_row import SaliencyRow
from guitrainer.sentences import fill


class LayersPanel(QWidget):
    """The layers from top to bottom, from the image to the logits."""

    def __init__(self, answers: Answers) -> None:
        super().__init__()
        self.answers, self.lab = answers, answers.lab
        self.boxes: list[LayerBox] = []
        self._built: tuple[tuple[str, str], ...] = ()
        self.moment = label("", "dim")
        self.colors = Segmented(
            {
                "gray": (
                    self.tr("gray"),
                    self.tr(
                        "The largest value is white; 0 is black, or gray if there are negative "
                        "values"
                    ),
                ),
                "diverging": (self.tr("diverging"), self.tr("Blue below 0, orange above 0")),
            },
            self.tr("Colors of the maps"),
        )
        sets(self.colors.chosen, self.lab.looking.set_view, "colors")
        title = row([label(self.tr("Layer by layer"), "heading"), self.moment, None])
        self.saliency = SaliencyRow()
        sets(self.saliency.toggled, answers.choose, "explained")
        self.title = TitleLine(held(title), [self.saliency.button, self.colors])
        self._problem_text = prose()
        self.problem = Card(self._problem_text, kind="warning")
        self.note = prose("", "dim")
        self.waiting = prose(self.lab.background.waiting, "dim")
        self.close_up = CloseUp(self.lab)
        self.close_up.closed.connect(self._on_closed)
        self.close_up.stepped.connect(self._on_stepped)
        self.pages = Pages(self.waiting, self._scrolled(), self.close_up)
        self.setLayout(column([self.title, self.problem, self.note, self.pages], stretch=3))
        answers.answered.connect(self._paint)
        answers.chosen.connect(self._paint)
        answers.refused.connect(self._paint)
        self.lab.looking.view_changed.connect(self._paint)
        self.lab.looking.cursor_moved.connect(self._paint_moment)
        self.lab.state_changed.connect(self._paint_moment)
        self.lab.background.compiling.connect(self._paint)
        self._paint()

    def _scrolled(self) -> QWidget:
        self._list = column([self._input_box()], spacing=2 * GRID)
        self._list.setContentsMargins(0, 2, GRID, 2)  # distance from the scroll bar
        self._list.addStretch(1)
        self._area = scrolled(self._list)
        return self._area

    def _input_box(self) -> QWidget:
        self.input = MapWall(self.tr("The image as the network receives it"))
        self._input_about = ElidedLabel()
        self._input_range = label("", "dim")
        head = row(
            [label(self.tr("image"), "strong"), self._input_about, self._input_range], stretch=1
        )
        return held(column([head, self.input, self.saliency], spacing=GRID // 2 + 2))

    # ------------------------------------------------------------ painting

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Update everything that was not painted while the panel was hidden."""
        super().showEvent(event)
        self._paint()

    def _paint(self) -> None:
        answer, colors = self.answers.answer, self.lab.looking.view.colors
        self.colors.key = colors
        self.problem.setVisible(self.answers.problem is not None)
        self._problem_text.setText(self.answers.problem or "")
        self._paint_moment()
        if answer is None:
            self.pages.setCurrentIndex(0)
            self.waiting.setText(self.lab.background.waiting)
            self.waiting.setVisible(self.answers.problem is None)
            return
        layers = answer.prediction.layers
        self._build(tuple((layer.layer, layer.type) for layer in layers))
        opened = self.answers.choice.opened
        known = {layer.layer: layer for layer in layers}
        if opened is not None and opened[0] in known:
            layer = known[opened[0]]
            number = min(opened[1], len(layer.maps) - 1)
            photographer = self.answers.photographer(answer.dataset)
            self.close_up.show_map(answer, photographer, layer, number, colors)
            self.pages.setCurrentIndex(2)
            return
        self.pages.setCurrentIndex(1)
        self._paint_input(colors)
        for box, layer in zip(self.boxes, layers, strict=True):
            box.show_answer(answer, layer, colors)

    def _paint_input(self, colors: Colors) -> None:
        answer = self.answers.answer
        assert answer is not None
        image = answer.prediction.image
        shape = (image.shape[0], image.shape[1], image.shape[2])
        self._input_about.setText(fill(self.tr("%1, after preprocessing"), shape_text(shape)))
        self._input_range.setText(f"{figure(float(image.min()))} … {figure(float(image.max()))}")
        self.input.show_maps(image, colors)
        self.saliency.show_answer(answer, colors)
        self.saliency.button.setVisible(answer.classified is not None)

    def _paint_moment(self) -> None:
        answer = self.answers.answer
        self.note.setVisible(False)
        if answer is None:
            self.moment.setText("")
            return
        self.moment.setText(moment(answer.step, live=self.answers.trains_live))
        say(self.note, gap(self.lab, answer.step))

    def _build(self, layers: tuple[tuple[str, str], ...]) -> None:
        """Create a box for every layer if the network has changed."""
        if layers == self._built:
            return
        self._built = layers
        for box in self.boxes:
            self._list.removeWidget(box)
            box.deleteLater()
        self.boxes = [LayerBox(name, kind) for name, kind in layers]
        for place, box in enumerate(self.boxes):
            box.opened.connect(self._on_opened)
            self._list.insertWidget(place + 1, box)

    # ------------------------------------------------------------ requests

    def _on_opened(self, layer: str, number: int) -> None:
        self.answers.choose(opened=(layer, number))
        self.close_up.grid.setFocus()

    def _on_closed(self) -> None:
        self.answers.choose(opened=None)

    def _on_stepped(self, step: int) -> None:
        answer, opened = self.answers.answer, self.answers.choice.opened
        if answer is None or opened is None:
            return
        maps = next(x.maps for x in answer.prediction.layers if x.layer == opened[0])
        self.answers.choose(opened=(opened[0], (opened[1] + step) % len(maps)))
