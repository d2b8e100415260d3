"""Exports of a run, without widgets."""

import math
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from guitrainer.config.command import program_words
from guitrainer.events import FiltersCaptured
from guitrainer.figures import count
from guitrainer.gui.lab.record import Record

if TYPE_CHECKING:
    from guitrainer.runs.export.palette import Colors
    from guitrainer.runs.history import History

Kind = Literal[
    "sheet",
    "strip",
    "evolution",
    "tiles",
    "weights",
    "network",
    "curves",
    "tensorboard",
    "run",
]
# Suffixes of files by kind, the default first; if there are none, a folder is written.
FORMATS: dict[Kind, tuple[str, ...]] = {
    "sheet": (".png", ".svg", ".pdf"),
    "strip": (".png", ".svg", ".pdf"),
    "evolution": (".gif", ".apng"),
    "tiles": (),
    "weights": (".npz",),
    "network": (".onnx", ".keras", ".weights.h5", ".pt", ".safetensors"),
    "curves": (".png", ".svg", ".pdf", ".csv"),
    "tensorboard": (),
    "run": (),
}
OF_FILTERS: tuple[Kind, ...] = ("sheet", "strip", "evolution", "tiles", "weights")
ONE_STEP: tuple[Kind, ...] = ("sheet", "tiles", "weights")
ANY_STEPS: tuple[Kind, ...] = ("tiles", "weights")
OF_FOLDER: tuple[Kind, ...] = ("network", "tensorboard", "run")  # from the folder of the run
LISTED: tuple[Kind, ...] = ("weights", *OF_FOLDER)  # whose preview is a list
MEGABYTES = (10, 5, 2, 1)  # sizes offered for an animation
COLORED: tuple[Kind, ...] = ("sheet", "strip", "evolution")


@dataclass(frozen=True)
class Wish:
    """What to export; `layer` None means all layers, `step` None the latest step.

    `colors` are the colors of pictures; light ones are for paper. `most_mb` is the largest size of
    an animation in megabytes; None if it is not limited.
    """

    kind: Kind
    suffix: str = ""
    layer: str | None = None
    step: int | Literal["all"] | None = None
    colors: "Colors" = "dark"
    most_mb: int | None = None

    @property
    def colored(self) -> bool:
        """Whether `colors` have an effect."""
        if self.kind == "curves":
            return self.suffix != ".csv"
        return self.kind in COLORED or (self.kind == "tiles" and self.step == "all")

    @property
    def steps(self) -> int | Literal["all"] | None:
        """The step as expected by the exporter: film strips and animations have all steps."""
        return "all" if self.kind in ("strip", "evolution") else self.step


class ExportSource:
    """The current filters of a run, which may continue meanwhile.

    Parameters
    ----------
    record : record of the run
    """

    def __init__(self, record: Record) -> None:
        started = record.started
        self.name = f"{record.experiment.name}_{record.experiment.seed}"
        self.folder = None if started is None or not started.folder else Path(started.folder)
        self.layers = record.layers
        self.newest = max((capture.step for capture in record.live.values()), default=0)
        self.measured = record.last_step is not None
        self._captures = _captures(record)
        self._history: History | None = None

    def available(self, kind: Kind) -> bool:
        """Return whether there is anything of this kind to export."""
        if kind in OF_FILTERS:
            return bool(self._captures)
        if kind in OF_FOLDER:
            return self.folder is not None
        return self.measured

    def command(self, wish: Wish, to: str) -> str | None:
        """Return the command that exports the same; None if there is none."""
        if self.folder is None or wish.kind in ("curves", "run"):
            return None
        if wish.kind == "tensorboard":
            words = ["--tensorboard", to]
        else:
            words = ["--to", to, *(["--layer", wish.layer] if wish.layer else [])]
        if wish.steps is not None and wish.kind != "evolution":
            words += ["--step", str(wish.steps)]
        words += ["--colors", "light"] if wish.colored and wish.colors == "light" else []
        words += [] if wish.most_mb is None else ["--max-mb", str(wish.most_mb)]
        return shlex.join([*program_words(), "export", str(self.folder), *words])

    def history(self) -> "History":
        """Return all recorded filters, collected at the first access."""
        from guitrainer.runs.history import history_of

        if self._history is None:
            self._history = history_of(self._captures)
        return self._history

    def file_name(self, wish: Wish) -> str:
        """Suggest a name for the file or folder."""
        parts = [self.name, wish.layer or ""]
        match wish.kind, wish.steps:
            case (("sheet" | "tiles" | "weights"), int(step)):
                parts.append(f"step{step}")
            case (("sheet" | "tiles" | "weights"), None):
                parts.append(f"step{self.newest}")
            case (("weights" | "tiles"), _):
                parts.append("all")
            case _:
                parts.append(wish.kind)
        return "_".join(part for part in parts if part) + wish.suffix

    def picture(self, wish: Wish) -> bytes:
        """Return the picture that `wish` describes, as a PNG or GIF.

        Raises
        ------
        InputError
            If there is nothing to show.
        """
        from guitrainer.runs.export.files import encoded

        suffix = ".gif" if wish.kind == "evolution" else ".png"
        step = None if wish.kind in ANY_STEPS and wish.step == "all" else wish.steps
        history = self.history()
        return bytes(encoded(history, suffix, layer=wish.layer, step=step, colors=wish.colors))

    def contents(self, wish: Wish) -> list[tuple[str, str]]:
        """List the arrays of a weight file, or the files of the run, each with its size."""
        from guitrainer.runs.management import run_files

        if wish.kind == "run":
            return [(path.name, _size(path)) for path in run_files(self.folder or Path())]
        if wish.kind == "tensorboard":
            from guitrainer.runs.export.tensorboard import event_file_name

            assert self.folder is not None
            return [(event_file_name(self.folder), "")]
        if wish.kind == "network":
            from guitrainer.runs.checkpoint import open_checkpoint

            with open_checkpoint(self.folder or Path()) as saved:
                return [
                    (name, " × ".join(map(str, tensor.shape)))
                    for name, tensor in saved.tensors.items()
                    if not name.startswith("optimizer.")
                ]
        layers = self.layers if wish.layer is None else (wish.layer,)
        history = self.history()
        lines = []
        for layer in layers:
            known = history.layers[layer]
            for field, array in (("weight", known.weight), ("bias", known.bias)):
                if array is not None:
                    shape = array.shape if wish.step == "all" else array.shape[1:]
                    lines.append((f"{layer}.{field}", " × ".join(map(str, shape))))
        return lines

    def export(self, wish: Wish, to: Path) -> list[Path]:
        """Write the files that `wish` describes, and return their paths.

        Raises
        ------
        InputError
            If the parts of `wish` do not fit together, or a folder is not empty.
        OutputError
            If a file cannot be written.
        """
        from guitrainer.runs.export import export_history
        from guitrainer.runs.management import copy_run

        if wish.kind in OF_FOLDER:
            assert self.folder is not None
            if wish.kind == "run":
                return copy_run(self.folder, to)
            if wish.kind == "network":
                from guitrainer.runs.export import export_run

                return export_run(self.folder, to)
            from guitrainer.runs.export.tensorboard import export_tensorboard

            return [export_tensorboard(self.folder, to)]
        if wish.most_mb is not None:
            from guitrainer.runs.export.files import export_film

            most = wish.most_mb * 1_000_000
            history, layer, colors = self.history(), wish.layer, wish.colors
            return [export_film(history, to, most, layer=layer, colors=colors)[0]]
        if wish.kind == "tiles":
            from guitrainer.runs.files import make_folder

            make_folder(to)
        return export_history(
            self.history(), to, layer=wish.layer, step=wish.steps, colors=wish.colors
        )


def write_table(record: Record, to: Path) -> None:
    """Write all measurements as a table with one row per step; values not measured are empty.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    from guitrainer.gui.lab.courses import curve_table
    from guitrainer.runs.files import write_atomically

    table = curve_table(record)
    rows = zip(*(column.tolist() for column in table.values()), strict=True)
    texts = [",".join(map(_text, row)) for row in rows]
    write_atomically(to, "\n".join([",".join(table), *texts, ""]).encode())


def _text(cell: float) -> str:
    """Return the shortest text that is read back as the same number."""
    return "" if math.isnan(cell) else repr(cell).removesuffix(".0")


def _captures(record: Record) -> list[FiltersCaptured]:
    """Return the recorded filters, and the latest ones, which may not be recorded."""
    recorded = [frame for layer in record.layers for frame in record.frames(layer)]
    return [*recorded, *record.live.values()]


def _size(path: Path) -> str:
    """Format the size of a file."""
    return f"{count(math.ceil(path.stat().st_size / 1024))} KiB"
