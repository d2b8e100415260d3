"""The Train room: settings on the left, the stage in the middle, the filter on the right."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import Card, button, column, held, prose, rule
from guitrainer.gui.kit.containers import Tall, stacked
from guitrainer.gui.kit.controls import Segmented
from guitrainer.gui.lab.commands import Commands
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.train.curves.panel import CurvesPanel
from guitrainer.gui.rooms.train.experiment.panel import ExperimentPanel
from guitrainer.gui.rooms.train.initialization.panel import InitializationPanel
from guitrainer.gui.rooms.train.lessons import LessonsPanel
from guitrainer.gui.rooms.train.runs import panel as runs
from guitrainer.gui.rooms.train.stage.detail import FilterDetail
from guitrainer.gui.rooms.train.stage.header import GaugePanel
from guitrainer.gui.rooms.train.stage.panel import StagePanel
from guitrainer.gui.rooms.train.timeline import TimelinePanel

LEFT, RIGHT = 288, 256  # pixels
NAME = "train"  # key in `Lab.kept` of the page shown
SETTINGS = ("experiment", "initialization")  # pages on the left
STAGE_SHARE, CURVES_SHARE = 4, 3


class Pending(QWidget):
    """Says that edits apply to the next run, with a button to start it; hidden if there are none.

    It is below the settings, so that nothing moves when it appears.
    """

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        text = prose(self.tr("Changes apply to the next run."), "dim")
        self.anew = button(
            self.tr("Restart"), "", self.tr("End this run and train the experiment as it is now")
        )
        self.anew.clicked.connect(self._on_start_anew)
        card = Card()
        card.hold([text, self.anew], GRID)
        self.setLayout(column([card], margin=GRID))
        for signal in (
            lab.experiment_changed, lab.preview_changed, lab.state_changed, lab.run_changed,
            lab.rejections.changed,
        ):  # fmt: skip
            signal.connect(self._paint)
        self._paint()

    def _paint(self) -> None:
        self.setVisible(self.lab.edited_since_start)
        self.anew.setEnabled(self.lab.obstacle is None and self.lab.state != State.STARTING)

    def _on_start_anew(self) -> None:
        self.lab.start()


class TrainRoom(QWidget):
    """Lays out the panels of a run.

    Attributes
    ----------
    sides : the panels on the left and on the right of the stage
    """

    def __init__(self, lab: Lab, commands: Commands) -> None:
        super().__init__()
        mark(self, "stage")
        self.lab = lab
        self._enlarged: bool | None = None  # filters for which the whole room is laid out
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._columns.setHandleWidth(1)
        self._columns.setChildrenCollapsible(False)
        self.setLayout(column([self._columns]))
        self.sides = self._left(lab), self._right(lab)
        for part in (self.sides[0], self._middle(lab, commands), self.sides[1]):
            self._columns.addWidget(part)
        self._columns.setSizes([px(LEFT), 2 * px(LEFT) + 2 * px(RIGHT), px(RIGHT)])
        self._columns.setStretchFactor(1, 1)
        lab.looking.view_changed.connect(self._make_room)
        lab.looking.pointed.connect(self._show_settings)
        self._make_room()

    def _left(self, lab: Lab) -> QWidget:
        experiment, initialization = ExperimentPanel(lab), InitializationPanel(lab)
        pages = stacked(Tall(experiment), Tall(initialization))
        self.choice = Segmented(
            {"experiment": self.tr("Experiment"), "initialization": self.tr("Initialization")},
            self.tr("Settings shown"),
        )
        self._settings = pages
        self.choice.chosen.connect(self._show_settings)
        self._show_settings(lab.kept.get(NAME, "initialization"))
        head = QWidget()
        head.setLayout(column([self.choice], margin=GRID))
        head.setMinimumWidth(px(LEFT))
        panel = mark(QWidget(), "panel")
        panel.setLayout(column([head, pages, Pending(lab)], spacing=0))
        return panel

    def _middle(self, lab: Lab, commands: Commands) -> QWidget:
        upper, self._lower = QWidget(), QWidget()
        self._above = column([StagePanel(lab), TimelinePanel(lab)], margin=2 * GRID, stretch=0)
        upper.setLayout(self._above)
        self._lessons = LessonsPanel(lab)
        self._below = column(
            [CurvesPanel(lab, lambda: runs.RunsPanel(lab, commands))], spacing=0, stretch=0
        )
        self._lower.setLayout(self._below)
        self._rows = QSplitter(Qt.Orientation.Vertical)
        self._rows.setHandleWidth(1)
        self._rows.setChildrenCollapsible(False)
        self._rows.addWidget(held(self._above))
        self._rows.addWidget(self._lower)
        self._rows.setStretchFactor(0, STAGE_SHARE)
        self._rows.setStretchFactor(1, CURVES_SHARE)
        self._rows.setSizes([100 * STAGE_SHARE, 100 * CURVES_SHARE])
        return self._rows

    def _right(self, lab: Lab) -> QWidget:
        inner = QWidget()
        parts = [GaugePanel(lab), rule(), FilterDetail(lab), None]
        inner.setLayout(column(parts, margin=2 * GRID, spacing=2 * GRID))
        panel = mark(QWidget(), "panel")
        panel.setLayout(column([Tall(inner, steady=True)]))
        return panel

    def _show_settings(self, place: str) -> None:
        """Show a page of the settings; other places are shown by other widgets."""
        if place in SETTINGS:
            self.choice.key = self.lab.kept[NAME] = place
            self._settings.setCurrentIndex(SETTINGS.index(place))

    def _make_room(self) -> None:
        """Give an enlarged filter the room of the curves, too.

        Otherwise, a lesson takes its room from the curves, so that the filters do not move.
        """
        if self.lab.looking.enlarged == self._enlarged:
            return
        self._enlarged = self.lab.looking.enlarged
        self._lower.setVisible(not self._enlarged)
        if self._enlarged:
            self._lessons.setContentsMargins(0, 0, 0, 0)
            self._above.addWidget(self._lessons)
        else:
            self._lessons.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 0)
            self._below.insertWidget(0, self._lessons)

    def state(self) -> QByteArray:
        """Return the widths of the columns."""
        return self._columns.saveState()

    def restore(self, state: QByteArray) -> None:
        """Restore the widths of the columns."""
        self._columns.restoreState(state)
