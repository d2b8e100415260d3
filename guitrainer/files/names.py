"""Names found in files: whether they may become file names, and how messages show them."""

import re

from guitrainer.errors import InputError

# Letters, digits, _ and -: no separators, no dots, nothing with a special meaning on any system.
_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,64}")


def file_name(name: str, ending: str = "") -> str:
    """Make a file name from `name`, a word found in some file.

    Raises
    ------
    InputError
        If `name` contains anything other than letters, digits, _ and -, as a path does.

    >>> file_name("conv1", "_evolution.png")
    'conv1_evolution.png'
    """
    if not _PLAIN.fullmatch(name):
        raise InputError(
            f"{shortened(ascii(name))}: this name cannot be used as a file name; accepted: up "
            "to 64 letters, digits, _ and -"
        )
    return name + ending


def shortened(text: object, longest: int = 300) -> str:
    """Shorten `text` in the middle if it is too long for a line of a message.

    >>> shortened("a" * 200 + "b" * 200, 11)
    'aaaaa…bbbbb'
    """
    whole = str(text)
    half = longest // 2
    return whole if len(whole) <= longest else f"{whole[:half]}…{whole[-half:]}"


def utf8_name(name: str) -> str:
    """Return `name` if it can be stored as UTF-8.

    Raises
    ------
    ValueError
        If it contains bytes that are not UTF-8, as in the names of some old files.
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        raise ValueError(f"{shortened(ascii(name))}: not UTF-8, accepted: names in UTF-8") from None
    return name


def filter_axes(order: str) -> str:
    """Return the order of the axes of filters in capital letters.

    Raises
    ------
    ValueError
        If it does not consist of the letters O, I, H and W.

    Examples
    --------
    >>> filter_axes("hwio")
    'HWIO'
    """
    if sorted(order.upper()) != sorted("OIHW"):
        raise ValueError(
            f"got {shortened(order, 40)}, accepted: the letters O, I, H and W in any order, such "
            "as HWIO"
        )
    return order.upper()
