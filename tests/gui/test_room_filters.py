"""The Filters room: files, folders of checkpoints and runs, two sides, time, and what is done."""

import shlex
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.analysis.resemblance import Resemblance
from guitrainer.cli.main import main
from guitrainer.figures import THIN
from guitrainer.files import messages
from guitrainer.formats.networks.layers import open_network
from guitrainer.gui.base.look import size, theme
from guitrainer.gui.base.settings import LANGUAGES
from guitrainer.gui.base.text.layers import said
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.filters import actions, handing
from guitrainer.gui.rooms.filters.axes_question import readings
from guitrainer.gui.rooms.filters.frames import frames, shown_places
from guitrainer.gui.rooms.filters.room import FiltersRoom
from guitrainer.gui.rooms.filters.side import FilterSide
from guitrainer.gui.rooms.filters.words import format_words, resemblance_words
from guitrainer.gui.rooms.train.room import TrainRoom
from guitrainer.gui.window.window import MainWindow
from guitrainer.nn.initializers.weight_file import stored_weight
from guitrainer.runs import filter_series
from guitrainer.runs.filter_series import open_series
from guitrainer.runs.history import npz_bytes
from guitrainer.sentences import filled

from .answering import answer
from .conftest import PATIENCE_MS
from .fitting import beyond, cut_off

SETTLED_MS = 3000
SMALLEST, USUAL, LARGE = (1024, 680), (1280, 800), (1920, 1080)
Weights = NDArray[np.float32]


def noise(seed: int, shape: tuple[int, ...] = (6, 3, 7, 7)) -> Weights:
    return np.random.default_rng(seed).standard_normal(shape).astype(np.float32)


def edges() -> Weights:
    """Six edges of 7×7 in all directions, equal in three channels."""
    y, x = np.mgrid[-3:4, -3:4]
    planes = [
        np.exp(-(x**2 + y**2) / 6) * np.sin(x * np.cos(angle) + y * np.sin(angle))
        for angle in np.linspace(0, 2.6, 6)
    ]
    return np.repeat(np.array(planes, np.float32)[:, None], 3, axis=1)


def saved(path: Path, **arrays: Weights) -> Path:
    """An archive of weights with the names of PyTorch; double underscores become dots."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(npz_bytes({name.replace("__", "."): one for name, one in arrays.items()}))
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return saved(
        tmp_path / "net.pth",
        conv1__weight=edges(),
        conv2__weight=noise(1, (16, 6, 3, 3)),
        conv3__weight=noise(2, (16, 1, 9, 9)),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Checkpoints from noise to edges, named so that their order is not that of the alphabet."""
    for epoch in (8, 9, 10, 11):
        share = (epoch - 8) / 3
        weight = (1 - share) * noise(0) + 4 * share * edges()
        saved(tmp_path / "weights" / f"epoch_{epoch}.npz", conv1__weight=weight)
    return tmp_path / "weights"


@pytest.fixture
def room(lab: Lab, show: Callable[..., QWidget]) -> FiltersRoom:
    made = FiltersRoom(lab)
    show(made, 1200, 680)
    return made


def whole(side: FilterSide) -> bool:
    """Whether all frames of a side have been read."""
    return bool(side.places) and len(side.frames) == len(side.places)


def wait_for(room: FiltersRoom, bot: QtBot, path: Path) -> None:
    """Wait until the active side shows the file at a path."""

    def shown() -> bool:
        source = room.active.state.source
        return source is not None and source.path == path

    bot.waitUntil(shown, timeout=PATIENCE_MS)


def opened(room: FiltersRoom, bot: QtBot, path: Path) -> FiltersRoom:
    """Open a path, and wait until its filters and the facts about its layers are known."""
    room.open_path(path)
    wait_for(room, bot, path)
    bot.waitUntil(lambda: whole(room.active) or bool(room.active.problem), timeout=PATIENCE_MS)
    bot.waitUntil(lambda: not room.panel.measured.waiting, timeout=PATIENCE_MS)
    return room


# ------------------------------------------------------------ one file


def test_without_a_network_the_room_says_what_can_be_opened(room: FiltersRoom) -> None:
    assert room._pages.currentIndex() == 0
    assert not room.use.isEnabled() and room.open.isEnabled()


def test_a_file_is_listed_and_its_filters_are_shown(
    room: FiltersRoom, qtbot: QtBot, file: Path
) -> None:
    opened(room, qtbot, file)
    rows = room.panel.table.texts()
    assert [row[:2] for row in rows] == [
        ["conv1", "6×3×7×7"], ["conv2", "16×6×3×3"], ["conv3", "16×1×9×9"],
    ]  # fmt: skip
    assert rows[1][2] == f"{noise(1, (16, 6, 3, 3)).std():.3g}"
    side = room.active
    assert side.edges.text().replace(THIN, " ") == "100 % edges"
    assert side.wall.tiling.count == 6
    assert not side._time.isVisible() and not room.curve.isVisible()
    assert room.panel.values["stored"].text() == "OIHW 6×3×7×7"
    assert room.panel.known.text() == "named as in PyTorch"
    assert room.panel.histogram._bins is not None


def test_notes_about_a_file_are_in_the_language_of_the_window(
    room: FiltersRoom, qtbot: QtBot, speak: Callable[[str], None], tmp_path: Path
) -> None:
    speak("es")
    masked = saved(tmp_path / "m.npz", c__weight_orig=edges(), c__weight_mask=np.sign(edges()))
    opened(room, qtbot, masked)
    assert room.panel.notes.text().startswith("podado: antes de usarse")
    # the reason inside a note, too
    fault = filled(messages.UNREADABLE, "part.safetensors", "EIO")
    text = said(filled(messages.LEFT_OUT, fault))
    assert text.startswith("omitido: part.safetensors: no se puede leer")


LOOKS = (
    Resemblance(("He normal", "He normal, fan_out"), ("Darknet",)),
    Resemblance((), ("PyTorch", "MLX", "timm", "Caffe")),
    Resemblance(("normal, std 0.01",), ()),
    Resemblance(("uniform, limit 0.05",), ()),
    Resemblance(("LeCun normal",), ("Flax", "JAX")),
)


def test_initializations_are_named_with_their_libraries(room: FiltersRoom) -> None:
    assert resemblance_words(LOOKS) == (
        "He normal or He normal, fan_out (default of Darknet); default of PyTorch, MLX, timm and "
        "1 more; normal, standard deviation 0.01; 2 more"
    )
    assert resemblance_words(LOOKS[3:]) == (
        "uniform, limit 0.05; LeCun normal (default of Flax and JAX)"
    )


def test_three_channels_are_shown_in_color(room: FiltersRoom, qtbot: QtBot, file: Path) -> None:
    weight = np.zeros((2, 3, 3, 3), np.float32)
    weight[0, 0], weight[1] = 1, 1  # red; white
    opened(room, qtbot, saved(file.parent / "rgb.npz", conv1__weight=weight))
    words = room.active.wall._words & 0xFFFFFF
    assert words[:, 1, 1].tolist() == [0xFF8080, 0xFFFFFF]


def test_long_names_leave_room_for_shapes(room: FiltersRoom, qtbot: QtBot, file: Path) -> None:
    name = "model_1__" + "__".join(["block"] * 12) + "__conv"
    opened(room, qtbot, saved(file.parent / "long.npz", **{f"{name}__weight": noise(1)}))
    table = room.panel.table
    right = table.columnViewportPosition(2) + table.columnWidth(2)
    assert right <= table.viewport().width()
    assert table.columnWidth(1) > table.fontMetrics().horizontalAdvance("6×3×7×7")


def test_the_number_of_checkpoints_is_translated(
    room: FiltersRoom, qtbot: QtBot, folder: Path, speak: Callable[[str], None]
) -> None:
    opened(room, qtbot, folder)
    assert room.panel.format.text() == "4 checkpoints, .npz of NumPy"
    series = room.active.state.source
    assert series is not None
    speak("ru")
    assert format_words(series) == "4 контрольные точки, .npz of NumPy"


def test_the_selected_filter_is_studied(room: FiltersRoom, qtbot: QtBot, file: Path) -> None:
    opened(room, qtbot, file)
    room.active.wall.click(0)
    qtbot.waitUntil(lambda: room.card.values["direction"].text() == "0°", timeout=PATIENCE_MS)
    assert room.card.name.mark.name == "edge"
    assert float(room.card.values["explained"].text()) > 0.9
    assert not room.card.gabor.image.isNull() and not room.card.spectrum.image.isNull()


def test_a_layer_is_chosen_in_the_list(room: FiltersRoom, qtbot: QtBot, file: Path) -> None:
    opened(room, qtbot, file)
    room.panel.table.selectRow(2)
    qtbot.waitUntil(lambda: whole(room.active), timeout=PATIENCE_MS)
    assert room.active.layer.key == "conv3" and room.active.wall.tiling.count == 16
    assert room.card._of.text() == "of 16 in conv3"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("gone.pt", None, "gone.pt: cannot be read: No such file"),
        ("text.pt", b"nothing to see here", "not a trained network but a text file"),
        ("module.pt", b"\x80\x02cbuiltins\neval\n", "a Python pickle"),
    ],
)
def test_what_cannot_be_opened_is_said_in_one_line(
    room: FiltersRoom, qtbot: QtBot, file: Path, name: str, content: bytes | None, words: str
) -> None:
    opened(room, qtbot, file)
    path = file.parent / name
    if content is not None:
        path.write_bytes(content)
    room.open_path(path)
    qtbot.waitUntil(lambda: bool(room.problem.text()), timeout=PATIENCE_MS)
    assert words in room.problem.text() and "\n" not in room.problem.text()
    assert room.active.state.source is not None  # what was open is still shown


def test_the_order_of_the_axes_is_asked_and_never_guessed(
    room: FiltersRoom, qtbot: QtBot, tmp_path: Path
) -> None:
    weight = noise(0, (5, 5, 5, 5))
    opened(room, qtbot, saved(tmp_path / "odd.npz", arr_0=weight))
    assert room.panel.question.isVisible() and room.active.frame is None
    assert room.active.reason.text() == "Choose the order of the axes on the left."
    assert room.panel.known.text() == "possible: OIHW, HWIO, OHWI"
    question = room.panel.question
    qtbot.waitUntil(lambda: set(question.buttons) == {"OIHW", "HWIO", "OHWI"}, timeout=PATIENCE_MS)
    assert not any(button.isChecked() for button in question.buttons.values())
    question.buttons["HWIO"].click()
    qtbot.waitUntil(lambda: whole(room.active), timeout=PATIENCE_MS)
    frame = room.active.frame
    assert frame is not None and frame.weight is not None
    np.testing.assert_array_equal(frame.weight, weight.transpose(3, 2, 0, 1))
    assert room.panel.known.text() == "chosen here"
    assert question.others.key == "HWIO"  # and can still be changed
    qtbot.waitUntil(lambda: len(question.buttons) == 3, timeout=PATIENCE_MS)
    assert question.buttons["HWIO"].isChecked()
    assert "--axes HWIO" in _command(room)


def test_names_from_a_file_are_no_markup(room: FiltersRoom, qtbot: QtBot, tmp_path: Path) -> None:
    name = "<s>a & b"
    opened(room, qtbot, saved(tmp_path / "net.npz", **{f"{name}__weight": edges()}))
    item = room.panel.table.item(0, 0)
    assert item is not None
    listed = room.active.layer.itemData(0, Qt.ItemDataRole.ToolTipRole)
    for tip in (item.toolTip(), listed):
        assert "<s>" not in tip and "&lt;s&gt;a &amp; b" in tip


def test_a_file_chosen_again_is_shown_at_once(
    room: FiltersRoom, qtbot: QtBot, file: Path, tmp_path: Path
) -> None:
    doubtful = opened(room, qtbot, saved(tmp_path / "odd.npz", arr_0=noise(0, (5, 5, 5, 5))))
    question = doubtful.panel.question
    qtbot.waitUntil(lambda: len(question.buttons) > 1, timeout=PATIENCE_MS)
    orders, series = list(question.buttons), room.active.state.source
    opened(room, qtbot, file)
    assert not question.isVisible() and not question.buttons
    frames = room.active.frames
    room.active.source_chosen.emit(room.active.state.source)
    assert room.active.frames == frames and len(frames) == 1
    room.active.source_chosen.emit(series)
    assert list(question.buttons) == orders


def test_each_order_in_doubt_is_shown_with_four_filters(tmp_path: Path) -> None:
    weight = noise(0, (5, 5, 6, 16))
    (layer,) = open_network(saved(tmp_path / "odd.npz", arr_0=weight)).layers
    assert layer.axes == "HWIO"  # the only order with square windows
    weight = noise(0, (7, 5, 5, 7))
    (layer,) = open_network(saved(tmp_path / "odd.npz", arr_0=weight)).layers
    assert [reading.order for reading in readings(layer)] == ["OHWI"]
    weight = noise(0, (5, 5, 5, 5))
    (layer,) = open_network(saved(tmp_path / "odd.npz", arr_0=weight)).layers
    turned = {"OIHW": (0, 1, 2, 3), "HWIO": (3, 2, 0, 1), "OHWI": (0, 3, 1, 2)}
    shown = {reading.order: reading.filters for reading in readings(layer)}
    assert list(shown) == list(turned)
    for order, axes in turned.items():
        np.testing.assert_array_equal(shown[order], weight.transpose(axes)[:4], strict=True)


# ------------------------------------------------------------ checkpoints


def test_checkpoints_are_a_time_line(room: FiltersRoom, qtbot: QtBot, folder: Path) -> None:
    opened(room, qtbot, folder)
    side = room.active
    assert side._time.isVisible() and room.curve.isVisible()
    assert side.moment.text() == "epoch_11"
    (line,) = room.curve._whole.lines
    assert line.x.tolist() == [0, 1, 2, 3] and (line.y[0], line.y[-1]) == (0, 1)
    assert room.curve._whole.names == ("epoch_8", "epoch_9", "epoch_10", "epoch_11")
    side.slider.setFocus()
    for key, name in (
        (Qt.Key.Key_Left, "epoch_10"),
        (Qt.Key.Key_Home, "epoch_8"),
        (Qt.Key.Key_Right, "epoch_9"),
        (Qt.Key.Key_End, "epoch_11"),
    ):
        QTest.keyClick(side.slider, key)
        assert side.moment.text() == name
    room.curve.plot.scrubbed.emit(0.2)
    assert side.moment.text() == "epoch_8"
    assert side.edges.text().startswith("0")


def test_checkpoints_are_played_to_the_end(
    room: FiltersRoom, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guitrainer.gui.rooms.filters.side.SLOWEST_MS", 1)
    monkeypatch.setattr("guitrainer.gui.rooms.filters.side.FASTEST_MS", 1)
    opened(room, qtbot, folder)
    side, seen = room.active, []
    side.changed.connect(lambda: seen.append(side.state.place))
    side.slider.setFocus()
    QTest.keyClick(side.slider, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(seen) and not side._timer.isActive(), timeout=PATIENCE_MS)
    assert seen == [0, 1, 2, 3]


def test_a_damaged_checkpoint_is_named(room: FiltersRoom, qtbot: QtBot, folder: Path) -> None:
    saved(folder / "epoch_9.npz", other__weight=noise(0))
    room.open_path(folder)
    qtbot.waitUntil(lambda: bool(room.active.problem), timeout=PATIENCE_MS)
    assert "epoch_9.npz: has no layer conv1" in room.active.problem
    room.active.show_moment(1)
    assert room.active.reason.text() == room.active.problem


def test_frames_are_thinned_and_weights_dropped_to_bound_the_memory(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    series = open_series(folder)
    monkeypatch.setattr("guitrainer.gui.rooms.filters.frames.MOST_FRAMES", 3)
    monkeypatch.setattr("guitrainer.gui.rooms.filters.frames.MOST_BYTES", 6 * 3 * 49 * 4 * 2)
    assert shown_places(series, "conv1") == [0, 3]
    assert [frame.weight is None for frame in frames(series, "conv1", 0)] == [False, False]
    monkeypatch.setattr("guitrainer.gui.rooms.filters.frames.MOST_BYTES", 6 * 3 * 49 * 4)
    found = list(frames(series, "conv1", 3))
    assert [(frame.place, frame.weight) for frame in found] == [(3, None), (0, None)]


# ------------------------------------------------------------ two sides


def test_two_checkpoints_two_layers_and_two_files_are_side_by_side(
    room: FiltersRoom, qtbot: QtBot, folder: Path, file: Path
) -> None:
    opened(room, qtbot, folder)
    room.both.click()
    left, right = room.sides
    qtbot.waitUntil(lambda: whole(right), timeout=PATIENCE_MS)
    assert (left.moment.text(), right.moment.text()) == ("epoch_11", "epoch_8")
    assert len(room.curve._whole.lines) == 1  # both have the same layer
    right.wall.click(3)
    assert room.active is right and right.property("active")
    opened(room, qtbot, file)
    assert left.state.source is not right.state.source
    assert room.curve.plot.marker == 3  # of the side with a time line
    assert [side.layer.key for side in room.sides] == ["conv1", "conv1"]
    left.source.chosen.emit(right.state.source)
    left.layer.chosen.emit("conv2")
    qtbot.waitUntil(lambda: whole(left), timeout=PATIENCE_MS)
    assert left.wall.tiling.count == 16 and right.wall.tiling.count == 6
    room.both.click()
    assert not right.isVisible() and room.active is left


def test_the_next_window_shows_the_same(room: FiltersRoom, qtbot: QtBot, folder: Path) -> None:
    opened(room, qtbot, folder).active.show_moment(1)
    room.active.wall.click(4)
    again = FiltersRoom(room.lab)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: whole(again.active), timeout=PATIENCE_MS)
    assert again.active.moment.text() == "epoch_9"
    assert again.active.wall.current == 4


# ------------------------------------------------------------ what is done with them


def _command(room: FiltersRoom) -> str:
    room.copy.click()
    return QApplication.clipboard().text()


def test_a_layer_starts_from_the_filters(
    ready: Lab, show: Callable[..., QWidget], qtbot: QtBot, file: Path
) -> None:
    window = MainWindow(ready)
    show(window, *USUAL)
    room = opened(window.rooms.show_room(FiltersRoom), qtbot, file)
    room.use.click()
    assert room.problem.text() == (
        "conv1 is 6×3×7×7. No layer of the experiment has this shape: conv1 16×1×9×9. Change its "
        "filters or its kernel size in the Train room."
    )
    room.active.show_layer("conv3")
    qtbot.waitUntil(lambda: whole(room.active), timeout=PATIENCE_MS)
    assert handing.fitting_layers(ready, (16, 1, 9, 9)) == ["conv1"]
    assert room.shown is not None
    room.requests.use_in(room.shown, "conv1")
    qtbot.waitUntil(lambda: window.rooms.shown(TrainRoom) is not None, timeout=PATIENCE_MS)
    initializer = ready.experiment.network.layers[0].initializer  # type: ignore[union-attr]
    assert (initializer.scheme, initializer.path) == ("file", f"{file}#conv3.weight")


def test_a_chosen_order_of_axes_goes_into_the_experiment(tmp_path: Path) -> None:
    weight = noise(0, (5, 5, 5, 5))
    series = open_series(saved(tmp_path / "odd.npz", arr_0=weight), "HWIO")
    found = handing.initializer_of(handing.ShownFilters(series, "arr_0", 0))
    assert (found.path, found.axes) == (f"{tmp_path / 'odd.npz'}#arr_0", "HWIO")
    turned = weight.transpose(3, 2, 0, 1)
    np.testing.assert_array_equal(stored_weight(found, turned.shape), turned)


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf", ".npz", ".gif", ".apng"])
def test_filters_and_films_are_exported(folder: Path, tmp_path: Path, suffix: str) -> None:
    shown = handing.ShownFilters(open_series(folder), "conv1", 1)
    assert suffix in handing.suffixes_of(shown)
    path = tmp_path / f"filters{suffix}"
    assert handing.export(shown, path)() == [path]
    if suffix == ".npz":
        with np.load(path) as arrays:
            np.testing.assert_array_equal(
                arrays["conv1.weight"], shown.series.capture("conv1", 1).weight
            )
    elif suffix == ".pdf":
        assert path.read_bytes().startswith(b"%PDF")
    elif suffix != ".svg":
        with Image.open(path) as picture:
            assert getattr(picture, "n_frames", 1) == (1 if suffix == ".png" else 4)
    else:
        assert "epoch_9" in path.read_text()


def test_an_export_is_asked_for_and_reported(
    room: FiltersRoom, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(room, qtbot, file)
    target = file.parent / "sheet.png"
    answer(monkeypatch, actions, "ask_new_file", target)
    with qtbot.waitSignal(room.lab.exported, timeout=PATIENCE_MS):
        room.export.click()
    assert target.stat().st_size > 1000


def test_the_copied_commands_work(
    room: FiltersRoom,
    qtbot: QtBot,
    file: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(handing, "program_words", lambda: ("./run",))
    monkeypatch.chdir(file.parent)
    for path, made in ((file, "conv1.png"), (folder, "conv1.gif")):
        program, *words = shlex.split(_command(opened(room, qtbot, path)))
        assert program == "./run"
        assert main(words) == 0
        assert (file.parent / made).is_file()
    capsys.readouterr()


# ------------------------------------------------------------ opening by dropping


def test_dropped_networks_go_to_the_room_and_images_do_not(
    lab: Lab, show: Callable[..., QWidget], qtbot: QtBot, file: Path, folder: Path
) -> None:
    window = MainWindow(lab)
    show(window, *USUAL)
    for path in (file, folder, folder / "epoch_8.npz"):
        window.rooms.show_room(TrainRoom)
        window.files.drop([str(path)])
        qtbot.waitUntil(lambda: window.rooms.shown(FiltersRoom) is not None, timeout=PATIENCE_MS)
        room = window.rooms.show_room(FiltersRoom)
        wait_for(room, qtbot, path)
    assert len(room.state.sources) == 3
    images = file.parent / "images.npz"
    rng = np.random.default_rng(0)
    np.savez(images, x=rng.integers(0, 255, (40, 9, 9)).astype(np.uint8), y=np.arange(40) % 4)
    window.files.drop([str(images)])
    qtbot.waitUntil(lambda: lab.experiment.data.source == str(images), timeout=PATIENCE_MS)


def test_a_large_layer_is_refused_in_one_line(
    room: FiltersRoom, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filter_series, "MOST_ELEMENTS", 900)
    opened(room, qtbot, file)
    assert room.active.frame is not None
    room.active.show_layer("conv3")
    qtbot.waitUntil(lambda: bool(room.active.problem), timeout=PATIENCE_MS)
    assert "accepted: up to 65,536 filters with 900 weights" in room.active.reason.text()


# ------------------------------------------------------------ room for texts


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_cut_off(
    speak: Callable[[str], None],
    lab: Lab,
    show: Callable[..., QWidget],
    qtbot: QtBot,
    folder: Path,
    code: str,
) -> None:
    speak(code)
    window = MainWindow(lab)
    show(window, *SMALLEST)
    room = window.rooms.show_room(FiltersRoom)
    qtbot.waitUntil(lambda: _fits(room), timeout=SETTLED_MS)
    odd = saved(folder.parent / "a_longer_name_of_a_file.npz", arr_0=noise(0, (5, 5, 5, 5)))
    opened(room, qtbot, folder)
    room.both.click()
    qtbot.waitUntil(lambda: whole(room.sides[1]), timeout=PATIENCE_MS)
    for wide in (SMALLEST, USUAL, LARGE):
        window.resize(*wide)
        qtbot.waitUntil(lambda: _fits(room), timeout=SETTLED_MS)
    window.resize(*SMALLEST)
    opened(room, qtbot, odd)
    qtbot.waitUntil(lambda: _fits(room), timeout=SETTLED_MS)


@pytest.mark.parametrize("percent", [80, 150, 200])
def test_nothing_is_cut_off_at_other_text_sizes(
    qapp: QApplication,
    lab: Lab,
    show: Callable[..., QWidget],
    qtbot: QtBot,
    folder: Path,
    percent: int,
) -> None:
    size.choose_text_size(percent)
    theme.apply(qapp, theme.LIGHT)
    window = MainWindow(lab)
    show(window, *LARGE)
    room = opened(window.rooms.show_room(FiltersRoom), qtbot, folder)
    room.both.click()
    qtbot.waitUntil(lambda: whole(room.sides[1]), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: _fits(room), timeout=SETTLED_MS)


def _fits(room: QWidget) -> bool:
    assert room.width() <= room.window().width()
    assert cut_off(room) + beyond(room) == []
    return True
