"""Detects what goes wrong while a network trains, from the events of its run."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from guitrainer.analysis.findings import Losses, Signals, of_filters
from guitrainer.analysis.notices import CAUSES_FIRST, SEVERITIES, Finding, Kind, Notice
from guitrainer.analysis.remedies import ANSWERS, LOWER, RAISE, WEIGHTS, Key
from guitrainer.events import (
    Event,
    FiltersCaptured,
    RunFinished,
    RunStarted,
    SignalsMeasured,
    StepFinished,
)

Place = tuple[Kind, str | None]

# These have no remedy of their own, only that of their cause.
SYMPTOMS: tuple[Kind, ...] = ("small_update", "dead_filters", "no_progress")
# These show that the steps are too long, even after they are over.
TOO_LONG: tuple[Kind, ...] = ("diverged", "loss_jumped", "loss_grows", "large_update")


class Diagnosis:
    """Takes the events of one run, from RunStarted on, and keeps its notices.

    For a resumed run, take the events up to its checkpoint first; the second RunStarted then
    changes nothing. Filters captured before a run, as in a preview, are checked too.
    """

    def __init__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self._known: dict[Place, Notice] = {}
        self._losses: Losses | None = None
        self._signals: Signals | None = None
        self.revision = 0  # increases with every change of the notices, values included

    @property
    def notices(self) -> tuple[Notice, ...]:
        """All problems, current and past, causes first, each with its remedies."""
        known = sorted(self._known.values(), key=_rank)
        return tuple(replace(one, remedies=self._answers(one, known)) for one in known)

    @property
    def active(self) -> tuple[Notice, ...]:
        """The current problems, causes first."""
        return tuple(notice for notice in self.notices if notice.active)

    def take(self, event: Event) -> tuple[Notice, ...]:
        """Process `event`; return the problems that are new or have become worse."""
        if isinstance(event, RunStarted):
            if event.first_step > 0 and self._losses is not None:
                return ()
            self._forget()
            self._losses, self._signals = Losses(event), Signals(event)
            return ()
        step, findings = self._look(event)
        news = {(one.kind, one.layer) for one in findings if self.note(step, one)}
        return tuple(one for one in self.notices if (one.kind, one.layer) in news) if news else ()

    def take_steps(self, steps: Sequence[StepFinished]) -> None:
        """Process consecutive steps, which is faster than one by one."""
        if self._losses is not None:
            for event in steps:
                for finding in self._losses.take(event):
                    self.note(event.step, finding)

    def _look(self, event: Event) -> tuple[int, Iterable[Finding]]:
        match event:
            case StepFinished() if self._losses is not None:
                return event.step, self._losses.take(event)
            case FiltersCaptured():
                return event.step, of_filters(event)
            case SignalsMeasured() if self._losses is not None and self._signals is not None:
                losses = self._losses
                found = self._signals.take(event, learned=losses.learned, ruined=losses.ruined)
                return event.step, found
            case RunFinished(diverged=diverged) if diverged is not None:
                values = (diverged.layer, str(diverged.step))
                return diverged.step, [Finding("diverged", diverged.layer, values, "error")]
        return 0, ()

    def note(self, step: int, finding: Finding) -> bool:
        """Update the notices; return whether this one is news: new, back or worse."""
        place = (finding.kind, finding.layer)
        known = self._known.get(place)
        if finding.severity is None:
            if known is not None and known.active:
                self._known[place] = replace(known, active=False)
                self.revision += 1
            return False
        was_active = known is not None and known.active
        found = Notice(
            kind=finding.kind,
            layer=finding.layer,
            first_step=step if known is None else known.first_step,
            last_step=step,
            since=known.since if known is not None and was_active else step,
            active=True,
            severity=finding.severity,
            sentence=finding.sentence,
        )
        self._known[place] = found
        self.revision += found != known
        if known is None or not was_active:
            return True
        return SEVERITIES.index(known.severity) < SEVERITIES.index(found.severity)

    # ------------------------------------------------------------ remedies

    def _answers(self, notice: Notice, known: list[Notice]) -> tuple[Key, ...]:
        """Return the remedies for the notice or its cause, with one direction of learning rates."""
        cause = next((x for x in known if x.active and x.severity != "info"), notice)
        explained = notice.kind in SYMPTOMS or cause.kind in TOO_LONG
        kind = cause.kind if explained else notice.kind
        keys: list[Key] = list(ANSWERS[kind])
        if kind in ("diverged", "loss_grows", "large_update") and any(
            one.kind == "high_start" for one in known
        ):
            keys = [*WEIGHTS, *(key for key in keys if key not in WEIGHTS)]
        too_long = any(one.kind in TOO_LONG for one in known)
        too_short = not too_long and self._signals is not None and self._signals.short_steps
        unwanted = {RAISE} if not too_short else {LOWER}
        return tuple(key for key in keys if key not in unwanted)


def _rank(notice: Notice) -> int:
    return CAUSES_FIRST.index(notice.kind)
