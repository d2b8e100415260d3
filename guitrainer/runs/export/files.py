"""Exports to files and folders; the suffix determines the kind of export."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from numpy.typing import NDArray
from PIL import Image

from guitrainer.analysis.edges import scorable, summarize
from guitrainer.errors import InputError
from guitrainer.events import FiltersCaptured, FloatArray
from guitrainer.files.names import file_name
from guitrainer.files.opening import check_place, kind_of
from guitrainer.runs.export.evolution import Strip, animation, film_below
from guitrainer.runs.export.painting import check_squares, painted, png_bytes
from guitrainer.runs.export.palette import DARK, PALETTES, Colors, Palette, pixels_of
from guitrainer.runs.export.sheet import Sheet
from guitrainer.runs.export.source import filters_of, index_in, layer_in
from guitrainer.runs.files import make_folder, write_atomically
from guitrainer.runs.folder import SHEET_ENDING, STRIP_ENDING
from guitrainer.runs.history import HISTORY_NAME, History, arrays_of, npz_bytes

SUFFIXES = (".png", ".gif", ".apng", ".svg", ".pdf", ".npz")
_KINDS: dict[str, Literal["GIF", "PNG"]] = {".gif": "GIF", ".apng": "PNG"}

# The pictures of a layer: the last recorded step, and the evolution over all steps.
STEPS_SHOWN = {None: SHEET_ENDING, "all": STRIP_ENDING}
Pictures = Mapping[str, bytes | memoryview]
_FILTER_SIDE = 256  # approximate size in pixels of the picture of a single filter


def export_run(
    folder: str | Path,
    to: str | Path,
    *,
    layer: str | None = None,
    step: int | Literal["all"] | None = None,
    colors: Colors = "dark",
) -> list[Path]:
    """Export filters of a run and return the files written; the suffix of `to` decides how.

    `.png`, `.svg` and `.pdf`: a contact sheet, or a film strip for all steps. `.gif` and `.apng`:
    an animation of the evolution. `.npz`: weights (LAYER.weight, OIHW, and LAYER.bias); for all
    steps, the first axis is the step. `.safetensors`, `.pt`, `.pth`, `.onnx`, `.keras` and
    `.weights.h5`: the whole network at its last checkpoint, see `networks.network_bytes`. No
    suffix, or a folder: one picture per filter, or one sheet per step for all steps.

    Parameters
    ----------
    folder
        Folder of the run.
    to
        File or folder to write; an existing file is replaced.
    layer
        Defaults to the first convolution; for `.npz`, to all.
    step
        A recorded step, or "all"; defaults to the last one (for animations: all).
    colors
        Colors of sheets, film strips and animations; light ones are for paper.

    Raises
    ------
    InputError
        If the run, layer or step does not exist, or the suffix is unknown.
    OutputError
        If a file cannot be written.
    """
    from guitrainer.runs.export import networks  # slow to import, and only used here

    if _target(to).suffix.lower() == networks.EXPORTED_PROGRAM:
        raise InputError(
            f"{to}: torch.export writes {networks.EXPORTED_PROGRAM} files itself, from the model; "
            "accepted: .pt or .safetensors, to be loaded into the model of `explain initializers "
            "--source torch`"
        )
    suffix = _suffix(_target(to), (*SUFFIXES, *networks.NETWORK_SUFFIXES))
    if suffix in networks.NETWORK_SUFFIXES:
        if layer is not None or step is not None:
            raise InputError(f"{to}: contains the whole network; accepted: without layer and step")
        return [_write(_target(to), networks.network_bytes(Path(folder), suffix))]
    return export_history(filters_of(Path(folder)), to, layer=layer, step=step, colors=colors)


def export_history(
    history: History,
    to: str | Path,
    *,
    layer: str | None = None,
    step: int | Literal["all"] | None = None,
    colors: Colors = "dark",
) -> list[Path]:
    """Export recorded filters, also those of a run in progress; otherwise like `export_run`."""
    target = _target(to)
    suffix = _suffix(target)
    if suffix:
        return [_write(target, encoded(history, suffix, layer=layer, step=step, colors=colors))]
    name = layer_in(history, layer)
    make_folder(target)
    if step == "all":
        return [
            _write(
                target / file_name(name, f"_step{number:07d}.png"),
                _picture(history, name, number, palette=PALETTES[colors]),
            )
            for number in history.steps.tolist()
        ]
    return _write_filters(target, history.at(name, index_in(history, step)))


def export_weights(
    weights: Mapping[str, FloatArray],
    to: str | Path,
    *,
    layer: str | None = None,
    colors: Colors = "dark",
) -> list[Path]:
    """Export filters that are not from a run; otherwise like `export_history`.

    Parameters
    ----------
    weights
        Filters (O, I, kh, kw) by the name of their layer.
    """
    target = _target(to)
    suffix = _suffix(target)
    if suffix == ".npz":
        return [_write(target, npz_bytes({f"{name}.weight": w for name, w in weights.items()}))]
    if suffix in (".gif", ".apng"):
        raise InputError(f"{target}: needs the folder of a run; accepted: .png, .svg, .pdf, .npz")
    name = next(iter(weights)) if layer is None else layer
    weight = weights[name]
    scores = summarize(weight) if scorable(weight.shape) else None
    capture = FiltersCaptured(0, name, weight, None, scores)
    if suffix:
        return [_write(target, _sheet_picture(capture, "", suffix, PALETTES[colors]))]
    make_folder(target)
    return _write_filters(target, capture)


def export_film(
    history: History,
    to: str | Path,
    most_bytes: int,
    *,
    layer: str | None = None,
    colors: Colors = "dark",
) -> tuple[Path, str]:
    """Export an animation of at most `most_bytes`; return its path, and how it was made.

    Raises
    ------
    InputError
        If the suffix of `to` is neither .gif nor .apng, there is no such layer, or even the
        smallest animation is larger.
    OutputError
        If the file cannot be written.
    """
    target = _target(to)
    suffix = _suffix(target)
    if suffix not in _KINDS:
        raise InputError(f"--max-mb: {target}: accepted only for {' and '.join(_KINDS)}")
    name = layer_in(history, layer)
    film = film_below(history, name, _KINDS[suffix], PALETTES[colors], most_bytes)
    return _write(target, film.content), film.note


def encoded(
    history: History,
    suffix: str,
    *,
    layer: str | None = None,
    step: int | Literal["all"] | None = None,
    colors: Colors = "dark",
) -> bytes | memoryview:
    """Return the content of the single file with this suffix that `export_history` would write.

    Raises
    ------
    InputError
        If the layer or step does not exist, or does not suit the suffix.
    """
    if suffix == ".npz":
        return _weights(history, layer, step)
    name = layer_in(history, layer)
    if suffix in (".gif", ".apng"):
        if step not in (None, "all"):
            raise InputError(f"step: got {step}, accepted for {suffix}: all")
        return animation(history, name, _KINDS[suffix], PALETTES[colors]).content
    return _picture(history, name, step, suffix, PALETTES[colors])


def _target(to: str | Path) -> Path:
    """Return the target of an export; an empty name would be the current folder."""
    if not str(to):
        raise InputError("to: got an empty name, accepted: a folder or a file")
    return Path(to)


def _suffix(target: Path, suffixes: Sequence[str] = SUFFIXES) -> str:
    """Return the kind of export to `target`: its suffix; empty for a folder."""
    suffix = "" if kind_of(target) == "folder" else target.suffix.lower()
    if suffix and suffix not in suffixes:
        accepted = ", ".join(suffixes)
        raise InputError(f"{target}: accepted: a folder, or a file ending in {accepted}")
    return suffix


def paint_pictures(history: History) -> Pictures:
    """Paint a contact sheet and a film strip of every layer, by the names of their files."""
    # One after the other: each takes some megabytes while it is painted.
    return {
        file_name(layer, ending): _picture(history, layer, step)
        for layer in history.layers
        for step, ending in STEPS_SHOWN.items()
    }


def export_pictures(
    folder: Path, to: Path, history: History | None = None, painted: Pictures | None = None
) -> list[Path]:
    """Write a contact sheet and a film strip of every recorded layer of a run to `to`.

    A run without convolutions has no pictures.

    Parameters
    ----------
    folder
        Folder of the run.
    to
        Folder of the pictures.
    history
        The recorded filters up to the end of the run, if they are in memory.
    painted
        Their pictures, if they have been painted.

    Raises
    ------
    OutputError
        If a file cannot be written.
    """
    if kind_of(folder / HISTORY_NAME, links=False) is None:
        return []
    pictures = painted or paint_pictures(history or filters_of(folder))
    make_folder(to)
    check_place(to, folder=True)  # links are not followed; they could lead anywhere
    return [_write(to / name, content) for name, content in pictures.items()]


def export_filters(folder: str | Path, to: str | Path) -> list[Path]:
    """Write the last filters of every layer to the folder `to`: weights, sheets, pictures.

    Raises
    ------
    InputError
        If there is no run, or nothing was recorded.
    OutputError
        If a file cannot be written.
    """
    target = _target(to)
    history = filters_of(Path(folder))
    make_folder(target)
    written = [_write(target / HISTORY_NAME, _weights(history, None, None))]
    for layer in history.layers:
        sheet = target / file_name(layer, SHEET_ENDING)
        written.append(_write(sheet, _picture(history, layer, None)))
        written += _write_filters(target, history.at(layer, -1))
    return written


def _weights(history: History, layer: str | None, step: int | str | None) -> memoryview:
    names = list(history.layers) if layer is None else [layer_in(history, layer)]
    if step == "all":
        return npz_bytes(arrays_of(history, names))
    assert not isinstance(step, str)
    arrays: dict[str, NDArray[Any]] = {}
    for name in names:
        capture = history.at(name, index_in(history, step))
        arrays[f"{name}.weight"] = capture.weight
        if capture.bias is not None:
            arrays[f"{name}.bias"] = capture.bias
    return npz_bytes(arrays)


def _picture(
    history: History,
    layer: str,
    step: int | str | None,
    suffix: str = ".png",
    palette: Palette = DARK,
) -> bytes | memoryview:
    if step == "all":
        strip = Strip(history, layer)
        check_squares(strip.elements, suffix)
        size = (strip.width, strip.height)
        return painted(strip.draw, size, suffix, f"{layer}, evolution", palette)
    assert not isinstance(step, str)
    index = index_in(history, step)
    return _sheet_picture(history.at(layer, index), history.when(index), suffix, palette)


def _sheet_picture(
    capture: FiltersCaptured, when: str, suffix: str, palette: Palette
) -> bytes | memoryview:
    sheet = _sheet(capture)
    check_squares(capture.weight[:, 0].size, suffix)
    title = f"{capture.layer}, {when}" if when else capture.layer
    size = (sheet.width, sheet.height)
    return painted(lambda canvas: sheet.draw(canvas, capture, when), size, suffix, title, palette)


def _sheet(capture: FiltersCaptured) -> Sheet:
    return Sheet(capture.weight.shape, scored=capture.scores is not None)


def _write_filters(folder: Path, capture: FiltersCaptured) -> list[Path]:
    """Write one crisp picture per filter, without frame or text."""
    pixels = pixels_of(capture.weight)
    scale = max(1, round(_FILTER_SIDE / max(pixels.shape[1:3])))
    digits = len(str(len(pixels) - 1))
    return [
        _write(
            folder / file_name(capture.layer, f"_{index:0{digits}d}.png"),
            png_bytes(Image.fromarray(tile.repeat(scale, axis=0).repeat(scale, axis=1))),
        )
        for index, tile in enumerate(pixels)
    ]


def _write(path: Path, content: bytes | memoryview) -> Path:
    write_atomically(path, content)
    return path
