"""What the window remembers between two starts."""

import json
import math
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

from platformdirs import user_documents_dir
from PySide6.QtCore import QByteArray, QSettings

ThemeChoice = Literal["system", "dark", "light"]
LANGUAGES = {"en": "English", "es": "Español", "ru": "Русский", "vi": "Tiếng Việt"}
MOST_RECENT = 8
MOST_THREADS = 1024

Content = Literal["weights", "gradient", "change"]
Scaling = Literal["filter", "layer"]
Colors = Literal["gray", "diverging"]
CurvesPage = Literal["learning", "signals", "runs"]


@dataclass(frozen=True)
class View:
    """How filters are shown: what of them, scaled over what, in which colors."""

    content: Content = "weights"
    scaling: Scaling = "filter"
    colors: Colors = "gray"


class Settings:
    """Remembered choices; what is damaged or unknown reads as its default."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    def save(self) -> None:
        """Write everything to disk now."""
        self._store.sync()

    def _choice(self, key: str, accepted: tuple[str, ...], default: str) -> str:
        value = str(self._store.value(key, default))
        return value if value in accepted else default

    @property
    def theme(self) -> ThemeChoice:
        """Dark, light, or as the system."""
        return cast(ThemeChoice, self._choice("theme", get_args(ThemeChoice), "system"))

    @theme.setter
    def theme(self, value: ThemeChoice) -> None:
        self._store.setValue("theme", value)

    @property
    def language(self) -> str | None:
        """Code of the language, None for that of the system."""
        return self._choice("language", tuple(LANGUAGES), "") or None

    @language.setter
    def language(self, value: str | None) -> None:
        self._store.setValue("language", value or "")

    @property
    def view(self) -> View:
        """How filters are shown."""
        return View(
            cast(Content, self._choice("view/content", get_args(Content), "weights")),
            cast(Scaling, self._choice("view/scaling", get_args(Scaling), "filter")),
            cast(Colors, self._choice("view/colors", get_args(Colors), "gray")),
        )

    @view.setter
    def view(self, value: View) -> None:
        for name, choice in vars(value).items():
            self._store.setValue(f"view/{name}", choice)

    @property
    def curves_page(self) -> CurvesPage:
        """Which page is shown below the stage."""
        return cast(CurvesPage, self._choice("curves/page", get_args(CurvesPage), "learning"))

    @curves_page.setter
    def curves_page(self, value: str) -> None:
        self._store.setValue("curves/page", value)

    @property
    def log_loss(self) -> bool:
        """Whether the loss has a logarithmic axis."""
        return self._choice("curves/log_loss", ("no", "yes"), "no") == "yes"

    @log_loss.setter
    def log_loss(self, value: bool) -> None:
        self._store.setValue("curves/log_loss", "yes" if value else "no")

    @property
    def hidden_curves(self) -> frozenset[tuple[str, str]]:
        """Curves hidden in the legend of a plot: keys of plot and curve."""
        pairs = str(self._store.value("curves/hidden", "")).split()
        return frozenset((plot, key) for plot, _, key in (pair.partition("/") for pair in pairs))

    @hidden_curves.setter
    def hidden_curves(self, value: frozenset[tuple[str, str]]) -> None:
        self._store.setValue("curves/hidden", " ".join(sorted("/".join(one) for one in value)))

    @property
    def hidden_columns(self) -> frozenset[str]:
        """Columns that are hidden in the table of runs."""
        return frozenset(str(self._store.value("runs/hidden", "")).split())

    @hidden_columns.setter
    def hidden_columns(self, value: frozenset[str]) -> None:
        self._store.setValue("runs/hidden", " ".join(sorted(value)))

    @property
    def threads(self) -> int:
        """Threads that train; results do not depend on it."""
        return max(1, min(self._number("threads", 1), MOST_THREADS))

    @threads.setter
    def threads(self, value: int) -> None:
        self._store.setValue("threads", value)

    @property
    def runs_folder(self) -> Path:
        """Where folders of runs are made and looked for.

        By default `runs` where the program was started; where nothing can be written there, as
        when it was started from a menu, in the user's documents.
        """
        chosen = Path(str(self._store.value("runs_folder", "") or "runs"))
        if chosen.is_absolute() or os.access(chosen if chosen.exists() else ".", os.W_OK):
            return chosen
        return Path(user_documents_dir()) / "guitrainer" / chosen

    @runs_folder.setter
    def runs_folder(self, value: Path) -> None:
        self._store.setValue("runs_folder", str(value))

    @property
    def export_folder(self) -> Path:
        """Where something was exported to last; at first where the program was started."""
        chosen = Path(str(self._store.value("export_folder", "") or ""))
        return chosen if chosen.is_dir() else Path()

    @export_folder.setter
    def export_folder(self, value: Path) -> None:
        self._store.setValue("export_folder", str(value.absolute()))

    @property
    def recent(self) -> list[Path]:
        """Experiments and runs opened last, the newest first."""
        value = self._store.value("recent", [])
        paths = value if isinstance(value, list) else [value] if value else []
        return [Path(str(path)) for path in paths][:MOST_RECENT]

    def remember(self, path: Path) -> None:
        """Put `path` at the top of the recent ones."""
        known = [str(p) for p in self.recent if p != path]
        self._store.setValue("recent", [str(path), *known][:MOST_RECENT])

    def forget(self, path: Path) -> None:
        """Take `path` off the recent ones: it is gone."""
        kept = [str(p) for p in self.recent if p.absolute() != path.absolute()]
        if len(kept) < len(self.recent):
            self._store.setValue("recent", kept)

    @property
    def own_filters(self) -> list[list[list[float]]]:
        """Filters that the user painted, each as rows of equal length."""
        try:
            value = json.loads(str(self._store.value("own_filters", "[]")))
            return [one for one in value if _is_filter(one)]
        except (ValueError, TypeError):
            return []

    @own_filters.setter
    def own_filters(self, value: list[list[list[float]]]) -> None:
        self._store.setValue("own_filters", json.dumps(value))

    def bytes(self, key: str) -> QByteArray:
        """A geometry or state that Qt made; empty where nothing is known."""
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_bytes(self, key: str, value: QByteArray) -> None:
        """Remember a geometry or state that Qt made."""
        self._store.setValue(key, value)

    def _number(self, key: str, default: int) -> int:
        try:
            return int(str(self._store.value(key, default)))
        except ValueError:
            return default


def _is_filter(value: Any) -> bool:
    """Whether these are rows of equal length of finite numbers."""
    rows = [[float(one) for one in row] for row in value]
    return bool(rows and rows[0]) and all(
        len(row) == len(rows[0]) and all(map(math.isfinite, row)) for row in rows
    )
