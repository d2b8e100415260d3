"""Contact sheets: all filters of a layer, each framed in the color of its label."""

from collections import Counter
from collections.abc import Mapping

from guitrainer.events import FiltersCaptured, FilterScores, Label
from guitrainer.files.names import shortened
from guitrainer.runs.export.canvas import Canvas, text_width
from guitrainer.runs.export.palette import Palette, Pixels, pixels_of

MARGIN = 20
FRAME = 2
TITLE, BODY, SMALL = 17, 13, 11  # text sizes
_GAP = 10
_CAPTION = 54  # two lines above the tiles
_LEGEND = 30  # one line below them
_SCORE_LINE = 16  # space below a tile
_PROGRESS = 3
_NARROWEST = 520  # room for the caption
_LONGEST_WHEN = 28  # characters

# Number of filters up to which: number per row, and approximate width in screen pixels.
_SIZES = ((64, 8, 80), (256, 16, 40), (1024, 32, 24))
_SMALLEST = (64, 16)
# Narrower tiles have no room for a word and a number.
_LABELED = 64


class Sheet:
    """The layout of a sheet; it depends only on the shape of the layer, not on the step.

    Parameters
    ----------
    shape
        Shape of the weight: (filters, inputs, height, width).
    scored
        Whether its filters have scores.
    compact
        Whether to use smaller tiles without text, for animations.
    share
        Factor of the side of the tiles, up to 1.
    """

    def __init__(
        self,
        shape: tuple[int, ...],
        *,
        scored: bool,
        compact: bool = False,
        share: float = 1.0,
    ) -> None:
        self.filters, self.inputs, self.kernel_height, self.kernel_width = shape
        in_row, size = next(
            ((in_row, size) for limit, in_row, size in _SIZES if self.filters <= limit), _SMALLEST
        )
        size = size * 2 // 3 if compact else size
        self.scale = max(1, round(size * share / max(self.kernel_height, self.kernel_width)))
        self.columns = min(self.filters, in_row)
        self.labeled = scored and not compact and self.kernel_width * self.scale >= _LABELED
        self.tile_width = self.kernel_width * self.scale
        self.tile_height = self.kernel_height * self.scale

    @property
    def width(self) -> int:
        """Width of the sheet."""
        tiles = self.columns * (self.tile_width + 2 * FRAME + _GAP) - _GAP
        return 2 * MARGIN + max(tiles, _NARROWEST)

    @property
    def height(self) -> int:
        """Height of the sheet."""
        rows = -(-self.filters // self.columns)
        return MARGIN + _CAPTION + rows * self._row_height + _LEGEND + MARGIN // 2

    @property
    def _row_height(self) -> int:
        return self.tile_height + 2 * FRAME + _GAP + (_SCORE_LINE if self.labeled else 0)

    def corner(self, index: int) -> tuple[int, int]:
        """Return the top left corner of the frame of a tile."""
        row, column = divmod(index, self.columns)
        x = MARGIN + column * (self.tile_width + 2 * FRAME + _GAP)
        return x, MARGIN + _CAPTION + row * self._row_height

    def draw(
        self,
        canvas: Canvas,
        capture: FiltersCaptured,
        when: str = "",
        progress: float | None = None,
    ) -> None:
        """Draw one step of the layer.

        Parameters
        ----------
        when
            Description of the step.
        progress
            Progress of the run, from 0 to 1.
        """
        self._draw_caption(canvas, capture, when)
        for index, pixels in enumerate(pixels_of(capture.weight)):
            self._draw_tile(canvas, index, pixels, capture.scores)
        if capture.scores is not None:
            counts = Counter(capture.scores.labels)
            legend = {label: f"{label} {counts[label]}" for label in counts}
            draw_legend(canvas, MARGIN, self.height - MARGIN, legend)
        if progress is not None:
            done = round(self.width * progress)
            canvas.box(0, self.height - _PROGRESS, self.width, _PROGRESS, canvas.palette.track)
            canvas.box(0, self.height - _PROGRESS, done, _PROGRESS, canvas.palette.accent)

    def _draw_caption(self, canvas: Canvas, capture: FiltersCaptured, when: str) -> None:
        right = self.width - MARGIN
        canvas.text(MARGIN, MARGIN + 15, capture.layer, TITLE, canvas.palette.text)
        if when:
            short = shortened(when, _LONGEST_WHEN)
            canvas.text(right, MARGIN + 15, short, TITLE, canvas.palette.text, "right")
        canvas.text(MARGIN, MARGIN + 37, size_line(capture), BODY, canvas.palette.dim)
        canvas.text(
            right, MARGIN + 37, score_line(capture.scores), BODY, canvas.palette.dim, "right"
        )

    def _draw_tile(
        self, canvas: Canvas, index: int, pixels: Pixels, scores: FilterScores | None
    ) -> None:
        x, y = self.corner(index)
        draw_framed(canvas, x, y, pixels, self.scale, frame_color(canvas.palette, scores, index))
        if self.labeled and scores is not None:
            line = y + self.tile_height + 2 * FRAME + 13
            label = scores.labels[index]
            canvas.text(x, line, label, SMALL, canvas.palette.labels[label])
            right = x + self.tile_width + 2 * FRAME
            canvas.text(
                right, line, f"{scores.scores[index]:.2f}", SMALL, canvas.palette.dim, "right"
            )


def draw_framed(canvas: Canvas, x: int, y: int, pixels: Pixels, scale: int, color: str) -> None:
    """Draw a filter inside a thin frame, whose top left corner is at (x, y)."""
    height, width = pixels.shape[:2]
    canvas.box(x, y, width * scale + 2 * FRAME, height * scale + 2 * FRAME, color)
    canvas.tile(x + FRAME, y + FRAME, pixels, scale)


def draw_legend(canvas: Canvas, x: int, y: int, legend: Mapping[Label, str]) -> None:
    """Draw the legend of frame colors, on a line with its baseline at `y`."""
    for label, color in canvas.palette.labels.items():
        if label in legend:
            canvas.box(x, y - 9, 10, 10, color)
            canvas.text(x + 16, y, legend[label], BODY, canvas.palette.dim)
            x += 16 + text_width(legend[label], BODY) + 20


def frame_color(palette: Palette, scores: FilterScores | None, index: int) -> str:
    """Return the color of the frame of one filter."""
    return palette.unscored if scores is None else palette.labels[scores.labels[index]]


def size_line(capture: FiltersCaptured) -> str:
    """Describe the number and size of the filters, and what is shown of them."""
    filters, inputs, height, width = capture.weight.shape
    text = f"{filters} filter{'s' if filters > 1 else ''} of {height} x {width}"
    if inputs in (1, 3):
        return text + (" in color" if inputs == 3 else "")
    return f"{text}, main component of {inputs} inputs"


def score_line(scores: FilterScores | None) -> str:
    """Return the mean score and the share of edges."""
    if scores is None:
        return "too small to score"
    return f"edge score {scores.edge_score:.2f} · {scores.edge_fraction:.0%} edges"
