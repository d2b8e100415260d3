"""The room of hand-made filters: painting, putting them into a layer, comparing, answers."""

import base64
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from guitrainer.cli.main import main
from guitrainer.config.command import command_of
from guitrainer.config.schema import Conv
from guitrainer.explain.handmade import bank
from guitrainer.explain.matching import best_patches, class_answers, response_map, specialist
from guitrainer.explain.trials import TrialFinished
from guitrainer.figures import THIN, figure
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.handmade.comparison import verdict
from guitrainer.gui.rooms.handmade.room import HandMadeRoom
from guitrainer.gui.window import documents
from guitrainer.gui.window.files import Files
from guitrainer.runs.history import read_history
from tests.gui.answering import answer, done
from tests.gui.conftest import PATIENCE_MS, small_experiment

MakeRoom = Callable[[], HandMadeRoom]


@pytest.fixture
def make_room(ready: Lab, qtbot: QtBot) -> MakeRoom:
    def made() -> HandMadeRoom:
        room = HandMadeRoom(ready, Files(ready, QWidget()))
        qtbot.addWidget(room)
        room.resize(1280, 700)
        with qtbot.waitExposed(room):
            room.show()
        return room

    return made


@pytest.fixture
def room(make_room: MakeRoom) -> HandMadeRoom:
    return make_room()


def settled(room: HandMadeRoom, bot: QtBot) -> None:
    bot.waitUntil(lambda: not room.lab.background.busy, timeout=PATIENCE_MS)


def conv(lab: Lab) -> Conv:
    layer = lab.experiment.network.layers[0]
    assert isinstance(layer, Conv)
    return layer


def weight_of(lab: Lab) -> np.ndarray:  # type: ignore[type-arg]
    content = conv(lab).initializer.content
    assert content is not None
    stream = BytesIO(base64.b64decode("".join(content)))
    loaded: np.ndarray = np.load(stream)  # type: ignore[type-arg]
    return loaded


def test_the_bank_is_at_hand_in_the_size_of_the_layer(room: HandMadeRoom) -> None:
    assert [one.name for one in room.tiles.tiles] == [made.name for made in bank(9, 9)]
    room.sizes.setCurrentIndex(room.sizes.findText("5×5"))
    room.sizes.activated.emit(room.sizes.currentIndex())
    for tile, made in zip(room.tiles.tiles, bank(5, 5), strict=True):
        np.testing.assert_array_equal(tile.pattern, made.pattern)
    assert "kernel size will change to that of the new filters, 5×5" in room.placing.state.text()
    assert not room.placing.put_one.isEnabled()


def test_pictures_grow_with_the_room(room: HandMadeRoom, qtbot: QtBot) -> None:
    sides = []
    for size in ((1280, 700), (1920, 1000), (1280, 700)):
        room.resize(*size)
        sides.append(room.answers.filter.sizeHint().width())
    assert sides[0] == sides[2] < sides[1]
    qtbot.waitUntil(lambda: room.answers.geometry().right() <= room.width(), timeout=3000)


def test_clicks_and_drags_paint_and_tools_turn(room: HandMadeRoom, qtbot: QtBot) -> None:
    room.shelf.set_kernel((3, 3))
    grid = room.painter.grid
    qtbot.mousePress(grid, Qt.MouseButton.LeftButton, pos=grid.cell_rect(0, 0).center())
    drag = grid.cell_rect(1, 0).center()
    qtbot.mouseMove(grid, drag)
    qtbot.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=drag)
    room.painter.brush.button("black").click()
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell_rect(0, 2).center())
    painted = room.shelf.painted
    assert painted[0].tolist() == [1, 0, -1]
    grid.setFocus()
    grid.show_cell((2, 2))
    qtbot.keyClicks(grid, "2")
    qtbot.keyClicks(grid.focusWidget() or grid, ".5")
    qtbot.keyClick(grid.focusWidget() or grid, Qt.Key.Key_Return)
    assert room.shelf.painted[2, 2] == 2.5
    before = room.shelf.painted
    room.painter.mirror.click()
    np.testing.assert_array_equal(room.shelf.painted, before[:, ::-1])
    room.painter.rotate.click()
    np.testing.assert_array_equal(room.shelf.painted, np.rot90(before[:, ::-1], -1))
    np.testing.assert_array_equal(grid.values, room.shelf.painted)
    room.painter.clear.click()
    assert not room.shelf.painted.any()
    assert not room.painter.keep.isEnabled()


def test_own_filters_are_kept_for_the_next_window(
    room: HandMadeRoom, make_room: MakeRoom, qtbot: QtBot
) -> None:
    room.shelf.paint(4, 4, 1)
    room.painter.keep.click()
    own = len(room.tiles.tiles) - 1
    room.tiles.show_at(own)
    assert room.tiles.accessibleDescription() == "Own 1, selected"
    other = make_room()
    np.testing.assert_array_equal(other.shelf.painted, room.shelf.painted)
    np.testing.assert_array_equal(other.tiles.tiles[-1].pattern, room.tiles.tiles[own].pattern)
    qtbot.keyClick(room.tiles, Qt.Key.Key_Delete)
    assert [one.number for one in room.tiles.tiles] == [None] * len(bank(9, 9))


def test_a_double_click_copies_a_filter_into_the_painter(room: HandMadeRoom, qtbot: QtBot) -> None:
    pattern = room.tiles.tiles[0].pattern
    qtbot.mouseDClick(room.tiles, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    np.testing.assert_allclose(room.shelf.painted, pattern / np.abs(pattern).max())


def test_the_painted_one_replaces_one_filter_in_one_undo(
    room: HandMadeRoom, qtbot: QtBot, ready: Lab
) -> None:
    before = ready.experiment
    room.shelf.paint(0, 0, 1)
    room.shelf.paint(0, 1, -1)
    room.placing.number.setCurrentIndex(2)
    room.placing.put_one.click()
    qtbot.waitUntil(lambda: ready.experiment != before, timeout=PATIENCE_MS)
    drawn = ready.record.shown("conv1", None)
    assert drawn is not None
    weight = weight_of(ready)
    np.testing.assert_array_equal(np.delete(weight, 2, 0), np.delete(drawn.weight, 2, 0))
    np.testing.assert_allclose(
        weight[2, 0], room.shelf.painted / np.sqrt(2), rtol=1e-6, err_msg="length 1"
    )
    assert conv(ready).trainable
    assert conv(ready).initializer.path is None, "it needs no file"
    ready.undo()
    assert ready.experiment == before


def test_filters_too_large_for_an_experiment_are_in_a_file(
    room: HandMadeRoom, qtbot: QtBot, ready: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guitrainer.gui.rooms.handmade.placing.LARGEST_FILE", 2 * 2**12)
    before = ready.experiment
    room.shelf.paint(0, 0, 1)
    room.placing.put_one.click()
    qtbot.waitUntil(lambda: ready.experiment != before, timeout=PATIENCE_MS)
    initializer = conv(ready).initializer
    assert initializer.content is None and initializer.path is not None
    assert Path(initializer.path).is_relative_to(ready.settings.runs_folder)
    assert np.load(initializer.path)[0, 0, 0, 0] == pytest.approx(1)


def test_a_saved_experiment_carries_its_painted_filters(
    room: HandMadeRoom,
    qtbot: QtBot,
    ready: Lab,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Through the real file: opened in a terminal elsewhere, and dropped onto a window."""
    before = ready.experiment
    room.shelf.paint(0, 0, 1)
    room.shelf.paint(3, 5, -0.3)
    room.placing.length.button("own").click()
    room.placing.put_one.click()
    qtbot.waitUntil(lambda: ready.experiment != before, timeout=PATIENCE_MS)
    weight, painted = weight_of(ready), ready.experiment
    files = Files(ready, room)
    answer(monkeypatch, documents, "ask_new_file", tmp_path / "mine.toml")
    files.save()
    done(files.talks, qtbot)
    there = tmp_path / "elsewhere"
    there.mkdir()
    shared = (tmp_path / "mine.toml").rename(there / "shared.toml")
    shutil.rmtree(ready.settings.runs_folder, ignore_errors=True)
    monkeypatch.chdir(there)
    out = there / "run"
    words = ["--headless", "--config", "shared.toml", "--steps", "1", "--out", str(out)]
    assert main([*words, "--quiet"]) == 0
    history = read_history(out)
    np.testing.assert_array_equal(history.layers["conv1"].weight[0], weight, strict=True)
    ready.open_document(before)
    files.drop([str(shared)])
    done(files.talks, qtbot)
    assert ready.experiment == painted
    np.testing.assert_array_equal(weight_of(ready), weight, strict=True)
    qtbot.waitUntil(lambda: "conv1" in ready.record.layers, timeout=PATIENCE_MS)
    assert command_of(painted).needs_file, "no shell would take so long a line"


def test_chosen_ones_fill_the_layer_frozen_and_change_its_size(
    room: HandMadeRoom, qtbot: QtBot, ready: Lab
) -> None:
    before = ready.experiment
    room.shelf.set_kernel((5, 5))
    patterns = {made.name: made.pattern for made in bank(5, 5)}
    for name in ("x", "sobel y"):
        room.tiles.click([one.name for one in room.tiles.tiles].index(name))
    room.placing.training.button("frozen").click()
    room.placing.put_all.click()
    qtbot.waitUntil(lambda: ready.experiment != before, timeout=PATIENCE_MS)
    weight = weight_of(ready)
    assert weight.shape == (16, 1, 5, 5)
    for number, name in enumerate(("x", "sobel y") * 8):
        np.testing.assert_allclose(weight[number, 0], patterns[name], atol=1e-6)
    assert conv(ready).kernel_size == 5
    assert not conv(ready).trainable
    assert ready.document.undoable == "Hand-made filters"
    assert "is frozen" in room.placing.state.text()


def test_the_whole_bank_needs_no_file(room: HandMadeRoom, qtbot: QtBot, ready: Lab) -> None:
    room.placing.put_all.click()
    qtbot.waitUntil(lambda: conv(ready).initializer.scheme == "bank", timeout=PATIENCE_MS)
    assert conv(ready).initializer.path is None


def test_another_network_brings_its_own_size(room: HandMadeRoom, ready: Lab) -> None:
    room.shelf.set_kernel((5, 5))
    ready.edit(small_experiment("training.learning_rate=0.01"), "slower")
    assert room.shelf.kernel == (5, 5), "as the user chose"
    ready.edit(small_experiment("network.layers.conv1.kernel_size=3"), "smaller")
    assert room.shelf.kernel == (3, 3)


def test_without_a_convolution_it_says_what_to_do(ready: Lab, make_room: MakeRoom) -> None:
    ready.open_document(small_experiment('network.layers=[{type="dense"}]'))
    room = make_room()
    assert not room.placing.put_all.isVisible()
    assert not room.comparison.go.isEnabled()
    assert "no convolution" in room.placing.state.text()
    assert "not a convolution" in room.answers.hint.text()


def test_the_comparison_shows_the_figures_of_its_trials(room: HandMadeRoom, qtbot: QtBot) -> None:
    card = room.comparison
    card.steps.setCurrentIndex(card.steps.findData(100))
    card.go.click()
    assert card.go.text() == "Stop"
    qtbot.waitUntil(lambda: not card.errand.running, timeout=PATIENCE_MS)
    finished = {one.name: one for one in card.errand.told if isinstance(one, TrialFinished)}
    assert [bar.text for bar in card.bars.bars] == [
        f"{100 * (one.test_accuracy or 0):.1f}{THIN}%" for one in finished.values()
    ]
    assert [bar.value for bar in card.bars.bars] == [one.test_accuracy for one in finished.values()]
    assert card.sentence.text() == verdict(
        {name: one.test_accuracy for name, one in finished.items()}
    )
    frozen = finished["random_trained"].parameters - finished["random_frozen"].parameters
    assert frozen == 16 * 81 + 16, "weights and biases"


@pytest.mark.parametrize(
    ("accuracies", "parts"),
    [
        (
            (0.967, 0.853, 0.978),
            ("beat frozen noise (96.7 % against 85.3 %)", "even better: 97.8 %"),
        ),
        (
            (0.90, 0.902, 0.90),
            ("no better than frozen noise", "do as well as hand-made ones: 90.0 %"),
        ),
        ((0.8, 0.9, 0.7), ("noise beats even", "do not get there in so few steps: 70.0 %")),
        ((0.8, None, 0.7), ("Diverged", "Random, frozen")),
    ],
)
def test_the_verdict_follows_from_the_accuracies(
    accuracies: tuple[float | None, ...], parts: tuple[str, ...]
) -> None:
    names = ("hand_made_frozen", "random_frozen", "random_trained")
    text = verdict(dict(zip(names, accuracies, strict=True))).replace(THIN, " ")
    for part in parts:
        assert part in text


def test_answers_of_a_filter_are_those_of_the_engine(
    room: HandMadeRoom, qtbot: QtBot, ready: Lab
) -> None:
    settled(room, qtbot)
    ready.looking.select("conv1", 5)
    qtbot.waitUntil(lambda: room.answers.at.text() == "filter 6 of 16", timeout=PATIENCE_MS)
    settled(room, qtbot)
    shown, found = ready.record.shown("conv1", None), room.answers.shown
    assert shown is not None and found is not None
    dataset = ready.datasets.get(ready.experiment)
    images = dataset.transform.apply(dataset.train.images)
    best = best_patches(shown.weight[5], images)
    np.testing.assert_allclose(found.responses, [one.response for one in best], rtol=1e-5)
    assert room.answers.patches[0].caption == figure(best[0].response)
    pixels = dataset.train.images[best[0].image, 0]
    part = pixels[best[0].top : best[0].top + 9, best[0].left : best[0].left + 9]
    np.testing.assert_array_equal(found.patches[0][..., 0], part)
    means = class_answers(shown.weight[5], images, dataset.train.labels, 10)
    assert [bar.text for bar in room.answers.classes.bars] == [figure(one) for one in means]
    first = dataset.transform.apply(dataset.test.images[:1])[0]
    np.testing.assert_allclose(found.response, response_map(shown.weight[5], first), rtol=1e-4)


def test_a_filter_is_found_for_a_class(room: HandMadeRoom, qtbot: QtBot, ready: Lab) -> None:
    qtbot.waitUntil(lambda: room.answers.finder.count() == 11, timeout=PATIENCE_MS)
    shown = ready.record.shown("conv1", None)
    assert shown is not None
    dataset = ready.datasets.get(ready.experiment)
    images = dataset.transform.apply(dataset.train.images)
    answers = np.array(
        [class_answers(one, images, dataset.train.labels, 10) for one in shown.weight]
    )
    expected = specialist(answers, 1)
    assert expected is not None
    ready.looking.select("conv1", (expected + 1) % 16)
    room.answers.finder.setCurrentIndex(2)
    room.answers.finder.activated.emit(2)
    qtbot.waitUntil(lambda: ready.looking.filter == expected, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: room.answers.picture.caption == "test image: 1", timeout=PATIENCE_MS)
    label = dataset.test.labels[room.answers.picture_number % len(dataset.test)]
    assert dataset.class_names[label] == "1"
