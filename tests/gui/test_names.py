"""What goes by two names is called by both."""

import re
from collections.abc import Iterator

import pytest

from guitrainer.gui.rooms.common.formulas import FAMILIES
from guitrainer.nn.initializers.schemes import scheme_list
from translations.texts import all_texts

# Xavier Glorot's rule goes by his first name or by his last; papers are cited by the last alone.
CITED = re.compile(r"Glorot & Bengio")


def said() -> Iterator[str]:
    yield from {one.source for one in all_texts()}
    yield from FAMILIES.values()
    for info in scheme_list():
        yield " ".join((info.help, *info.aliases))


@pytest.mark.parametrize(("one", "other"), [("glorot", "xavier"), ("xavier", "glorot")])
def test_glorot_is_xavier_wherever_either_stands(one: str, other: str) -> None:
    texts = {text: CITED.sub("", text).lower() for text in said()}
    naming = {text for text, plain in texts.items() if one in plain}
    assert len(naming) > 5
    assert {text for text in naming if other not in texts[text]} == set()
