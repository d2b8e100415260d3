"""Pictures of a sweep: a map of two axes, or a line per setting, with filters."""

from collections import defaultdict
from pathlib import Path

import numpy as np

from guitrainer.errors import InputError
from guitrainer.figures import plain_figure
from guitrainer.runs.export.canvas import Canvas, text_width
from guitrainer.runs.export.painting import DRAWN, painted
from guitrainer.runs.export.palette import PALETTES, Colors, Palette, pixels_of
from guitrainer.runs.files import write_atomically
from guitrainer.sweeps.reader import SweepReader
from guitrainer.sweeps.summary import SettingSummary, SweepSummary

PICTURE_SUFFIXES = DRAWN
_MARGIN, _TITLE, _BODY, _SMALL = 20, 17, 13, 11
_HEAD = 62  # height of title and subtitle
_CELL_WIDTH, _CELL_HEIGHT, _GAP = 128, 74, 4
_AXIS = 22  # height of a line of an axis
_ROW = 34
_LABEL, _PLOT, _NUMBERS = 250, 340, 150  # columns of the list
_SIDE = 24  # of a filter
_FILTERS = 4
_MOST_CELLS = 400
_MOST_ROWS = 60
_LONGEST = 40  # characters of a label
_WIDEST_AXIS = 16


def write_picture(
    reader: SweepReader, to: Path, summary: SweepSummary, colors: Colors = "light"
) -> None:
    """Draw the summary of a sweep; the suffix of `to` is .png, .svg or .pdf.

    Raises
    ------
    InputError
        If the suffix is another.
    OutputError
        If the file cannot be written.
    """
    picture = _Map(reader, summary) if _Map.suits(reader, summary) else _List(reader, summary)
    suffix = to.suffix.lower()
    if suffix not in PICTURE_SUFFIXES:
        raise InputError(f"{to}: accepted: a name that ends in {', '.join(PICTURE_SUFFIXES)}")
    title, size = f"Sweep of {reader.plan.experiment.name}", (picture.width, picture.height)
    write_atomically(to, painted(picture.draw, size, suffix, title, PALETTES[colors]))


class _SweepPicture:
    """What both pictures have in common: a title, a scale of colors, and filters."""

    cuts = False  # whether intervals are drawn on an axis, which ends at possible values

    def __init__(self, reader: SweepReader, summary: SweepSummary) -> None:
        self._reader, self._summary = reader, summary
        means = [s.estimate.mean for s in summary.settings if s.estimate.mean is not None]
        self._low, self._high = (min(means), max(means)) if means else (0.0, 0.0)
        # The trial whose filters stand for the setting: the first one that has any.
        self._trials: dict[int, list[int]] = defaultdict(list)
        for number in sorted(reader.rows):
            self._trials[reader.plan.trial(number).setting].append(number)

    def _draw_title(self, canvas: Canvas) -> None:
        plan, palette = self._reader.plan, canvas.palette
        title = f"{plan.experiment.name}: {self._summary.metric.replace('_', ' ')}"
        canvas.text(_MARGIN, _MARGIN + 15, title, _TITLE, palette.text)
        repeats = f"{len(plan.seeds)} seed{'s' if len(plan.seeds) > 1 else ''}"
        repeats += "" if plan.folds is None else f", {plan.folds} folds"
        line = f"mean and 95% interval over {repeats}; filters of the first seed at the end"
        if self.cuts and self._summary.exceeding:
            line += "; intervals cut off at possible values"
        canvas.text(_MARGIN, _MARGIN + 35, line, _SMALL, palette.dim)

    def _draw_filters(self, canvas: Canvas, x: int, y: int, setting: int, count: int) -> None:
        for number in self._trials[setting]:
            weight = self._reader.arrays(number).get("end")
            if weight is not None:
                for pixels in pixels_of(weight[:count]):
                    scale = max(1, _SIDE // max(pixels.shape[:2]))
                    canvas.tile(x, y, pixels, scale)
                    x += pixels.shape[1] * scale + 3
                return

    def _shade(self, palette: Palette, mean: float | None) -> str:
        """Return the color of a mean: the higher, the closer to the accent."""
        if mean is None:
            return palette.track
        span = self._high - self._low
        share = 0.15 + 0.5 * ((mean - self._low) / span if span > 0 else 0.5)
        ground, accent = (
            np.array(list(bytes.fromhex(color[1:])))
            for color in (palette.background, palette.accent)
        )
        mixed = np.rint(ground + (accent - ground) * share).astype(int)
        return "#" + "".join(f"{part:02x}" for part in mixed.tolist())


def _on_axis(value: object) -> str:
    """Return a value as it stands beside a map: numbers of a logarithmic range have many digits."""
    return f"{value:.6g}" if isinstance(value, float) else str(value)


class _Map(_SweepPicture):
    """Two axes: a cell per setting, with its mean, its interval and some of its filters."""

    def __init__(self, reader: SweepReader, summary: SweepSummary) -> None:
        super().__init__(reader, summary)
        self._rows, self._columns = (vary.grid for vary in reader.plan.vary)
        longest = max(map(_on_axis, self._rows), key=len)
        self._left = _MARGIN + 20 + text_width(longest[:_WIDEST_AXIS], _BODY)
        cells = len(self._columns) * (_CELL_WIDTH + _GAP)
        self.width = max(self._left + cells + _MARGIN, 520)
        top = _MARGIN + _HEAD + 2 * _AXIS
        self.height = top + len(self._rows) * (_CELL_HEIGHT + _GAP) + _MARGIN

    @staticmethod
    def suits(reader: SweepReader, summary: SweepSummary) -> bool:
        """Return whether the sweep is a grid of two axes that is not too large."""
        plan = reader.plan
        grid = len(plan.vary) == 2 and plan.random is None
        return grid and len(summary.settings) <= _MOST_CELLS

    def draw(self, canvas: Canvas) -> None:
        """Draw all cells."""
        self._draw_title(canvas)
        palette = canvas.palette
        first, second = self._reader.plan.keys
        y = _MARGIN + _HEAD
        canvas.text(self._left, y + 12, second, _BODY, palette.dim)
        canvas.text(_MARGIN, y + _AXIS + 12, first[:_WIDEST_AXIS], _BODY, palette.dim)
        for column, value in enumerate(self._columns):
            x = self._left + column * (_CELL_WIDTH + _GAP)
            canvas.text(x, y + _AXIS + 12, _on_axis(value)[:_WIDEST_AXIS], _BODY, palette.text)
        y += 2 * _AXIS
        for row, value in enumerate(self._rows):
            top = y + row * (_CELL_HEIGHT + _GAP)
            canvas.text(_MARGIN, top + 28, _on_axis(value)[:_WIDEST_AXIS], _BODY, palette.text)
            for column in range(len(self._columns)):
                index = row * len(self._columns) + column
                x = self._left + column * (_CELL_WIDTH + _GAP)
                self._draw_cell(canvas, x, top, self._summary.settings[index])

    def _draw_cell(self, canvas: Canvas, x: int, y: int, one: SettingSummary) -> None:
        palette, found = canvas.palette, one.estimate
        if one.index == self._summary.best:
            canvas.box(x - 2, y - 2, _CELL_WIDTH + 4, _CELL_HEIGHT + 4, palette.text)
        canvas.box(x, y, _CELL_WIDTH, _CELL_HEIGHT, self._shade(palette, found.mean))
        canvas.text(x + 8, y + 19, plain_figure(found.mean), 15, palette.text)
        lost = one.diverged + one.failed
        if found.low is not None and found.high is not None:
            half = plain_figure((found.high - found.low) / 2, 2)
            canvas.text(x + 64, y + 19, f"± {half}", _SMALL, palette.text)
        if lost:
            canvas.text(x + 8, y + 34, f"{lost} without value", _SMALL, palette.text)
        self._draw_filters(canvas, x + 8, y + 42, one.index, _FILTERS)


class _List(_SweepPicture):
    """A row per setting: its interval on a common axis, its numbers, and some of its filters."""

    cuts = True

    def __init__(self, reader: SweepReader, summary: SweepSummary) -> None:
        super().__init__(reader, summary)
        self._shown = summary.settings[:_MOST_ROWS]
        self._from, self._to = summary.span(self._shown)
        filters = _FILTERS * 2 * (_SIDE + 4)
        self.width = 2 * _MARGIN + _LABEL + _PLOT + _NUMBERS + filters
        self.height = _MARGIN + _HEAD + len(self._shown) * _ROW + _AXIS + _MARGIN

    def draw(self, canvas: Canvas) -> None:
        """Draw all rows."""
        self._draw_title(canvas)
        palette = canvas.palette
        left, top = _MARGIN + _LABEL, _MARGIN + _HEAD
        for row, one in enumerate(self._shown):
            self._draw_row(canvas, top + row * _ROW, one)
        bottom = top + len(self._shown) * _ROW
        canvas.box(left, bottom, _PLOT, 1, palette.dim)
        for place in (0, 0.5, 1):
            x = left + round(place * _PLOT)
            canvas.box(x, bottom, 1, 5, palette.dim)
            value = self._from + place * (self._to - self._from)
            canvas.text(x, bottom + 18, plain_figure(value), _SMALL, palette.dim, "middle")
        hidden = len(self._summary.settings) - len(self._shown)
        if hidden:
            canvas.text(_MARGIN, bottom + 18, f"and {hidden:,} more settings", _SMALL, palette.dim)

    def _draw_row(self, canvas: Canvas, y: int, one: SettingSummary) -> None:
        palette, found = canvas.palette, one.estimate
        left, middle = _MARGIN + _LABEL, y + _ROW // 2
        best = one.index == self._summary.best
        label = one.label if len(one.label) <= _LONGEST else one.label[: _LONGEST - 1] + "…"
        canvas.text(_MARGIN, middle + 4, label, _BODY, palette.accent if best else palette.text)
        canvas.box(left, middle, _PLOT, 1, palette.track)
        for number in self._trials[one.index]:
            row = self._reader.rows[number]
            value = row.numbers[self._summary.metric]
            if row.status == "completed" and value is not None:
                canvas.box(left + self._place(value), middle - 6, 1, 13, palette.dim)
        if found.low is not None and found.high is not None:
            start, end = self._place(found.low), self._place(found.high)
            color = palette.accent if best else palette.unscored
            canvas.box(left + start, middle - 2, max(end - start, 1), 5, color)
        if found.mean is not None:
            canvas.box(left + self._place(found.mean) - 3, middle - 4, 7, 9, palette.text)
        x = left + _PLOT + 16
        lost = one.diverged + one.failed
        numbers = plain_figure(found.mean, 4) + (f" · {lost} without value" if lost else "")
        canvas.text(x, middle + 4, numbers, _SMALL, palette.text)
        self._draw_filters(canvas, x + _NUMBERS - 16, middle - _SIDE // 2, one.index, 2 * _FILTERS)

    def _place(self, value: float) -> int:
        share = (value - self._from) / (self._to - self._from)
        return round(min(max(share, 0.0), 1.0) * _PLOT)
