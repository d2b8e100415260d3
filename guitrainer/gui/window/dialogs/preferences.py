"""The preferences dialog."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QSpinBox, QWidget

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.settings import LANGUAGES, MOST_THREADS
from guitrainer.gui.kit.basic import button, column, held, label, prose, row
from guitrainer.gui.kit.controls import ChoiceBox
from guitrainer.gui.kit.talk import Talk, Talks, ask_folder
from guitrainer.gui.lab.lab import Lab

WIDTH = 520  # pixels


class PreferencesDialog(QDialog):
    """Folder of runs, number of training threads, language and theme."""

    dress_changed = Signal()  # the language or theme has changed

    def __init__(self, lab: Lab, parent: QWidget) -> None:
        super().__init__(parent)
        self._lab = lab
        self._talks = Talks(self)
        self.setWindowTitle(self.tr("Preferences"))
        self.setMinimumWidth(px(WIDTH))
        settings = lab.settings
        self.folder = QLineEdit(str(settings.runs_folder))
        self.threads = QSpinBox()
        self.threads.setRange(1, MOST_THREADS)
        self.threads.setValue(settings.threads)
        self.threads.lineEdit().setTextMargins(GRID, 0, 0, 0)
        self.language = ChoiceBox({None: self.tr("Use system setting"), **LANGUAGES})
        self.language.key = settings.language
        themes = {
            "system": self.tr("Use system setting"),
            "dark": self.tr("Dark"),
            "light": self.tr("Light"),
        }
        self.theme = ChoiceBox(themes)
        self.theme.key = settings.theme
        self.setLayout(column([self._form(), self._buttons()], margin=3 * GRID, spacing=3 * GRID))

    def _form(self) -> QWidget:
        choose = button(self.tr("Choose…"), "", self.tr("Choose another folder"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._on_choose)
        rows = (
            (
                self.tr("Runs folder"),
                row([self.folder, choose]),
                self.tr("Each run is saved in its own folder there."),
            ),
            (
                self.tr("Threads"),
                row([self.threads, None]),
                self.tr(
                    "Number of training threads, from the next run on. Results do not depend on it."
                ),
            ),
            (self.tr("Language"), row([self.language, None]), ""),
            (self.tr("Theme"), row([self.theme, None]), ""),
        )
        fields = (self.folder, self.threads, self.language, self.theme)
        form, grid = QWidget(), QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        for number, ((title, layout, help_text), field) in enumerate(
            zip(rows, fields, strict=True)
        ):
            name = label(title, "dim")
            name.setBuddy(field)
            field.setAccessibleName(title)
            field.setToolTip(help_text)
            grid.addWidget(name, 3 * number, 0)
            grid.addLayout(layout, 3 * number, 1)
            if help_text:
                grid.addWidget(prose(help_text, "small"), 3 * number + 1, 1)
            grid.setRowMinimumHeight(3 * number + 2, GRID)
        grid.setColumnStretch(1, 1)
        form.setLayout(grid)
        return form

    def _buttons(self) -> QWidget:
        cancel = button(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.save = button(self.tr("Save"), "primary")
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        return held(row([None, cancel, self.save]))

    def _on_choose(self) -> None:
        self._talks.begin(self._ask_folder())

    def _ask_folder(self) -> Talk[None]:
        title, start = self.tr("Runs folder"), Path(self.folder.text())
        chosen = yield from ask_folder(self, title, start)
        if chosen is not None:
            self.folder.setText(str(chosen))

    def accept(self) -> None:
        """Apply the choices."""
        settings = self._lab.settings
        folder = Path(self.folder.text().strip() or "runs").expanduser()
        if folder != settings.runs_folder:
            settings.runs_folder = folder
            self._lab.shelf.refresh()
        settings.threads = self.threads.value()
        before = (settings.language, settings.theme)
        settings.language = self.language.key
        settings.theme = self.theme.key
        super().accept()
        if (settings.language, settings.theme) != before:
            self.dress_changed.emit()
