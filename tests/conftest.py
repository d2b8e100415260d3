"""What no test may leave behind: threads, and warnings in the log that nobody expected.

Libraries compute with one thread each: theirs busy-wait next to the other processes of `./test`.
Garbage is collected between two tests, in the thread that runs them: Python's own collector would
destroy widgets in any thread, see `guitrainer.garbage`.
"""

import logging
import os
import threading
from collections.abc import Iterator

import pytest

from guitrainer.garbage import GARBAGE
from guitrainer.startup import BLAS_THREADS

# Read when the libraries are imported, also by the processes that tests start. OpenMP is PyTorch's.
for name in (*BLAS_THREADS, "OMP_NUM_THREADS"):
    os.environ.setdefault(name, "1")

# A thread that was told to end may need a moment.
GRACE_SECONDS = 5.0


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")


def pytest_configure() -> None:
    GARBAGE.hold()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    GARBAGE.collect()


@pytest.fixture(autouse=True)
def no_threads_left() -> Iterator[None]:
    """Fail a test that leaves a thread which would keep the program from ending."""
    before = set(threading.enumerate())
    yield
    new = [t for t in threading.enumerate() if t not in before and not t.daemon]
    for thread in new:
        thread.join(GRACE_SECONDS)
    left = [thread.name for thread in new if thread.is_alive()]
    assert not left, f"threads left behind: {left}"


@pytest.fixture(autouse=True)
def no_unexpected_warnings(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that makes guitrainer log a warning, unless it takes `caplog` to look at it."""
    warnings = _Warnings()
    logger = logging.getLogger("guitrainer")
    logger.addHandler(warnings)
    yield
    logger.removeHandler(warnings)
    if "caplog" not in request.fixturenames:
        assert not warnings.lines, f"unexpected warnings: {warnings.lines}"
