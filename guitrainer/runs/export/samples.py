"""A sheet of the first images of every class."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from guitrainer.data.dataset import Dataset
from guitrainer.errors import InputError
from guitrainer.files.names import shortened
from guitrainer.runs.files import write_atomically

COLUMNS = 12
MOST_CLASSES = 64
LEAST_SIDE = 28  # smaller images are enlarged by a whole factor
LARGEST_SIDE = 128  # larger images are reduced
GAP, CAPTION = 4, 150
BACKGROUND, INK = "#ffffff", "#202020"


def export_samples(dataset: Dataset, to: str | Path) -> Path:
    """Draw the first images of every class to a .png file.

    Raises
    ------
    InputError
        If the file does not end in .png.
    PlaceError, OutputError
        If it cannot be written.
    """
    import io

    path = Path(to)
    if path.suffix.lower() != ".png":
        raise InputError(f"--to {shortened(path)}: accepted: a file ending in .png")
    buffer = io.BytesIO()
    _sheet(dataset).save(buffer, "PNG")
    write_atomically(path, buffer.getvalue())
    return path


def _sheet(dataset: Dataset) -> Image.Image:
    classes = min(dataset.classes, MOST_CLASSES)
    _, height, width = dataset.shape
    factor = max(1, -(-LEAST_SIDE // max(height, width)))
    size = (width * factor, height * factor)
    if max(size) > LARGEST_SIDE:
        longest = max(size)
        size = (
            max(1, width * LARGEST_SIDE // longest),
            max(1, height * LARGEST_SIDE // longest),
        )
    step = (size[0] + GAP, size[1] + GAP)
    sheet = Image.new(
        "RGB", (CAPTION + COLUMNS * step[0] + GAP, classes * step[1] + GAP), BACKGROUND
    )
    draw = ImageDraw.Draw(sheet)
    for row in range(classes):
        top = GAP + row * step[1]
        name = shortened(dataset.class_names[row], 22)
        draw.text((GAP, top + size[1] // 2 - 6), name, fill=INK)
        found = np.flatnonzero(dataset.train.labels == row)[:COLUMNS]
        for column, index in enumerate(found):
            picture = _picture(dataset.train.images[index])
            sheet.paste(
                picture.resize(size, Image.Resampling.NEAREST if factor > 1 else None),
                (CAPTION + column * step[0], top),
            )
    return sheet


def _picture(image: NDArray[np.generic]) -> Image.Image:
    """Return a picture of an image (C, H, W), uint8 or float32 in 0…1."""
    pixels = image if image.dtype == np.uint8 else np.rint(image.astype(np.float32) * 255)
    channels = np.ascontiguousarray(pixels.astype(np.uint8)[:3].transpose(1, 2, 0))
    return Image.fromarray(channels[..., 0] if channels.shape[2] < 3 else channels)
