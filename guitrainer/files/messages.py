"""The commonest messages about files that cannot be used, with places for their values.

The window shows them in its language, so they are sentences (`guitrainer.sentences`) in the errors.
"""

UNREADABLE = "%1: cannot be read: %2"
EMPTY_FILE = "%1: an empty file"
# networks
SAFELY = (
    "nothing is ever unpickled; accepted: a state_dict, written where the model is defined: "
    "torch.save(model.state_dict(), 'weights.pt')"
)
PICKLE = f"%1: a Python pickle; {SAFELY}"
FORBIDDEN = f"%1: a pickle that needs %2: {SAFELY}"
NO_FILTERS = (
    "%1: %2 without filters of a convolution; found %3; accepted: at least one array with four axes"
)
NO_PLANE_FILTERS = (
    "%1: %2 only with filters of 3-D convolutions; found %3; accepted: at least one array with "
    "four axes"
)
NOT_FINITE = "%1: %2: contains NaN or infinity, accepted: finite numbers"
NOT_A_NETWORK = "%1: not a trained network but %2; accepted: %3"
OUTSIDE = (
    "%1: %2: its weights are in %3, outside the folder of the file; accepted: a file in the same "
    "folder"
)
MISSING_BESIDE = (
    "%1: %2: its weights are in %3, which is missing; accepted: both files in one folder"
)
# images
UNEQUAL_COUNTS = "%1 holds %2 images, %3 %4 labels: the numbers must be equal"
NO_LABELS = "%1: %2 has no labels; accepted: images with labels"
ONE_CLASS = "%1: every label is %2; at least 2 classes are needed"
TOO_FEW = "%1: %2 images; without separate test images, at least %3 are needed"
SEVERAL_SETS = "%1: contains %2 sets (%3); choose one with data.split, or as %4"
FIRST_OR_LAST = (
    "%1: the label may be in the first or in the last column; set data.labels to 'first' or 'last'"
)
DIFFERENT_SIZES = "%1: pictures of different sizes (%2); set data.resize to one size"
LOOSE_PICTURES = (
    "%1: contains %2 pictures, but no folder for each class; accepted: CLASS/PICTURE, or "
    "train/CLASS/PICTURE and test/CLASS/PICTURE"
)
NO_PICTURES = "%1: none of the %2 pictures can be read"
STRANGE_SHAPE = (
    "%1: images of shape %2; accepted: (N, H, W), and (N, H, W, C) or (N, C, H, W) with 1, 3 or 4 "
    "channels, or rows of the pixels of square images"
)
STRANGE_RANGE = "%1: float pixels from %2 to %3; accepted: 0…1, −1…1, 0…16 or 0…255"
GAPS = (
    "%1: label %2 at index %3 is outside the class range: only %4 different labels occur, so %5 is "
    "expected; if they are right, set data.label_gaps to 'compact' or 'keep'"
)
TEXTS = (
    *(UNREADABLE, EMPTY_FILE, PICKLE, FORBIDDEN, NO_FILTERS, NO_PLANE_FILTERS, NOT_FINITE),
    *(NOT_A_NETWORK, OUTSIDE, MISSING_BESIDE, UNEQUAL_COUNTS, NO_LABELS, ONE_CLASS, TOO_FEW),
    *(SEVERAL_SETS, FIRST_OR_LAST, DIFFERENT_SIZES, LOOSE_PICTURES, NO_PICTURES, STRANGE_SHAPE),
    *(STRANGE_RANGE, GAPS),
)
"""All of these texts, for the translations."""
