"""The layout of tiles: equal, with square pixels, and as large as there is room for."""

from dataclasses import dataclass
from typing import Literal

from guitrainer.gui.kit.painted import Tiling

# Contents of the caption: mark, word and score; mark and score; the mark; nothing.
Caption = Literal["words", "scores", "marks", "none"]

# All of these are in pixels of a screen of standard density.
CAPTION_HEIGHT: dict[Caption, int] = {"words": 20, "scores": 20, "marks": 10, "none": 0}
ROOMY, TIGHT = (8, 5), (4, 3)  # gap between tiles, and padding within one
ROOMY_SIDE = 48  # pictures of at least this size have the wide spacing
SMALLEST_SIDE = 24  # below this size, the tiles scroll
LARGEST_CELL = 48  # largest size of one pixel of a filter
MOST_COLUMNS = 256
# Pictures must become larger by this factor to justify less text, or an incomplete last row.
WORTH_LESS_TEXT, WORTH_A_GAP = 1.25, 1.15


@dataclass(frozen=True)
class GridPlace:
    """The room for the tiles, in physical pixels.

    `texts` is the width needed by the captions "words" and "scores" (None: no captions), and
    `density` the number of physical pixels per pixel of a standard screen.
    """

    width: int
    height: int
    texts: tuple[int, int] | None
    density: float = 1.0

    def dense(self, size: int) -> int:
        """Convert a size from pixels of a standard screen to physical pixels."""
        return round(size * self.density)

    def needed(self, caption: Caption) -> int:
        """Return the width of a tile whose caption is not cut off."""
        if self.texts is None or caption not in ("words", "scores"):
            return 0
        return self.texts[0 if caption == "words" else 1]


@dataclass(frozen=True, kw_only=True)
class Grid(Tiling):
    """Tiles in rows; sizes are in whole physical pixels.

    `picture` is (width, height) at `offset` (left, top) in a tile; the caption of height
    `caption_height` is below it.
    """

    picture: tuple[int, int]
    offset: tuple[int, int]
    caption: Caption
    caption_height: int

    @property
    def full(self) -> bool:
        """Whether the last row is complete."""
        return self.count % self.columns == 0

    def caption_span(self, needed: int) -> tuple[int, int]:
        """Start and width of a caption in its tile: those of the picture, unless it needs more."""
        most = int(self.tile[0]) - 2 * self.offset[1]  # equal padding on all sides
        width = min(max(self.picture[0], needed), most)
        return (int(self.tile[0]) - width) // 2, width


def choose_grid(count: int, kernel: tuple[int, int], place: GridPlace) -> Grid:
    """Lay out `count` filters of size `kernel` (height, width) with the largest pictures.

    If not all of them fit at the smallest size, the grid is higher than the room.
    """
    captions: tuple[Caption, ...] = ("none",)
    if place.texts is not None:
        captions = ("words", "scores", "marks")
    best: Grid | None = None
    for caption in captions:
        for columns in range(1, min(count, MOST_COLUMNS) + 1):
            found = _fitting(count, columns, kernel, place, caption)
            if found is not None and (best is None or _better(found, best)):
                best = found
    return best or _scrolling(count, kernel, place, captions[-1])


def _better(new: Grid, old: Grid) -> bool:
    """Return whether pictures are sufficiently larger; if equal, whether the grid is wider."""
    needed = float(old.picture[0])
    if new.caption != old.caption:
        needed *= WORTH_LESS_TEXT
    if old.full != new.full:
        needed *= WORTH_A_GAP if old.full else 1 / WORTH_A_GAP
    return new.picture[0] >= needed


def _fitting(
    count: int, columns: int, kernel: tuple[int, int], place: GridPlace, caption: Caption
) -> Grid | None:
    """Return the grid with a number of columns; None if pictures or texts would be too small."""
    rows = -(-count // columns)
    below = place.dense(CAPTION_HEIGHT[caption])
    for spacing in (ROOMY, TIGHT):
        gap, padding = place.dense(spacing[0]), place.dense(spacing[1])
        width = (place.width + gap) // columns - gap
        height = (place.height + gap) // rows - gap
        picture = _picture(kernel, (width - 2 * padding, height - 2 * padding - below), place)
        least = ROOMY_SIDE if spacing is ROOMY else SMALLEST_SIDE
        if min(picture) < place.dense(least):
            continue
        # no wider than the picture needs, except for one step of its size
        width = max(min(width, picture[0] + 2 * padding + kernel[1]), place.needed(caption))
        if columns * (width + gap) - gap <= place.width:
            return _grid(count, columns, (width, picture), (gap, padding), caption, below)
    return None


def _grid(
    count: int,
    columns: int,
    sizes: tuple[int, tuple[int, int]],
    spacing: tuple[int, int],
    caption: Caption,
    below: int,
) -> Grid:
    width, picture = sizes
    gap, padding = spacing
    tile = (width, picture[1] + 2 * padding + below)
    offset = ((width - picture[0]) // 2, padding)
    return Grid(count, columns, tile, gap, picture=picture, offset=offset, caption=caption,
                caption_height=below)  # fmt: skip


def _picture(kernel: tuple[int, int], inner: tuple[int, int], place: GridPlace) -> tuple[int, int]:
    """Return width and height of a picture, with whole pixels per cell if there is room."""
    height, width = kernel
    cell = min(inner[0] / width, inner[1] / height, place.dense(LARGEST_CELL))
    if cell >= 1:
        cell = int(cell)
    return max(int(width * cell), 0), max(int(height * cell), 0)


def _scrolling(count: int, kernel: tuple[int, int], place: GridPlace, caption: Caption) -> Grid:
    """Return the grid with as many columns as fit at the smallest size."""
    gap, padding = place.dense(TIGHT[0]), place.dense(TIGHT[1])
    cell = max(-(-place.dense(SMALLEST_SIDE) // max(kernel)), 1)
    picture = (kernel[1] * cell, kernel[0] * cell)
    width = picture[0] + 2 * padding
    columns = max(min((place.width + gap) // (width + gap), count), 1)
    below = place.dense(CAPTION_HEIGHT[caption])
    return _grid(count, columns, (width, picture), (gap, padding), caption, below)
