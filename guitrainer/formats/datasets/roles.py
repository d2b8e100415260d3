"""Tells from the name of a file or an array what it contains: images or labels, of which part."""

import re
from typing import Literal, NamedTuple

from guitrainer.formats.datasets.contents import PartName

Kind = Literal["images", "labels"]
KINDS: tuple[Kind, ...] = ("images", "labels")
PARTS: dict[str, PartName] = {
    **dict.fromkeys(("train", "training", "tr", "trn", "tra"), "train"),
    **dict.fromkeys(("test", "testing", "te", "tst", "tes", "t10k"), "test"),
    **dict.fromkeys(("val", "valid", "validation", "dev"), "val"),
}
IMAGE_WORDS = frozenset(
    ("images", "image", "imgs", "img", "x", "data", "pixels", "features", "inputs", "samples")
)
LABEL_WORDS = frozenset(
    ("labels", "label", "lbls", "lbl", "y", "t", "targets", "target", "classes", "class", "cls")
)
UNUSED_WORDS = frozenset(
    ("extra", "unlabeled", "unlabelled", "info", "mapping", "list", "names", "ids")
)
# Words of file names that tell nothing.
_SILENT = frozenset(
    ("idx", "idx1", "idx2", "idx3", "idx4", "ubyte", "int", "byte", "npy", "npz", "gz", "bz2", "xz")
)
_WORD = re.compile(r"[A-Z]?[a-z]+\d*k?|[A-Z]+(?![a-z])|\d+")


class Role(NamedTuple):
    """What a name tells; None for what it does not tell.

    `set` are the remaining words, such as "emnist letters": names of one set have the same.
    """

    kind: Kind | None
    part: PartName | None
    set: str


def role_of(name: str) -> Role | None:
    """Return the role of an array or file by the words in its name; None if it is not used.

    >>> role_of("emnist-letters-test-images-idx3-ubyte")
    Role(kind='images', part='test', set='emnist letters')
    >>> role_of("yTr")
    Role(kind='labels', part='train', set='')
    """
    words = words_of(name)
    if UNUSED_WORDS & set(words):
        return None
    kind: Kind | None = None
    if LABEL_WORDS & set(words):
        kind = "labels"
    elif IMAGE_WORDS & set(words):
        kind = "images"
    part = next((PARTS[word] for word in words if word in PARTS), None)
    known = IMAGE_WORDS | LABEL_WORDS | _SILENT | set(PARTS)
    return Role(kind, part, " ".join(word for word in words if word not in known))


def words_of(name: str) -> list[str]:
    """Return the lowercase words of a name: separated, in camel case, or two known words in one.

    >>> words_of("trainImages"), words_of("x_test"), words_of("Xtr"), words_of("trainlabels")
    (['train', 'images'], ['x', 'test'], ['x', 'tr'], ['train', 'labels'])
    """
    words: list[str] = []
    for word in _WORD.findall(name):
        words += _taken_apart(word.lower())
    return words


def _taken_apart(word: str) -> list[str]:
    kinds = IMAGE_WORDS | LABEL_WORDS
    if word in kinds or word in PARTS:
        return [word]
    for cut in range(1, len(word)):
        first, rest = word[:cut], word[cut:]
        if (first in kinds and rest in PARTS) or (first in PARTS and rest in kinds):
            return [first, rest]
    return [word]
