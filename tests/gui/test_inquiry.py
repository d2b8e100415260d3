"""The background is asked when a question has changed, and only while its widget is visible."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from guitrainer.errors import NetworkError
from guitrainer.gui.kit.following import Following
from guitrainer.gui.lab.inquiry import Inquiry, LongInquiry
from guitrainer.gui.lab.lab import Lab
from tests.gui.conftest import PATIENCE_MS

Show = Callable[..., QWidget]


@dataclass
class Asker:
    """What a widget asks, and what it was told."""

    question: str | None = "a"
    done: list[str] = field(default_factory=list)  # by the thread
    told: list[tuple[str | None, str | None]] = field(default_factory=list)

    def job(self, question: str) -> Callable[[], str]:
        def work() -> str:
            self.done.append(question)
            if question == "impossible":
                raise NetworkError("there is no answer")
            if question == "broken":
                raise RuntimeError("a bug")
            return question.upper()

        return work

    def inquiry(self, lab: Lab, seen: QWidget, **more: Any) -> Inquiry[str, str]:
        made = Inquiry(lab.background, "test", lambda: self.question, self.job, seen, **more)
        made.answered.connect(lambda: self.told.append((made.of, made.answer)))
        return made


def settled(lab: Lab, bot: QtBot) -> None:
    bot.waitUntil(lambda: not lab.background.busy, timeout=PATIENCE_MS)


def test_a_question_is_asked_when_it_has_changed(lab: Lab, show: Show, qtbot: QtBot) -> None:
    asker = Asker()
    inquiry = asker.inquiry(lab, show(QWidget()))
    for question in ("a", "a", "b", "b", "a"):
        asker.question = question
        inquiry.ask()
        settled(lab, qtbot)
    assert asker.done == ["a", "b", "a"]
    assert asker.told == [("a", "A"), ("b", "B"), ("a", "A")]
    assert not inquiry.waiting and not inquiry.stale


def test_nothing_is_asked_while_the_widget_is_hidden(lab: Lab, show: Show, qtbot: QtBot) -> None:
    asker, widget = Asker(), QWidget()
    qtbot.addWidget(widget)
    inquiry = asker.inquiry(lab, widget)
    inquiry.ask()
    assert inquiry.asked is None and not lab.background.busy
    widget.show()  # and then it catches up by itself
    settled(lab, qtbot)
    widget.hide()
    asker.question = "b"
    inquiry.ask()
    assert inquiry.asked == "a"
    widget.show()
    settled(lab, qtbot)
    assert asker.done == ["a", "b"]


def test_an_answer_that_comes_too_late_is_dropped(lab: Lab, show: Show, qtbot: QtBot) -> None:
    asker = Asker()
    inquiry = asker.inquiry(lab, show(QWidget()))
    inquiry.ask()
    qtbot.waitUntil(lambda: asker.done == ["a"], timeout=PATIENCE_MS)
    asker.question = "b"
    inquiry.ask()
    settled(lab, qtbot)
    assert asker.told == [("b", "B")]


def test_without_a_question_there_is_no_answer(lab: Lab, show: Show, qtbot: QtBot) -> None:
    asker = Asker()
    inquiry = asker.inquiry(lab, show(QWidget()))
    inquiry.ask()
    settled(lab, qtbot)
    asker.question = None
    inquiry.ask()
    assert asker.told == [("a", "A"), (None, None)]
    asker.question = "b"
    inquiry.ask()
    asker.question = None
    inquiry.ask()  # while the answer is to come
    settled(lab, qtbot)
    assert asker.told == [("a", "A"), (None, None), (None, None)]
    assert not inquiry.waiting


@pytest.mark.parametrize(
    ("question", "problem", "failed"),
    [("impossible", "there is no answer", []), ("broken", "a bug", ["a bug"])],
)
def test_why_there_is_no_answer(
    lab: Lab, show: Show, qtbot: QtBot, question: str, problem: str, failed: list[str]
) -> None:
    asker, shown = Asker(), []
    lab.failed.connect(lambda error: shown.append(str(error)))
    inquiry = asker.inquiry(lab, show(QWidget()))
    refused: list[str] = []
    inquiry.refused.connect(lambda: refused.append(inquiry.problem))
    for asked in ("a", question, question, "a"):
        asker.question = asked
        inquiry.ask()
        settled(lab, qtbot)
    assert asker.done == ["a", question, "a"]
    assert refused == [problem, ""]
    assert shown == failed
    assert not inquiry.waiting


def test_an_answer_that_takes_long_is_called_late(lab: Lab, show: Show, qtbot: QtBot) -> None:
    gate = threading.Event()
    inquiry = Inquiry(lab.background, "test", lambda: "a", lambda _: gate.wait, show(QWidget()))
    with qtbot.waitSignal(inquiry.late, timeout=PATIENCE_MS):
        inquiry.ask()
    assert inquiry.waiting and inquiry.stale
    gate.set()
    settled(lab, qtbot)
    assert not inquiry.stale


def test_questions_are_throttled(lab: Lab, show: Show, qtbot: QtBot) -> None:
    asker = Asker()
    inquiry = asker.inquiry(lab, show(QWidget()), every_ms=200)
    for question in ("a", "b", "c"):
        asker.question = question
        inquiry.ask()
    qtbot.waitUntil(lambda: len(asker.told) == 2, timeout=PATIENCE_MS)
    assert asker.done == ["a", "c"]


def test_a_destroyed_widget_is_told_nothing(lab: Lab, show: Show, qtbot: QtBot) -> None:
    outer = show(QWidget())
    asker, widget = Asker(), QWidget(outer)
    widget.show()
    asker.inquiry(lab, widget).ask()
    with qtbot.waitSignal(widget.destroyed):
        widget.deleteLater()
    settled(lab, qtbot)
    assert asker.told == []


# ---------------------------------------------------------------- long ones


def count(gate: threading.Event, question: str) -> Iterator[str]:
    yield f"{question}1"
    gate.wait()
    yield f"{question}2"
    if question == "impossible":
        raise NetworkError("there is no answer")
    if question == "broken":
        raise RuntimeError("a bug")


def test_a_long_inquiry_is_canceled_by_another_question(lab: Lab, show: Show, qtbot: QtBot) -> None:
    gate, asker = threading.Event(), Asker()
    inquiry: LongInquiry[str] = LongInquiry(
        lab.background,
        "test",
        lambda: asker.question,
        lambda question: partial(count, gate, question),
        show(QWidget()),
    )
    answers: list[list[str] | None] = []
    inquiry.answered.connect(lambda: answers.append(inquiry.answer))
    with qtbot.waitSignals([inquiry.told, inquiry.told], timeout=PATIENCE_MS):
        inquiry.ask()
    asker.question = "b"
    inquiry.ask()
    assert answers == [] and inquiry.waiting, "what the one before told is no answer"
    gate.set()
    qtbot.waitUntil(lambda: not inquiry.waiting, timeout=PATIENCE_MS)
    assert answers == [["b1", "b2"]]
    assert inquiry.of == "b"


@pytest.mark.parametrize(
    ("question", "problem", "failed"),
    [("impossible", "there is no answer", []), ("broken", "a bug", ["a bug"])],
)
def test_why_a_long_inquiry_has_no_answer(
    lab: Lab, show: Show, qtbot: QtBot, question: str, problem: str, failed: list[str]
) -> None:
    gate, shown = threading.Event(), []
    gate.set()
    lab.failed.connect(lambda error: shown.append(str(error)))
    inquiry: LongInquiry[str] = LongInquiry(
        lab.background,
        "test",
        lambda: question,
        lambda question: partial(count, gate, question),
        show(QWidget()),
    )
    inquiry.ask()
    qtbot.waitUntil(lambda: not inquiry.waiting, timeout=PATIENCE_MS)
    assert inquiry.problem == problem
    qtbot.wait(10)
    assert shown == failed, "told once"


# ---------------------------------------------------------------- following without asking


def test_a_widget_is_refreshed_while_it_is_visible(lab: Lab, qtbot: QtBot) -> None:
    widget, seen = QWidget(), []
    qtbot.addWidget(widget)
    following = Following(widget, lambda: seen.append(widget.isVisible()), 0, lab.progressed)
    lab.progressed.emit()
    assert seen == []
    widget.show()
    lab.progressed.emit()
    widget.hide()
    lab.progressed.emit()
    assert seen == [True, True]
    assert not following.asked


def test_a_refresh_in_steps_leaves_the_event_loop_between_them(lab: Lab, qtbot: QtBot) -> None:
    widget = QWidget()
    seen: list[object] = []
    qtbot.addWidget(widget)

    def steps() -> Iterator[None]:
        for step in range(3):
            QTimer.singleShot(0, partial(seen.append, "other"))
            seen.append(step)
            yield

    following = Following(widget, steps, 20, lab.progressed)
    widget.show()
    assert seen == [0, 1, 2], "all at once when it is shown"
    qtbot.waitUntil(lambda: seen.count("other") == 3, timeout=PATIENCE_MS)
    seen.clear()
    lab.progressed.emit()
    lab.progressed.emit()
    assert seen == [0]
    qtbot.waitUntil(lambda: len(seen) == 12, timeout=PATIENCE_MS)
    assert seen == [0, "other", 1, "other", 2, "other"] * 2, "again after the second change"
    qtbot.waitUntil(lambda: not following._throttle._timer.isActive(), timeout=PATIENCE_MS)
    seen.clear()
    lab.progressed.emit()
    following.refresh()
    assert seen == [0, 0, 1, 2], "a refresh now replaces the one under way"
    qtbot.waitUntil(lambda: not following._throttle._timer.isActive(), timeout=PATIENCE_MS)
    seen.clear()
    lab.progressed.emit()
    widget.hide()
    qtbot.wait(60)
    assert seen == [0, "other"], "a hidden widget is not painted"
