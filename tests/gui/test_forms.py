"""Parts of forms: values as text, scales of sliders, meaning of empty fields, single fields."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from guitrainer.config import fields
from guitrainer.config.loading import load_preset, parse_experiment
from guitrainer.config.schema import RATES, Data, Experiment, RateName, Training
from guitrainer.gui.base.text.choices import accepted
from guitrainer.gui.base.text.layers import layer_kinds
from guitrainer.gui.base.values import editable, kind_of, parse, stepped, words_of
from guitrainer.gui.kit.entry import Entry, NumberEntry
from guitrainer.gui.kit.fields import (
    ChoiceField,
    EntryField,
    FlagField,
    WordField,
)
from guitrainer.gui.kit.sliders import STOPS, LogScale
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.facts import (
    Context,
    ImageFacts,
    image_facts,
    meaning,
    total_steps,
)
from guitrainer.gui.rooms.train.experiment.form import (
    APPLIES,
    ELSEWHERE,
    SLIDERS,
    USUAL,
    WIDE,
    Form,
    applies,
)

CONV = ("network", "layers", 0, "conv")
FACTS = ImageFacts((1, 28, 28), 10, 60_000, 10_000)


def node_of(*location: str | int) -> fields.Node:
    node = fields.find(location)
    assert node is not None
    return node


# ---------------------------------------------------------------- values


@pytest.mark.parametrize(
    ("location", "kind"),
    [
        (("seed",), "integer"),
        (("training", "learning_rate"), "number"),
        (("training", "optimizer"), "choice"),
        (("data", "flip"), "flag"),
        (("name",), "text"),
        ((*CONV, "kernel_size"), "size"),
        ((*CONV, "padding"), "size"),
        ((*CONV, "initializer"), "table"),
    ],
)
def test_every_kind_of_field_has_its_control(location: Any, kind: str) -> None:
    assert kind_of(node_of(*location)) == kind


@pytest.mark.parametrize(
    ("location", "text", "value"),
    [
        (("training", "learning_rate"), "0.05", 0.05),
        (("training", "learning_rate"), "0,05", 0.05),
        (("training", "learning_rate"), "5e-2", 0.05),
        (("training", "learning_rate"), "−1", -1.0),
        (("training", "learning_rate"), "fast", "fast"),
        (("training", "momentum"), " ", None),
        (("training", "steps"), "3 000", 3000),
        (("training", "steps"), "1.5", "1.5"),
        (("training", "steps"), "9" * 5000, "9" * 5000),
        ((*CONV, "kernel_size"), "9", 9),
        ((*CONV, "kernel_size"), "5×3", [5, 3]),
        ((*CONV, "kernel_size"), "5 x 3", [5, 3]),
        ((*CONV, "kernel_size"), "5, 3", [5, 3]),
        ((*CONV, "padding"), "same", "same"),
        (("description",), "", ""),
        (("name",), "", None),
    ],
)
def test_text_means_a_value(location: Any, text: str, value: Any) -> None:
    assert parse(text, node_of(*location)) == value


def test_every_value_of_the_presets_survives_being_edited() -> None:
    experiment = load_preset("lenet")
    for part in ("data", "training", "recording"):
        for name, value in getattr(experiment, part):
            node = node_of(part, name)
            if kind_of(node) in ("integer", "number", "size"):
                assert parse(editable(value), node) == value, f"{part}.{name}"


@pytest.mark.parametrize(
    ("value", "location", "steps", "result"),
    [
        (64, ("training", "batch_size"), 1, 65),
        (64, ("training", "batch_size"), -100, 1),
        (9, (*CONV, "kernel_size"), 10, 11),
        ((5, 3), (*CONV, "kernel_size"), -1, (4, 2)),
        ("same", (*CONV, "padding"), 1, "same"),
        (0.05, ("training", "learning_rate"), -1, 0.0455),
        (0.0, ("training", "weight_decay"), 1, 0.001),
        (0.0, ("training", "weight_decay"), -1, 0.0),
        (0.95, ("training", "momentum"), 1, 0.95),  # 1 itself is not accepted
        (1e6, ("training", "learning_rate"), 1, 1e6),
        (None, ("training", "steps"), 1, None),
    ],
)
def test_steps_stay_within_the_bounds(value: Any, location: Any, steps: int, result: Any) -> None:
    assert stepped(value, node_of(*location), steps) == result


def test_words_beside_numbers() -> None:
    assert words_of(node_of(*CONV, "padding")) == ("valid", "same")
    assert words_of(node_of(*CONV, "kernel_size")) == ()


@pytest.mark.parametrize(
    ("location", "text"),
    [
        (("training", "batch_size"), "a whole number from 1 to 65\u202f536"),
        (("training", "learning_rate"), "a number, 0 < x ≤ 1\u202f000\u202f000"),
        (("training", "momentum"), "a number, 0 ≤ x < 1"),
        (
            (*CONV, "padding"),
            "valid, same or a whole number from 0 to 64 or two numbers, as in 5×3",
        ),
        ((*CONV, "name"), "a unique name: a lowercase letter, then lowercase letters, digits or _"),
        (("name",), "letters, digits, - and _"),
        (("description",), "at most 500 characters"),
    ],
)
def test_what_is_accepted_in_words(location: Any, text: str) -> None:
    assert accepted(node_of(*location)) == text


# ---------------------------------------------------------------- scales


@pytest.mark.parametrize("scale", SLIDERS.values())
def test_positions_and_values_of_a_slider_agree(scale: LogScale) -> None:
    values = [scale.value(stop) for stop in range(STOPS + 1)]
    assert values == sorted(values)
    assert all(abs(scale.stop(value) - stop) <= 2 for stop, value in enumerate(values))


@pytest.mark.parametrize("rate", RATES)
def test_a_slider_gives_what_the_schema_accepts(rate: RateName) -> None:
    for stop in range(STOPS + 1):
        fields.check_number(("training", rate), SLIDERS[rate].value(stop))


def test_values_beyond_a_slider_are_at_its_ends() -> None:
    rate, decay = SLIDERS["learning_rate"], SLIDERS["weight_decay"]
    assert (rate.stop(1e5), rate.stop(1e-9)) == (STOPS, 0)
    assert (decay.stop(0.0), decay.value(0)) == (0, 0.0)
    assert SLIDERS["momentum"].value(STOPS) < 1  # 1 is not accepted


# ---------------------------------------------------------------- tables and meanings


def test_tables_name_fields_that_exist() -> None:
    parts = {
        "experiment": node_of()["properties"],
        **{part: node_of(part)["properties"] for part in ("data", "training", "recording")},
        "layer": {
            name
            for kind in layer_kinds()
            for name in node_of("network", "layers", 0, kind)["properties"]
        },
    }
    for part, names in USUAL.items():
        assert set(names) <= set(parts[part])
    for part, name in APPLIES:
        assert name in parts[part]
    everything = {name for names in parts.values() for name in names}
    assert {*ELSEWHERE, *WIDE, *SLIDERS} <= everything


@pytest.mark.parametrize(
    ("name", "training", "shown"),
    [
        ("beta1", Training(optimizer="adam"), True),
        ("beta1", Training(optimizer="momentum"), False),
        ("momentum", Training(optimizer="adamw"), False),
        ("rho", Training(optimizer="rmsprop"), True),
        ("step_every", Training(schedule="step"), True),
        ("step_every", Training(schedule="cosine"), False),
        ("final_fraction", Training(schedule="cosine"), True),
        ("batch_size", Training(), True),
    ],
)
def test_only_what_means_something_is_shown(name: str, training: Training, shown: bool) -> None:
    assert applies("training", name, training) is shown


def test_a_setting_that_is_refused_is_shown_so_that_it_can_be_taken_away() -> None:
    assert applies("data", "noise", Data(source="bars"))
    assert not applies("data", "noise", Data(source="mnist"))
    assert applies("data", "noise", Data(source="mnist", noise=0.1))


def test_facts_of_built_in_images_need_no_reading() -> None:
    assert image_facts(Data(), None) == FACTS
    limited = image_facts(Data(source="bars", limit=100, image_size=16), None)
    assert limited == ImageFacts((1, 16, 16), 8, 100, 2048)
    assert image_facts(Data(source="/nowhere"), None) is None


@pytest.mark.parametrize(
    ("part", "name", "setting", "meant"),
    [
        ("training", "momentum", {"training": {"optimizer": "sgd"}}, 0.0),
        ("training", "momentum", {}, 0.9),
        ("training", "steps", {"training": {"epochs": 2}}, 1876),
        ("training", "epochs", {"training": {"steps": 1876}}, 2.0),
        ("training", "epochs", {}, 1),
        ("data", "limit", {}, 60_000),
        ("data", "noise", {"data": {"source": "bars"}}, 0.4),
        ("recording", "evaluate_every", {"training": {"steps": 3000}}, 600),
        ("layer", "units", {}, 10),
        ("layer", "name", {}, "dense1"),
        ("data", "mean", {}, None),
    ],
)
def test_what_an_empty_field_means(part: str, name: str, setting: Any, meant: Any) -> None:
    assert meaning(part, name, Context(parse_experiment(setting), FACTS)) == meant


def test_the_length_of_a_run_is_open_while_the_images_are() -> None:
    experiment = Experiment()
    assert total_steps(experiment, None) is None
    assert meaning("recording", "filters_every", Context(experiment, None)) is None
    larger = parse_experiment({"training": {"batch_size": 60_001}})
    assert total_steps(larger, FACTS) is None


# ---------------------------------------------------------------- entries and fields


@pytest.fixture
def entry(show: Callable[..., QWidget]) -> Entry:
    made = Entry("px")
    show(made, 120, 30)
    made.put("9")
    return made


def test_typing_is_told_on_enter(entry: Entry, qtbot: QtBot) -> None:
    entry.selectAll()
    with qtbot.waitSignal(entry.committed) as told:
        qtbot.keyClicks(entry, "12")
        qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert told.args == ["12"]


def test_typing_is_told_when_it_comes_to_rest(entry: Entry, qtbot: QtBot) -> None:
    entry.selectAll()
    with qtbot.waitSignal(entry.committed) as told:
        qtbot.keyClicks(entry, "7")
    assert told.args == ["7"]


def test_escape_brings_the_last_valid_text_back(entry: Entry, qtbot: QtBot) -> None:
    qtbot.keyClicks(entry, "x")
    entry.refuse()
    assert entry.faulty
    qtbot.keyClick(entry, Qt.Key.Key_Escape)
    assert (entry.text(), entry.faulty) == ("9", False)


def test_arrows_step(entry: Entry, qtbot: QtBot) -> None:
    with qtbot.waitSignal(entry.stepped) as told:
        qtbot.keyClick(entry, Qt.Key.Key_Up)
    assert told.args == [1]
    with qtbot.waitSignal(entry.stepped) as told:
        qtbot.keyClick(entry, Qt.Key.Key_PageDown)
    assert told.args == [-10]


@pytest.fixture
def share(show: Callable[..., QWidget]) -> NumberEntry:
    made = NumberEntry({"type": "number", "minimum": 0, "exclusiveMaximum": 1}, live=True)
    show(made, 120, 30)
    made.show_value(0.5)
    made.setFocus()
    return made


@pytest.mark.parametrize(
    ("typed", "value", "faulty"),
    [("0.25", 0.25, False), (",5", 0.5, False), ("1", 0.5, True), ("half", 0.5, True)],
)
def test_a_live_number_is_told_at_every_key_and_marked_where_it_is_not_accepted(
    share: NumberEntry, qtbot: QtBot, typed: str, value: float, faulty: bool
) -> None:
    told: list[float] = []
    refused: list[str] = []
    share.entered.connect(told.append)
    share.rejected.connect(refused.append)
    share.selectAll()
    qtbot.keyClicks(share, typed)
    assert (share.value, share.faulty) == (value, faulty)
    if faulty:
        assert refused[-1].endswith("accepted: a number ≥ 0 and < 1")
    else:
        assert told[-1] == value


def test_what_is_being_typed_stays_while_the_value_does(
    show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    number = NumberEntry({"type": "integer", "minimum": 1, "maximum": 64})
    show(number, 120, 30)
    number.show_value(9)
    number.setFocus()
    number.selectAll()
    qtbot.keyClicks(number, "1")
    number.show_value(9)  # such as when something else was measured
    assert number.text() == "1"
    number.show_value(12)
    assert number.text() == "12"


def test_what_was_refused_is_marked_until_it_is_mended_or_given_up(
    share: NumberEntry, qtbot: QtBot
) -> None:
    share.selectAll()
    qtbot.keyClicks(share, "7")
    share.clearFocus()
    share.show_value(0.5)
    assert (share.text(), share.faulty) == ("7", True)
    share.withdraw()
    assert (share.text(), share.faulty) == ("0.5", False)


def test_a_live_number_is_not_told_while_it_is_empty(share: NumberEntry, qtbot: QtBot) -> None:
    share.selectAll()
    qtbot.keyClick(share, Qt.Key.Key_Backspace)
    assert (share.text(), share.faulty) == ("", False)
    qtbot.keyClick(share, Qt.Key.Key_Return)
    assert share.faulty


def test_every_field_of_every_part_gets_a_control_and_an_explanation(
    lab: Lab, qtbot: QtBot
) -> None:
    experiment = parse_experiment(
        {"network": {"layers": [{"type": kind} for kind in layer_kinds()]}}
    )
    lab.document.edit(experiment, "all layers")
    parts: list[tuple[str, Any]] = [(part, (part,)) for part in ("data", "training", "recording")]
    parts += [("layer", ("network", "layers", i)) for i in range(len(layer_kinds()))]
    kinds: set[type[QWidget]] = set()
    for part, path in (("experiment", ()), *parts):
        form = Form(lab, part, path)
        qtbot.addWidget(form)
        form.paint(Context(experiment, FACTS))
        for field in form.fields.values():
            assert field.title
            assert field.title in field.toolTip()
            assert field.control.accessibleName() == field.title
            kinds.add(type(field))
    assert kinds >= {EntryField, WordField, ChoiceField, FlagField}
