"""The experiment panel: what is typed, clicked and dragged, and what becomes of the document."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.config.edits import replaced, without_layer
from guitrainer.config.loading import load_preset
from guitrainer.config.naming import layer_names
from guitrainer.gui.kit.entry import Entry
from guitrainer.gui.kit.fields import (
    ChoiceField,
    EntryField,
    FlagField,
    WordField,
)
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.train.experiment import source
from guitrainer.gui.rooms.train.experiment.form import SLIDERS, RateField
from guitrainer.gui.rooms.train.experiment.layer_item import LayerBody
from guitrainer.gui.rooms.train.experiment.panel import ExperimentPanel
from guitrainer.gui.rooms.train.experiment.source import SourceField
from guitrainer.gui.rooms.train.initialization.panel import InitializationPanel
from guitrainer.gui.rooms.train.room import Pending
from guitrainer.gui.window.status import StatusPanel
from tests.gui.answering import answer, done
from tests.gui.conftest import PATIENCE_MS, small_experiment

Show = Callable[..., QWidget]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(lab: Lab, show: Show) -> ExperimentPanel:
    made = ExperimentPanel(lab)
    show(made, 288, 1400)
    return made


def entry_of(panel: ExperimentPanel, part: str, name: str) -> Entry:
    field = panel.forms["rates" if name in SLIDERS else part].fields[name]
    assert isinstance(field, EntryField)
    return field.entry


def layer_entry(panel: ExperimentPanel, index: int, name: str) -> Entry:
    body = panel.network.items[index].body
    assert body is not None
    field = body.form.fields[name]
    assert isinstance(field, EntryField)
    return field.entry


def enter(qtbot: QtBot, entry: Entry, text: str) -> None:
    entry.setFocus()
    entry.selectAll()
    qtbot.keyClick(entry, Qt.Key.Key_Delete)
    qtbot.keyClicks(entry, text)
    qtbot.keyClick(entry, Qt.Key.Key_Return)


def body_of(panel: ExperimentPanel, index: int) -> LayerBody:
    item = panel.network.items[index]
    if item.body is None:
        item.row.click()
    assert item.body is not None
    return item.body


def names(lab: Lab) -> tuple[str, ...]:
    return layer_names(lab.experiment.network.layers)


def kinds(lab: Lab) -> list[str]:
    return [layer.type for layer in lab.experiment.network.layers]


# ---------------------------------------------------------------- fields


def test_forms_are_made_when_they_are_seen(lab: Lab, qtbot: QtBot) -> None:
    panel = ExperimentPanel(lab)
    qtbot.addWidget(panel)
    assert panel.layout() is None
    panel.show()
    assert panel.layout() is not None


def test_forms_are_made_ahead_when_nothing_is_going_on(lab: Lab, qtbot: QtBot) -> None:
    panel = ExperimentPanel(lab)
    qtbot.addWidget(panel)
    lab.preview_changed.emit()
    qtbot.waitUntil(lambda: panel.layout() is not None)


def test_a_number_typed_reaches_the_document(
    lab: Lab, panel: ExperimentPanel, qtbot: QtBot
) -> None:
    enter(qtbot, entry_of(panel, "training", "learning_rate"), "0,02")
    assert lab.experiment.training.learning_rate == 0.02
    assert lab.document.undoable == "Learning rate"
    lab.undo()
    assert entry_of(panel, "training", "learning_rate").text() == "0.05"


def test_what_is_not_accepted_leaves_the_document_alone(
    lab: Lab, panel: ExperimentPanel, qtbot: QtBot
) -> None:
    before = lab.experiment
    field = panel.forms["rates"].fields["learning_rate"]
    entry = entry_of(panel, "training", "learning_rate")
    enter(qtbot, entry, "0")
    assert lab.experiment is before
    assert entry.faulty
    assert "0 < x" in field.error
    enter(qtbot, entry, "0.05")  # as it was: nothing to edit, but all is well again
    assert lab.experiment is before
    assert not entry.faulty
    assert field.error == ""


def test_escape_takes_a_refused_text_away(panel: ExperimentPanel, qtbot: QtBot) -> None:
    field = panel.forms["training"].fields["batch_size"]
    entry = entry_of(panel, "training", "batch_size")
    enter(qtbot, entry, "0")
    qtbot.keyClick(entry, Qt.Key.Key_Escape)
    assert (entry.text(), entry.faulty, field.error) == ("64", False, "")


def test_an_undo_takes_a_refused_text_away(lab: Lab, panel: ExperimentPanel, qtbot: QtBot) -> None:
    entry = entry_of(panel, "training", "batch_size")
    enter(qtbot, entry, "32")
    enter(qtbot, entry, "none")
    assert entry.faulty
    lab.undo()
    assert (entry.text(), entry.faulty) == ("64", False)


def test_an_empty_field_says_what_it_means(lab: Lab, panel: ExperimentPanel, qtbot: QtBot) -> None:
    momentum = entry_of(panel, "training", "momentum")
    assert momentum.text() == "0.9"
    enter(qtbot, momentum, "")
    assert lab.experiment.training.momentum is None
    assert momentum.placeholderText() == "0.9"
    assert entry_of(panel, "recording", "signals_every").placeholderText() == "25"
    mean = entry_of(panel, "data", "mean")
    enter(qtbot, mean, "")
    assert (lab.experiment.data.mean, mean.placeholderText()) == (None, "measured")


def test_a_field_that_must_have_a_value_gets_its_default(
    lab: Lab, panel: ExperimentPanel, qtbot: QtBot
) -> None:
    enter(qtbot, entry_of(panel, "training", "batch_size"), "32")
    enter(qtbot, entry_of(panel, "training", "batch_size"), "")
    assert lab.experiment.training.batch_size == 64
    assert entry_of(panel, "training", "batch_size").text() == "64"


def test_epochs_in_place_of_steps(lab: Lab, panel: ExperimentPanel, qtbot: QtBot) -> None:
    enter(qtbot, entry_of(panel, "training", "epochs"), "2")
    assert (lab.experiment.training.epochs, lab.experiment.training.steps) == (2, None)
    steps = entry_of(panel, "training", "steps")
    assert (steps.text(), steps.placeholderText()) == ("", "14")  # 2 · ⌈400 / 64⌉


def test_arrow_keys_step_and_are_one_undo(lab: Lab, panel: ExperimentPanel, qtbot: QtBot) -> None:
    entry = entry_of(panel, "training", "batch_size")
    entry.setFocus()
    for _ in range(3):
        qtbot.keyClick(entry, Qt.Key.Key_Up)
    assert lab.experiment.training.batch_size == 67
    assert entry.text() == "67"
    lab.undo()
    assert lab.experiment.training.batch_size == 64


def test_undo_key_in_a_field_belongs_to_the_document_unless_something_was_typed(
    panel: ExperimentPanel, qtbot: QtBot
) -> None:
    entry = entry_of(panel, "training", "batch_size")
    entry.setFocus()
    assert not _wants_undo(entry)
    qtbot.keyClicks(entry, "1")
    assert _wants_undo(entry)


def _wants_undo(entry: Entry) -> bool:
    """Whether the entry would keep Ctrl+Z from the menu."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtGui import QKeyEvent

    event = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )
    event.ignore()
    QCoreApplication.sendEvent(entry, event)
    return event.isAccepted()


def test_choices_and_flags(lab: Lab, panel: ExperimentPanel, qtbot: QtBot) -> None:
    form = panel.forms["training"]
    optimizer = form.fields["optimizer"]
    assert isinstance(optimizer, ChoiceField)
    assert form.fields["beta1"].isHidden()
    optimizer.combo.setFocus()
    qtbot.keyClick(optimizer.combo, Qt.Key.Key_A)  # adam, the first with that letter
    assert lab.experiment.training.optimizer == "adam"
    assert not form.fields["beta1"].isHidden()
    assert panel.forms["rates"].fields["momentum"].isHidden()
    flip = panel.forms["data"].fields["flip"]
    assert isinstance(flip, FlagField)
    flip.box.click()
    assert lab.experiment.data.flip
    lab.undo()
    assert not flip.box.isChecked()


def test_less_usual_fields_wait_behind_more(panel: ExperimentPanel, qtbot: QtBot) -> None:
    form = panel.forms["training"]
    assert not form.fields["clip_norm"].isVisible()
    qtbot.mouseClick(form.more.header, LEFT)
    assert form.fields["clip_norm"].isVisible()
    assert not form.fields["step_every"].isVisible()  # the schedule is a cosine


def test_one_drag_of_a_slider_is_one_undo(lab: Lab, panel: ExperimentPanel, qtbot: QtBot) -> None:
    field = panel.forms["rates"].fields["weight_decay"]
    assert isinstance(field, RateField)
    slider = field.slider
    for stop in (10, 50, 0):
        slider.setSliderDown(True)
        slider.setValue(stop - 3 if stop else 5)
        slider.setValue(stop)
        slider.setSliderDown(False)
    assert lab.experiment.training.weight_decay == 0
    assert field.entry.text() == "0"
    lab.undo()
    assert lab.experiment.training.weight_decay == field.slider.scale.value(50)
    lab.undo()
    lab.undo()
    assert lab.experiment.training.weight_decay == 0.01
    assert slider.value() == field.slider.scale.stop(0.01)
    assert lab.document.undoable is None


def test_a_slider_has_nothing_parsed(
    lab: Lab, panel: ExperimentPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("parsed at a move of a slider")

    monkeypatch.setattr("guitrainer.config.edits.parse_experiment", refuse)
    before = lab.experiment
    for name, field in panel.forms["rates"].fields.items():
        assert isinstance(field, RateField)
        field.slider.setValue(field.slider.value() - 7)
        slider = field.slider
        assert getattr(lab.experiment.training, name) == slider.scale.value(slider.value())
    assert lab.experiment.network is before.network


def test_a_change_from_elsewhere_repaints_and_edits_nothing(
    lab: Lab, panel: ExperimentPanel, qtbot: QtBot
) -> None:
    body_of(panel, 0)
    with qtbot.assertNotEmitted(lab.said):
        lab.open_document(load_preset("lenet"))
    assert lab.experiment == load_preset("lenet")
    assert not lab.document.modified
    assert entry_of(panel, "training", "epochs").text() == "3"
    assert [item.row.texts.name for item in panel.network.items] == list(names(lab))
    assert all(item.body is None for item in panel.network.items)


# ---------------------------------------------------------------- data


def test_sources_of_images(
    lab: Lab, panel: ExperimentPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    field = panel.forms["data"].fields["source"]
    assert isinstance(field, SourceField)
    assert "400 images of 1×28×28, 100 for testing, 10 class" in panel.images.text()
    choose(field, "bars")
    assert (lab.experiment.data.source, lab.experiment.data.mean) == ("bars", None)
    assert "1×24×24" in panel.images.text()
    assert not panel.forms["data"].fields["noise"].isHidden()

    answer(monkeypatch, source, "ask_file", None)
    choose(field, "File…")
    done(field.talks, qtbot)
    assert field.combo.currentText() == "bars"
    file = tmp_path / "mine.npz"
    images = np.arange(12 * 20 * 24).reshape(12, 20, 24).astype(np.uint8)
    np.savez(file, x_train=images, y_train=np.arange(12) % 3)
    answer(monkeypatch, source, "ask_file", file)
    choose(field, "File…")
    done(field.talks, qtbot)
    assert lab.experiment.data.source == str(file)
    assert field.combo.currentText() == "mine.npz"
    assert panel.network.items[0].row.texts.shape == ""  # nothing was read yet
    lab.datasets.get(lab.experiment)
    lab.preview_changed.emit()
    assert "1×20×24, 3 class" in panel.images.text()
    assert panel.network.items[0].row.texts.shape == "16×12×16"


def choose(field: SourceField, text: str) -> None:
    index = field.combo.findText(text)
    field.combo.setCurrentIndex(index)
    field.combo.activated.emit(index)


def test_the_part_that_is_to_blame_says_why_it_cannot_run(
    ready: Lab, panel: ExperimentPanel, qtbot: QtBot
) -> None:
    ready.edit(replaced(ready.experiment, ("training", "batch_size"), 401), "batch")
    qtbot.waitUntil(lambda: ready.problem is not None, timeout=PATIENCE_MS)
    assert "401" in panel.problems["training"].text()
    assert not panel.problems["training"].isHidden()
    ready.undo()
    qtbot.waitUntil(lambda: ready.problem is None, timeout=PATIENCE_MS)
    assert panel.problems["training"].isHidden()


# ---------------------------------------------------------------- network


def test_what_was_measured_of_the_images_stands_beside_them(
    ready: Lab, panel: ExperimentPanel, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not panel.measured.isHidden(), timeout=PATIENCE_MS)
    text = panel.measured.text()
    assert "Training images per class: 39, 45" in text
    assert "Pixels 0 to 255" in text
    assert "Smallest batch: 16" in text
    assert "Constant channels: none" in text
    assert "of the same polarity" in text
    assert panel.remarks.isHidden()
    ready.edit(small_experiment("training.schedule=step", "training.step_every=900"), "step")
    qtbot.waitUntil(lambda: not panel.remarks.isHidden(), timeout=PATIENCE_MS)
    assert "The learning rate never drops" in panel.remarks.text()


def test_rows_say_name_numbers_shape_and_parameters(panel: ExperimentPanel) -> None:
    texts = [item.row.texts for item in panel.network.items]
    assert [text.name for text in texts] == ["conv1", "relu1", "max_pool1", "dense1"]
    assert texts[0].numbers.endswith("9×9, stride 1, valid")
    assert (texts[0].shape, texts[0].parameters) == ("16×20×20", "1\u202f312")
    assert (texts[2].numbers, texts[2].shape) == ("5×5", "16×4×4")
    assert (texts[3].shape, texts[3].parameters) == ("10", "2\u202f570")
    assert panel.network.total.text().startswith("3\u202f882")


def test_fields_of_a_layer_change_shapes_at_once(
    lab: Lab, panel: ExperimentPanel, qtbot: QtBot
) -> None:
    form = body_of(panel, 0).form
    padding, size = form.fields["padding"], form.fields["kernel_size"]
    assert isinstance(padding, WordField) and isinstance(size, EntryField)
    enter(qtbot, size.entry, "5x3")
    assert size.entry.text() == "5×3"
    assert panel.network.items[0].row.texts.shape == "16×24×26"
    enter(qtbot, padding.entry, "same")
    assert panel.network.items[0].row.texts.shape == "16×28×28"
    qtbot.keyClick(padding.entry, Qt.Key.Key_Up)
    assert padding.entry.text() == "valid"
    enter(qtbot, padding.entry, "some")
    assert "valid, same" in padding.error
    assert lab.experiment.network.layers[0].padding == "valid"  # type: ignore[union-attr]


def test_names_are_unique(lab: Lab, panel: ExperimentPanel, qtbot: QtBot) -> None:
    name = body_of(panel, 0).form.fields["name"]
    body_of(panel, 0).form.more.header.click()
    assert isinstance(name, EntryField)
    assert name.entry.placeholderText() == "conv1"
    enter(qtbot, name.entry, "relu1")
    assert "unique name" in name.error
    enter(qtbot, name.entry, "edges")
    assert names(lab)[0] == "edges"
    assert panel.network.items[0].row.texts.numbers.startswith("Conv, ")


def test_an_impossible_layer_says_why_and_those_behind_it_are_gray(
    lab: Lab, panel: ExperimentPanel, qtbot: QtBot
) -> None:
    lab.edit(small_experiment("max_pool1.size=21"), "too large")
    items = panel.network.items
    assert "21×21" in items[2].problem.text()
    assert [item.problem.isHidden() for item in items] == [True, True, False, True]
    assert [item.row.texts.known for item in items] == [True, True, True, False]
    assert panel.network.total.text() == ""
    lab.undo()
    assert all(item.problem.isHidden() for item in items)


def test_a_network_without_a_proper_end_says_so_at_the_last_layer(
    lab: Lab, panel: ExperimentPanel
) -> None:
    body_of(panel, 3).buttons["remove"].click()
    assert kinds(lab) == ["conv", "relu", "max_pool"]
    assert "one number per class" in panel.network.items[2].problem.text()


def test_layers_are_added_behind_the_unfolded_one(
    lab: Lab, panel: ExperimentPanel, qtbot: QtBot
) -> None:
    body_of(panel, 0)
    action = next(a for a in panel.network.add_menu.actions() if a.data() == "batch_norm")
    assert "Zero mean and unit variance" in action.text()
    action.trigger()
    assert kinds(lab) == ["conv", "batch_norm", "relu", "max_pool", "dense"]
    assert panel.network.items[1].body is not None
    assert lab.document.undoable == "Add Batch norm"
    lab.undo()
    assert kinds(lab) == ["conv", "relu", "max_pool", "dense"]
    panel.network.items[0].row.setFocus()
    assert all(item.body is None for item in panel.network.items)
    panel.network.add_layer("dropout")  # nothing is unfolded: before the last one
    assert kinds(lab) == ["conv", "relu", "max_pool", "dropout", "dense"]


def test_keys_of_a_row(lab: Lab, panel: ExperimentPanel, qtbot: QtBot) -> None:
    rows = [item.row for item in panel.network.items]
    rows[1].setFocus()
    qtbot.keyClick(rows[1], Qt.Key.Key_Down)
    assert rows[2].hasFocus()
    qtbot.keyClick(rows[2], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert kinds(lab) == ["conv", "max_pool", "relu", "dense"]
    assert rows[1].hasFocus()
    qtbot.keyClick(rows[1], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(rows[2], Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert kinds(lab) == ["conv", "relu", "max_pool", "max_pool", "dense"]
    qtbot.keyClick(rows[2], Qt.Key.Key_Delete)
    assert kinds(lab) == ["conv", "relu", "max_pool", "dense"]
    qtbot.keyClick(rows[2], Qt.Key.Key_Return)
    assert panel.network.items[2].body is not None
    for _ in range(4):
        lab.undo()
    assert kinds(lab) == ["conv", "relu", "max_pool", "dense"]
    assert lab.document.undoable is None


def test_moving_an_unfolded_layer_keeps_it_unfolded(lab: Lab, panel: ExperimentPanel) -> None:
    body_of(panel, 1).buttons["down"].click()
    assert kinds(lab) == ["conv", "max_pool", "relu", "dense"]
    body = panel.network.items[2].body
    assert body is not None
    assert body.kind == "relu"
    assert panel.network.items[1].body is None


def test_a_dragged_row_moves_its_layer(lab: Lab, panel: ExperimentPanel, qtbot: QtBot) -> None:
    rows = [item.row for item in panel.network.items]
    start = rows[1].rect().center()
    end = rows[1].mapFromGlobal(rows[2].mapToGlobal(QPoint(20, rows[2].height() - 2)))
    QTest.mousePress(rows[1], LEFT, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(rows[1], start + QPoint(0, 15))
    QTest.mouseMove(rows[1], end)
    QTest.mouseRelease(rows[1], LEFT, Qt.KeyboardModifier.NoModifier, end)
    assert kinds(lab) == ["conv", "max_pool", "relu", "dense"]
    assert all(item.body is None for item in panel.network.items)  # a drag is no click


def test_the_way_to_the_initializer(lab: Lab, panel: ExperimentPanel) -> None:
    body = body_of(panel, 3)
    assert "He normal" in body.initializer.text()
    told: list[str] = []
    lab.looking.layer_pointed.connect(told.append)
    lab.looking.pointed.connect(told.append)
    body.initializer.click()
    assert told == ["dense1", "initialization"]  # the page is shown when it has the layer
    assert body_of(panel, 1).initializer.isHidden()  # a ReLU has no weight


def test_the_initializer_of_a_layer_without_filters_leaves_the_stage_alone(
    ready: Lab, panel: ExperimentPanel, show: Show
) -> None:
    other = InitializationPanel(ready)
    show(other, 288, 900)
    body_of(panel, 3).initializer.click()
    assert other.layers.currentData() == "dense1"
    assert ready.looking.layer == "conv1"


def test_the_only_layer_stays(lab: Lab, panel: ExperimentPanel, qtbot: QtBot) -> None:
    for _ in range(3):
        qtbot.keyClick(panel.network.items[0].row, Qt.Key.Key_Delete)
    assert kinds(lab) == ["dense"]
    assert not body_of(panel, 0).buttons["remove"].isEnabled()
    with qtbot.waitSignal(lab.said) as said:
        qtbot.keyClick(panel.network.items[0].row, Qt.Key.Key_Delete)
    assert said.args == ["A network can have 1 to 128 layers."]
    assert kinds(lab) == ["dense"]


# ---------------------------------------------------------------- beside a run


def test_edits_beside_a_run_wait_for_the_next_one(
    ready: Lab, panel: ExperimentPanel, qtbot: QtBot
) -> None:
    pending = Pending(ready)
    qtbot.addWidget(pending)
    ready.step_once()
    qtbot.waitUntil(lambda: ready.record.newest == 1, timeout=PATIENCE_MS)
    assert pending.isHidden()
    rate = panel.forms["rates"].fields["learning_rate"]
    assert isinstance(rate, RateField)
    assert rate.entry.waits_for_enter
    rate.slider.setValue(rate.slider.value() - 20)
    assert pending.isHidden()  # it reaches the run that is on
    assert ready.record.experiment.training.learning_rate < 0.05
    enter(qtbot, entry_of(panel, "training", "batch_size"), "32")
    assert not pending.isHidden()
    qtbot.waitUntil(pending.anew.isEnabled, timeout=PATIENCE_MS)
    ready.pace.choose(None)
    pending.anew.click()
    assert pending.isHidden()
    qtbot.waitUntil(lambda: ready.state == State.FINISHED, timeout=PATIENCE_MS)
    assert ready.record.experiment.training.batch_size == 32


def test_a_panel_that_is_gone_leaves_the_laboratory_working(
    lab: Lab, show: Show, qtbot: QtBot
) -> None:
    panel = ExperimentPanel(lab)
    show(panel, 288, 900)
    with qtbot.waitSignal(panel.destroyed):
        panel.deleteLater()
    lab.edit(small_experiment("seed=5"), "seed")
    assert lab.experiment.seed == 5


# ---------------------------------------------------------------- values that are not accepted


def test_train_waits_for_a_value_to_be_corrected(
    ready: Lab, panel: ExperimentPanel, qtbot: QtBot
) -> None:
    entry = entry_of(panel, "training", "batch_size")
    enter(qtbot, entry, "0")
    reason = ready.obstacle
    assert reason == (
        "Batch size: 0 is not accepted. Accepted: a whole number from 1 to 65\u202f536."
    )
    with qtbot.waitSignal(ready.said) as said:
        ready.start()
    assert said.args == [reason] and ready.state == State.IDLE
    enter(qtbot, entry, "32")
    assert ready.obstacle is None
    enter(qtbot, entry, "none")
    assert ready.obstacle is not None
    qtbot.keyClick(entry, Qt.Key.Key_Escape)
    assert ready.obstacle is None


def test_a_value_that_is_not_accepted_outlives_its_layer_being_folded(
    ready: Lab, panel: ExperimentPanel, qtbot: QtBot
) -> None:
    item = panel.network.items[0]
    item.row.click()
    enter(qtbot, layer_entry(panel, 0, "kernel_size"), "0")
    reason = ready.obstacle
    assert reason is not None and reason.startswith("conv1: Kernel size: 0 is not accepted.")
    assert item.problem.isHidden()  # the field says so
    item.row.click()
    assert item.body is None
    assert item.problem.text() == reason
    assert not panel.network.faulty  # the network as it is can be trained
    item.row.click()
    entry = layer_entry(panel, 0, "kernel_size")
    assert (entry.text(), entry.faulty) == ("0", True)
    assert item.problem.isHidden()
    enter(qtbot, entry, "7")
    assert ready.obstacle is None


def test_a_value_that_is_not_accepted_goes_with_its_experiment(
    ready: Lab, panel: ExperimentPanel, qtbot: QtBot
) -> None:
    entry = entry_of(panel, "training", "batch_size")
    enter(qtbot, entry, "0")
    ready.open_document(ready.experiment.model_copy(update={"name": "another"}))
    assert ready.obstacle is None
    assert (entry.text(), entry.faulty) == ("64", False)


def test_a_value_that_is_not_accepted_goes_with_its_layer(
    ready: Lab, panel: ExperimentPanel, qtbot: QtBot
) -> None:
    panel.network.items[0].row.click()
    enter(qtbot, layer_entry(panel, 0, "kernel_size"), "0")
    ready.edit(without_layer(ready.experiment, 1), "without relu1")
    assert ready.obstacle is None


def test_a_field_that_does_not_apply_any_more_blocks_nothing(
    ready: Lab, panel: ExperimentPanel, qtbot: QtBot
) -> None:
    ready.edit(replaced(ready.experiment, ("training", "schedule"), "step"), "schedule")
    enter(qtbot, entry_of(panel, "training", "step_every"), "0")
    assert ready.obstacle is not None
    ready.edit(replaced(ready.experiment, ("training", "schedule"), "constant"), "schedule")
    assert ready.obstacle is None


def test_nothing_moves_when_a_value_is_not_accepted(panel: ExperimentPanel, qtbot: QtBot) -> None:
    below = panel.sections["network"]
    entry = entry_of(panel, "training", "batch_size")
    place, height = below.mapTo(panel, below.rect().topLeft()), panel.height()
    entry.setFocus()
    enter(qtbot, entry, "0")
    qtbot.wait(50)  # layouts take a few rounds
    field = panel.forms["training"].fields["batch_size"]
    assert (below.mapTo(panel, below.rect().topLeft()), panel.height()) == (place, height)
    assert field.control.accessibleDescription() == field.error


def test_a_problem_of_the_network_moves_no_field_of_its_layer(panel: ExperimentPanel) -> None:
    item = panel.network.items[0]
    item.row.click()
    layout = item.layout()
    assert layout is not None and item.body is not None
    parts = (item.row, item.body, item.problem)
    assert [layout.indexOf(part) for part in parts] == [0, 1, 2]


def test_the_status_says_once_why_train_waits(
    ready: Lab, panel: ExperimentPanel, qtbot: QtBot
) -> None:
    status = StatusPanel(ready)
    qtbot.addWidget(status)
    enter(qtbot, entry_of(panel, "training", "batch_size"), "0")
    ready.start()
    texts = [one.text() for one in status.findChildren(QLabel)]
    assert texts.count(ready.obstacle or "") == 1
