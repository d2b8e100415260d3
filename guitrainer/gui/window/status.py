"""The status bar: state, progress and speed of the run."""

import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QSlider, QWidget

from guitrainer.figures import count, duration, percent
from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.kit.basic import button, label, row
from guitrainer.gui.kit.text import ElidedLabel, hold_width
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.pace import FASTEST, SLOWEST, followable
from guitrainer.gui.lab.stage import State
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.events import StepFinished

# Names of vector extensions by the number of float32 lanes.
INSTRUCTIONS = {16: "AVX-512", 8: "AVX2", 4: "SIMD-128"}
STOPS = 100  # positions of the pace slider
SAID_MS = 8000
USUAL_STEPS = 3000  # if the length of the run is not known yet


class StatusPanel(QWidget):
    """State, progress, remaining time, pace and speed of the run."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        mark(self, "panel")
        self._state, self._progress, self._speed = (
            label(rich=True),
            label("", "dim", steady=True),
            label("", "dim", steady=True),
        )
        self._said, self._machine = ElidedLabel(), label("", "dim")
        mark(self._said, "dim")
        self._obstacle = ElidedLabel()
        mark(self._obstacle, "error")
        self._open = button(self.tr("Open folder"), "link", self.tr("Show where it was saved"))
        self._open.clicked.connect(self._on_open_clicked)
        self._open.hide()
        self._pace = QSlider(Qt.Orientation.Horizontal)
        self._pace.setRange(0, STOPS)
        self._pace.setFixedWidth(px(120))
        self._pace.setAccessibleName(self.tr("Pace"))
        self._pace.setToolTip(
            self.tr("Number of steps per second, from one to as fast as possible.")
        )
        self._pace.valueChanged.connect(self._on_pace_moved)
        self._pace_text = label("", "dim")
        hold_width(self._pace_text, (self.tr("full speed"), self._words_of(FASTEST)))
        self._full = button(self.tr("Full speed"), "quiet")
        hold_width(self._full, (self.tr("Full speed"), self.tr("Slow down")))
        self._full.clicked.connect(self._on_full_clicked)
        hold_width(self._machine, map(self._machine_words, INSTRUCTIONS))
        # Texts on the left change all the time; controls on the right stay in place.
        texts = [self._state, self._progress, self._speed, self._obstacle, None, self._said]
        pace = [label(self.tr("Pace"), "dim"), self._pace, self._pace_text, self._full]
        parts = [*texts, self._open, *pace, self._machine]
        self.setLayout(row(parts, margin=(16, 4), spacing=16))
        self._compiling = 0
        for signal in (
            lab.state_changed, lab.progressed, lab.run_changed, lab.preview_changed,
            lab.rejections.changed,
        ):  # fmt: skip
            signal.connect(self._paint)
        lab.pace.changed.connect(self._paint_pace)
        lab.background.compiling.connect(self._on_compiling)
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(SAID_MS)
        self._silence.timeout.connect(self._on_silence)
        lab.said.connect(self._on_said)
        lab.exported.connect(self._on_exported)
        self._paint()
        self._paint_pace()

    # ------------------------------------------------------------ painting

    def _paint(self) -> None:
        token, text = self._state_words()
        self._state.setText(f'<span style="color:{theme().color(token).name()}">●</span> {text}')
        self._progress.setText(self._progress_text())
        last = self.lab.record.last_step
        self._speed.setText("" if last is None else self._speed_text(last))
        self._obstacle.setText(self.lab.obstacle or "")
        self._machine.setText(self._machine_words(_lanes()))

    def _machine_words(self, lanes: int | None) -> str:
        """Return the number of threads and the vector width, once the engine is loaded."""
        threads = self.tr("%n thread(s)", "", self.lab.settings.threads)
        return threads if lanes is None else f"{threads} · {INSTRUCTIONS.get(lanes, '')}"

    def _state_words(self) -> tuple[str, str]:
        """Return the token of a color, and what the run is doing."""
        if self._compiling:
            return "marker", self.tr(
                "Compiling %n kernel(s); this happens only once", "", self._compiling
            )
        finished = self.lab.record.finished
        match self.lab.state:
            case State.STARTING:
                return "marker", self.tr("Preparing")
            case State.TRAINING if self.lab.record.newest == self.lab.record.total_steps:
                return "edge", self.tr("Saving")
            case State.TRAINING:
                return "edge", self.tr("Training")
            case State.PAUSED:
                return "marker", self.tr("Paused")
            case State.FINISHED if finished is not None and finished.reason == "diverged":
                return "noise", self.tr("Diverged")
            case State.FINISHED if finished is not None and finished.reason == "completed":
                return "accent", self.tr("Finished")
            case State.FINISHED:
                return "dead", self.tr("Stopped")
        if self.lab.obstacle is not None:
            return "noise", self.tr("Cannot run")
        return "dead", self.tr("Ready") if self.lab.preview else self.tr("Analyzing the network")

    def _progress_text(self) -> str:
        record = self.lab.record
        if not record.total_steps or record.last_step is None:
            return ""
        share = percent(record.newest / record.total_steps)
        left = self._seconds_left()
        return share if left is None else f"{share} · " + fill(self.tr("%1 left"), left)

    def _seconds_left(self) -> str | None:
        record, pace = self.lab.record, self.lab.pace.steps_per_second
        last = record.last_step
        if self.lab.state != State.TRAINING or last is None or record.started is None:
            return None
        if last.step <= record.started.first_step:
            return None  # before its first step, the speed of a resumed run is not known
        needed = last.seconds / max(record.timed_steps, 1)
        per_step = needed if pace is None else max(1 / pace, needed)
        return duration((record.total_steps - last.step) * per_step)

    def _speed_text(self, last: "StepFinished") -> str:
        if not last.seconds:
            return ""
        speed = self.lab.record.timed_images / last.seconds
        return fill(self.tr("up to %1 images/s"), count(_rounded(speed)))

    def _paint_pace(self) -> None:
        pace = self.lab.pace.steps_per_second
        with QSignalBlocker(self._pace):
            self._pace.setValue(STOPS if pace is None else _stop_of(pace))
        self._full.setText(self.tr("Full speed") if pace is not None else self.tr("Slow down"))
        self._full.setToolTip(
            self.tr("Train as fast as the machine can (F)")
            if pace is not None
            else self.tr("Train at a pace the eye can follow")
        )
        self._pace_text.setText(self.tr("full speed") if pace is None else self._words_of(pace))

    def _words_of(self, pace: float) -> str:
        return fill(self.tr("%1 steps/s"), f"{pace:.0f}")

    # ------------------------------------------------------------ requests

    def _on_pace_moved(self, stop: int) -> None:
        self.lab.pace.choose(None if stop == STOPS else _pace_of(stop))

    def _on_full_clicked(self) -> None:
        total, paced = self.lab.record.total_steps, self.lab.pace.steps_per_second is not None
        self.lab.pace.choose(None if paced else followable(total or USUAL_STEPS))

    def _on_said(self, text: str) -> None:
        if text == self._obstacle.text():
            return  # it is already shown
        self._said.setText(text)
        self._open.hide()
        self._silence.start()

    def _on_exported(self, paths: list[Path]) -> None:
        name = paths[0].name if len(paths) == 1 else paths[0].parent.name
        self._on_said(fill(self.tr("Exported %1"), name))
        self._exported = paths[0].parent
        self._open.show()

    def _on_open_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._exported.absolute())))

    def _on_silence(self) -> None:
        self._said.clear()
        self._open.hide()

    def _on_compiling(self, missing: int) -> None:
        self._compiling = missing
        self._paint()


def _lanes() -> int | None:
    """Return the number of float32 lanes of a vector register, once the engine is loaded."""
    if "kernels.machine" not in sys.modules:
        return None
    from kernels.machine import LANES

    return LANES


def _pace_of(stop: int) -> float:
    """Return the steps per second at a slider position, on a logarithmic scale."""
    return float(SLOWEST * (FASTEST / SLOWEST) ** (stop / (STOPS - 1)))


def _stop_of(pace: float) -> int:
    """Return the slider position closest to a pace."""
    return round((STOPS - 1) * math.log(pace / SLOWEST) / math.log(FASTEST / SLOWEST))


def _rounded(speed: float) -> int:
    """Round to two digits, because the rest is noise and would flicker."""
    unit: int = 10 ** max(math.floor(math.log10(max(speed, 1))) - 1, 0)
    return round(speed / unit) * unit
