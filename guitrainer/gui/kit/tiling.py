"""Equal cells in rows: where each is, and which one is at a point."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tiling:
    """Cells numbered from left to right and from top to bottom; the last row may be shorter.

    Parameters
    ----------
    count : of all cells
    columns : cells in a row
    tile : width and height of a cell
    gap : between two cells, across and down
    corner : left and top of the first cell
    """

    count: int
    columns: int
    tile: tuple[float, float]
    gap: float = 0
    corner: tuple[float, float] = (0, 0)

    @property
    def rows(self) -> int:
        """How many rows there are, the last perhaps not full."""
        return -(-self.count // self.columns)

    @property
    def pitch(self) -> tuple[float, float]:
        """From one cell to the next, across and down."""
        return self.tile[0] + self.gap, self.tile[1] + self.gap

    @property
    def height(self) -> float:
        """Of all rows."""
        return self.rows * self.pitch[1] - self.gap

    def origin(self, number: int) -> tuple[float, float]:
        """Left and top of a cell."""
        row, column = divmod(number, self.columns)
        return self.corner[0] + column * self.pitch[0], self.corner[1] + row * self.pitch[1]

    def at(self, x: float, y: float) -> int | None:
        """The cell at a point, None beside all cells."""
        column, across = divmod(x - self.corner[0], self.pitch[0])
        row, down = divmod(y - self.corner[1], self.pitch[1])
        number = int(row) * self.columns + int(column)
        inside = across < self.tile[0] and down < self.tile[1]
        known = row >= 0 and 0 <= column < self.columns and number < self.count
        return number if inside and known else None

    def visible(self, top: float, height: float) -> range:
        """Rows that are seen, in part at least, between `top` and `top + height`."""
        first = int(max(top, 0) // self.pitch[1])
        last = int(max(top + height - 1, 0) // self.pitch[1]) + 1
        return range(min(first, self.rows), min(last, self.rows))
