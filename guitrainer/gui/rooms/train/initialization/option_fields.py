"""What some schemes take besides a size: value, gain, slope, fan, distribution, file."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from guitrainer.config.schema import Initializer
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.schema import translated
from guitrainer.gui.base.text.schemes import distribution_name
from guitrainer.gui.kit.basic import button, column, prose, row
from guitrainer.gui.kit.calm import CalmComboBox
from guitrainer.gui.kit.paths import ask_file
from guitrainer.gui.kit.talk import Talk, Talks
from guitrainer.gui.rooms.common.formulas import distributions, own_mode
from guitrainer.gui.rooms.train.initialization.number_field import NumberField

NUMBERS = ("value", "gain", "slope")
CHOICES = ("distribution", "mode")
CHOICE_WIDTH, FILE_WIDTH = 136, 200  # pixels
MODES = ("fan_in", "fan_out", "fan_avg", "fan_geo")


class OptionFields(QWidget):
    """The fields that apply to the scheme at hand; the others are hidden."""

    chosen = Signal(str, object)  # a setting of `Initializer`, and its new value
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.talks = Talks(self)
        self.numbers = {name: self._number(name) for name in NUMBERS}
        self.choices = {name: self._choice(name) for name in CHOICES}
        self.path = QLineEdit()
        self.path.setAccessibleName(self._title("path"))
        self.path.setToolTip(self._help("path"))
        self.path.editingFinished.connect(self._on_path_typed)
        self.browse = button("…", "", self.tr("Choose a file"))
        self.browse.clicked.connect(self.ask_for_file)
        file = QWidget()
        file.setLayout(row([self.path, self.browse], spacing=GRID // 2))
        file.setMinimumWidth(px(FILE_WIDTH))
        self._rows: dict[str, tuple[QLabel, QWidget]] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GRID // 2)
        grid.setColumnStretch(0, 1)
        for name, widget in {**self.numbers, **self.choices, "path": file}.items():
            title = prose(self._title(name), "dim")
            grid.addWidget(title, len(self._rows), 0)
            grid.addWidget(widget, len(self._rows), 1, Qt.AlignmentFlag.AlignRight)
            self._rows[name] = (title, widget)
        self.error = prose("", "error")
        self.error.hide()
        self.setLayout(column([grid, self.error], spacing=GRID // 2))

    def show_options(self, initializer: Initializer, takes: tuple[str, ...]) -> None:
        """Show the settings that the scheme `takes`."""
        for name, widgets in self._rows.items():
            for widget in widgets:
                widget.setVisible(name in takes)
        self.setVisible(any(name in takes for name in self._rows))
        for name, field in self.numbers.items():
            field.show_value(getattr(initializer, name))
        if "mode" in takes:
            texts = {None: self.tr("own (%1)").replace("%1", own_mode(initializer.scheme))}
            self._fill("mode", {**texts, **{mode: mode for mode in MODES}}, initializer.mode)
        if "distribution" in takes:
            possible = {one: distribution_name(one) for one in distributions(initializer.scheme)}
            chosen = initializer.distribution or next(iter(possible), None)
            self._fill("distribution", possible, chosen)
        self.path.setText(initializer.path or "")
        self.path.setCursorPosition(len(self.path.text()))
        if not any(field.property("faulty") for field in self.numbers.values()):
            self.error.hide()

    def ask_for_file(self) -> None:
        """Let the user choose a file of weights."""
        self.talks.begin(self._ask_for_file())

    def _ask_for_file(self) -> Talk[None]:
        title, start = self.tr("Weights from a file"), Path(self.path.text())
        path = yield from ask_file(self, title, start, "NumPy (*.npy *.npz)")
        if path is not None:
            self.chosen.emit("path", str(path))

    def _fill(self, name: str, texts: dict[Any, str], chosen: Any) -> None:
        box = self.choices[name]
        if [box.itemData(k) for k in range(box.count())] != list(texts):
            box.clear()
            for key, text in texts.items():
                box.addItem(text, key)
        box.setCurrentIndex(list(texts).index(chosen) if chosen in texts else -1)

    def _number(self, name: str) -> NumberField:
        field = NumberField(name, self._title(name), self._help(name))
        field.typed.connect(lambda value: self._on_typed(name, value))
        field.refused.connect(lambda message: self._on_refused(name, message))
        field.left.connect(self.left)
        return field

    def _choice(self, name: str) -> CalmComboBox:
        box = CalmComboBox()
        box.setFixedWidth(px(CHOICE_WIDTH))
        box.setAccessibleName(self._title(name))
        box.setToolTip(self._help(name))
        box.activated.connect(lambda index: self.chosen.emit(name, box.itemData(index)))
        return box

    def _title(self, name: str) -> str:
        return translated(Initializer.model_fields[name].title or "")

    def _help(self, name: str) -> str:
        return translated(Initializer.model_fields[name].description or "")

    def _on_typed(self, name: str, value: float) -> None:
        self.error.hide()
        self.chosen.emit(name, value)

    def _on_refused(self, name: str, message: str) -> None:
        self.error.setText(f"{self._title(name)}: {message}")
        self.error.show()

    def _on_path_typed(self) -> None:
        if self.path.text():
            self.chosen.emit("path", self.path.text())
