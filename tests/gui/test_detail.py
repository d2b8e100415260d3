"""One filter: beside the stage, and large on it; and the share of edges."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from guitrainer.analysis.edges import summarize
from guitrainer.events import FiltersCaptured, frozen_copy
from guitrainer.gui.base.look.tiles import pictures
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.picture import Picture
from guitrainer.gui.rooms.common.study import study
from guitrainer.gui.rooms.train.stage.detail import FilterDetail
from guitrainer.gui.rooms.train.stage.header import GaugePanel
from guitrainer.gui.rooms.train.stage.panel import StagePanel
from tests.gui.conftest import PATIENCE_MS
from tests.gui.test_stage import capture, on_stage

Show = Callable[[QWidget, int, int], QWidget]


def edge_filter() -> np.ndarray:
    """A wave under a bell curve, upright: it changes from left to right."""
    across = np.arange(9) - 4
    wave = np.sin(2 * np.pi * across / 8) * np.exp(-(across**2) / 18)
    pattern: np.ndarray = np.outer(np.exp(-((np.arange(9) - 4) ** 2) / 18), wave)
    return pattern.astype(np.float32)[None, None]


def test_study_finds_direction_and_fit() -> None:
    found = study(edge_filter())
    assert found.direction == 0
    assert found.explained is not None and found.explained > 0.9
    assert found.gabor is not None
    assert np.corrcoef(found.gabor.ravel(), edge_filter().ravel())[0, 1] > 0.9
    assert found.norm == pytest.approx(float(np.linalg.norm(edge_filter())))
    assert found.std == pytest.approx(float(edge_filter().std()))


@pytest.mark.parametrize("shape", [(1, 1, 1, 1), (1, 4, 2, 2), (1, 3, 7, 7), (1, 20, 3, 3)])
def test_study_of_any_filter(shape: tuple[int, int, int, int]) -> None:
    found = study(np.ones(shape, np.float32))
    assert found.mean == 1
    assert (found.gabor is None) == (min(shape[2:]) < 3)


def test_study_of_a_broken_filter_has_no_pictures() -> None:
    found = study(np.full((1, 1, 5, 5), np.nan, np.float32))
    assert found.gabor is None
    assert found.spectrum is None
    assert np.isnan(found.norm)


def test_detail_tells_the_figures_of_the_filter(lab: Lab, show: Show, qtbot: QtBot) -> None:
    detail = FilterDetail(lab)
    show(detail, 224, 480)
    shown = capture((16, 1, 9, 9))
    weight = shown.weight.copy()
    weight[4] = 30 * edge_filter()[0]
    later = FiltersCaptured(9, "conv1", frozen_copy(weight), frozen_copy(np.full(16, 0.5)),
                            summarize(weight))  # fmt: skip
    on_stage(lab, shown, later)
    lab.looking.select(number=4)
    values = detail.values
    qtbot.waitUntil(lambda: values["direction"].text() == "0°", timeout=PATIENCE_MS)
    assert detail.name.text.text().startswith("edge, 0.9")
    assert values["bias"].text() == "0.5"
    assert float(values["norm"].text()) == pytest.approx(np.linalg.norm(weight[4]), rel=0.01)
    expected = pictures(weight[4:5], "filter", "gray")[0]
    assert pixels(detail.now) == expected[..., 0].tolist()
    assert pixels(detail.start) == pictures(shown.weight[4:5], "filter", "gray")[0, ..., 0].tolist()
    assert not detail.gabor.image.isNull()
    assert not detail.spectrum.image.isNull()


def pixels(picture: Picture) -> list[list[int]]:
    image = picture.image
    return [
        [image.pixelColor(x, y).red() for x in range(image.width())] for y in range(image.height())
    ]


def test_link_and_picture_enlarge(lab: Lab, show: Show, qtbot: QtBot) -> None:
    detail = FilterDetail(lab)
    show(detail, 224, 480)
    on_stage(lab, capture((16, 1, 9, 9)))
    qtbot.waitUntil(lambda: detail.enlarge.isVisible())
    qtbot.mouseClick(detail.enlarge, Qt.MouseButton.LeftButton)
    assert lab.looking.enlarged
    lab.looking.enlarge(False)
    qtbot.mouseClick(detail.now, Qt.MouseButton.LeftButton)
    assert lab.looking.enlarged


def test_large_filter_shows_what_it_sees(ready: Lab, show: Show, qtbot: QtBot) -> None:
    stage = StagePanel(ready)
    show(stage, 862, 600)
    qtbot.waitUntil(lambda: stage.wall.grid is not None)
    stage.wall.setFocus()
    qtbot.keyClick(stage.wall, Qt.Key.Key_Return)
    large = stage.enlargement
    qtbot.waitUntil(lambda: not large.response.image.isNull(), timeout=PATIENCE_MS)
    assert (large.response.image.width(), large.response.image.height()) == (20, 20)
    assert (large.image.image.width(), large.image.image.height()) == (28, 28)
    before = large.image.image
    qtbot.mouseClick(large.images.on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: large.image.image != before, timeout=PATIENCE_MS)
    qtbot.mouseClick(large.images.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: large.image.image == before, timeout=PATIENCE_MS)


def test_response_is_that_of_the_definition(ready: Lab) -> None:
    from guitrainer.gui.rooms.train.stage.sight import look

    shown = ready.looking.shown()
    assert shown is not None
    seen = look(ready.record.experiment, ready.datasets, {"conv1": shown}, "conv1", 5, 102)
    assert (seen.number, seen.total) == (2, 100)
    dataset = ready.datasets.get(ready.experiment)
    image = dataset.transform.apply(dataset.test.images[2:3])[0, 0].astype(np.float64)
    windows = np.lib.stride_tricks.sliding_window_view(image, (9, 9))
    expected = np.einsum("yxhw,hw->yx", windows, shown.weight[5, 0].astype(np.float64))
    assert seen.response is not None
    np.testing.assert_allclose(seen.response, expected, atol=1e-5)
    y, x = np.unravel_index(np.abs(expected).argmax(), expected.shape)
    assert seen.window == (x, y, 9, 9)


def test_keys_of_the_large_filter(ready: Lab, show: Show, qtbot: QtBot) -> None:
    stage = StagePanel(ready)
    show(stage, 862, 600)
    ready.looking.select(number=3)
    ready.looking.enlarge(True)
    large = stage.enlargement
    qtbot.waitUntil(large.isVisible)
    qtbot.keyClick(large, Qt.Key.Key_Right)
    assert ready.looking.filter == 4
    qtbot.keyClick(large, Qt.Key.Key_Left)
    assert ready.looking.filter == 3
    qtbot.keyClick(large, Qt.Key.Key_Escape)
    assert not ready.looking.enlarged
    qtbot.waitUntil(stage.wall.isVisible)


def test_gauge_tells_the_share_of_edges(lab: Lab, show: Show, qtbot: QtBot) -> None:
    gauge = GaugePanel(lab)
    show(gauge, 224, 160)
    assert gauge.ring.share is None
    weight = np.concatenate([edge_filter()] * 3 + [capture((1, 1, 9, 9)).weight])
    later = FiltersCaptured(9, "conv1", frozen_copy(weight), None, summarize(weight))
    on_stage(lab, capture((4, 1, 9, 9)), later)
    qtbot.waitUntil(lambda: gauge.ring.share == 0.75)
    assert gauge.directions.text() == "1 of 8 directions"
    assert gauge.start.text().startswith("at the start: 0")
    assert "not scored" not in gauge.note.text()
    lab.looking.move_cursor(0)
    qtbot.waitUntil(lambda: gauge.ring.share == 0)


@pytest.mark.parametrize(
    ("shape", "words"), [((4, 1, 2, 2), "not scored"), ((4, 1, 5, 5), "Weak evidence")]
)
def test_gauge_says_what_its_number_is_worth(
    lab: Lab, show: Show, qtbot: QtBot, shape: tuple[int, int, int, int], words: str
) -> None:
    gauge = GaugePanel(lab)
    show(gauge, 224, 160)
    on_stage(lab, capture(shape))
    qtbot.waitUntil(lambda: words in gauge.note.text())


def test_answer_to_a_window_that_is_gone_is_dropped(lab: Lab, show: Show, qtbot: QtBot) -> None:
    detail = FilterDetail(lab)
    show(detail, 224, 480)
    on_stage(lab, capture((16, 1, 9, 9)))
    qtbot.waitUntil(lambda: lab.background.busy)
    detail.deleteLater()
    qtbot.waitUntil(lambda: not lab.background.busy, timeout=PATIENCE_MS)


def test_figures_stay_when_the_view_changes(lab: Lab, show: Show, qtbot: QtBot) -> None:
    detail = FilterDetail(lab)
    show(detail, 224, 480)
    on_stage(lab, capture((16, 1, 9, 9)))
    lab.looking.set_view(colors="diverging")
    qtbot.waitUntil(lambda: detail.values["norm"].text() != "–", timeout=PATIENCE_MS)


def test_large_view_says_what_is_missing(ready: Lab, show: Show, qtbot: QtBot) -> None:
    stage = StagePanel(ready)
    show(stage, 862, 600)
    ready.looking.enlarge(True)
    ready.looking.set_view(content="gradient")
    qtbot.waitUntil(lambda: "No gradient yet" in stage.enlargement.filter.hint)
    network = ready.experiment.network
    dense = network.model_copy(update={"layers": network.layers[-1:]})
    ready.edit(ready.experiment.model_copy(update={"network": dense}), "dense only")
    qtbot.waitUntil(lambda: not ready.looking.enlarged, timeout=PATIENCE_MS)
    assert not stage.enlargement.isVisible()
