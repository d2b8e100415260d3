"""Folders of pictures: every mode of Pillow, damage, sizes, and the cache."""

import io
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from guitrainer.config.schema import Data
from guitrainer.data.dataset import Dataset
from guitrainer.data.loading import load_dataset
from guitrainer.errors import DataError
from guitrainer.formats.datasets import picture_cache
from guitrainer.formats.datasets.picture_listing import classes_in
from tests.formats.datasets.making import Array, colored, drawn

X, Y = drawn(60)


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv(picture_cache.FOLDER_VARIABLE, str(folder))
    monkeypatch.setattr(picture_cache, "UNSETTLED_NS", 0)
    return folder / "pictures"


def load(path: Path | str, **fields: Any) -> Dataset:
    return load_dataset(Data(source=str(path), **fields), 0)


def remarks(dataset: Dataset) -> list[str]:
    assert dataset.selection is not None
    return [remark.text for remark in dataset.selection.remarks]


def png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def write(folder: Path, images: Array = X, labels: Array = Y, kind: str = "png") -> None:
    for n, (image, label) in enumerate(zip(images, labels, strict=True)):
        path = folder / f"digit {label}" / f"{n:03}.{kind}"
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(image).save(path)


def by_label(dataset: Dataset) -> list[tuple[int, bytes]]:
    parts = (dataset.train, dataset.test)
    return sorted(
        (int(label), image.tobytes())
        for part in parts
        for image, label in zip(part.images, part.labels, strict=True)
    )


def wanted(images: Array) -> list[tuple[int, bytes]]:
    whole = images[:, None] if images.ndim == 3 else images.transpose(0, 3, 1, 2)
    return sorted((int(label), one.tobytes()) for one, label in zip(whole, Y, strict=True))


@pytest.mark.parametrize("kind", ["png", "bmp", "tif", "webp", "PNG", "ppm"])
def test_a_folder_per_class(tmp_path: Path, kind: str) -> None:
    options = colored(X) if kind == "ppm" else X
    for n, (image, label) in enumerate(zip(options, Y, strict=True)):
        path = tmp_path / f"digit {label}" / f"{n}.{kind}"
        path.parent.mkdir(exist_ok=True)
        Image.fromarray(image).save(path, lossless=True)
    dataset = load(tmp_path)
    assert by_label(dataset) == wanted(options)
    assert dataset.class_names == tuple(f"digit {n}" for n in range(10))


def test_a_folder_per_part_and_classes_in_the_order_of_numbers(tmp_path: Path) -> None:
    for part, count in (("train", 60), ("Test", 30), ("valid", 20)):
        for n in range(count):
            path = tmp_path / part / str(Y[n] + 5) / "deeper" / f"{n:03}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            Image.fromarray(X[n]).save(path)
    dataset = load(tmp_path)
    assert dataset.class_names == tuple(str(n) for n in range(5, 15))
    assert (len(dataset.train), len(dataset.test)) == (60, 30)
    assert remarks(dataset) == ["20 validation images are not used"]


def test_classes_one_folder_down(tmp_path: Path) -> None:
    write(tmp_path / "inner")
    dataset = load(tmp_path)
    assert by_label(dataset) == wanted(X)
    assert remarks(dataset) == ["images found in inner"]


@pytest.mark.parametrize("place", ["a/b", "a/b/c"])
def test_classes_several_folders_down(tmp_path: Path, place: str) -> None:
    write(tmp_path / place)
    dataset = load(tmp_path)
    assert by_label(dataset) == wanted(X)
    assert remarks(dataset) == [f"images found in {name}" for name in place.split("/")]


@pytest.mark.parametrize("place", ["fold{}", "Fold-{}/images", "inner/split_{}"])
def test_folds_are_not_classes(tmp_path: Path, place: str) -> None:
    for number in (1, 2):
        write(tmp_path / place.format(number))
    with pytest.raises(DataError, match=r"1, .*2 are parts of a set, not classes: each contains "):
        load(tmp_path)
    assert by_label(load(tmp_path / place.format(1))) == wanted(X)


DARK = X < 99


def _palette(image: Array) -> Image.Image:
    picture = Image.new("P", (28, 28))
    picture.putpalette([255, 255, 255, 0, 0, 0])
    picture.putdata((image >= 99).astype(np.uint8).ravel().tolist())
    return picture


def _ink(shade: int) -> Callable[[Array], Image.Image]:
    def drawn_with(image: Array) -> Image.Image:
        ink = Image.new("L", (28, 28), shade)
        return Image.merge("LA", [ink, Image.fromarray(image)])

    return drawn_with


def _rgba(image: Array) -> Image.Image:
    zero = Image.new("L", (28, 28), 0)
    return Image.merge("RGBA", [zero, zero, zero, Image.fromarray(image)])


@pytest.mark.parametrize(
    ("picture", "expected", "lines"),
    [
        (lambda a: Image.fromarray(a < 99), DARK * np.uint8(255), []),
        (_palette, DARK * np.uint8(255), ["stored in color, but gray: one channel is used"]),
        (_ink(0), 255 - X, ["transparent areas are shown on white"]),
        (_ink(255), X, ["transparent areas are shown on black"]),
        (
            _rgba,
            255 - X,
            [
                "stored in color, but gray: one channel is used",
                "transparent areas are shown on white",
            ],
        ),
        (
            lambda a: Image.fromarray(np.repeat(a[..., None], 3, 2)),
            X,
            ["stored in color, but gray: one channel is used"],
        ),
        (lambda a: Image.fromarray(colored(a)), colored(X), []),
    ],
    ids=["1 bit", "palette", "black ink", "white ink", "rgba", "gray rgb", "rgb"],
)
def test_row_28_modes(
    tmp_path: Path, picture: Callable[[Array], Image.Image], expected: Array, lines: list[str]
) -> None:
    for n, (image, label) in enumerate(zip(X, Y, strict=True)):
        path = tmp_path / f"{label}" / f"{n}.png"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(png(picture(image)))
    dataset = load(tmp_path)
    assert by_label(dataset) == wanted(expected)
    assert remarks(dataset) == lines


@pytest.mark.parametrize(
    ("kind", "image", "expected"),
    [
        ("png", lambda a: Image.fromarray(a.astype(np.uint16) * 257), X / 255),
        ("tif", lambda a: Image.fromarray(a.astype(np.uint16) * 257), X / 255),
        ("tif", lambda a: Image.fromarray(a.astype(np.float32) / 255), X / 255),
        ("tif", lambda a: Image.fromarray(a.astype(np.float32)), X / 255),
    ],
)
def test_row_29_deep_pictures_are_scaled(
    tmp_path: Path, kind: str, image: Callable[[Array], Image.Image], expected: Array
) -> None:
    for n, (one, label) in enumerate(zip(X, Y, strict=True)):
        path = tmp_path / f"{label}" / f"{n}.{kind}"
        path.parent.mkdir(exist_ok=True)
        image(one).save(path)
    dataset = load(tmp_path)
    assert dataset.train.images.dtype == np.float32
    assert len(np.unique(dataset.train.images)) > 50
    found = np.sort(dataset.train.images.reshape(-1))[-1000:]
    assert np.abs(np.unique(found)[:, None] - np.unique(expected)).min(axis=1).max() < 1e-6


def test_row_28_cmyk_and_row_30_exif(tmp_path: Path) -> None:
    turn = Image.Exif()
    turn[0x112] = 6
    for n, (one, label) in enumerate(zip(X, Y, strict=True)):
        folder = tmp_path / f"{label}"
        folder.mkdir(exist_ok=True)
        black = Image.merge(
            "CMYK", [Image.new("L", (28, 28), 0)] * 3 + [Image.fromarray(255 - one)]
        )
        black.save(folder / f"{n}.jpg", quality=100)
        turned = Image.fromarray(np.rot90(one))
        turned.save(folder / f"{n} turned.JPEG", quality=100, exif=turn)
    dataset = load(tmp_path, color="gray")
    assert "pictures rotated according to their EXIF data: 60" in remarks(dataset)
    for part in (dataset.train, dataset.test):
        for image, label in zip(part.images[:, 0], part.labels, strict=True):
            errors = np.abs(X[label == Y].astype(int) - image).mean(axis=(1, 2))
            assert errors.min() < 3


def test_rows_25_27_34_what_cannot_be_read_is_counted(tmp_path: Path) -> None:
    write(tmp_path)
    folder = tmp_path / "digit 3"
    (folder / "a.png").write_bytes(b"not a picture")
    (folder / "b.png").write_bytes(png(Image.fromarray(X[0]))[:60])
    (folder / "c.png").write_bytes(png(Image.new("1", (10_000, 10_000))))
    (folder / "d.png").write_bytes(b"")
    (folder / "notes.txt").write_text("not listed")
    if os.name == "posix":
        (folder / "loop").symlink_to(tmp_path)
        (tmp_path / "circle").symlink_to("circle")
        (folder / "e.png").symlink_to("e.png")
        os.mkfifo(folder / "f.png")
    dataset = load(tmp_path)
    line = remarks(dataset)[-1]
    assert line.startswith("4 of 64 pictures cannot be read and are skipped, such as digit 3/a.png")
    assert dataset.selection is not None
    assert dataset.selection.remarks[-1].is_warning
    assert by_label(dataset) == wanted(X)


def test_row_31_sizes(tmp_path: Path) -> None:
    write(tmp_path)
    Image.new("L", (20, 30)).save(tmp_path / "digit 0" / "other.png")
    with pytest.raises(DataError, match=r"different sizes \(28×28, 30×20\); set data\.resize"):
        load(tmp_path)
    dataset = load(tmp_path, resize=(14, 16))
    assert dataset.shape == (1, 14, 16)
    assert remarks(dataset) == ["images of 28×28 and other sizes, resized to 14×16"]


def test_nothing_can_be_read(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "1.png").write_bytes(b"no")
    with pytest.raises(DataError, match="none of the pictures looked at can be read"):
        load(tmp_path)


def test_a_test_class_without_training_pictures(tmp_path: Path) -> None:
    write(tmp_path / "train")
    write(tmp_path / "test", X[:10], Y[:10] + 5)
    with pytest.raises(DataError, match=r"the class digit 1[0-4] has no training pictures"):
        load(tmp_path)


@pytest.mark.parametrize("table", [False, True])
def test_pictures_without_folders_are_refused(tmp_path: Path, table: bool) -> None:
    for n, image in enumerate(X[:4]):
        Image.fromarray(image).save(tmp_path / f"{n}.png")
    if table:
        (tmp_path / "labels.csv").write_text("file,label\n0.png,1\n1.png,2\n")
    with pytest.raises(DataError, match="contains 4 pictures, but no folder for each class"):
        load(tmp_path)


@pytest.mark.parametrize("place", ["images", "train"])
def test_pictures_in_a_single_folder_are_refused(tmp_path: Path, place: str) -> None:
    for n, image in enumerate(X[:8]):
        path = tmp_path / place / f"cat.{n}.png"
        path.parent.mkdir(exist_ok=True)
        Image.fromarray(image).save(path)
    message = f"{place}: contains 8 pictures, but no folder for each class"
    with pytest.raises(DataError, match=message):
        load(tmp_path)


def test_parts_without_folders_of_classes_are_left_out(tmp_path: Path) -> None:
    write(tmp_path / "train")
    for n, image in enumerate(X[:8]):
        path = tmp_path / "val" / "images" / f"val_{n}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(image).save(path)
    dataset = load(tmp_path)
    assert by_label(dataset) == wanted(X)
    assert "val has no labels and is not used" in remarks(dataset)


def test_decoded_pictures_are_kept_until_they_change(
    tmp_path: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_cache, "LEAST_PICTURES", 10)
    write(tmp_path)
    (tmp_path / "digit 3" / "a.png").write_bytes(b"not a picture")
    first = load(tmp_path)
    assert len(list(own_cache.glob("*.pixels"))) == 1

    def fail(*_: object) -> None:
        raise AssertionError("decoded again")

    with monkeypatch.context() as patch:
        patch.setattr("guitrainer.formats.datasets.picture_decoding._decode_run", fail)
        again = load(tmp_path)
    assert by_label(again) == by_label(first) == wanted(X)
    assert remarks(again) == remarks(first)
    for path in own_cache.glob("*.pixels"):
        path.write_bytes(path.read_bytes()[:-1])  # a damaged cache is not used
    assert by_label(load(tmp_path)) == wanted(X)
    changed = tmp_path / "digit 4" / "new.png"
    Image.fromarray(X[0]).save(changed)
    assert len(by_label(load(tmp_path))) == 61


@pytest.mark.parametrize("way", ["written", "moved", "exchanged"])
def test_a_changed_picture_of_the_same_size_and_time_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr(picture_cache, "LEAST_PICTURES", 10)
    write(tmp_path, kind="bmp")
    one, other = (sorted((tmp_path / f"digit {label}").iterdir())[0] for label in (1, 2))
    for path in (one, other):
        os.utime(path, ns=(10**18, 10**18))
    first = by_label(load(tmp_path))
    time.sleep(0.02)  # longer than a step of the clock of a file system
    if way == "written":
        one.write_bytes(other.read_bytes())
    elif way == "moved":
        (tmp_path / "new").write_bytes(other.read_bytes())
        (tmp_path / "new").replace(one)
    else:
        one.rename(tmp_path / "kept")
        other.rename(one)
        (tmp_path / "kept").rename(other)
    for path in (one, other):
        os.utime(path, ns=(10**18, 10**18))
    found = by_label(load(tmp_path))
    monkeypatch.setattr(picture_cache, "LEAST_PICTURES", 1000)
    assert found == by_label(load(tmp_path)) != first


def test_pictures_are_listed_by_path_and_with_any_time(tmp_path: Path) -> None:
    names = [
        "b/2.png",
        "b.png",
        "a/1.PNG",
        "a-1.png",
        "c/d/e/3.png",
        ".png",
        ".hidden/4.png",
        "5.txt",
    ]
    for name in names:
        path = tmp_path / "class" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"12345")
    os.utime(tmp_path / "class" / "b.png", ns=(0, 10**19))  # after the year 2262
    pictures = classes_in(tmp_path)["class"]
    found = [Path(path).relative_to(tmp_path / "class").as_posix() for path in pictures.paths]
    assert found == ["a-1.png", "a/1.PNG", "b.png", "b/2.png", "c/d/e/3.png"]
    assert pictures.sizes == [5] * 5
    assert pictures.newest >= 7 * 10**18


def test_pictures_that_may_still_change_are_not_kept(
    tmp_path: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_cache, "LEAST_PICTURES", 10)
    monkeypatch.setattr(picture_cache, "UNSETTLED_NS", 10**12)
    write(tmp_path)
    assert by_label(load(tmp_path)) == wanted(X)
    assert not list(own_cache.glob("*.pixels"))


def test_the_cache_is_bounded(
    tmp_path: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_cache, "LEAST_PICTURES", 10)
    monkeypatch.setattr(picture_cache, "LARGEST", 2 * 60 * 784)
    for n in range(3):
        write(tmp_path / str(n))
        load(tmp_path / str(n))
    assert len(list(own_cache.glob("*.pixels"))) == 2
    monkeypatch.setattr(picture_cache, "LARGEST", 1000)
    write(tmp_path / "4")
    assert by_label(load(tmp_path / "4")) == wanted(X)


def test_a_cache_that_cannot_be_written(
    tmp_path: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_cache, "LEAST_PICTURES", 10)
    own_cache.write_text("a file is in the way")
    write(tmp_path)
    assert by_label(load(tmp_path)) == wanted(X)
