"""Python's garbage collector: held off, given back, replaced."""

import gc
from collections.abc import Iterator

import pytest

from guitrainer.garbage import EVERY, Garbage


@pytest.fixture
def switched_on() -> Iterator[None]:
    """No thread is left that could collect: see `no_threads_left`."""
    was_on = gc.isenabled()
    gc.enable()
    yield
    if not was_on:
        gc.disable()


@pytest.mark.usefixtures("switched_on")
def test_it_is_off_until_the_last_one_releases_it() -> None:
    garbage = Garbage()
    garbage.hold()
    garbage.hold()
    garbage.release()
    assert not gc.isenabled()
    garbage.release()
    assert gc.isenabled()


@pytest.mark.usefixtures("switched_on")
def test_who_had_it_off_keeps_it_off() -> None:
    gc.disable()
    garbage = Garbage()
    garbage.hold()
    garbage.release()
    assert not gc.isenabled()


@pytest.mark.parametrize(
    ("calls", "expected"),
    [(1, [0]), (EVERY, (EVERY - 1) * [0] + [1]), (EVERY**2, ((EVERY - 1) * [0] + [1]) * EVERY)],
)
def test_old_objects_are_looked_at_seldom(
    monkeypatch: pytest.MonkeyPatch, calls: int, expected: list[int]
) -> None:
    looks: list[int] = []
    monkeypatch.setattr(gc, "get_count", lambda: (gc.get_threshold()[0] + 1, 0, 0))
    monkeypatch.setattr(gc, "collect", looks.append)
    garbage = Garbage()
    for _ in range(calls):
        garbage.collect()
    if calls == EVERY**2:
        expected = [*expected[:-1], 2]
    assert looks == expected


def test_where_nothing_is_due_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gc, "get_count", lambda: (gc.get_threshold()[0], 100, 100))
    monkeypatch.setattr(gc, "collect", lambda generation: pytest.fail("collected"))
    Garbage().collect()
