"""Faults of data files, each refused with one clear line: rows 1 to 11 and 13 to 17."""

import gzip
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from guitrainer.config.schema import Data
from guitrainer.data.loading import load_dataset
from guitrainer.errors import DataError
from tests.data.writing import (
    TRAIN_IMAGES,
    TRAIN_LABELS,
    idx_bytes,
    idx_header,
    npy_bytes,
    numbers,
    pictures,
    write_folder,
    write_npz,
)

MIB = 2**20


@pytest.fixture
def nothing_allocated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail when an array is made for items that were promised."""

    def refuse(*_: object) -> None:
        raise AssertionError("allocated before the size was checked")

    monkeypatch.setattr("guitrainer.formats.idx.np.empty", refuse)
    monkeypatch.setattr("guitrainer.formats.npz.np.empty", refuse)


def refusal(path: Path) -> str:
    """The one line with which the data at `path` is refused."""
    with pytest.raises(DataError) as caught:
        load_dataset(Data(source=str(path)), 0)
    message = str(caught.value)
    assert "\n" not in message
    assert str(path) in message
    assert caught.value.exit_code == 2
    return message


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("magic", "found"),
    [(b"\x01\x00\x08\x03", "01 00 08 03"), (b"\x89PNG", "89 50 4e 47"), (b"", "nothing")],
)
def test_row_01_wrong_magic_number(tmp_path: Path, magic: bytes, found: str, packed: bool) -> None:
    content = magic + idx_bytes(pictures(12, 5, 4))[4:] if magic else b""
    write_folder(tmp_path, packed, changed={"train_images": content})
    message = refusal(tmp_path)
    assert TRAIN_IMAGES in message
    assert f"begins with {found}" in message


@pytest.mark.usefixtures("nothing_allocated")
@pytest.mark.parametrize("packed", [False, True])
def test_row_02_header_promises_more_than_the_file_holds(tmp_path: Path, packed: bool) -> None:
    write_folder(tmp_path, packed, changed={"train_labels": idx_header(4_000_000) + bytes(12)})
    message = refusal(tmp_path)
    assert TRAIN_LABELS in message
    assert "promises 4,000,008 bytes" in message
    assert "20" in message


@pytest.mark.parametrize("packed", [False, True])
def test_row_03_trailing_bytes(tmp_path: Path, packed: bool) -> None:
    write_folder(tmp_path, packed, changed={"train_images": idx_bytes(pictures(12, 5, 4)) + b"end"})
    assert "promises 256 bytes" in (message := refusal(tmp_path))
    assert "259" in message


@pytest.mark.parametrize("element", [0x00, 0x07, 0x0A, 0x0F, 0xFF])
def test_row_04_unknown_element_type(tmp_path: Path, element: int) -> None:
    """The six types that exist are read; any other is refused."""
    content = idx_header(12, 5, 4, element=element) + bytes(12 * 20)
    write_folder(tmp_path, changed={"train_images": content})
    assert f"begins with 00 00 {element:02x} 03; expected" in refusal(tmp_path)


@pytest.mark.parametrize(
    ("element", "size"), [(0x09, 1), (0x0B, 2), (0x0C, 4), (0x0D, 4), (0x0E, 8)]
)
def test_row_02_other_element_types(tmp_path: Path, element: int, size: int) -> None:
    content = idx_header(12, 5, 4, element=element) + bytes(12 * 20 * size - 1)
    write_folder(tmp_path, changed={"train_images": content})
    assert f"promises {16 + 240 * size:,} bytes" in refusal(tmp_path)


@pytest.mark.usefixtures("nothing_allocated")
@pytest.mark.parametrize("packed", [False, True])
def test_row_05_product_of_dimensions_overflows_32_bits(tmp_path: Path, packed: bool) -> None:
    side = 2**16  # side · side is 0 modulo 2³²
    write_folder(tmp_path, packed, changed={"train_images": idx_header(12, side, side)})
    assert f"{12 * side * side + 16:,}" in refusal(tmp_path)


@pytest.mark.parametrize("packed", [False, True])
def test_row_06_image_count_differs_from_label_count(tmp_path: Path, packed: bool) -> None:
    write_folder(tmp_path, packed, changed={"train_labels": idx_bytes(numbers(11))})
    assert "12 images" in (message := refusal(tmp_path))
    assert "11 labels" in message


@pytest.mark.parametrize(
    ("part", "labels", "expected"),
    [
        ("test_labels", [0, 1, 2, 0, 3, 1], "label 3 at index 4"),
        (
            "train_labels",
            [0, 1, 2, 0, 1, 2, 0, 200, 1, 2, 0, 1],
            "label 200 at index 7",
        ),  # beyond a gap
    ],
)
def test_row_07_label_outside_the_class_range(
    tmp_path: Path, part: str, labels: list[int], expected: str
) -> None:
    write_folder(tmp_path, changed={part: idx_bytes(np.array(labels, np.uint8))})
    assert expected in (message := refusal(tmp_path))
    assert "the class range" in message


def test_row_07_negative_label(tmp_path: Path) -> None:
    labels = np.array([0, 1, 2, -1, 0, 1])
    path = tmp_path / "own.npz"
    np.savez(path, images=pictures(6, 5, 4), labels=labels)
    assert "label -1 at index 3" in refusal(path)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("shape", [(0, 5, 4), (12, 0, 4)])
def test_row_08_zero_samples(tmp_path: Path, shape: tuple[int, ...], packed: bool) -> None:
    write_folder(tmp_path, packed, changed={"train_images": idx_header(*shape)})
    assert "no items" in refusal(tmp_path)


def test_row_08_zero_samples_in_npz(tmp_path: Path) -> None:
    path = tmp_path / "own.npz"
    np.savez(path, images=pictures(0, 5, 4), labels=numbers(0))
    assert "no samples" in refusal(path)


def test_row_08_single_class(tmp_path: Path) -> None:
    write_folder(tmp_path, changed={"train_labels": idx_bytes(numbers(12, classes=1))})
    assert "at least 2 classes" in refusal(tmp_path)


@pytest.mark.usefixtures("nothing_allocated")
def test_row_09_gzip_bomb_with_an_honest_header(tmp_path: Path) -> None:
    content = idx_header(12, 1024, 16 * 1024) + bytes(12 * 16 * MIB)
    write_folder(tmp_path)
    (tmp_path / TRAIN_IMAGES).unlink()
    (tmp_path / f"{TRAIN_IMAGES}.gz").write_bytes(gzip.compress(content))
    assert "would unpack to 201,326,608" in refusal(tmp_path)


def test_row_09_gzip_bomb_with_a_modest_header(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The trailer is forged to agree with the header: only a bounded read helps."""
    bomb = gzip.compress(idx_bytes(pictures(12, 5, 4)) + bytes(64 * MIB))
    write_folder(tmp_path)
    (tmp_path / TRAIN_IMAGES).unlink()
    path = tmp_path / f"{TRAIN_IMAGES}.gz"
    path.write_bytes(bomb[:-4] + struct.pack("<I", 16 + 12 * 20))
    unpacked = 0
    read = gzip.GzipFile.read

    def counted(file: gzip.GzipFile, size: int | None = -1) -> bytes:
        nonlocal unpacked
        chunk = read(file, size)
        unpacked += len(chunk)
        return chunk

    monkeypatch.setattr(gzip.GzipFile, "read", counted)
    assert "bytes after" in refusal(tmp_path)
    assert unpacked < 1000


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _cut_trailer(content: bytes) -> bytes:
    return content[:-8] + content[-4:]


def _flip(place: int) -> Callable[[bytes], bytes]:
    def flipped(content: bytes) -> bytes:
        return content[:place] + bytes([content[place] ^ 0x10]) + content[place + 1 :]

    return flipped


@pytest.mark.parametrize(
    "damage",
    [_cut, _cut_trailer, _flip(2), _flip(60), _flip(120), _flip(-7), _flip(-2)],
    ids=["cut", "no crc", "method", "body", "later body", "crc", "size"],
)
@pytest.mark.parametrize("name", [TRAIN_IMAGES, TRAIN_LABELS])
def test_row_10_truncated_or_flipped_gzip(
    tmp_path: Path, damage: Callable[[bytes], bytes], name: str
) -> None:
    rng = np.random.default_rng(0)  # noise does not pack: every byte of the stream matters
    write_folder(
        tmp_path,
        packed=True,
        changed={
            "train_images": idx_bytes(rng.integers(256, size=(300, 5, 4), dtype=np.uint8)),
            "train_labels": idx_bytes(rng.integers(9, size=300, dtype=np.uint8)),
        },
    )
    path = tmp_path / f"{name}.gz"
    path.write_bytes(damage(path.read_bytes()))
    assert name in refusal(tmp_path)


def test_row_11_pickles_are_never_read(tmp_path: Path) -> None:
    path = tmp_path / "data_batch_1"
    path.write_bytes(b"\x80\x03}q\x00.")
    for source in (path, tmp_path):
        assert "pickle" in refusal(source)


@pytest.mark.parametrize("key", ["x_train", "y_train"])
def test_row_13_objects_in_npz(tmp_path: Path, key: str) -> None:
    arrays = {"x_train": pictures(6, 5, 4), "y_train": numbers(6)}
    objects = np.array([{"a": 1}] * 6, object)
    path = tmp_path / "own.npz"
    np.savez(path, **(arrays | {key: objects}))
    assert "Python objects" in refusal(path)


def test_row_13_objects_in_npy(tmp_path: Path) -> None:
    np.save(tmp_path / "x_train.npy", np.array([None] * 6, object))
    np.save(tmp_path / "y_train.npy", numbers(6))
    assert "Python objects" in refusal(tmp_path)


def _own_npz(folder: Path, compressed: bool = False, **header: object) -> Path:
    images = npy_bytes(pictures(6, 5, 4), **header)
    return write_npz(folder / "own.npz", compressed, images=images, labels=npy_bytes(numbers(6)))


@pytest.mark.usefixtures("nothing_allocated")
@pytest.mark.parametrize("compressed", [False, True])
def test_row_14_header_claims_terabytes(tmp_path: Path, compressed: bool) -> None:
    path = _own_npz(tmp_path, compressed, shape=(2**20, 2**10, 2**12))
    assert f"promises {2**42:,} bytes" in refusal(path)


@pytest.mark.usefixtures("nothing_allocated")
def test_row_14_npy_header_claims_terabytes(tmp_path: Path) -> None:
    (tmp_path / "x_train.npy").write_bytes(npy_bytes(pictures(6, 5, 4), shape=(2**40,)))
    (tmp_path / "y_train.npy").write_bytes(npy_bytes(numbers(6)))
    assert f"promises {2**40:,} bytes" in refusal(tmp_path)


@pytest.mark.usefixtures("nothing_allocated")
@pytest.mark.parametrize("compressed", [False, True])
@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ((-6, 5, 4), "of length 0 to"),
        ((-6, -5, 4), "of length 0 to"),
        ((True, 120), "damaged .npy header"),
        ((), "1 to 16 axes"),
        ((6, 5, 5), "promises 150 bytes"),
        ((6, 5, 3), "promises 90 bytes"),
        ("six", "damaged .npy header"),
        ((6.0, 5, 4), "damaged .npy header"),
    ],
)
def test_row_15_negative_or_inconsistent_shape(
    tmp_path: Path, shape: object, expected: str, compressed: bool
) -> None:
    assert expected in refusal(_own_npz(tmp_path, compressed, shape=shape))


@pytest.mark.parametrize(
    "header",
    [b"", b"\x93NUMPY\x01\x00\xff\xff", b"\x93NUMPY\x09\x00", b"\x93NUMPY\x02\x00\xff\xff\xff\x7f"],
)
def test_row_15_no_sound_header(tmp_path: Path, header: bytes) -> None:
    path = write_npz(tmp_path / "own.npz", images=header, labels=npy_bytes(numbers(6)))
    assert "damaged .npy header" in refusal(path)


@pytest.mark.usefixtures("nothing_allocated")
def test_row_16_npz_bomb(tmp_path: Path) -> None:
    images = npy_bytes(np.zeros((200, 1024, 1024), np.uint8))
    path = write_npz(tmp_path / "own.npz", True, images=images, labels=npy_bytes(numbers(200)))
    assert path.stat().st_size < 300_000
    assert f"would unpack to {len(images):,}" in refusal(path)


@pytest.mark.parametrize("compressed", [False, True])
@pytest.mark.parametrize("key", ["images", "labels"])
def test_row_17_npz_with_a_bad_checksum(tmp_path: Path, key: str, compressed: bool) -> None:
    path = _own_npz(tmp_path, compressed)
    content = path.read_bytes()
    member = f"{key}.npy".encode()
    for place in (content.find(member) - 16, content.rfind(member) - 30):  # both hold the CRC
        content = _flip(place)(content)
    path.write_bytes(content)
    assert "Bad CRC-32" in refusal(path)


def test_row_17_npz_with_a_flipped_pixel(tmp_path: Path) -> None:
    path = _own_npz(tmp_path)
    content = path.read_bytes()
    path.write_bytes(_flip(content.find(pictures(6, 5, 4).tobytes()) + 40)(content))
    assert "Bad CRC-32" in refusal(path)
