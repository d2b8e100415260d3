"""Files beside the code of the window are where the code looks for them."""

import re
from pathlib import Path

import pytest

from guitrainer.gui.base.look.sheet import style_sheet
from guitrainer.gui.base.look.theme import DARK, LIGHT, Theme
from guitrainer.gui.base.settings import LANGUAGES
from guitrainer.gui.base.text.language import FOLDER


@pytest.mark.parametrize("chosen", [DARK, LIGHT], ids=lambda one: one.name)
def test_every_picture_of_the_style_sheet_is_there(chosen: Theme) -> None:
    named = re.findall(r"url\(([^)]+)\)", style_sheet(vars(chosen), 8, 9, 10))
    assert len(named) == 2
    assert [name for name in named if not Path(name).is_file()] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_its_texts(code: str) -> None:
    assert (FOLDER / f"guitrainer_{code}.qm").is_file()
