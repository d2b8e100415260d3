"""The source of images: a built-in dataset, or the user's own files."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QWidget

from guitrainer.gui.base.text.language import translated
from guitrainer.gui.kit.controls import CalmComboBox
from guitrainer.gui.kit.fields import Field
from guitrainer.gui.kit.talk import Talk, Talks, ask_file, ask_folder
from guitrainer.gui.kit.text import hover


class SourceField(Field):
    """Lists built-in datasets; the last two entries ask for a folder or a file."""

    def _control(self) -> QWidget:
        from guitrainer.data.built_in import dataset_list

        self.talks = Talks(self)
        self.combo = CalmComboBox()
        self.combo.setMinimumContentsLength(8)
        self.combo.setSizeAdjustPolicy(
            CalmComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for info in dataset_list():
            self._add(info.name, info.name, translated(info.help))
        self._built_in = self.combo.count()
        self._ask_folder = self.tr("Folder…")
        self._ask_file = self.tr("File…")
        self.combo.activated.connect(self._on_chosen)
        return self.combo

    def _add(self, text: str, source: str, tip: str) -> None:
        self.combo.addItem(text, source)
        self.combo.setItemData(self.combo.count() - 1, hover(tip), Qt.ItemDataRole.ToolTipRole)

    def _paint(self, value: Any, placeholder: str) -> None:
        with QSignalBlocker(self.combo):
            while self.combo.count() > self._built_in:
                self.combo.removeItem(self.combo.count() - 1)
            if self.combo.findData(value) < 0:
                self._add(Path(value).name or value, value, value)
            self.combo.insertSeparator(self.combo.count())
            tips = (
                self.tr("IDX, NumPy or other files with images and labels, or pictures by class"),
                self.tr("A file with images and labels: .npz, CSV, .mat, .h5 and others"),
            )
            for text, tip in zip((self._ask_folder, self._ask_file), tips, strict=True):
                self._add(text, "", tip)
            index = self.combo.findData(value)
            self.combo.setCurrentIndex(index)
        tip = str(self.combo.itemData(index, Qt.ItemDataRole.ToolTipRole))
        self.combo.setToolTip(f"{self.toolTip()}<br>{tip}")

    def _on_chosen(self, index: int) -> None:
        self._next_round()
        source = self.combo.itemData(index)
        if source:
            self._enter(source)
        else:
            entry = self.combo.itemText(index)
            self.combo.setCurrentIndex(self.combo.findData(self._value))
            self.talks.begin(self._asked(entry))

    def _asked(self, entry: str) -> Talk[None]:
        if entry == self._ask_folder:
            title = self.tr("Folder with images and labels")
            found = yield from ask_folder(self, title, Path())
        else:
            title = self.tr("File with images and labels")
            kinds = self.tr("Images and labels") + " (*)"
            found = yield from ask_file(self, title, Path(), kinds)
        if found is not None:
            self._enter(str(found))
