"""Asking the background about what is looked at, whenever that is something else."""

from collections.abc import Callable
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from guitrainer.errors import GuitrainerError
from guitrainer.gui.kit.following import Following
from guitrainer.gui.lab.background import Background
from guitrainer.gui.lab.errands import Work

# An old answer stays as it is for so long while a newer one is computed: less would only flicker.
PATIENCE_MS = 300

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class AnyInquiry(QObject, Generic[Question, Answer]):
    """Has a question answered when it is another one, while the widget that shows it is seen.

    Answers to questions that were replaced meanwhile are dropped. How a question is answered is
    for those that inherit to say.

    Parameters
    ----------
    question : gives what is asked now; None: nothing. Questions are compared by `==`.
    seen : nothing is asked while this widget is hidden
    every_ms : not more often than this

    Attributes
    ----------
    asked : the newest question; None: there is none
    waiting : whether its answer is still to come
    answer, of : the newest answer, and the question it is of; None: there is none
    error : why the newest question has no answer; None where it has one, or it is still to come
    """

    asking = Signal()  # `asked` is another question
    answered = Signal()  # `answer` is another one, or None again
    refused = Signal()  # `error` came or went
    late = Signal()  # the answer lets wait for itself, and what is shown is of another question

    def __init__(
        self, question: Callable[[], Question | None], seen: QWidget, every_ms: int = 0
    ) -> None:
        super().__init__(seen)
        self.asked: Question | None = None
        self.waiting = False
        self.answer: Answer | None = None
        self.of: Question | None = None
        self.error: Exception | None = None
        self._question = question
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self.late)
        self._following = Following(seen, self._ask, every_ms)

    def follow(self, *signals: SignalInstance) -> None:
        """Look after each of these signals whether the question is another."""
        for signal in signals:
            signal.connect(self.ask)

    def ask(self) -> None:
        """Ask, now or soon, if the question is another and somebody looks."""
        self._following.ask()

    def forget(self) -> None:
        """Drop the question, and what was answered so far."""
        known = self.answer is not None
        self._drop()
        self._settle()
        self.asked = self.of = self.answer = None
        self._set_error(None)
        if known:
            self.answered.emit()

    @property
    def stale(self) -> bool:
        """Whether the newest question has another answer than the newest one."""
        return self.of is not self.asked

    @property
    def problem(self) -> str:
        """Why the newest question has no answer, in one line; empty where it may have one."""
        return "" if self.error is None else str(self.error)

    # ------------------------------------------------------------ asking

    def _ask(self) -> None:
        question = self._question()
        if question == self.asked:
            return
        if question is None:
            self.forget()
            return
        self.asked, self.waiting = question, True
        self._patience.start()
        self._begin(question)
        self.asking.emit()

    def _begin(self, question: Question) -> None:
        """Have `question` answered; then `_take` or `_refuse` is to be called."""
        raise NotImplementedError

    def _drop(self) -> None:
        """Have nothing answered any more."""
        raise NotImplementedError

    def _take(self, question: Question, answer: Answer) -> None:
        if question is self.asked:
            self._settle()
            self.of, self.answer = question, answer
            self._set_error(None)
            self.answered.emit()

    def _refuse(self, question: Question, error: Exception) -> None:
        if question is self.asked:
            self._settle()
            self._set_error(error)

    def _settle(self) -> None:
        self.waiting = False
        self._patience.stop()

    def _set_error(self, error: Exception | None) -> None:
        if error is not self.error:
            self.error = error
            self.refused.emit()


class Inquiry(AnyInquiry[Question, Answer]):
    """Answered by a job.

    Parameters
    ----------
    background : has it done
    name : of the job; another one of the same name takes its place
    question, seen, every_ms : see `AnyInquiry`
    job : makes what a thread calls to answer a question, which raises `GuitrainerError` where
        there is no answer
    kernels : whether it may have to compile kernels
    """

    def __init__(
        self,
        background: Background,
        name: str,
        question: Callable[[], Question | None],
        job: Callable[[Question], Callable[[], Answer]],
        seen: QWidget,
        *,
        every_ms: int = 0,
        kernels: bool = True,
    ) -> None:
        super().__init__(question, seen, every_ms)
        self._background, self._name, self._kernels = background, name, kernels
        self._job = job

    def _begin(self, question: Question) -> None:
        take, refuse = partial(self._take, question), partial(self._on_failed, question)
        job = self._job(question)
        self._background.submit(self._name, job, take, refuse, kernels=self._kernels)

    def _drop(self) -> None:
        self._background.forget(self._name)

    def _on_failed(self, question: Question, error: Exception) -> None:
        if not isinstance(error, GuitrainerError):
            self._background.failed.emit(error)
        self._refuse(question, error)


class LongInquiry(AnyInquiry[Question, list[Any]]):
    """Answered by an errand: work that takes long, tells how it goes, and can be given up.

    The answer is all that it told.

    Parameters
    ----------
    background : has it done
    name : of the errand; another one of the same name takes its place
    question, seen : see `AnyInquiry`
    work : makes the work that answers a question, which raises `GuitrainerError` where there is no
        answer
    """

    told = Signal()  # more was told, and more is to come

    def __init__(
        self,
        background: Background,
        name: str,
        question: Callable[[], Question | None],
        work: Callable[[Question], Work],
        seen: QWidget,
    ) -> None:
        super().__init__(question, seen)
        self._work = work
        self._errand = background.errand(name)
        self._errand.progressed.connect(self._on_progressed)

    def _begin(self, question: Question) -> None:
        self._errand.start(self._work(question))

    def _drop(self) -> None:
        self._errand.stop()

    def _on_progressed(self) -> None:
        if not self.waiting or self.asked is None:
            return  # of the window before this one
        if self._errand.running:
            self.told.emit()
        elif self._errand.error is not None:
            self._refuse(self.asked, self._errand.error)
        else:
            self._take(self.asked, self._errand.told)
