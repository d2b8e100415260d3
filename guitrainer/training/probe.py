"""A second, slower engine on the same weights that keeps all intermediate results.

It runs one op per layer and keeps all outputs and gradients. It is compiled on first use.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from guitrainer.analysis.histograms import histogram_of
from guitrainer.analysis.signals import request_statistics, signal_statistics
from guitrainer.data.dataset import Dataset
from guitrainer.events import Diverged, LayerHistogram, LayerSignals
from guitrainer.nn.engine import Engine, ImageSource, Indices
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.paths import forced
from guitrainer.nn.planes import Array
from kernels.ahead import compile_ahead

# Statistics over this many images are stable enough, regardless of the batch size.
PROBE_IMAGES = 64
# Those of a run, which are measured again and again.
SIGNAL_IMAGES = 32
# LSUV: largest deviation of the standard deviation from 1, and most attempts.
LSUV_TOLERANCE = 0.1
LSUV_TRIES = 10


@dataclass(frozen=True)
class OutputMeasured:
    """Standard deviation of a layer's output after a number of divisions of its weight."""

    layer: str
    divisions: int
    std: float


class Probe:
    """Measures the inside of a network on training images.

    Parameters
    ----------
    most : number of images measured at a time, if there are that many
    training : whether the gradients of weights are measured, too
    """

    def __init__(
        self,
        network: BuiltNetwork,
        dataset: Dataset,
        most: int = PROBE_IMAGES,
        *,
        training: bool = True,
    ) -> None:
        self.network, self.dataset, self._training = network, dataset, training
        self.images = min(len(dataset.train.labels), most)

    @cached_property
    def engine(self) -> Engine:
        """The engine that keeps all outputs and gradients."""
        plans = [layer.plan for layer in self.network.layers]
        compile_ahead(("probe", plans, self.images, self._training, forced()), self.request)
        return self._build()

    def _build(self) -> Engine:
        return Engine(self.network, self.images, keep=True, training=self._training)

    def request(self) -> None:
        """Request the kernels it needs; nothing else is done while calls are recorded."""
        self._build()
        request_statistics(self.network.dtype)

    @cached_property
    def _source(self) -> ImageSource:
        return self.engine.source(self.dataset.train.images, *self.dataset.transform.parts())

    def run(self, index: Indices) -> float:
        """Run images forward and their loss back with the current weights; return the mean loss."""
        index = index[: self.images]
        self.engine.refresh()
        self.engine.forward(self._source, index)
        loss, _ = self.engine.loss(self.dataset.train.labels[index])
        self.engine.backward()
        return loss

    @contextmanager
    def without_trace(self) -> Iterator[None]:
        """Restore the state of training: gradients and the statistics of batch normalization."""
        arrays = [p.flat_grad for p in self.network.parameters]
        arrays += [array for layer in self.network.layers for array in layer.running or ()]
        saved = [array.copy() for array in arrays]
        try:
            yield
        finally:
            for array, values in zip(arrays, saved, strict=True):
                array[:] = values

    def outputs(self, index: Indices) -> list[Array]:
        """Return the output of every layer, NCHW."""
        with self.without_trace():
            self.engine.refresh()
            self.engine.forward(self._source, index[: self.images])
        return [self.engine.output(k) for k in range(len(self.network.layers))]

    def signals(self, index: Indices, ratios: dict[str, float]) -> tuple[LayerSignals, ...]:
        """Measure the signals of every layer, forward and backward.

        Parameters
        ----------
        ratios : norm of the last update over the norm of the weight, by layer
        """
        with self.without_trace():
            self.run(index)
        return tuple(
            self._signals(k, ratios.get(layer.name)) for k, layer in enumerate(self.network.layers)
        )

    def histograms(self) -> Iterator[LayerHistogram]:
        """Count the outputs of every layer, as they were in the last run."""
        samples = self.engine.mode.samples
        for k, layer in enumerate(self.network.layers):
            values = self.engine.planes[k + 1].in_order(samples)
            found = histogram_of(layer.name, "activations", values)
            if found is not None:
                yield found

    def _signals(self, k: int, ratio: float | None) -> LayerSignals:
        output, gradient = self.engine.planes[k + 1], self.engine.grads[k + 1]
        assert gradient is not None  # an engine with `keep` has all gradients
        samples = self.engine.mode.samples
        forward = signal_statistics(output.values(samples))
        backward = signal_statistics(gradient.values(samples))
        return LayerSignals(
            layer=self.network.layers[k].name,
            mean=forward.mean,
            std=forward.std,
            zeros=forward.zeros,
            dead_units=forward.dead_units,
            gradient_mean=backward.mean,
            gradient_std=backward.std,
            gradient_zeros=backward.zeros,
            update_ratio=ratio,
        )

    def diverged(self, step: int, index: Indices) -> Diverged:
        """Find the first layer, counted from the image, with a value that is not finite."""
        parts = range(0, min(len(index), PROBE_IMAGES), self.images)
        outputs = [self.outputs(index[start:PROBE_IMAGES]) for start in parts]
        for k, layer in enumerate(self.network.layers):
            for parameter in (layer.weight, layer.bias):
                if parameter is not None and not np.isfinite(parameter.value).all():
                    return Diverged(step, layer.name, f"its {parameter.part} is not finite")
            if not all(np.isfinite(output[k]).all() for output in outputs):
                return Diverged(step, layer.name, "its output is not finite")
        last = self.network.layers[-1].name
        return Diverged(step, last, "the loss of its logits is not finite")

    def calibrate(self) -> None:
        """Scale the output of each layer initialized by LSUV to unit variance, layer by layer."""
        for _ in self.calibration():
            pass

    def calibration(self) -> Iterator[OutputMeasured]:
        """Calibrate as `calibrate` does, yielding every measurement.

        References
        ----------
        Mishkin & Matas (2016), All you need is a good init, algorithm 1.
        """
        index = np.arange(min(self.images, len(self.dataset.train.labels)))
        for k, layer in enumerate(self.network.layers):
            initializer = getattr(layer.plan.spec, "initializer", None)
            if initializer is None or initializer.scheme != "lsuv" or layer.weight is None:
                continue
            for divisions in range(LSUV_TRIES):
                std = float(self.outputs(index)[k].std())
                yield OutputMeasured(layer.name, divisions, std)
                if abs(std - 1) < LSUV_TOLERANCE or std == 0 or not np.isfinite(std):
                    break
                layer.weight.flat /= np.float32(std)
