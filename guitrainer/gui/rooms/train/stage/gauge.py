"""The share of edges among the filters of the selected layer."""

from PySide6.QtWidgets import QWidget

from guitrainer.events import FiltersCaptured
from guitrainer.figures import fixed, percent
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import column, label, prose, row
from guitrainer.gui.kit.following import Following
from guitrainer.gui.kit.signs import Ring
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.train.stage.subject import first_of
from guitrainer.sentences import fill

EVERY_MS = 100
DIRECTIONS = 8
# Up to this side the label is weak evidence: smooth noise passes for an edge.
WEAK_SIDE = 5


class GaugePanel(QWidget):
    """A ring, mean score, directions, and how it was at the start; at the cursor."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        self.ring = Ring(self.tr("Share of edges"), "edge")
        self.ring.setToolTip(
            self.tr(
                "Share of the filters labeled edge: a Gabor wave explains far more of them than "
                "it would of noise."
            )
        )  # fmt: skip
        self.score, self.directions = prose("", "strong"), prose("", "dim")
        self.score.setToolTip(
            self.tr("Mean edge score of all filters: 0 is noise, 1 is a perfect edge.")
        )
        self.directions.setToolTip(
            self.tr("How many different directions the edges have, in steps of 22.5°.")
        )
        self.start = prose("", "dim")
        self.note = prose("", "small")
        figures = column([None, self.score, self.directions, self.start, None], spacing=2)
        both = row([self.ring, figures], spacing=2 * GRID, stretch=1)
        self.setLayout(column([label(self.tr("Edges"), "title"), both, self.note]))
        self._painted: tuple[FiltersCaptured | None, ...] = (None, None)
        self._following = Following(
            self,
            self._refresh,
            EVERY_MS,
            lab.progressed,
            lab.looking.cursor_moved,
            lab.run_changed,
            lab.looking.selection_changed,
            lab.preview_changed,
        )
        self._paint(None, None)

    def _refresh(self) -> None:
        shown = self.lab.looking.shown()
        first = first_of(self.lab, shown) if shown is not None else None
        if (shown, first) != self._painted:
            self._painted = (shown, first)
            self._paint(shown, first)

    def _paint(self, shown: FiltersCaptured | None, first: FiltersCaptured | None) -> None:
        scores = None if shown is None else shown.scores
        self.note.setText(self._note(shown))
        self.note.setVisible(bool(self.note.text()))
        self.ring.share = None if scores is None else scores.edge_fraction
        score = fixed(None if scores is None else scores.edge_score)
        self.score.setText(fill(self.tr("mean score %1"), score))
        found = "–" if scores is None else str(scores.orientations)
        self.directions.setText(fill(self.tr("%1 of %2 directions"), found, DIRECTIONS))
        before = None if first is None or first.scores is None else first.scores.edge_fraction
        self.start.setText(fill(self.tr("at the start: %1"), percent(before)))

    def _note(self, shown: FiltersCaptured | None) -> str:
        """Why there is no score, or how little it means."""
        if shown is None:
            return ""
        if shown.scores is None:
            return self.tr("Filters this small have no orientation, so they are not scored.")
        if max(shown.weight.shape[2:]) <= WEAK_SIDE:
            return self.tr("Weak evidence: at this size, smooth noise can pass for an edge.")
        return ""
