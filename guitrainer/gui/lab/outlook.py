"""What has been found out about a network before training, and of which one it is true."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guitrainer.config.schema import Experiment

if TYPE_CHECKING:
    from guitrainer.training.preview import Preview

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
