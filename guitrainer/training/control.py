"""Control of a run from outside: stop, pause, step, and change a setting."""

import threading

from guitrainer.config.fields import check_number
from guitrainer.config.schema import RateName
from guitrainer.errors import ConfigError


class Control:
    """Requests to a run from any thread, served by the training loop between two steps.

    `stop_at` is the step after which the run stops as if requested (None: at its end). With
    `states`, the run emits all its weights whenever it records filters, and at its end.
    """

    def __init__(self, stop_at: int | None = None, *, states: bool = False) -> None:
        self.stop_at = stop_at
        self.states = states
        # Re-entrant, so that a signal handler may call stop() even if its thread holds the lock.
        self._changed = threading.Condition(threading.RLock())
        self._stopped = False
        self._paused = False
        self._steps_granted = 0
        self._changes: dict[RateName, float] = {}
        self._filters_wanted = False
        self._state_wanted = False

    @property
    def stopped(self) -> bool:
        """Whether a stop was requested."""
        return self._stopped

    @property
    def paused(self) -> bool:
        """Whether a pause was requested."""
        return self._paused

    def stop(self) -> None:
        """End the run after the current step; a paused run ends at once."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def pause(self) -> None:
        """Pause the run before its next step."""
        with self._changed:
            self._paused = True

    def resume(self) -> None:
        """Resume a paused run."""
        with self._changed:
            self._paused = False
            self._steps_granted = 0
            self._changed.notify_all()

    def single_step(self) -> None:
        """Run one step, then pause, even if the run was not paused. Several calls add up."""
        with self._changed:
            self._paused = True
            self._steps_granted += 1
            self._changed.notify_all()

    def wait_if_paused(self) -> bool:
        """Block while the run is paused; return whether it may continue.

        Returns at once on a stop or for a single step. Returns False if something must be emitted
        first: the requested state, or the filters before a pause.
        """
        if not self._paused and not self._state_wanted:
            return True  # as nearly always: locking would take 2 µs per step
        with self._changed:
            self._changed.wait_for(lambda: not self._held or self._wanted_now)
            if self._wanted_now:
                return False
            if self._paused and self._steps_granted:
                self._steps_granted -= 1
            return True

    @property
    def _held(self) -> bool:
        """Whether the next step must wait."""
        return self._paused and not self._stopped and not self._steps_granted

    @property
    def _wanted_now(self) -> bool:
        """Whether there is a request that the next step would answer too late."""
        return self._state_wanted or (self._held and self._filters_wanted)

    def take_state_wanted(self) -> bool:
        """Return whether the state was requested since the last call."""
        with self._changed:
            wanted, self._state_wanted = self._state_wanted, False
            return wanted

    def ask_for_state(self) -> None:
        """Request all weights between two steps, also while the run is paused."""
        with self._changed:
            self._state_wanted = True
            self._changed.notify_all()

    def ask_for_filters(self) -> None:
        """Request the filters after the next step, regardless of the recording plan.

        If the run is paused before that step, they are captured before the pause. Call this before
        `pause` or `single_step`.
        """
        self._filters_wanted = True

    def take_filters_wanted(self) -> bool:
        """Return whether filters were requested since the last call."""
        wanted, self._filters_wanted = self._filters_wanted, False
        return wanted

    def change(self, rate: RateName, value: float) -> None:
        """Change a rate from the next step on.

        Raises
        ------
        ConfigError
            If the schema does not accept the value.
        """
        try:
            check_number(("training", rate), value)
        except ValueError as error:
            raise ConfigError(str(error)) from None
        with self._changed:
            self._changes[rate] = float(value)

    def take_changes(self) -> list[tuple[RateName, float]]:
        """Return the changes since the last call, with the latest value of each setting."""
        with self._changed:
            changes, self._changes = self._changes, {}
            return list(changes.items())
