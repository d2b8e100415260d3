import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from guitrainer.errors import InputError
from guitrainer.events import FiltersCaptured, frozen_copy
from guitrainer.runs.history import Recorder, append, arrays_of, npz_bytes, read_history
from tests.runs.fake import scores_of


def captured(step: int, layer: str = "conv1", scored: bool = True) -> FiltersCaptured:
    values = np.random.default_rng([step, len(layer)]).normal(size=(3, 2, 5, 5))
    weight = frozen_copy(values.astype(np.float32))
    return FiltersCaptured(
        step, layer, weight, frozen_copy(weight[:, 0, 0, 0]), scores_of(weight) if scored else None
    )


def record(path: Path, *steps: int) -> None:
    recorder = Recorder(path)
    for step in steps:
        recorder.add(captured(step))
        recorder.add(captured(step, "b_conv2", scored=False))
    recorder.write()


def test_what_is_recorded_is_read(tmp_path: Path) -> None:
    record(tmp_path / "filters.npz", 0, 10, 25)
    history = read_history(tmp_path)
    assert history.steps.tolist() == [0, 10, 25]
    assert list(history.layers) == ["conv1", "b_conv2"]
    assert history.layers["conv1"].weight.shape == (3, 3, 2, 5, 5)
    assert history.layers["b_conv2"].scores is None
    for layer, scored in (("conv1", True), ("b_conv2", False)):
        found, expected = history.at(layer, 1), captured(10, layer, scored)
        assert (found.step, found.layer) == (10, layer)
        np.testing.assert_array_equal(found.weight, expected.weight, strict=True)
        np.testing.assert_array_equal(found.bias, expected.bias)
        if expected.scores is not None and found.scores is not None:
            assert found.scores.labels == expected.scores.labels
            assert found.scores.spread == expected.scores.spread
            np.testing.assert_array_equal(found.scores.scores, expected.scores.scores)
        else:
            assert found.scores is expected.scores is None


def test_a_recorder_knows_what_it_has_written(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "filters.npz")
    assert recorder.up_to(0) is None
    for step in (0, 10):
        recorder.add(captured(step))
        recorder.add(captured(step, "b_conv2", scored=False))
    recorder.write()
    found, expected = recorder.up_to(10), read_history(tmp_path)
    assert found is not None
    known, read = (arrays_of(one, one.layers) for one in (found, expected))
    assert known.keys() == read.keys()
    for name, array in known.items():
        np.testing.assert_array_equal(array, read[name])
    recorder.add(captured(20))  # the other layer is missing
    assert recorder.up_to(20) is None
    assert recorder.up_to(10) is None


def test_numpy_reads_it_without_pickle(tmp_path: Path) -> None:
    record(tmp_path / "filters.npz", 0, 10)
    with np.load(tmp_path / "filters.npz", allow_pickle=False) as arrays:
        assert arrays["steps"].tolist() == [0, 10]
        assert arrays["conv1.weight"].shape == (2, 3, 2, 5, 5)
        assert set(arrays["conv1.labels"].ravel()) <= {"edge", "noise"}


def test_resuming_drops_later_steps_and_gives_the_same_bytes(tmp_path: Path) -> None:
    record(tmp_path / "whole.npz", 0, 10, 20, 30)
    record(tmp_path / "resumed.npz", 0, 10, 20)
    recorder = Recorder(tmp_path / "resumed.npz")
    recorder.resume(15)
    for step in (10, 20, 30):  # 10 is there already
        recorder.add(captured(step))
        recorder.add(captured(step, "b_conv2", scored=False))
    recorder.write()
    assert (tmp_path / "resumed.npz").read_bytes() == (tmp_path / "whole.npz").read_bytes()


def test_memory_is_bounded_and_the_ends_are_kept(tmp_path: Path) -> None:
    limit = 8 * captured(0).weight.nbytes
    recorder = Recorder(tmp_path / "filters.npz", limit)
    for step in range(100):
        recorder.add(captured(step))
        assert recorder._bytes <= limit + captured(0).weight.nbytes
    recorder.write()
    steps = read_history(tmp_path).steps
    assert (steps[0], steps[-1]) == (0, 99)
    assert 4 <= len(steps) <= 9


def test_filters_that_are_not_finite_and_incomplete_steps_are_left_out(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "filters.npz")
    for step in (0, 10):
        recorder.add(captured(step))
        recorder.add(captured(step, "conv2"))
    broken = frozen_copy(captured(20).weight * np.nan)
    recorder.add(FiltersCaptured(20, "conv1", broken, None, None))
    recorder.add(captured(20, "conv2"))
    recorder.write()
    assert read_history(tmp_path).steps.tolist() == [0, 10]


def test_a_step_is_appended(tmp_path: Path) -> None:
    record(tmp_path / "filters.npz", 0, 10)
    before = read_history(tmp_path)
    after = append(before, [captured(15), captured(15, "b_conv2", scored=False)])
    assert after.steps.tolist() == [0, 10, 15]
    np.testing.assert_array_equal(after.at("conv1", 2).weight, captured(15).weight)
    assert before.steps.tolist() == [0, 10]


Damage = Callable[[dict[str, NDArray[Any]]], Any]


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda a: a.pop("steps"), "steps is not an increasing list"),
        (lambda a: a.update(steps=np.array([0, 10, 10])), "steps is not an increasing list"),
        (lambda a: a.update(steps=np.array([0.0, 1.0, 2.0])), "steps is not an increasing list"),
        (lambda a: a.update(steps=np.array([0, 10])), "conv1.weight has shape"),
        (lambda a: a.pop("conv1.weight"), "conv1.weight is not a float32"),
        (lambda a: a.update({"conv1.weight": np.zeros((3, 2))}), "conv1.weight is not a float32"),
        (lambda a: a.update({"conv1.bias": np.zeros((3, 4), "f4")}), "conv1.bias has shape"),
        (lambda a: a["conv1.weight"].__setitem__((0,) * 5, np.nan), "conv1.weight contains NaN"),
        (lambda a: a.pop("conv1.spread"), "conv1 lacks spread"),
        (lambda a: a.update({"conv1.labels": np.full((3, 3), "nice")}), "words other than edge"),
        (lambda a: a.update({"conv1.more": np.zeros(3)}), "no such array"),
        (lambda a: a.update(objects=np.array([{}], object)), "objects"),
    ],
)
def test_damage_is_refused(tmp_path: Path, damage: Damage, message: str) -> None:
    record(tmp_path / "filters.npz", 0, 10, 20)
    with np.load(tmp_path / "filters.npz") as archive:
        arrays = dict(archive)
    damage(arrays)
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)
    (tmp_path / "filters.npz").write_bytes(buffer.getvalue())
    with pytest.raises(InputError, match=message):
        read_history(tmp_path)


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 no archive"])
def test_no_archive_is_refused(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "filters.npz").write_bytes(content)
    with pytest.raises(InputError, match=r"filters\.npz"):
        read_history(tmp_path)


def test_same_arrays_same_bytes() -> None:
    arrays = {"a": np.arange(6).reshape(2, 3).T, "b": np.zeros(2, "f4")}
    assert bytes(npz_bytes(arrays)) == bytes(npz_bytes(dict(arrays)))
