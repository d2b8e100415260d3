"""The images of the experiment, kept so that a preview after every edit need not read them."""

import threading
from typing import TYPE_CHECKING

from guitrainer.config.schema import Data, Experiment

if TYPE_CHECKING:
    from guitrainer.data.dataset import Dataset


class DatasetCache:
    """The last dataset that was asked for; any thread may ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: tuple[tuple[Data, int], Dataset] | None = None

    @property
    def last(self) -> "tuple[Data, Dataset] | None":
        """The dataset read last, and what it was asked for with; does not wait for a reader."""
        known = self._known
        return None if known is None else (known[0][0], known[1])

    def get(self, experiment: Experiment) -> "Dataset":
        """The images of `experiment`, read where they are not at hand.

        Raises
        ------
        DataError, ConfigError
            As `load_dataset`.
        """
        from guitrainer.data.loading import load_dataset

        key = (experiment.data, experiment.seed)
        with self._lock:
            if self._known is None or self._known[0] != key:
                self._known = (key, load_dataset(*key))
            return self._known[1]
