"""Looking at the experiment in the editor before it is trained, whenever it was edited."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from guitrainer.config.schema import Data, Experiment
from guitrainer.errors import GuitrainerError
from guitrainer.gui.lab.background import Background

if TYPE_CHECKING:
    from guitrainer.data.dataset import Dataset
    from guitrainer.training.preview import Preview


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


Identity = tuple[object, ...]
MOST = 4  # findings: what is undone is known again at once


def identity(experiment: Experiment) -> Identity:
    """The parts of an experiment that decide what it is before training, and how long it takes."""
    training = experiment.training
    return (
        experiment.network,
        experiment.data,
        experiment.seed,
        training.batch_size,
        training.steps,
        training.epochs,
    )


@dataclass(frozen=True)
class _Finding:
    of: Identity
    found: "Preview | None"
    problem: str | None


class Outlook:
    """Findings about the experiments looked at last; of any other one it knows nothing."""

    def __init__(self) -> None:
        self._findings: list[_Finding] = []

    def take(self, experiment: Experiment, found: "Preview") -> None:
        """Note what was found out about `experiment`."""
        self._note(_Finding(identity(experiment), found, None))

    def refuse(self, experiment: Experiment, problem: str) -> None:
        """Note why `experiment` cannot run."""
        self._note(_Finding(identity(experiment), None, problem))

    def known(self, experiment: Experiment) -> "Preview | None":
        """What is known of `experiment`; parts of it may not be measured yet."""
        finding = self._of(experiment)
        return None if finding is None else finding.found

    def problem(self, experiment: Experiment) -> str | None:
        """Why `experiment` cannot run; None where it can, or nobody knows yet."""
        finding = self._of(experiment)
        return None if finding is None else finding.problem

    def _note(self, finding: _Finding) -> None:
        others = [one for one in self._findings if one.of != finding.of]
        self._findings = [finding, *others][:MOST]

    def _of(self, experiment: Experiment) -> _Finding | None:
        wanted = identity(experiment)
        return next((one for one in self._findings if one.of == wanted), None)


# An edit is followed by a preview when no other edit came for this long.
AFTER_MS = 200


class Previews(QObject):
    """Sketches the network, then measures it: at the first start that waits for kernels.

    Parameters
    ----------
    edited : gives the experiment as it is edited now
    """

    begun = Signal()  # the experiment as edited now is about to be looked at
    found = Signal(object)  # its `Preview`, first as a sketch; None where it is impossible
    changed = Signal()  # more is known of it

    def __init__(
        self,
        background: Background,
        datasets: DatasetCache,
        edited: Callable[[], Experiment],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._background, self._datasets, self._edited = background, datasets, edited
        self._outlook = Outlook()
        self._rest = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._rest.timeout.connect(self._compute)

    def refresh(self, at_once: bool = False) -> None:
        """Compute the preview anew, when edits have come to rest."""
        if at_once:
            self._compute()
        else:
            self._rest.start()

    def stop(self) -> None:
        """Compute nothing any more."""
        self._rest.stop()

    @property
    def known(self) -> "Preview | None":
        """What is known of the experiment as it is edited now; signals may not be measured yet."""
        return self._outlook.known(self._edited())

    @property
    def problem(self) -> str | None:
        """Why it cannot run, in one line; None where it can, or nobody knows yet."""
        return self._outlook.problem(self._edited())

    def problem_now(self) -> str | None:
        """Why it cannot run, also while the preview of the last edit is to come."""
        if self.problem is not None or self.known is not None:
            return self.problem
        from guitrainer.nn.checks import check_layers

        known, experiment = self._datasets.last, self._edited()
        if known is None or known[0] != experiment.data:
            return None
        checks = check_layers(experiment.network, known[1].shape, known[1].classes)
        found = (f"{check.name}: {check.problem}" for check in checks if check.problem is not None)
        return next(found, None)

    # ------------------------------------------------------------ computing

    def _compute(self) -> None:
        experiment, datasets = self._edited(), self._datasets
        self.begun.emit()

        def sketch() -> "Preview":
            from guitrainer.training.preview import sketch_experiment

            return sketch_experiment(experiment, datasets.get(experiment))

        take, refuse = partial(self._sketched, experiment), partial(self._refuse, experiment)
        self._background.submit("sketch", sketch, take, refuse, kernels=False)

    def _sketched(self, experiment: Experiment, sketch: "Preview") -> None:
        datasets = self._datasets

        def measure() -> "Preview":
            from guitrainer.training.preview import preview_experiment

            return preview_experiment(experiment, datasets.get(experiment))

        self._take(experiment, self._outlook.known(experiment) or sketch)
        take, refuse = partial(self._take, experiment), partial(self._refuse, experiment)
        self._background.submit("preview", measure, take, refuse)

    def _take(self, experiment: Experiment, preview: "Preview") -> None:
        self._outlook.take(experiment, preview)
        if self._is_edited(experiment):
            self.found.emit(preview)
            self.changed.emit()

    def _refuse(self, experiment: Experiment, error: Exception) -> None:
        self._outlook.refuse(experiment, str(error))
        if self._is_edited(experiment):
            self.found.emit(None)
        if not isinstance(error, GuitrainerError):
            self._background.failed.emit(error)
        self.changed.emit()

    def _is_edited(self, experiment: Experiment) -> bool:
        """Whether it is still the one that is edited."""
        return identity(experiment) == identity(self._edited())
