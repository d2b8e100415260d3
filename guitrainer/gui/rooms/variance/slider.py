"""A number to slide and to type."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from guitrainer.figures import figure
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import column, label, row
from guitrainer.gui.kit.calm import CalmSlider

FIELD = 72  # pixels
TICKS = 160  # of a logarithmic slider
DIGITS = 4


class NumberSlider(QWidget):
    """A name, a field and a slider for one number.

    Parameters
    ----------
    name : shown, and told to screen readers
    tip : what changes with it
    low, high : the ends, both included
    log : whether equal ways are equal factors
    whole : whether only whole numbers are meant
    """

    changed = Signal(float)  # by the user

    def __init__(
        self,
        name: str,
        tip: str,
        low: float,
        high: float,
        *,
        log: bool = False,
        whole: bool = False,
    ) -> None:
        super().__init__()
        self._low, self._high, self._log, self._whole = low, high, log, whole
        self._value = math.nan  # until one is shown
        self.field, self.slider = QLineEdit(), CalmSlider()
        self.field.setFixedWidth(px(FIELD))
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.slider.setRange(0, TICKS if log else round(high - low))
        self.slider.setPageStep(TICKS // 8 if log else 5)
        for one in (self.field, self.slider):
            one.setAccessibleName(name)
            one.setToolTip(tip)
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        title = label(name, "dim")
        title.setToolTip(tip)
        head = row([title, None, self.field])
        self.setLayout(column([head, self.slider], spacing=GRID // 2))
        self.field.textEdited.connect(self._on_typed)
        self.field.editingFinished.connect(self._write)
        self.slider.valueChanged.connect(self._on_slid)

    @property
    def value(self) -> float:
        """The number."""
        return self._value

    def show_value(self, value: float) -> None:
        """Show a number; what is being typed is left as it is while it means the same."""
        if value != self._value or not self.field.hasFocus():
            self._put(value)
            self._write()

    # ------------------------------------------------------------ numbers

    def at(self, tick: int) -> float:
        """The number at a tick of the slider, rounded as people choose numbers."""
        if not self._log:
            return self._low + tick
        value = self._low * (self._high / self._low) ** (tick / TICKS)
        return float(round(value)) if self._whole else float(f"{value:.3g}")

    def _tick(self, value: float) -> int:
        if not self._log:
            return round(value - self._low)
        return round(TICKS * math.log(value / self._low) / math.log(self._high / self._low))

    def _read(self, text: str) -> float | None:
        """What was typed; None where it is no such number, or beyond the ends."""
        try:
            value = float(text.strip().replace(",", ".").replace("−", "-"))
        except ValueError:
            return None
        sound = self._low <= value <= self._high and (not self._whole or value.is_integer())
        return value if sound else None

    # ------------------------------------------------------------ events

    def _write(self) -> None:
        self._mark(False)
        self.field.setText(figure(self._value, DIGITS))

    def _put(self, value: float) -> None:
        self._value = value
        self.slider.blockSignals(True)
        self.slider.setValue(self._tick(value))
        self.slider.blockSignals(False)

    def _on_typed(self, text: str) -> None:
        value = self._read(text)
        self._mark(value is None)
        if value is not None and value != self._value:
            self._put(value)
            self.changed.emit(value)

    def _on_slid(self, tick: int) -> None:
        self._value = self.at(tick)
        self._write()
        self.changed.emit(self._value)

    def _mark(self, faulty: bool) -> None:
        if (self.field.property("faulty") is True) != faulty:
            self.field.setProperty("faulty", faulty)
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)
