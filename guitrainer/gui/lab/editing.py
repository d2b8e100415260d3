"""Edits of the experiment: changed, undone, and checked values, and the rates of a run."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from guitrainer.config.edits import with_rate
from guitrainer.config.schema import RATES, Experiment, RateName
from guitrainer.gui.lab.document import Document
from guitrainer.gui.lab.notices import Rejections


class Editing(QObject):
    """Changes the experiment, and passes on what has changed.

    Parameters
    ----------
    pass_on : called with a rate that may have changed, which then also changes in a run
    tell : called after every edit

    Attributes
    ----------
    document : the versions of the experiment
    rejections : values that were entered and not accepted
    """

    def __init__(
        self,
        experiment: Experiment,
        pass_on: Callable[[RateName], None],
        tell: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.document = Document(experiment)
        self.rejections = Rejections(lambda: self.document, self)
        self._pass_on, self._tell = pass_on, tell

    def edit(self, experiment: Experiment, what: str, merge: str | None = None) -> None:
        """Change the experiment; `what` describes the edit, `merge` combines moves of a slider.

        Rates also apply to the run in progress, everything else to the next run.
        """
        if self.document.edit(experiment, what, merge):
            self._after_edit()

    def change_rate(
        self, rate: RateName, value: float, what: str, merge: str | None = None
    ) -> None:
        """Change a rate, also of the current run; like `edit`, but at almost no cost.

        Raises
        ------
        ConfigError
            The schema does not accept the value.
        """
        experiment = self.document.experiment
        if value != getattr(experiment.training, rate):
            self.document.put(with_rate(experiment, rate, value), what, merge)
            self._pass_on(rate)
            self._tell()

    def undo(self) -> None:
        """Undo the last edit."""
        self.document.undo()
        self._after_edit()

    def redo(self) -> None:
        """Redo the last edit that was undone."""
        self.document.redo()
        self._after_edit()

    def _after_edit(self) -> None:
        for rate in RATES:
            self._pass_on(rate)
        self._tell()
