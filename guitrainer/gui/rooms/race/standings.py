"""The leaderboard: edges, milestones and accuracy of all contestants."""

from PySide6.QtWidgets import QHeaderView, QSizePolicy

from guitrainer.figures import count, percent
from guitrainer.gui.base.look.size import px
from guitrainer.gui.kit.basic import Card, label, prose
from guitrainer.gui.kit.table import Table
from guitrainer.gui.lab.racing import Racing
from guitrainer.gui.rooms.race.colors import DOT, dot_icon

TO_CONTENTS = QHeaderView.ResizeMode.ResizeToContents


class StandingsCard(Card):
    """A table of the contestants, the best first."""

    def __init__(self, racing: Racing) -> None:
        super().__init__()
        self.racing = racing
        heads = (
            (self.tr("Name"), ""),
            (self.tr("Edges"), self.tr("Share of the filters labeled edge; the mean")),
            ("50%", self.tr("First recorded step at which half of the filters were edges")),
            ("80%", self.tr("First recorded step at which 80% of the filters were edges")),
            (self.tr("Accuracy"), self.tr("On test images; with several seeds, the mean")),
        )
        self.table = Table(self.tr("Leaderboard"), heads)
        self.table.show_icons(px(DOT), px(DOT))
        for place in range(1, len(heads)):
            self.table.horizontalHeader().setSectionResizeMode(place, TO_CONTENTS)
        self.table.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._shown: tuple[list[list[str]], list[int]] | None = None
        self.note = prose("", "small")
        self.hold([label(self.tr("Leaderboard"), "title"), self.table, self.note])

    def refresh(self) -> None:
        """Show the current results."""
        board = self.racing.board
        found = [] if board is None else board.standings()
        rows = [
            [
                one.label,
                percent(one.edge_fraction.mean),
                *(_step(one.passed_step(share)) for share in (0.5, 0.8)),
                percent(one.test_accuracy.mean, 1),
            ]
            for one in found
        ]
        places = [one.index for one in found]
        if (rows, places) != self._shown:
            self._shown = rows, places
            self._show(rows, places)
        self.setVisible(bool(found))
        seeds = self.racing.plan is not None and len(self.racing.plan.seeds) > 1
        texts = [
            self.tr("50% and 80%: the first recorded step with that share of edges."),
            self.tr("Means over the seeds, and medians of steps.") if seeds else "",
        ]
        self.note.setText(" ".join(filter(None, texts)))

    def _show(self, rows: list[list[str]], places: list[int]) -> None:
        self.table.show_rows(rows)
        for row, place in enumerate(places):
            self.table.show_icon(row, dot_icon(place, self.devicePixelRatioF()))
        self.table.setFixedHeight(self.table.sizeHint().height())


def _step(step: float | None) -> str:
    return "–" if step is None else count(round(step))
