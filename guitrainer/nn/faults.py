"""What is wrong with a network or its initializers: sentences that the window translates."""

from guitrainer.errors import GuitrainerError
from guitrainer.sentences import Sentence, filled, message_of

LAYER = "layer %1: %2"
# windows
NO_PAIR = "got %1, accepted: an integer or a pair of integers"
NO_PADDING = "got %1, accepted: 'valid', 'same', a number or a pair"
RANGE = "got %1, accepted: %2 to %3"
SIZES = "sizes and strides must be at least 1: image %1, window %2, stride %3"
WINDOW = "the window is %1, larger than its input of %2 (padding included)"
DILATED = "the window is %1 (dilation included), larger than its input of %2 (padding included)"
TRANSPOSED = (
    "the output would be %1 with padding %2 and output padding %3, accepted: at least 1×1, and an "
    "output padding below the stride"
)
# layers
INPUT_GROUPS = "got %1 for %2 input channels, accepted: a divisor of both %3 and %4"
FILTER_GROUPS = "got %1 for %2 filters, accepted: a divisor of both %3 and %4"
WINNERS = "got %1, accepted: 1 to %2 (the channels of its input)"
DIVISOR = "got %1 for %2 channels, accepted: a divisor of %2"
NO_BRANCH = "got %1, accepted: the name of an earlier layer: %2"
NONE = "none is there"
NO_BRANCH_GIVEN = "got nothing, accepted: the name of an earlier layer: %1"
BRANCH_SIZE = (
    "got %1 with an output of %2 pixels for %3, accepted: as many pixels, or a layer whose height "
    "and width become these with a stride"
)
TIED = "got %1, accepted: %2"
TIED_FIRST = "got %1, accepted: none, because no conv layer is in front of it"
TIED_STANDARDIZED = (
    "got %1, whose weight is standardized, accepted: a conv layer that applies its weight as it is"
)
TIED_SHAPE = (
    "its weight would be %1, but that of %2 is %3; accepted: as many input channels as %2 has "
    "filters, as many filters as it has input channels, and its kernel size"
)
# networks
NO_LABELS = "got classification, accepted: reconstruction, because %1 has no labels"
NO_CLASSES = "got %1, accepted: classification, because predictions are classes"
IMAGE_END = "ends in %1, accepted: %2, the shape of the images it reconstructs"
CLASS_END = (
    "ends in %1, accepted: one number per class, %2 (a dense layer or a global_avg_pool at the end)"
)
NO_WEIGHT = "got no layer with a weight, accepted: at least one"
MEMORY = "%1 parameters, output %2: training would take about %3 GiB, accepted: at most %4 GiB here"
# lengths of runs
BATCH_SIZE = "got %1, accepted: %2 to %3 (the training images)"
NEEDED_BATCH = "got %1, accepted: %2 to %3 (the training images; %4 needs at least %2)"
WARM_UP = "got %1, accepted: 0 to %2 (the steps of the run)"
NOT_LONGER = "got %1, accepted: more than the %2 that the run has now (+N adds N)"
# initializers
FOREIGN_SETTING = "got %1, but the scheme '%2' takes %3"
NO_SETTING = "got %1, but the scheme '%2' takes no settings"
MISSING_SETTING = "missing; the scheme '%1' needs it"
PATH_AND_CONTENT = "got both path and content, accepted: one of them"
AXES_ALONE = "got %1, but there is no path of a file"
DISTRIBUTION = "got %1, accepted for the scheme '%2': %3"
LIMIT = "got %1, but the distribution is %2; accepted only with uniform"
BIAS_SCHEME = (
    "got %1, which needs whole filters; accepted for a bias: zeros, ones, constant, file and the "
    "random schemes"
)
BANK = "the bank needs a kernel of at least %1, found %2"
ORTHOGONAL = (
    "an orthogonal weight of %1 elements is too large to decompose, accepted: at most %2 elements"
)
TEXTS = (
    LAYER, NO_PAIR, NO_PADDING, RANGE, SIZES, WINDOW, DILATED, TRANSPOSED, INPUT_GROUPS,
    FILTER_GROUPS, WINNERS, DIVISOR, NO_BRANCH, NONE, NO_BRANCH_GIVEN, BRANCH_SIZE, TIED,
    TIED_FIRST, TIED_STANDARDIZED, TIED_SHAPE, NO_LABELS, NO_CLASSES, IMAGE_END, CLASS_END,
    NO_WEIGHT, MEMORY, FOREIGN_SETTING, NO_SETTING, MISSING_SETTING, PATH_AND_CONTENT, AXES_ALONE,
    BATCH_SIZE, NEEDED_BATCH, WARM_UP, NOT_LONGER, DISTRIBUTION, LIMIT, BIAS_SCHEME, BANK,
    ORTHOGONAL,
)  # fmt: skip
"""All of these texts, for the translations."""


def in_layer(name: str, error: GuitrainerError) -> GuitrainerError:
    """Return the error with the name of the layer it concerns."""
    return type(error)(filled(LAYER, name, message_of(error)))


def own(error: BaseException) -> str | Sentence:
    """Return the message of an error without the name of its layer, next to which it is shown."""
    message = message_of(error)
    return message.values[1] if isinstance(message, Sentence) and message.text == LAYER else message
