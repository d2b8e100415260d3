"""The notices of problems during training, and their texts."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from guitrainer.sentences import Sentence

if TYPE_CHECKING:
    from guitrainer.analysis.remedies import Key

Kind = Literal[
    "diverged",
    "high_start",
    "loss_jumped",
    "loss_grows",
    "equal_filters",
    "vanishing_gradient",
    "exploding_gradient",
    "saturated",
    "large_update",
    "dead_units",
    "small_update",
    "dead_filters",
    "no_progress",
]
# Causes come before their effects.
CAUSES_FIRST: tuple[Kind, ...] = get_args(Kind)
Severity = Literal["info", "warning", "error"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)

DEAD_FILTERS = (
    "Dead filters in %1: %2 of %3. Their weights are so small compared with the others that they "
    "pass almost nothing on."
)
EQUAL_FILTERS = (
    "All %2 filters of %1 are exactly equal: they receive equal gradients and stay equal. Start "
    "from random weights."
)
VANISHING_GRADIENT = (
    "The gradient that reaches %1 is %2 times smaller than at the last layer: the first layers "
    "hardly learn."
)
NO_GRADIENT = "No gradient reaches %1: the first layers do not learn."
EXPLODING_GRADIENT = (
    "The gradient that reaches %1 is %2 times larger than at the last layer: a single step can "
    "ruin the first layers."
)
DEAD_UNITS = (
    "%2 of the units of %1 are 0 for all %3 images measured: no gradient passes through them."
)
SATURATED = (
    "%1 is saturated: its outputs lie on the flat ends of the curve, where hardly any gradient "
    "passes."
)
SMALL_UPDATE = (
    "At the full learning rate, a step changes the weights of %1 by only %2 of their size (about "
    "10⁻³ is usual): they hardly learn."
)
LARGE_UPDATE = (
    "A step changes the weights of %1 by %2 of their size (about 10⁻³ is usual): the steps are "
    "too long."
)
NO_PROGRESS = "The loss is %1, and guessing gives %2: the network has not learned anything yet."
LOSS_GROWS = "The loss has risen from %2 to %1: the steps are too long."
HIGH_START = (
    "The loss starts at %1, and guessing gives %2: the weights are so large that the untrained "
    "network is confidently wrong."
)
LOSS_JUMPED = (
    "The loss jumped to %1 in step %2, and the network has been no better than guessing since "
    "then: the steps are too long."
)
DIVERGED = (
    "Diverged at step %2: a value in %1 became infinite or NaN. The run was stopped, and its last "
    "good state was kept."
)
SENTENCES: dict[Kind, str] = {
    "diverged": DIVERGED,
    "high_start": HIGH_START,
    "loss_jumped": LOSS_JUMPED,
    "loss_grows": LOSS_GROWS,
    "equal_filters": EQUAL_FILTERS,
    "vanishing_gradient": VANISHING_GRADIENT,
    "exploding_gradient": EXPLODING_GRADIENT,
    "saturated": SATURATED,
    "large_update": LARGE_UPDATE,
    "dead_units": DEAD_UNITS,
    "small_update": SMALL_UPDATE,
    "dead_filters": DEAD_FILTERS,
    "no_progress": NO_PROGRESS,
}
TEXTS = (*SENTENCES.values(), NO_GRADIENT)


@dataclass(frozen=True)
class Finding:
    """The result of a rule for one layer, or for the whole network if `layer` is None.

    Parameters
    ----------
    values : the values of its sentence
    severity : None if nothing is wrong
    text : replaces the usual sentence of its kind
    """

    kind: Kind
    layer: str | None
    values: tuple[str, ...]
    severity: Severity | None
    text: str | None = None

    @property
    def sentence(self) -> Sentence:
        """The sentence that describes the finding."""
        return Sentence(self.text or SENTENCES[self.kind], self.values)


@dataclass(frozen=True)
class Notice:
    """A current or past problem.

    Parameters
    ----------
    layer : None for the whole network
    first_step, last_step : number of updates after which it was first and last seen
    since : step at which it last began; it may have been over in between
    active : whether the problem was present in the last check
    sentence : what it is and why it happens, with the latest values
    remedies : what may help, the most promising first; all notices of a run agree
    """

    kind: Kind
    layer: str | None
    first_step: int
    last_step: int
    since: int
    active: bool
    severity: Severity
    sentence: Sentence
    remedies: "tuple[Key, ...]" = ()
