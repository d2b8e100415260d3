"""Previews of the edited experiment before training, computed after every edit."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from guitrainer.config.schema import Data, Experiment
from guitrainer.gui.base.text.layers import message_text
from guitrainer.gui.lab.background import Background
from guitrainer.sentences import Sentence, message_of

if TYPE_CHECKING:
    from guitrainer.data.dataset import Dataset
    from guitrainer.training.preview import Preview

MOST = 4  # number of experiments to remember, so that undo shows results at once
# A preview is computed if no other edit follows for this long.
AFTER_MS = 200


class DatasetCache:
    """Keeps the last dataset; may be used by any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: tuple[tuple[Data, int], Dataset] | None = None

    @property
    def last(self) -> "tuple[Data, Dataset] | None":
        """The last dataset and the request for it; does not wait for one that is being read."""
        known = self._known
        return None if known is None else (known[0][0], known[1])

    def get(self, experiment: Experiment) -> "Dataset":
        """Return the images of `experiment`; read them if they are not cached.

        Raises
        ------
        DataError, ConfigError
            As raised by `load_dataset`.
        """
        from guitrainer.data.loading import load_dataset

        key = (experiment.data, experiment.seed)
        with self._lock:
            if self._known is None or self._known[0] != key:
                self._known = (key, load_dataset(*key))
            return self._known[1]


Identity = tuple[object, ...]


def identity(experiment: Experiment) -> Identity:
    """Return the parts of an experiment that affect its state before training, or its length."""
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
    problem: str | Sentence | None


class Outlook:
    """Results for the latest experiments; nothing is known about any others."""

    def __init__(self) -> None:
        self._findings: list[_Finding] = []

    def take(self, experiment: Experiment, found: "Preview") -> None:
        """Store the result for `experiment`."""
        self._note(_Finding(identity(experiment), found, None))

    def refuse(self, experiment: Experiment, problem: str | Sentence) -> None:
        """Store why `experiment` cannot be run."""
        self._note(_Finding(identity(experiment), None, problem))

    def known(self, experiment: Experiment) -> "Preview | None":
        """Return what is known about `experiment`; parts of it may not be measured yet."""
        finding = self._of(experiment)
        return None if finding is None else finding.found

    def problem(self, experiment: Experiment) -> str | Sentence | None:
        """Return why `experiment` cannot be run; None if it can, or if that is not known yet."""
        finding = self._of(experiment)
        return None if finding is None else finding.problem

    def _note(self, finding: _Finding) -> None:
        others = [one for one in self._findings if one.of != finding.of]
        self._findings = [finding, *others][:MOST]

    def _of(self, experiment: Experiment) -> _Finding | None:
        wanted = identity(experiment)
        return next((one for one in self._findings if one.of == wanted), None)


class Previews(QObject):
    """Sketches the network, then measures it, which may have to wait for kernels.

    Parameters
    ----------
    edited : returns the experiment as currently edited
    """

    begun = Signal()  # the preview of the current experiment is about to be computed
    found = Signal(object)  # its `Preview`, first as a sketch; None if it is invalid
    changed = Signal()  # more is known about the experiment

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
        """Compute the preview again, once there are no more edits."""
        if at_once:
            self._compute()
        else:
            self._rest.start()

    def stop(self) -> None:
        """Stop computing previews."""
        self._rest.stop()

    @property
    def known(self) -> "Preview | None":
        """What is known about the current experiment; signals may not be measured yet."""
        return self._outlook.known(self._edited())

    @property
    def problem(self) -> str | None:
        """Why the experiment cannot be run, in one line; None if it can, or if not known yet."""
        problem = self._outlook.problem(self._edited())
        return None if problem is None else message_text(problem)

    def problem_now(self) -> str | None:
        """Return why the experiment cannot be run, even before its preview has been computed."""
        if self.problem is not None or self.known is not None:
            return self.problem
        from guitrainer.nn.checks import check_layers

        known, experiment = self._datasets.last, self._edited()
        if known is None or known[0] != experiment.data:
            return None
        checks = check_layers(experiment.network, known[1].shape, known[1].classes)
        found = ((check.name, check.problem) for check in checks if check.problem is not None)
        return next((f"{name}: {message_text(problem)}" for name, problem in found), None)

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
        self._outlook.refuse(experiment, message_of(error))
        if self._is_edited(experiment):
            self.found.emit(None)
        self._background.tell(error)
        self.changed.emit()

    def _is_edited(self, experiment: Experiment) -> bool:
        """Return whether `experiment` is still the current one."""
        return identity(experiment) == identity(self._edited())
