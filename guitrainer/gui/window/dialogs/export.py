"""The export dialog: content, layer, step, and kind of file."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from guitrainer.errors import GuitrainerError
from guitrainer.figures import count
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import DARK, GRID, PAPER, Theme
from guitrainer.gui.kit.basic import button, column, label, prose, row
from guitrainer.gui.kit.talk import Talk, Talks, ask_folder, ask_new_file
from guitrainer.gui.kit.text import ElidedLabel
from guitrainer.gui.lab.exporting import LISTED, ExportSource, Kind, Wish, write_table
from guitrainer.gui.lab.inquiry import Inquiry
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.window.dialogs.export_form import ExportForm
from guitrainer.gui.window.dialogs.export_kinds import kind_texts
from guitrainer.gui.window.dialogs.preview import ExportPreview
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.gui.kit.chart.card import PlotCard

WIDTH, HEIGHT = 840, 560  # pixels
KINDS_WIDTH = 176

Lines = list[tuple[str, str]]


class ExportDialog(QDialog):
    """Shows a preview of the files to be written, and stays open for further exports.

    Training continues meanwhile; after each export, the latest filters are offered.
    """

    def __init__(self, lab: Lab, parent: QWidget) -> None:
        super().__init__(parent)
        self._lab = lab
        self._talks = Talks(self)
        self._source = ExportSource(lab.record)
        self._plots = _plots_of(parent)
        self._target = Path()
        self.setWindowTitle(self.tr("Export"))
        self.resize(px(WIDTH), px(HEIGHT))
        self._texts = kind_texts()
        self.kinds = QListWidget()
        self.kinds.setFixedWidth(px(KINDS_WIDTH))
        self.kinds.setAccessibleName(self.tr("What to export"))
        self.form = ExportForm(lab, self._plots)
        self._title, self._help = label("", "heading"), prose("", "dim")
        self.preview = ExportPreview()
        self.report = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self.setLayout(self._lay_out())
        for title, help_text in self._texts.values():
            item = QListWidgetItem(title)
            item.setToolTip(help_text)
            self.kinds.addItem(item)
        self._looking: Inquiry[tuple[Wish, ExportSource], bytes | Lines] = Inquiry(
            lab.background, "export preview", self._question, _look, self, kernels=False
        )
        self._looking.late.connect(lambda: self.preview.show_text(self.tr("Drawing…")))
        self._looking.answered.connect(self._on_looked)
        self._looking.refused.connect(lambda: self.preview.show_text(self._looking.problem))
        self.kinds.currentRowChanged.connect(self._refresh)
        self.form.changed.connect(self._refresh)
        lab.run_changed.connect(self._renew)
        self._renew()

    # ------------------------------------------------------------ available content

    def _lay_out(self) -> QVBoxLayout:
        right = column([self._title, self._help, self.form, self.preview], spacing=GRID)
        right.setStretch(3, 1)
        body = row([self.kinds, right], spacing=2 * GRID)
        return column([body, self._buttons()], margin=2 * GRID, spacing=2 * GRID, stretch=0)

    def _buttons(self) -> QHBoxLayout:
        self.open_folder = button(self.tr("Open folder"))
        self.open_folder.setAutoDefault(False)
        self.open_folder.clicked.connect(self._on_open_folder)
        self.open_folder.hide()
        self.copy = button(self.tr("Copy as command"))
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._on_copy)
        close = button(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.go = button(self.tr("Export…"), "primary", self.tr("Choose where to save it"))
        self.go.setDefault(True)
        self.go.clicked.connect(self._on_go)
        buttons = row([self.report, self.open_folder, self.copy, close, self.go], spacing=GRID)
        buttons.setStretch(0, 1)
        return buttons

    def _available(self, kind: Kind) -> bool:
        return self._source.available(kind)

    def _renew(self) -> None:
        """Offer the current state of the run on stage."""
        self._source = ExportSource(self._lab.record)
        for number, kind in enumerate(self._texts):
            usable = self._available(kind)
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
            self.kinds.item(number).setFlags(flags if usable else Qt.ItemFlag.NoItemFlags)
        usable_kinds = [kind for kind in self._texts if self._available(kind)]
        if usable_kinds and self.kind not in usable_kinds:
            self.choose(usable_kinds[0])
        else:
            self._refresh()

    # ------------------------------------------------------------ choosing

    @property
    def kind(self) -> Kind | None:
        """The kind chosen on the left; None if there is none yet."""
        place = self.kinds.currentRow()
        return None if place < 0 else list(self._texts)[place]

    def choose(self, kind: Kind) -> None:
        """Choose what to export."""
        self.kinds.setCurrentRow(list(self._texts).index(kind))

    def _refresh(self) -> None:
        kind = self.kind
        possible = kind is not None and self._available(kind)
        self.form.setVisible(possible)
        self.go.setEnabled(possible)
        self.copy.setEnabled(False)
        if kind is None or not possible:
            self.preview.show_text(self.tr("Nothing to export yet. Press Train first."))
            return
        title, help_text = self._texts[kind]
        self._title.setText(title)
        self._help.setText(help_text)
        self.form.offer(kind, self._source)
        self.copy.setEnabled(self._command() is not None)
        self._looking.ask()
        if kind == "curves":
            self._show_plot()

    # ------------------------------------------------------------ the preview

    def _question(self) -> tuple[Wish, ExportSource] | None:
        kind = self.kind
        if kind is None or kind == "curves" or not self._available(kind):
            return None
        return replace(self.form.wish(), suffix=""), self._source  # every format looks the same

    def _on_looked(self) -> None:
        answer = self._looking.answer
        if isinstance(answer, bytes):
            self.preview.show_picture(answer)
        elif answer is not None:
            self.preview.show_lines(answer)

    def _show_plot(self) -> None:
        plot = self._plots.get(self.form.plot.key)
        if plot is not None:
            from guitrainer.gui.kit.chart.export import plot_picture

            self.preview.show_picture(plot_picture(plot, colors=_theme_of(self.form.wish())))
        else:
            from guitrainer.gui.lab.courses import curve_table

            table = curve_table(self._lab.record)
            self.preview.show_lines([(name, count(len(column))) for name, column in table.items()])

    # ------------------------------------------------------------ exporting

    def _command(self) -> str | None:
        """Return the command that exports the same; None if only the window can export it."""
        wish = self.form.wish()
        target = self._lab.settings.export_folder / self._name(wish)
        return self._source.command(wish, str(target))

    def _on_copy(self) -> None:
        command = self._command()
        if command is not None:
            QGuiApplication.clipboard().setText(command)
            self.report.setText(fill(self.tr("Copied: %1"), command))

    def _on_go(self) -> None:
        self.report.clear()
        self.open_folder.hide()
        self._talks.begin(self._ask_where())

    def _ask_where(self) -> Talk[None]:
        wish = self.form.wish()
        start = self._lab.settings.export_folder / self._name(wish)
        if wish.suffix:
            kinds = f"{wish.suffix.removeprefix('.').upper()} (*{wish.suffix})"
            target = yield from ask_new_file(self, self.tr("Export to"), start, kinds)
        else:
            title = self.tr("Export to a new folder in")
            folder = yield from ask_folder(self, title, start.parent)
            target = None if folder is None else _free(folder / start.name)
        if target is not None:
            self._write(wish, target)

    def _name(self, wish: Wish) -> str:
        if wish.kind == "curves":
            return f"{self._source.name}_{self.form.plot.key}{wish.suffix}"
        return self._source.file_name(wish)

    def _write(self, wish: Wish, target: Path) -> None:
        self.go.setEnabled(False)
        self._target = target
        if wish.kind != "curves":
            work = partial(self._source.export, wish, target)
            self._lab.background.submit(
                "export", work, self._on_written, self._on_failed, kernels=False
            )
            return
        try:
            self._on_written(self._write_curves(wish, target))
        except GuitrainerError as error:
            self._on_failed(error)

    def _write_curves(self, wish: Wish, target: Path) -> list[Path]:
        plot = self._plots.get(self.form.plot.key)
        if plot is None:
            write_table(self._lab.record, target)
        else:
            from guitrainer.gui.kit.chart.export import export_plot

            export_plot(plot, target, _theme_of(wish))
        return [target]

    def _on_written(self, paths: list[Path]) -> None:
        place = self._target.absolute().parent
        self._lab.settings.export_folder = self._target.parent
        self._lab.exported.emit(paths)
        self.report.setText(fill(self.tr("Exported %1 to %2"), self._target.name, str(place)))
        self.open_folder.show()
        self._renew()

    def _on_open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._target.absolute().parent)))

    def _on_failed(self, error: Exception) -> None:
        self.go.setEnabled(True)
        self._lab.failed.emit(error)


def _look(question: tuple[Wish, ExportSource]) -> Callable[[], bytes | Lines]:
    wish, source = question
    look = source.contents if wish.kind in LISTED else source.picture
    return partial(look, wish)


def _theme_of(wish: Wish) -> Theme:
    """Return the colors of a plot."""
    return PAPER if wish.colors == "light" else DARK


def _free(path: Path) -> Path:
    """Return `path`, with -2, -3, … if it already exists."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free


def _plots_of(window: QWidget) -> dict[str, "PlotCard"]:
    """Return the plots of the window by their keys."""
    from guitrainer.gui.rooms.train.curves.panel import CurvesPanel

    panel = window.findChild(CurvesPanel)
    return {} if panel is None else {plot.key: plot for plot in panel.plots()}
