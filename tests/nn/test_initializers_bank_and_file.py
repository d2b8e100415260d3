"""Weights that are not drawn: hand-made ones, and the user's own."""

import base64
import io
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from guitrainer.config.loading import parse_experiment, to_toml
from guitrainer.config.schema import Conv, Dense, Experiment, Initializer, Network
from guitrainer.errors import ConfigError, WeightsError
from guitrainer.explain.sources.common import stored_code
from guitrainer.nn.initializers import describe, sample, sample_bias
from guitrainer.nn.initializers.filter_bank import hand_made
from guitrainer.nn.initializers.weight_file import content_of, stored_weight

SHAPE = (2, 1, 3, 3)
RNG = np.random.default_rng(0)
WEIGHT = RNG.standard_normal(SHAPE).astype(np.float32)


def bank(shape: tuple[int, ...]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return sample(Initializer(scheme="bank"), shape, RNG)


@pytest.mark.parametrize("kernel", [(3, 3), (4, 4), (5, 5), (3, 7), (11, 11)])
def test_bank_filters_compare(kernel: tuple[int, int]) -> None:
    filters = hand_made(*kernel)
    names = [name for name, _ in filters]
    assert {name.split()[0] for name in names} == {
        "sobel", "prewitt", "laplacian", "gabor", "line", "x",
    }  # fmt: skip
    for name, pattern in filters:
        assert pattern.shape == kernel, name
        assert pattern.sum() == pytest.approx(0, abs=1e-12), name
        assert np.linalg.norm(pattern) == pytest.approx(1), name
    unlike = np.abs(np.corrcoef([pattern.ravel() for _, pattern in filters]))
    assert np.max(unlike - np.eye(len(filters))) < 0.999


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sobel x", [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]),
        ("sobel y", [[-1, -2, -1], [0, 0, 0], [1, 2, 1]]),
        ("prewitt x", [[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]]),
        ("prewitt y", [[-1, -1, -1], [0, 0, 0], [1, 1, 1]]),
        ("line 0°", [[-1, 2, -1], [-1, 2, -1], [-1, 2, -1]]),
    ],
)
def test_textbook_filters(name: str, expected: list[list[int]]) -> None:
    pattern = dict(hand_made(3, 3))[name]
    np.testing.assert_allclose(pattern, np.array(expected) / np.linalg.norm(expected), atol=1e-12)


def test_bank_is_cycled_and_shared_by_channels() -> None:
    count = len(hand_made(5, 5))
    weight = bank((count + 2, 3, 5, 5))
    np.testing.assert_array_equal(weight[count], weight[0])
    np.testing.assert_array_equal(weight[:, 0], weight[:, 2])
    np.testing.assert_allclose(np.sqrt((weight**2).sum(axis=(1, 2, 3))), 1, rtol=1e-6)


def test_bank_for_unshared_windows() -> None:
    weight = bank((2, 2, 4, 1, 3, 3))
    np.testing.assert_array_equal(weight[1, 1], bank((4, 1, 3, 3)))


@pytest.mark.parametrize("shape", [(8, 1, 2, 2), (8, 1, 1, 5), (8, 4)])
def test_bank_needs_room(shape: tuple[int, ...]) -> None:
    with pytest.raises(ConfigError, match="at least 3×3"):
        bank(shape)


def from_file(path: Path | str) -> Initializer:
    return Initializer(scheme="file", path=str(path))


@pytest.mark.parametrize("dtype", ["float32", "float64", "float16", "int8", ">f4", "bool"])
@pytest.mark.parametrize("order", ["C", "F"])
def test_npy_is_read(tmp_path: Path, dtype: str, order: str) -> None:
    stored = np.asarray(WEIGHT.astype(dtype), order=order)  # type: ignore[call-overload]
    np.save(tmp_path / "w.npy", stored)
    weight = sample(from_file(tmp_path / "w.npy"), SHAPE, RNG)
    assert weight.dtype == np.float32
    assert weight.flags.c_contiguous
    np.testing.assert_array_equal(weight, stored.astype(np.float32))


@pytest.mark.parametrize("shape", [SHAPE, (7,), (16, 3, 11, 11)])
def test_content_is_read_bit_for_bit(shape: tuple[int, ...]) -> None:
    weight = RNG.standard_normal(shape).astype(np.float32)
    weight.flat[:2] = (-0.0, 1e-45)
    initializer = Initializer(scheme="file", content=content_of(weight))
    np.testing.assert_array_equal(
        stored_weight(initializer, shape).view(np.uint32), weight.view(np.uint32)
    )
    code = stored_code(initializer, shape)
    np.testing.assert_array_equal(
        eval(code, {"np": np, "io": io, "base64": base64}), weight, strict=True
    )
    experiment = Experiment(network=Network(layers=(Conv(initializer=initializer), Dense())))
    assert parse_experiment(tomllib.loads(to_toml(experiment))) == experiment


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (("no base64!",), "not valid base64"),
        (("é",), "not valid base64"),
        (("AAAA",), "not a valid .npy"),
        ((), "not a valid .npy"),
        (content_of(WEIGHT[:1]), r"found shape \(1, 1, 3, 3\), accepted: \(2, 1, 3, 3\)"),
        (content_of(WEIGHT)[:1], "not a valid .npy|bytes of elements"),
        (content_of(np.full(SHAPE, np.nan, np.float32)), "accepted: finite float32 numbers"),
    ],
)
def test_broken_content_is_one_line(content: tuple[str, ...], message: str) -> None:
    with pytest.raises(WeightsError, match=message) as caught:
        sample(Initializer(scheme="file", content=content), SHAPE, RNG)
    assert str(caught.value).startswith("initializer.content: ")
    assert "\n" not in str(caught.value)


def test_broken_content_of_a_bias_is_named_so() -> None:
    broken = Initializer(scheme="file", content=("AAAA",))
    with pytest.raises(WeightsError, match=r"^bias_initializer\.content: not a valid \.npy"):
        sample_bias(broken, Initializer(), SHAPE, 2, RNG)


@pytest.mark.parametrize("compressed", [False, True])
def test_npz_gives_the_array_that_fits(tmp_path: Path, compressed: bool) -> None:
    arrays: dict[str, Any] = {"conv1.weight": WEIGHT, "conv1.bias": WEIGHT[:, 0, 0, 0]}
    save = np.savez_compressed if compressed else np.savez
    save(tmp_path / "w.npz", **arrays)
    initializer = from_file(tmp_path / "w.npz")
    np.testing.assert_array_equal(sample(initializer, SHAPE, RNG), WEIGHT)
    assert describe(initializer, SHAPE).std == pytest.approx(WEIGHT.std(), rel=1e-6)


def test_key_chooses_among_arrays_that_fit(tmp_path: Path) -> None:
    np.savez(tmp_path / "w.npz", first=WEIGHT, second=2 * WEIGHT)
    with pytest.raises(WeightsError, match="first, second all have the shape"):
        sample(from_file(tmp_path / "w.npz"), SHAPE, RNG)
    chosen = sample(from_file(f"{tmp_path / 'w.npz'}#second"), SHAPE, RNG)
    np.testing.assert_array_equal(chosen, 2 * WEIGHT)
    with pytest.raises(WeightsError, match="has no array"):
        sample(from_file(f"{tmp_path / 'w.npz'}#third"), SHAPE, RNG)


def npy_bytes(array: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array)
    return stream.getvalue()


def npy_claiming(shape: str, descr: str = "<f4") -> bytes:
    header = f"{{'descr': '{descr}', 'fortran_order': False, 'shape': {shape}, }}".ljust(117) + "\n"
    return b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header.encode()


def with_(value: float) -> bytes:
    broken = WEIGHT.copy()
    broken[1, 0, 2, 1] = value
    return npy_bytes(broken)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (npy_bytes(WEIGHT[:1]), r"found shape \(1, 1, 3, 3\), accepted: \(2, 1, 3, 3\)"),
        (npy_claiming("(1099511627776, 1099511627776)"), "found shape"),
        (npy_claiming("(-2, 1, 3, 3)"), "of length 0 to"),
        (npy_claiming("(2, 1, 3, 3)", "|O"), "found elements of type object"),
        (npy_claiming("(2, 1, 3, 3)", "<c8"), "found elements of type complex64"),
        (npy_claiming("(2, 1, 3, 3)", "|S4"), "found elements of type"),
        (npy_claiming("(2, 1, 3, 3)"), "found 0 bytes of elements, accepted: 72"),
        (npy_bytes(WEIGHT) + b"!", "more than 72 bytes"),
        (npy_bytes(WEIGHT)[:-1], "found 71 bytes"),
        (npy_bytes(WEIGHT)[:50], "not a valid"),
        (b"", "not a valid"),
        (b"\x80\x04\x95 a pickle", "not a valid"),
        (with_(np.nan), r"element \(1, 0, 2, 1\) is nan"),
        (with_(-np.inf), r"element \(1, 0, 2, 1\) is -inf"),
    ],
)
def test_damaged_npy_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "w.npy").write_bytes(content)
    with pytest.raises(WeightsError, match=message) as caught:
        sample(from_file(tmp_path / "w.npy"), SHAPE, RNG)
    assert "\n" not in str(caught.value)
    with zipfile.ZipFile(tmp_path / "w.npz", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("w.npy", content)
    with pytest.raises(WeightsError):
        sample(from_file(tmp_path / "w.npz"), SHAPE, RNG)


def test_numbers_beyond_float32_are_refused(tmp_path: Path) -> None:
    np.save(tmp_path / "w.npy", WEIGHT.astype(np.float64) * 1e300)
    with pytest.raises(WeightsError, match="accepted: finite float32 numbers"):
        sample(from_file(tmp_path / "w.npy"), SHAPE, RNG)


def test_bad_crc_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "w.npz"
    np.savez(path, w=WEIGHT)
    content = bytearray(path.read_bytes())
    content[content.index(WEIGHT.tobytes()) + 5] ^= 1
    path.write_bytes(content)
    with pytest.raises(WeightsError, match="CRC"):
        sample(from_file(path), SHAPE, RNG)


def test_bomb_is_never_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "w.npz", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("w.npy", npy_claiming("(2, 1, 3, 3)") + bytes(50_000_000))
    with pytest.raises(WeightsError, match="more than 72 bytes"):
        sample(from_file(tmp_path / "w.npz"), SHAPE, RNG)


@pytest.mark.parametrize(("name", "content"), [("w.npz", b"PK nonsense"), ("w.npz", b"")])
def test_damaged_archive_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(WeightsError, match=r"not an \.npz archive, or damaged"):
        sample(from_file(tmp_path / name), SHAPE, RNG)


def test_archive_without_a_fitting_array_lists_what_it_holds(tmp_path: Path) -> None:
    np.savez(tmp_path / "w.npz", small=WEIGHT[:1])
    with pytest.raises(WeightsError, match=r"found small \(1, 1, 3, 3\), accepted: an array of"):
        sample(from_file(tmp_path / "w.npz"), SHAPE, RNG)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    for name in ("absent.npy", "absent.npz"):
        with pytest.raises(WeightsError, match="No such file"):
            sample(from_file(tmp_path / name), SHAPE, RNG)


def test_a_name_may_hold_a_number_sign(tmp_path: Path) -> None:
    """The whole path comes first; what follows the file is the array in it."""
    path = tmp_path / "a#b.npz"
    np.savez(path, first=WEIGHT, second=WEIGHT + 1)
    np.save(tmp_path / "c#d.npy", WEIGHT)
    np.testing.assert_array_equal(sample(from_file(f"{path}#second"), SHAPE, RNG), WEIGHT + 1)
    np.testing.assert_array_equal(sample(from_file(str(tmp_path / "c#d.npy")), SHAPE, RNG), WEIGHT)
    with pytest.raises(WeightsError, match=r"a#b\.npz: first, second all have the shape"):
        sample(from_file(str(path)), SHAPE, RNG)
    with pytest.raises(WeightsError, match=r"absent#b\.npz: cannot be read"):
        sample(from_file(str(tmp_path / "absent#b.npz#first")), SHAPE, RNG)
