"""The Convolution room: a convolution step by step, forward and backward."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import Card, Part, button, column, held, label, prose, row, side_panel
from guitrainer.gui.kit.controls import Segmented
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.convolution.backward import BackwardStage
from guitrainer.gui.rooms.convolution.cards import GradientCard, SizeCard
from guitrainer.gui.rooms.convolution.choices import Direction
from guitrainer.gui.rooms.convolution.content import Shown
from guitrainer.gui.rooms.convolution.controls import Player
from guitrainer.gui.rooms.convolution.forward import ForwardStage
from guitrainer.gui.rooms.convolution.overview import Overview
from guitrainer.gui.rooms.convolution.scene import Scene
from guitrainer.gui.rooms.convolution.settings import StageSettings
from guitrainer.gui.rooms.convolution.stamped import StampedBackwardStage
from guitrainer.gui.rooms.convolution.transposed import TransposedStage

RIGHT = 352  # pixels


class ConvolutionRoom(QWidget):
    """Lays out the stage, with its settings on the right."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        mark(self, "stage")
        self.lab = lab
        self.scene = Scene(lab, self)
        self._make_choices()
        self.example = button(
            self.tr("1-D example"),
            "",
            self.tr("Backpropagation by hand: a filter of 2 weights slides over 3 numbers"),
        )
        self.example.clicked.connect(self.scene.show_sequence)
        self.forward, self.backward = ForwardStage(self.scene), BackwardStage(self.scene)
        self.transposed = TransposedStage(self.scene)
        self.stamped = StampedBackwardStage(self.scene)
        self.settings, self.player = StageSettings(self.scene), Player(self.scene)
        self.overview = Overview(self.scene)
        self.setLayout(row([self._middle(), self._right()], spacing=0, stretch=0))
        self.scene.turned.connect(self._paint)
        self.scene.refused.connect(self._paint)
        self.scene.changed.connect(self._paint)
        lab.background.compiling.connect(self._paint)
        self._paint()

    def _make_choices(self) -> None:
        self.kind = Segmented(
            {
                "window": (self.tr("Convolution"), self.tr("The filter slides over the picture")),
                "stamp": (
                    self.tr("Transposed"),
                    self.tr("The other way around: every pixel adds the filter to a larger output"),
                ),
            },
            self.tr("Type"),
        )
        self.kind.chosen.connect(self._on_kind_chosen)
        self.direction = Segmented(
            {
                "forward": (self.tr("Forward"), self.tr("From the picture to the output")),
                "backward": (
                    self.tr("Backward"),
                    self.tr("From the gradient of the output to the weights and the picture"),
                ),
            },
            self.tr("Direction"),
        )
        self.direction.chosen.connect(self._on_direction_chosen)

    def _middle(self) -> QWidget:
        self.stages = QStackedWidget()
        for stage in (self.forward, self.backward, self.transposed, self.stamped):
            self.stages.addWidget(stage)
        self._problem_text = prose()
        self.problem = Card(self._problem_text, kind="warning")
        self.lead = prose("", "dim")
        head = row([self.kind, self.direction, None, self.example], spacing=2 * GRID)
        rows: list[Part] = [head, self.lead, self.overview, self.problem, self.stages, self.player]
        policy = self.stages.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the player does not move
        self.stages.setSizePolicy(policy)
        return held(column(rows, margin=2 * GRID, spacing=GRID, stretch=4))

    def _right(self) -> QWidget:
        self.size_card, self.gradient_card = SizeCard(self.scene), GradientCard(self.scene)
        title = label(self.tr("On stage"), "title")
        parts = [title, self.settings, self.size_card, self.gradient_card, None]
        return side_panel(column(parts, margin=2 * GRID, spacing=2 * GRID), px(RIGHT))

    def _paint(self) -> None:
        scene, shown = self.scene, self.scene.shown
        known = scene.is_known
        self.kind.key = "stamp" if scene.choice.transposed else "window"
        self.direction.key = scene.direction
        if shown is not None:  # the former stage until the new one is known
            self.stages.setCurrentWidget(self._stage(shown))
        valid = shown is not None and scene.problem is None  # otherwise it is of another choice
        self.stages.setVisible(valid)
        self.player.setEnabled(valid)
        self.size_card.setVisible(valid)
        self.gradient_card.setVisible(scene.direction == "backward" and known and valid)
        self.problem.setVisible(scene.problem is not None)
        self._problem_text.setText(scene.problem or "")
        self.lead.setText(self._lead(known or scene.problem is not None))

    def _stage(self, shown: Shown) -> QWidget:
        if shown.transposed is not None:
            return self.transposed if shown.stamped is None else self.stamped
        return self.forward if shown.backward is None else self.backward

    def _lead(self, known: bool) -> str:
        """Describe what the stage shows, or what it waits for."""
        if not known:
            compiling = self.lab.background.missing_kernels
            return self.lab.background.waiting if compiling else self.tr("Preparing…")
        backward, transposed = self.scene.direction == "backward", self.scene.choice.transposed
        if backward and transposed:
            return self.tr(
                "Backward, it is a convolution: every pixel gets the sum of filter × gradient "
                "under its stamp."
            )
        if backward:
            return self.tr(
                "Every position where a weight was used adds to its gradient; the sum "
                "updates the weight once."
            )
        if transposed:
            return self.tr(
                "Every pixel stamps the filter on the output, multiplied by its value; where "
                "stamps overlap, they are added up."
            )
        return self.tr(
            "The filter slides over the picture; at each position, the products are "
            "summed into one number of the output."
        )

    # ------------------------------------------------------------ events

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Play with the space bar; go back from one product to all products with Escape."""
        if event.key() == Qt.Key.Key_Space:
            self.player.toggle()
        elif event.key() == Qt.Key.Key_Escape and self.scene.product is not None:
            self.scene.show_product(None)
        else:
            super().keyPressEvent(event)

    def _on_kind_chosen(self, key: str) -> None:
        self.scene.choose_kind(key == "stamp")

    def _on_direction_chosen(self, key: Direction) -> None:
        self.scene.turn(key)
