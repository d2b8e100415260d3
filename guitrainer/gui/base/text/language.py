"""The language of the window, and texts declared outside the window, such as titles of fields."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from guitrainer.gui.base.settings import LANGUAGES

CONTEXT = "schema"
FOLDER = Path(__file__).resolve().parents[2] / "translations"


def translated(text: str) -> str:
    """Translate `text` of the schema or of a preset into the language of the window."""
    return QCoreApplication.translate(CONTEXT, text) if text else ""


def choose_language(choice: str | None) -> str:
    """Return the code of the chosen language, else that of the system, else English."""
    code = choice or QLocale.system().name().partition("_")[0]
    return code if code in LANGUAGES else "en"


def speak(code: str) -> None:
    """Translate into the language `code` from now on; windows must be created again.

    The translators belong to the application; they replace those of the previous call.
    """
    application = QCoreApplication.instance()
    assert application is not None, "texts are translated by an application"
    for installed in application.findChildren(QTranslator):
        application.removeTranslator(installed)
        installed.setParent(None)
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((f"guitrainer_{code}", str(FOLDER)), (f"qtbase_{code}", qt)):
        translator = QTranslator(application)
        if translator.load(name, folder):
            application.installTranslator(translator)
        else:
            translator.setParent(None)
