"""Export of filters, as pictures for people and as weights for other programs.

The functions import `files` on first use, because it needs Pillow, which training does not.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from guitrainer.events import FloatArray
    from guitrainer.runs.export.files import Pictures
    from guitrainer.runs.export.palette import Colors
    from guitrainer.runs.history import History


def export_run(
    folder: str | Path,
    to: str | Path,
    *,
    layer: str | None = None,
    step: int | Literal["all"] | None = None,
    colors: "Colors" = "dark",
) -> list[Path]:
    """Export filters of a run; see `files.export_run`."""
    from guitrainer.runs.export import files

    return files.export_run(folder, to, layer=layer, step=step, colors=colors)


def export_history(
    history: "History",
    to: str | Path,
    *,
    layer: str | None = None,
    step: int | Literal["all"] | None = None,
    colors: "Colors" = "dark",
) -> list[Path]:
    """Export recorded filters; see `files.export_history`."""
    from guitrainer.runs.export import files

    return files.export_history(history, to, layer=layer, step=step, colors=colors)


def export_weights(
    weights: Mapping[str, "FloatArray"],
    to: str | Path,
    *,
    layer: str | None = None,
    colors: "Colors" = "dark",
) -> list[Path]:
    """Export filters that are not from a run; see `files.export_weights`."""
    from guitrainer.runs.export import files

    return files.export_weights(weights, to, layer=layer, colors=colors)


def export_filters(folder: str | Path, to: str | Path) -> list[Path]:
    """Export weights, sheets and single pictures; see `files.export_filters`."""
    from guitrainer.runs.export import files

    return files.export_filters(folder, to)


def paint_pictures(history: "History") -> "Pictures":
    """Paint the pictures that every run leaves; see `files.paint_pictures`."""
    from guitrainer.runs.export import files

    return files.paint_pictures(history)


def export_pictures(
    folder: Path, to: Path, history: "History | None" = None, painted: "Pictures | None" = None
) -> list[Path]:
    """Export the pictures that every run leaves; see `files.export_pictures`."""
    from guitrainer.runs.export import files

    return files.export_pictures(folder, to, history, painted)
