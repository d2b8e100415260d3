"""Update the translations: `python -m translations.update`.

This collects all texts into the .ts files next to this script, which can be opened by Qt Linguist
or any editor, and compiles them into the .qm files that the program reads. With `--fill es
words.json`, missing translations are taken from a file {"text": "translation"}, plurals as lists; a
key may also be "context|text".
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

import PySide6

from translations.qt_texts import NEW_TEXTS, QT_TEXTS
from translations.texts import Text, all_texts

FOLDER = Path(__file__).resolve().parent
COMPILED = FOLDER.parent / "guitrainer" / "gui" / "translations"
TOOLS = Path(PySide6.__file__).parent
# English needs only plurals; Qt itself has no Vietnamese.
LANGUAGES = ("en", "es", "ru", "vi")
WITHOUT_QT = ("vi",)

Words = Mapping[str, str | list[str]]


def collect(code: str, folder: Path = FOLDER) -> Path:
    """Put all texts into the .ts file of a language, and remove obsolete ones.

    Parameters
    ----------
    code
        Code of the language.
    folder
        Folder of the file.

    Returns
    -------
    Path
        The file.
    """
    texts = [*all_texts(), *NEW_TEXTS, *(QT_TEXTS if code in WITHOUT_QT else ())]
    path = folder / file_name(code, "ts")
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en"]
    options += ["-target-language", code, *(["-pluralonly"] if code == "en" else [])]
    with tempfile.TemporaryDirectory() as temporary:
        source = Path(temporary) / "texts.py"
        source.write_text(_as_source(texts), encoding="utf-8")
        _run("lupdate", "-silent", *options, str(source), "-ts", str(path))
    return path


def compile_file(path: Path, folder: Path = COMPILED) -> Path:
    """Compile a .ts file into a .qm file in `folder`; return the path of the .qm file.

    The old file is replaced, not overwritten: Qt maps these files into memory, and a running
    program would crash (SIGBUS) if they were overwritten.
    """
    compiled = folder / path.with_suffix(".qm").name
    new = compiled.with_suffix(".new.qm")
    _run("lrelease", "-silent", str(path), "-qm", str(new))
    return new.replace(compiled)


def fill(path: Path, words: Words) -> list[str]:
    """Fill in missing translations; return the texts that still have none."""
    tree = ElementTree.parse(path)
    missing = []
    for context in tree.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation, source = message.find("translation"), message.findtext("source", "")
            if translation is None or translation.get("type") != "unfinished":
                continue
            found = words.get(f"{name}|{source}", words.get(source))
            if found is None:
                missing.append(f"{name}|{source}")
            else:
                _set(translation, found)
    tree.write(path, encoding="utf-8", xml_declaration=True)
    return missing


def file_name(code: str, kind: str) -> str:
    """Return the name of the file of a language, "ts" or "qm"."""
    return f"guitrainer_{code}.{kind}"


def _set(translation: ElementTree.Element, words: str | list[str]) -> None:
    translation.attrib.pop("type", None)
    forms = translation.findall("numerusform")
    if isinstance(words, str):
        translation.text = words
        return
    for form, text in zip(forms, words, strict=True):
        form.text = text


def _as_source(texts: Iterable[Text]) -> str:
    """Write source code that lupdate understands: a class per context, a call per text."""
    lines = []
    for context, group in groupby(sorted(texts), key=lambda text: text.context):
        lines.append(f"class {context}:\n    def texts(self, n):")
        for text in group:
            number = ", n" if text.plural else ""
            quoted = (json.dumps(one, ensure_ascii=False) for one in (text.source, text.comment))
            lines.append(f"        self.tr({', '.join(quoted)}{number})")
    return "\n".join([*lines, ""])


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([str(TOOLS / tool), *arguments], check=True, stdout=subprocess.DEVNULL)


def main() -> int:
    """Update all languages; the exit code is 1 if translations are missing."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--fill", nargs=2, metavar=("LANGUAGE", "FILE"), action="append")
    fills = {code: Path(file) for code, file in parser.parse_args().fill or ()}
    gaps = False
    for code in LANGUAGES:
        path = collect(code)
        file = fills.get(code)
        words = json.loads(file.read_text(encoding="utf-8")) if file else {}
        for text in fill(path, words):
            gaps = True
            print(f"{code}: {text}")
        compile_file(collect(code))
    return int(gaps)


if __name__ == "__main__":
    sys.exit(main())
