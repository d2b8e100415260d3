"""The export dialog: content, layer, step, and kind of file."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from guitrainer.errors import GuitrainerError
from guitrainer.figures import count
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import button, column, label, prose, row
from guitrainer.gui.kit.talk import Talk, Talks, ask_folder, ask_new_file
from guitrainer.gui.lab.exporting import (
    FORMATS,
    OF_FILTERS,
    ONE_STEP,
    ExportSource,
    Kind,
    Wish,
    write_table,
)
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.window.dialogs.preview import ExportPreview
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.gui.kit.chart.card import PlotCard

WIDTH, HEIGHT = 840, 560  # pixels
KINDS_WIDTH = 176
EVERYTHING = "everything"  # entry in the list of plots: all numbers in one table


class ExportDialog(QDialog):
    """Shows a preview of the files to be written; training continues meanwhile."""

    def __init__(self, lab: Lab, parent: QWidget) -> None:
        super().__init__(parent)
        self._lab = lab
        self._talks = Talks(self)
        self._source = ExportSource(lab.record)
        self._plots = _plots_of(parent) if self._source.available("curves") else {}
        self.setWindowTitle(self.tr("Export"))
        self.resize(px(WIDTH), px(HEIGHT))
        self.kinds = QListWidget()
        self.kinds.setFixedWidth(px(KINDS_WIDTH))
        self.kinds.setAccessibleName(self.tr("What to export"))
        self.layer, self.step, self.plot, self.format = (QComboBox() for _ in range(4))
        self._title, self._help = label("", "heading"), prose("", "dim")
        self.preview = ExportPreview()
        self.setLayout(self._lay_out())
        self._fill()
        self.kinds.currentRowChanged.connect(self._on_kind_chosen)
        for box in (self.layer, self.step):
            box.currentIndexChanged.connect(self._show_preview)
        self.plot.currentIndexChanged.connect(self._on_plot_chosen)
        self._choose_first()

    # ------------------------------------------------------------ available content

    def _lay_out(self) -> QVBoxLayout:
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(2 * GRID)
        self._form.setVerticalSpacing(GRID)
        rows = (
            (self.tr("Layer"), self.layer),
            (self.tr("Step"), self.step),
            (self.tr("Plot"), self.plot),
            (self.tr("Format"), self.format),
        )
        for title, box in rows:
            box.setAccessibleName(title)
            self._form.addRow(label(title, "dim"), box)
        right = column([self._title, self._help, self._form, self.preview], spacing=GRID, stretch=3)
        body = row([self.kinds, right], spacing=2 * GRID)
        return column([body, self._buttons()], margin=2 * GRID, spacing=2 * GRID, stretch=0)

    def _buttons(self) -> QHBoxLayout:
        cancel = button(self.tr("Close"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.go = button(self.tr("Export…"), "primary", self.tr("Choose where to save it"))
        self.go.setDefault(True)
        self.go.clicked.connect(self._on_go)
        return row([None, cancel, self.go])

    def _texts(self) -> dict[Kind, tuple[str, str]]:
        """Return title and help of every kind."""
        return {
            "sheet": (
                self.tr("Filters"),
                self.tr("All filters of a layer with labels and scores, in one picture."),
            ),
            "strip": (
                self.tr("Film strip"),
                self.tr("One row per step; each filter keeps its column, from noise to edge."),
            ),
            "evolution": (
                self.tr("Evolution"),
                self.tr("The filters as they form, as an animation."),
            ),
            "tiles": (
                self.tr("Single pictures"),
                self.tr(
                    "One PNG per filter, without text, in a folder; for all steps, one sheet per "
                    "step."
                ),
            ),
            "weights": (
                self.tr("Weights"),
                self.tr("Numbers for NumPy: float32, (filters, inputs, height, width)."),
            ),
            "curves": (
                self.tr("Curves"),
                self.tr("A plot as shown, or its numbers as a table."),
            ),
            "run": (
                self.tr("Whole run"),
                self.tr("A copy of the run folder: it can be opened and resumed elsewhere."),
            ),
        }

    def _fill(self) -> None:
        for kind, (title, help_text) in self._texts().items():
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, kind)
            item.setToolTip(help_text)
            if not self._available(kind):
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.kinds.addItem(item)
        for layer in self._source.layers:
            self.layer.addItem(layer, layer)
        for key, plot in self._plots.items():
            self.plot.addItem(plot.title, key)
        self.plot.addItem(self.tr("All numbers"), EVERYTHING)

    def _available(self, kind: Kind) -> bool:
        return self._source.available(kind)

    def _choose_first(self) -> None:
        usable = [number for number, kind in enumerate(self._texts()) if self._available(kind)]
        if usable:
            self.kinds.setCurrentRow(usable[0])
        else:
            self._form.setVerticalSpacing(0)
            for box in (self.layer, self.step, self.plot, self.format):
                self._form.setRowVisible(box, False)
            self.preview.show_text(self.tr("Nothing to export yet. Press Train first."))
            self.go.setEnabled(False)

    # ------------------------------------------------------------ choosing

    @property
    def kind(self) -> Kind:
        """The kind chosen on the left."""
        kind: Kind = self.kinds.currentItem().data(Qt.ItemDataRole.UserRole)
        return kind

    def choose(self, kind: Kind) -> None:
        """Choose what to export."""
        self.kinds.setCurrentRow(list(self._texts()).index(kind))

    def wish(self) -> Wish:
        """Return the complete choice."""
        kind = self.kind
        layer = (self.layer.currentData() or None) if kind in OF_FILTERS else None
        step: int | Literal["all"] | None = self.step.currentData() if kind in ONE_STEP else None
        return Wish(kind, self.format.currentData() or "", layer, step)

    def _on_kind_chosen(self) -> None:
        kind = self.kind
        title, help_text = self._texts()[kind]
        self._title.setText(title)
        self._help.setText(help_text)
        self._fill_layers(kind)
        self._fill_steps(kind)
        self._fill_formats()
        self._form.setRowVisible(self.layer, kind in OF_FILTERS)
        self._form.setRowVisible(self.step, kind in ONE_STEP)
        self._form.setRowVisible(self.plot, kind == "curves")
        self._show_preview()

    def _on_plot_chosen(self) -> None:
        self._fill_formats()
        self._show_preview()

    def _fill_layers(self, kind: Kind) -> None:
        chosen = self.layer.currentData() or self._lab.looking.layer
        entries = [(layer, layer) for layer in self._source.layers]
        if kind == "weights":
            entries.insert(0, (self.tr("All layers"), ""))
            chosen = ""
        _refill(self.layer, entries, chosen)

    def _fill_steps(self, kind: Kind) -> None:
        newest = fill(self.tr("newest, %1"), count(self._source.newest))
        entries: list[tuple[str, Any]] = [(newest, None)]
        shown = self._lab.looking.shown()
        if self._lab.looking.cursor is not None and shown is not None:
            text = fill(self.tr("at the marker, %1"), count(shown.step))
            entries.insert(0, (text, shown.step))
        if kind != "sheet":
            entries.append((self.tr("all recorded"), "all"))
        _refill(self.step, entries, entries[0][1])

    def _fill_formats(self) -> None:
        suffixes = list(FORMATS[self.kind])
        if self.kind == "curves" and self.plot.currentData() == EVERYTHING:
            suffixes = [".csv"]
        chosen = self.format.currentData()
        entries = [(suffix.removeprefix(".").upper(), suffix) for suffix in suffixes]
        _refill(self.format, entries, chosen)
        self._form.setRowVisible(self.format, len(suffixes) > 1)

    # ------------------------------------------------------------ the preview

    def _show_preview(self) -> None:
        wish, source = self.wish(), self._source
        if wish.kind == "curves":
            self._show_plot()
        elif wish.kind in ("weights", "run"):
            self.preview.show_text("")
            contents = partial(source.contents, wish)
            self._lab.background.submit("export preview", contents, self._on_lines, kernels=False)
        else:
            self.preview.show_text(self.tr("Drawing…"))
            work = partial(source.picture, wish)
            self._lab.background.submit(
                "export preview", work, self._on_picture, self._on_no_picture, kernels=False
            )

    def _on_picture(self, content: bytes) -> None:
        self.preview.show_picture(content)

    def _on_lines(self, lines: list[tuple[str, str]]) -> None:
        self.preview.show_lines(lines)

    def _on_no_picture(self, error: Exception) -> None:
        self.preview.show_text(str(error))

    def _show_plot(self) -> None:
        plot = self._plots.get(self.plot.currentData())
        if plot is not None:
            from guitrainer.gui.kit.chart.export import plot_picture

            self.preview.show_picture(plot_picture(plot))
        else:
            from guitrainer.gui.lab.courses import curve_table

            table = curve_table(self._lab.record)
            self.preview.show_lines([(name, count(len(column))) for name, column in table.items()])

    # ------------------------------------------------------------ exporting

    def _on_go(self) -> None:
        self._talks.begin(self._ask_where())

    def _ask_where(self) -> Talk[None]:
        wish = self.wish()
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
            return f"{self._source.name}_{self.plot.currentData()}{wish.suffix}"
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
            self._on_written(self._write_curves(target))
        except GuitrainerError as error:
            self._on_failed(error)

    def _write_curves(self, target: Path) -> list[Path]:
        plot = self._plots.get(self.plot.currentData())
        if plot is None:
            write_table(self._lab.record, target)
        else:
            from guitrainer.gui.kit.chart.export import export_plot

            export_plot(plot, target)
        return [target]

    def _on_written(self, paths: list[Path]) -> None:
        self.go.setEnabled(True)
        self._lab.settings.export_folder = self._target.parent
        self._lab.exported.emit(paths)
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self.go.setEnabled(True)
        self._lab.failed.emit(error)


def _refill(box: QComboBox, entries: list[tuple[str, Any]], chosen: Any) -> None:
    """Replace the entries of a combo box without emitting signals."""
    box.blockSignals(True)
    box.clear()
    for text, value in entries:
        box.addItem(text, value)
    values = [value for _, value in entries]
    box.setCurrentIndex(values.index(chosen) if chosen in values else 0)
    box.blockSignals(False)


def _free(path: Path) -> Path:
    """Return `path`, with -2, -3, … if it exists already."""
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
