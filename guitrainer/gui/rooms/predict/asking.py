"""The predictions for one image or for all test images, computed by a thread."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.schema import Experiment
from guitrainer.events import StateCaptured
from guitrainer.gui.lab.previews import DatasetCache

if TYPE_CHECKING:
    from guitrainer.data.dataset import Dataset, Pixels
    from guitrainer.explain.prediction import (
        Evaluation,
        Prediction,
        Reconstruction,
        ReconstructionErrors,
    )
    from guitrainer.explain.saliency import Saliency
    from guitrainer.explain.state import NetworkState


Point = tuple[float, float]  # x and y, 0…1 from the left and the top
Stroke = tuple[Point, ...]
MistakesShelf = Literal["cell", "wrong", "uncertain"]
Confusion = tuple[int, int]  # true class, predicted class


@dataclass(frozen=True)
class ImageChoice:
    """The choices in the room, which are kept when the window is created again.

    Parameters
    ----------
    drawing : whether a drawing is shown instead of a test image
    number : index of the test image
    label : class of the test images to offer; None: all classes
    centered : whether a drawing is centered and scaled as MNIST does
    by_chance : whether classes are sorted by their probability
    opened : layer and index of the enlarged map; None: all layers
    shelf, cell : which mistakes are shown
    explained : whether the pixels that the prediction depends on are shown
    """

    drawing: bool = False
    number: int = 0
    label: int | None = None
    strokes: tuple[Stroke, ...] = ()
    centered: bool = True
    by_chance: bool = False
    opened: tuple[str, int] | None = None
    shelf: MistakesShelf = "wrong"
    cell: Confusion | None = None
    explained: bool = False

    @property
    def image(self) -> tuple[object, ...]:
        """The part of the choice that identifies the image, and what is computed for it."""
        if self.drawing:
            return self.strokes, self.centered, self.explained
        return self.number, self.explained


@dataclass(frozen=True)
class ImageQuestion:
    """An image for a network.

    Parameters
    ----------
    state : weights of the network
    image : the part of the choice that identifies the image
    size : size of the drawing, in pixels; None if there is none
    experiment : experiment of the network
    choice : choice of the image
    ink : the drawing, if any
    """

    state: StateCaptured
    image: tuple[object, ...]
    size: tuple[int, ...] | None
    experiment: Experiment = field(compare=False)
    choice: ImageChoice = field(compare=False)
    ink: NDArray[np.float64] | None = field(compare=False)


@dataclass(frozen=True)
class Answer:
    """The prediction for an image, or its reconstruction.

    Parameters
    ----------
    pixels : (C, H, W), the image as it is in the dataset
    number : index of the test image; None for a drawing
    label : true class of the image; None for a drawing
    saliency : what the prediction depends on; None if it was not requested
    """

    question: ImageQuestion
    dataset: "Dataset"
    pixels: "Pixels"
    number: int | None
    label: int | None
    prediction: "Prediction | Reconstruction"
    saliency: "Saliency | None" = None

    @property
    def step(self) -> int:
        """Number of weight updates so far."""
        return self.question.state.step

    @cached_property
    def filters(self) -> "dict[str, NDArray[np.floating]]":
        """The weights as they are applied, LAYER.weight, and all other arrays."""
        from guitrainer.nn.standardization import applied_weights

        layers = self.question.experiment.network.layers
        return applied_weights(layers, self.question.state.arrays)

    @property
    def classified(self) -> "Prediction | None":
        """The prediction, if the network classifies."""
        from guitrainer.explain.prediction import Prediction

        return self.prediction if isinstance(self.prediction, Prediction) else None

    @property
    def reconstructed(self) -> "Reconstruction | None":
        """The reconstruction, if the network reconstructs images."""
        from guitrainer.explain.prediction import Reconstruction

        return self.prediction if isinstance(self.prediction, Reconstruction) else None


@dataclass(frozen=True)
class Judged:
    """The predictions for all test images, or the errors of their reconstructions."""

    state: StateCaptured
    dataset: "Dataset"
    evaluation: "Evaluation | ReconstructionErrors"

    @property
    def classified(self) -> "Evaluation | None":
        """The predictions, if the network classifies."""
        from guitrainer.explain.prediction import Evaluation

        return self.evaluation if isinstance(self.evaluation, Evaluation) else None

    @property
    def reconstructed(self) -> "ReconstructionErrors | None":
        """The errors, if the network reconstructs images."""
        from guitrainer.explain.prediction import ReconstructionErrors

        return self.evaluation if isinstance(self.evaluation, ReconstructionErrors) else None


def ask(question: ImageQuestion, datasets: DatasetCache) -> Answer:
    """Predict one image.

    Raises
    ------
    InputError
        If the images cannot be read, or the weights do not fit.
    """
    from guitrainer.explain.drawing import drawn_image, is_digit_sized
    from guitrainer.explain.prediction import predict, reconstruct
    from guitrainer.explain.state import NetworkState

    dataset = datasets.get(question.experiment)
    number = label = None
    if question.ink is not None:
        centered = question.choice.centered and is_digit_sized(dataset)
        pixels = drawn_image(question.ink, dataset, centered=centered)
    else:
        number = question.choice.number % len(dataset.test)
        pixels, label = dataset.test.images[number], int(dataset.test.labels[number])
    state = NetworkState(question.experiment, question.state.arrays)
    classifies = question.experiment.network.classifies
    found = (predict if classifies else reconstruct)(state, dataset, pixels)
    answer = Answer(question, dataset, pixels, number, label, found)
    if not (classifies and question.choice.explained):
        return answer
    return replace(answer, saliency=_explain(answer, state))


def _explain(answer: Answer, state: "NetworkState") -> "Saliency":
    """Compute what the predicted class depends on; kernels are compiled by other processes."""
    from guitrainer.explain.saliency import prepare, saliency
    from kernels.ahead import compile_ahead

    dataset, pixels = answer.dataset, answer.pixels
    key = ("saliency", answer.question.experiment.network, dataset.shape)
    compile_ahead(key, lambda: prepare(state, dataset, pixels))
    return saliency(state, dataset, pixels)


def judge(experiment: Experiment, state: StateCaptured, datasets: DatasetCache) -> Judged:
    """Predict or reconstruct all test images.

    Raises
    ------
    InputError
        If the images cannot be read, or the weights do not fit.
    """
    from guitrainer.explain.prediction import BATCH, evaluate, evaluate_reconstructions
    from guitrainer.explain.state import NetworkState
    from guitrainer.nn.engine import Engine
    from kernels.ahead import compile_ahead

    dataset = datasets.get(experiment)
    network = NetworkState(experiment, state.arrays)
    classifies = experiment.network.classifies
    batch_size = min(experiment.training.batch_size if classifies else BATCH, len(dataset.test))

    def build() -> object:
        engine = Engine(network.network(dataset), batch_size)
        return engine.source(dataset.test.images, *dataset.transform.parts())

    compile_ahead(("judge", experiment.network, dataset.shape, batch_size), build)
    found = (evaluate if classifies else evaluate_reconstructions)(network, dataset)
    return Judged(state, dataset, found)
