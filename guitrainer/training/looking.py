"""Measures a network and its first update before training, for `analysis.judgment`."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from guitrainer.analysis.guessing import guessing
from guitrainer.analysis.kinds import traits_of
from guitrainer.analysis.look import LayerLook, NetworkLook
from guitrainer.analysis.symmetry import filter_spread
from guitrainer.config import schema
from guitrainer.nn.network import BuiltLayer
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import Array
from guitrainer.nn.schedules import learning_rate_factor
from guitrainer.training.probe import Probe

# Enough images to find units that are rarely active; more would delay the window.
LOOK_IMAGES = 256
# Shorter runs are judged as if they had this length, because the network is judged, not the run.
LEAST_STEPS = 300
SCHEDULE_SAMPLES = 200
ROUNDING = 1e-5  # a remainder below this share of a gradient is a rounding error
EQUAL = 1e-6  # spread of units that differ only by rounding


@dataclass
class _Spread:
    """Sums of outputs over the images, relative to the first batch to preserve precision.

    `shift` is their mean over the first batch; `total` and `squares` are sums of differences from
    it.
    """

    shift: Array
    total: Array
    squares: float = 0.0
    images: int = 0

    @classmethod
    def of(cls, first: Array) -> "_Spread":
        return cls(first.mean(axis=0), np.zeros(first.shape[1:]))

    def add(self, outputs: Array) -> None:
        off = outputs - self.shift
        self.total += off.sum(axis=0, dtype=np.float64)
        self.squares += float(np.vdot(off, off))
        self.images += len(outputs)

    @property
    def mean(self) -> Array:
        return self.shift + self.total / self.images

    @property
    def between(self) -> float:
        """Root mean variance over the images."""
        off = self.total / self.images
        variance = self.squares / (self.images * off.size) - float(np.square(off).mean())
        return math.sqrt(max(variance, 0.0)) if math.isfinite(variance) else variance

    @property
    def size(self) -> float:
        """Root mean square."""
        return math.hypot(self.between, math.sqrt(float(np.square(self.mean).mean())))


@dataclass
class _Sums:
    """Sums over the batches, for one layer."""

    spread: _Spread
    on: Array  # units that were not 0 at least once
    zeros: int = 0
    flat: float = 0.0
    gradient_squares: float = 0.0
    gradient: Array | None = None  # gradients with respect to the outputs, over the images
    weight_gradient: Array | None = None
    bias_gradient: Array | None = None


@dataclass
class _Batches:
    """Sums for the images and for all layers."""

    input: _Spread
    layers: list[_Sums]
    batches: int = 0
    loss: float = 0.0

    @property
    def images(self) -> int:
        return self.input.images


@dataclass(frozen=True)
class _Rule:
    """How the optimizer computes its first update from a gradient clipped by the factor `clip`."""

    training: schema.Training
    clip: float

    def update(self, part: Array, gradient: Array) -> Array:
        """Return the contribution of a part of the gradient to the update."""
        training = self.training
        update = part * (self.clip * training.learning_rate)
        if training.optimizer in ("adam", "adamw"):
            return update / (np.abs(gradient * self.clip) + training.epsilon)
        if training.optimizer == "rmsprop":
            size = np.abs(gradient * self.clip) * math.sqrt(1 - training.rho)
            return update / (size + training.epsilon)
        return update


def _clipping(sums: _Batches, limit: float | None) -> float:
    """Return the factor of the gradient in the update."""
    norm = math.sqrt(sum(float(np.square(one).sum()) for one in _gradients(sums)))
    return min(1.0, limit / norm) if limit is not None and norm > 0 else 1.0


def _gain(probe: Probe, sums: _Batches, rule: _Rule) -> float:
    """Decrease of the loss by the first update if the slope stayed constant.

    Weights before batch normalization are left out: their scale does not matter, so a long step,
    which is orthogonal to them, makes them large and the next steps short.
    """
    kinds = [layer.plan.spec.type for layer in probe.network.layers]
    normalized = [traits_of(behind).normalizes for behind in kinds[1:]] + [False]
    free = [one for one, scaled in zip(sums.layers, normalized, strict=True) if not scaled]
    gradients = _gradients(replace(sums, layers=free))
    return sum(float((rule.update(one, one) * one).sum()) for one in gradients)


def _gradients(sums: _Batches) -> Iterator[Array]:
    for one in sums.layers:
        for gradient in (one.weight_gradient, one.bias_gradient):
            if gradient is not None:
                yield gradient / sums.batches


def look_at(probe: Probe, training: schema.Training, total_steps: int) -> NetworkLook:
    """Measure signal, gradient and first update of a network on up to 256 training images.

    Parameters
    ----------
    probe : probe of the network that a run starts with; nothing in it is changed
    training : how the network will be trained
    total_steps : length of the training
    """
    with np.errstate(all="ignore"):
        sums = _measure(probe)
        rule = _Rule(training, _clipping(sums, training.clip_norm))
        layers = tuple(_layers(probe, sums, rule))
        gain = _gain(probe, sums, rule)
    loss = sums.loss / sums.batches
    return NetworkLook(
        layers=layers,
        images=sums.images,
        input_between=sums.input.between,
        loss=loss,
        expected_loss=guessing(probe.dataset.train.labels).loss,
        overshoot=gain / loss if loss > 0 else 0.0,
        steps=_updates(training, total_steps),
    )


def _measure(probe: Probe) -> _Batches:
    count = min(LOOK_IMAGES, len(probe.dataset.train.labels))
    sums: _Batches | None = None
    for start in range(0, count, probe.images):
        index = np.arange(start, min(start + probe.images, count))
        with probe.without_trace():
            loss = probe.run(index)
            planes = [plane.take(len(index)) for plane in probe.engine.planes]
            sums = sums or _started(planes)
            sums.loss += loss
            sums.batches += 1
            sums.input.add(planes[0])
            for k, (one, output) in enumerate(zip(sums.layers, planes[1:], strict=True)):
                _add_output(one, output, probe.network.layers[k])
                _add_gradients(one, k, probe, len(index))
    assert sums is not None
    return sums


def _started(planes: list[Array]) -> _Batches:
    layers = [_Sums(_Spread.of(one), np.zeros(one.shape[1], np.bool_)) for one in planes[1:]]
    return _Batches(_Spread.of(planes[0]), layers)


def _add_output(one: _Sums, output: Array, layer: BuiltLayer) -> None:
    one.spread.add(output)
    nonzero = output != 0
    one.zeros += output.size - int(np.count_nonzero(nonzero))
    one.on |= nonzero.any(axis=(0, 2, 3))
    traits = traits_of(layer.plan.spec.type)
    if traits.bounds is not None:
        one.flat += traits.flatness(float(output.mean()), float(output.std())) * len(output)


def _add_gradients(one: _Sums, k: int, probe: Probe, images: int) -> None:
    layer, plane = probe.network.layers[k], probe.engine.grads[k + 1]
    if layer.weight is None:
        return
    assert plane is not None  # an engine with `keep` has all gradients
    gradient = plane.take(images)
    # the loss is a mean over the batch, so the gradient of one image is larger by `images`
    one.gradient_squares += float(np.vdot(gradient, gradient)) * images**2
    total = gradient.sum(axis=0, dtype=np.float64)
    one.gradient = total if one.gradient is None else one.gradient + total
    if layer.weight.trainable:
        one.weight_gradient = _added(one.weight_gradient, layer.weight)
        one.bias_gradient = _added(one.bias_gradient, layer.bias)


def _added(before: Array | None, parameter: Parameter | None) -> Array | None:
    if parameter is None:
        return None
    grad = parameter.grad.astype(np.float64)
    return grad if before is None else before + grad


# ---------------------------------------------------------------- one layer


def _layers(probe: Probe, sums: _Batches, rule: "_Rule") -> Iterator[LayerLook]:
    every, before = sums.images, sums.input.mean
    for layer, one in zip(probe.network.layers, sums.layers, strict=True):
        mean = one.spread.mean
        trained = one.weight_gradient is not None
        weighted = isinstance(layer.plan.spec, schema.WeightLayer)
        yield LayerLook(
            name=layer.name,
            type=layer.plan.spec.type,
            size=one.spread.size,
            between=one.spread.between,
            dead=1 - float(one.on.mean()),
            zeros=one.zeros / (every * mean.size),
            flat=one.flat / every,
            gradient=math.sqrt(one.gradient_squares / every),
            step=_step(layer, one, before, sums.batches, rule) if trained else None,
            alike=trained and weighted and _alike(layer, one),
        )
        before = mean


def _step(layer: BuiltLayer, one: _Sums, before: Array, batches: int, rule: "_Rule") -> float:
    """Return the part of the first update that differs between images, relative to the weight."""
    assert layer.weight is not None and one.weight_gradient is not None
    assert one.gradient is not None
    gradient = one.weight_gradient / batches
    part = gradient - _of_means(layer, before, one.gradient / batches)
    if float(np.linalg.norm(part)) < ROUNDING * float(np.linalg.norm(gradient)):
        return 0.0
    update = float(np.linalg.norm(rule.update(part, gradient)))
    size = float(np.linalg.norm(layer.weight.value.astype(np.float64)))
    if size == 0:
        return math.inf if update > 0 else 0.0
    return update / size


def _of_means(layer: BuiltLayer, before: Array, gradient: Array) -> Array:
    """Return the gradient of the weight for the mean image, in the shape of the weight."""
    formula = traits_of(layer.plan.spec.type).weight_gradient
    if formula is None:  # then the whole gradient counts
        assert layer.weight is not None
        return np.zeros(layer.weight.value.shape)
    return formula(layer.plan, before, gradient)


def _alike(layer: BuiltLayer, sums: _Sums) -> bool:
    """Return whether all units are equal and stay so."""
    assert layer.weight is not None and sums.weight_gradient is not None
    parts = [_by_unit(layer, layer.weight.value), _by_unit(layer, sums.weight_gradient)]
    if layer.bias is not None and sums.bias_gradient is not None:
        parts += [_by_unit(layer, layer.bias.value), _by_unit(layer, sums.bias_gradient)]
    return len(parts[0]) > 1 and all(filter_spread(part) < EQUAL for part in parts)


def _by_unit(layer: BuiltLayer, values: Array) -> Array:
    """Return a weight or bias as (units, …)."""
    axis = traits_of(layer.plan.spec.type).unit_axis
    return np.moveaxis(values, axis, 0).reshape(values.shape[axis], -1)


def _updates(training: schema.Training, total_steps: int) -> float:
    """Return the length of the run in units of the first update at the full learning rate."""
    adaptive = training.optimizer in ("adam", "adamw")
    gain = 1.0 if adaptive else 1 / (1 - training.effective_momentum)
    places = np.linspace(0, total_steps - 1, min(SCHEDULE_SAMPLES, total_steps)).astype(int)
    mean = np.mean([learning_rate_factor(training, int(k), total_steps) for k in places])
    return gain * max(total_steps, LEAST_STEPS) * float(mean)
