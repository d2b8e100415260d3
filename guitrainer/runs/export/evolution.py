"""The evolution of filters: a film strip, and animations."""

import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from guitrainer.errors import InputError
from guitrainer.files.names import shortened
from guitrainer.runs.export.canvas import Canvas, Raster
from guitrainer.runs.export.palette import DARK, Palette, pixels_of
from guitrainer.runs.export.sheet import (
    BODY,
    FRAME,
    MARGIN,
    SMALL,
    TITLE,
    Sheet,
    draw_framed,
    draw_legend,
    frame_color,
    size_line,
)
from guitrainer.runs.history import History

_STRIP_STEPS = 9
_STRIP_FILTERS = 16
_STRIP_TILE = 45
_STRIP_GAP = 5
_STRIP_LEFT = 140  # column of step and score
_STRIP_TEXT = 42  # height of the text
_STRIP_WHEN = 18  # characters
_STRIP_TOP = 54
_STRIP_LEGEND = 28

# More or larger frames only make larger files.
_FRAMES = 64
_PIXELS = 64_000_000
_FRAME_MS = 110
_FIRST_MS = 700
_LAST_MS = 2500
# Pillow looks up colors by their upper six bits, so more grays would never be used.
_CELL = 4
_GRAYS = (*range(0, 256 - _CELL, _CELL), 255)
_FRACTIONS = {2: "half", 4: "a quarter", 8: "an eighth"}
MEGABYTE = 1_000_000
_SHARES = 32  # steps of the mixture of a color with the background


def spread_steps(steps: Sequence[int], count: int) -> list[int]:
    """Choose indices of at most `count` of the increasing `steps`, about evenly in log scale.

    Most changes happen early. The first and the last are always included.
    """
    if len(steps) <= count:
        return list(range(len(steps)))
    position = np.log1p(np.asarray(steps, np.float64) - steps[0])
    wanted = np.linspace(0, position[-1], count)
    chosen = {int(np.abs(position - where).argmin()) for where in wanted}
    # Where steps are far apart, targets coincide; the remaining ones fill the widest gaps.
    while len(chosen) < count:
        gaps = [
            (position[after] - position[before], before, after)
            for before, after in pairwise(sorted(chosen))
            if after - before > 1
        ]
        _, before, after = max(gaps)
        middle = (position[before] + position[after]) / 2
        chosen.add(before + 1 + int(np.abs(position[before + 1 : after] - middle).argmin()))
    return sorted(chosen)


class Strip:
    """A film strip with one row per step, in which each filter keeps its column.

    Parameters
    ----------
    history
        History of a run.
    layer
        Name of one of its layers.
    """

    def __init__(self, history: History, layer: str) -> None:
        chosen = spread_steps(history.steps.tolist(), _STRIP_STEPS)
        self._captures = [history.at(layer, index) for index in chosen]
        self._whens = [shortened(history.when(index), _STRIP_WHEN) for index in chosen]
        self._filters, _, height, width = map(int, self._captures[0].weight.shape)
        self._shown = min(self._filters, _STRIP_FILTERS)
        self._scale = max(1, round(_STRIP_TILE / max(height, width)))
        self._pitch = width * self._scale + 2 * FRAME + _STRIP_GAP
        self._row_height = max(height * self._scale + 2 * FRAME, _STRIP_TEXT) + _STRIP_GAP

    @property
    def width(self) -> int:
        """Width of the strip."""
        return 2 * MARGIN + _STRIP_LEFT + max(self._shown * self._pitch - _STRIP_GAP, 300)

    @property
    def height(self) -> int:
        """Height of the strip."""
        rows = len(self._captures) * self._row_height
        return MARGIN + _STRIP_TOP + rows + _STRIP_LEGEND + MARGIN // 2

    @property
    def elements(self) -> int:
        """Number of squares that are drawn."""
        return len(self._captures) * self._shown * int(self._captures[0].weight[0, 0].size)

    def draw(self, canvas: Canvas) -> None:
        """Draw all rows."""
        first = self._captures[0]
        more = f", the first {self._shown} shown" if self._shown < self._filters else ""
        canvas.text(MARGIN, MARGIN + 15, first.layer, TITLE, canvas.palette.text)
        canvas.text(MARGIN, MARGIN + 37, size_line(first) + more, BODY, canvas.palette.dim)
        for row in range(len(self._captures)):
            self._draw_row(canvas, MARGIN + _STRIP_TOP + row * self._row_height, row)
        known = [capture.scores.labels for capture in self._captures if capture.scores]
        legend = {label: label for labels in known for label in labels[: self._shown]}
        draw_legend(canvas, MARGIN + _STRIP_LEFT, self.height - MARGIN, legend)

    def _draw_row(self, canvas: Canvas, y: int, row: int) -> None:
        capture = self._captures[row]
        canvas.text(MARGIN, y + 19, self._whens[row], BODY, canvas.palette.text)
        if capture.scores is not None:
            line = (
                f"score {capture.scores.edge_score:.2f} · {capture.scores.edge_fraction:.0%} edges"
            )
            canvas.text(MARGIN, y + 36, line, SMALL, canvas.palette.dim)
        for index, pixels in enumerate(pixels_of(capture.weight[: self._shown])):
            x = MARGIN + _STRIP_LEFT + index * self._pitch
            draw_framed(
                canvas,
                x,
                y,
                pixels,
                self._scale,
                frame_color(canvas.palette, capture.scores, index),
            )


@dataclass(frozen=True)
class Quality:
    """What may be reduced to make an animation smaller.

    Parameters
    ----------
    frames, tile : share of the frames, and of the side of a tile
    detail : 1 for all colors, 2 for half of them, and so on; only for GIF
    """

    frames: float = 1.0
    tile: float = 1.0
    detail: int = 1


BEST = Quality()
# Each is smaller than the one before it: frames are missed least, colors most.
REDUCED = (
    *(Quality(frames) for frames in (0.75, 0.5)),
    *(Quality(frames, 0.75) for frames in (0.5, 0.375)),
    *(Quality(frames, 0.75, 2) for frames in (0.375, 0.25)),
    *(Quality(frames, 0.5, 2) for frames in (0.25, 0.2)),
    *(Quality(frames, 0.5, 4) for frames in (0.2, 0.125)),
    *(Quality(frames, 0.34, 8) for frames in (0.125, 0.08, 0.05)),
    Quality(0, 0, 8),
)


@dataclass(frozen=True)
class Film:
    """An animation, and how it was made.

    Parameters
    ----------
    content : the encoded file
    frames, steps : number of frames, and of recorded steps
    side : width of a tile in pixels
    detail : see `Quality`
    """

    content: bytes
    frames: int
    steps: int
    side: int
    detail: int

    @property
    def note(self) -> str:
        """How the animation was made, in one line."""
        fewer = f", {_FRACTIONS[self.detail]} of the colors" if self.detail > 1 else ""
        return (
            f"{self.frames} of {self.steps} recorded steps, tiles of {self.side} pixels{fewer}: "
            f"{len(self.content) / MEGABYTE:.3g} MB"
        )


def film_below(
    history: History,
    layer: str,
    kind: Literal["GIF", "PNG"],
    colors: Palette = DARK,
    most: int | None = None,
) -> Film:
    """Encode the evolution of a layer in at most `most` bytes, as well as they allow.

    Raises
    ------
    InputError
        If even the smallest animation is larger.
    """
    film = animation(history, layer, kind, colors)
    last = BEST
    for quality in REDUCED if most is not None else ():
        assert most is not None
        if len(film.content) <= most:
            break
        # What remains if everything in a frame shrinks; texts do not, so the file is larger.
        share = (quality.frames / last.frames) * (quality.tile / last.tile) ** 2
        share *= (last.detail / quality.detail) ** 0.5
        if quality != REDUCED[-1] and len(film.content) * share > most:
            continue
        film, last = animation(history, layer, kind, colors, quality), quality
    if most is not None and len(film.content) > most:
        least = math.ceil(len(film.content) / MEGABYTE * 1000) / 1000
        raise InputError(
            f"--max-mb: got {most / MEGABYTE:g}, accepted for {layer}: at least {least:g}, which "
            f"the smallest animation takes"
        )
    return film


def animation(
    history: History,
    layer: str,
    kind: Literal["GIF", "PNG"],
    colors: Palette = DARK,
    quality: Quality = BEST,
) -> Film:
    """Encode the evolution of a layer as a looping animation that holds its last frame."""
    known = history.layers[layer]
    shape, scored = known.weight.shape[1:], known.scores is not None
    sheet = Sheet(shape, scored=scored, compact=True, share=quality.tile)
    most = min(_FRAMES, max(2, _PIXELS // (sheet.width * sheet.height)), len(history.steps))
    chosen = spread_steps(history.steps.tolist(), max(2, round(most * quality.frames)))
    frames = _frames(history, layer, sheet, chosen, colors)
    detail = quality.detail if kind == "GIF" else 1
    if kind == "GIF":
        palette = None if sheet.inputs == 3 else _gray_palette(colors, detail)
        frames = (_with_palette(frame, palette, detail) for frame in frames)
    first, *rest = frames
    durations = [_FIRST_MS, *[_FRAME_MS] * (len(rest) - 1), _LAST_MS][-len(chosen) :]
    buffer = io.BytesIO()
    first.save(
        buffer, kind, save_all=True, append_images=rest, duration=durations, loop=0, optimize=False
    )
    steps = len(history.steps)
    return Film(buffer.getvalue(), len(chosen), steps, sheet.tile_width, detail)


def _frames(
    history: History, layer: str, sheet: Sheet, chosen: Sequence[int], colors: Palette
) -> Iterator[Image.Image]:
    last = max(int(history.steps[-1]), 1)
    for index in chosen:
        canvas = Raster(sheet.width, sheet.height, palette=colors)
        capture = history.at(layer, index)
        sheet.draw(canvas, capture, history.when(index), progress=capture.step / last)
        yield canvas.image


def _with_palette(frame: Image.Image, palette: Image.Image | None, detail: int) -> Image.Image:
    if palette is None:
        return frame.quantize(255 // detail, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    return frame.quantize(palette=palette, dither=Image.Dither.NONE)


def _gray_palette(colors: Palette, detail: int) -> Image.Image:
    """Return one palette for all frames, so that nothing flickers: grays, and blended colors."""
    ground = np.array(_rgb(colors.background))
    shares = np.linspace(0, 1, _SHARES // detail)[:, None]
    grays = np.repeat(np.array([*_GRAYS[:-1:detail], _GRAYS[-1]])[:, None], 3, axis=1)
    blends = [
        np.rint(ground + (np.array(_rgb(color)) - ground) * shares).astype(int)
        for color in (*colors.labels.values(), colors.text, colors.dim)
    ]
    entries = np.concatenate([ground[None], _apart(np.concatenate([grays, *blends]), ground)])
    palette = Image.new("P", (1, 1))
    palette.putpalette(entries[:256].ravel().tolist())
    return palette


def _apart(entries: NDArray[np.int64], ground: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the entries (N, 3) that Pillow would not mistake for the background (3,).

    Pillow searches for the entry nearest to the lower corner of the cell of a color.
    """
    corner = ground // _CELL * _CELL
    far = ((entries - corner) ** 2).sum(axis=1) > ((ground - corner) ** 2).sum()
    kept: NDArray[np.int64] = entries[far]
    return kept


def _rgb(color: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(color[1:]))
