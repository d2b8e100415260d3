"""The built-in datasets, as a table that can be read without importing any reader."""

from dataclasses import dataclass

from guitrainer.config.schema import PHOTO_PATCHES


@dataclass(frozen=True)
class DatasetInfo:
    """Description of a built-in dataset; `shape` is (channels, height, width)."""

    name: str
    help: str
    shape: tuple[int, int, int]
    classes: int
    train: int
    test: int
    noise: float | None = None  # default side and noise of generated images


BUILT_IN = {
    info.name: info
    for info in (
        DatasetInfo("mnist", "Handwritten digits 0…9.", (1, 28, 28), 10, 60_000, 10_000),
        DatasetInfo(
            "shapes",
            "X, O and + with random position, size and thickness, in noise.",
            (1, 24, 24),
            3,
            8192,
            2048,
            0.4,
        ),
        DatasetInfo(
            "bars",
            "Step edges and bars of 8 directions (the classes), in noise.",
            (1, 24, 24),
            8,
            8192,
            2048,
            0.4,
        ),
        DatasetInfo(
            "photo-exemplars",
            "128 patches of photographs, each a class of its own; the views of a patch differ in "
            "position and contrast. Already normalized: use raw preprocessing.",
            (1, 24, 24),
            128,
            1280,
            2048,
            0.1,
        ),
        DatasetInfo(
            "photo-contours",
            "Patches of photographs, classified by the direction of their contour, one of 8 (the "
            "labels come from gradients).",
            (1, 20, 20),
            8,
            16_384,
            2048,
            0.0,
        ),
        DatasetInfo(
            PHOTO_PATCHES,
            "Patches of photographs without labels, for networks that reconstruct them; whitened "
            "preprocessing whitens the photographs first.",
            (1, 9, 9),
            1,
            20_000,
            2000,
            0.0,
        ),
    )
}

PHOTOGRAPHS = tuple(name for name in BUILT_IN if name.startswith("photo-"))


def dataset_list() -> tuple[DatasetInfo, ...]:
    """List the built-in datasets, from simple to complex, without reading them."""
    return tuple(BUILT_IN.values())
