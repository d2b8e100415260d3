import math
import threading
from collections.abc import Callable

import pytest

from guitrainer.config.schema import RateName
from guitrainer.errors import ConfigError
from guitrainer.training.control import Control

PATIENCE = 20  # seconds; only a failing test waits that long


def waiter(control: Control) -> threading.Thread:
    """A thread that waits as the training loop does between two steps."""
    thread = threading.Thread(target=control.wait_if_paused)
    thread.start()
    return thread


def test_a_running_run_does_not_wait() -> None:
    waiter(Control()).join(PATIENCE)


@pytest.mark.parametrize(
    ("wake", "stopped", "paused"),
    [
        (Control.stop, True, True),
        (Control.resume, False, False),
        (Control.single_step, False, True),
    ],
)
def test_a_paused_run_waits_until(
    wake: Callable[[Control], None], stopped: bool, paused: bool
) -> None:
    control = Control()
    control.pause()
    thread = waiter(control)
    thread.join(0.05)
    assert thread.is_alive()
    wake(control)
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert (control.stopped, control.paused) == (stopped, paused)


def test_single_steps_add_up_and_then_hold() -> None:
    control = Control()
    control.single_step()
    control.single_step()
    control.wait_if_paused()
    control.wait_if_paused()
    third = waiter(control)
    third.join(0.05)
    assert third.is_alive()
    control.stop()
    third.join(PATIENCE)
    assert not third.is_alive()


def test_resume_forgets_single_steps() -> None:
    control = Control()
    control.single_step()
    control.resume()
    control.pause()
    thread = waiter(control)
    thread.join(0.05)
    assert thread.is_alive()
    control.stop()
    thread.join(PATIENCE)


def test_changes_are_taken_once_and_newest() -> None:
    control = Control()
    control.change("learning_rate", 0.1)
    control.change("momentum", 0.5)
    control.change("weight_decay", 0)
    control.change("learning_rate", 0.2)
    taken = control.take_changes()
    assert taken == [("learning_rate", 0.2), ("momentum", 0.5), ("weight_decay", 0.0)]
    assert control.take_changes() == []


@pytest.mark.parametrize(
    ("rate", "value"),
    [
        ("learning_rate", 0.0),
        ("learning_rate", math.inf),
        ("learning_rate", math.nan),
        ("learning_rate", 2e6),  # the schema has a largest one, too
        ("momentum", 1.0),
        ("momentum", -0.1),
        ("weight_decay", -1e-9),
        ("weight_decay", 2e6),
    ],
)
def test_values_that_make_no_sense_are_rejected(rate: RateName, value: float) -> None:
    control = Control()
    with pytest.raises(ConfigError, match="accepted"):
        control.change(rate, value)
    assert control.take_changes() == []


def test_no_change_is_lost_or_doubled_between_threads() -> None:
    control = Control()
    values = [float(i) for i in range(1, 2001)]

    def change() -> None:
        for value in values:
            control.change("learning_rate", value)

    setter = threading.Thread(target=change)
    setter.start()
    taken: list[float] = []
    while setter.is_alive():
        taken += [value for _, value in control.take_changes()]
    taken += [value for _, value in control.take_changes()]
    assert taken[-1] == values[-1]
    assert taken == sorted(set(taken))


def test_stop_may_interrupt_its_own_thread() -> None:
    """As a signal handler does, in the middle of any other call."""
    control = Control()
    with control._changed:
        control.stop()
    assert control.stopped
