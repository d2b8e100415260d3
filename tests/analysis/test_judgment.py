"""What is said of a network before it is trained."""

import math
import re
from dataclasses import replace
from typing import Any, get_args

import pytest

from guitrainer.analysis.judgment import SENTENCES, Kind, judge
from guitrainer.analysis.look import LayerLook, NetworkLook
from guitrainer.analysis.remedies import BEFORE_TRAINING, CHANGES, NAMES

DENSE1 = LayerLook("dense1", "dense", 1.0, 0.9, gradient=0.5, step=1e-3)
RELU1 = LayerLook("relu1", "relu", 0.7, 0.6, zeros=0.5)
TANH1 = LayerLook("tanh1", "tanh", 0.6, 0.6, flat=0.4)
DENSE2 = LayerLook("dense2", "dense", 1.0, 0.8, gradient=0.5, step=1e-3)
DENSE3 = LayerLook("dense3", "dense", 1.0, 0.8, gradient=0.5, step=1e-3)
HEALTHY = NetworkLook((DENSE1, RELU1, DENSE2), 256, 1.0, 2.4, 2.303, 0.3, 3000.0)
SMALL = 1e-7  # of a step, so that nothing is learned


def look(*layers: LayerLook, **changed: Any) -> NetworkLook:
    return replace(HEALTHY, layers=layers or HEALTHY.layers, **changed)


def stuck(layer: LayerLook, **changed: Any) -> LayerLook:
    return replace(layer, step=SMALL, **changed)


CASES: list[tuple[NetworkLook, Kind, str | None, str]] = [
    (look(), "keeps", None, "signal changes by a factor of 0.8 .* to dense2, and gradients reach"),
    # what starts small, or at zero, learns where a gradient reaches it
    (look(DENSE1, RELU1, replace(DENSE2, size=0, between=0, step=math.inf)), "keeps", None,
     "output of dense2 starts small .×0 of"),
    (look(DENSE1, RELU1, replace(DENSE2, between=0.014)), "keeps", None, "starts small"),
    (look(DENSE1, RELU1, replace(DENSE2, between=11.0)), "keeps", None, "starts large"),
    (look(replace(DENSE1, step=None), replace(DENSE2, step=None)), "none", None, "No weights"),
    (look(DENSE1, replace(RELU1, dead=1.0, zeros=1.0), stuck(DENSE2)), "dead", "relu1",
     "All units of relu1 are 0 for all 256 images"),
    (look(DENSE1, replace(RELU1, dead=0.51), DENSE2), "dead", "relu1", "51.0.% of the units"),
    (look(DENSE1, replace(RELU1, dead=0.5), DENSE2), "keeps", None, ""),
    (look(DENSE1, replace(RELU1, zeros=0.999), DENSE2), "dead", "relu1", "Only 0.10.% of the out"),
    (look(DENSE1, replace(TANH1, dead=1.0), DENSE2), "keeps", None, ""),
    (look(replace(DENSE1, alike=True), RELU1, DENSE2), "equal", "dense1", "act as a single unit"),
    (look(DENSE1, RELU1, replace(DENSE2, alike=True)), "keeps", None, ""),
    (look(stuck(DENSE1), TANH1, stuck(DENSE2, between=1e-5)), "shrinks", "dense2",
     "differences between images shrink 100000-fold on the way to dense2: they hardly"),
    (look(stuck(DENSE1, gradient=1e-6), TANH1, stuck(DENSE2)), "shrinks", "dense1",
     "The gradient shrinks 500000-fold on its way back to dense1"),
    (look(replace(DENSE1, step=1e-4), TANH1, replace(DENSE2, between=1e-5, step=1e-4)), "shrinks",
     "dense2", "it may take a long time"),
    (look(stuck(DENSE1), replace(TANH1, between=0.0), stuck(DENSE2)), "constant", "tanh1",
     "tanh1 has the same output for all 256 images"),
    (look(stuck(DENSE1), replace(TANH1, flat=0.9), stuck(DENSE2)), "saturates", "tanh1", "flat"),
    (look(DENSE1, replace(TANH1, flat=0.9), DENSE2), "saturates", "tanh1", "flat"),
    (look(stuck(DENSE1), TANH1, stuck(DENSE2)), "slow", None, "3.000 steps like the first"),
    (look(DENSE1, RELU1, replace(DENSE2, size=400.0), loss=500.0), "grows", "dense2",
     "grows 400-fold up to dense2: .* a loss of 500, compared with 2.3"),
    (look(DENSE1, RELU1, replace(DENSE2, size=400.0), loss=None), "grows", "dense2", "explode"),
    (look(DENSE1, RELU1, replace(DENSE2, size=math.inf), loss=math.nan), "grows", "dense2",
     "infinite or NaN"),
    (look(loss=math.nan), "grows", "dense2", "infinite or NaN"),
    (look(overshoot=7.0), "overshoots", None, "the loss would fall by 7 times its value"),
    (look(DENSE1, overshoot=7.0), "keeps", None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("net", "kind", "layer", "words"), CASES)
def test_verdict(net: NetworkLook, kind: Kind, layer: str | None, words: str) -> None:
    verdict = judge(net)
    assert (verdict.kind, verdict.layer) == (kind, layer)
    said = str(verdict.sentence)
    assert re.search(words, said), said
    assert "%" not in re.sub(r"\d\u202f%", "", said)
    assert verdict.calm == (kind in ("keeps", "none"))


def test_every_text_and_kind_is_reached() -> None:
    verdicts = [judge(net) for net, *_ in CASES]
    deep = look(stuck(DENSE1, gradient=1e-6), TANH1, replace(DENSE2, step=1e-4))
    verdicts.append(judge(deep))
    assert {verdict.sentence.text for verdict in verdicts} == set(SENTENCES)
    assert {verdict.kind for verdict in verdicts} == set(get_args(Kind))


def test_growth_counts_the_layers_that_grow_together() -> None:
    # three layers grow one by one, four together: L − 2 times as fast
    deep = look(DENSE1, RELU1, DENSE2, RELU1, DENSE3, RELU1, replace(DENSE3, name="dense4"))
    assert look().growth == pytest.approx(1e-3 * 3000)
    assert deep.growth == pytest.approx(2 * 1e-3 * 3000)
    assert look(replace(DENSE1, step=0.0), replace(DENSE2, step=0.0)).growth == 0


def test_remedies_have_names_and_changes() -> None:
    assert set(BEFORE_TRAINING) == set(get_args(Kind))
    assert {key for keys in BEFORE_TRAINING.values() for key in keys} <= set(CHANGES)
    assert set(NAMES) == set(CHANGES)
