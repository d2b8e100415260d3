"""Makes text from outside safe to print: control characters are shown, not sent to a terminal."""

import logging
import re

# Control characters other than tab and newline; C1 controls, which some terminals obey too;
# characters that change the text direction, are invisible, or break lines; surrogates.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff]"
)


def printable(text: str) -> str:
    r"""`text` with every invisible character written as \\uXXXX, as in JSON.

    Tabs and newlines are kept.

    >>> print(printable("a\x1b[31mred\u202e"))
    a\u001b[31mred\u202e
    """
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


class LineFormatter(logging.Formatter):
    """Formats a message as one line, whatever it contains, with its traceback below."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (logging's name)
        """Put the message on one line, so that it cannot look like several."""
        return super().formatMessage(record).replace("\n", "\\n")

    def format(self, record: logging.LogRecord) -> str:
        """Escape characters that a terminal would obey when the log is printed."""
        return printable(super().format(record))
