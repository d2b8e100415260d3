"""One of the sides of the room: a file, one of its layers, a moment, and the filters as tiles."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget

from guitrainer.errors import GuitrainerError
from guitrainer.figures import fixed, percent
from guitrainer.files.names import shortened
from guitrainer.gui.base.look.sheet import flag, mark
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.layers import error_text
from guitrainer.gui.kit.basic import button, column, held, label, row
from guitrainer.gui.kit.controls import ChoiceBox
from guitrainer.gui.kit.layouts import Beside
from guitrainer.gui.kit.text import ElidedLabel, hold_width
from guitrainer.gui.kit.timeline import TimeSlider
from guitrainer.gui.lab.errands import Work
from guitrainer.gui.lab.inquiry import LongInquiry
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.filter_pages import FilterPages
from guitrainer.gui.rooms.filters.frames import FiltersFrame, frames, shown_places
from guitrainer.gui.rooms.filters.state import RoomState, SideState
from guitrainer.gui.rooms.filters.words import file_title, moment_words
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.runs.filter_series import FilterSeries

FILM_MS = 6000  # duration of all moments
SLOWEST_MS, FASTEST_MS = 600, 60  # for one moment
PLAY, PAUSE = "▶", "❚❚"
CHARACTERS = 14  # of a file or layer


class FilterSide(QFrame):
    """Shows the filters of a layer at a moment; the time line is hidden if there is only one."""

    activated = Signal()  # the user has touched it
    changed = Signal()  # it shows something else, or more has been read
    source_chosen = Signal(object)  # one of the opened files

    def __init__(self, lab: Lab, place: int, state: RoomState) -> None:
        super().__init__()
        mark(self, "side")
        self.lab, self._room = lab, state
        self.state: SideState = state.sides[place]
        self.frames: dict[int, FiltersFrame] = {}
        self.places: list[int] = []
        self.problem = ""
        self._reading: LongInquiry[tuple[FilterSeries, str]] = LongInquiry(
            lab.background, f"filters {place}", self._question, self._work, self
        )
        self._make(place)
        self._lay_out()
        self._connect()

    def _make(self, place: int) -> None:
        name = (self.tr("Left side"), self.tr("Right side"))[place]
        self.source = ChoiceBox(name=fill(self.tr("%1: file"), name), characters=CHARACTERS)
        self.layer = ChoiceBox(name=fill(self.tr("%1: layer"), name), characters=CHARACTERS)
        self.edges, self.score = label("", "strong"), ElidedLabel()
        mark(self.score, "dim")
        self.filters = FilterPages(fill(self.tr("%1: filters"), name))
        self.wall, self.reason = self.filters.wall, self.filters.reason
        self.play = button(PLAY, "quiet", self.tr("Play all checkpoints (Space)"))
        hold_width(self.play, (PLAY, PAUSE))
        self.slider = TimeSlider(fill(self.tr("%1: checkpoint"), name))
        self.slider.setToolTip(self.tr("Drag, or use the arrow keys, Home, End and Space"))
        self.moment = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self._timer = QTimer(self)

    def _lay_out(self) -> None:
        head = Beside([self.source, self.layer], GRID // 2)
        figures = row([self.edges, self.score], stretch=1)
        self._time: QWidget = held(row([self.play, self.slider, self.moment], stretch={1: 2, 2: 1}))
        self.setLayout(column([head, figures, self.filters, self._time], GRID, GRID, stretch=2))

    def _connect(self) -> None:
        for news in (self._reading.told, self._reading.answered, self._reading.refused):
            news.connect(self._on_read)
        self._timer.timeout.connect(self._on_tick)
        self.source.chosen.connect(self.source_chosen)
        self.layer.chosen.connect(self.show_layer)
        self.wall.chosen.connect(self._on_chosen)
        self.play.clicked.connect(self._on_play)
        self.slider.scrubbed.connect(self._on_scrubbed)
        self.slider.walked.connect(self._on_walked)
        for touched in (self.source.activated, self.layer.activated, self.play.clicked):
            touched.connect(lambda *_: self.activated.emit())

    # ------------------------------------------------------------ what is shown

    @property
    def frame(self) -> FiltersFrame | None:
        """The displayed filters, or those read last if the moment has not been read yet."""
        return self.frames.get(self.state.place)

    def offer(self) -> None:
        """List the opened files."""
        sources = self._room.sources
        self.source.offer(
            {series: shortened(file_title(series.path), CHARACTERS) for series in sources},
            {series: str(series.path) for series in sources},
        )
        self.source.key = self.state.source

    def begin(self) -> None:
        """Read what is to be shown, unless that has been done."""
        if self.state.source is not None and not self.places:
            self._read()

    def show_source(self, layer: str | None = None, place: int = -1) -> None:
        """Show a layer of the file in `state`: by default, the one with the same name, or else the
        first, at the last moment.
        """
        series = self.state.source
        assert series is not None
        names = [one.name for one in series.layers]
        wanted = layer or self.state.layer
        self.state.layer = wanted if wanted in names else names[0]
        self.state.place = place
        self._read()

    def show_layer(self, layer: str) -> None:
        """Show another layer of the same file."""
        if layer != self.state.layer:
            self.state.layer, self.state.number = layer, 0
            self._read()

    def show_moment(self, place: int) -> None:
        """Show the moment with this index, or the nearest one that is shown."""
        if self.places:
            self.state.place = min(self.places, key=lambda one: abs(one - place))
            self.paint()
            self.changed.emit()

    def select(self, number: int) -> None:
        """Select a filter."""
        self.state.number = number
        self.wall.show_at(number)

    # ------------------------------------------------------------ reading

    def _question(self) -> "tuple[FilterSeries, str] | None":
        series, layer = self.state.source, self.state.layer
        return None if series is None or layer is None else (series, layer)

    def _work(self, question: "tuple[FilterSeries, str]") -> Work:
        return partial(frames, *question, self.state.place)

    def _read(self) -> None:
        self.stop()
        question = self._question()
        self.places = [] if question is None else shown_places(*question)
        if self.places and self.state.place not in self.places:
            self.state.place = self.places[-1]
        self._reading.ask_now()
        self._on_read()

    def _on_read(self) -> None:
        reading = self._reading
        current = reading.asked == self._question()
        self.frames = {frame.place: frame for frame in reading.so_far} if current else {}
        error = reading.error if current and not reading.waiting else None
        self.problem = self._why(error) if isinstance(error, GuitrainerError) else ""
        self.paint()
        self.changed.emit()

    def _why(self, error: GuitrainerError) -> str:
        """Say why there are no filters: what to choose if the order of the axes is in doubt."""
        series = self.state.source
        if series is not None and series.layer(self.state.layer).axes is None:
            return self.tr("Choose the order of the axes on the left.")
        return error_text(error)

    # ------------------------------------------------------------ painting

    def paint(self) -> None:
        """Paint everything."""
        series = self.state.source
        if series is None:
            return
        self.offer()
        names = [one.name for one in series.layers]
        shorter = {name: shortened(name, CHARACTERS) for name in names}
        self.layer.offer(shorter, dict(zip(names, names, strict=True)))
        self.layer.key = self.state.layer
        self._paint_time()
        frame = self.frame
        if frame is None:
            self.filters.show_reason(self.problem or self.tr("Reading the filters…"))
            self.edges.clear()
            self.score.clear()
            return
        self._paint_figures(frame)
        self.filters.show_filters(frame.shown, self.lab.looking.view)
        self.select(min(self.state.number, len(frame.shown.weight) - 1))

    def paint_active(self, active: bool) -> None:
        """Show whether the panels at both ends of the room describe this side."""
        flag(self, "active", active)

    def _paint_figures(self, frame: FiltersFrame) -> None:
        scores = frame.shown.scores
        if scores is None:
            self.edges.clear()
            self.score.setText(self.tr("Too small or too large to score"))
            return
        self.edges.setText(fill(self.tr("%1 edges"), percent(scores.edge_fraction)))
        figures = [fill(self.tr("score %1"), fixed(scores.edge_score))]
        if scores.orientations:
            figures.append(self.tr("%n orientation(s)", "", scores.orientations))
        self.score.setText(" · ".join(figures))

    def _paint_time(self) -> None:
        series, last = self.state.source, len(self.places) - 1
        self._time.setVisible(last > 0)
        if series is None or last < 1:
            return
        here = self.places.index(self.state.place)
        self.slider.show_step(here, last, last)
        self.moment.setText(moment_words(series, self.state.place))
        self.play.setText(PAUSE if self._timer.isActive() else PLAY)

    # ------------------------------------------------------------ requests

    def stop(self) -> None:
        """Stop playing."""
        if self._timer.isActive():
            self._timer.stop()
            self._paint_time()

    def _on_play(self) -> None:
        if self._timer.isActive():
            self.stop()
        elif len(self.places) > 1:
            if self.state.place == self.places[-1]:
                self.show_moment(self.places[0])
            pause = FILM_MS // len(self.places)
            self._timer.start(min(max(pause, FASTEST_MS), SLOWEST_MS))
            self._paint_time()

    def _on_tick(self) -> None:
        """Show the next moment, unless it has not been read yet."""
        here = self.places.index(self.state.place)
        if here == len(self.places) - 1 or self.problem:
            self.stop()
        elif self.places[here + 1] in self.frames:
            self.show_moment(self.places[here + 1])

    def _on_scrubbed(self, step: float) -> None:
        self._go(min(max(step, 0), len(self.places) - 1))

    def _on_walked(self, by: int) -> None:
        self._go(self.places.index(self.state.place) + by)

    def _go(self, to: float) -> None:
        self.stop()
        self.activated.emit()
        self.show_moment(self.places[min(max(round(to), 0), len(self.places) - 1)])

    def _on_chosen(self, number: int) -> None:
        self.state.number = number
        self.activated.emit()
        self.changed.emit()

    # ------------------------------------------------------------ events

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Play or pause with the space bar."""
        if event.key() == Qt.Key.Key_Space and len(self.places) > 1:
            self._on_play()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Become the active side."""
        self.activated.emit()
        super().mousePressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Stop playing."""
        super().hideEvent(event)
        self.stop()
