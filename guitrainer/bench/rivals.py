"""The rivals of `bench --against` that are other libraries: what they need, and how they start."""

import importlib
import importlib.util
import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata

from guitrainer.bench.peers.model import COMMON, Kinds, Peer
from guitrainer.config import schema
from guitrainer.errors import InputError

PEERS = "guitrainer.bench.peers"


@dataclass(frozen=True)
class Rival:
    """A library to compare with.

    Parameters
    ----------
    packages : what must be installed; modules have the same names
    about : how it is run, for the page of results
    module, model : where its `PeerModel` is
    environment : what must be set before the library is imported, for a number of threads
    """

    packages: tuple[str, ...]
    about: str
    module: str
    model: str
    environment: tuple[tuple[str, str], ...] = ()
    formats: tuple[str, ...] = ("only",)
    kinds: Kinds = COMMON
    trains: bool = True


XLA_ONE = "--xla_cpu_multi_thread_eigen=false"
JAX = (("NPROC", "{threads}"), ("XLA_FLAGS", XLA_ONE), ("JAX_PLATFORMS", "cpu"))
KERAS_FORMATS = ("channels_last", "channels_first")
RIVALS = {
    "jax": Rival(
        ("jax",),
        "one jitted step with donated buffers, NHWC",
        "jax_peer",
        "JaxModel",
        JAX,
    ),
    "keras-torch": Rival(
        ("keras", "torch"),
        "the custom training loop of its guide, the faster of its data formats",
        "keras_peer",
        "KerasModel",
        (("KERAS_BACKEND", "torch"),),
        KERAS_FORMATS,
    ),
    "keras-jax": Rival(
        ("keras", "jax"),
        "a jitted stateless step with donated buffers, the faster of its data formats",
        "keras_peer",
        "KerasModel",
        (*JAX, ("KERAS_BACKEND", "jax")),
        KERAS_FORMATS,
    ),
    "tinygrad": Rival(
        ("tinygrad",),
        "`TinyJit`, on the CPU",
        "tinygrad_peer",
        "TinyModel",
        (("DEV", "CPU"), ("NUM_CPU_THREADS", "{threads}")),
        kinds=tuple(kind for kind in COMMON if kind is not schema.Gelu),
    ),
    "onnxruntime": Rival(
        ("onnxruntime", "onnx"),
        "only the forward pass, from a graph of fixed shape",
        "onnx_peer",
        "OnnxModel",
        trains=False,
    ),
}


def missing(packages: tuple[str, ...]) -> list[str]:
    """Return those of the packages that are not installed."""
    return [name for name in packages if importlib.util.find_spec(name) is None]


def check_installed(against: str, packages: tuple[str, ...]) -> None:
    """Check that the packages of a rival are installed.

    Raises
    ------
    InputError
        If not; the message says how to install them.
    """
    absent = missing(packages)
    if absent:
        are = "is" if len(absent) == 1 else "are"
        raise InputError(
            f"--against {against}: {' and '.join(absent)} {are} not installed here "
            f"(pip install {' '.join(absent)})"
        )


def versions(packages: tuple[str, ...]) -> dict[str, str]:
    """Return the versions of installed packages."""
    return {name: metadata.version(name) for name in packages}


def environment(name: str, threads: int) -> Mapping[str, str]:
    """Return the variables that must be set before the library of a rival is imported."""
    made = {key: value.format(threads=threads) for key, value in RIVALS[name].environment}
    if threads > 1:
        made.pop("XLA_FLAGS", None)
    return made


def load_peer(name: str, threads: int) -> Peer:
    """Import a rival's library, limited to a number of threads, and return how to build networks.

    The number of threads of JAX and tinygrad, and the backend of Keras, are fixed when they are
    imported, so a process can load only one rival.
    """
    rival = RIVALS[name]
    os.environ.update(environment(name, threads))
    if "torch" in rival.packages:
        from guitrainer.bench import peer

        peer.set_threads(threads)
    model = getattr(importlib.import_module(f"{PEERS}.{rival.module}"), rival.model)
    if name == "onnxruntime":
        model.threads = threads
    return Peer(name, model, rival.formats, rival.kinds, rival.trains)
