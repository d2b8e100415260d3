"""A number with a slider: what may be moved while a run goes on."""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal

from guitrainer.gui.base.values import parse
from guitrainer.gui.kit.calm import CalmSlider
from guitrainer.gui.rooms.train.experiment.field import EntryField
from guitrainer.gui.rooms.train.experiment.scales import STOPS, LogScale
from guitrainer.gui.rooms.train.experiment.tables import SLIDERS


class RateField(EntryField):
    """Moving the slider once, however far, is one round of edits."""

    moved = Signal(str, float, int)  # name, value, which is accepted, round of edits

    def _lay_out(self, wide: bool) -> None:
        super()._lay_out(wide)
        self.scale: LogScale = SLIDERS[self.name]
        self.slider = CalmSlider()
        self.slider.setRange(0, STOPS)
        self.slider.setPageStep(STOPS // 12)
        self.slider.setAccessibleName(self.title)
        self.slider.setToolTip(
            self.tr("Drag, or use the arrow keys. This also changes the current run.")
        )
        self.slider.valueChanged.connect(self._on_moved)
        self.slider.sliderPressed.connect(self._next_round)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.slider)

    def _paint(self, value: Any, placeholder: str) -> None:
        super()._paint(value, placeholder)
        shown = parse(placeholder, self.node) if value is None else value
        if isinstance(shown, int | float) and shown != self.scale.value(self.slider.value()):
            with QSignalBlocker(self.slider):
                self.slider.setValue(self.scale.stop(shown))

    def _on_moved(self, stop: int) -> None:
        self.moved.emit(self.name, self.scale.value(stop), self._round)
