#!/usr/bin/env bash
# PySide6 6.11.3: a plural written in a base class is not translated on instances of a subclass.
#
# self.tr(text) looks for a translation under the name of the object's class, and then of its base
# classes, where the text was collected from. It stops at the first answer that differs from the
# text. With a number, Qt fills %n in even if there is no translation, so the answer for the
# subclass always differs, and the base class, which has the translation, is never asked: the same
# method speaks German on the base class and English on the subclass. A text without a number is
# found. Naming the context, QCoreApplication.translate("Base", …), avoids it.
#
# Output seen:
#   Base text: Bilder
#   Sub  text: Bilder
#   Base plural: 2 Bilder
#   Sub  plural: 2 images
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3
cat > "$folder/words.ts" <<'END'
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context><name>Base</name>
<message><source>Images</source><translation>Bilder</translation></message>
<message numerus="yes"><source>%n images</source>
<translation><numerusform>%n Bild</numerusform><numerusform>%n Bilder</numerusform></translation>
</message>
</context></TS>
END
"$folder/venv/bin/pyside6-lrelease" -silent "$folder/words.ts" -qm "$folder/words.qm"
"$folder/venv/bin/python" - "$folder/words.qm" <<'END'
import sys

from PySide6.QtCore import QCoreApplication, QObject, QTranslator


class Base(QObject):
    def text(self):
        return self.tr("Images")

    def plural(self):
        return self.tr("%n images", "", 2)


class Sub(Base):
    pass


app = QCoreApplication([])
translator = QTranslator()
assert translator.load(sys.argv[1])
app.installTranslator(translator)
answers = {}
for kind in ("text", "plural"):
    for made in (Base(), Sub()):
        name = type(made).__name__
        answers[name, kind] = getattr(made, kind)()
        print(f"{name:4} {kind}: {answers[name, kind]}")
expected = ["Bilder", "Bilder", "2 Bilder", "2 images"]
raise SystemExit(list(answers.values()) != expected)
END
