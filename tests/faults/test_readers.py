"""Files of any content: rows 59 and 61 to 63, and mutations of sound files."""

import gzip
import io
import os
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from guitrainer.cli.main import main
from guitrainer.config.loading import load_experiment, load_preset, to_toml
from guitrainer.config.schema import Data, Initializer
from guitrainer.data.loading import load_dataset
from guitrainer.errors import DataError, InputError, OutputError, PlaceError, WeightsError
from guitrainer.files.npy import Header, HeaderError, parse_header
from guitrainer.files.opening import open_own
from guitrainer.formats.idx import open_idx
from guitrainer.formats.npz import npz_keys, read_npy, read_npz
from guitrainer.nn.initializers import sample
from guitrainer.runs.checkpoint import load_checkpoint, save_checkpoint
from guitrainer.runs.files import make_folder, write_atomically
from guitrainer.runs.history import read_history
from guitrainer.runs.outline import read_result, read_start
from guitrainer.runs.reading import read_evaluations, read_signals, read_steps
from tests.data.writing import idx_bytes, idx_header, npy_bytes, numbers, pictures, write_npz
from tests.runs.fake import meta_of, small_experiment

posix = pytest.mark.skipif(os.name != "posix", reason="pipes and links as POSIX has them")
WEIGHT = np.ones((2, 1, 3, 3), np.float32)


def weight_at(path: Path) -> object:
    return sample(Initializer(scheme="file", path=str(path)), WEIGHT.shape, np.random.default_rng())


# ---------------------------------------------------------------- 59: what is no regular file


@posix
@pytest.mark.parametrize("name", ["x.toml", "x.npz", "x.npy", "x-idx3-ubyte"])
def test_59_pipes_are_refused_at_once(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    os.mkfifo(path)
    readers: tuple[Callable[[Path], object], ...] = (
        load_experiment,
        weight_at,
        read_npy,
        npz_keys,
        open_idx,
    )
    for read in readers:
        with pytest.raises(InputError, match="a pipe, accepted: a regular file"):
            read(path)


@posix
@pytest.mark.parametrize("words", [["score", "/dev/zero"], ["--headless", "--config", "/dev/zero"]])
def test_59_endless_devices(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert capsys.readouterr().err == "error: /dev/zero: a device, accepted: a regular file\n"


@posix
def test_59_files_of_a_run_are_written_through_no_link(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("as it was")
    (tmp_path / "link").symlink_to("precious")
    os.mkfifo(tmp_path / "pipe")
    for name in ("link", "pipe", "."):
        for mode in ("append", "update", "new"):
            with pytest.raises(OSError):
                open_own(tmp_path / name, mode)  # type: ignore[arg-type]
    assert (tmp_path / "precious").read_text() == "as it was"


# ---------------------------------------------------------------- 61: headers and archives


def npy_with(header: str, version: int = 1) -> bytes:
    text = header.encode("latin-1")
    length = struct.pack("<H" if version == 1 else "<I", len(text))
    return b"\x93NUMPY" + bytes((version, 0)) + length + text


def table(shape: str, descr: str = "'<f4'", order: str = "False") -> str:
    return f"{{'descr': {descr}, 'fortran_order': {order}, 'shape': {shape}, }}\n"


@pytest.mark.parametrize(
    "content",
    [
        npy_with(table("(" + "1, " * 70 + ")")),
        npy_with(table(f"({2**63}, 0)")),
        npy_with(table(f"({2**62}, 0, {2**62})")),
        npy_with(table("(1, 2")),
        npy_with(table("((((1)")),
        npy_with(table("(" * 5000)),
        npy_with("{" * 5000),
        npy_with("[" * 5000 + "]" * 5000),
        npy_with("-" * 9000 + "1"),
        npy_with(table("(3,)", "'" + "f4," * 2000 + "f4'")),
        npy_with(table("(3,)", "[('a', '<f4')]")),
        npy_with(table("(3,)", "'<U99999999'")),
        npy_with(table("(3,)", "'M8[xx]'")),
        npy_with(table("(3,)", "'nonsense'")),
        npy_with(table("(3,)", "3")),
        npy_with(table("(3,)", "'<f4'", "2")),
        npy_with(table("(9" + "9" * 5000 + ",)")),
        npy_with(table("(1e400,)")),
        npy_with(table("(__import__('os').abort(),)")),
        npy_with(table("('\\x',)")),
        npy_with("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1,)}"),
        npy_with("{'descr': '<f4', 'fortran_order': False}"),
        npy_with("\0\0\0"),
        npy_with("'''"),
        npy_with("(\n  1\n 2"),
        npy_with(table("(1,)"), version=3),
        b"\x93NUMPY\x02\x00" + struct.pack("<I", 2**32 - 1),
        b"\x93NUMPY\x01",
        b"",
    ],
)
def test_61_headers_that_no_reader_understands(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(HeaderError):
        parse_header(content)
    (tmp_path / "w.npy").write_bytes(content)
    with pytest.raises(DataError, match=r"damaged \.npy header"):
        read_npy(tmp_path / "w.npy")
    with pytest.raises(WeightsError, match=r"not a valid \.npy or \.npz file"):
        weight_at(tmp_path / "w.npy")
    path = write_npz(tmp_path / "w.npz", w=content)
    for read in (lambda: read_npz(path, ("w",)), lambda: weight_at(path)):
        with pytest.raises(InputError) as caught:
            read()
        assert "\n" not in str(caught.value)
        assert len(str(caught.value)) < 1000


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (table("(2, 3)"), Header((2, 3), "C", np.dtype("<f4"), 74)),
        ("{'shape': (7L,), \"descr\": '|u1', 'fortran_order': True}", None),
        (table("(0, 3)"), Header((0, 3), "C", np.dtype("<f4"), 74)),
    ],
)
def test_61_headers_that_numpy_and_others_write(header: str, expected: Header | None) -> None:
    found = parse_header(npy_with(header) + bytes(100))
    if expected is None:
        assert (found.shape, found.order, found.dtype) == ((7,), "F", np.dtype("u1"))
    else:
        assert found == expected._replace(offset=10 + len(header))


@pytest.mark.parametrize("dtype", ["<f4", ">f8", "?", "|u1", "<i8", "<U5", "|S3", "<c8", "<f2"])
@pytest.mark.parametrize("order", ["C", "F"])
def test_61_what_numpy_writes_is_read(dtype: str, order: str) -> None:
    array = np.asarray(np.zeros((3, 4)).astype(dtype), order=order)  # type: ignore[call-overload]
    buffer = io.BytesIO()
    np.save(buffer, array)
    header = parse_header(buffer.getvalue())
    assert (header.shape, header.order, header.dtype) == (array.shape, order, array.dtype)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("damaged", [False, True])
def test_61_members_of_other_methods(tmp_path: Path, method: int, damaged: bool) -> None:
    path = tmp_path / "own.npz"
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("w.npy", npy_bytes(WEIGHT))
    if damaged:
        content = bytearray(path.read_bytes())
        content[60:70] = bytes(10)
        path.write_bytes(content)
    reads = (lambda: npz_keys(path), lambda: weight_at(path), lambda: read_history(path))
    for read in reads:
        with pytest.raises(InputError, match="accepted: stored or deflated"):
            read()


def test_63_a_directory_of_a_million_members(tmp_path: Path) -> None:
    entry = struct.pack("<4s42x", b"PK\x01\x02")
    count = 200_000
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 65535, 65535, count * len(entry), 0, 0)
    (tmp_path / "own.npz").write_bytes(b"PK\x03\x04" + entry * count + end)
    with pytest.raises(DataError, match="bytes would have to be read at once"):
        npz_keys(tmp_path / "own.npz")


def test_63_too_many_members(tmp_path: Path) -> None:
    path = write_npz(tmp_path / "own.npz", False, **{f"a{n}": b"" for n in range(4097)})
    with pytest.raises(DataError, match="4,097 members"):
        npz_keys(path)


def test_63_a_large_stored_weight_is_read_in_pieces(tmp_path: Path) -> None:
    """No single read may be large, the whole array may."""
    large = np.arange(2**21, dtype=np.float32).reshape(2**17, 1, 4, 4)
    np.savez(tmp_path / "w.npz", w=large)
    initializer = Initializer(scheme="file", path=str(tmp_path / "w.npz"))
    found = sample(initializer, large.shape, np.random.default_rng())
    np.testing.assert_array_equal(found, large)


# ---------------------------------------------------------------- 63: gzip


def gzip_with(comment: bytes, content: bytes) -> bytes:
    """A gzip file with a comment in its header."""
    packed = zlib.compressobj(wbits=-15)
    body = packed.compress(content) + packed.flush()
    trailer = struct.pack("<2I", zlib.crc32(content), len(content))
    return b"\x1f\x8b\x08\x10" + bytes(6) + comment + b"\0" + body + trailer


def test_63_a_comment_of_50_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "labels-idx1-ubyte.gz"
    path.write_bytes(gzip_with(b"x" * 50_000_000, idx_bytes(numbers(12))))
    with pytest.raises(DataError, match="header has more than 131,072 bytes"):
        open_idx(path)
    path.write_bytes(gzip_with(b"a short one", idx_bytes(numbers(12))))
    assert open_idx(path).read().tolist() == numbers(12).tolist()


def test_63_what_follows_a_gzip_stream(tmp_path: Path) -> None:
    path = tmp_path / "labels-idx1-ubyte.gz"
    content = idx_bytes(numbers(12))
    # The second member's trailer tells the length that the header promises.
    path.write_bytes(gzip.compress(content) + gzip.compress(content))
    with pytest.raises(DataError, match="more data after its end"):
        open_idx(path).read()


# ---------------------------------------------------------------- 62: names and places

LONG = "x" * 5000


@pytest.mark.parametrize(
    "words",
    [
        ["score", LONG],
        ["score", "no\0name"],
        ["score", ""],
        ["export", LONG, "--to", "a.png"],
        ["export", "missing", "--to", ""],
        ["export", "", "--to", "a.png"],
        ["--headless", "--config", LONG],
        ["--headless", "--config", ""],
        ["--headless", "--resume", LONG],
        ["--headless", "--resume", ""],
        ["--headless", "--out", ""],
        ["--headless", "--out", LONG],
        ["--headless", "--data", LONG],
        ["--headless", "--data", ""],
        ["--headless", "--data", "d\udcff"],
        ["--headless", "--export-filters", ""],
        [
            "inspect",
            "--set",
            "conv1.initializer.scheme=file",
            "--set",
            f"conv1.initializer.path={LONG}",
        ],
    ],
)
def test_62_names_that_cannot_be(
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    error = capsys.readouterr().err
    assert error.startswith("error: ")
    assert error.count("\n") == 1
    assert len(error) < 1000
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "number"),
    [(2, 13), (2, 30), (2, 36), (2, 2), (2, 20), (2, 40), (1, 28), (1, 5), (1, 122)],
)
def test_62_a_place_that_cannot_be_is_bad_input_a_full_disk_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, number: int
) -> None:
    def fail(*_: object, **__: object) -> int:
        raise OSError(number, os.strerror(number))

    with (
        monkeypatch.context() as patch,
        pytest.raises(OutputError, match="cannot be written") as told,
    ):
        patch.setattr(os, "open", fail)
        write_atomically(tmp_path / "file", b"content")
    assert told.value.exit_code == code


def test_62_folders_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "file" / "below", tmp_path / LONG, Path("no\0name")):
        with pytest.raises(PlaceError):
            make_folder(path)


# ---------------------------------------------------------------- fuzz


def _idx(folder: Path) -> Path:
    (folder / "t-idx3-ubyte").write_bytes(idx_bytes(pictures(12, 5, 4)))
    return folder / "t-idx3-ubyte"


def _packed_idx(folder: Path) -> Path:
    content = idx_header(12, 5, 4) + pictures(12, 5, 4).tobytes()
    (folder / "t-idx3-ubyte.gz").write_bytes(gzip.compress(content))
    return folder / "t-idx3-ubyte.gz"


def _npz(folder: Path) -> Path:
    images, labels = npy_bytes(pictures(24, 5, 4)), npy_bytes(numbers(24))
    return write_npz(folder / "own.npz", True, images=images, labels=labels)


def _npy(folder: Path) -> Path:
    np.save(folder / "w.npy", WEIGHT)
    return folder / "w.npy"


def _toml(folder: Path) -> Path:
    (folder / "e.toml").write_text(to_toml(load_preset("shapes-xo")), encoding="utf-8")
    return folder / "e.toml"


def _checkpoint(folder: Path) -> Path:
    return save_checkpoint(folder, {"conv1.weight": WEIGHT}, meta_of(3), small_experiment())


def _history(folder: Path) -> Path:
    arrays = {"steps": np.arange(3), "conv1.weight": np.stack([WEIGHT] * 3)}
    np.savez_compressed(folder / "filters.npz", **arrays)  # type: ignore[arg-type]
    return folder / "filters.npz"


def _result(folder: Path) -> Path:
    text = '{"reason": "completed", "steps": 12, "seconds": 0.5, "test_accuracy": 0.25}'
    (folder / "result.json").write_text(text)
    return folder / "result.json"


def _plan(folder: Path) -> Path:
    layer = '{"name": "conv1", "type": "conv", "input_shape": [1, 2, 3], "output_shape": [1, 2, 3]'
    text = f'{{"layers": [{layer}, "parameters": 9}}], "parameters": 9, "total_steps": 12, '
    (folder / "plan.json").write_text(text + '"steps_per_epoch": 3, "expected_loss": 2.3}')
    return folder / "plan.json"


def _steps(folder: Path) -> Path:
    rows = "".join(f"{n},0,0.5,0.25,0.05,64,0.{n}\n" for n in range(1, 20))
    header = "step,epoch,loss,accuracy,learning_rate,images,seconds\n"
    (folder / "steps.csv").write_text(header + rows)
    return folder / "steps.csv"


FORMATS: dict[str, tuple[Callable[[Path], Path], Callable[[Path], object]]] = {
    "idx": (_idx, lambda path: open_idx(path).read()),
    "idx.gz": (_packed_idx, lambda path: open_idx(path).read()),
    "npz": (_npz, lambda path: load_dataset(Data(source=str(path)), 0)),
    "npy": (_npy, weight_at),
    "toml": (_toml, load_experiment),
    "checkpoint": (_checkpoint, load_checkpoint),
    "history": (_history, read_history),
    "result": (_result, lambda path: read_result(path.parent)),
    "plan": (_plan, lambda path: read_start(path.parent, small_experiment())),
    "steps": (_steps, lambda path: list(read_steps(path, path.with_name("times.csv")))),
    "signals": (_steps, lambda path: list(read_signals(path))),
    "metrics": (_steps, lambda path: list(read_evaluations(path))),
}


NUMBERS = (b"\xff" * 4, bytes(4), b"\x7f\xff\xff\xff")
WORDS = (b"9" * 30, b"-", b"NaN", b"{", b"[", b'"', b"1e999")


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The content with a few changes of the kinds that break readers."""
    text = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(text) + 1)
        match chance.randrange(6):
            case 0:
                text[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del text[place : place + chance.choice((1, 2, 8, 100))]
            case 2:
                text[place:place] = chance.randbytes(chance.choice((1, 4, 50)))
            case 3:
                text[place : place + 4] = chance.choice(
                    (b"\xff" * 4, bytes(4), b"\x7f\xff\xff\xff")
                )
            case 4:
                text[place:place] = chance.choice(
                    (b"9" * 30, b"-", b"NaN", b"{", b"[", b'"', b"1e999")
                )
            case 5:
                other = chance.randrange(len(text) + 1)
                text[place:place] = text[other : other + 40]
    return bytes(text)


@pytest.mark.slow
@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("kind", FORMATS)
def test_mutations_are_read_or_refused(kind: str, tmp_path: Path) -> None:
    make, read = FORMATS[kind]
    path = make(tmp_path)
    content, chance = path.read_bytes(), random.Random(f"fuzz {kind}")
    refusals = 0
    for _ in range(400):
        path.write_bytes(mutated(content, chance))
        try:
            read(path)
        except InputError as error:
            refusals += 1
            assert "\n" not in str(error)
            assert len(str(error)) < 1500
    assert refusals > 50


def test_63_more_filters_than_can_be_scored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many: Any = {"a.weight": np.zeros((65_537, 1, 3, 3), np.float32)}
    np.savez_compressed(tmp_path / "w.npz", **many)
    assert main(["score", str(tmp_path / "w.npz")]) == 2
    assert "accepted: up to 65,536 filters" in capsys.readouterr().err


def test_63_many_members_that_unpack_to_much_together(tmp_path: Path) -> None:
    each = npy_bytes(np.zeros((33, 1024, 1024), np.uint8))
    path = write_npz(tmp_path / "own.npz", True, a=each, b=each)
    with pytest.raises(DataError, match="would unpack to"):
        read_npz(path, ("a", "b"))
