"""Collects all translatable texts of the window.

The source code is read by Python's own parser, because Qt's lupdate overlooks some forms of calls
in Python, in particular plurals.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from guitrainer.analysis import judgment, notices
from guitrainer.analysis.remedies import NAMES
from guitrainer.config.loading import preset_list
from guitrainer.config.schema import Experiment, Scheme
from guitrainer.data.built_in import dataset_list
from guitrainer.explain import layouts
from guitrainer.files import messages
from guitrainer.gui.base.text.language import CONTEXT
from guitrainer.gui.base.text.layers import CONTEXT as SENTENCES
from guitrainer.nn import faults
from guitrainer.nn.initializers.schemes import scheme_list
from guitrainer.reports import NOTES, WARNINGS
from guitrainer.sweeps import faults as sweeps

WINDOW = Path(__file__).resolve().parent.parent / "guitrainer" / "gui"
SCHEMES = get_args(Scheme)
# The texts of these contexts are declared below the window, see `schema_texts` and
# `sentence_texts`.
ELSEWHERE = ("base/text/schema.py", "base/text/sentences.py")
ARGUMENTS = 3  # arguments of tr: text, comment, number; translate has the context first


@dataclass(frozen=True, order=True)
class Text:
    """A text with its context, by which Qt looks it up; `plural` if it contains a number %n."""

    context: str
    source: str
    comment: str = ""
    plural: bool = False


def all_texts() -> list[Text]:
    """Collect all texts."""
    return sorted({*window_texts(), *schema_texts(), *sentence_texts()})


# ---------------------------------------------------------------- the source code


def window_texts() -> Iterator[Text]:
    """Collect the texts in calls of `tr`, `translate` and `Texts` in the code of the window.

    Raises
    ------
    ValueError
        If a text is composed at run time, so that it cannot be translated.
    """
    for path in sorted(WINDOW.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
        place, contexts = str(path.relative_to(WINDOW)), _contexts(tree)
        yield from _found(tree, "", place)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in contexts:
                yield _said(node, contexts, place)


def _contexts(module: ast.Module) -> dict[str, str]:
    """Return the contexts of texts, by the names of the module that translate them."""
    found: dict[str, str] = {}
    for node in module.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            name = getattr(node.targets[0], "id", "")
            if getattr(node.value.func, "id", "") == "Texts":
                found[name] = ast.literal_eval(node.value.args[0])
    return found


def _said(call: ast.Call, contexts: dict[str, str], place: str) -> Text:
    """Return the text in a call of `Texts`."""
    if not call.args or not _is_text(call.args[0]):
        raise ValueError(f"{place}:{call.lineno}: the text is not a plain literal")
    context = contexts[getattr(call.func, "id", "")]
    plural = any(keyword.arg == "n" for keyword in call.keywords)
    return Text(context, ast.literal_eval(call.args[0]), plural=plural)


def _found(node: ast.AST, class_name: str, place: str) -> Iterator[Text]:
    for child in ast.iter_child_nodes(node):
        inner = child.name if isinstance(child, ast.ClassDef) else class_name
        if isinstance(child, ast.Call):
            yield from _called(child, class_name, place)
        yield from _found(child, inner, place)


def _called(call: ast.Call, class_name: str, place: str) -> Iterator[Text]:
    function, given = call.func, list(call.args)
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if name == "tr" and given and isinstance(function, ast.Attribute):
        given.insert(0, ast.Constant(class_name))
    elif name != "translate" or not _is_text(given[0] if given else call):
        return  # of a str or a painter
    elif place in ELSEWHERE:
        return
    if not all(map(_is_text, given[:ARGUMENTS])):
        raise ValueError(f"{place}:{call.lineno}: the text is not a plain literal")
    context, source, *comment = (ast.literal_eval(one) for one in given[:ARGUMENTS])
    yield Text(context, source, "".join(comment), plural=len(given) > ARGUMENTS)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


# ---------------------------------------------------------------- the schema


def schema_texts() -> Iterator[Text]:
    """Collect texts of fields, presets, datasets, schemes and remarks."""
    texts = {preset.description for preset in preset_list()}
    texts |= {info.help for info in dataset_list()} | {info.help for info in scheme_list()}
    texts |= set(NOTES.values()) | set(WARNINGS.values())
    texts |= set(_of_node(Experiment.model_json_schema()))
    for text in texts - {""}:
        yield Text(CONTEXT, text)


# ---------------------------------------------------------------- the analysis


def sentence_texts() -> Iterator[Text]:
    """Collect verdicts, notices, names of remedies, and messages of errors."""
    errors = (*messages.TEXTS, *faults.TEXTS, *sweeps.TEXTS, *layouts.TEXTS)
    for text in (*judgment.SENTENCES, *notices.TEXTS, *NAMES.values(), *errors):
        yield Text(SENTENCES, text)


def _of_node(node: Any) -> Iterator[str]:
    """Collect the texts in a node of the schema."""
    if isinstance(node, list):
        for one in node:
            yield from _of_node(one)
    if not isinstance(node, dict):
        return
    words = tuple(node.get("enum", ()))
    if words != SCHEMES:  # these have their own names in the window
        yield from (word.replace("_", " ") for word in words)
    yield from (word.replace("_", " ") for word in node.get("discriminator", {}).get("mapping", ()))
    yield node.get("description", "")
    for name, field in node.get("properties", {}).items():
        if name != "type":
            yield field.get("title", "")
            yield field.get("unit", "")
    for key in ("properties", "$defs"):
        yield from _of_node(list(node.get(key, {}).values()))
    for key in ("anyOf", "allOf", "items", "prefixItems"):
        yield from _of_node(node.get(key))
