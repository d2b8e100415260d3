"""The table and the arrays of a sweep: growing, incomplete, and damaged."""

import errno
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from guitrainer.config.loading import load_preset
from guitrainer.errors import CheckpointError, OutputError
from guitrainer.sweeps.arrays import ArrayReader, TrialArrays, write_filters
from guitrainer.sweeps.axes import Vary
from guitrainer.sweeps.outcome import NUMBERS, TrialOutcome, failed
from guitrainer.sweeps.plan import SweepPlan
from guitrainer.sweeps.table import TableReader, TrialTable, write_rows

PLAN = SweepPlan(
    seeds=(0, 1, 2),
    vary=(Vary(key="init", values=("zeros", "ones")), Vary(key="dense1.bias", values=(True,))),
    experiment=load_preset("lenet"),
)
DONE = TrialOutcome(4, "completed", {**dict.fromkeys(NUMBERS), "test_accuracy": 1 / 3}, "ab" * 32)


def table(path: Path, *outcomes: TrialOutcome) -> bytes:
    made = TrialTable(path, PLAN)
    for outcome in outcomes:
        made.add(PLAN.trial(outcome.number), outcome)
    made.close()
    return path.read_bytes()


def test_rows_are_read_as_written_while_the_table_grows(tmp_path: Path) -> None:
    path = tmp_path / "trials.csv"
    lines = table(path, DONE, failed(0, 'its worker, "9",\nended', 3)).splitlines(keepends=True)
    path.write_bytes(lines[0] + lines[1][:20])
    reader = TableReader(path, PLAN)
    assert reader.refresh() == []
    path.write_bytes(b"".join(lines[:2]))
    (row,) = reader.refresh()
    assert (row.number, row.status, row.numbers["test_accuracy"]) == (4, "completed", 1 / 3)
    path.write_bytes(b"".join(lines))
    (row,) = reader.refresh()
    assert (row.number, row.problem, row.attempts) == (0, 'its worker, "9", ended', 3)
    assert reader.end == path.stat().st_size


def test_sorted_table_does_not_depend_on_the_order_of_ends(tmp_path: Path) -> None:
    made = []
    for order in ((0, 4), (4, 0)):
        path = tmp_path / f"{order}.csv"
        table(path, *(TrialOutcome(**{**vars(DONE), "number": k}) for k in order))
        reader = TableReader(path, PLAN)
        write_rows(path, PLAN, reader.refresh())
        made.append(path.read_bytes())
    assert made[0] == made[1]


def test_tables_of_earlier_versions_are_read(tmp_path: Path) -> None:
    path = tmp_path / "trials.csv"
    lines = table(path, DONE).decode().splitlines()
    place = lines[0].split(",").index("kurtosis")
    cells = [line.split(",") for line in lines]
    path.write_text("".join(",".join(row[:place] + row[place + 1 :]) + "\n" for row in cells))
    reader = TableReader(path, PLAN)
    (row,) = reader.refresh()
    assert (row.numbers, row.weights) == (dict(DONE.numbers), DONE.weights)
    assert reader.outdated
    write_rows(path, PLAN, [row])
    assert path.read_text().splitlines() == lines
    reader.restart()
    assert reader.refresh() == [row]
    assert not reader.outdated


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"completed", b"perhaps"),
        (b"\n4,", b"\n6,"),
        (b"\n4,", b"\n-4,"),
        (b"\n4,", b"\n" + b"4" * 5000 + b","),
        (b"0.3333333333333333", b"nan"),
        (b"0.3333333333333333", b"1e999"),
        (b"abab", b"../x"),
        (b",true,", b","),
        (b"trial,setting,init", b"trial,setting,foo"),
        (b",1,abab", b',1,"abab'),
    ],
)
def test_damaged_tables_are_refused(tmp_path: Path, old: bytes, new: bytes) -> None:
    path = tmp_path / "trials.csv"
    content = table(path, DONE)
    assert old in content
    path.write_bytes(content.replace(old, new, 1))
    with pytest.raises(CheckpointError) as caught:
        TableReader(path, PLAN).refresh()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"seeds": (0, 1, 2, 3)}, None),
        ({"seeds": (0, 1, 7)}, "trial 4 has seed 2, but in the plan it has 7"),
        ({"vary": (PLAN.vary[0], Vary(key="dense1.bias", values=(False,)))}, "dense1.bias true"),
        ({"folds": 2}, "trial 4 has seed 2"),
        ({"folds": 5, "seeds": (2,)}, "trial 4 has fold , but in the plan it has 3"),
    ],
)
def test_rows_of_another_plan_are_refused(
    tmp_path: Path, changes: dict[str, Any], message: str | None
) -> None:
    path = tmp_path / "trials.csv"
    table(path, DONE)
    fields = {name: getattr(PLAN, name) for name in SweepPlan.model_fields}
    reader = TableReader(path, SweepPlan(**{**fields, **changes}))
    if message is None:
        assert [row.number for row in reader.refresh()] == [4]
        return
    with pytest.raises(CheckpointError, match=message):
        reader.refresh()


def filters(seed: int, shape: tuple[int, ...] = (2, 1, 3, 3)) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    start, end = (rng.normal(size=shape).astype(np.float32) for _ in range(2))
    return {"start": start, "end": end, "curve": rng.normal(size=(5, 2))}


def written(path: Path) -> ArrayReader:
    file = TrialArrays(path)
    for number in (3, 1):
        file.add(number, filters(number))
    file.add(2, {})
    file.close()
    reader = ArrayReader(path)
    reader.refresh()
    return reader


def test_arrays_are_read_as_written(tmp_path: Path) -> None:
    reader = written(tmp_path / "arrays.bin")
    for number in (1, 3):
        found = reader.read(number)
        assert found.keys() == {"start", "end", "curve"}
        for name, array in filters(number).items():
            np.testing.assert_array_equal(found[name], array)
    assert reader.read(2) == reader.read(7) == {}


class FullDisk(io.RawIOBase):
    """A file on a disk without any room."""

    def writable(self) -> bool:
        """Claim that it can be written."""
        return True

    def write(self, data: Any) -> int:
        """Fail."""
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_reported_once(tmp_path: Path) -> None:
    arrays, rows = TrialArrays(tmp_path / "arrays.bin"), TrialTable(tmp_path / "t.csv", PLAN)
    for file in (arrays, rows):
        file.close()
        file._file = io.BufferedWriter(FullDisk())
    with pytest.raises(OutputError, match="No space left"):
        arrays.add(4, filters(4))
    with pytest.raises(OutputError, match="No space left"):
        rows.add(PLAN.trial(4), DONE)
    arrays.close()
    rows.close()


@pytest.mark.parametrize("cut", [1, 100, 300])
def test_incomplete_record_is_dropped_and_replaced(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "arrays.bin"
    written(path)
    whole = TrialArrays(path, path.stat().st_size)
    whole.add(5, filters(5))
    whole.close()
    path.write_bytes(path.read_bytes()[:-cut])
    reader = ArrayReader(path)
    reader.refresh()
    assert sorted(reader.places) == [1, 2, 3]
    again = TrialArrays(path, reader.end)
    again.add(5, filters(6))
    again.close()
    reader.refresh()
    np.testing.assert_array_equal(reader.read(5)["end"], filters(6)["end"])


@pytest.mark.parametrize("place", [0, 40, 120, 200])
def test_damaged_arrays_are_refused(tmp_path: Path, place: int) -> None:
    path = tmp_path / "arrays.bin"
    written(path)
    content = bytearray(path.read_bytes())
    content[place] ^= 255
    path.write_bytes(content)
    reader = ArrayReader(path)
    with pytest.raises(CheckpointError, match="damaged"):
        reader.refresh()
        reader.read(3)


def test_filters_for_numpy(tmp_path: Path) -> None:
    reader = written(tmp_path / "arrays.bin")
    write_filters(reader, tmp_path / "filters.npz")
    with np.load(tmp_path / "filters.npz") as found:
        assert found["trial"].tolist() == [1, 3]
        np.testing.assert_array_equal(found["end"][1], filters(3)["end"])
        assert found["start"].shape == (2, 2, 1, 3, 3)


def test_filters_of_several_shapes_are_apart(tmp_path: Path) -> None:
    file = TrialArrays(tmp_path / "arrays.bin")
    file.add(0, filters(0))
    file.add(1, filters(1, (4, 1, 5, 5)))
    file.close()
    reader = ArrayReader(tmp_path / "arrays.bin")
    reader.refresh()
    write_filters(reader, tmp_path / "filters.npz")
    with np.load(tmp_path / "filters.npz") as found:
        assert found["end_4x1x5x5"].shape == (1, 4, 1, 5, 5)
        assert found["trial_2x1x3x3"].tolist() == [0]
