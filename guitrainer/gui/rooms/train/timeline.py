"""The history of the selected filter: a film strip, a slider over the run, replay."""

import math

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from guitrainer.config.schema import Training
from guitrainer.figures import figure
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.look.tiles import content_of, image_of, pictures
from guitrainer.gui.base.text.language import translated
from guitrainer.gui.kit.basic import button, column, row
from guitrainer.gui.kit.timeline import FilmStrip, StripPicture, TimeSlider
from guitrainer.gui.lab.courses import film
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.record import Record
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.train.stage.subject import has_convolution

REPLAY_S = 6.0  # duration of the replay of a whole run
REPLAY_TICK_MS = 33
BUTTON_WIDTH = 88  # pixels; the button has different texts


class TimelinePanel(QWidget):
    """Shows the history of the run on stage."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.strip = FilmStrip(self.tr("The selected filter over the run"))
        self.strip.words = self.tr("Step %1: click to look at the filters as they were then.")
        self.slider = TimeSlider(self.tr("Step shown"))
        self.slider.setToolTip(
            self.tr("Drag to look back; filters, numbers and curves follow. Training continues.")
        )
        self.replay = button(
            "", "", self.tr("Play back the recorded history, more slowly at the start.")
        )
        self.live = button(
            self.tr("Live"), "live", self.tr("Follow the newest step of the run again (L).")
        )
        self.live.setCheckable(True)
        for one in (self.replay, self.live):
            one.setMinimumWidth(px(BUTTON_WIDTH))
        buttons = row([self.replay, self.live])
        buttons.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self.setLayout(column([row([self.strip, buttons], spacing=16), self.slider], spacing=4))
        self._images: dict[int, QImage | None] = {}
        self._showing: tuple[object, ...] = ()
        self._timer = QTimer(self, interval=REPLAY_TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._clock = QElapsedTimer()
        self._played = 0.0  # share of the run before the start of the replay
        self._moving = False
        self._connect()

    def _connect(self) -> None:
        lab = self.lab
        for wish in (self.strip.picked, self.slider.scrubbed, self.slider.walked):
            wish.connect(self._stop)
        self.strip.picked.connect(lab.looking.scrub)
        self.strip.resized.connect(self._paint)
        self.slider.scrubbed.connect(lab.looking.scrub)
        self.slider.walked.connect(lab.looking.walk)
        self.replay.clicked.connect(self._on_replay_clicked)
        self.live.clicked.connect(self._on_live_clicked)
        lab.looking.cursor_moved.connect(self._on_cursor_moved)
        lab.run_changed.connect(self._on_run_changed)
        for signal in (
            lab.progressed,
            lab.looking.selection_changed,
            lab.looking.view_changed,
            lab.state_changed,
            lab.preview_changed,
        ):
            signal.connect(self._paint)

    # ------------------------------------------------------------ painting

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Update everything that was not painted while the panel was hidden."""
        self._paint()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Stop the replay."""
        self._stop()

    def _paint(self) -> None:
        if not self.isVisible():
            return
        record, cursor = self.lab.record, self.lab.looking.cursor
        newest = record.newest
        self.slider.show_step(newest if cursor is None else cursor, newest, max(record.span, 1))
        changes = [(change.step, _words(change.field, change.value)) for change in record.changes]
        if changes != self.slider.ticks:
            self.slider.ticks = changes
            self.slider.update()
        past = newest > 0 and bool(record.moments())
        self.slider.setEnabled(past)
        self.replay.setEnabled(past)
        self.live.setEnabled(past)
        self.live.setChecked(past and cursor is None)
        playing = self._timer.isActive()
        text = "❚❚ " + self.tr("Pause") if playing else "▶ " + self.tr("Replay")
        if text != self.replay.text():
            self.replay.setText(text)
            self.replay.setAccessibleName(text[2:].strip())
        self._paint_strip()

    def _paint_strip(self) -> None:
        lab, strip = self.lab, self.strip
        record = lab.record
        recorded = record.frame_steps() if lab.looking.layer else []
        if lab.state == State.STARTING and not recorded:
            return  # the run starts with the filters already shown
        shown = film(recorded, record.span, strip.capacity) if recorded else []
        self._forget_unless(
            lab.looking.layer, lab.looking.filter, lab.looking.view, theme().name, id(record)
        )
        places = [
            StripPicture(step, known, self._image(step) if known else None) for step, known in shown
        ]
        marked = live = None
        strip.show_pictures(places, self._hint())
        if lab.looking.cursor is not None:
            marked = strip.place_of(lab.looking.cursor)
        elif record.newest:
            live = strip.place_of(record.newest)
        strip.mark(marked, live)

    def _hint(self) -> str:
        lab = self.lab
        if lab.looking.layer is None:
            known = not has_convolution(lab.record.experiment)
            return (
                self.tr("This network has no convolution, so there are no filters to show")
                if known
                else ""
            )
        return self.tr("Train to fill the timeline") if lab.state == State.IDLE else ""

    def _forget_unless(self, *showing: object) -> None:
        """Drop the pictures unless they were made for the same content."""
        if showing != self._showing:
            self._showing = showing
            self._images.clear()

    def _image(self, step: int) -> QImage | None:
        if step not in self._images:
            self._images[step] = picture_of(self.lab, self.lab.record, step)
        return self._images[step]

    # ------------------------------------------------------------ requests

    def _on_live_clicked(self) -> None:
        self.lab.looking.move_cursor(None)
        self._paint()

    def _on_cursor_moved(self) -> None:
        if not self._moving:
            self._stop()
        self._paint()

    def _on_run_changed(self) -> None:
        self._stop()
        self._paint()

    def _on_replay_clicked(self) -> None:
        if self._timer.isActive():
            self._stop()
        else:
            newest, cursor = self.lab.record.newest, self.lab.looking.cursor
            self._played = 0.0 if cursor is None else math.sqrt(cursor / newest)
            self._clock.start()
            self._timer.start()
            self._on_tick()
        self._paint()

    def _on_tick(self) -> None:
        """Show the next step of the replay; the start, where filters form, is slower."""
        share = self._played + self._clock.elapsed() / 1000 / REPLAY_S
        if share >= 1:
            self._stop()
            self.lab.looking.move_cursor(None)
            return
        self._moving = True
        self.lab.looking.scrub(self.lab.record.newest * share**2)
        self._moving = False

    def _stop(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._paint()


def picture_of(lab: Lab, record: Record, step: int) -> QImage | None:
    """Return the picture of the selected filter at a recorded step; None if there is none."""
    assert lab.looking.layer is not None
    frame, view = record.shown(lab.looking.layer, step), lab.looking.view
    if frame is None or lab.looking.filter >= len(frame.weight):
        return None
    values = content_of(frame, record.first(lab.looking.layer), view.content)
    if values is None:
        return None
    place = lab.looking.filter
    if view.scaling == "filter":
        values, place = values[place : place + 1], 0
    return image_of(pictures(values, view.scaling, view.colors)[place])


def _words(field: str, value: float) -> str:
    """Describe the changes of settings at a step."""
    title = translated(str(Training.model_fields[field].title))
    return f"{title} = {figure(value)}"
