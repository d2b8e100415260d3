"""What is wrong with a sweep or a race: sentences that the window translates."""

from guitrainer.errors import GuitrainerError
from guitrainer.sentences import Sentence

NO_KEY = "got %1, accepted: KEY=V1,V2,… or KEY=%2"
RESERVED_KEY = "not accepted, use %1"
NO_EFFECT = "not accepted, because it does not affect a run"
BAD_END = "got %1 at the end, accepted: %2"
BAD_COUNT = "got %1 values, accepted: %2"
COUNT_LIMITS = "got %1 values, accepted: %2 to %3"
EMPTY_RANGE = "an empty range, accepted: LOW less than HIGH"
LOG_RANGE = "a logarithmic range cannot start at %1, accepted: LOW greater than 0"
NO_END = "got %1 as an end, accepted: %2"
NO_VALUES = "got %1, accepted: values separated by commas, or %2"
TWICE = "%1 is given twice"
TOO_MUCH_MEMORY = "%1 workers need about %2 GiB each, and %3 GiB are free; accepted: %4 or fewer"
TOO_LARGE = (
    "%1 workers need about %2 GiB each, and %3 GiB are free; accepted: smaller networks or fewer "
    "images"
)
TOO_MUCH_DISK = (
    "the sweep would take about %1 MiB on the disk of %2, where %3 MiB are free; accepted: fewer "
    "trials, or --keep none"
)
MANY_TRIALS = "%1 trials planned, accepted: up to %2, or more with --yes"
CONTESTANTS = "got %1, accepted: %2 to %3"
MANY_RUNS = "%1 runs at once, accepted: up to %2"
RACE_MEMORY = (
    "%1 runs at once need about %2 GiB, and %3 GiB are free; accepted: fewer seeds or contestants"
)
NO_SETTINGS = "got %1, accepted: NAME:KEY=VALUE[,KEY=VALUE…], as in he:init=he_normal,std=0.1"
SAME_DATA = (
    "not accepted, because all contestants use the same data; accepted: --set, for all of them"
)
BAD_NAME = "got the name %1, accepted: up to 40 characters without , ="

TEXTS = (
    NO_KEY, RESERVED_KEY, NO_EFFECT, BAD_END, BAD_COUNT, COUNT_LIMITS, EMPTY_RANGE, LOG_RANGE,
    NO_END, NO_VALUES, TWICE,
    TOO_MUCH_MEMORY, TOO_LARGE, TOO_MUCH_DISK, MANY_TRIALS, CONTESTANTS, MANY_RUNS, RACE_MEMORY,
    NO_SETTINGS, SAME_DATA, BAD_NAME,
)  # fmt: skip


def at(place: str, error: GuitrainerError) -> GuitrainerError:
    """Return the error, with a place before its message."""
    told = error.args[0] if error.args else ""
    return type(error)(told.at(place) if isinstance(told, Sentence) else f"{place}: {told}")
