"""Numbers that people read and type, with a decimal point and thin spaces in every language."""

import math

THIN, NO_BREAK = "\u202f", "\u00a0"  # spaces at which lines do not break
MINUS = "\u2212"
SMALLEST_PLAIN, LARGEST_PLAIN = 1e-4, 1e6
LONGEST_TYPED = 400  # characters; the text of any float is shorter
_SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_READ = str.maketrans({" ": None, THIN: None, NO_BREAK: None, MINUS: "-", ",": "."})


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
        text = f"{mantissa}·{power_of_ten(int(exponent))}"
    else:
        places = digits - 1 - math.floor(math.log10(abs(value))) if value else 0
        text = f"{value:.{max(places, 0)}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", MINUS)


def plain_figure(value: float | None, digits: int = 3) -> str:
    """Format `value` in characters that programs can read, or as a dash if there is none.

    >>> plain_figure(0.0100), plain_figure(0.0000993), plain_figure(None)
    ('0.01', '9.93e-5', '–')
    """
    if value is None:
        return "–"
    mantissa, e, exponent = f"{value:.{digits}g}".partition("e")
    return f"{mantissa}e{int(exponent)}" if e else mantissa


def read_figure(text: str) -> float:
    """Parse a number that was typed: with a point or comma, spaces, and any kind of minus sign.

    Raises
    ------
    ValueError
        If it is not a number.

    Examples
    --------
    >>> read_figure("−0,5"), read_figure("1 000"), read_figure("1e-3")
    (-0.5, 1000.0, 0.001)
    """
    if len(text) > LONGEST_TYPED:
        raise ValueError(f"{len(text)} characters are not a number")
    return float(text.translate(_READ))


def power_of_ten(exponent: int) -> str:
    """Format ten to the power of `exponent`.

    >>> power_of_ten(-7)
    '10⁻⁷'
    """
    return f"10{str(exponent).translate(_SUPERSCRIPTS)}"


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

    >>> count(12345).replace(THIN, "_"), count(-1)
    ('12_345', '−1')
    """
    return f"{value:,}".replace(",", THIN).replace("-", MINUS)


def percent(share: float | None, places: int = 0, gap: str = THIN) -> str:
    """Format a share as a percentage, with `gap` before the sign.

    >>> percent(0.875), percent(0.9876, 1, " "), percent(None)
    ('88\u202f%', '98.8 %', '–')
    """
    if share is None or not math.isfinite(share):
        return "–"
    return f"{100 * share:.{places}f}{gap}%"


def duration(seconds: float) -> str:
    """Format a time span as minutes and seconds, or hours, minutes and seconds; a dash if unknown.

    >>> duration(6.2), duration(605), duration(3725), duration(-1), duration(math.inf)
    ('0:06', '10:05', '1:02:05', '0:00', '–')
    """
    if not math.isfinite(seconds):
        return "–"
    minutes, rest = divmod(round(max(seconds, 0)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
