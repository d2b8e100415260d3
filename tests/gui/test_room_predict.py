"""The room that asks the network: what is on screen is what the network says."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.explain.drawing import drawn_image
from guitrainer.explain.prediction import Evaluation, Prediction, evaluate, predict
from guitrainer.explain.saliency import saliency
from guitrainer.explain.state import NetworkState
from guitrainer.gui.base.look.size import SMALL
from guitrainer.gui.base.look.tiles import image_of, pictures
from guitrainer.gui.base.settings import LANGUAGES
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.library import load_run
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.predict.answers import NAME
from guitrainer.gui.rooms.predict.asking import ImageChoice
from guitrainer.gui.rooms.predict.bars import MOST, bars_of, moment
from guitrainer.gui.rooms.predict.canvas import Ink, ink_of
from guitrainer.gui.rooms.predict.confusion import cell_colors
from guitrainer.gui.rooms.predict.maps import map_pixels
from guitrainer.gui.rooms.predict.room import PredictRoom
from guitrainer.sentences import fill
from guitrainer.training.preview import draw_state
from tests.gui.conftest import PATIENCE_MS, small_experiment
from tests.gui.fitting import cut_off

Show = Callable[[QWidget, int, int], QWidget]
Train = Callable[[], Lab]
SIZE = (1280, 700)
LEFT = Qt.MouseButton.LeftButton


def shown(lab: Lab, show: Show, qtbot: QtBot) -> PredictRoom:
    """The room once it has asked about one image and about all."""
    room = PredictRoom(lab)
    show(room, *SIZE)
    answers = room.answers
    qtbot.waitUntil(lambda: answers.answer is not None and answers.judged is not None,
                    timeout=PATIENCE_MS)  # fmt: skip
    return room


def expected_prediction(room: PredictRoom) -> Prediction:
    answer = room.answers.answer
    assert answer is not None
    state = NetworkState(room.lab.record.experiment, answer.question.state.arrays)
    return predict(state, answer.dataset, answer.pixels)


def expected_evaluation(lab: Lab) -> Evaluation:
    state = lab.record.state_at(lab.looking.cursor)
    assert state is not None
    experiment = lab.record.experiment
    return evaluate(NetworkState(experiment, state.arrays), lab.datasets.get(experiment))


def asked_at(room: PredictRoom, step: int) -> bool:
    answer, judged = room.answers.answer, room.answers.judged
    return answer is not None and judged is not None and answer.step == judged.state.step == step


def number_of(room: PredictRoom) -> int | None:
    assert room.answers.answer is not None
    return room.answers.answer.number


def test_before_training_it_knows_nothing(ready: Lab, show: Show, qtbot: QtBot) -> None:
    room = shown(ready, show, qtbot)
    subject, mistakes = room.subject, room.mistakes
    assert subject.verdict.text().startswith("Not trained yet: about 10")
    probabilities = expected_prediction(room).probabilities
    assert [bar.probability for bar in subject.bars.bars] == pytest.approx(probabilities)
    assert mistakes.moment.text() == room.layers.moment.text() == "before training"
    expected = expected_evaluation(ready)
    assert mistakes.summary.text().startswith(f"{100 * expected.accuracy:.1f}")
    np.testing.assert_array_equal(mistakes.matrix.counts, expected.confusion)
    drawn = draw_state(ready.experiment)
    assert room.answers.answer is not None
    for name, array in room.answers.answer.question.state.arrays.items():
        np.testing.assert_array_equal(array, drawn.arrays[name])


def test_after_training_every_layer_and_every_mistake_is_shown(
    train: Train, show: Show, qtbot: QtBot
) -> None:
    lab = train()
    room = shown(lab, show, qtbot)
    qtbot.waitUntil(lambda: room.layers.moment.text() == "after step 40", timeout=PATIENCE_MS)
    found = expected_prediction(room)
    boxes = room.layers.boxes
    assert [box.name for box in boxes] == ["conv1", "relu1", "max_pool1", "dense1"]
    for box, layer in zip(boxes, found.layers, strict=True):
        assert box.wall.count == len(layer.maps)
    conv, fired = found.layers[0], boxes[0].fired
    assert fired is not None
    strongest = [pair.number for pair in fired.pairs]
    assert strongest == conv.order[: len(strongest)].tolist()
    expected = expected_evaluation(lab)
    mistakes = room.mistakes
    np.testing.assert_array_equal(mistakes.matrix.counts, expected.confusion)
    assert list(mistakes.gallery.keys) == expected.most_wrong(60).tolist()
    qtbot.mouseClick(mistakes.shelf.button("uncertain"), LEFT)
    assert list(mistakes.gallery.keys) == expected.least_certain(60).tolist()


def test_a_cell_leads_to_its_images_and_an_image_to_its_answer(
    train: Train, show: Show, qtbot: QtBot
) -> None:
    lab = train()
    room = shown(lab, show, qtbot)
    expected = expected_evaluation(lab)
    matrix, gallery = room.mistakes.matrix, room.mistakes.gallery
    true, said = divmod(int(expected.confusion.argmax()), 10)
    place = matrix.cell_rect(true, said).center()
    qtbot.mouseClick(matrix, LEFT, pos=place)
    assert list(gallery.keys) == expected.cell(true, said).tolist()
    assert room.mistakes.shelf.key == "cell"
    wanted = gallery.keys[1]
    qtbot.mouseClick(gallery, LEFT, pos=gallery.rect_of(1).center().toPoint())
    qtbot.waitUntil(lambda: number_of(room) == wanted, timeout=PATIENCE_MS)
    pixels = lab.datasets.get(lab.experiment).test.images[wanted, 0]
    middle = room.subject.image.image.pixelColor(14, 14)
    assert middle == QColor(*[int(pixels[14, 14])] * 3)
    qtbot.keyClick(matrix, Qt.Key.Key_Right if said < 9 else Qt.Key.Key_Left)
    assert matrix.cell == (true, said + 1 if said < 9 else said - 1)


def test_a_drawing_is_what_the_network_gets(train: Train, show: Show, qtbot: QtBot) -> None:
    lab = train()
    room = shown(lab, show, qtbot)
    subject, canvas = room.subject, room.subject.canvas
    qtbot.mouseClick(subject.kind.button("draw"), LEFT)
    for x in (40, 120):
        qtbot.mousePress(canvas, LEFT, pos=QPoint(x, 30))
        for y in range(40, 160, 20):
            point, none = QPointF(x, y), Qt.KeyboardModifier.NoModifier
            canvas.mouseMoveEvent(
                QMouseEvent(QEvent.Type.MouseMove, point, point, LEFT, LEFT, none)
            )
        qtbot.mouseRelease(canvas, LEFT, pos=QPoint(x, 160))
    strokes = room.answers.choice.strokes
    assert [len(stroke) for stroke in strokes] == [7, 7]
    dataset = lab.datasets.get(lab.experiment)

    def seen(centered: bool) -> bool:
        answer = room.answers.answer
        wanted = drawn_image(ink_of(strokes, 28, 28), dataset, centered=centered)
        return answer is not None and np.array_equal(answer.pixels, wanted)

    qtbot.waitUntil(lambda: seen(True), timeout=PATIENCE_MS)
    assert subject.verdict.text().startswith("Predicts")
    assert not any(bar.mark for bar in subject.bars.bars)
    qtbot.mouseClick(subject.centered, LEFT, pos=QPoint(8, subject.centered.height() // 2))
    qtbot.waitUntil(lambda: seen(False), timeout=PATIENCE_MS)
    qtbot.mouseClick(subject.undo, LEFT)
    assert room.answers.choice.strokes == strokes[:1]
    qtbot.mouseClick(subject.clear, LEFT)
    assert (canvas.strokes, subject.undo.isEnabled()) == ((), False)


def test_test_images_are_walked_through_by_class(ready: Lab, show: Show, qtbot: QtBot) -> None:
    room = shown(ready, show, qtbot)
    subject = room.subject
    labels = ready.datasets.get(ready.experiment).test.labels
    threes = np.flatnonzero(labels == 3).tolist()
    subject.label_box.setCurrentIndex(4)
    subject.label_box.activated.emit(4)
    assert list(subject.gallery.keys) == threes
    assert room.answers.choice.number == threes[0]
    qtbot.mouseClick(subject.after, LEFT)
    assert room.answers.choice.number == threes[1]
    for _ in range(2):
        qtbot.mouseClick(subject.before, LEFT)
    assert room.answers.choice.number == threes[-1]
    qtbot.mouseClick(subject.any, LEFT)
    assert room.answers.choice.number in threes[:-1]
    qtbot.keyClick(subject.gallery, Qt.Key.Key_Home)
    assert room.answers.choice.number == threes[0]
    qtbot.waitUntil(lambda: number_of(room) == threes[0], timeout=PATIENCE_MS)
    assert subject.image.caption.endswith(": 3")


def test_a_map_opens_with_its_numbers(ready: Lab, show: Show, qtbot: QtBot) -> None:
    room = shown(ready, show, qtbot)
    wall, close_up = room.layers.boxes[1].wall, room.layers.close_up
    qtbot.mouseClick(wall, LEFT, pos=wall.rect_of(5).center().toPoint())
    maps = expected_prediction(room).layers[1].maps
    np.testing.assert_allclose(close_up.grid.values, maps[5], rtol=1e-6)
    assert close_up.title.text() == "relu1 · map 6"
    assert close_up.isVisible()
    assert room.heightForWidth(SIZE[0]) <= 640
    qtbot.mouseClick(close_up.after, LEFT)
    np.testing.assert_allclose(close_up.grid.values, maps[6], rtol=1e-6)
    qtbot.keyClick(close_up, Qt.Key.Key_Escape)
    assert not close_up.isVisible()


def test_filters_are_shown_as_they_are_applied(lab: Lab, show: Show, qtbot: QtBot) -> None:
    """With weight standardization, the tiles are those of the wall, not the raw weights."""
    lab.open_document(small_experiment("conv1.standardized=true"))
    lab.begin()
    qtbot.waitUntil(lambda: lab.preview is not None, timeout=PATIENCE_MS)
    room = shown(lab, show, qtbot)
    captured = lab.looking.shown("conv1")
    assert captured is not None
    fired = room.layers.boxes[0].fired
    assert fired is not None
    tiles = pictures(captured.weight, "filter", "diverging")
    lab.looking.set_view(colors="diverging")
    for pair in fired.pairs:
        assert pair.filter == image_of(tiles[pair.number])
    room.answers.choose(opened=("conv1", 3))
    assert room.layers.close_up.filter.image == image_of(tiles[3])


def test_what_a_prediction_depends_on_is_shown_on_request(
    train: Train, show: Show, qtbot: QtBot
) -> None:
    room = shown(train(), show, qtbot)
    parts, answers = room.layers.saliency, room.answers
    assert answers.answer is not None and answers.answer.saliency is None
    assert not parts.isVisible()
    qtbot.mouseClick(parts.button, LEFT)
    qtbot.waitUntil(parts.isVisible, timeout=PATIENCE_MS)
    answer = answers.answer
    assert answer is not None and answer.saliency is not None
    state = NetworkState(room.lab.record.experiment, answer.question.state.arrays)
    expected = saliency(state, answer.dataset, answer.pixels)
    np.testing.assert_array_equal(answer.saliency.gradient, expected.gradient)
    assert answer.classified is not None
    name = answer.dataset.class_names[answer.classified.label]
    assert parts.gradient.caption == f"gradient of {name}"
    assert parts.heat.caption == "Grad-CAM, max_pool1"
    qtbot.mouseClick(parts.button, LEFT)
    qtbot.waitUntil(lambda: not parts.isVisible(), timeout=PATIENCE_MS)


def test_units_of_a_dense_layer_open_together(ready: Lab, show: Show, qtbot: QtBot) -> None:
    room = shown(ready, show, qtbot)
    wall, close_up = room.layers.boxes[3].wall, room.layers.close_up
    wall.setFocus()
    qtbot.keyClick(wall, Qt.Key.Key_Right)
    qtbot.keyClick(wall, Qt.Key.Key_Return)
    logits = expected_prediction(room).layers[3].maps
    np.testing.assert_allclose(close_up.grid.values.ravel(), logits.ravel(), rtol=1e-6)
    assert close_up.grid.marks == {(0, 1)}


def test_the_network_is_asked_as_it_was_at_the_cursor(
    train: Train, show: Show, qtbot: QtBot
) -> None:
    lab = train()
    room = shown(lab, show, qtbot)
    for cursor, step in ((0, 0), (10, 10), (None, 40)):
        lab.looking.move_cursor(cursor)
        qtbot.waitUntil(partial(asked_at, room, step), timeout=PATIENCE_MS)
        found = room.mistakes.matrix.counts
        np.testing.assert_array_equal(found, expected_evaluation(lab).confusion)


def test_of_a_run_on_disk_it_says_which_weights_are_known(
    train: Train, show: Show, qtbot: QtBot
) -> None:
    lab = train()
    started = lab.record.started
    assert started is not None and started.folder
    lab.show_run(load_run(Path(started.folder)))
    room = shown(lab, show, qtbot)
    assert asked_at(room, 40)
    assert not room.layers.note.isVisible()
    lab.looking.move_cursor(10)
    qtbot.waitUntil(partial(asked_at, room, 0), timeout=PATIENCE_MS)
    expected = "Only the filters are known at step 10; this is the network before training."
    assert room.layers.note.text() == expected
    assert room.layers.note.isVisible()


def test_a_live_network_is_followed_and_judged_when_wanted(
    ready: Lab, show: Show, qtbot: QtBot
) -> None:
    room = shown(ready, show, qtbot)
    answers = room.answers
    ready.pace.choose(30)
    ready.start()
    qtbot.waitUntil(lambda: ready.record.newest > 1, timeout=PATIENCE_MS)
    qtbot.waitUntil(
        lambda: answers.answer is not None and answers.answer.step > 0, timeout=PATIENCE_MS
    )
    assert ready.state == State.TRAINING
    assert room.layers.moment.text().endswith(", live")
    assert answers.judged is not None and answers.judged.state.step == 0
    qtbot.mouseClick(room.mistakes.refresh, LEFT)
    qtbot.waitUntil(
        lambda: answers.judged is not None and answers.judged.state.step > 0, timeout=PATIENCE_MS
    )
    ready.pause()
    assert not room.layers.moment.text().endswith(", live")
    qtbot.waitUntil(
        lambda: answers.judged is not None and answers.judged.state.step == ready.record.newest,
        timeout=PATIENCE_MS,
    )
    np.testing.assert_array_equal(room.mistakes.matrix.counts, expected_evaluation(ready).confusion)


def test_a_room_opened_during_training_says_how_to_see_mistakes(
    ready: Lab, show: Show, qtbot: QtBot
) -> None:
    ready.pace.choose(30)
    ready.start()
    qtbot.waitUntil(lambda: ready.record.newest > 1, timeout=PATIENCE_MS)
    room = PredictRoom(ready)
    show(room, *SIZE)
    qtbot.waitUntil(lambda: room.answers.answer is not None, timeout=PATIENCE_MS)
    assert ready.state == State.TRAINING and room.answers.judged is None
    assert room.mistakes.gallery.hint.startswith("Press Refresh or Pause")
    ready.stop()


def test_nothing_is_asked_while_nobody_looks(train: Train, show: Show, qtbot: QtBot) -> None:
    lab = train()
    room = shown(lab, show, qtbot)
    before = room.answers.answer
    room.hide()
    lab.looking.move_cursor(0)
    qtbot.waitUntil(lambda: not room.answers._follows.asked, timeout=PATIENCE_MS)
    assert room.answers.answer is before
    assert not lab.background.busy
    room.show()
    qtbot.waitUntil(lambda: room.answers.answer is not before, timeout=PATIENCE_MS)


def test_an_impossible_network_is_explained(ready: Lab, show: Show, qtbot: QtBot) -> None:
    room = shown(ready, show, qtbot)
    ready.edit(small_experiment("network.layers.0.kernel_size=11", "data.limit=3"), "few")
    qtbot.waitUntil(lambda: ready.problem is not None, timeout=PATIENCE_MS)
    qtbot.waitUntil(room.layers.problem.isVisible, timeout=PATIENCE_MS)
    assert room.answers.problem == ready.problem
    assert room.mistakes.gallery.hint == ""


def test_images_with_colors_cannot_be_drawn(
    lab: Lab, show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    images = np.random.default_rng(0).integers(0, 255, (80, 20, 20, 3), np.uint8)
    labels = np.arange(80) % 4
    parts = {"x_train": images, "y_train": labels, "x_test": images[::-1], "y_test": labels}
    np.savez(tmp_path / "colors.npz", **parts)  # type: ignore[arg-type]  # its stub has none
    source = f"data.source={tmp_path / 'colors.npz'}"
    lab.kept[NAME] = ImageChoice(drawing=True)
    lab.open_document(small_experiment(source, "data.mean=0.5", "data.std=0.25"))
    qtbot.waitUntil(lambda: lab.preview is not None, timeout=PATIENCE_MS)
    room = shown(lab, show, qtbot)
    assert not room.subject.kind.button("draw").isEnabled()
    assert room.subject.kind.key == "test"
    assert number_of(room) == 0


def test_what_is_looked_at_outlives_the_window(ready: Lab, show: Show, qtbot: QtBot) -> None:
    first = shown(ready, show, qtbot)
    first.answers.choose(number=7, shelf="uncertain", opened=("conv1", 2))
    first.hide()
    first.deleteLater()
    again = shown(ready, show, qtbot)
    qtbot.waitUntil(lambda: number_of(again) == 7, timeout=PATIENCE_MS)
    assert again.mistakes.shelf.key == "uncertain"
    assert again.layers.close_up.title.text() == "conv1 · map 3"


# ---------------------------------------------------------------- parts


def test_bars_mark_what_is_true_and_what_was_said() -> None:
    names, chance = ("a", "b", "c"), np.array([0.2, 0.5, 0.3])
    bars = bars_of(names, chance, 2, by_chance=False)
    assert [(bar.name, bar.mark) for bar in bars] == [("a", ""), ("b", "✗"), ("c", "✓")]
    assert [bar.name for bar in bars_of(names, chance, 1, by_chance=True)] == ["b", "c", "a"]
    assert [bar.mark for bar in bars_of(names, chance, 1, by_chance=True)] == ["✓", "", ""]


def test_of_many_classes_the_likely_ones_and_the_true_one_are_shown() -> None:
    names = tuple(str(k) for k in range(100))
    chance = np.arange(100) / np.arange(100).sum()
    bars = bars_of(names, chance, 3, by_chance=False)
    assert [bar.name for bar in bars] == [str(99 - k) for k in range(MOST - 1)] + ["3"]


def test_more_images_make_a_stronger_cell() -> None:
    colors = cell_colors(np.array([[90, 4, 1], [0, 100, 0], [0, 0, 10]])).astype(int)
    well = colors[1, 0]
    assert (colors[1, 2] == well).all()
    apart = np.abs(colors - well).sum(axis=2)
    assert apart[1, 1] > apart[0, 0] > apart[2, 2] > 0
    assert apart[0, 1] > apart[0, 2] > 0


def test_maps_have_one_scale() -> None:
    maps = np.array([[[0.0, 1.0]], [[2.0, 4.0]]], np.float32)
    assert map_pixels(maps, "gray")[..., 0].tolist() == [[[0, 64]], [[128, 255]]]
    assert map_pixels(-maps, "gray")[..., 0].tolist() == [[[128, 96]], [[64, 0]]]


def test_ink_lies_where_it_was_drawn() -> None:
    ink = Ink(28, 14)
    assert ink.shape == (280, 140)
    ink.show_strokes((((0.5, 0.25), (0.5, 0.75)),))
    values = ink.values()
    assert values[140, 70] == 1
    assert values[70, 70] == 1
    assert values[140, 30] == 0
    assert 0 < values[140, 70 + round(0.8 * ink.radius)] < 1
    one = ink_of((((0.1, 0.1),),), 28, 28)
    assert one[28, 28] == 1
    assert one[28:60, 60:].max() == 0


def test_maps_grow_with_the_room_as_long_as_they_fit_in_a_line(
    ready: Lab, show: Show, qtbot: QtBot
) -> None:
    room = shown(ready, show, qtbot)
    walls = [box.wall for box in room.layers.boxes]
    before = [wall.tiling.tile[0] for wall in walls]
    show(room, 1920, 1000)
    after = [wall.tiling.tile[0] for wall in walls]
    assert all(large > small for large, small in zip(after, before, strict=True))
    for wall in walls:
        assert wall.rect_of(wall.count - 1).right() <= wall.width()
        assert wall.rect_of(wall.count - 1).top() == wall.rect_of(0).top()


def test_layers_that_fit_do_not_scroll(ready: Lab, show: Show, qtbot: QtBot) -> None:
    room = shown(ready, show, qtbot)
    area = room.layers.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    last = room.layers.boxes[-1]
    assert last.mapTo(area, last.rect().bottomLeft()).y() < area.height()


def test_the_matrix_takes_no_more_height_than_its_cells(
    ready: Lab, show: Show, qtbot: QtBot
) -> None:
    room = shown(ready, show, qtbot)
    show(room, 1400, 1000)
    matrix = room.mistakes.matrix
    last = len(matrix.counts) - 1
    assert matrix.height() - matrix.cell_rect(last, last).bottom() < matrix.side


@pytest.mark.parametrize("code", LANGUAGES)
def test_figures_of_all_images_are_whole(
    code: str, speak: Callable[[str], None], ready: Lab, show: Show, qtbot: QtBot
) -> None:
    speak(code)
    panel = shown(ready, show, qtbot).mistakes
    panel.moment.setText(moment(1_000_000))
    for text in (panel.tr("%1 of %2 correct"), panel.tr("Mean of %2 images: %1")):
        panel.summary.setText(fill(text, "0.6487", "2 000 000"))
        qtbot.waitUntil(lambda: not cut_off(panel))
        needed = panel.summary.heightForWidth(panel.summary.width())
        assert panel.summary.height() >= needed
        words = text.replace("%1", "").replace("%2", "").split()
        assert all(
            panel.summary.fontMetrics().horizontalAdvance(word) <= panel.summary.width()
            for word in (*words, "0.6487", "2 000 000")
        )


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_drawing_leaves_no_text_cut_off(
    code: str, speak: Callable[[str], None], ready: Lab, show: Show, qtbot: QtBot
) -> None:
    speak(code)
    room = shown(ready, show, qtbot)
    room.answers.choose(drawing=True)
    seen = room.subject.seen
    font = seen.font()
    font.setPointSizeF(SMALL)
    qtbot.waitUntil(lambda: "28×28" in seen.caption, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not cut_off(room))  # layouts take a few rounds
    assert QFontMetrics(font).horizontalAdvance(seen.caption) <= seen.width()
