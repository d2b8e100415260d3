"""What is said about hand-made filters."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from guitrainer.figures import percent
from guitrainer.sentences import fill

translate = QCoreApplication.translate

TRIALS = ("hand_made_frozen", "random_frozen", "random_trained")
EQUAL = 0.005  # accuracies that differ by less are called equal


def tile_name(name: str) -> str:
    """The name of a filter at hand: "Gabor 22.5°"."""
    kind, _, rest = name.partition(" ")
    known = {
        "sobel": "Sobel",
        "prewitt": "Prewitt",
        "gabor": "Gabor",
        "laplacian": translate("handmade", "Laplacian"),
        "line": translate("handmade", "Line"),
        "own": translate("handmade", "Own"),
        "x": "X",
    }
    return f"{known.get(kind, kind)} {rest}".strip()


def trial_name(trial: str) -> str:
    """A trained network, by its first filters."""
    return {
        "hand_made_frozen": translate("handmade", "Hand-made, frozen"),
        "random_frozen": translate("handmade", "Random, frozen"),
        "random_trained": translate("handmade", "Random, trained"),
    }[trial]


def verdict(accuracies: Mapping[str, float | None]) -> str:
    """What the three accuracies say, in a sentence."""
    known = {name: value for name, value in accuracies.items() if value is not None}
    if len(known) < len(TRIALS):
        lost = ", ".join(trial_name(name) for name in TRIALS if name not in known)
        text = translate("handmade", "Diverged, so it cannot be compared: %1.")
        return fill(text, lost)
    made, frozen, learned = (known[name] for name in TRIALS)
    return f"{_against_noise(made, frozen)} {_against_learning(made, learned)}"


def _against_noise(made: float, frozen: float) -> str:
    if abs(made - frozen) < EQUAL:
        text = translate(
            "handmade", "Frozen hand-made filters do no better than frozen noise (%1 and %2)."
        )
    elif made > frozen:
        text = translate("handmade", "Frozen hand-made filters beat frozen noise (%1 against %2).")
    else:
        text = translate(
            "handmade", "Frozen noise beats even these hand-made filters (%2 against %1)."
        )
    return fill(text, percent(made, 1), percent(frozen, 1))


def _against_learning(made: float, learned: float) -> str:
    if abs(made - learned) < EQUAL:
        text = translate("handmade", "Learned filters do as well as hand-made ones: %1.")
    elif learned > made:
        text = translate("handmade", "Learned filters are even better: %1.")
    else:
        text = translate("handmade", "Learned filters do not get there in so few steps: %1.")
    return fill(text, percent(learned, 1))
