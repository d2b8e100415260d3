"""The Filters room: opens files of any trained network, and shows their filters side by side."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import (
    button,
    column,
    held,
    label,
    prose,
    row,
    say,
    scrolled,
    side_panel,
)
from guitrainer.gui.kit.containers import empty_page, stacked
from guitrainer.gui.kit.controls import menu_of
from guitrainer.gui.kit.layouts import TitleLine
from guitrainer.gui.kit.talk import Talk, Talks, ask_file, ask_folder
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.filters.actions import FilterActions
from guitrainer.gui.rooms.filters.edge_curve import EdgeCurve
from guitrainer.gui.rooms.filters.filter_card import FilterCard
from guitrainer.gui.rooms.filters.handing import ShownFilters
from guitrainer.gui.rooms.filters.layers_panel import StoredLayersPanel
from guitrainer.gui.rooms.filters.side import FilterSide
from guitrainer.gui.rooms.filters.state import kept_state
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.runs.filter_series import FilterSeries

LEFT, RIGHT, HINT_WIDTH, CURVE_HEIGHT = 304, 224, 520, 116  # pixels


class FiltersRoom(QWidget):
    """Layers on the left, one or two walls of filters in the middle, the selected filter right."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        mark(self, "stage")
        self.lab, self.talks = lab, Talks(self)
        self.state = kept_state(lab.kept)
        self.sides = tuple(FilterSide(lab, place, self.state) for place in range(2))
        self.panel, self.card, self.curve = StoredLayersPanel(lab), FilterCard(lab), EdgeCurve()
        self.requests = FilterActions(lab, self.talks, lambda: self.shown, self)
        self.problem = prose("", "error", scrolled=True)
        self.reading = label("", "dim")
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._paint()

    def _make_buttons(self) -> None:
        self.open = button(self.tr("Open…"), "", self.tr("Open a file or a folder"))
        of_file = self.tr("File of a trained network…"), self.ask_file
        of_folder = self.tr("Folder of checkpoints, run or SavedModel…"), self.ask_folder
        self.open.setMenu(menu_of(self, (of_file, of_folder)))
        self.both = button(
            self.tr("Side by side"), "", self.tr("Show two files, layers or checkpoints")
        )
        self.both.setCheckable(True)
        self.use = button(
            self.tr("Use these filters"), "", self.tr("Start a layer of the experiment from them")
        )
        self.export = button(self.tr("Export…"), "", self.tr("As a picture, film or numbers"))
        self.copy = button(self.tr("Copy as command"))

    def _lay_out(self) -> None:
        controls: list[QWidget] = [self.open, self.both, self.use, self.export, self.copy]
        title = TitleLine(label(self.tr("Filters of any network"), "heading"), controls)
        walls = held(row(self.sides, spacing=GRID, stretch={0: 1, 1: 1}))
        self.curve.setFixedHeight(px(CURVE_HEIGHT))
        middle = column([walls, self.curve], GRID, GRID, stretch=0)
        left, right = side_panel(self.panel, px(LEFT)), side_panel(self.card, px(RIGHT))
        shown = held(row([left, middle, right], spacing=0, stretch=1))
        self._pages = stacked(self._empty(), shown)
        head = held(column([title, self.reading, self.problem], (2 * GRID, GRID), GRID // 2))
        self.setLayout(column([head, self._pages], 0, 0, stretch=1))

    def _empty(self) -> QWidget:
        text = prose(
            self.tr(
                "Open a file of a trained network to see its filters: PyTorch, safetensors, Keras, "
                "ONNX, TFLite, TensorFlow, Flax, Darknet, Caffe, GGUF, MATLAB, NumPy. A folder of "
                "checkpoints, such as epoch_1.pt to epoch_20.pt, or a run becomes a film. You can "
                "also drop them onto the window. Nothing in a file is executed."
            ),
            "dim",
        )
        file, folder = button(self.tr("Open file…"), "primary"), button(self.tr("Open folder…"))
        file.clicked.connect(self.ask_file)
        folder.clicked.connect(self.ask_folder)
        buttons = row([file, folder, None])
        title = label(self.tr("No network yet"), "heading")
        return scrolled(empty_page(title, text, buttons, width=px(HINT_WIDTH)))

    def _connect(self) -> None:
        for place, side in enumerate(self.sides):
            side.activated.connect(partial(self._activate, place))
            side.changed.connect(self._paint)
            side.source_chosen.connect(partial(self._on_source, place))
        self.panel.layer_chosen.connect(lambda name: self.active.show_layer(name))
        self.panel.axes_chosen.connect(self._on_axes)
        self.both.toggled.connect(self._on_both)
        self.use.clicked.connect(self.requests.use)
        self.export.clicked.connect(self.requests.export)
        self.copy.clicked.connect(self.requests.copy)
        self.requests.refused.connect(partial(say, self.problem))
        self.curve.plot.scrubbed.connect(self._on_scrubbed)
        self.curve.plot.walked.connect(self._on_walked)
        self.lab.looking.view_changed.connect(self._on_view_changed)

    # ------------------------------------------------------------ opening

    def ask_file(self) -> None:
        """Ask for a file, and open it."""
        self.talks.begin(self._ask(folder=False))

    def ask_folder(self) -> None:
        """Ask for a folder, and open it."""
        self.talks.begin(self._ask(folder=True))

    def _ask(self, *, folder: bool) -> Talk[None]:
        start = self.state.sources[0].path.parent if self.state.sources else Path()
        if folder:
            title = self.tr("Open a folder of checkpoints, a run or a SavedModel")
            path = yield from ask_folder(self, title, start)
        else:
            title = self.tr("Open a file of a trained network")
            path = yield from ask_file(self, title, start, f"{self.tr('All files')} (*)")
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path, axes: str | None = None) -> None:
        """Describe a file or folder in the background, then show it in the active side."""
        from guitrainer.runs.filter_series import open_series

        self.reading.setText(fill(self.tr("Reading %1…"), path.name))
        say(self.problem, "")
        work = partial(open_series, path, axes)
        self.lab.background.submit(
            "open filters", work, self._on_opened, self._on_not_opened, kernels=False
        )
        self._paint()

    def _on_opened(self, series: "FilterSeries") -> None:
        self.reading.clear()
        again = [side for side in self.sides if _path(side) == series.path]
        self.state.add(series)
        for side in again or [self.active]:
            same = _path(side) == series.path
            side.state.source = series
            side.show_source(place=side.state.place if same else -1)
        self.lab.settings.remember(series.path)
        self._paint()

    def _on_not_opened(self, error: Exception) -> None:
        self.reading.clear()
        say(self.problem, self.lab.background.tell(error))
        self._paint()

    def _on_axes(self, order: str) -> None:
        source = self.active.state.source
        if source is not None:
            self.open_path(source.path, order)

    # ------------------------------------------------------------ painting

    @property
    def active(self) -> FilterSide:
        """The side that both panels describe."""
        return self.sides[self.state.active]

    def _paint(self) -> None:
        known = self.active.state.source is not None
        self._pages.setCurrentIndex(int(known))
        self.reading.setVisible(bool(self.reading.text()))
        self.problem.setVisible(bool(self.problem.text()))
        for one in (self.both, self.use, self.export, self.copy):
            one.setEnabled(known)
        with QSignalBlocker(self.both):
            self.both.setChecked(self.state.both)
        self.sides[1].setVisible(self.state.both)
        if not known:
            return
        shown = self.sides if self.state.both else self.sides[:1]
        for side in shown:
            side.begin()
            side.offer()
            side.paint_active(self.state.both and side is self.active)
        series = self.active.state.source
        assert series is not None
        self.panel.show_series(series)
        self.panel.show_layer(series.layer(self.active.state.layer), self.active.frame)
        self.card.show_filter(self.active)
        self.curve.setVisible(any(len(side.places) > 1 for side in shown))
        self.curve.show_sides(shown, self.active)

    def _on_view_changed(self) -> None:
        for side in self.sides:
            side.paint()
        self.card.repaint_filter()

    # ------------------------------------------------------------ two sides

    def _activate(self, place: int) -> None:
        if place != self.state.active:
            self.state.active = place
            self._paint()

    def _on_source(self, place: int, series: "FilterSeries") -> None:
        side = self.sides[place]
        side.state.source = series
        side.show_source()
        self._activate(place)

    def _on_both(self, both: bool) -> None:
        """Show a second side: at first, the same layer at the first checkpoint."""
        self.state.both = both
        left, right = self.sides
        if not both:
            self.state.active = 0
        elif right.state.source is None:
            right.state.source = left.state.source
            right.show_source(left.state.layer, 0)
        self._paint()

    # ------------------------------------------------------------ time

    def _on_scrubbed(self, x: float) -> None:
        self.active.slider.scrubbed.emit(x)

    def _on_walked(self, by: int) -> None:
        self.active.slider.walked.emit(by)

    @property
    def shown(self) -> ShownFilters | None:
        """The filters of the active side."""
        side = self.active
        if side.state.source is None or side.frame is None:
            return None
        return ShownFilters(side.state.source, side.frame.shown.layer, side.frame.place)

    def showEvent(self, event: Any) -> None:  # noqa: N802 (Qt's name)
        """Read what was shown before the window was created again."""
        super().showEvent(event)
        self._paint()


def _path(side: FilterSide) -> Path | None:
    return None if side.state.source is None else side.state.source.path
