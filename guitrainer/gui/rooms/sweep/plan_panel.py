"""The panel in which a sweep is planned: what varies, how often, and how many trials that makes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from guitrainer.config.schema import Experiment
from guitrainer.errors import GuitrainerError
from guitrainer.figures import count
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.base.text.layers import error_text
from guitrainer.gui.kit.basic import Part, button, column, label, pairs, prose, say
from guitrainer.gui.kit.controls import ChoiceBox
from guitrainer.gui.kit.entry import Entry
from guitrainer.gui.lab.inquiry import Inquiry
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.sweep.words import keys_of, metric_names
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.sweeps.plan import SweepPlan

tr = Texts("sweep plan")

NAME = "sweep plan"
MOST_OFFERED_FOLDS = 10
# Values offered first, by the last part of the key.
FIRST = {
    "std": "0.001..1:7:log",
    "variance": "0.25..4:5:log",
    "scale": "0.25..4:5:log",
    "init": "glorot_uniform, he_normal, lecun_normal, torch_default",
    "scheme": "glorot_uniform, he_normal, lecun_normal",
    "learning_rate": "0.001..0.1:5:log",
}
CHARACTERS = 12  # of a choice, at least


@dataclass(frozen=True)
class SweepWish:
    """What is chosen in the panel; texts as they were typed."""

    keys: tuple[str, str] = ("std", "")
    values: tuple[str, str] = (FIRST["std"], "")
    seeds: str = "5"
    folds: int | None = None
    metric: str = "test_accuracy"
    keep: bool = False


@dataclass(frozen=True)
class Planned:
    """The plan that a wish makes; without one, `faults` say why, by field."""

    plan: "SweepPlan | None"
    faults: Mapping[str, str]


class PlanPanel(QWidget):
    """Fields for a sweep of the experiment, the number of its trials, and a button to start it."""

    start_asked = Signal(object)  # the plan
    copy_asked = Signal(object)  # the plan

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        self.wish: SweepWish = lab.kept.get(NAME, SweepWish())
        self.keys = tuple(self._key(place) for place in (0, 1))
        self.values = tuple(self._entry(place) for place in (0, 1))
        self.faults = {name: prose("", "error") for name in ("0", "1", "seeds", "plan")}
        self.seeds = Entry()
        self.seeds.setAccessibleName(self.tr("Seeds"))
        self.seeds.setToolTip(self.tr("Number of seeds: how often every setting is repeated"))
        self.seeds.put(self.wish.seeds)
        self.seeds.committed.connect(lambda text: self._change(seeds=text))
        self.folds = ChoiceBox(self._folds(), self.tr("Folds"), self.tr(
            "Cross-validation: the training images are divided into folds, and each fold is the "
            "test set once"
        ), CHARACTERS)  # fmt: skip
        self.folds.key = self.wish.folds
        self.folds.chosen.connect(lambda folds: self._change(folds=folds))
        self.measure = ChoiceBox(metric_names(), self.tr("Metric of the plan"), self.tr(
            "What decides which setting is the best; it can be changed later"
        ), CHARACTERS)  # fmt: skip
        self.measure.key = self.wish.metric
        self.measure.chosen.connect(lambda metric: self._change(metric=metric))
        self.keep = QCheckBox(self.tr("Keep every run"))
        self.keep.setToolTip(
            self.tr("Keep the run folders, to open any run on the stage; this takes more disk")
        )
        self.keep.setChecked(self.wish.keep)
        self.keep.toggled.connect(lambda keep: self._change(keep=keep))
        self.total = prose("", "dim", scrolled=True)
        self.start = button(self.tr("Start the sweep"), "primary")
        self.copy = button(self.tr("Copy as command"), "", self.tr(
            "Copy the command that computes this sweep in a terminal"
        ))  # fmt: skip
        self.start.clicked.connect(lambda: self._emit(self.start_asked))
        self.copy.clicked.connect(lambda: self._emit(self.copy_asked))
        self._lay_out()
        self.inquiry: Inquiry[tuple[Experiment, SweepWish], Planned] = Inquiry(
            lab.background,
            "plan sweep",
            lambda: (lab.experiment, self.wish),
            lambda asked: partial(make_plan, *asked),
            self,
            kernels=False,
        )
        self.inquiry.answered.connect(self.paint)
        self.inquiry.asking.connect(self.paint)
        self.inquiry.follow(lab.experiment_changed, lab.sweeping.changed)
        lab.experiment_changed.connect(self._offer_keys)
        lab.sweeping.changed.connect(self.paint)
        lab.sweeping.refused.connect(self._on_refused)
        self._offer_keys()
        self.paint()

    def _key(self, place: int) -> ChoiceBox:
        name = (self.tr("First axis"), self.tr("Second axis"))[place]
        box = ChoiceBox(None, name, self.tr("What varies between the settings"), CHARACTERS)
        box.chosen.connect(partial(self._on_key, place))
        return box

    def _entry(self, place: int) -> Entry:
        entry = Entry()
        entry.setAccessibleName((self.tr("First values"), self.tr("Second values"))[place])
        entry.setToolTip(
            self.tr("Values separated by commas, or a range: LOW..HIGH:N, with :log at the end "
                    "for equal ratios, as in 0.001..1:7:log")
        )  # fmt: skip
        entry.put(self.wish.values[place])
        entry.committed.connect(partial(self._on_values, place))
        return entry

    def _folds(self) -> dict[int | None, str]:
        none: dict[int | None, str] = {None: self.tr("None")}
        return none | {number: str(number) for number in range(2, MOST_OFFERED_FOLDS + 1)}

    def _lay_out(self) -> None:
        title = label(self.tr("New sweep"), "title")
        about = prose(
            self.tr("Train the experiment with many settings, each with several seeds."), "dim",
            scrolled=True,
        )  # fmt: skip
        lines: list[tuple[QWidget, QWidget]] = [
            (label(self.tr("Seeds"), "dim"), self.seeds),
            (label(self.tr("Folds"), "dim"), self.folds),
            (label(self.tr("Metric"), "dim"), self.measure),
        ]
        parts: list[Part] = [title, about]
        for place, name in enumerate((self.tr("Vary"), self.tr("And vary"))):
            parts += [label(name, "dim"), self.keys[place], self.values[place],
                      self.faults[str(place)]]  # fmt: skip
        rest = [self.faults["seeds"], self.keep, self.total, self.faults["plan"], self.start,
                self.copy]  # fmt: skip
        self.setLayout(column([*parts, pairs(lines), *rest, None], GRID + GRID // 2))

    # ------------------------------------------------------------ choices

    def _offer_keys(self) -> None:
        known = keys_of(self.lab.experiment)
        tips = {key: key for key in known}
        self.keys[0].offer(known, tips)
        self.keys[1].offer({"": self.tr("Nothing else")} | known, tips)
        wanted = tuple(
            key if key in known or (place and not key) else ("" if place else next(iter(known)))
            for place, key in enumerate(self.wish.keys)
        )
        if wanted != self.wish.keys:  # the layer no longer exists
            self._change(keys=wanted)
        for box, key in zip(self.keys, self.wish.keys, strict=True):
            box.key = key

    def _on_key(self, place: int, key: str) -> None:
        keys, values = list(self.wish.keys), list(self.wish.values)
        keys[place] = key
        values[place] = FIRST.get(key.rpartition(".")[2], "")
        self.values[place].put(values[place])
        self._change(keys=tuple(keys), values=tuple(values))

    def _on_values(self, place: int, text: str) -> None:
        values = list(self.wish.values)
        values[place] = text
        self._change(values=tuple(values))

    def _change(self, **changes: Any) -> None:
        self.wish = self.lab.kept[NAME] = replace(self.wish, **changes)
        self.faults["plan"].setText("")
        if hasattr(self, "inquiry"):
            self.inquiry.ask()

    # ------------------------------------------------------------ answers

    @property
    def plan(self) -> "SweepPlan | None":
        """The plan for what is chosen now; None if it is invalid, or not known yet."""
        answer = self.inquiry.answer
        return None if answer is None or self.inquiry.stale else answer.plan

    def paint(self) -> None:
        """Show the number of trials, or what is wrong."""
        answer = self.inquiry.answer
        if not self.inquiry.stale:
            faults = {} if answer is None else answer.faults
            self._paint_faults(faults)
        plan, sweeping = self.plan, self.lab.sweeping
        self.values[1].setVisible(bool(self.wish.keys[1]))
        if plan is not None:
            self.total.setText(self._total(plan))
        idle = not sweeping.running and not sweeping.preparing
        self.start.setEnabled(plan is not None and idle)
        self.copy.setEnabled(plan is not None)

    def _paint_faults(self, faults: Mapping[str, str]) -> None:
        for name in ("0", "1", "seeds"):
            self.faults[name].setText(faults.get(name, ""))
        if "plan" in faults:
            self.faults["plan"].setText(faults["plan"])
        for fault in self.faults.values():
            fault.setVisible(bool(fault.text()))
        for name, entry in (("0", self.values[0]), ("1", self.values[1]), ("seeds", self.seeds)):
            if name in faults:
                entry.refuse()
            else:
                entry.settle()

    def _total(self, plan: "SweepPlan") -> str:
        parts = [self.tr("%n setting(s)", "", plan.settings_count)]
        parts.append(self.tr("%n seed(s)", "", len(plan.seeds)))
        if plan.folds is not None:
            parts.append(self.tr("%n fold(s)", "", plan.folds))
        text = self.tr("%1 = %2 trials. The time is known after the first few trials.")
        return fill(text, " × ".join(parts), count(plan.trials_count))

    def _on_refused(self, problem: str) -> None:
        say(self.faults["plan"], problem)

    def _emit(self, signal: Any) -> None:
        for entry in (*self.values, self.seeds):
            entry.commit()
        if self.plan is not None:
            signal.emit(self.plan)


def make_plan(experiment: Experiment, wish: SweepWish) -> Planned:
    """Return the plan that a wish makes of an experiment, or what is wrong with it."""
    from guitrainer.sweeps.axes import parse_vary
    from guitrainer.sweeps.plan import MOST_SEEDS, SweepPlan, check_count

    faults: dict[str, str] = {}
    vary = []
    for place, key in enumerate(wish.keys):
        if not key:
            continue
        try:
            vary.append(parse_vary(f"{key}={wish.values[place].strip()}", experiment))
        except GuitrainerError as error:
            faults[str(place)] = error_text(error).removeprefix("--vary ")
    seeds = wish.seeds.strip()
    valid = seeds.isdecimal() and len(seeds) < 10 and 1 <= int(seeds) <= MOST_SEEDS
    if not valid:
        text = tr("got %1, accepted: 1 to %2", repr(seeds[:40]), f"{MOST_SEEDS:,}")
        faults["seeds"] = f"seeds: {text}"
    if len(vary) == 2 and vary[0].key == vary[1].key:
        faults["1"] = f"{vary[1].key}: {tr('given twice, accepted: two different axes')}"
    if faults:
        return Planned(None, faults)
    first = experiment.seed
    try:
        plan = SweepPlan.model_validate(
            {
                "experiment": experiment,
                "seeds": tuple(range(first, first + int(seeds))),
                "vary": tuple(vary),
                "folds": wish.folds,
                "metric": wish.metric,
                "keep": "all" if wish.keep else "none",
            }
        )
        check_count(plan, confirmed=False)
        plan.setting_experiment(0)
        plan.setting_experiment(plan.settings_count - 1)
    except GuitrainerError as error:
        return Planned(None, {"plan": error_text(error)})
    return Planned(plan, {})
