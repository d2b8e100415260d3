"""The bar that runs experiments: preset, train, step, reset, seed, export."""

from PySide6.QtWidgets import QComboBox, QWidget

from guitrainer.config.loading import preset_list
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.text.schema import translated
from guitrainer.gui.kit.basic import button, row
from guitrainer.gui.kit.markup import hover
from guitrainer.gui.lab.lab import Lab, State
from guitrainer.gui.window.files import Files


class RunBar(QWidget):
    """Starts and holds the run."""

    def __init__(self, lab: Lab, files: Files) -> None:
        super().__init__()
        self.lab, self.files = lab, files
        self._presets = QComboBox()
        self._presets.setAccessibleName(self.tr("Preset"))
        self._presets.setToolTip(self.tr("An experiment that comes with the program"))
        for preset in preset_list():
            self._presets.addItem(preset.name)
            tip = translated(preset.description)
            self._presets.setItemData(self._presets.count() - 1, tip, 3)  # Qt.ToolTipRole
        self._presets.activated.connect(self._on_preset_chosen)
        self.train = button(self.tr("Train"), "primary", self.tr("Train or pause (Space)"))
        self.train.setMinimumWidth(px(96))
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
        for signal in (lab.state_changed, lab.experiment_changed, lab.preview_changed):
            signal.connect(self._paint)
        files.talks.ended.connect(self._paint)  # the preset that was chosen may not be opened
        files.talks.refused.connect(self._paint)
        self._paint()

    def _paint(self) -> None:
        lab = self.lab
        words = {
            State.TRAINING: ("❚❚ ", self.tr("Pause")),
            State.PAUSED: ("▶ ", self.tr("Continue")),
            State.STARTING: ("", self.tr("Preparing")),
        }
        sign, word = words.get(lab.state, ("▶ ", self.tr("Train")))
        self.train.setText(sign + word)
        self.train.setAccessibleName(word)
        runnable = lab.problem is None
        self.train.setEnabled(lab.state != State.STARTING and (runnable or lab.running))
        self.step.setEnabled(lab.state != State.STARTING and (runnable or lab.running))
        self.train.setToolTip(hover(lab.problem or "") or self.tr("Train or pause (Space)"))
        self.seed.setText(self.tr("Seed %1").replace("%1", str(lab.experiment.seed)) + " ⟳")
        self.reset.setEnabled(lab.state != State.IDLE)
        index = self._presets.findText(lab.experiment.name)
        self._presets.setCurrentIndex(index)
        if index < 0:
            self._presets.setPlaceholderText(lab.experiment.name)

    def _on_preset_chosen(self, index: int) -> None:
        self.files.open_preset(self._presets.itemText(index))
