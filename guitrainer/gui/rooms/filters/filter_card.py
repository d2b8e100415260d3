"""The panel on the right: the selected filter, its label, its best Gabor pair and its spectrum."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.look.tiles import pictures
from guitrainer.gui.kit.basic import column, label, row
from guitrainer.gui.kit.text import ElidedLabel
from guitrainer.gui.lab.inquiry import Inquiry
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.labels import names_of
from guitrainer.gui.rooms.common.picture import Picture
from guitrainer.gui.rooms.common.study import (
    MarkLabel,
    Study,
    StudyFigures,
    show_study,
    study_pictures,
)
from guitrainer.gui.rooms.filters.frames import FiltersFrame, study_of
from guitrainer.gui.rooms.filters.side import FilterSide
from guitrainer.sentences import fill

LARGE_SIDE, SIDE = 176, 84  # pixels
EVERY_MS = 120


class FilterCard(QWidget):
    """Shows the filter selected in a side."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        self.side: FilterSide | None = None
        self._shown: tuple[FiltersFrame, int] | None = None
        self._title = label("", "heading")
        self._of = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        mark(self._of, "dim")
        self.name = MarkLabel()
        self.filter = Picture(self.tr("The filter"), px(LARGE_SIDE))
        self.gabor, self.spectrum = study_pictures(px(SIDE))
        self.facts = StudyFigures()
        self.values = self.facts.values
        self._lay_out()
        self._studies: Inquiry[tuple[FiltersFrame, int], Study] = Inquiry(
            lab.background,
            "study of filters",
            lambda: self._shown,
            self._study,
            self,
            every_ms=EVERY_MS,
            kernels=False,
        )
        self._studies.answered.connect(self._paint_study)

    def _lay_out(self) -> None:
        both = row([self.gabor, self.spectrum, None])
        parts = [self._title, self._of, self.name, self.filter, self.facts, both, None]
        self.setLayout(column(parts, 2 * GRID, GRID))

    def show_filter(self, side: FilterSide) -> None:
        """Show the filter selected in `side`."""
        self.side = side
        frame = side.frame
        shown = None if frame is None else (frame, side.state.number)
        if frame is None:
            self._title.setText(self.tr("Filter"))
            self._of.clear()
            self.name.show_name(None, None)
            self.filter.show_hint("–")
        elif shown != self._shown:
            self._paint(frame, side.state.number)
        self._shown = shown
        self._studies.ask()
        self._paint_study()

    def repaint_filter(self) -> None:
        """Paint the filter again, in other colors."""
        if self._shown is not None:
            self._paint(*self._shown)

    def _paint(self, frame: FiltersFrame, number: int) -> None:
        shown = frame.shown
        self._title.setText(fill(self.tr("Filter %1"), number + 1))
        inputs = 0 if self.side is None or frame.weight is None else frame.weight.shape[1]
        pattern = inputs not in (0, 1, 3)
        text = self.tr("the pattern shared by most of its %n inputs", "", inputs)
        self.filter.show_caption(text if pattern else self.tr("The filter"))
        names, scores = names_of(shown), shown.scores
        score = None if scores is None else float(scores.scores[number])
        self._of.setText(fill(self.tr("of %1 in %2"), len(shown.weight), shown.layer))
        self.name.show_name(None if names is None else names[number], score)
        values = shown.weight[number : number + 1]
        colors = self.lab.looking.view.colors
        self.filter.show_pixels(pictures(values, "filter", colors)[0])

    def _study(self, question: tuple[FiltersFrame, int]):  # type: ignore[no-untyped-def]
        assert self.side is not None and self.side.state.source is not None
        series, (frame, number) = self.side.state.source, question
        return lambda: study_of(series, frame.shown.layer, frame, number)

    def _paint_study(self) -> None:
        shown = self._shown
        found = None if shown is None else self._studies.answer_for(lambda one: one == shown)
        show_study(found, self.gabor, self.spectrum, self.lab.looking.view.colors)
        self.facts.show_study(found, self.name.mark.name)
