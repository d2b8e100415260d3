"""The state of the room: the network, its input, and its predictions."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from guitrainer.events import StateCaptured
from guitrainer.gui.base.text.layers import error_text
from guitrainer.gui.kit.following import Following
from guitrainer.gui.lab.current import is_stale, state_shown, trains_live
from guitrainer.gui.lab.inquiry import Inquiry
from guitrainer.gui.lab.lab import Lab, moment_signals
from guitrainer.gui.lab.previews import identity
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.predict.asking import (
    Answer,
    ImageChoice,
    ImageQuestion,
    Judged,
    Stroke,
    ask,
    judge,
)
from guitrainer.gui.rooms.predict.canvas import ink_of
from guitrainer.gui.rooms.predict.maps import Photographer

if TYPE_CHECKING:
    from guitrainer.data.dataset import Dataset

NAME = "predict"
FOLLOW_MS, JUDGE_MS = 250, 500


class Answers(QObject):
    """Requests predictions of the network at the cursor for an image, and for all test images.

    During training, the prediction for the image is updated a few times a second, and the
    predictions for all images only by `refresh`.

    Attributes
    ----------
    choice : the choices in the room; changed by `choose`
    problem : why there can be no predictions; None if there can
    """

    chosen = Signal()  # `choice` has changed
    answered = Signal()
    was_judged = Signal()
    judging_changed = Signal()
    refused = Signal()  # `problem` has changed

    def __init__(self, lab: Lab, room: QWidget) -> None:
        super().__init__(room)
        self.lab = lab
        self.choice: ImageChoice = lab.kept.get(NAME, ImageChoice())
        self.problem: str | None = None
        self._to_judge: StateCaptured | None = None
        self._record = lab.record
        self._photographer: Photographer | None = None
        self._asking = self._image_inquiry(room)
        self._judging = self._judge_inquiry(room)
        self._follows = Following(
            room,
            self._follow,
            FOLLOW_MS,
            *moment_signals(lab),
            lab.captured,
            lab.state_changed,
            lab.preview_changed,
        )
        lab.run_changed.connect(self._on_run_changed)

    def _image_inquiry(self, room: QWidget) -> Inquiry[ImageQuestion, Answer]:
        lab = self.lab
        made: Inquiry[ImageQuestion, Answer] = Inquiry(
            lab.background,
            "ask",
            self._question,
            lambda question: partial(ask, question, lab.datasets),
            room,
        )
        made.answered.connect(self._on_answered)
        made.refused.connect(lambda: self._on_refused(made.error))
        return made

    def _judge_inquiry(self, room: QWidget) -> Inquiry[StateCaptured, Judged]:
        lab = self.lab
        made: Inquiry[StateCaptured, Judged] = Inquiry(
            lab.background,
            "judge",
            lambda: self._to_judge,
            lambda state: partial(judge, lab.record.experiment, state, lab.datasets),
            room,
            every_ms=JUDGE_MS,
        )
        made.answered.connect(self.was_judged)
        made.refused.connect(lambda: self._on_refused(made.error))
        for signal in (made.asking, made.answered, made.refused):
            signal.connect(self.judging_changed)
        return made

    @property
    def answer(self) -> Answer | None:
        """The latest prediction for the image."""
        return self._asking.answer

    @property
    def judged(self) -> Judged | None:
        """The latest predictions for all test images."""
        return self._judging.answer

    @property
    def judging(self) -> bool:
        """Whether predictions for all test images are being computed."""
        return self._judging.waiting

    # ------------------------------------------------------------ the network

    @property
    def state(self) -> StateCaptured | None:
        """The weights used for predictions, those at the cursor; None if not known yet."""
        return state_shown(self.lab)

    @property
    def classifies(self) -> bool:
        """Whether the network predicts classes; otherwise it reconstructs images."""
        return self.lab.record.experiment.network.classifies

    @property
    def trains_live(self) -> bool:
        """Whether these weights are being trained."""
        return trains_live(self.lab)

    @property
    def dataset(self) -> "Dataset | None":
        """The images of the run, once they have been read."""
        for known in (self.answer, self.judged):
            if known is not None:
                return known.dataset
        return None

    @property
    def drawable(self) -> bool:
        """Whether images can be drawn, which is possible without colors."""
        return self.dataset is not None and self.dataset.shape[0] == 1

    def photographer(self, dataset: "Dataset") -> Photographer:
        """Return the object that makes pictures of the images, always the same for a dataset."""
        if self._photographer is None or self._photographer.dataset is not dataset:
            self._photographer = Photographer(dataset)
        return self._photographer

    def _on_run_changed(self) -> None:
        """Forget the predictions of another network, which must not appear for this one."""
        record, before = self.lab.record, self._record
        self._record = record
        untrained = self.answer is None or not self.answer.step
        same = untrained and identity(before.experiment) == identity(record.experiment)
        if record is before or same:
            return
        self._forget()

    def _forget(self) -> None:
        self._to_judge = None
        self._asking.forget()
        self._judging.forget()

    def _follow(self) -> None:
        state, lab = self.state, self.lab
        if self._impossible:
            self._refuse(lab.problem)
            return
        stale = is_stale(lab, state)
        if stale:
            lab.ask_for_state(self._on_failed)
        self._asking.ask()
        if not stale and not self.trains_live:
            self._to_judge = state
            self._judging.ask()

    @property
    def _impossible(self) -> bool:
        """Whether there is no network for predictions."""
        return self.lab.problem is not None and self.lab.state == State.IDLE

    # ------------------------------------------------------------ one image

    def choose(self, **changes: Any) -> None:
        """Change `choice`; update the prediction if necessary."""
        choice = replace(self.choice, **changes)
        if choice == self.choice:
            return
        self.choice = self.lab.kept[NAME] = choice
        self.chosen.emit()
        self._asking.ask()

    def draw(self, strokes: tuple[Stroke, ...]) -> None:
        """Change the drawing."""
        self.choose(strokes=strokes)

    def _question(self) -> ImageQuestion | None:
        state, choice, ink = self.state, self.choice, None
        if self._impossible:
            return None
        if state is None:  # of a run that is starting
            return self._asking.asked
        if choice.drawing and self.dataset is not None and self.drawable:
            _, height, width = self.dataset.shape
            ink = ink_of(choice.strokes, height, width)
        size = None if ink is None else ink.shape
        return ImageQuestion(state, choice.image, size, self.lab.record.experiment, choice, ink)

    def _on_answered(self) -> None:
        if self.answer is not None:
            self._refuse(None)
        self.answered.emit()
        if self.answer is not None:
            self._asking.ask()  # the size of the drawing may be known only now

    # ------------------------------------------------------------ all images

    def refresh(self) -> None:
        """Update the predictions for all test images now."""
        if self.state is not None and not self.judging:
            self._to_judge = self.state
            self._judging.ask_now()

    # ------------------------------------------------------------ errors

    def _on_failed(self, error: Exception) -> None:
        """Note that there are no weights for predictions."""
        self._refuse(self.lab.background.tell(error))

    def _on_refused(self, error: Exception | None) -> None:
        if error is not None:
            self._refuse(error_text(error))

    def _refuse(self, problem: str | None) -> None:
        changed, self.problem = problem != self.problem, problem
        if problem is not None and (self.answer or self.judged) is not None:
            self._forget()  # they would be below a message that there are none
        if changed:
            self.refused.emit()
