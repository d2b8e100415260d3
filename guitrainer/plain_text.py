"""Text from outside made safe to print: what would command a terminal is shown instead."""

import logging
import re

# Control characters other than tab and newline; C1, which some terminals obey too; what turns the
# direction of text, hides, or breaks lines; halves of a pair.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff]"
)


def printable(text: str) -> str:
    r"""`text` with every character that is not to be seen written as \\uXXXX, as in JSON.

    Tabs and newlines stay.

    >>> print(printable("a\x1b[31mred\u202e"))
    a\u001b[31mred\u202e
    """
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


class LineFormatter(logging.Formatter):
    """One line per message, whatever is in it, and its traceback below."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (logging's name)
        """Keep the message from looking like several."""
        return super().formatMessage(record).replace("\n", "\\n")

    def format(self, record: logging.LogRecord) -> str:
        """Escape what a terminal would obey when somebody looks at the log."""
        return printable(super().format(record))
