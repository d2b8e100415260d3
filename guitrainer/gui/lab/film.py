"""Which recorded steps a film strip shows: dense at the start, where most happens."""

from bisect import bisect_left
from collections.abc import Sequence

# The first picture after the start is this share of the way into the run.
FIRST_SHARE = 0.01


def spread(total: int, count: int, every: int = 1) -> list[int]:
    """At most `count` steps from 0 to `total`, multiples of `every` but the last, ever wider apart.

    >>> spread(3000, 9, every=5)
    [0, 30, 60, 110, 215, 415, 805, 1555, 3000]
    """
    if total < 1 or count < 3:
        return [0]
    factor = FIRST_SHARE ** (1 / (count - 2))
    wanted = (total * factor**k for k in range(1, count - 1))
    rounded = {max(round(step / every), 1) * every for step in wanted}
    return [0, *sorted(step for step in rounded if step < total), total]


def film(recorded: Sequence[int], total: int, count: int) -> list[tuple[int, bool]]:
    """Steps of the pictures of a strip, and whether each is recorded already.

    Parameters
    ----------
    recorded : recorded steps, rising
    total : steps of the whole run
    count : places in the strip

    Examples
    --------
    >>> film([0, 25, 50], 400, 5)
    [(0, True), (25, True), (75, False), (400, False)]
    """
    every = recorded[1] - recorded[0] if len(recorded) > 1 else 1
    shown: list[tuple[int, bool]] = []
    for target in spread(total, count, every):
        place = bisect_left(recorded, target)
        known = place < len(recorded)
        step = recorded[place] if known else target
        if not shown or step > shown[-1][0]:
            shown.append((step, known))
    return shown
