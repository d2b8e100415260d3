"""What the window remembers between two starts."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from PySide6.QtCore import QByteArray, QSettings

ThemeChoice = Literal["system", "dark", "light"]
LANGUAGES = {"en": "English", "es": "Español", "ru": "Русский", "vi": "Tiếng Việt"}
MOST_RECENT = 8

Content = Literal["weights", "gradient", "change"]
Scaling = Literal["filter", "layer"]
Colours = Literal["grey", "diverging"]


@dataclass(frozen=True)
class View:
    """How filters are shown: what of them, scaled over what, in which colours."""

    content: Content = "weights"
    scaling: Scaling = "filter"
    colours: Colours = "grey"


class Settings:
    """Remembered choices; what is damaged or unknown reads as its default."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

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
            cast(Colours, self._choice("view/colours", get_args(Colours), "grey")),
        )

    @view.setter
    def view(self, value: View) -> None:
        for name, choice in vars(value).items():
            self._store.setValue(f"view/{name}", choice)

    @property
    def threads(self) -> int:
        """Threads that train; results do not depend on it."""
        return max(1, min(self._number("threads", 1), 1024))

    @threads.setter
    def threads(self, value: int) -> None:
        self._store.setValue("threads", value)

    @property
    def runs_folder(self) -> Path:
        """Where folders of runs are made and looked for."""
        return Path(str(self._store.value("runs_folder", "") or "runs"))

    @runs_folder.setter
    def runs_folder(self, value: Path) -> None:
        self._store.setValue("runs_folder", str(value))

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
