"""The window in English, Spanish, Russian and Vietnamese."""

import mmap
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.config import schema
from guitrainer.errors import InputError, WeightsError
from guitrainer.explain.layouts import Usage, read_layer
from guitrainer.formats.networks.layers import open_network
from guitrainer.gui.base.settings import LANGUAGES
from guitrainer.gui.base.text import language
from guitrainer.gui.base.text.layers import error_text
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.window.dialogs.questions import TroubleDialog
from guitrainer.gui.window.window import MainWindow
from guitrainer.nn.geometry import slide
from guitrainer.nn.initializers.schemes import check_settings
from guitrainer.nn.plans import plan_layers
from translations import texts, update

from .conftest import PATIENCE_MS

TRANSLATED = tuple(code for code in LANGUAGES if code != "en")
PLACES = re.compile(r"%[0-9n]|</?[a-z]+>")


def messages(path: Path) -> Iterator[tuple[str, str, ElementTree.Element]]:
    """Context, text and translation of everything in a .ts file."""
    for context in ElementTree.parse(path).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            yield context.findtext("name", ""), message.findtext("source", ""), translation


def forms(translation: ElementTree.Element) -> list[str]:
    plurals = translation.findall("numerusform")
    return [form.text or "" for form in plurals] if plurals else [translation.text or ""]


def file(code: str) -> Path:
    return update.FOLDER / update.file_name(code, "ts")


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The .ts file of a language as it would be if the texts were collected now."""
    folder = tmp_path_factory.mktemp("collected")

    def collect(code: str) -> Path:
        shutil.copy(file(code), folder)
        return update.collect(code, folder)

    return collect


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_has_a_translation(code: str, collected: Callable[[str], Path]) -> None:
    """Where this fails, run `python -m translations.update` and translate what it names."""
    missing = [
        f"{context}: {source}"
        for context, source, translation in messages(collected(code))
        if translation.get("type") is not None or not all(forms(translation))
    ]
    assert missing == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_translated_that_is_no_longer_said(
    code: str, collected: Callable[[str], Path]
) -> None:
    now = Counter((context, source) for context, source, _ in messages(collected(code)))
    then = Counter((context, source) for context, source, _ in messages(file(code)))
    assert then - now == Counter()


@pytest.mark.parametrize("code", LANGUAGES)
def test_placeholders_and_marks_survive_translation(code: str) -> None:
    different = [
        (source, form)
        for _, source, translation in messages(file(code))
        for form in filter(None, forms(translation))
        if Counter(PLACES.findall(source)) != Counter(PLACES.findall(form))
    ]
    assert different == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_spaces_at_the_ends_and_ellipses_survive_translation(code: str) -> None:
    different = [
        (source, form)
        for _, source, translation in messages(file(code))
        for form in filter(None, forms(translation))
        if source[:1].isspace() != form[:1].isspace()
        or source[-1:].isspace() != form[-1:].isspace()
        or source.endswith("…") != form.endswith("…")
    ]
    assert [one for one in different if not one[0].endswith("...")] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_compiled_files_are_those_of_the_sources(code: str, tmp_path: Path) -> None:
    compiled = update.compile_file(file(code), tmp_path)
    kept = update.COMPILED / update.file_name(code, "qm")
    assert compiled.read_bytes() == kept.read_bytes()


# ---------------------------------------------------------------- collecting


def test_a_file_that_a_program_has_mapped_is_not_written_over(tmp_path: Path) -> None:
    """Qt maps the files of its translations; a shorter one in their place ended the program."""
    before = update.compile_file(file("ru"), tmp_path)
    content = before.read_bytes()
    with (
        before.open("rb") as opened,
        mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as held,
    ):
        short = tmp_path / "guitrainer_ru.ts"
        short.write_text('<TS version="2.1" language="ru"></TS>', encoding="utf-8")
        assert update.compile_file(short, tmp_path) == before
        assert before.read_bytes() != content
        assert held[:] == content


def test_texts_are_found_with_context_comment_and_plural(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.py").write_text(
        "class Panel:\n"
        "    def paint(self):\n"
        "        self.tr('a' 'b')\n"
        "        translate(\n            'place', '%n c(s)', 'how many', len(x['y']),\n        )\n"
        "        'text'.translate(TABLE), painter.translate(1, 2)\n"
        "told = Texts('module')\n"
        "told('%1 of' ' %2', 1, 2), told('%n step(s)', n=steps)\n"
    )
    monkeypatch.setattr(texts, "WINDOW", tmp_path)
    found = set(texts.window_texts())
    assert found == {
        texts.Text("Panel", "ab"),
        texts.Text("place", "%n c(s)", "how many", plural=True),
        texts.Text("module", "%1 of %2"),
        texts.Text("module", "%n step(s)", plural=True),
    }


@pytest.mark.parametrize(
    "code",
    [
        "class A:\n    def b(self):\n        self.tr(f'{c} d')\n",
        "tr = Texts('a')\n\ntr(f'{c} d')\n",
    ],
)
def test_texts_put_together_at_run_time_are_refused(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.py").write_text(code)
    monkeypatch.setattr(texts, "WINDOW", tmp_path)
    with pytest.raises(ValueError, match=r"one.py:3: the text is not a plain literal"):
        list(texts.window_texts())


# ---------------------------------------------------------------- the window


@pytest.mark.parametrize(
    ("code", "said"), [("es", "Archivo"), ("ru", "Файл"), ("vi", "Tệp"), ("en", "File")]
)
def test_menus_speak_the_language(
    speak: Callable[[str], None], lab: Lab, qtbot: QtBot, code: str, said: str
) -> None:
    speak(code)
    window = MainWindow(lab)
    qtbot.addWidget(window)
    assert window.menus.bar.actions()[0].text().replace("&", "") == said


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("es", "{}: no se puede leer: No such file or directory"),
        ("ru", "{}: не читается: No such file or directory"),
        ("vi", "{}: không đọc được: No such file or directory"),
        ("en", "{}: cannot be read: No such file or directory"),
    ],
)
def test_errors_of_files_speak_the_language(
    speak: Callable[[str], None], tmp_path: Path, code: str, said: str
) -> None:
    speak(code)
    path = tmp_path / "missing.onnx"
    with pytest.raises(WeightsError) as caught:
        open_network(path)
    dialog = TroubleDialog(caught.value, None)
    assert dialog.what.text() == error_text(caught.value) == said.format(path)
    assert str(caught.value) == f"{path}: cannot be read: No such file or directory"
    dialog.deleteLater()


CONV, UNFIT = schema.Conv(filters=8), schema.Conv(filters=6, groups=4)
WRONG = {
    "groups": (
        lambda: plan_layers(schema.Network(layers=(CONV, UNFIT)), (1, 9, 9), 2),
        "capa conv2: groups: se recibió 4 para 6 filtros, se acepta: un divisor tanto de 8 como de "
        "6",
    ),
    "window": (
        lambda: slide((4, 4), 5, what=""),
        "la ventana es de 5×5, mayor que su entrada de 4×4 (con el relleno)",
    ),
    "end": (
        lambda: plan_layers(schema.Network(layers=(CONV,)), (1, 9, 9), 2),
        "network: termina en 8×7×7, se acepta: un número por clase, 2×1×1 (una capa dense o un "
        "global_avg_pool al final)",
    ),
    "initializer": (
        lambda: check_settings(schema.Initializer(scheme="constant")),
        "initializer.value: falta; el esquema 'constant' lo necesita",
    ),
    "calculator": (
        lambda: read_layer((3, 8, 3, 3), usage=Usage(groups=4)),
        "groups: se recibió 4 para 3 canales de salida, se acepta: un divisor de 3",
    ),
}


@pytest.mark.parametrize(("act", "said"), WRONG.values(), ids=WRONG)
def test_errors_of_networks_speak_the_language(
    speak: Callable[[str], None], act: Callable[[], object], said: str
) -> None:
    speak("es")
    with pytest.raises(InputError) as caught:
        act()
    assert error_text(caught.value) == said


def test_a_problem_of_the_network_speaks_the_language(
    speak: Callable[[str], None], ready: Lab, qtbot: QtBot
) -> None:
    layers = (CONV, UNFIT, schema.Dense())
    network = ready.experiment.network.model_copy(update={"layers": layers})
    ready.edit(ready.experiment.model_copy(update={"network": network}), "Layers")
    qtbot.waitUntil(lambda: ready.problem is not None, timeout=PATIENCE_MS)
    assert (ready.problem or "").startswith("layer conv2: groups: got 4 for 6 filters")
    speak("ru")
    assert (ready.problem or "").startswith("слой conv2: groups: получено 4 при 6 фильтрах")


def test_a_language_takes_the_place_of_the_one_before(speak: Callable[[str], None]) -> None:
    """Whoever chose it: a desk that is not collected yet does not speak on."""
    application = QCoreApplication.instance()
    assert application is not None
    for code, said in (("ru", "Файл"), ("es", "Archivo"), ("en", "File")):
        speak(code)
        assert QCoreApplication.translate("Menus", "&File").replace("&", "") == said
        assert len(application.findChildren(QTranslator)) <= 2


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ("en", {1: "1 filter", 2: "2 filters", 5: "5 filters"}),
        ("es", {1: "1 filtro", 2: "2 filtros", 5: "5 filtros"}),
        ("ru", {1: "1 фильтр", 2: "2 фильтра", 5: "5 фильтров", 21: "21 фильтр"}),
        ("vi", {1: "1 bộ lọc", 5: "5 bộ lọc"}),
    ],
)
def test_plurals(speak: Callable[[str], None], code: str, texts: dict[int, str]) -> None:
    speak(code)
    said = {n: QCoreApplication.translate("layers", "%n filter(s)", "", n) for n in texts}
    assert said == texts


@pytest.mark.parametrize("code", TRANSLATED)
def test_buttons_of_qt_speak_the_language(speak: Callable[[str], None], code: str) -> None:
    speak(code)
    for context, text in (("QPlatformTheme", "Cancel"), ("QFileDialog", "Look in:")):
        assert QCoreApplication.translate(context, text) not in ("", text)


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_two_entries_of_a_menu_have_the_same_key(
    speak: Callable[[str], None], lab: Lab, qtbot: QtBot, code: str
) -> None:
    speak(code)
    window = MainWindow(lab)
    qtbot.addWidget(window)
    twice = {}
    for menu in (window.menus.bar, *window.menus.bar.findChildren(QMenu)):
        keys = Counter(re.findall(r"&(\w)", " ".join(x.text().lower() for x in menu.actions())))
        twice[menu.objectName() or str(menu)] = [key for key, n in keys.items() if n > 1]
    assert [keys for keys in twice.values() if keys] == []


def test_all_that_the_window_says_of_the_schema_is_collected(
    ready: Lab, show: Callable[..., QWidget], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: set[str] = set()

    class Listener(QCoreApplication):
        @staticmethod
        def translate(context: str, text: str, *plural: object) -> str:  # type: ignore[override]  # as it is called
            if context == language.CONTEXT:
                asked.add(text)
            return text

    monkeypatch.setattr(language, "QCoreApplication", Listener)
    window = MainWindow(ready)
    show(window, 1440, 900)
    ready.looking.point_at("experiment")
    qtbot.waitUntil(lambda: "Weight decay" in asked, timeout=PATIENCE_MS)
    assert asked - {text.source for text in texts.schema_texts()} == set()
