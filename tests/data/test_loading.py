import hashlib
import re
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

from guitrainer.config.assets import assets_folder
from guitrainer.config.schema import Data
from guitrainer.data.built_in import dataset_list
from guitrainer.data.loading import load_dataset
from guitrainer.errors import DataError
from guitrainer.files.opening import MIB
from guitrainer.formats.idx import IdxFile, open_idx
from tests.data.writing import write_folder

SHA256 = {
    "train-images-idx3-ubyte": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    "train-labels-idx1-ubyte": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    "t10k-images-idx3-ubyte": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    "t10k-labels-idx1-ubyte": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
}


@pytest.mark.parametrize(("name", "expected"), SHA256.items())
def test_the_bundled_mnist_is_the_original(name: str, expected: str) -> None:
    file = open_idx(assets_folder() / "mnist" / f"{name}.gz")
    header = bytes((0, 0, 8, len(file.shape))) + np.array(file.shape, ">u4").tobytes()
    assert hashlib.sha256(header + file.read().tobytes()).hexdigest() == expected


def test_the_page_of_licenses_states_the_same_sums() -> None:
    page = (assets_folder() / "LICENSES.md").read_text(encoding="utf-8")
    assert dict(re.findall(r"\| ([\w-]+) \| ([0-9a-f]{64}) \|", page)) == SHA256
    for photo in (assets_folder() / "photos").iterdir():
        assert photo.name in page


def test_mnist_is_whole() -> None:
    dataset = load_dataset(Data(preprocessing="raw"), 0)
    assert dataset.train.images.shape == (60_000, 1, 28, 28)
    assert dataset.test.images.shape == (10_000, 1, 28, 28)
    assert dataset.train.images.dtype == np.uint8
    assert np.bincount(dataset.train.labels).tolist() == [
        5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949,
    ]  # fmt: skip
    assert dataset.test.labels[:5].tolist() == [7, 2, 1, 0, 4]


def test_the_test_images_are_read_on_first_access(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    original = IdxFile.read

    def noted(file: IdxFile, limit: int | None = None) -> Any:
        read.append(file.path.name)
        return original(file, limit)

    monkeypatch.setattr(IdxFile, "read", noted)
    dataset = load_dataset(Data(limit=100, test_limit=50), 0)
    assert not [name for name in read if name.startswith("t10k")]
    assert len(dataset.test) == 50
    assert dataset.test is dataset.test
    assert len([name for name in read if name.startswith("t10k")]) == 2


def test_measuring_all_of_mnist_makes_no_copy_of_it() -> None:
    tracemalloc.start()
    try:
        dataset = load_dataset(Data(), 0)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2 * dataset.train.images.nbytes + 40e6


@pytest.mark.parametrize("info", dataset_list(), ids=lambda info: info.name)
def test_the_list_tells_the_truth(info: Any) -> None:
    dataset = load_dataset(Data(source=info.name), 0)
    assert dataset.name == info.name
    assert dataset.shape == info.shape
    assert dataset.classes == info.classes == len(set(dataset.class_names))
    assert (len(dataset.train), len(dataset.test)) == (info.train, info.test)
    assert len(info.help.splitlines()) == 1


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (Data(source="mnits"), "did you mean mnist?"),
        (Data(source="photo_contours"), "did you mean photo-contours?"),
        (Data(source="nowhere/at/all"), "nor an existing folder"),
        (Data(source="x" * 5000), "nor an existing folder"),
        (Data(source="~nobody-of-this-name/data"), "nor an existing folder"),
        (Data(source="/dev/zero"), "nor an existing folder"),
        (Data(source="mnist", noise=0.1), "data.noise: applies only to generated images"),
        (Data(source="mnist", image_size=32), "data.image_size"),
        (Data(source="photo-exemplars", image_size=500), "allow up to 144"),
        (Data(source="photo-contours", image_size=100), "allow up to"),
        (Data(source="photo-exemplars", image_size=8, preprocessing="zca"), None),
        (Data(source="shapes", image_size=512, limit=2, preprocessing="zca"), "262,144 numbers"),
    ],
)
def test_settings_that_do_not_apply(data: Data, expected: str | None) -> None:
    if expected is None:
        assert load_dataset(data, 0).shape == (1, 8, 8)
        return
    with pytest.raises(DataError, match=re.escape(expected)):
        load_dataset(data, 0)


def test_a_folder_is_read_by_its_path(tmp_path: Path) -> None:
    dataset = load_dataset(Data(source=str(write_folder(tmp_path / "own"))), 0)
    assert (dataset.name, dataset.shape) == ("own", (1, 5, 4))


def test_images_that_do_not_fit_into_memory_are_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    class Free:
        available = 100 * MIB

    monkeypatch.setattr(psutil, "virtual_memory", Free)
    with pytest.raises(DataError, match="80 MiB are available"):
        load_dataset(Data(source="shapes", image_size=128), 0)
    assert len(load_dataset(Data(source="shapes", image_size=128, limit=100), 0).train) == 100


def test_digits_start_without_pillow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    monkeypatch.delitem(sys.modules, "guitrainer.data.photos", raising=False)
    assert len(load_dataset(Data(limit=10), 0).train) == 10
