"""In which settings experiments differ, as a small table."""

from collections.abc import Sequence
from html import escape

from guitrainer.config.differences import Difference
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.lab.run_texts import setting_title, setting_value
from guitrainer.sentences import fill

GAP = 12  # pixels between columns


def difference_rows(found: Sequence[Difference], most: int, more: str) -> str:
    """Setting and the value it has in the second experiment, as rich text; `more` for the rest.

    Parameters
    ----------
    found : from `differences`
    most : rows to show
    more : words for those left out, with %1 for their number
    """
    dim = theme().dim
    rows = [
        f'<tr><td style="color:{dim}; padding-right:{GAP}px">{escape(setting_title(one))}</td>'
        f"<td>{escape(setting_value(one, one.after))}</td></tr>"
        for one in found[:most]
    ]
    if len(found) > most:
        text = escape(fill(more, len(found) - most))
        rows.append(f'<tr><td colspan=2 style="color:{dim}">{text}</td></tr>')
    return f"<table cellspacing=0 cellpadding=1>{''.join(rows)}</table>"
