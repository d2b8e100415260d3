"""Opening, saving, dropping, exporting: what the user sees, and what is on disk afterwards."""

import csv
import shlex
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.cli.main import main
from guitrainer.config.edits import with_layer
from guitrainer.config.loading import load_experiment, load_preset, to_toml
from guitrainer.gui.base.settings import Settings
from guitrainer.gui.lab.exporting import FORMATS, OF_FILTERS, Kind
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.library import load_run
from guitrainer.gui.lab.stage import State
from guitrainer.gui.window import documents
from guitrainer.gui.window.dialogs import export as export_module
from guitrainer.gui.window.dialogs.export import ExportDialog
from guitrainer.gui.window.dialogs.preferences import PreferencesDialog
from guitrainer.gui.window.documents import MANY_EDITS
from guitrainer.gui.window.files import Files
from guitrainer.gui.window.kinds import holds_filters
from guitrainer.gui.window.window import MainWindow
from guitrainer.runs.checkpoint import load_checkpoint
from guitrainer.runs.experiment import run_experiment
from guitrainer.runs.export import export_run
from tests.gui.answering import answer, done, press
from tests.gui.conftest import PATIENCE_MS
from tests.gui.test_library import make_run
from tests.runs.fake import tiny_experiment


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def files(lab: Lab, window: QWidget) -> Files:
    return Files(lab, window)


@pytest.fixture
def troubles(lab: Lab) -> list[str]:
    """Errors that were shown, one line each."""
    shown: list[str] = []
    lab.failed.connect(lambda error: shown.append(str(error)))
    return shown


@pytest.fixture
def said(lab: Lab) -> list[str]:
    lines: list[str] = []
    lab.said.connect(lines.append)
    return lines


def may_leave(files: Files, bot: QtBot) -> bool:
    """Whether unsaved edits may be left behind."""
    left: list[bool] = []
    files.leave(lambda: left.append(True), failed=lambda: None)
    done(files.talks, bot)
    return bool(left)


def edited(lab: Lab, times: int = 1) -> None:
    for seed in range(1, times + 1):
        lab.edit(lab.experiment.model_copy(update={"seed": lab.experiment.seed + seed}), "seed")


# ------------------------------------------------------------ experiments


def test_saved_and_opened_again(
    files: Files,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    said: list[str],
    qtbot: QtBot,
) -> None:
    lab, target = files.lab, tmp_path / "mine.toml"
    edited(lab)
    wanted = lab.experiment
    answer(monkeypatch, documents, "ask_new_file", target)
    files.save()
    done(files.talks, qtbot)
    assert load_experiment(target) == wanted
    assert not lab.document.modified
    assert said == ["Saved mine.toml"]
    edited(lab)
    answer(monkeypatch, documents, "ask_new_file", None)
    files.save()  # it is in a file now, so nothing is asked
    done(files.talks, qtbot)
    assert load_experiment(target) == lab.experiment
    lab.open_document(load_preset("lenet"))
    files.open(target)
    done(files.talks, qtbot)
    assert lab.experiment.seed == wanted.seed + 1
    assert lab.document.path == target
    assert lab.settings.recent[0] == target


def test_saving_is_canceled_or_impossible(
    files: Files,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    troubles: list[str],
    qtbot: QtBot,
) -> None:
    for target in (None, tmp_path / "gone" / "mine.toml"):
        answer(monkeypatch, documents, "ask_new_file", target)
        files.save()
        done(files.talks, qtbot)
    assert len(troubles) == 1
    assert "mine.toml: cannot be written: No such file" in troubles[0]
    assert files.lab.document.path is None


def test_a_file_that_is_no_experiment_changes_nothing(
    files: Files, tmp_path: Path, troubles: list[str], qtbot: QtBot
) -> None:
    before = files.lab.experiment
    (tmp_path / "bad.toml").write_text("[training]\nepoch = 3")
    files.open(tmp_path / "bad.toml")
    done(files.talks, qtbot)
    assert files.lab.experiment == before
    assert len(troubles) == 1
    assert "epoch" in troubles[0] and "bad.toml" in troubles[0]


def test_the_experiment_of_a_run_is_never_saved_over(
    files: Files, tmp_path: Path, qtbot: QtBot
) -> None:
    run = make_run(tmp_path / "run")
    files.open(run / "config.toml")
    done(files.talks, qtbot)
    assert files.lab.experiment == tiny_experiment(6)
    assert files.lab.document.path is None


@pytest.mark.parametrize(
    ("button", "left", "saved"), [("Save", True, True), ("Discard", True, False),
                                  ("Cancel", False, False)]
)  # fmt: skip
def test_unsaved_changes_of_a_file_are_asked_about(
    files: Files, tmp_path: Path, button: str, left: bool, saved: bool, qtbot: QtBot
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(to_toml(files.lab.experiment))
    files.open(path)
    done(files.talks, qtbot)
    assert may_leave(files, qtbot)
    edited(files.lab)
    press(button)
    assert may_leave(files, qtbot) is left
    assert (load_experiment(path) == files.lab.experiment) is saved


def test_a_few_edits_of_a_preset_are_not_worth_a_question(files: Files, qtbot: QtBot) -> None:
    edited(files.lab, MANY_EDITS - 1)
    assert may_leave(files, qtbot)
    edited(files.lab)
    press("Cancel")
    assert not may_leave(files, qtbot)


def test_the_command_repeats_the_experiment(
    files: Files, said: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guitrainer.config.command.program_words", lambda: ("guitrainer",))
    files.lab.open_document(load_preset("lenet"))
    files.copy_command()
    done(files.talks, qtbot)
    assert QGuiApplication.clipboard().text() == "guitrainer --headless lenet"
    assert said == ["Copied: guitrainer --headless lenet"]


def test_a_command_that_needs_a_file_offers_to_save(
    files: Files, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    monkeypatch.setattr("guitrainer.config.command.program_words", lambda: ("guitrainer",))
    QGuiApplication.clipboard().clear()
    files.lab.open_document(tiny_experiment(6))
    press("Cancel")
    files.copy_command()
    done(files.talks, qtbot)
    assert QGuiApplication.clipboard().text() == ""
    answer(monkeypatch, documents, "ask_new_file", tmp_path / "mine.toml")
    press("Save")
    files.copy_command()
    done(files.talks, qtbot)
    expected = f"guitrainer --headless --config {tmp_path / 'mine.toml'}"
    assert QGuiApplication.clipboard().text() == expected
    assert load_experiment(tmp_path / "mine.toml") == tiny_experiment(6)


# ------------------------------------------------------------ runs and images


def test_a_run_is_opened_from_its_folder(files: Files, qtbot: QtBot, tmp_path: Path) -> None:
    run = make_run(tmp_path / "run")
    files.drop([str(run)])
    qtbot.waitUntil(lambda: files.lab.record.newest == 6, timeout=PATIENCE_MS)
    assert files.lab.state == State.FINISHED
    assert files.lab.experiment == tiny_experiment(6)
    assert files.lab.settings.recent[0] == run


def test_a_run_dropped_into_the_filters_room_shows_its_filters(
    files: Files, qtbot: QtBot, tmp_path: Path
) -> None:
    run = make_run(tmp_path / "run")
    with qtbot.waitSignal(files.filters_asked, timeout=PATIENCE_MS) as asked:
        files.drop([str(run)], filters=True)
    assert asked.args == [run]
    assert not files.talks.busy


def test_a_run_is_shown_at_the_start(lab: Lab, qtbot: QtBot, tmp_path: Path) -> None:
    lab.open_run(make_run(tmp_path / "run", stop_at=4) / "checkpoint.safetensors")
    lab.begin()
    qtbot.waitUntil(lambda: lab.preview is not None, timeout=PATIENCE_MS)
    assert (lab.state, lab.record.newest) == (State.FINISHED, 4)


def test_a_damaged_run_is_one_line(
    files: Files, qtbot: QtBot, tmp_path: Path, troubles: list[str]
) -> None:
    run = make_run(tmp_path / "run")
    (run / "plan.json").write_text("{}")
    files.open(run)
    qtbot.waitUntil(lambda: bool(troubles), timeout=PATIENCE_MS)
    assert "plan.json: damaged" in troubles[0]
    assert files.lab.state == State.IDLE


def test_a_stopped_run_goes_on(files: Files, qtbot: QtBot, tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", steps=30, stop_at=4)
    files.lab.pace.choose(None)
    files.resume(run)
    qtbot.waitUntil(lambda: files.lab.record.finished is not None, timeout=PATIENCE_MS)
    list(run_experiment(tiny_experiment(30), out=tmp_path / "whole"))
    ours, theirs = load_checkpoint(run), load_checkpoint(tmp_path / "whole")
    for name, values in theirs.arrays.items():
        np.testing.assert_array_equal(ours.arrays[name], values)


def test_images_are_used_if_they_can_be_read(
    files: Files, qtbot: QtBot, tmp_path: Path, troubles: list[str]
) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (60, 28, 28)).astype(np.uint8)
    np.savez(tmp_path / "mine.npz", images=pixels, labels=np.arange(60) % 10)
    files.drop([str(tmp_path / "mine.npz")])
    source = str(tmp_path / "mine.npz")
    qtbot.waitUntil(lambda: files.lab.experiment.data.source == source, timeout=PATIENCE_MS)
    assert files.lab.document.undoable is not None
    (tmp_path / "bad.npz").write_bytes(b"nothing")
    files.drop([str(tmp_path / "bad.npz")])
    qtbot.waitUntil(lambda: bool(troubles), timeout=PATIENCE_MS)
    assert "bad.npz" in troubles[0]
    assert files.lab.experiment.data.source == source


def test_what_cannot_be_opened_is_one_line(
    files: Files, tmp_path: Path, troubles: list[str], qtbot: QtBot
) -> None:
    (tmp_path / "photo.tiff").touch()
    (tmp_path / "a.toml").touch()
    dropped: tuple[list[str], ...] = (["photo.tiff"], ["missing"], ["photo.tiff", "a.toml"], [])
    for names in dropped:
        files.drop([str(tmp_path / name) for name in names])
        done(files.talks, qtbot)
    assert len(troubles) == 4
    assert "photo.tiff: accepted: an experiment" in troubles[0]
    assert "no such file" in troubles[1]
    assert "one at a time" in troubles[2]


# ------------------------------------------------------------ export


@pytest.fixture
def dialog(train: Callable[[], Lab], window: QWidget, qtbot: QtBot) -> ExportDialog:
    made = ExportDialog(train(), window)
    with qtbot.waitExposed(made):
        made.open()
    return made


def run_folder(lab: Lab) -> Path:
    assert lab.record.started is not None and lab.record.started.folder is not None
    return Path(lab.record.started.folder)


def export(dialog: ExportDialog, target: Path, monkeypatch: pytest.MonkeyPatch, bot: QtBot) -> None:
    """Press the button, and have the file be `target`; the dialog stays open, and says so."""
    answer(monkeypatch, export_module, "ask_new_file", target)
    answer(monkeypatch, export_module, "ask_folder", target.parent)
    bot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    bot.waitUntil(lambda: bool(dialog.report.text()), timeout=PATIENCE_MS)
    assert dialog.isVisible() and dialog.open_folder.isVisible()
    assert str(target.parent) in dialog.report.text()
    assert dialog.report.text().startswith(f"Exported {target.stem}")


def choose(box: QComboBox, value: object) -> None:
    """As a user does."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def preview_ground(dialog: ExportDialog) -> str | None:
    """Color of the upper left corner of the preview."""
    image = dialog.preview.image
    return None if image is None else image.pixelColor(0, 0).name()


def test_an_exported_picture_is_the_one_of_the_run_folder(
    dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path, lab: Lab
) -> None:
    written: list[object] = []
    lab.exported.connect(written.append)
    qtbot.waitUntil(lambda: dialog.preview.image is not None, timeout=PATIENCE_MS)
    export(dialog, tmp_path / "ours.png", monkeypatch, qtbot)
    export_run(run_folder(lab), tmp_path / "theirs.png")
    assert (tmp_path / "ours.png").read_bytes() == (tmp_path / "theirs.png").read_bytes()
    with Image.open(tmp_path / "ours.png") as picture:
        assert dialog.preview.image is not None
        assert dialog.preview.image.width() == picture.width
    assert written == [[tmp_path / "ours.png"]]
    assert lab.settings.export_folder == tmp_path


def test_exported_weights_are_the_trained_ones(
    dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path, lab: Lab
) -> None:
    dialog.choose("weights")
    export(dialog, tmp_path / "w.npz", monkeypatch, qtbot)
    arrays = load_checkpoint(run_folder(lab)).arrays
    with np.load(tmp_path / "w.npz") as found:
        np.testing.assert_array_equal(found["conv1.weight"], arrays["conv1.weight"])


@pytest.mark.parametrize("suffix", [".gif", ".apng"])
def test_the_evolution_moves(
    dialog: ExportDialog,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    tmp_path: Path,
    suffix: str,
) -> None:
    dialog.choose("evolution")
    dialog.form.format.setCurrentIndex(dialog.form.format.findData(suffix))
    qtbot.waitUntil(lambda: dialog.preview.image is not None, timeout=PATIENCE_MS)
    export(dialog, tmp_path / f"e{suffix}", monkeypatch, qtbot)
    with Image.open(tmp_path / f"e{suffix}") as picture:
        assert getattr(picture, "n_frames", 1) > 2


def test_the_step_at_the_marker_is_exported(
    train: Callable[[], Lab],
    window: QWidget,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    lab = train()
    first = lab.record.first("conv1")
    assert first is not None
    lab.looking.move_cursor(0)
    dialog = ExportDialog(lab, window)
    with qtbot.waitExposed(dialog):
        dialog.open()
    dialog.choose("weights")
    assert dialog.form.step.currentText() == "at the marker, 0"
    export(dialog, tmp_path / "w.npz", monkeypatch, qtbot)
    with np.load(tmp_path / "w.npz") as found:
        np.testing.assert_array_equal(found["conv1.weight"], first.weight)


def test_the_run_folder_is_copied(
    dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path, lab: Lab
) -> None:
    dialog.choose("run")
    name = f"{lab.experiment.name}_{lab.experiment.seed}_run"
    (tmp_path / name).mkdir()
    export(dialog, tmp_path / name, monkeypatch, qtbot)
    copy = load_run(tmp_path / f"{name}-2")
    assert copy.record.newest == lab.record.newest


def test_the_network_is_exported_as_by_the_command(
    dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.choose("network")
    for suffix in FORMATS["network"]:
        choose(dialog.form.format, suffix)
        export(dialog, tmp_path / f"a{suffix}", monkeypatch, qtbot)
        dialog.copy.click()
        command, run, flag, to = shlex.split(QGuiApplication.clipboard().text())[-4:]
        assert (command, flag) == ("export", "--to") and to.endswith(f"_network{suffix}")
        assert main(["export", run, "--to", str(tmp_path / f"b{suffix}")]) == 0
        assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


def test_events_of_the_run_are_exported(
    dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path, lab: Lab
) -> None:
    dialog.choose("tensorboard")
    name = f"{lab.experiment.name}_{lab.experiment.seed}_tensorboard"
    export(dialog, tmp_path / name, monkeypatch, qtbot)
    (file,) = (tmp_path / name).iterdir()
    assert file.name.startswith("events.out.tfevents.")
    dialog.copy.click()
    assert " --tensorboard " in QGuiApplication.clipboard().text()
    dialog.choose("run")
    assert not dialog.copy.isEnabled()  # the window alone copies a run


def test_an_animation_of_limited_size(
    dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.choose("evolution")
    choose(dialog.form.largest, 1)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text().endswith(" --layer conv1 --max-mb 1")
    export(dialog, tmp_path / "a.gif", monkeypatch, qtbot)
    assert (tmp_path / "a.gif").stat().st_size <= 1_000_000


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf", ".csv"])
def test_a_plot_is_exported(
    train: Callable[[], Lab],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    tmp_path: Path,
    suffix: str,
) -> None:
    lab = train()
    window = MainWindow(lab)
    qtbot.addWidget(window)
    dialog = ExportDialog(lab, window)
    with qtbot.waitExposed(dialog):
        dialog.open()
    dialog.choose("curves")
    assert dialog.preview.image is not None
    dialog.form.format.setCurrentIndex(dialog.form.format.findData(suffix))
    export(dialog, tmp_path / f"loss{suffix}", monkeypatch, qtbot)
    content = (tmp_path / f"loss{suffix}").read_bytes()
    assert content.startswith(
        {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF", ".csv": b"step"}[suffix]
    )


def test_all_numbers_are_exported_as_one_table(
    dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path, lab: Lab
) -> None:
    dialog.choose("curves")
    assert dialog.form.plot.currentText() == "All numbers"
    export(dialog, tmp_path / "all.csv", monkeypatch, qtbot)
    with (tmp_path / "all.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    steps = lab.record.steps
    losses = {int(row["step"]): row["loss"] for row in rows if row["loss"]}
    assert len(losses) == len(steps.step.values)
    found = [float(losses[int(step)]) for step in steps.step.values]
    np.testing.assert_array_equal(found, steps.loss.values)


def test_a_failed_export_is_one_line_and_the_dialog_stays(
    dialog: ExportDialog,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    tmp_path: Path,
    troubles: list[str],
) -> None:
    answer(monkeypatch, export_module, "ask_new_file", tmp_path / "gone" / "a.png")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(troubles), timeout=PATIENCE_MS)
    assert len(troubles) == 1
    assert "a.png: cannot be written" in troubles[0]
    assert dialog.isVisible()
    assert dialog.go.isEnabled()


def test_before_training_the_weights_as_drawn_are_exported(
    ready: Lab, window: QWidget, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ExportDialog(ready, window)
    with qtbot.waitExposed(dialog):
        dialog.open()
    flags = [dialog.kinds.item(row).flags() for row in range(dialog.kinds.count())]
    usable = [bool(flag & Qt.ItemFlag.ItemIsEnabled) for flag in flags]
    assert usable == [True] * 5 + [False] * 4
    dialog.choose("weights")
    export(dialog, tmp_path / "w.npz", monkeypatch, qtbot)
    shown = ready.looking.shown()
    assert shown is not None
    with np.load(tmp_path / "w.npz") as found:
        np.testing.assert_array_equal(found["conv1.weight"], shown.weight)


def test_exporting_while_training(
    ready: Lab, window: QWidget, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    ready.pace.choose(20)
    ready.start()
    qtbot.waitUntil(lambda: ready.record.newest >= 3, timeout=PATIENCE_MS)
    dialog = ExportDialog(ready, window)
    with qtbot.waitExposed(dialog):
        dialog.open()
    before = ready.record.newest
    export(dialog, tmp_path / "a.png", monkeypatch, qtbot)
    qtbot.waitUntil(lambda: ready.record.newest > before, timeout=PATIENCE_MS)
    assert (tmp_path / "a.png").is_file()


def test_export_starts_with_the_layer_on_stage(
    ready: Lab, window: QWidget, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    two = with_layer(ready.experiment, "conv", 1)
    ready.edit(two, "")
    qtbot.waitUntil(
        lambda: ready.preview is not None and "conv2" in ready.record.layers, timeout=PATIENCE_MS
    )
    ready.looking.select("conv2")
    dialog = ExportDialog(ready, window)
    with qtbot.waitExposed(dialog):
        dialog.open()
    for kind in OF_FILTERS:
        dialog.choose(kind)
        assert dialog.form.layer.currentText() == "conv2"
    choose(dialog.form.layer, "")  # all layers
    dialog.choose("sheet")
    choose(dialog.form.layer, "conv1")
    dialog.choose("weights")
    assert dialog.form.layer.currentText() == "conv1", "what was chosen last stays"
    export(dialog, tmp_path / "w.npz", monkeypatch, qtbot)
    with np.load(tmp_path / "w.npz") as found:
        assert set(found) == {"conv1.weight", "conv1.bias"}


def test_pictures_for_paper_are_light(
    train: Callable[[], Lab], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    lab = train()
    window = MainWindow(lab)
    qtbot.addWidget(window)
    dialog = ExportDialog(lab, window)
    with qtbot.waitExposed(dialog):
        dialog.open()
    choose(dialog.form.colors, "light")
    painted: tuple[Kind, ...] = ("sheet", "strip", "evolution", "curves")
    for kind in painted:
        dialog.choose(kind)
        qtbot.waitUntil(lambda: preview_ground(dialog) == "#ffffff", timeout=PATIENCE_MS)
        suffix = dialog.form.wish().suffix
        export(dialog, tmp_path / f"{kind}{suffix}", monkeypatch, qtbot)
        with Image.open(tmp_path / f"{kind}{suffix}") as picture:
            assert picture.convert("RGB").getpixel((0, 0)) == (255, 255, 255)
    again = ExportDialog(lab, window)
    assert again.form.wish().colors == "light", "remembered"
    plain: tuple[Kind, ...] = ("tiles", "weights", "run")
    for kind in plain:
        again.choose(kind)
        assert not again.form.colors.isVisibleTo(again), "nothing of it has colors"


def test_the_next_export_has_the_newest_filters(
    ready: Lab, window: QWidget, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ExportDialog(ready, window)
    with qtbot.waitExposed(dialog):
        dialog.open()
    export(dialog, tmp_path / "before.png", monkeypatch, qtbot)
    assert dialog.form.step.currentText() == "newest, 0"
    ready.pace.choose(None)
    ready.start()
    qtbot.waitUntil(lambda: ready.state == State.FINISHED, timeout=PATIENCE_MS)
    export(dialog, tmp_path / "after.png", monkeypatch, qtbot)
    assert dialog.form.step.currentText() == f"newest, {ready.record.newest}"
    export(dialog, tmp_path / "newest.png", monkeypatch, qtbot)
    export_run(run_folder(ready), tmp_path / "theirs.png")
    assert (tmp_path / "newest.png").read_bytes() == (tmp_path / "theirs.png").read_bytes()


def test_nothing_to_export(lab: Lab, window: QWidget) -> None:
    dialog = ExportDialog(lab, window)
    assert not dialog.go.isEnabled()
    assert "Press Train" in dialog.preview.shown.text()


# ------------------------------------------------------------ preferences


def test_preferences_are_kept_when_saved_only(lab: Lab, window: QWidget, tmp_path: Path) -> None:
    dressed: list[bool] = []
    before = lab.settings.runs_folder
    dialog = PreferencesDialog(lab, window)
    dialog.dress_changed.connect(lambda: dressed.append(True))
    dialog.threads.setValue(3)
    dialog.folder.setText(str(tmp_path / "elsewhere"))
    dialog.reject()
    assert (lab.settings.threads, lab.settings.runs_folder) == (1, before)
    dialog.accept()
    assert (lab.settings.threads, lab.settings.runs_folder) == (3, tmp_path / "elsewhere")
    assert dressed == []
    dialog.language.setCurrentIndex(dialog.language.findData("es"))
    dialog.theme.setCurrentIndex(dialog.theme.findData("light"))
    dialog.accept()
    assert (lab.settings.language, lab.settings.theme) == ("es", "light")
    assert dressed == [True]


def test_runs_go_where_they_can_be_written(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings.runs_folder = Path("runs")
    assert settings.runs_folder == Path("runs")
    monkeypatch.setattr("os.access", lambda path, mode: False)
    away = settings.runs_folder
    assert away.is_absolute()
    assert away.parts[-2:] == ("guitrainer", "runs")
    settings.runs_folder = tmp_path / "mine"
    assert settings.runs_folder == tmp_path / "mine"


SAMPLES = Path(__file__).parents[1] / "formats" / "samples"


@pytest.mark.parametrize(
    ("file", "filters"),
    [
        ("torch-whole-module.pt", True),  # refused, with the line that saves it safely
        ("torch-state_dict.pt", True),
        ("keras3.keras", True),
        ("README.md", False),
        ("missing", False),
    ],
)
def test_a_network_that_is_refused_goes_to_the_filters_room(file: str, filters: bool) -> None:
    assert holds_filters(SAMPLES / file) is filters
