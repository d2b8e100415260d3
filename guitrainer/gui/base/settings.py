"""The settings that the window remembers between two starts."""

import json
import math
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar, get_args

from platformdirs import user_documents_dir
from PySide6.QtCore import QByteArray, QSettings

ThemeChoice = Literal["system", "dark", "light"]
LANGUAGES = {"en": "English", "es": "Español", "ru": "Русский", "vi": "Tiếng Việt"}
USUAL_SIZE = 100  # text sizes, in percent
TEXT_SIZES = (80, 90, USUAL_SIZE, 110, 125, 150, 175, 200)
MOST_RECENT = 8
MOST_THREADS = 1024

Content = Literal["weights", "gradient", "change"]
Scaling = Literal["filter", "layer"]
Colors = Literal["gray", "diverging"]
TourState = Literal["new", "open", "closed"]  # new: the tour has not been offered yet
CurvesPage = Literal["learning", "signals", "histograms", "runs"]
Rows = list[list[float]]  # rows of a filter, all of equal length

T = TypeVar("T")


@dataclass(frozen=True)
class View:
    """How filters are shown: their content, their scale and their colors."""

    content: Content = "weights"
    scaling: Scaling = "filter"
    colors: Colors = "gray"


class Remembered(Generic[T]):
    """A remembered attribute of `Settings`; a damaged value is replaced by the default.

    Parameters
    ----------
    key : name in the file
    default : text to use if the file has none
    read : converts a text to a value; raises ValueError or TypeError if it cannot
    write : converts a value to a text
    """

    def __init__(
        self, key: str, default: str, read: Callable[[str], T], write: Callable[[T], str] = str
    ) -> None:
        self._key, self._default, self._read, self._write = key, default, read, write

    def __get__(self, settings: "Settings", owner: type["Settings"]) -> T:
        try:
            return self._read(str(settings.store.value(self._key, self._default)))
        except (ValueError, TypeError, RecursionError):
            return self._read(self._default)

    def __set__(self, settings: "Settings", value: T) -> None:
        settings.store.setValue(self._key, self._write(value))


def _word(key: str, words: Any, default: str) -> Any:
    """Make a setting whose values are the words of a Literal."""
    return Remembered(key, default, lambda text: get_args(words)[get_args(words).index(text)])


def _read_pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset((plot, key) for plot, _, key in (pair.partition("/") for pair in text.split()))


def _read_runs_folder(text: str) -> Path:
    if "\0" in text:
        raise ValueError("no path holds a NUL")
    chosen = Path(text or "runs")
    if chosen.is_absolute() or os.access(chosen if chosen.exists() else ".", os.W_OK):
        return chosen
    return Path(user_documents_dir()) / "guitrainer" / chosen


def _read_filters(text: str) -> list[Rows]:
    return [rows for rows in json.loads(text) if _is_filter(rows)]


def _is_filter(value: Any) -> bool:
    """Return whether the value consists of rows of equal length with finite numbers."""
    rows = [[float(number) for number in row] for row in value]
    return bool(rows and rows[0]) and all(
        len(row) == len(rows[0]) and all(map(math.isfinite, row)) for row in rows
    )


class Settings:
    """Remembered choices.

    Attributes
    ----------
    theme : dark, light, or that of the system
    language : code of the language; None for that of the system
    text_size : one of `TEXT_SIZES`, in percent of the usual size
    curves_page : page shown below the stage
    log_loss : whether the loss has a logarithmic axis
    hidden_curves : curves hidden by the legend of a plot: keys of plot and curve
    hidden_columns : columns hidden in the table of runs
    threads : number of training threads; results do not depend on it
    runs_folder : folder in which run folders are created and searched for; by default `runs` in the
        folder where the program was started, or in the user's documents if that is not writable
    export_folder : folder of the last export; at first, the folder where the program was started
    tour : whether the guided tour is open, is closed, or was never offered
    tour_question : key of the open question of the tour; empty at first
    tour_done : keys of the completed steps of the tour
    own_filters : filters painted by the user
    """

    theme: Remembered[ThemeChoice] = _word("theme", ThemeChoice, "system")
    language = Remembered[str | None](
        "language", "", lambda text: text if text in LANGUAGES else None, lambda code: code or ""
    )
    text_size = Remembered[int](
        "text_size", str(USUAL_SIZE), lambda text: TEXT_SIZES[TEXT_SIZES.index(int(text))]
    )
    curves_page: Remembered[CurvesPage] = _word("curves/page", CurvesPage, "learning")
    log_loss = Remembered[bool](
        "curves/log_loss", "no", lambda text: text == "yes", lambda on: "yes" if on else "no"
    )
    hidden_curves = Remembered[frozenset[tuple[str, str]]](
        "curves/hidden", "", _read_pairs, lambda pairs: " ".join(sorted(map("/".join, pairs)))
    )
    hidden_columns = Remembered[frozenset[str]](
        "runs/hidden", "", lambda text: frozenset(text.split()), lambda keys: " ".join(sorted(keys))
    )
    threads = Remembered[int]("threads", "1", lambda text: max(1, min(int(text), MOST_THREADS)))
    runs_folder = Remembered[Path]("runs_folder", "", _read_runs_folder)
    export_folder = Remembered[Path](
        "export_folder",
        "",
        lambda text: Path(text) if Path(text).is_dir() else Path(),
        lambda path: str(path.absolute()),
    )
    tour: Remembered[TourState] = _word("tour/state", TourState, "new")
    tour_question = Remembered[str]("tour/question", "", str)
    tour_done = Remembered[frozenset[str]](
        "tour/done", "", lambda text: frozenset(text.split()), lambda keys: " ".join(sorted(keys))
    )
    own_filters = Remembered[list[Rows]]("own_filters", "[]", _read_filters, json.dumps)
    _content: Remembered[Content] = _word("view/content", Content, "weights")
    _scaling: Remembered[Scaling] = _word("view/scaling", Scaling, "filter")
    _colors: Remembered[Colors] = _word("view/colors", Colors, "gray")

    def __init__(self, store: QSettings) -> None:
        self.store = store

    def save(self) -> None:
        """Write everything to disk now."""
        self.store.sync()

    @property
    def sweeps_folder(self) -> Path:
        """The folder with all sweeps, next to that of the runs."""
        return self.runs_folder.parent / "sweeps"

    @property
    def view(self) -> View:
        """How filters are shown."""
        return View(self._content, self._scaling, self._colors)

    @view.setter
    def view(self, value: View) -> None:
        self._content, self._scaling, self._colors = value.content, value.scaling, value.colors

    @property
    def recent(self) -> list[Path]:
        """Recently opened experiments and runs, the latest first."""
        value = self.store.value("recent", [])
        paths = value if isinstance(value, list) else [value] if value else []
        return [Path(str(path)) for path in paths][:MOST_RECENT]

    def remember(self, path: Path) -> None:
        """Put `path` at the top of the recent paths."""
        known = [str(p) for p in self.recent if p != path]
        self.store.setValue("recent", [str(path), *known][:MOST_RECENT])

    def forget(self, path: Path) -> None:
        """Remove `path` from the recent paths because it no longer exists."""
        kept = [str(p) for p in self.recent if p.absolute() != path.absolute()]
        if len(kept) < len(self.recent):
            self.store.setValue("recent", kept)

    def bytes(self, key: str) -> QByteArray:
        """Return a geometry or state saved by Qt; empty if there is none."""
        value = self.store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_bytes(self, key: str, value: QByteArray) -> None:
        """Remember a geometry or state saved by Qt."""
        self.store.setValue(key, value)
