"""The part of `look` that describes images and labels."""

from typing import TYPE_CHECKING, Any

from guitrainer.cli.terminal import as_json, definitions, write
from guitrainer.errors import DataError

if TYPE_CHECKING:
    from guitrainer.formats.datasets.contents import Contents
    from guitrainer.formats.datasets.describing import ArrayFacts, PartFacts

SHEET_IMAGES = 5000
MOST_COUNTS = 30


def dataset_at(source: str) -> "Contents | DataError":
    """Find a data set at a path; an error if there is none."""
    from guitrainer.config.schema import Data  # slow to import, like the following
    from guitrainer.formats.datasets.finding import find

    try:
        return find(source, Data(source=source))
    except DataError as error:
        return error


def look_at(contents: "Contents", source: str, to: str | None, json: bool) -> int:
    """Describe a data set, and draw a sheet of its images if requested."""
    from guitrainer.config.schema import Data  # slow to import, like the following
    from guitrainer.formats.datasets.describing import described

    found = described(contents, Data(source=source))
    sheet = None if to is None else _draw(source, to)
    if json:
        write(as_json({**found.as_mapping(), "sheet": sheet}))
        return 0
    rows = [("file", found.path), ("format", found.format)]
    rows += [("array", _array(one)) for one in found.arrays]
    rows += [(name, _part(part)) for name, part in found.parts.items()]
    rows += [("note", note) for note in found.notes]
    rows += [("doubt", doubt) for doubt in found.doubts]
    rows += [("sheet", sheet)] if sheet is not None else []
    write(definitions(rows))
    return 0


def _draw(source: str, to: str) -> str:
    from guitrainer.config.schema import Data  # slow to import, like the following
    from guitrainer.data.loading import load_dataset
    from guitrainer.runs.export.samples import export_samples

    data = Data(source=source, preprocessing="raw", limit=SHEET_IMAGES, test_limit=1)
    return str(export_samples(load_dataset(data, 0), to))


def _array(array: "ArrayFacts") -> str:
    shape = "×".join(f"{side}" for side in array.shape)
    ends = "" if array.low is None else f", first items from {array.low:.4g} to {array.high:.4g}"
    role = f", {array.role}" if array.role else ""
    return f"{array.name}: {shape} {array.dtype}{ends}{role}"


def _part(part: "PartFacts") -> str:
    shape = "×".join(map(str, part.shape))
    counts: dict[str, Any] = part.per_class or {}
    complete = sum(counts.values()) == part.images
    text = f"{'' if part.exact or complete else 'about '}{part.images:,} images of {shape}"
    if complete:
        shown = [f"{name}: {count:,}" for name, count in list(counts.items())[:MOST_COUNTS]]
        more = f", and {len(counts) - MOST_COUNTS} more" if len(counts) > MOST_COUNTS else ""
        text += f"; {len(counts)} classes ({', '.join(shown)}{more})"
    return text
