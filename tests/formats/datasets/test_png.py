"""The quick decoder of PNG agrees with Pillow, and leaves the rest to it."""

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from guitrainer.formats.datasets.png import scanlines, unfiltered
from tests.formats.datasets.making import Array

RNG = np.random.default_rng(0)


def _filtered(image: Array, kinds: Array) -> bytes:
    """Scanlines by the definition of the filters, one byte at a time."""
    height, width, channels = image.shape
    flat = image.reshape(height, -1).astype(int)
    out = bytearray()
    for y in range(height):
        out.append(int(kinds[y]))
        for x in range(width * channels):
            a = flat[y, x - channels] if x >= channels else 0
            b = flat[y - 1, x] if y else 0
            c = flat[y - 1, x - channels] if y and x >= channels else 0
            p = a + b - c
            by = [abs(p - a), abs(p - b), abs(p - c)]
            paeth = (a, b, c)[by.index(min(by))]
            out.append((flat[y, x] - (0, a, b, (a + b) // 2, paeth)[kinds[y]]) % 256)
    return bytes(out)


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + checksum


def _png(image: Array, kinds: Array, parts: int = 1, extra: bytes = b"") -> bytes:
    height, width, channels = image.shape
    color = 0 if channels == 1 else 2
    header = struct.pack(">IIBBBBB", width, height, 8, color, 0, 0, 0)
    packed = zlib.compress(_filtered(image, kinds))
    cut = -(-len(packed) // parts)
    data = [_chunk(b"IDAT", packed[n : n + cut]) for n in range(0, len(packed), cut)]
    start = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + extra
    return start + b"".join(data) + _chunk(b"IEND", b"")


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("parts", [1, 3])
def test_all_filters(channels: int, parts: int) -> None:
    images = RNG.integers(256, size=(20, 7, 9, channels), dtype=np.uint8)
    kinds = RNG.integers(5, size=(20, 7))
    contents = [_png(one, kind, parts) for one, kind in zip(images, kinds, strict=True)]
    for image, content in zip(images, contents, strict=True):
        with Image.open(io.BytesIO(content)) as picture:
            np.testing.assert_array_equal(np.asarray(picture).reshape(image.shape), image)
    lines = [scanlines(content, 7, 9, channels) for content in contents]
    rows = np.frombuffer(b"".join(one or b"" for one in lines), np.uint8)
    pixels, damaged = unfiltered(rows.reshape(20, 7, -1).copy(), channels)
    np.testing.assert_array_equal(pixels.reshape(images.shape), images)
    assert not damaged.any()


def test_a_filter_that_does_not_exist_is_damage() -> None:
    rows = np.zeros((2, 3, 5), np.uint8)
    rows[1, 2, 0] = 5
    assert unfiltered(rows, 1)[1].tolist() == [False, True]


GRAY = RNG.integers(256, size=(4, 5, 1), dtype=np.uint8)
PLAIN = _png(GRAY, np.zeros(4, int))


def _saved(image: Image.Image, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", **options)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        PLAIN[:20],
        b"GIF89a" + bytes(60),
        _png(GRAY, np.zeros(4, int), extra=_chunk(b"tRNS", b"\0\7")),
        _png(GRAY, np.zeros(4, int), extra=_chunk(b"eXIf", b"MM\0*")),
        _saved(Image.new("L", (6, 4))),
        _saved(Image.new("1", (5, 4))),
        _saved(Image.new("P", (5, 4))),
        _saved(Image.new("RGB", (5, 4))),
        _saved(Image.new("LA", (5, 4))),
        _saved(Image.new("I;16", (5, 4))),
    ],
)
def test_others_are_left_to_pillow(content: bytes) -> None:
    assert scanlines(content, 4, 5, 1) is None


def test_text_and_colors_that_pillow_ignores_too() -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", "someone")
    content = _saved(Image.fromarray(GRAY[..., 0]), pnginfo=text, dpi=(72, 72))
    assert scanlines(content, 4, 5, 1) is not None


@pytest.mark.parametrize("place", [18, 30, 45, len(PLAIN) - 15])
def test_damage_is_noticed(place: int) -> None:
    content = bytearray(PLAIN)
    content[place] ^= 1
    if place == 18:  # the width: a matter for Pillow
        assert scanlines(bytes(content), 4, 5, 1) is None
        return
    with pytest.raises((ValueError, zlib.error)):
        scanlines(bytes(content), 4, 5, 1)
