"""The language of the window, and texts declared outside the window, such as titles of fields."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from guitrainer.gui.base.settings import LANGUAGES
from guitrainer.sentences import fill

CONTEXT = "schema"
FOLDER = Path(__file__).resolve().parents[2] / "translations"


class Texts:
    """Translates the texts of a module into the language of the window, like `QObject.tr`.

    Parameters
    ----------
    context : name under which translators find the texts

    Examples
    --------
    >>> tr = Texts("examples")
    >>> tr("step %1 of %2", 3, 10)
    'step 3 of 10'
    """

    def __init__(self, context: str) -> None:
        self._context = context

    def __call__(self, text: str, *values: str | int, n: int = -1) -> str:
        """Translate `text`, with `values` for %1, %2 …, and `n` for %n and the plural."""
        plural = () if n < 0 else ("", n)
        found = QCoreApplication.translate(self._context, text, *plural)
        return fill(found, *values) if values else found


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
