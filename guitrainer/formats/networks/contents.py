"""The arrays of a file as a reader found them: described, not yet read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from numpy.typing import NDArray

from guitrainer.files import messages
from guitrainer.sentences import Sentence

MOST_ARRAYS = 65_536
CORE_ML = "a Core ML model, which is not read"
UNORDERED = Sentence(messages.UNORDERED)

Kind = Literal["convolution", "depthwise", "transposed"]


@dataclass(frozen=True)
class NamedArray:
    """One array of a file.

    Parameters
    ----------
    name : name in the file
    shape : shape as stored
    dtype : type as stored, for people
    read : reads the numbers, in the stored shape; quantized values are returned dequantized
    axes : order of the axes if the writer tells, such as "HWIO"; otherwise None
    known : how the order is known, or what the name suggests
    kind : kind of convolution if the file tells; otherwise None, and the bias and the name decide
    groups : groups of a transposed convolution, of which the axis O has the filters of one
    """

    name: str
    shape: tuple[int, ...]
    dtype: str
    read: Callable[[], NDArray[Any]]
    axes: str | None = None
    known: str = ""
    kind: Kind | None = None
    groups: int = 1


@dataclass(frozen=True)
class WeightFile:
    """All arrays of a file, in the order of the layers, without the state of an optimizer.

    `notes` say what was interpreted and what is in doubt, one line each; `faults` say why filters
    were left out that cannot be read, which costs the others nothing.
    """

    format: str
    entries: tuple[NamedArray, ...]
    notes: tuple[Sentence, ...] = ()
    faults: tuple[str | Sentence, ...] = ()
