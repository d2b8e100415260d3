"""Texts about shared, local and dense layers, based on their results."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guitrainer.figures import NO_BREAK, THIN, count, percent
from guitrainer.gui.base.text.language import Texts
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.sharing import Kind, Sharing
    from guitrainer.explain.side_by_side import ShiftsMeasured

tr = Texts("sharing")


KINDS: tuple["Kind", ...] = ("shared", "local", "dense")
EQUAL = 0.01  # smaller differences of accuracies are called equal, given a thousand images


def kind_name(kind: str) -> str:
    """Return the name of a kind of layer."""
    return {
        "shared": tr("Shared"),
        "local": tr("Local"),
        "dense": tr("Dense"),
    }[kind]


def kind_sentence(kind: str) -> str:
    """Explain a kind of layer in one sentence."""
    return {
        "shared": tr("One filter for all positions: a convolution."),
        "local": tr("A filter of its own at every position."),
        "dense": tr("Every output sees every input."),
    }[kind]


def formula_words(kind: str, formula: str) -> str:
    """Return the formula for the number of weights, and its factors."""
    text = {
        "shared": tr("kernel: %1"),
        "local": tr("positions · kernel: %1"),
        "dense": tr("inputs · outputs: %1"),
    }[kind]
    return fill(text, formula.replace(",", THIN))


@dataclass(frozen=True)
class MatrixEntry:
    """One entry of a matrix; all indices start at 0.

    Parameters
    ----------
    kind : kind of the layer
    weight : index of the weight, −1 for none
    output, image : row and column, in the output and in the input
    elsewhere : number of other entries with the same weight
    """

    kind: str
    weight: int
    output: tuple[int, int]
    image: tuple[int, int]
    elsewhere: int


def entry_of(sharing: "Sharing", kind: "Kind", output: int, image: int) -> MatrixEntry:
    """Return the entry in row `output` and column `image` of the matrix of a kind."""
    layer = next(one for one in sharing.layers if one.kind == kind)
    weight = int(layer.index[output, image])
    across, wide = sharing.window.out[1], sharing.window.image[1]
    return MatrixEntry(
        kind,
        weight,
        divmod(output, across),
        divmod(image, wide),
        int((layer.index == weight).sum()) - 1,
    )


def entry_sentence(entry: MatrixEntry) -> str:
    """Describe the weight of an entry, and what it connects."""
    if entry.weight < 0:
        text = tr("Output %2 does not see input %3: there is no weight, so the entry is always 0.")
    elif entry.elsewhere:
        text = tr(
            "Weight %1 connects input %3 to output %2. The same weight is used at %n other "
            "position(s).",
            n=entry.elsewhere,
        )
    else:
        text = tr("Weight %1 connects input %3 to output %2 and is used nowhere else.")
    return fill(text, entry.weight + 1, _place(entry.output), _place(entry.image))


def _place(place: tuple[int, int]) -> str:
    return f"({place[0] + 1},{NO_BREAK}{place[1] + 1})"


def conclusion(measured: "Iterable[ShiftsMeasured]") -> str:
    """Draw a conclusion from the results of the three trained layers."""
    found: dict[str, ShiftsMeasured] = {one.kind: one for one in measured}
    return f"{_about_weights(found)} {_about_shifts(found)}"


def _about_weights(found: "Mapping[str, ShiftsMeasured]") -> str:
    shared, dense = found["shared"], found["dense"]
    gap = shared.accuracies[0] - dense.accuracies[0]
    if abs(gap) < EQUAL:
        text = tr(
            "The shared layer does as well with %1 weights as the dense one with %2 (%3 and %4)."
        )
    elif gap > 0:
        text = tr(
            "The shared layer does better with %1 weights than the dense one with %2 (%3 and %4)."
        )
    else:
        text = tr(
            "The shared layer has %1 weights instead of %2, and is less accurate here (%3 and %4)."
        )
    return fill(
        text,
        count(shared.weights),
        count(dense.weights),
        percent(shared.accuracies[0], 1),
        percent(dense.accuracies[0], 1),
    )


def _about_shifts(found: "Mapping[str, ShiftsMeasured]") -> str:
    """Describe the accuracy on shifted images, and which layer keeps most of it."""
    last = {kind: one.accuracies[-1] for kind, one in found.items()}
    order = sorted(last, key=lambda kind: -last[kind])
    far = found[order[0]].shifts[-1]
    if last[order[0]] - last[order[-1]] < EQUAL:
        return tr("Shifted by %1 px, all three drop to about %2.", far, percent(last[order[0]]))
    text = tr("Shifted by %1 px, the %2 layer does best: %3, against %4 (%5) and %6 (%7).")
    best, *others = order
    pairs = [part for kind in others for part in (percent(last[kind]), kind_name(kind).lower())]
    return fill(text, far, kind_name(best).lower(), percent(last[best]), *pairs)
