"""The card that trains with hand-made, random and learned filters, and compares them."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from guitrainer.config.edits import replaced
from guitrainer.config.schema import Experiment
from guitrainer.figures import count, percent
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.kit.bars import Bar, Bars
from guitrainer.gui.kit.basic import label, prose, row
from guitrainer.gui.kit.controls import ChoiceBox
from guitrainer.gui.lab.errands import Work
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.trials import TrialCourse, TrialsCard
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from guitrainer.gui.lab.previews import DatasetCache

tr = Texts("handmade")


TRIALS = ("hand_made_frozen", "random_frozen", "random_trained")
EQUAL = 0.005  # smaller differences of accuracies are called equal
ERRAND = "hand-made or learned"
LENGTHS, USUAL = (100, 300, 1000), 300  # steps


def tile_name(name: str) -> str:
    """Return the name of a filter on the shelf, such as "Gabor 22.5°"."""
    kind, _, rest = name.partition(" ")
    known = {
        "sobel": "Sobel",
        "prewitt": "Prewitt",
        "gabor": "Gabor",
        "laplacian": tr("Laplacian"),
        "line": tr("Line"),
        "own": tr("Own"),
        "x": "X",
    }
    return f"{known.get(kind, kind)} {rest}".strip()


def trial_name(trial: str) -> str:
    """Return the name of a trained network, by its first filters."""
    return {
        "hand_made_frozen": tr("Hand-made, frozen"),
        "random_frozen": tr("Random, frozen"),
        "random_trained": tr("Random, trained"),
    }[trial]


def verdict(accuracies: Mapping[str, float | None]) -> str:
    """Compare the three accuracies in one sentence."""
    known = {name: value for name, value in accuracies.items() if value is not None}
    if len(known) < len(TRIALS):
        lost = ", ".join(trial_name(name) for name in TRIALS if name not in known)
        return tr("Diverged, so it cannot be compared: %1.", lost)
    made, frozen, learned = (known[name] for name in TRIALS)
    return f"{_against_noise(made, frozen)} {_against_learning(made, learned)}"


def _against_noise(made: float, frozen: float) -> str:
    if abs(made - frozen) < EQUAL:
        text = tr("Frozen hand-made filters do no better than frozen noise (%1 and %2).")
    elif made > frozen:
        text = tr("Frozen hand-made filters beat frozen noise (%1 against %2).")
    else:
        text = tr("Frozen noise beats even these hand-made filters (%2 against %1).")
    return fill(text, percent(made, 1), percent(frozen, 1))


def _against_learning(made: float, learned: float) -> str:
    if abs(made - learned) < EQUAL:
        text = tr("Learned filters do as well as hand-made ones: %1.")
    elif learned > made:
        text = tr("Learned filters are even better: %1.")
    else:
        text = tr("Learned filters do not get there in so few steps: %1.")
    return fill(text, percent(learned, 1))


class ComparisonCard(TrialsCard):
    """A button, three bars and a conclusion; `layer` is the layer with the filters."""

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab, ERRAND, TRIALS)
        self.name_button(
            self.tr("Compare"),
            self.tr("Train the network three times, with the same seed; the first filters differ"),
        )
        self.layer: str | None = None
        lengths = {steps: self.tr("%n step(s)", "", steps) for steps in LENGTHS}
        self.steps = ChoiceBox(lengths, self.tr("Steps per training"), "")
        self.steps.key = USUAL
        self.bars = Bars(self.tr("Accuracy on test images"))
        self.sentence = prose()
        self.sentence.setMinimumHeight(3 * self.sentence.fontMetrics().lineSpacing())
        title = row([label(self.tr("Compare the three"), "title"), None, self.steps, self.go])
        self.hold([title, self.bars, self.sentence], GRID)
        self.follow()

    def show_layer(self, layer: str | None) -> None:
        """Compare the filters of another layer; None if there is none."""
        self.layer = layer
        self.go.setEnabled(layer is not None)
        self.refresh()

    @property
    def question(self) -> object:
        """What the results depend on, except for the number of steps."""
        experiment = self.lab.experiment
        training = experiment.training.model_copy(update={"steps": None, "epochs": None})
        return (experiment.network, experiment.data, experiment.seed, training, self.layer)

    def work(self) -> Work | None:
        """Return what trains the three networks; None without a layer."""
        if self.layer is None:
            return None
        shorter = replaced(self.lab.experiment, ("training", "steps"), self.steps.key)
        return partial(_compare, shorter, self.layer, self.lab.datasets)

    # ------------------------------------------------------------ painting

    def paint(self) -> None:
        """Show the accuracies and a sentence."""
        courses = self.trials.courses.items()
        colors = (theme().color(token) for token in ("accent", "dead", "edge"))
        bars = [_bar(*course, color) for course, color in zip(courses, colors, strict=True)]
        self.bars.show_bars(bars, most=1.0)
        self.sentence.setText(self._said() if self.mine else self._about())

    def _said(self) -> str:
        courses = self.trials.courses
        if self.errand.error is not None:
            return str(self.errand.error)
        if all(course.ended for course in courses.values()):
            return verdict({name: course.accuracy for name, course in courses.items()})
        if self.errand.running and not self.errand.told:
            return self.lab.background.waiting
        if self.errand.running:
            at = next(name for name, course in courses.items() if not course.ended)
            text = self.tr("Training: %1, step %2 of %3")
            step, total = count(len(courses[at].points)), count(courses[at].total_steps)
            return fill(text, trial_name(at), step, total)
        return self._about()

    def _about(self) -> str:
        if self.errand.running:
            return self.tr(
                "Training for another experiment is still in progress. Stop it to compare again."
            )
        return self.tr(
            "This experiment three times, but shorter: with the bank (or your own filters), with "
            "frozen noise, and learned from noise."
        )


def _bar(name: str, course: TrialCourse, color: QColor) -> Bar:
    value = course.accuracy if course.ended else course.recent
    return Bar(trial_name(name), value, percent(value, 1), color, final=course.ended)


def _compare(experiment: Experiment, layer: str, datasets: "DatasetCache") -> "Iterator[Any]":
    from guitrainer.explain.handmade import compare_starts

    yield from compare_starts(experiment, layer, datasets.get(experiment))
