import io
import re
import xml.etree.ElementTree as ET
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
from PIL import Image

from guitrainer.errors import InputError, WeightsError
from guitrainer.events import FiltersCaptured, FloatArray, frozen_copy
from guitrainer.runs.checkpoint import save_checkpoint
from guitrainer.runs.export import export_filters, export_history, export_pictures, export_run
from guitrainer.runs.export.canvas import Raster
from guitrainer.runs.export.evolution import Strip, spread_steps
from guitrainer.runs.export.files import export_film
from guitrainer.runs.export.palette import DARK, PALETTES, Colors, Palette, pixels_of
from guitrainer.runs.export.pdf import PdfPage
from guitrainer.runs.export.sheet import FRAME, Sheet, frame_color
from guitrainer.runs.history import History, Recorder, history_of, read_history
from tests.runs.fake import meta_of, scores_of, small_experiment

LAYERS = {
    "conv1": (6, 1, 5, 5),
    "colors": (4, 3, 3, 7),
    "conv2": (5, 4, 3, 3),
    "point": (2, 4, 1, 1),
}
STEPS = (0, 10, 20, 40, 80)


def captured(step: int, layer: str) -> FiltersCaptured:
    values = np.random.default_rng([step, len(layer)]).normal(size=LAYERS[layer])
    weight = frozen_copy(values.astype(np.float32))
    scores = None if layer == "point" else scores_of(weight)
    bias = None if layer == "colors" else frozen_copy(weight[:, 0, 0, 0])
    return FiltersCaptured(step, layer, weight, bias, scores)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a run with four convolutions, recorded at five steps."""
    folder = tmp_path_factory.mktemp("run")
    recorder = Recorder(folder / "filters.npz")
    for step in STEPS:
        for layer in LAYERS:
            recorder.add(captured(step, layer))
    recorder.write()
    return folder


def rgb(color: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(color[1:]))


# ---------------------------------------------------------------- pixels


def contrast(color: str, ground: str) -> float:
    """Contrast of two colors as WCAG 2 defines it, 1 to 21."""

    def luminance(one: str) -> float:
        values = np.array(rgb(one)) / 255
        linear = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
        return float(linear @ [0.2126, 0.7152, 0.0722])

    high, low = sorted((luminance(color), luminance(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_gray_is_symmetric_about_zero() -> None:
    weight = np.array([[[[-2.0, 0.0, 1.0]]], [[[0.0, 0.0, 0.0]]]], np.float32)
    pixels = pixels_of(weight)
    assert pixels.shape == (2, 1, 3, 3)
    assert pixels[0, 0, :, 0].tolist() == [0, 128, 191]
    assert pixels[1, 0, :, 0].tolist() == [128, 128, 128]
    assert (pixels == pixels[..., :1]).all()


def test_three_inputs_are_colors() -> None:
    weight = np.array([1.0, 0.0, -1.0], np.float32).reshape(1, 3, 1, 1)
    assert pixels_of(weight)[0, 0, 0].tolist() == [255, 128, 0]


def test_many_inputs_show_their_common_pattern_upright() -> None:
    pattern = np.array([[1.0, 0.0], [-0.5, 0.0]])
    loads = np.array([0.5, -3.0, 0.1, 0.2])
    weight = (loads[:, None, None] * pattern)[None].astype(np.float32)
    expected = pixels_of((-pattern)[None, None].astype(np.float32))
    np.testing.assert_array_equal(pixels_of(weight), expected)


# ---------------------------------------------------------------- sheets


@pytest.mark.parametrize("colors", ["dark", "light"])
@pytest.mark.parametrize("layer", LAYERS)
def test_a_sheet_shows_every_filter_crisply_in_the_color_of_its_label(
    run: Path, tmp_path: Path, layer: str, colors: Colors
) -> None:
    (path,) = export_run(run, tmp_path / "a.png", layer=layer, colors=colors)
    palette = PALETTES[colors]
    capture = captured(80, layer)
    sheet = Sheet(capture.weight.shape, scored=capture.scores is not None)
    density = 2
    with Image.open(path) as image:
        assert image.size == (sheet.width * density, sheet.height * density)
        drawn = np.asarray(image.convert("RGB"))
    assert tuple(drawn[0, 0]) == rgb(palette.background)
    for index, pixels in enumerate(pixels_of(capture.weight)):
        x, y = (density * n for n in sheet.corner(index))
        color = frame_color(palette, capture.scores, index)
        assert tuple(drawn[y, x]) == rgb(color)
        x, y, scale = x + density * FRAME, y + density * FRAME, density * sheet.scale
        tile = drawn[y : y + scale * pixels.shape[0], x : x + scale * pixels.shape[1]]
        np.testing.assert_array_equal(tile, pixels.repeat(scale, 0).repeat(scale, 1))


@pytest.mark.parametrize(
    "shape",
    [(1, 1, 11, 1), (8, 1, 3, 3), (9, 1, 9, 9), (65, 1, 5, 5), (300, 2, 7, 7), (4096, 1, 2, 2)],
)
@pytest.mark.parametrize("compact", [False, True])
def test_nothing_overlaps_or_leaves_the_sheet(shape: tuple[int, ...], compact: bool) -> None:
    sheet = Sheet(shape, scored=True, compact=compact)
    assert sheet.width * sheet.height < 12_000_000
    corners = [sheet.corner(index) for index in range(shape[0])]
    assert len(set(corners)) == shape[0]
    right, bottom = (max(corner[axis] for corner in corners) for axis in (0, 1))
    assert right + sheet.tile_width + 2 * FRAME <= sheet.width
    assert bottom + sheet.tile_height + 2 * FRAME <= sheet.height
    assert sheet.columns == 1 or corners[1][0] - corners[0][0] > sheet.tile_width + 2 * FRAME


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES.keys())
def test_words_can_be_read_on_their_ground(palette: Palette) -> None:
    """As WCAG asks: 4.5 for text, 3 for the frames and words of labels."""
    for color in (palette.text, palette.dim):
        assert contrast(color, palette.background) >= 4.5
    for color in palette.labels.values():
        assert contrast(color, palette.background) >= 3


@pytest.mark.parametrize("suffix", [".png", ".svg", ".gif", ".apng", ""])
@pytest.mark.parametrize("step", [None, "all"])
def test_light_pictures_have_the_ground_of_paper(
    run: Path, tmp_path: Path, suffix: str, step: Literal["all"] | None
) -> None:
    paths = export_run(run, tmp_path / f"a{suffix}", step=step, colors="light")
    for path in paths[:3]:
        if suffix == ".svg":
            text = path.read_text()
            assert '<rect width="' in text and 'fill="#ffffff"/>' in text
            assert DARK.background not in text and DARK.text not in text
        elif suffix or step:  # single pictures have no ground
            with Image.open(path) as image:
                for frame in range(getattr(image, "n_frames", 1)):
                    image.seek(frame)
                    assert image.convert("RGB").getpixel((0, 0)) == (255, 255, 255)


# ---------------------------------------------------------------- evolution


@pytest.mark.parametrize(
    ("steps", "count", "chosen"),
    [
        ([0], 9, [0]),
        ([0, 10, 20], 9, [0, 10, 20]),
        (list(range(0, 3001, 30)), 9, [0, 30, 60, 90, 150, 390, 750, 1500, 3000]),
        (list(range(0, 1001, 10)), 2, [0, 1000]),
    ],
)
def test_steps_are_spread(steps: list[int], count: int, chosen: list[int]) -> None:
    found = [steps[index] for index in spread_steps(steps, count)]
    assert len(found) == min(count, len(steps))
    assert found == sorted(set(found))
    assert (found[0], found[-1]) == (chosen[0], chosen[-1])
    if count < 9 or len(steps) <= count:
        assert found == chosen
    else:  # most of them early
        assert found[len(found) // 2] < steps[-1] / 4


def test_a_film_strip_has_a_row_per_step(run: Path, tmp_path: Path) -> None:
    (path,) = export_run(run, tmp_path / "a.png", layer="conv1", step="all")
    strip = Strip(read_history(run), "conv1")
    with Image.open(path) as image:
        assert image.size == (2 * strip.width, 2 * strip.height)
        drawn = np.asarray(image.convert("RGB"))
    colors = {rgb(color) for color in DARK.labels.values()}
    column = drawn[:, 2 * (20 + 140) + 1]
    framed = np.array([tuple(pixel) in colors for pixel in column.tolist()])
    assert int((np.diff(framed.astype(int)) == 1).sum()) == len(STEPS) + 1  # and the legend


@pytest.mark.parametrize("suffix", [".gif", ".apng"])
@pytest.mark.parametrize("layer", ["conv1", "colors", "point"])
def test_moving_pictures(run: Path, tmp_path: Path, suffix: str, layer: str) -> None:
    (path,) = export_run(run, tmp_path / f"a{suffix}", layer=layer)
    durations, frames = [], []
    with Image.open(path) as image:
        assert getattr(image, "n_frames", 1) == len(STEPS)
        for index in range(len(STEPS)):
            image.seek(index)
            durations.append(round(image.info["duration"]))
            frames.append(np.asarray(image.convert("RGB")).astype(int))
        assert image.info.get("loop") == 0
    assert durations == [700, 110, 110, 110, 2500]
    shape = LAYERS[layer]
    sheet = Sheet(shape, scored=layer != "point", compact=True)
    x, y = (n + FRAME for n in sheet.corner(1))
    for step, frame in zip(STEPS, frames, strict=True):
        pixels = pixels_of(captured(step, layer).weight)[1]
        expected = pixels.repeat(sheet.scale, 0).repeat(sheet.scale, 1)
        tile = frame[y : y + expected.shape[0], x : x + expected.shape[1]]
        # A GIF has 256 colors for all, and Pillow takes a near one, not the nearest.
        tolerance = 0 if suffix == ".apng" else 60 if layer == "colors" else 6
        assert np.abs(tile - expected).max() <= tolerance
        assert frame.shape[0] == sheet.height
        done = round(sheet.width * step / STEPS[-1])
        bar = frame[-1, :, 2] > 150  # the blue of the accent
        assert abs(int(bar.sum()) - done) <= 1


@pytest.fixture(scope="module")
def long() -> History:
    """A layer of 16 filters with 24 recorded steps of noise."""
    rng = np.random.default_rng(0)
    weights = rng.normal(size=(24, 16, 1, 9, 9)).astype(np.float32)
    return history_of([FiltersCaptured(i, "conv1", w, None, None) for i, w in enumerate(weights)])


@pytest.mark.parametrize("suffix", [".gif", ".apng"])
def test_an_animation_below_a_size(long: History, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    export_history(long, path)
    whole = path.stat().st_size
    seen = set()
    for share in (1.0, 0.7, 0.4, 0.1):
        most = int(whole * share)
        written, note = export_film(long, path, most)
        assert written.stat().st_size <= most
        with Image.open(path) as film:
            frames = getattr(film, "n_frames", 1)
            film.seek(frames - 1)  # every frame can be decoded
            film.load()
        assert note.startswith(f"{frames} of 24 recorded steps, tiles of ")
        assert note.endswith(f": {path.stat().st_size / 1e6:.3g} MB")
        assert path.stat().st_size > most / 4  # no more is given up than needed
        seen.add(note)
    assert len(seen) == 4


def test_an_impossible_size_is_refused(long: History, tmp_path: Path) -> None:
    path = tmp_path / "a.gif"
    with pytest.raises(
        InputError, match=r"--max-mb: got 0\.001, accepted for conv1: at le"
    ) as error:
        export_film(long, path, 1000)
    assert not path.exists()
    (least,) = re.findall(r"at least ([\d.]+)", str(error.value))
    written, note = export_film(long, path, int(float(least) * 1e6))
    assert written.stat().st_size <= float(least) * 1e6
    assert note.startswith("2 of 24 recorded steps")
    with pytest.raises(InputError, match=r"a.png: accepted only for \.gif and \.apng"):
        export_film(long, tmp_path / "a.png", 10**6)


def test_vectors_have_a_square_per_element_and_real_text(run: Path, tmp_path: Path) -> None:
    (path,) = export_run(run, tmp_path / "a.svg", step=40)
    root = ET.fromstring(path.read_text(encoding="utf-8"))
    space = "{http://www.w3.org/2000/svg}"
    tiles = root.findall(f"{space}g")
    assert [len(tile) for tile in tiles] == [25] * 6
    texts = [element.text for element in root.iter(f"{space}text")]
    assert "step 40" in texts
    fills = [square.get("fill") for square in tiles[0]]
    expected = pixels_of(captured(40, "conv1").weight)[0].reshape(-1, 3).tolist()
    assert fills == [f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in expected]
    (path,) = export_run(run, tmp_path / "all.svg", step="all")
    assert len(ET.fromstring(path.read_text()).findall(f"{space}g")) == 6 * len(STEPS)


def test_a_pdf_has_the_same_squares_and_texts(run: Path, tmp_path: Path) -> None:
    (path,) = export_run(run, tmp_path / "a.pdf", step=40)
    content = path.read_bytes()
    start = int(content.split(b"startxref\n")[1].split()[0])
    rows = content[start:].splitlines()
    assert rows[0] == b"xref"
    for number, row in enumerate(rows[3:9], 1):
        assert content[int(row[:10]) :].startswith(b"%d 0 obj\n" % number)
    (size,) = re.findall(rb"/Length (\d+)", content)
    begin = content.index(b"stream\n") + 7
    text = zlib.decompress(content[begin : begin + int(size)]).decode("cp1252")
    assert "(step 40) Tj" in text and "(conv1) Tj" in text
    # The squares of the first filter, each painted over those before it.
    lines = text.splitlines()
    first = next(i for i, line in enumerate(lines) if line.endswith("80 80 re f"))
    colors = [[round(float(part) * 255) for part in x.split()[:3]] for x in lines[first:][:25]]
    expected = pixels_of(captured(40, "conv1").weight)[0].reshape(-1, 3).tolist()
    assert colors == expected
    (path,) = export_run(run, tmp_path / "all.pdf", step="all", colors="light")
    assert path.read_bytes().startswith(b"%PDF-1.4")


@pytest.mark.parametrize(
    ("text", "encoded", "width"),
    [("A (b) \\", r"(A \(b\) \\)", 27.23), ("0.5 · 3 − 2", "(0.5 · 3 – 2)", 44.48)],
)
def test_text_in_a_pdf(text: str, encoded: str, width: float) -> None:
    page = PdfPage(100, 50, "t")
    page.text(100, 20, text, 10, "#000000", "right")
    content = page.document()
    begin = content.index(b"stream\n") + 7
    line = zlib.decompressobj().decompress(content[begin:]).decode("cp1252").splitlines()[-1]
    assert line == f"BT /F1 10 Tf 0 0 0 rg 1 0 0 -1 {100 - width:g} 20 Tm {encoded} Tj ET"


def test_too_many_squares_for_a_vector(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "filters.npz")
    recorder.add(FiltersCaptured(0, "a", np.zeros((4096, 1, 9, 9), np.float32), None, None))
    recorder.write()
    with pytest.raises(InputError, match="331776 squares"):
        export_run(tmp_path, tmp_path / "a.svg")


# ---------------------------------------------------------------- files


def test_weights_for_other_programs(run: Path, tmp_path: Path) -> None:
    export_run(run, tmp_path / "all.npz", step=20)
    with np.load(tmp_path / "all.npz") as arrays:
        assert set(arrays) == {
            *(f"{layer}.weight" for layer in LAYERS),
            *(f"{layer}.bias" for layer in LAYERS if layer != "colors"),
        }
        np.testing.assert_array_equal(
            arrays["conv2.weight"], captured(20, "conv2").weight, strict=True
        )
    export_run(run, tmp_path / "one.npz", layer="conv2", step="all")
    with np.load(tmp_path / "one.npz") as arrays:
        assert arrays["steps"].tolist() == list(STEPS)
        assert arrays["conv2.weight"].shape == (5, 5, 4, 3, 3)
        assert "conv1.weight" not in arrays


def test_a_picture_per_filter(run: Path, tmp_path: Path) -> None:
    written = export_run(run, tmp_path / "filters")
    assert [path.name for path in written] == [f"conv1_{index}.png" for index in range(6)]
    with Image.open(written[2]) as image:
        drawn = np.asarray(image)
    pixels = pixels_of(captured(80, "conv1").weight)[2]
    scale = drawn.shape[0] // 5
    assert scale > 40
    np.testing.assert_array_equal(drawn, pixels.repeat(scale, 0).repeat(scale, 1))


def test_a_sheet_per_step(run: Path, tmp_path: Path) -> None:
    written = export_run(run, tmp_path, layer="conv2", step="all")
    assert [path.name for path in written] == [f"conv2_step{step:07d}.png" for step in STEPS]


def test_everything_at_once(run: Path, tmp_path: Path) -> None:
    names = {path.name for path in export_filters(run, tmp_path / "out")}
    assert names == {path.name for path in (tmp_path / "out").iterdir()}
    assert {"filters.npz", "conv1.png", "conv1_5.png", "point.png", "point_1.png"} <= names
    assert len(names) == 1 + sum(1 + shape[0] for shape in LAYERS.values())
    names = {path.name for path in export_pictures(run, tmp_path / "pictures")}
    assert {"conv1.png", "conv1_evolution.png", "point_evolution.png"} <= names


@pytest.mark.parametrize("name", ["one.png", "one.svg", "one.pdf", "one.gif", "one.npz"])
def test_filters_in_memory_and_on_disk_give_the_same_bytes(
    run: Path, tmp_path: Path, name: str
) -> None:
    captures = [captured(step, layer) for step in reversed(STEPS) for layer in LAYERS]
    partial = captured(90, "conv1")  # a step of which not every layer is known
    bad = replace(captured(80, "conv1"), step=95, weight=np.full(LAYERS["conv1"], np.nan))
    history = history_of([*captures, partial, bad])
    assert history.steps.tolist() == list(STEPS)
    export_run(run, tmp_path / name)
    export_history(history, tmp_path / f"memory_{name}")
    assert (tmp_path / f"memory_{name}").read_bytes() == (tmp_path / name).read_bytes()


def test_no_filters_in_memory() -> None:
    with pytest.raises(WeightsError, match="no convolution"):
        history_of([])


def test_a_run_without_convolutions_has_no_pictures(tmp_path: Path) -> None:
    assert export_pictures(tmp_path, tmp_path / "pictures") == []
    assert list(tmp_path.iterdir()) == []


def test_a_run_stopped_between_captures_shows_where_it_stopped(run: Path, tmp_path: Path) -> None:
    (tmp_path / "filters.npz").write_bytes((run / "filters.npz").read_bytes())
    arrays = {}
    for layer in LAYERS:
        capture = captured(99, layer)
        arrays[f"{layer}.weight"] = capture.weight
        if capture.bias is not None:
            arrays[f"{layer}.bias"] = capture.bias
    save_checkpoint(tmp_path, arrays, meta_of(99), small_experiment())
    export_run(tmp_path, tmp_path / "last.npz")
    with np.load(tmp_path / "last.npz") as found:
        np.testing.assert_array_equal(found["conv1.weight"], captured(99, "conv1").weight)
    export_run(tmp_path, tmp_path / "last.png", step=99)


def test_a_damaged_checkpoint_does_not_hide_what_was_recorded(
    run: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "filters.npz").write_bytes((run / "filters.npz").read_bytes())
    (tmp_path / "checkpoint.safetensors").write_bytes(b"damaged")
    export_run(tmp_path, tmp_path / "a.png")
    assert re.search("without the last state: .*damaged", caplog.text)


@pytest.mark.parametrize(
    ("to", "choice", "message"),
    [
        ("a.bmp", {}, r"a\.bmp: accepted: a folder, or a file ending in \.png, \.gif"),
        ("a.png", {"layer": "dense"}, "layer: got dense, accepted: conv1, colors, conv2, point"),
        ("a.png", {"step": 30}, "step: 30 was not recorded; nearest: 20, 40"),
        ("a.png", {"step": 99}, "step: 99 was not recorded; nearest: 80"),
        ("a.png", {"step": -1}, "step: -1 was not recorded; nearest: 0"),
        ("a.gif", {"step": 10}, r"step: got 10, accepted for \.gif: all"),
        ("a.npz", {"layer": "nothing"}, "layer: got nothing"),
    ],
)
def test_what_cannot_be_exported(
    run: Path, tmp_path: Path, to: str, choice: dict[str, str], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        export_run(run, tmp_path / to, **choice)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("kind", "message"), [("gone", "no such folder"), ("empty", "this is not a run")]
)
def test_no_run(tmp_path: Path, kind: str, message: str) -> None:
    folder = tmp_path / "gone" if kind == "gone" else tmp_path
    with pytest.raises(InputError, match=message):
        export_run(folder, tmp_path / "a.png")


def test_text_is_drawn() -> None:
    canvas = Raster(200, 40)
    canvas.text(10, 30, "step 400", 17, "#ffffff")
    buffer = io.BytesIO()
    canvas.image.save(buffer, "PNG")
    assert np.asarray(canvas.image)[10:36, 10:120].max() > 200
    assert np.asarray(canvas.image)[:, 130:].max() < 40


def test_weights_are_only_read(run: Path) -> None:
    weight: FloatArray = captured(0, "conv2").weight
    before = weight.copy()
    pixels_of(weight)
    np.testing.assert_array_equal(weight, before)
