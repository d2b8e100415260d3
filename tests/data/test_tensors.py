from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from guitrainer.formats import tensors

ARRAYS = {
    "conv1.weight": np.arange(24, dtype=np.float32).reshape(2, 3, 2, 2),
    "mean": np.array(0.5),
    "order": np.arange(5),
    "flags": np.array([1, 0, 1], np.uint8),
    "none": np.zeros((0, 3), np.float32),
    "transposed": np.arange(6, dtype=np.float32).reshape(2, 3).T,
}


def write(path: Path, arrays: dict[str, NDArray]) -> None:  # type: ignore[type-arg]
    path.write_bytes(b"".join(tensors.encode(arrays, {"author": "test", "": "Ωé"})))


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write(tmp_path / "a", ARRAYS)
    arrays, metadata = tensors.read(tmp_path / "a")
    assert metadata == {"author": "test", "": "Ωé"}
    assert set(arrays) == set(ARRAYS)
    for name, array in arrays.items():
        assert array.dtype == ARRAYS[name].dtype
        assert array.flags.aligned
        assert array.flags.writeable
        np.testing.assert_array_equal(array, ARRAYS[name], strict=True)


def test_same_content_same_bytes() -> None:
    backwards = dict(reversed(ARRAYS.items()))
    assert tensors.encode(ARRAYS, {"a": "1", "b": "2"}) == tensors.encode(
        backwards, {"b": "2", "a": "1"}
    )


def test_the_reference_implementation_reads_and_writes_the_same(tmp_path: Path) -> None:
    reference = pytest.importorskip("safetensors.numpy", reason="safetensors is not installed")
    write(tmp_path / "ours", ARRAYS)
    theirs = reference.load_file(tmp_path / "ours")
    contiguous = {name: np.ascontiguousarray(array) for name, array in ARRAYS.items()}
    contiguous["mean"] = ARRAYS["mean"]
    reference.save_file(contiguous, tmp_path / "theirs", {"author": "them"})
    ours, metadata = tensors.read(tmp_path / "theirs")
    assert metadata == {"author": "them"}
    for name, array in ARRAYS.items():
        np.testing.assert_array_equal(theirs[name], array)
        np.testing.assert_array_equal(ours[name], array)


def test_other_types_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        tensors.encode({"a": np.zeros(3, np.complex64)}, {})
