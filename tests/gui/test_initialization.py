"""The initialization panel: what it shows of a layer, and what typing and clicking change."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.analysis.judgment import KEEPS, SHRINKS_FORWARD, Verdict
from guitrainer.config.loading import load_preset
from guitrainer.config.schema import Experiment, Initializer
from guitrainer.gui.kit.fields import EntryField, Field
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.common.lesson import VerdictCard
from guitrainer.gui.rooms.common.weights import weight_layers
from guitrainer.gui.rooms.train.initialization import fields
from guitrainer.gui.rooms.train.initialization.panel import InitializationPanel
from guitrainer.sentences import Sentence
from tests.gui.answering import answer, done
from tests.gui.conftest import PATIENCE_MS, small_experiment
from tests.gui.fitting import entry_width

Show = Callable[..., QWidget]


def few(name: str) -> Experiment:
    """A preset with few images."""
    experiment = load_preset(name)
    data = experiment.data.model_copy(update={"limit": 200, "test_limit": 50})
    return experiment.model_copy(update={"data": data})


@pytest.fixture
def panel(ready: Lab, show: Show) -> InitializationPanel:
    """The panel of the default experiment, with its preview."""
    return cast(InitializationPanel, show(InitializationPanel(ready), 288, 1100))


@pytest.fixture
def opened(lab: Lab, show: Show, qtbot: QtBot) -> Callable[[str], InitializationPanel]:
    """Open the panel of a preset."""

    def panel_of(name: str) -> InitializationPanel:
        lab.open_document(few(name))
        made = cast(InitializationPanel, show(InitializationPanel(lab), 288, 1100))
        qtbot.waitUntil(lambda: lab.preview is not None, timeout=PATIENCE_MS)
        return made

    return panel_of


def initializer(lab: Lab, layer: str = "conv1") -> Initializer:
    return weight_layers(lab.experiment)[layer].initializer


def type_into(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def entry_of(field: Field) -> QLineEdit:
    return cast(EntryField, field).entry


def choose(box: QComboBox, key: str) -> None:
    """As a click on the entry does."""
    index = box.findData(key)
    assert index >= 0, key
    box.setCurrentIndex(index)
    box.activated.emit(index)


def new_preview(lab: Lab, qtbot: QtBot) -> None:
    before = lab.preview
    qtbot.waitUntil(lambda: lab.preview not in (None, before), timeout=PATIENCE_MS)


# ---------------------------------------------------------------- what is shown


def test_a_layer_with_fans_formula_and_sizes(panel: InitializationPanel) -> None:
    assert panel.layers.currentText().startswith("conv1 · ")
    assert "9×9" in panel.layers.currentText()
    assert panel.schemes.currentText() == "Normal, zero mean"
    assert panel.card.fan_in.text() == "9 · 9 · 1 = <b>81</b>"
    assert panel.card.fan_out.text() == "9 · 9 · 16 = <b>1296</b>"
    assert "<b>0.01</b>" in panel.card.formula.text()
    shown = {name.text(): value.text() for name, value in panel.card.others if name.isVisible()}
    assert shown["He"] == "√(2 / 81) = 0.157"
    assert shown["Glorot (Xavier)"] == "√(2 / (81 + 1296)) = 0.0381"
    sizes = panel.sizes.fields
    assert [sizes[name].entry.text() for name in ("std", "variance", "scale")] == [
        "0.01",
        "0.0001",
        "0.04",
    ]
    assert not sizes["limit"].isVisible()
    assert "set by you" in panel.sizes.given.text()


def test_every_derived_size_is_whole(panel: InitializationPanel) -> None:
    for field in panel.sizes.fields.values():
        for value in (0.0088889, 0.00088889, 0.000088889, 123456.0):
            field.show_number(value, derived=True)
            text = field.entry.text()
            assert entry_width(field.entry) >= field.entry.fontMetrics().horizontalAdvance(text)


def test_asked_and_drawn_are_those_of_the_preview(panel: InitializationPanel, ready: Lab) -> None:
    assert ready.preview is not None
    weight = ready.preview.layers[0].weight
    assert weight is not None
    assert panel.drawn.asked.text() == "0.01"
    assert float(panel.drawn.drawn.text()) == pytest.approx(float(weight.std()), rel=1e-2)
    assert not panel.drawn.warning.isVisible()


def test_signals_are_those_of_the_preview(panel: InitializationPanel, ready: Lab) -> None:
    assert ready.preview is not None
    conv = ready.preview.layers[0]
    measured, theory, gradient, _ = (float_of(one.text()) for one in panel.signals.numbers)
    assert measured == pytest.approx(conv.report.signal_std, rel=1e-2)
    assert theory == pytest.approx(conv.signal_std_predicted, rel=1e-2)
    assert gradient == pytest.approx(conv.gradient_std, rel=1e-2)


def float_of(text: str) -> float:
    return float(text) if text[0].isdigit() else math.nan


def test_dense_layers_can_be_chosen_and_the_stage_keeps_its_own(
    panel: InitializationPanel, ready: Lab
) -> None:
    choose(panel.layers, "dense1")
    assert ready.looking.layer == "conv1"
    assert panel.card.fan_in.text() == "<b>256</b>"
    assert panel.schemes.currentText() == "He normal"
    assert "√(2 / 256)" in panel.card.formula.text()
    ready.looking.select(number=3)  # another filter of the same layer
    assert panel.layers.currentData() == "dense1"


def test_layer_of_the_stage_is_followed_and_led(
    opened: Callable[[str], InitializationPanel], lab: Lab
) -> None:
    panel = opened("two-conv-digits")
    assert panel.layers.currentData() == lab.looking.layer == "conv1"
    lab.looking.select("conv2")
    assert panel.layers.currentData() == "conv2"
    assert panel.card.fan_in.text() == "3 · 3 · 16 = <b>144</b>"
    choose(panel.layers, "conv1")
    assert lab.looking.layer == "conv1"


@pytest.mark.parametrize("language", ["en", "es", "vi"])
def test_titles_of_sizes_have_one_line(
    language: str, speak: Callable[[str], None], ready: Lab, show: Show
) -> None:
    speak(language)
    panel = cast(InitializationPanel, show(InitializationPanel(ready), 288, 1100))
    for field in panel.sizes.fields.values():
        field.mark("● ")
        field.show()
    QApplication.processEvents()
    titles = [one for field in panel.sizes.fields.values() for one in field.findChildren(QLabel)]
    shown = [one for one in titles if one.text().startswith("● ")]
    assert len(shown) == 4
    for title in shown:
        assert title.heightForWidth(title.width()) < 2 * title.fontMetrics().height(), title.text()


# ---------------------------------------------------------------- typing


def test_a_typed_size_moves_the_others_and_is_what_is_stored(
    panel: InitializationPanel, ready: Lab, qtbot: QtBot
) -> None:
    fields = {name: field.entry for name, field in panel.sizes.fields.items()}
    type_into(qtbot, fields["variance"], "4e-2")
    assert initializer(ready) == Initializer(scheme="random_normal", variance=0.04)
    assert (fields["std"].text(), fields["scale"].text()) == ("0.2", "16")
    type_into(qtbot, fields["std"], "0.1")
    assert initializer(ready) == Initializer(scheme="random_normal", std=0.1)
    assert (fields["variance"].text(), fields["scale"].text()) == ("0.01", "4")
    new_preview(ready, qtbot)
    assert panel.drawn.asked.text() == "0.1"
    assert fields["std"].text() == "0.1"


def test_one_entry_is_one_undo(panel: InitializationPanel, ready: Lab, qtbot: QtBot) -> None:
    start = ready.experiment
    type_into(qtbot, panel.sizes.fields["std"].entry, "0.25")
    panel.sizes.fields["variance"].entry.setFocus()
    type_into(qtbot, panel.sizes.fields["std"].entry, "0.5")
    ready.undo()
    assert initializer(ready).std == 0.25
    assert panel.sizes.fields["variance"].entry.text() == "0.0625"
    ready.undo()
    assert ready.experiment == start


def test_reset_returns_to_the_size_of_the_scheme(
    panel: InitializationPanel, ready: Lab, qtbot: QtBot
) -> None:
    qtbot.mouseClick(panel.sizes.own, Qt.MouseButton.LeftButton)
    assert initializer(ready) == Initializer(scheme="random_normal")
    assert panel.sizes.fields["std"].entry.text() == "0.05"
    assert not panel.sizes.own.isVisible()
    assert "set by you" not in panel.sizes.given.text()


@pytest.mark.parametrize("text", ["abc", "-1", "1e9", "nan"])
def test_a_faulty_entry_is_told_and_changes_nothing(
    panel: InitializationPanel, ready: Lab, qtbot: QtBot, text: str
) -> None:
    before = ready.experiment
    type_into(qtbot, panel.sizes.fields["std"].entry, "x" + text)
    assert ready.experiment == before
    assert "Accepted: a number, 0 ≤ x ≤" in panel.sizes.fields["std"].error
    type_into(qtbot, panel.sizes.fields["std"].entry, "0.02")
    assert not panel.sizes.fields["std"].error
    assert initializer(ready).std == 0.02


def test_escape_from_a_rejected_size_enters_nothing(
    panel: InitializationPanel, ready: Lab, qtbot: QtBot
) -> None:
    """The variance follows from σ: it must not become what was set."""
    type_into(qtbot, panel.sizes.fields["std"].entry, "0.03")
    before, variance = ready.experiment, panel.sizes.fields["variance"]
    type_into(qtbot, variance.entry, "-1")
    assert variance.error and ready.obstacle is not None
    qtbot.keyClick(variance.entry, Qt.Key.Key_Escape)
    assert ready.experiment is before
    assert not variance.error and ready.obstacle is None
    assert (variance.entry.text(), variance.entry.faulty) == ("0.0009", False)


def test_switching_the_scheme_takes_its_own_size_and_fields(
    panel: InitializationPanel, ready: Lab
) -> None:
    choose(panel.schemes, "he_uniform")
    assert initializer(ready) == Initializer(scheme="he_uniform")
    assert panel.sizes.fields["std"].entry.text() == "0.1571"
    assert panel.sizes.fields["limit"].isVisible()
    assert panel.options.fields["slope"].isVisible()
    assert not panel.options.distribution.isVisible()
    choose(panel.options.mode.combo, "fan_out")
    assert initializer(ready).mode == "fan_out"
    assert "√(2 / 1296)" in panel.card.formula.text()


def test_a_limit_goes_when_the_distribution_is_not_uniform(
    panel: InitializationPanel, ready: Lab, qtbot: QtBot
) -> None:
    choose(panel.schemes, "variance_scaling")
    choose(panel.options.distribution.combo, "uniform")
    type_into(qtbot, panel.sizes.fields["limit"].entry, "0.3")
    assert initializer(ready).limit == 0.3
    choose(panel.options.distribution.combo, "normal")
    assert initializer(ready) == Initializer(scheme="variance_scaling", distribution="normal")
    assert not panel.sizes.fields["limit"].isVisible()


def test_equal_weights_warn_of_symmetry(
    panel: InitializationPanel, ready: Lab, qtbot: QtBot
) -> None:
    choose(panel.schemes, "constant")
    assert initializer(ready).value == 0.05
    assert not panel.sizes.isVisible()
    type_into(qtbot, entry_of(panel.options.fields["value"]), "0.2")
    new_preview(ready, qtbot)
    assert panel.drawn.warning.isVisible()
    assert panel.drawn.asked.text() == "0"


def test_a_file_is_asked_for(
    panel: InitializationPanel,
    ready: Lab,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = str(tmp_path / "mine.npy")
    np.save(path, np.random.default_rng(0).normal(0, 0.3, (16, 1, 9, 9)).astype(np.float32))
    before = ready.experiment
    answer(monkeypatch, fields, "ask_file", None)
    choose(panel.schemes, "file")  # and cancel
    done(panel.options.talks, qtbot)
    assert ready.experiment == before
    assert panel.schemes.currentData() == "random_normal"
    answer(monkeypatch, fields, "ask_file", Path(path))
    choose(panel.schemes, "file")
    done(panel.options.talks, qtbot)
    assert initializer(ready) == Initializer(scheme="file", path=path)
    new_preview(ready, qtbot)
    assert float(panel.drawn.drawn.text()) == pytest.approx(0.3, rel=0.05)


# ---------------------------------------------------------------- bias


def test_bias_scheme_and_number(panel: InitializationPanel, ready: Lab, qtbot: QtBot) -> None:
    choose(panel.bias.box, "constant")
    type_into(qtbot, panel.bias.fields["value"].entry, "-0.5")
    bias = weight_layers(ready.experiment)["conv1"].bias_initializer
    assert bias == Initializer(scheme="constant", value=-0.5)
    choose(panel.bias.box, "default")
    assert weight_layers(ready.experiment)["conv1"].bias_initializer is None
    assert not panel.bias.fields["value"].isVisible()


# ---------------------------------------------------------------- buttons


def test_the_same_for_all_layers_in_one_undo(
    panel: InitializationPanel, ready: Lab, qtbot: QtBot
) -> None:
    before = ready.experiment
    qtbot.mouseClick(panel.everywhere, Qt.MouseButton.LeftButton)
    assert initializer(ready, "dense1") == Initializer(scheme="random_normal", std=0.01)
    ready.undo()
    assert ready.experiment == before


def test_drawing_again_gives_other_weights(
    panel: InitializationPanel, ready: Lab, qtbot: QtBot
) -> None:
    drawn, seed = panel.drawn.drawn.text(), ready.experiment.seed
    qtbot.mouseClick(panel.drawn.again, Qt.MouseButton.LeftButton)
    assert ready.experiment.seed == seed + 1
    qtbot.waitUntil(lambda: panel.drawn.drawn.text() != drawn, timeout=PATIENCE_MS)


def test_vanishing_signal_is_told_and_mended_with_one_click(
    opened: Callable[[str], InitializationPanel], lab: Lab, qtbot: QtBot
) -> None:
    panel = opened("vanishing")
    assert "shrink" in panel.verdict.text.text() and "dense9" in panel.verdict.text.text()
    assert panel.verdict.property("kind") == "warning"
    before = lab.experiment
    qtbot.mouseClick(panel.verdict.remedy, Qt.MouseButton.LeftButton)
    assert {one.initializer for one in weight_layers(lab.experiment).values()} == {
        Initializer(scheme="he_normal")
    }
    new_preview(lab, qtbot)
    assert panel.verdict.property("kind") == "card"
    assert not panel.verdict.remedy.isVisible()
    lab.undo()
    assert lab.experiment == before


# ---------------------------------------------------------------- problems, runs, plots


def test_impossible_network_says_why_and_keeps_the_old_picture(
    panel: InitializationPanel, ready: Lab, qtbot: QtBot
) -> None:
    ready.edit(small_experiment("conv1.kernel_size=11", "data.image_size=8"), "impossible")
    qtbot.waitUntil(lambda: ready.problem is not None, timeout=PATIENCE_MS)
    assert ready.problem is not None and ready.problem in panel.verdict.text.text()
    assert panel.verdict.property("kind") == "warning"
    assert panel.drawn.isVisible()
    assert panel.drawn.histogram.dimmed and panel.signals.plot.dimmed
    ready.undo()
    qtbot.waitUntil(lambda: ready.problem is None, timeout=PATIENCE_MS)
    assert panel.verdict.property("kind") == "card"
    assert not panel.drawn.histogram.dimmed


def test_edits_while_training_are_for_the_next_run(
    panel: InitializationPanel, ready: Lab, qtbot: QtBot
) -> None:
    ready.step_once()
    qtbot.waitUntil(lambda: ready.record.newest == 1, timeout=PATIENCE_MS)
    qtbot.mouseClick(panel.drawn.again, Qt.MouseButton.LeftButton)
    assert ready.state == State.PAUSED and ready.record.newest == 1
    assert ready.edited_since_start


def test_plot_tells_numbers_under_the_mouse_and_picks_layers(
    panel: InitializationPanel, ready: Lab, qtbot: QtBot
) -> None:
    plot = panel.signals.plot
    assert "conv1" in panel.signals.layer.text()
    right = QPoint(plot.width() - 13, 40)
    qtbot.mouseMove(plot, right)
    assert "dense1" in panel.signals.layer.text()
    qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=right)
    assert panel.layers.currentData() == "dense1"
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert "max_pool1" in panel.signals.layer.text()
    panel.sizes.fields["std"].entry.setFocus()
    assert "dense1" in panel.signals.layer.text()


def test_nothing_is_painted_while_hidden(ready: Lab, show: Show) -> None:
    panel = cast(InitializationPanel, show(InitializationPanel(ready), 288, 1100))
    panel.hide()
    text = panel.sizes.fields["std"].entry.text()
    choice = Initializer(scheme="he_normal")
    layers = (ready.experiment.network.layers[0].model_copy(update={"initializer": choice}),)
    network = ready.experiment.network.model_copy(
        update={"layers": layers + ready.experiment.network.layers[1:]}
    )
    ready.edit(ready.experiment.model_copy(update={"network": network}), "scheme")
    assert panel.sizes.fields["std"].entry.text() == text
    panel.show()
    assert panel.schemes.currentData() == "he_normal"


@pytest.mark.parametrize(
    ("verdict", "button", "kind"),
    [
        (Verdict("keeps", Sentence(KEEPS, ("0.9", "dense1"))), "", "card"),
        (
            Verdict("shrinks", Sentence(SHRINKS_FORWARD, ("40", "dense8")), "dense8", "he_normal"),
            "Use He normal",
            "warning",
        ),
    ],
)
def test_a_verdict_is_said_as_in_the_terminal(
    qtbot: QtBot, verdict: Verdict, button: str, kind: str
) -> None:
    card = VerdictCard()
    qtbot.addWidget(card)
    card.show_verdict(verdict)
    assert card.text.text() == str(verdict.sentence)
    assert (card.remedy.text(), card.property("kind")) == (button, kind)
    assert card.remedy.isHidden() == (not button)
