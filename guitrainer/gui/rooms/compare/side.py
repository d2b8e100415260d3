"""One of two runs side by side: its name, its results, its filters."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from guitrainer.events import FiltersCaptured
from guitrainer.figures import count, fixed, percent
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.look.tiles import pictures
from guitrainer.gui.base.settings import View
from guitrainer.gui.kit.basic import column, figure, label, prose, row
from guitrainer.gui.kit.controls import ChoiceBox
from guitrainer.gui.lab.record import Record
from guitrainer.gui.rooms.common.labels import described, names_of
from guitrainer.gui.rooms.common.wall import TileWall
from guitrainer.sentences import fill


class RunSide(QWidget):
    """Lets the user choose a run, and shows its filters at a step."""

    chosen = Signal(object)  # folder; None: the run on stage

    def __init__(self, name: str) -> None:
        super().__init__()
        self.choice = ChoiceBox(name=name, tip="", characters=12)
        self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choice.chosen.connect(self.chosen)
        self.edges, self.others = label("", "strong"), figure()
        self.wall = TileWall(fill(self.tr("Filters of %1"), name), self._describe)
        self.reason = prose("", "dim")
        self.reason.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.wall)
        self._pages.addWidget(self.reason)
        self._shown: FiltersCaptured | None = None
        self._painted: tuple[FiltersCaptured, View] | None = None
        figures = row([self.edges, None, self.others])
        self.setLayout(column([self.choice, figures, self._pages], spacing=GRID, stretch=2))

    def offer(self, texts: Mapping[Path | None, str], chosen: Path | None) -> None:
        """List the runs to choose from, by their folders."""
        self.choice.offer(texts)
        self.choice.key = chosen

    def show_run(self, record: Record, layer: str | None, step: int | None, view: View) -> None:
        """Show the filters of `layer` at `step` (None: the latest)."""
        shown = None if layer is None else record.shown(layer, step)
        self._paint_figures(record, shown, step)
        if shown is None:
            self.show_reason(self.tr("This run has no convolution with that name."))
            return
        if self._painted is None or self._painted[0] is not shown or self._painted[1] != view:
            self._painted, self._shown = (shown, view), shown
            scores = [] if shown.scores is None else shown.scores.scores.tolist()
            tiles = pictures(shown.weight, view.scaling, view.colors)
            self.wall.show_tiles(tiles, names_of(shown), scores)
        self._pages.setCurrentWidget(self.wall)

    def show_reason(self, text: str) -> None:
        """Show why there is nothing to see."""
        self.reason.setText(text)
        self._pages.setCurrentWidget(self.reason)

    @property
    def shown(self) -> FiltersCaptured | None:
        """The displayed filters."""
        return self._shown

    def _paint_figures(
        self, record: Record, shown: FiltersCaptured | None, step: int | None
    ) -> None:
        scores = None if shown is None else shown.scores
        edges = "" if scores is None else fill(self.tr("%1 edges"), percent(scores.edge_fraction))
        self.edges.setText(edges)
        texts = []
        if scores is not None:
            texts.append(fill(self.tr("score %1"), fixed(scores.edge_score)))
        measured = [e for e in record.evaluations if step is None or e.step <= step]
        if measured and measured[-1].test_accuracy is not None:
            accuracy, images = percent(measured[-1].test_accuracy, 1), measured[-1].images
            text = self.tr("accuracy %1") if images is None else self.tr("accuracy %1 on %2 images")
            texts.append(fill(text, accuracy, count(images or 0)))
        at = shown.step if shown is not None else min(record.newest, step or record.newest)
        texts.append(fill(self.tr("step %1"), count(at)))
        self.others.setText(" · ".join(texts))

    def _describe(self, number: int) -> str:
        shown = self._shown
        return "" if shown is None or number >= len(shown.weight) else described(shown, number)
