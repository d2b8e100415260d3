"""Choice of a recorded step on the time line that several runs share."""

import math
from bisect import bisect_right
from collections.abc import Sequence


def chosen_moment(moments: Sequence[int], step: float) -> int | None:
    """Return the recorded step nearest to `step`; None for the latest, which may still grow.

    Parameters
    ----------
    moments : recorded steps, in increasing order

    >>> chosen_moment([0, 10, 20], 12.0), chosen_moment([0, 10, 20], 20.0)
    (10, None)
    """
    if not moments or not math.isfinite(step) or step >= moments[-1]:
        return None
    return min(moments, key=lambda moment: abs(moment - step))


def walked_moment(moments: Sequence[int], step: int | None, by: int) -> int | None:
    """Return the recorded step that is `by` places after `step`, otherwise like `chosen_moment`.

    >>> walked_moment([0, 10, 20], None, -1), walked_moment([0, 10, 20], 10, -5)
    (10, 0)
    """
    if not moments:
        return None
    here = moments[-1] if step is None else step
    place = bisect_right(moments, here) - 1 + by
    return chosen_moment(moments, moments[min(max(place, 0), len(moments) - 1)])
