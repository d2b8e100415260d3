"""Sentences of the analysis, in the language of the window."""

from PySide6.QtCore import QCoreApplication

from guitrainer.analysis.remedies import NAMES, Key
from guitrainer.sentences import Sentence

CONTEXT = "sentences"


def said(sentence: Sentence) -> str:
    """A sentence with its figures."""
    return sentence.said(_translated)


def remedy_name(key: Key) -> str:
    """What a remedy does, as a button says it."""
    return _translated(NAMES[key])


def _translated(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)
