#!/usr/bin/env bash
# PySide6-Essentials 6.11.3: once Qt is imported, importing a module also reads its source file.
#
# PySide replaces `__import__`, and searches the source of each module for the names of its optional
# features (snake_case, true_property). The byte code of Python's cache does not replace this: the
# file is read, decoded and kept in `linecache` for as long as the program runs. In a program of 250
# modules, this took a tenth of the time until the window appeared. Modules that are imported before
# PySide, or by importlib.import_module, are not read.
#
# Output seen (20 modules of 20,000 bytes, already compiled; none of them uses Qt):
#   imported before PySide: sources kept in memory: 0 bytes
#   imported after PySide:  sources kept in memory: 400000 bytes
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3
mkdir "$folder/modules"
cat >"$folder/measure.py" <<'END'
import compileall
import linecache
import sys
from importlib import import_module
from pathlib import Path

SIZE = 20_000


def kept(name: str) -> int:
    """Import 20 new, compiled modules; return how much of their sources is kept."""
    folder = Path(sys.argv[1])
    for k in range(20):
        text = "value = 1\n"
        (folder / f"{name}{k}.py").write_text(text + "#" * (SIZE - len(text) - 1) + "\n")
    compileall.compile_dir(folder, quiet=1)
    for k in range(20):
        exec(f"import {name}{k}")  # calls __import__, as the statement in a file does
    entries = [entry for path, entry in linecache.cache.items() if Path(path).parent == folder]
    return sum(entry[0] for entry in entries)


sys.path.insert(0, sys.argv[1])
before = kept("early")
import_module("PySide6.QtCore")
after = kept("late")
print(f"imported before PySide: sources kept in memory: {before} bytes")
print(f"imported after PySide:  sources kept in memory: {after} bytes")
raise SystemExit(not (before == 0 and after == 20 * SIZE))
END
"$folder/venv/bin/python" "$folder/measure.py" "$folder/modules"
