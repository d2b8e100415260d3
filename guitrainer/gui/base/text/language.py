"""The language of the window."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from guitrainer.gui.base.settings import LANGUAGES

FOLDER = Path(__file__).resolve().parents[2] / "translations"


def choose_language(choice: str | None) -> str:
    """Code of the language: what was chosen, else the system's, else English."""
    code = choice or QLocale.system().name().partition("_")[0]
    return code if code in LANGUAGES else "en"


class Language:
    """Installs translators, and takes them away when the language changes."""

    def __init__(self) -> None:
        self._installed: list[QTranslator] = []

    def install(self, code: str) -> None:
        """Speak the language `code` from now on; windows must be made anew."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed = []
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in ((f"guitrainer_{code}", str(FOLDER)), (f"qtbase_{code}", qt)):
            translator = QTranslator()
            if translator.load(name, folder):
                QCoreApplication.installTranslator(translator)
                self._installed.append(translator)
