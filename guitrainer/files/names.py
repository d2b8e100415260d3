"""Names that come out of files, and whether they may become the name of a file."""

import re

from guitrainer.errors import InputError

# Letters, digits, _ and -: no separators, no dots, nothing that any system reads in its own way.
_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,64}")


def file_name(name: str, ending: str = "") -> str:
    """The name of a file called after `name`, a word found in some file.

    Raises
    ------
    InputError
        If `name` is anything but letters, digits, _ and -, such as a path.

    >>> file_name("conv1", "_evolution.png")
    'conv1_evolution.png'
    """
    if not _PLAIN.fullmatch(name):
        raise InputError(
            f"{shortened(ascii(name))}: this name cannot become the name of a file; accepted: up "
            "to 64 letters, digits, _ and -"
        )
    return name + ending


def shortened(text: object, longest: int = 300) -> str:
    """`text` with its middle left out where it is longer than a line of a message should be.

    >>> shortened("a" * 200 + "b" * 200, 11)
    'aaaaa…bbbbb'
    """
    whole = str(text)
    half = longest // 2
    return whole if len(whole) <= longest else f"{whole[:half]}…{whole[-half:]}"


def utf8_name(name: str) -> str:
    """`name`, if it can be kept in a file of UTF-8.

    Raises
    ------
    ValueError
        If bytes of it are no UTF-8, as in the names of some old files.
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        raise ValueError(f"{shortened(ascii(name))}: not UTF-8, accepted: names in UTF-8") from None
    return name
