"""The stage: all filters of a layer, live or from the history, or one filter enlarged."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.look.tiles import content_of, pictures
from guitrainer.gui.kit.basic import column, prose
from guitrainer.gui.kit.containers import Pages
from guitrainer.gui.kit.controls import sets
from guitrainer.gui.kit.following import Following
from guitrainer.gui.lab.lab import Lab, moment_signals
from guitrainer.gui.rooms.common.labels import described, meaning, names_of, scores_of
from guitrainer.gui.rooms.common.wall import TileWall
from guitrainer.gui.rooms.train.stage import enlargement
from guitrainer.gui.rooms.train.stage.header import StageHeader
from guitrainer.gui.rooms.train.stage.subject import first_of, hopeless, missing_reason

EVERY_MS = 30


class StagePanel(QWidget):
    """All filters as tiles, or one enlarged filter, or a text if there are no filters."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        self.header = StageHeader(lab)
        self.wall = TileWall(self.tr("Filters"), self._describe)
        self._enlargement: enlargement.Enlargement | None = None
        self._reason = prose("", "dim")
        self._reason.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages = Pages(self.wall, self._reason)
        self.setLayout(column([self.header, self.pages], spacing=GRID + GRID // 2, stretch=1))
        self._painted: tuple[object, ...] = ()
        sets(self.wall.chosen, lab.looking.select, "number")
        self.wall.opened.connect(self._on_opened)
        looking = lab.looking
        self._following = Following(
            self,
            self._refresh,
            EVERY_MS,
            *moment_signals(lab),
            lab.preview_changed,
            lab.state_changed,
            looking.view_changed,
            looking.selection_changed,
            lab.experiment_changed,
            lab.background.compiling,
        )

    @property
    def enlargement(self) -> "enlargement.Enlargement":
        """The page with one filter, which is created when it is first shown."""
        if self._enlargement is None:
            self._enlargement = enlargement.Enlargement(self.lab)
            self.pages.addWidget(self._enlargement)
        return self._enlargement

    @property
    def due(self) -> bool:
        """Whether a change has not been painted yet."""
        return self._following.asked

    def _refresh(self) -> None:
        lab, looking = self.lab, self.lab.looking
        shown = looking.shown()
        first = first_of(lab, shown) if shown is not None else None
        now = (shown, first, looking.layer, looking.filter, looking.view, looking.enlarged,
               looking.cursor, lab.state, lab.problem, lab.known, lab.record.total_steps,
               lab.record.layers, lab.background.missing_kernels, lab.experiment)  # fmt: skip
        if now == self._painted:
            return
        self._painted = now
        self.header.paint()
        reason = missing_reason(lab)
        if lab.looking.enlarged and shown is not None and not hopeless(lab):
            self.pages.setCurrentWidget(self.enlargement)
        elif reason is not None:
            self._reason.setText(reason)
            self.pages.setCurrentWidget(self._reason)
            if hopeless(lab):
                lab.looking.enlarge(False)
        else:
            self._paint_tiles()
            self._show_wall()

    def _show_wall(self) -> None:
        was_large = self.pages.currentWidget() is self._enlargement
        self.pages.setCurrentWidget(self.wall)
        if was_large:
            self.wall.setFocus()

    def _paint_tiles(self) -> None:
        shown, view = self.lab.looking.shown(), self.lab.looking.view
        assert shown is not None
        values = content_of(shown, first_of(self.lab, shown), view.content)
        assert values is not None
        tiles = pictures(values, view.scaling, view.colors)
        self.wall.show_tiles(tiles, names_of(shown), scores_of(shown))
        self.wall.show_at(min(self.lab.looking.filter, len(values) - 1))

    def _describe(self, number: int) -> str:
        shown = self.lab.looking.shown()
        if shown is None or number >= len(shown.weight):
            return ""
        lines = [described(shown, number)]
        names = names_of(shown)
        if names is not None:
            lines.append(meaning(names[number]))
        elif shown.weight.shape[2] < 3 or shown.weight.shape[3] < 3:
            lines.append(self.tr("Too small to have an orientation: not scored."))
        inputs = shown.weight.shape[1]
        if inputs not in (1, 3):
            lines.append(self.tr("The pattern shared by most of its %n inputs.", "", inputs))
        return "\n".join(lines)

    def _on_opened(self, number: int) -> None:
        self.lab.looking.select(number=number)
        self.lab.looking.enlarge(True)
