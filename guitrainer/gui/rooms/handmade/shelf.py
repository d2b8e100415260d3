"""The available filters: those of the bank, those saved by the user, and the painted one."""

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from guitrainer.errors import ConfigError
from guitrainer.gui.base.settings import Settings

FOLDER = "hand-made"  # next to the runs
USUAL = (5, 5)
SMALLEST, LARGEST = 2, 11  # sides


def save_weight(weight: NDArray[np.float32], root: Path) -> Path:
    """Write a weight to a file below `root`, and return its path.

    The name depends on the numbers, so a file never changes, and an experiment that refers to it
    can be repeated.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    from guitrainer.runs.files import make_folder, write_atomically

    stream = BytesIO()
    np.save(stream, weight, allow_pickle=False)
    content = stream.getvalue()
    folder = root.absolute() / FOLDER
    path = folder / f"filters-{sha256(content).hexdigest()[:12]}.npy"
    if not path.exists():
        make_folder(folder)
        write_atomically(path, content)
    return path


Pattern = NDArray[np.float64]
Pair = tuple[int, int]


@dataclass(frozen=True)
class FilterTile:
    """An available filter; `number` is the index of one of the user's, None for the bank."""

    name: str
    pattern: Pattern
    number: int | None = None


class FilterShelf(QObject):
    """The filters that can be put into a layer.

    Attributes
    ----------
    kernel : height and width of all filters
    painted : (height, width), the filter being painted
    chosen : names of the chosen tiles, in the order of choice
    """

    changed = Signal()  # the tiles or the choice have changed
    repainted = Signal()

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        kept = [np.array(rows, np.float64) for rows in settings.own_filters]
        fitting = [one for one in kept if max(one.shape) <= LARGEST]
        self.painted: Pattern = fitting[0] if fitting else np.zeros(USUAL)
        self._own = fitting[1:]
        self.chosen: list[str] = []

    @property
    def kernel(self) -> Pair:
        """Height and width of the filters."""
        return self.painted.shape[0], self.painted.shape[1]

    def tiles(self) -> list[FilterTile]:
        """Return the filters of this size: those of the bank, if it has any, and the user's own."""
        from guitrainer.explain.handmade import bank

        try:
            known = [FilterTile(made.name, made.pattern) for made in bank(*self.kernel)]
        except ConfigError:
            known = []
        own = [FilterTile(f"own {n}", one, n) for n, one in enumerate(self._own, 1)]
        return known + [one for one in own if one.pattern.shape == self.kernel]

    def chosen_patterns(self) -> list[Pattern]:
        """Return the patterns of the chosen tiles."""
        patterns = {tile.name: tile.pattern for tile in self.tiles()}
        return [patterns[name] for name in self.chosen]

    def set_kernel(self, kernel: Pair) -> None:
        """Change the size of the filters; the middle of the painted one stays in the middle."""
        if kernel == self.kernel:
            return
        before = self.painted
        self.painted = np.zeros(kernel)
        inside: list[slice] = []
        outside: list[slice] = []
        for old, new in zip(before.shape, kernel, strict=True):
            common = min(old, new)
            inside.append(slice((new - common) // 2, (new - common) // 2 + common))
            outside.append(slice((old - common) // 2, (old - common) // 2 + common))
        self.painted[tuple(inside)] = before[tuple(outside)]
        self.chosen = []
        self._remember()
        self.repainted.emit()
        self.changed.emit()

    def choose(self, name: str, chosen: bool) -> None:
        """Choose a tile, or undo its choice."""
        self.chosen = [one for one in self.chosen if one != name] + [name] * chosen
        self.changed.emit()

    def choose_none(self) -> None:
        """Undo the choice of all tiles."""
        self.chosen = []
        self.changed.emit()

    # ------------------------------------------------------------ the painted filter

    def paint(self, row: int, column: int, value: float) -> None:
        """Change one cell."""
        if self.painted[row, column] != value:
            self.painted = self.painted.copy()  # others may hold a reference to the previous array
            self.painted[row, column] = value
            self._on_painted()

    def clear(self) -> None:
        """Start again with zeros."""
        self._replace(np.zeros(self.kernel))

    def mirror(self) -> None:
        """Swap left and right."""
        self._replace(self.painted[:, ::-1])

    def rotate(self) -> None:
        """Rotate clockwise by 90°; only if height and width are equal."""
        if self.kernel[0] == self.kernel[1]:
            self._replace(np.rot90(self.painted, -1))

    def copy(self, tile: FilterTile) -> None:
        """Copy a tile to the painter, scaled to a largest value of 1."""
        largest = float(np.abs(tile.pattern).max())
        self._replace(tile.pattern / largest if largest else tile.pattern)

    def keep(self) -> None:
        """Save the painted filter as a tile, and choose it."""
        self._own.append(self.painted.copy())
        self.chosen.append(f"own {len(self._own)}")
        self._remember()
        self.changed.emit()

    def forget(self, tile: FilterTile) -> None:
        """Delete one of the user's tiles."""
        if tile.number is not None:
            del self._own[tile.number - 1]
            self.chosen = [name for name in self.chosen if not name.startswith("own ")]
            self._remember()
            self.changed.emit()

    def _replace(self, pattern: Pattern) -> None:
        self.painted = np.array(pattern, np.float64)
        self._on_painted()

    def _on_painted(self) -> None:
        self._remember()
        self.repainted.emit()

    def _remember(self) -> None:
        self._settings.own_filters = [one.tolist() for one in (self.painted, *self._own)]
