"""The commonest messages about files, with places for their values.

The window shows them in its language, so errors and notes contain sentences
(`guitrainer.sentences`).
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
# notes about networks
UNORDERED = "the file does not contain the order of the layers; they are listed by name"
STATE_ARRAY = "1 array of an optimizer was left out"
STATE_ARRAYS = "%1 arrays of an optimizer were left out"
ALONG_ONE_AXIS = "convolutions along one axis, listed with the height 1: %1"
OVER_VOLUMES = "convolutions over volumes (3-D), which are not shown: %1"
MAYBE_TRANSPOSED = (
    "as far as shapes tell, these may also be transposed convolutions, which PyTorch stores as "
    "IOHW: %1; if they are, choose --axes IOHW"
)
MAYBE_IN_GROUPS = (
    "shown as convolutions in groups, but as far as shapes tell, these may also be transposed "
    "convolutions in groups with as many outputs as inputs: %1"
)
LEFT_OUT = "left out: %1"
WEIGHT_NORMALIZATION = (
    "weight normalization: these filters are multiplied by their lengths (g), which are stored "
    "beside them, and divided by their norms before they are used"
)
PRUNED = (
    "pruned: these filters are multiplied by masks, which are stored beside them, before they are "
    "used"
)
SPECTRAL_NORMALIZATION = (
    "spectral normalization: these filters are divided by their largest singular value before "
    "they are used"
)
FOLDED = (
    "there is no batch normalization in the file: exporters fold it into the filters before it, "
    "whose numbers then differ from those that were trained"
)
USED_BY_A_CALL = "%1 is used by %2, which is not an operator of ONNX, and was left out"
# images
UNEQUAL_COUNTS = "%1 contains %2 images and %3 contains %4 labels; the numbers must be equal"
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
    *(UNORDERED, STATE_ARRAY, STATE_ARRAYS, ALONG_ONE_AXIS, OVER_VOLUMES, MAYBE_TRANSPOSED),
    *(
        MAYBE_IN_GROUPS,
        LEFT_OUT,
        WEIGHT_NORMALIZATION,
        PRUNED,
        SPECTRAL_NORMALIZATION,
        FOLDED,
        USED_BY_A_CALL,
    ),
)
"""All of these texts, for the translations."""
