"""Writes a network for Keras 3: as a whole (.keras), or its weights (.weights.h5).

A .keras file is a zip archive with the configuration of the layers, their weights, and metadata.
The layers are those of the Keras code of an experiment, so both are the same model.
"""

import ast
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import h5py
import numpy as np
from numpy.typing import NDArray

from guitrainer.config import schema
from guitrainer.errors import InputError
from guitrainer.explain.sources.keras import ends_flat, keras_modules_of, keras_name, keras_names
from guitrainer.explain.sources.kinds import Module
from guitrainer.nn.plans import LayerPlan
from guitrainer.runs.export.plain import as_applied

VERSION = "3.9.0"  # the first one that has all layers that are written
_EPOCH = (1980, 1, 1, 0, 0, 0)  # equal networks give equal files
# Names of the arguments that the code passes by position.
_POSITIONAL: dict[str, tuple[str, ...]] = {
    "Activation": ("activation",),
    "AveragePooling2D": ("pool_size",),
    "Conv2D": ("filters", "kernel_size"),
    "Conv2DTranspose": ("filters", "kernel_size"),
    "Cropping2D": ("cropping",),
    "Dense": ("units",),
    "DepthwiseConv2D": ("kernel_size",),
    "Dropout": ("rate",),
    "MaxPooling2D": ("pool_size",),
    "PReLU": ("alpha_initializer",),
    "Reshape": ("target_shape",),
    "UpSampling2D": ("size",),
    "ZeroPadding2D": ("padding",),
}


def keras_weights(plans: Sequence[LayerPlan], arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """Encode the weights for the model that the Keras code of an experiment builds.

    Parameters
    ----------
    plans : layers, in order
    arrays : weights, named as in a checkpoint
    """
    layers = [(_class_of(module), module) for module in keras_modules_of(plans)]
    return _weights(layers, arrays, keras_names(plans))


def keras_model(
    plans: Sequence[LayerPlan],
    arrays: Mapping[str, NDArray[Any]],
    metadata: Mapping[str, str],
    classifies: bool = True,
) -> memoryview:
    """Encode a network as a .keras file.

    Parameters
    ----------
    plans : layers, in order
    arrays : weights, named as in a checkpoint
    metadata : descriptions, which are added to the metadata of the file
    classifies : whether the output has a logit per class; otherwise it is an image

    Raises
    ------
    InputError
        If Keras has no such layer.
    """
    plans, arrays = as_applied(plans, arrays)
    graph = _Layout(plans)
    layers = []
    for module in keras_modules_of(plans, classifies):
        kind, settings = _built_in(module)
        layers.append((kind, module))
        graph.add(kind, settings, module)
    files = {
        "metadata.json": json.dumps({"keras_version": VERSION, **metadata}).encode(),
        "config.json": json.dumps(graph.config()).encode(),
        "model.weights.h5": _weights(layers, arrays, keras_names(plans)),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content)
    return buffer.getbuffer()


# ---------------------------------------------------------------- configuration


class _Layout:
    """The configuration of a model: its layers, each with the layers whose output it takes.

    Parameters
    ----------
    plans : layers of the network
    """

    def __init__(self, plans: Sequence[LayerPlan]) -> None:
        channels, height, width = plans[0].input_shape
        shape = [None, height, width, channels]
        self._names = keras_names(plans)
        self._counts: Counter[str] = Counter()
        # By the name of a layer that is complete: its output in Keras, and whether it is a vector.
        self._outputs: dict[str, tuple[str, bool]] = {}
        self._layers: list[dict[str, Any]] = []
        self._last = ""
        self._put("InputLayer", {"batch_shape": shape, "dtype": "float32", "name": "images"})

    def add(self, kind: str, settings: Mapping[str, Any], module: Module) -> None:
        """Add a layer behind the latest one."""
        plan = module.plan
        if plan is None:
            self._own(kind, settings)
        elif plan.branch is not None:
            self._sum(kind, settings, plan)
        else:
            self._put(kind, {**settings, "name": self._names[plan.name]})
        if module.ends:
            self._outputs[module.ends] = (self._last, ends_flat(module))

    def _sum(self, kind: str, settings: Mapping[str, Any], plan: LayerPlan) -> None:
        """Add the sum with an earlier output, which may pass a projection first."""
        branch, main = plan.branch, self._last
        assert branch is not None
        self._last, flat = self._outputs[branch.origin]
        if flat:
            self._own("Reshape", {"target_shape": [1, 1, branch.shape[0]]})
        if branch.window is not None:
            self._put(kind, {**settings, "name": keras_name(plan, self._names)})
        self._put("Add", {"name": self._names[plan.name]}, main)

    def _own(self, kind: str, settings: Mapping[str, Any]) -> None:
        """Add a layer that only changes the shape."""
        self._counts[kind] += 1
        self._put(kind, {**settings, "name": f"{_snake(kind)}_{self._counts[kind]}"})

    def _put(self, kind: str, settings: Mapping[str, Any], beside: str = "") -> None:
        """Add a layer that takes the latest output, as a second one if `beside` is given."""
        arguments = [[_tensor(beside), _tensor(self._last)] if beside else _tensor(self._last)]
        entry = _entry(kind, settings)
        entry["name"] = self._last = settings["name"]
        entry["inbound_nodes"] = [{"args": arguments, "kwargs": {}}] if self._layers else []
        self._layers.append(entry)

    def config(self) -> dict[str, Any]:
        """Return the configuration of the whole model."""
        inside = {
            "name": "network",
            "trainable": True,
            "layers": self._layers,
            "input_layers": [["images", 0, 0]],
            "output_layers": [[self._last, 0, 0]],
        }
        return {**_entry("Functional", inside), "module": "keras.src.models.functional"}


def _tensor(name: str) -> dict[str, Any]:
    """Return the output of a layer; Keras works out its shape again."""
    history = {"shape": [None], "dtype": "float32", "keras_history": [name, 0, 0]}
    return {"class_name": "__keras_tensor__", "config": history}


def _entry(kind: str, settings: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "module": "keras.layers",
        "class_name": kind,
        "config": dict(settings),
        "registered_name": None,
    }


def _built_in(module: Module) -> tuple[str, dict[str, Any]]:
    """Return the class of a layer in Keras, and its settings."""
    kind, plan = _class_of(module), module.plan
    if plan is not None and isinstance(plan.spec, schema.RmsNorm):
        axes = -1 if module.flat else [1, 2, 3]
        return "RMSNormalization", {"axis": axes, "epsilon": plan.spec.epsilon}
    if plan is not None and isinstance(plan.spec, schema.L1Penalty):
        return "Identity", {}  # it has no effect on predictions
    if not module.code.startswith("layers."):
        assert plan is not None
        raise InputError(
            f"layer {plan.name}: a layer of type {plan.spec.type} cannot be exported as .keras, "
            "because Keras has no such layer; accepted: .weights.h5, for the model that "
            "`explain initializers --source keras` writes"
        )
    return kind, _settings(kind, module.code)


def _class_of(module: Module) -> str:
    return module.code.partition("(")[0].removeprefix("layers.")


def _settings(kind: str, code: str) -> dict[str, Any]:
    """Return the arguments of a call, by name; without initializers, because weights are loaded."""
    call = ast.parse(code, mode="eval").body
    assert isinstance(call, ast.Call)
    named = dict(zip(_POSITIONAL.get(kind, ()), call.args, strict=False))
    assert len(named) == len(call.args), f"{kind} has more arguments than names are known"
    named |= {word.arg: word.value for word in call.keywords if word.arg is not None}
    return {
        name: ast.literal_eval(value)
        for name, value in named.items()
        if not name.endswith("_initializer")
    }


# ---------------------------------------------------------------- weights


def _weights(
    layers: Sequence[tuple[str, Module]],
    arrays: Mapping[str, NDArray[Any]],
    names: Mapping[str, str],
) -> bytes:
    """Encode weights in the layout of Keras: numbered by the class of their layer."""
    counts: Counter[str] = Counter()
    buffer = io.BytesIO()
    with h5py.File(buffer, "w") as file:
        for kind, module in layers:
            plan, name = module.plan, _snake(kind)
            numbered = f"{name}_{counts[name]}" if counts[name] else name
            counts[name] += 1
            parts = [] if plan is None else [arrays[key] for key in _keys(plan) if key in arrays]
            if plan is None or not parts:
                continue
            group = file.create_group(f"layers/{numbered}/vars")
            group.attrs["name"] = keras_name(plan, names)
            for index, array in enumerate([_turned(kind, module, parts[0]), *parts[1:]]):
                group.create_dataset(str(index), data=np.ascontiguousarray(array))
    return buffer.getvalue()


def _snake(kind: str) -> str:
    """Name of a class as in the paths of Keras.

    >>> [_snake(kind) for kind in ("Conv2DTranspose", "PReLU", "RmsNorm")]
    ['conv2d_transpose', 'p_re_lu', 'rms_norm']
    """
    name = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", kind)
    return re.sub("([a-z])([A-Z])", r"\1_\2", name).lower()


def _keys(plan: LayerPlan) -> list[str]:
    parts = ("weight", "bias", "running_mean", "running_var")
    return [f"{plan.name}.{part}" for part in parts]


def _turned(kind: str, module: Module, weight: NDArray[Any]) -> NDArray[Any]:
    """Return a weight with its axes in the order of Keras."""
    plan = module.plan
    assert plan is not None
    channels, height, width = plan.input_shape
    if kind == "DepthwiseConv2D":
        return weight.reshape(channels, -1, *weight.shape[2:]).transpose(2, 3, 0, 1)
    if kind in ("Conv2D", "Conv2DTranspose", "StandardizedConv2D"):
        return weight.transpose(2, 3, 1, 0)
    if kind == "Dense":  # Keras flattens height, width, channel
        units = len(weight)
        return weight.reshape(units, *plan.input_shape).transpose(0, 2, 3, 1).reshape(units, -1).T
    if kind == "PReLU" and not module.flat:
        return weight.reshape(1, 1, -1)
    if kind == "RMSNormalization" and not module.flat:  # Keras has a scale per element
        return np.broadcast_to(weight, (height, width, channels))
    return weight
