"""Geometry of equal cells in rows."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tiling:
    """Cells numbered from left to right and from top to bottom; the last row may be shorter.

    Parameters
    ----------
    count : number of cells
    columns : number of cells in a row
    tile : width and height of a cell
    gap : distance of two cells, horizontal and vertical
    corner : left and top of the first cell
    """

    count: int
    columns: int
    tile: tuple[float, float]
    gap: float = 0
    corner: tuple[float, float] = (0, 0)

    @property
    def rows(self) -> int:
        """Number of rows; the last one may not be full."""
        return -(-self.count // self.columns)

    @property
    def pitch(self) -> tuple[float, float]:
        """Distance from one cell to the next, horizontal and vertical."""
        return self.tile[0] + self.gap, self.tile[1] + self.gap

    @property
    def height(self) -> float:
        """Height of all rows."""
        return self.rows * self.pitch[1] - self.gap

    def origin(self, number: int) -> tuple[float, float]:
        """Return left and top of a cell."""
        row, column = divmod(number, self.columns)
        return self.corner[0] + column * self.pitch[0], self.corner[1] + row * self.pitch[1]

    def at(self, x: float, y: float) -> int | None:
        """Return the cell at a point, or None."""
        column, across = divmod(x - self.corner[0], self.pitch[0])
        row, down = divmod(y - self.corner[1], self.pitch[1])
        number = int(row) * self.columns + int(column)
        inside = across < self.tile[0] and down < self.tile[1]
        known = row >= 0 and 0 <= column < self.columns and number < self.count
        return number if inside and known else None

    def visible(self, top: float, height: float) -> range:
        """Return the rows that are at least partly visible between `top` and `top + height`."""
        first = int(max(top, 0) // self.pitch[1])
        last = int(max(top + height - 1, 0) // self.pitch[1]) + 1
        return range(min(first, self.rows), min(last, self.rows))
