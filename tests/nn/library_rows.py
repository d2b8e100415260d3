"""What layers of the libraries were measured to hold: tests/golden/library_defaults.csv.

Each row is a layer, or an initializer, of a library (`measured`, `case`), and the layer of the
program's own table that has the same rule (`layer`). Rows that no layer of the program can have
were left out: weights with one axis, axes given in the wrong order, and the second implementation
of LocallyConnected2D in Keras 2, which depends on the size of the image.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from guitrainer.nn.initializers.libraries import library_table
from guitrainer.nn.initializers.wiring import Kind, LayerWiring

FILE = Path(__file__).resolve().parents[1] / "golden/library_defaults.csv"


@dataclass(frozen=True)
class Measured:
    """One row.

    Parameters
    ----------
    bias : the bias in words
    """

    library: str
    layer: str
    case: str
    wiring: LayerWiring
    distribution: str
    std: float
    limit: float | None
    bias: str

    @property
    def bias_std(self) -> float | None:
        """The standard deviation of the bias; None if it is 0 or there is none."""
        found = re.search(r"std ([\d.]+)", self.bias)
        return None if found is None else float(found[1])

    @property
    def is_default(self) -> bool:
        """Whether it is the layer of its kind that the scheme of the library draws."""
        table = next(one for one in library_table().library if one.name == self.library)
        first = next((n for n, r in table.layers.items() if r.kind == self.wiring.kind), None)
        return self.layer == first

    def __str__(self) -> str:
        return f"{self.library} {self.case}"


@cache
def measured_rows() -> tuple[Measured, ...]:
    """Read all rows."""
    with FILE.open(encoding="utf-8", newline="") as stream:
        return tuple(_row(row) for row in csv.DictReader(stream))


def _row(row: dict[str, str]) -> Measured:
    wiring = LayerWiring(
        cast(Kind, row["kind"]),
        int(row["in"]),
        int(row["out"]),
        _sides(row["kernel"]),
        int(row["groups"]),
        _sides(row["positions"]),
    )
    limit = float(row["limit"]) if row["limit"] else None
    case = " ".join((row["measured"], row["case"], row["version"]))
    kept = (row["distribution"], float(row["std"]), limit, row["bias"])
    return Measured(row["library"], row["layer"], case, wiring, *kept)


def _sides(text: str) -> tuple[int, ...]:
    return tuple(int(side) for side in text.split("x")) if text else ()
