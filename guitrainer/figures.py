"""Numbers for people, the same in every language: decimal point, thin spaces for thousands."""

import math

THIN, NO_BREAK = "\u202f", "\u00a0"  # spaces at which lines do not break
MINUS = "\u2212"
SMALLEST_PLAIN, LARGEST_PLAIN = 1e-4, 1e6
SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def figure(value: float | None, digits: int = 3) -> str:
    """Format `value` with `digits` significant digits, or as a dash if there is none.

    >>> figure(0.15713), figure(1234.5), figure(2.5e-7), figure(None), figure(-1.0), figure(-0.0)
    ('0.157', '1234', '2.5·10⁻⁷', '–', '−1', '0')
    """
    if value is None or math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    value += 0.0  # turns -0.0 into 0.0
    if value and not SMALLEST_PLAIN <= abs(value) < LARGEST_PLAIN:
        mantissa, _, exponent = f"{value:.{digits - 1}e}".partition("e")
        mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
        text = f"{mantissa}·10{str(int(exponent)).translate(SUPERSCRIPTS)}"
    else:
        places = digits - 1 - math.floor(math.log10(abs(value))) if value else 0
        text = f"{value:.{max(places, 0)}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", MINUS)


def fixed(value: float | None, places: int = 2) -> str:
    """Format `value` with `places` decimals, so that it keeps its width while it changes.

    >>> fixed(0.5), fixed(None)
    ('0.50', '–')
    """
    if value is None or not math.isfinite(value):
        return "–"
    return f"{value:.{places}f}".replace("-", MINUS)


def count(value: int) -> str:
    """Format a whole number with separated thousands.

    >>> count(12345).replace(THIN, "_")
    '12_345'
    """
    return f"{value:,}".replace(",", THIN)


def percent(share: float | None, places: int = 0) -> str:
    """Format a share as a percentage.

    >>> percent(0.875), percent(0.9876, 1), percent(None)
    ('88\u202f%', '98.8\u202f%', '–')
    """
    if share is None or not math.isfinite(share):
        return "–"
    return f"{100 * share:.{places}f}{THIN}%"


def duration(seconds: float) -> str:
    """Format a time span as minutes and seconds, or hours, minutes and seconds; a dash if unknown.

    >>> duration(6.2), duration(605), duration(3725), duration(math.inf)
    ('0:06', '10:05', '1:02:05', '–')
    """
    if not math.isfinite(seconds):
        return "–"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
