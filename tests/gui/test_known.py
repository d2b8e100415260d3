"""What stands on screen is of the network in the editor, or visibly not known yet.

In most tests here the kernels of the network never finish compiling.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.config.loading import load_preset
from guitrainer.config.schema import Experiment
from guitrainer.errors import ConfigError
from guitrainer.gui.kit.painted import Painted
from guitrainer.gui.lab import worker
from guitrainer.gui.lab.jobs import Jobs
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.previews import Outlook, identity
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.convolution.overview import Overview
from guitrainer.gui.rooms.convolution.room import ConvolutionRoom
from guitrainer.gui.rooms.handmade.comparison import ERRAND, TRIALS, ComparisonCard
from guitrainer.gui.rooms.handmade.room import HandMadeRoom
from guitrainer.gui.rooms.initializers.room import InitializersRoom
from guitrainer.gui.rooms.predict.room import PredictRoom
from guitrainer.gui.rooms.train.initialization.panel import InitializationPanel
from guitrainer.gui.rooms.train.stage.detail import FilterDetail
from guitrainer.gui.rooms.train.stage.panel import StagePanel
from guitrainer.gui.rooms.variance.mean_page import InputMeanPage, MeanPage
from guitrainer.gui.rooms.variance.room import VarianceRoom
from guitrainer.gui.rooms.variance.signal_page import SignalPage
from tests.gui.conftest import PATIENCE_MS, small_experiment

Show = Callable[..., Any]
Train = Callable[[], Lab]


@dataclass
class Gate:
    """Kernels are compiled when it opens."""

    opened: threading.Event

    def compile(self, key: object, build: object, later: object = None) -> int:
        from kernels.ahead import MANNERS

        MANNERS.tell(7)
        self.opened.wait(PATIENCE_MS / 1000)
        raise ConfigError("the test is over")


@pytest.fixture
def never(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """From the call on, no kernel that is missing finishes compiling."""
    gate = Gate(threading.Event())

    def shut() -> None:
        for module in ("guitrainer.training.probe", "guitrainer.training.trainer", "kernels.ahead"):
            monkeypatch.setattr(f"{module}.compile_ahead", gate.compile)

    yield shut
    monkeypatch.setattr(worker.log, "exception", lambda *_: None)
    gate.opened.set()
    assert lab.close(), "threads are left"


def few(name: str) -> Experiment:
    """A preset on few images."""
    experiment = load_preset(name)
    data = experiment.data.model_copy(update={"limit": 400, "test_limit": 100})
    return experiment.model_copy(update={"data": data})


def words(widget: QWidget) -> str:
    """All that labels say."""
    return " | ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def opened(lab: Lab, never: Callable[[], None], qtbot: QtBot, name: str = "lenet") -> None:
    """Open another experiment, whose kernels never finish; wait until its sketch is there."""
    never()
    lab.open_document(few(name))
    qtbot.waitUntil(lambda: lab.known is not None, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: lab.background.missing_kernels == 7, timeout=PATIENCE_MS)
    assert lab.preview is None


# ---------------------------------------------------------------- the panel of initialization


def test_arithmetic_is_that_of_the_new_network_at_once(
    ready: Lab, never: Callable[[], None], show: Show
) -> None:
    panel = InitializationPanel(ready)
    show(panel, 288, 1100)
    assert "<b>81</b>" in words(panel)
    never()
    ready.open_document(few("lenet"))
    text = words(panel)
    assert "5 · 5 · 1 = <b>25</b>" in text and "5 · 5 · 6 = <b>150</b>" in text
    assert "√(1 / 25) = <b>0.2</b>" in text
    assert panel.sizes.fields["std"].entry.text() == "0.2"
    assert "81" not in text and "0.111" not in text
    assert "Analyzing the network…" in panel.verdict.text.text()
    assert not panel.drawn.isVisible(), "numbers of another network are gone"


def test_what_is_drawn_and_expected_needs_no_kernel(
    ready: Lab, never: Callable[[], None], show: Show, qtbot: QtBot
) -> None:
    panel = InitializationPanel(ready)
    show(panel, 288, 1100)
    opened(ready, never, qtbot)
    assert panel.drawn.asked.text() == "0.2" and panel.drawn.drawn.text() != "–"
    measured, theory, *_ = panel.signals.numbers
    assert (measured.text(), theory.text()) != ("–", "–") and measured.text() == "–"
    qtbot.waitUntil(lambda: panel.signals.note.text() == "Compiling kernels…", timeout=PATIENCE_MS)
    assert panel.verdict.text.text() == "Analyzing the network…"


def test_numbers_of_the_network_before_an_edit_are_gray(
    ready: Lab, never: Callable[[], None], show: Show
) -> None:
    panel = InitializationPanel(ready)
    show(panel, 288, 1100)
    pictures = panel.drawn.findChildren(Painted) + panel.signals.findChildren(Painted)
    assert panel.drawn.drawn.isEnabled() and not any(one.dimmed for one in pictures)
    never()
    ready.edit(small_experiment("conv1.kernel_size=5"), "smaller")
    assert "5 · 5 · 1 = <b>25</b>" in words(panel)
    assert not panel.drawn.drawn.isEnabled() and all(one.dimmed for one in pictures)
    assert not panel.verdict.text.isEnabled()
    assert not any(number.isEnabled() for number in panel.signals.numbers)
    ready.undo()
    assert panel.drawn.drawn.isEnabled() and not any(one.dimmed for one in pictures)


# ---------------------------------------------------------------- stage and filter


def test_no_figure_of_the_last_run_stands_beside_the_new_filters(
    train: Train, never: Callable[[], None], show: Show, qtbot: QtBot, monkeypatch: Any
) -> None:
    lab = train()
    detail = FilterDetail(lab)
    show(detail, 240, 500)
    qtbot.waitUntil(lambda: detail.values["norm"].text() != "–", timeout=PATIENCE_MS)
    monkeypatch.setattr("guitrainer.gui.rooms.train.stage.subject.EVERY_MS", PATIENCE_MS)
    detail._studies._following._throttle.due.disconnect()  # nobody studies the new filter
    opened(lab, never, qtbot)
    qtbot.waitUntil(lambda: lab.looking.shown() is not None, timeout=PATIENCE_MS)
    detail._refresh()
    assert {value.text() for value in detail.values.values()} == {"–"}
    assert detail.gabor.hint == detail.spectrum.hint == "–"


@pytest.mark.parametrize(
    ("name", "text"),
    [("lenet", None), ("vanishing", "This network has no convolution")],
)
def test_a_network_with_convolutions_is_never_said_to_have_none(
    ready: Lab, never: Callable[[], None], show: Show, qtbot: QtBot, name: str, text: str | None
) -> None:
    stage = StagePanel(ready)
    show(stage, 600, 400)
    said: set[str] = set()

    def look() -> None:
        stage._refresh()
        said.add(stage._reason.text() if stage.pages.currentWidget() is stage._reason else "")

    ready.run_changed.connect(look)
    ready.state_changed.connect(look)
    opened(ready, never, qtbot, name)
    ready.start()
    look()
    assert ready.state == State.STARTING
    found = any("no convolution" in one for one in said)
    assert found == (text is not None), said
    assert (ready.looking.shown() is not None) == (text is None), (
        "filters as drawn are there already"
    )


def test_nothing_of_the_network_before_stands_beside_a_problem(
    ready: Lab, show: Show, qtbot: QtBot
) -> None:
    detail = FilterDetail(ready)
    show(detail, 240, 500)
    qtbot.waitUntil(lambda: detail.values["norm"].text() != "–", timeout=PATIENCE_MS)
    ready.edit(small_experiment("conv1.stride=9"), "stride")
    qtbot.waitUntil(lambda: ready.problem is not None, timeout=PATIENCE_MS)
    assert ready.looking.shown() is None
    qtbot.waitUntil(lambda: not detail.values["norm"].isVisible(), timeout=PATIENCE_MS)


def test_lsuv_tells_nothing_of_weights_that_are_to_be_calibrated(
    ready: Lab, never: Callable[[], None], show: Show, qtbot: QtBot
) -> None:
    never()
    stage = StagePanel(ready)
    show(stage, 600, 400)
    ready.open_document(small_experiment("conv1.initializer.scheme=lsuv"))
    qtbot.waitUntil(lambda: ready.known is not None, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: ready.background.missing_kernels == 7, timeout=PATIENCE_MS)
    assert ready.known is not None
    assert ready.known.verdict is None and ready.known.filters == ()
    assert {layer.weight is None for layer in ready.known.layers} == {True}
    stage._refresh()
    assert stage._reason.text() == "Compiling kernels…"
    detail = FilterDetail(ready)
    show(detail, 240, 500)
    assert "Compiling kernels…" in words(detail)


# ---------------------------------------------------------------- rooms


def test_prediction_forgets_what_another_network_said(
    train: Train, never: Callable[[], None], show: Show, qtbot: QtBot
) -> None:
    lab = train()
    room = PredictRoom(lab)
    show(room, 1200, 700)
    answers = room.answers
    qtbot.waitUntil(lambda: answers.judged is not None, timeout=PATIENCE_MS)
    assert "Predicts" in words(room)
    opened(lab, never, qtbot)
    assert answers.answer is None and answers.judged is None
    qtbot.waitUntil(lambda: words(room).count("Compiling kernels…") >= 2, timeout=PATIENCE_MS)
    text = words(room)
    assert "Prediction" not in text and "right" not in text and "relu1" not in text


def test_prediction_of_a_finished_run_does_not_stand_beside_the_next_one(
    train: Train, never: Callable[[], None], show: Show, qtbot: QtBot
) -> None:
    lab = train()
    room = PredictRoom(lab)
    show(room, 1200, 700)
    qtbot.waitUntil(lambda: room.answers.judged is not None, timeout=PATIENCE_MS)
    never()
    lab.start()
    assert room.answers.answer is None and "after step 40" not in words(room)


def test_convolution_shows_the_layers_of_the_new_network(
    train: Train, never: Callable[[], None], show: Show, qtbot: QtBot
) -> None:
    lab = train()
    room = ConvolutionRoom(lab)
    show(room, 1200, 700)
    qtbot.waitUntil(lambda: room.scene.shown is not None, timeout=PATIENCE_MS)
    room.scene.choose_filter("conv1", 3)
    qtbot.waitUntil(
        lambda: room.scene.shown is not None and room.scene.shown.forward.weight.shape[2] == 9,
        timeout=PATIENCE_MS,
    )
    opened(lab, never, qtbot)
    overview = room.findChild(Overview)
    assert overview is not None
    assert {"conv1", "conv2"} <= set(overview.boxes)
    scene = room.scene
    qtbot.waitUntil(lambda: scene.choice.layer is None, timeout=PATIENCE_MS)
    qtbot.waitUntil(
        lambda: scene.shown is not None and scene.shown.forward.weight.shape[2] == 3,
        timeout=PATIENCE_MS,
    )


def test_convolution_says_what_it_waits_for(
    ready: Lab, never: Callable[[], None], show: Show, qtbot: QtBot
) -> None:
    opened(ready, never, qtbot)
    room = ConvolutionRoom(ready)
    show(room, 1200, 700)
    assert room.lead.text() == "Compiling kernels…"
    assert not room.stages.isVisible() and not room.size_card.isVisible()


def test_initializers_are_of_the_new_layer(
    ready: Lab, never: Callable[[], None], show: Show, qtbot: QtBot
) -> None:
    room = InitializersRoom(ready)
    show(room, 1200, 700)
    opened(ready, never, qtbot)
    qtbot.waitUntil(
        lambda: room.comparison is not None and room.comparison.defaults.shape == (6, 1, 5, 5),
        timeout=PATIENCE_MS,
    )


def test_another_net_grays_the_numbers_of_the_one_before(
    ready: Lab, never: Callable[[], None], show: Show, qtbot: QtBot
) -> None:
    room = VarianceRoom(ready)
    show(room, 1200, 700)
    page = room.pages["signal"]
    assert isinstance(page, SignalPage)
    qtbot.waitUntil(lambda: page.look is not None, timeout=PATIENCE_MS)
    assert page.verdict.text.isEnabled() and "Layer 10" in page.reading.text()
    opened(ready, never, qtbot)
    room.state.choose(depth=30)
    qtbot.waitUntil(lambda: page.reading.text() == "Compiling kernels…", timeout=PATIENCE_MS)
    assert not page.verdict.text.isEnabled() and page.forward.dimmed


def test_the_network_of_the_experiment_is_not_answered_for_by_another(
    ready: Lab, never: Callable[[], None], show: Show, qtbot: QtBot
) -> None:
    room = VarianceRoom(ready)
    show(room, 1200, 700)
    room.show_page("mean")
    both = room.pages["mean"]
    assert isinstance(both, MeanPage)
    page = both.pages["input"]
    assert isinstance(page, InputMeanPage)
    qtbot.waitUntil(lambda: page.sentence.text() != "", timeout=PATIENCE_MS)
    assert page.sentence.isEnabled()
    opened(ready, never, qtbot)
    qtbot.waitUntil(lambda: not page.sentence.isEnabled(), timeout=PATIENCE_MS)
    assert page.note.isEnabled() and page.note.text() == "Compiling kernels…"


def test_answers_of_another_filter_are_gone(
    train: Train, never: Callable[[], None], show: Show, qtbot: QtBot
) -> None:
    lab = train()
    room = HandMadeRoom(lab, None)  # type: ignore[arg-type]  # files are only asked for by a click
    show(room, 1280, 700)
    qtbot.waitUntil(lambda: room.answers.shown is not None, timeout=PATIENCE_MS)
    assert "Responds" in room.answers.sentence.text()
    opened(lab, never, qtbot)
    qtbot.waitUntil(
        lambda: room.answers.sentence.text() == "Compiling kernels…", timeout=PATIENCE_MS
    )
    assert {patch.hint for patch in room.answers.patches} == {"…"}


def test_a_comparison_is_of_its_experiment_only(ready: Lab, show: Show, qtbot: QtBot) -> None:
    from guitrainer.explain.trials import TrialProgressed

    card = ComparisonCard(ready)
    show(card, 400, 300)
    card.show_layer("conv1")
    ready.kept[ERRAND] = card.question
    told = [TrialProgressed(TRIALS[0], 1, 300, 1.0, 0.75, 64)]
    card.errand.start(lambda: iter(told))
    qtbot.waitUntil(lambda: not card.errand.running, timeout=PATIENCE_MS)
    assert card.trials.courses[TRIALS[0]].recent == 0.75
    ready.edit(small_experiment("training.learning_rate=0.01"), "another")
    assert card.trials.courses[TRIALS[0]].recent is None
    assert "This experiment three times" in card.sentence.text()
    ready.undo()
    assert card.trials.courses[TRIALS[0]].recent == 0.75
    card.show_layer("dense1")
    assert card.trials.courses[TRIALS[0]].recent is None


# ---------------------------------------------------------------- what it rests on


def test_findings_are_told_of_their_own_experiment_only() -> None:
    outlook, first, second = Outlook(), few("lenet"), few("keras-mnist")
    found: Any = object()
    outlook.take(first, found)
    outlook.refuse(second, "too large")
    assert (outlook.known(first), outlook.problem(first)) == (found, None)
    assert (outlook.known(second), outlook.problem(second)) == (None, "too large")
    assert outlook.known(few("shapes-xo")) is None


@pytest.mark.parametrize(
    ("setting", "same"),
    [
        ("seed=1", False),
        ("data.limit=300", False),
        ("training.batch_size=32", False),
        ("training.steps=50", False),
        ("conv1.filters=3", False),
        ("training.learning_rate=0.1", True),
        ("recording.evaluate_every=7", True),
    ],
)
def test_identity(setting: str, same: bool) -> None:
    assert (identity(small_experiment()) == identity(small_experiment(setting))) == same


def test_jobs_without_kernels_do_not_wait_for_those_with(qtbot: QtBot) -> None:
    gate, jobs = threading.Event(), Jobs()
    heard: list[Any] = []
    jobs.submit("slow", gate.wait, heard.append, heard.append)
    jobs.submit("quick", lambda: "quick", heard.append, heard.append, kernels=False)

    def delivered() -> bool:
        jobs.deliver()
        QApplication.processEvents()
        return bool(heard)

    qtbot.waitUntil(delivered, timeout=PATIENCE_MS)
    assert heard == ["quick"] and jobs.busy
    gate.set()
    assert jobs.close(PATIENCE_MS / 1000)
