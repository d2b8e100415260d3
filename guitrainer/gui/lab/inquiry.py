"""Questions about what is shown, answered in the background, and asked again when they change."""

from collections.abc import Callable
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from guitrainer.gui.base.text.layers import error_text
from guitrainer.gui.kit.following import Following
from guitrainer.gui.lab.background import Background
from guitrainer.gui.lab.errands import Work

PATIENCE_MS = 300  # before an old answer is considered late, to avoid flicker

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class AnyInquiry(QObject, Generic[Question, Answer]):
    """Keeps the answer to a question up to date while the widget that shows it is visible.

    Answers to questions that have been replaced in the meantime are dropped. Subclasses decide how
    a question is answered.

    Parameters
    ----------
    question : returns the current question, or None if there is none; compared with `==`
    seen : widget that shows the answer; nothing is asked while it is hidden
    every_ms : shortest time between two questions

    Attributes
    ----------
    asked : latest question, or None
    waiting : whether its answer is pending
    answer, of : latest answer and its question; None if there is no answer
    error : why the last question could not be answered; None if it was
    """

    asking = Signal()  # `asked` has changed
    answered = Signal()  # `answer` has changed, possibly to None
    refused = Signal()  # `error` has changed
    late = Signal()  # the answer takes long, and what is shown belongs to another question

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
        seen.destroyed.connect(self._let_go)

    def follow(self, *signals: SignalInstance) -> None:
        """Ask whenever one of these signals is emitted."""
        for signal in signals:
            signal.connect(self.ask)

    def ask(self) -> None:
        """Ask, now or soon, if the question has changed and the widget is visible."""
        self._following.ask()

    def ask_now(self) -> None:
        """Ask now, if the question has changed and the widget is visible."""
        self._following.refresh()

    def forget(self) -> None:
        """Drop the question and the answer."""
        known = self.asked is not None or self.answer is not None
        self._drop()
        self._settle()
        self.asked = self.of = self.answer = None
        self._set_error(None)
        if known:
            self.answered.emit()

    @property
    def stale(self) -> bool:
        """Whether the latest answer does not belong to the latest question."""
        return self.of is not self.asked

    def answer_for(self, fits: Callable[[Question], bool]) -> Answer | None:
        """Return the latest answer if its question `fits`, else None."""
        return self.answer if self.of is not None and fits(self.of) else None

    @property
    def problem(self) -> str:
        """Text of `error`; empty if there is none."""
        return "" if self.error is None else error_text(self.error)

    def _let_go(self) -> None:
        """Release all references, so that the widget needs no garbage collection."""
        self._question = _nothing

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
        """Start to answer `question`; subclasses call `_take` or `_refuse` at the end."""
        raise NotImplementedError

    def _drop(self) -> None:
        """Cancel the current question."""
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


def _nothing() -> None:
    return None


class Inquiry(AnyInquiry[Question, Answer]):
    """An inquiry answered by a job.

    Parameters
    ----------
    background : runs the job
    name : name of the job; a newer job with the same name replaces it
    question, seen, every_ms : see `AnyInquiry`
    job : returns the function, called by a thread, that answers a question; it raises
        `GuitrainerError` if there is no answer
    kernels : whether the job may have to compile kernels
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
        self._background.tell(error)
        self._refuse(question, error)


class LongInquiry(AnyInquiry[Question, list[Any]]):
    """An inquiry answered by an errand: long work that reports progress and can be canceled.

    The answer is the list of everything that the errand has yielded.

    Parameters
    ----------
    background : runs the errand
    name : name of the errand; a newer errand with the same name replaces it
    question, seen : see `AnyInquiry`
    work : returns the work that answers a question; it raises `GuitrainerError` if there is no
        answer
    """

    told = Signal()  # a part of the answer has arrived, and more will follow

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

    @property
    def so_far(self) -> list[Any]:
        """What the errand has yielded for the latest question; empty if there is none."""
        return [] if self.asked is None else self._errand.told

    def _begin(self, question: Question) -> None:
        self._errand.start(self._work(question))

    def _drop(self) -> None:
        self._errand.stop()

    def _on_progressed(self) -> None:
        if not self.waiting or self.asked is None:
            return  # belongs to the previous window
        if self._errand.running:
            self.told.emit()
        elif self._errand.error is not None:
            self._refuse(self.asked, self._errand.error)
        else:
            self._take(self.asked, self._errand.told)
