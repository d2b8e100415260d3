"""A number with a slider: what may be moved while a run goes on."""

from typing import Any

from PySide6.QtCore import Signal

from guitrainer.gui.base.values import parse
from guitrainer.gui.kit.fields import EntryField
from guitrainer.gui.kit.sliders import ScaleSlider
from guitrainer.gui.rooms.train.experiment.tables import SLIDERS


class RateField(EntryField):
    """Moving the slider once, however far, is one round of edits."""

    moved = Signal(str, float, int)  # name, value, which is accepted, round of edits

    def _lay_out(self, wide: bool) -> None:
        super()._lay_out(wide)
        tip = self.tr("Drag, or use the arrow keys. This also changes the current run.")
        self.slider = ScaleSlider(SLIDERS[self.name], self.title, tip)
        self.slider.moved.connect(self._on_moved)
        self.slider.sliderPressed.connect(self._next_round)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.slider)

    def _paint(self, value: Any, placeholder: str) -> None:
        super()._paint(value, placeholder)
        shown = parse(placeholder, self.node) if value is None else value
        if isinstance(shown, int | float):
            self.slider.show_value(shown)

    def _on_moved(self, value: float) -> None:
        self.moved.emit(self.name, value, self._round)
