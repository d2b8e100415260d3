"""Training without labels: what is reported, and that it is repeatable."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from guitrainer.config import schema
from guitrainer.config.loading import load_preset
from guitrainer.data.loading import load_dataset
from guitrainer.errors import NetworkError
from guitrainer.events import EvaluationFinished, Event, RunFinished, RunStarted, StepFinished
from guitrainer.runs.experiment import run_experiment
from guitrainer.runs.replay import read_events
from guitrainer.training.control import Control
from guitrainer.training.drawing import draw_network
from guitrainer.training.preview import preview_experiment
from tests.training.lab import assert_same_bits, make_dataset, of_kind, training

SPARSE = load_preset("photo-sparse")
DATA = SPARSE.data.model_copy(update={"limit": 300, "test_limit": 40})


def few_steps(**options: Any) -> schema.Experiment:
    short = SPARSE.training.model_copy(update={"steps": 12, "batch_size": 50} | options)
    return SPARSE.model_copy(update={"data": DATA, "training": short})


DATASET = load_dataset(DATA, 0)


def trained(threads: int = 1, stop_at: int | None = None) -> tuple[list[Event], dict[str, Any]]:
    with training(few_steps(), DATASET, threads) as trainer:
        return list(trainer.events(Control(stop_at))), trainer.state()[0]


def test_there_is_a_loss_and_no_accuracy() -> None:
    events, state = trained()
    started, finished = of_kind(events, RunStarted)[0], of_kind(events, RunFinished)[0]
    assert {event.accuracy for event in of_kind(events, StepFinished)} == {None}
    assert {event.test_accuracy for event in of_kind(events, EvaluationFinished)} == {None}
    assert (finished.test_accuracy, started.expected_accuracy) == (None, None)
    assert started.expected_loss == pytest.approx(1, abs=0.05)  # patches of unit contrast
    assert finished.test_loss is not None and finished.test_loss < 0.9
    norms = np.square(state["conv1.weight"]).sum(axis=(1, 2, 3))
    np.testing.assert_allclose(norms, 1, rtol=1e-5)


def test_the_loss_is_that_of_the_reconstructed_images() -> None:
    with training(few_steps(), DATASET) as trainer:
        for _ in trainer.events(Control()):
            pass
        loss, accuracy = trainer.evaluate()
        weight = trainer.state()[0]["conv1.weight"].reshape(48, -1)
    images = DATASET.transform.apply(DATASET.test.images).reshape(40, -1).astype(np.float64)
    responses = images @ weight.T
    best = np.abs(responses).argmax(axis=1)
    output = responses[np.arange(40), best, None] * weight[best]
    assert accuracy is None
    assert loss == pytest.approx(float(np.mean((output - images) ** 2)), rel=1e-5)


def test_threads_change_no_bit() -> None:
    assert_same_bits(trained(threads=3)[1], trained()[1])


def test_a_run_on_disk_is_resumed_and_read_back(tmp_path: Path) -> None:
    whole = list(run_experiment(few_steps(), out=tmp_path / "whole", dataset=DATASET))
    list(run_experiment(few_steps(), Control(7), out=tmp_path / "half", dataset=DATASET))
    list(run_experiment(None, resume=tmp_path / "half"))
    for name in ("steps.csv", "metrics.csv", "checkpoint.safetensors", "filters.npz"):
        assert (tmp_path / "half" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
    again = list(read_events(tmp_path / "whole"))
    assert [e.accuracy for e in of_kind(again, StepFinished)] == [None] * 12
    first, last = of_kind(again, RunStarted)[0], of_kind(again, RunFinished)[0]
    assert first.expected_loss == of_kind(whole, RunStarted)[0].expected_loss
    assert last.kurtosis == of_kind(whole, RunFinished)[0].kurtosis is not None


def test_images_without_labels_are_not_classified() -> None:
    layers = schema.Network(layers=(schema.Dense(),))
    with pytest.raises(
        NetworkError, match=r"network\.objective: got classification, accepted: rec"
    ):
        draw_network(SPARSE.model_copy(update={"network": layers}), DATASET)


def test_a_preview_has_no_verdict_about_classes() -> None:
    preview = preview_experiment(few_steps(), DATASET)
    assert preview.verdict is None
    assert preview.expected_accuracy is None
    assert preview.kurtosis == pytest.approx(2.8, abs=0.2)  # of random filters
    assert [layer.report.parameters for layer in preview.layers] == [48 * 81, 0, 0]


def test_labeled_images_are_reconstructed_without_their_labels() -> None:
    """Masking noise on the input, as in a denoising autoencoder; the target is the clean image."""
    layers = (
        schema.Dropout(rate=0.3),
        schema.Conv(filters=4, kernel_size=4, stride=4),
        schema.Relu(),
        schema.TransposedConv(filters=1, kernel_size=4, stride=4),
    )
    asked = schema.Experiment(
        network=schema.Network(layers=layers, objective="reconstruction"),
        training=schema.Training(steps=60, batch_size=40, learning_rate=1.0),
    )
    with training(asked, make_dataset()) as trainer:
        events = list(trainer.events(Control()))
    first, last = of_kind(events, StepFinished)[0], of_kind(events, RunFinished)[0]
    assert last.test_loss is not None and last.test_loss < first.loss
