"""The bar with the controls of runs, and the progress of the run."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from guitrainer.config.loading import preset_list
from guitrainer.figures import percent
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.text.language import translated
from guitrainer.gui.kit.basic import button, row
from guitrainer.gui.kit.controls import ChoiceBox
from guitrainer.gui.kit.text import hold_width, hover
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.stage import State
from guitrainer.gui.window.files import Files
from guitrainer.sentences import fill

HEIGHT = 4  # pixels


class RunProgress(QWidget):
    """A line that fills from the first step to the last.

    It is not a QProgressBar, which repaints the whole window at once whenever its value changes.
    """

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        self._filled = 0
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(self.tr("Progress of the run"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        lab.progressed.connect(self._follow)
        lab.run_changed.connect(self._follow)

    @property
    def share(self) -> float:
        """Completed share of the run, 0 to 1."""
        record = self.lab.record
        return record.newest / record.total_steps if record.total_steps else 0.0

    @Slot()
    def _follow(self) -> None:
        if round(self.share * self.width()) != self._filled:
            self.setAccessibleDescription(percent(self.share))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the completed part in the accent color, the rest as a thin line."""
        self._filled = round(self.share * self.width())
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("line"))
        painter.fillRect(0, 0, self._filled, self.height(), theme().color("accent"))
        painter.end()


class RunBar(QWidget):
    """Starts and pauses runs."""

    def __init__(self, lab: Lab, files: Files) -> None:
        super().__init__()
        self.lab, self.files = lab, files
        presets = preset_list()
        self._presets = ChoiceBox(name=self.tr("Preset"), tip=self.tr("A built-in experiment"))
        self._presets.offer(
            {preset.name: preset.name for preset in presets},
            {preset.name: translated(preset.description) for preset in presets},
        )
        self._presets.chosen.connect(files.open_preset)
        self.train = button(self.tr("Train"), "primary", self.tr("Train or pause (Space)"))
        hold_width(self.train, map("".join, self._words().values()))
        self.train.clicked.connect(lab.toggle)
        self.step = button(self.tr("Step"), "", self.tr("Make one step (.)"))
        self.step.clicked.connect(lab.step_once)
        self.reset = button(
            self.tr("Reset"), "", self.tr("Return to the same initial weights (Ctrl+R)")
        )
        self.reset.clicked.connect(lab.reset)
        self.seed = button("", "", self.tr("Draw new initial weights with the next seed (Ctrl+N)"))
        self.seed.clicked.connect(lab.new_seed)
        self.export = button(
            self.tr("Export"), "", self.tr("Save pictures, weights, plots (Ctrl+E)")
        )
        self.export.clicked.connect(files.export)
        parts = (self._presets, self.train, self.step, self.reset, self.seed, self.export)
        self.setLayout(row(parts))
        for signal in (
            lab.state_changed, lab.experiment_changed, lab.preview_changed, lab.rejections.changed
        ):  # fmt: skip
            signal.connect(self._paint)
        files.talks.ended.connect(self._paint)  # the user may decide not to open the chosen preset
        files.talks.refused.connect(self._paint)
        self._paint()

    def _words(self) -> dict[State, tuple[str, str]]:
        """Return the sign and the text of the Train button."""
        train = ("▶ ", self.tr("Train"))
        return {
            State.IDLE: train,
            State.STARTING: ("", self.tr("Preparing")),
            State.TRAINING: ("❚❚ ", self.tr("Pause")),
            State.PAUSED: ("▶ ", self.tr("Continue")),
            State.FINISHED: train,
        }

    def _paint(self) -> None:
        lab = self.lab
        sign, word = self._words()[lab.state]
        self.train.setText(sign + word)
        self.train.setAccessibleName(word)
        runnable = lab.obstacle is None
        self.train.setEnabled(lab.state != State.STARTING and (runnable or lab.running))
        self.step.setEnabled(lab.state != State.STARTING and (runnable or lab.running))
        self.train.setToolTip(hover(lab.obstacle or "") or self.tr("Train or pause (Space)"))
        self.seed.setText(fill(self.tr("Seed %1"), lab.experiment.seed) + " ⟳")
        self.reset.setEnabled(lab.state != State.IDLE)
        self._presets.key = lab.experiment.name
        if self._presets.key is None:
            self._presets.setPlaceholderText(lab.experiment.name)
