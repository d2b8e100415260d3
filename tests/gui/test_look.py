"""Themes and the style sheet made from them."""

import re
from pathlib import Path

import pytest

from guitrainer.gui.base.look.sheet import style_sheet
from guitrainer.gui.base.look.theme import DARK, LIGHT, Theme


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_pictures_of_the_style_sheet_are_there(theme: Theme) -> None:
    """Qt only warns of a missing one, and draws nothing."""
    pictures = re.findall(r"url\(([^)]*)\)", style_sheet(vars(theme)))
    assert len(pictures) >= 2
    assert [one for one in pictures if not Path(one).is_file()] == []
