"""The bar with the controls of runs: preset, train, step, reset, seed, export."""

from PySide6.QtWidgets import QWidget

from guitrainer.config.loading import preset_list
from guitrainer.gui.base.text.language import translated
from guitrainer.gui.kit.basic import button, row
from guitrainer.gui.kit.controls import ChoiceBox
from guitrainer.gui.kit.text import hold_width, hover
from guitrainer.gui.lab.lab import Lab, State
from guitrainer.gui.window.files import Files
from guitrainer.sentences import fill


class RunBar(QWidget):
    """Starts and pauses runs."""

    def __init__(self, lab: Lab, files: Files) -> None:
        super().__init__()
        self.lab, self.files = lab, files
        presets = preset_list()
        self._presets = ChoiceBox(
            name=self.tr("Preset"), tip=self.tr("An experiment that comes with the program")
        )
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
        """Sign and word of the button that trains."""
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
