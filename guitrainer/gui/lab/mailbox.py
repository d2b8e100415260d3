"""Where threads leave things for the window, which fetches them when it is about to paint."""

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class Mailbox(Generic[T]):
    """A list behind a lock: any thread puts, one thread takes all."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._items: list[T] = []

    def put(self, item: T) -> None:
        """Leave something."""
        with self._lock:
            self._items.append(item)

    def take(self) -> list[T]:
        """Everything left since the last call, in its order."""
        with self._lock:
            items, self._items = self._items, []
            return items
