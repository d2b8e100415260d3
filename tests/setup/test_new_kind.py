"""A kind of layer that does not exist yet is entered where CONTRIBUTING says, and works."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.setup.checkout import ROOT

MOST_FILES = 6
GENTLE, LOUD = 1.0, 3.0  # factors of the new layer: one that changes nothing, and another

SCHEMA = '''
class Amplify(Layer):
    """Multiplies its input by a number."""

    type: Literal["amplify"] = "amplify"
    factor: float = setting(2.0, "Factor", "What the input is multiplied by.", ge=0, le=100)


AnyLayer = Annotated['''
KIND = """
KINDS[schema.Amplify] = Kind(_elementwise)
"""
OP = '''

class AmplifyOp(Op):
    """A constant times the input."""

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "AmplifyOp":
        return cls(wiring, group.first.plan.spec.factor)

    def __init__(self, wiring: Wiring, factor: float) -> None:
        self.wiring = wiring
        self._multiply = make_multiply(wiring.dtype)
        self._factors = Plane(wiring.target.shape, range(wiring.blocks), wiring.dtype)
        self._factors.inner[...] = factor

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        x, out = self.wiring.source.inner_block(n), self.wiring.target.inner_block(n)
        return [Call(self._multiply, x, self._factors.inner_block(n), out, 0, 1)]

    def backward_calls(self, n: int) -> list[Call]:
        w = self.wiring
        if w.grad_source is None:
            return []
        grad, out = w.grad_target.inner_block(n), w.grad_source.inner_block(n)
        return [Call(self._multiply, grad, self._factors.inner_block(n), out, 0, 1)]
'''
MAKE = """
from guitrainer.nn.ops.activation import AmplifyOp

OPS[schema.Amplify] = AmplifyOp
"""
FUNCTION = '''

def amplify(x: ArrayLike, factor: float = 2.0) -> Array:
    """Multiply by a number."""
    return _map(x, lambda wiring: AmplifyOp(wiring, factor))


def amplify_backward(grad_output: ArrayLike, x: ArrayLike, factor: float = 2.0) -> Array:
    """Return grad_x of `amplify`."""
    return _map_backward(grad_output, x, lambda wiring: AmplifyOp(wiring, factor))


from guitrainer.nn.ops.activation import AmplifyOp

__all__ += ["amplify", "amplify_backward"]
'''
TRANSLATION = """
TRANSLATIONS[schema.Amplify] = Translation(
    lambda at: Code("Amplify", (number(at.spec.factor),)),
    lambda at: Code("layers.Rescaling", (number(at.spec.factor),)),
    torch_class='''
class Amplify(nn.Module):
    def __init__(self, factor):
        super().__init__()
        self.factor = factor

    def forward(self, x):
        return self.factor * x
''',
)
"""
# What is written at the end of a file, or put in place of what is there.
ADDED = {
    "guitrainer/nn/kinds.py": KIND,
    "guitrainer/nn/ops/activation.py": OP,
    "guitrainer/nn/ops/make.py": MAKE,
    "guitrainer/functional/elementwise.py": FUNCTION,
    "guitrainer/explain/sources/kinds.py": TRANSLATION,
}
REPLACED = {
    "guitrainer/config/schema.py": (
        ("\nAnyLayer = Annotated[", SCHEMA),
        ("    | Dropout,\n", "    | Dropout\n    | Amplify,\n"),
    )
}

EXPERIMENT = """
name = "new-kind"

[data]
source = "shapes"
image_size = 12
limit = 96
test_limit = 32

[[network.layers]]
type = "conv"
filters = 4

[[network.layers]]
type = "relu"

[[network.layers]]
type = "max_pool"
{layer}
[[network.layers]]
type = "dense"

[training]
batch_size = 32
steps = 3
"""
LAYER = """
[[network.layers]]
type = "amplify"
factor = {factor}
"""
PROGRAM = """
import contextlib, io, json, sys
import numpy as np
from guitrainer import functional
from guitrainer.cli.main import main

def said(*words):
    with contextlib.redirect_stdout(io.StringIO()) as out:
        code = main(list(words))
    assert code == 0, (words, code)
    return out.getvalue()

def trained(name):
    found = json.loads(said("--headless", name + ".toml", "--json", "--quiet", "--out", name))
    with np.load(name + "/filters.npz") as history:
        weight = history["conv1.weight"][-1]
    return {"steps": found["steps"], "loss": found["train_loss"], "weight": weight.tolist()}

x = np.arange(6.0).reshape(2, 3)
json.dump({
    "runs": {name: trained(name) for name in ("without", "gentle", "loud")},
    "output": functional.amplify(x, 3.0).tolist(),
    "gradient": functional.amplify_backward(x, x, 3.0).tolist(),
    "layers": [one["type"] for one in json.loads(said("inspect", "loud.toml", "--json"))["layers"]],
    "torch": said("explain", "initializers", "--source", "torch", "--config", "loud.toml"),
    "keras": said("explain", "initializers", "--source", "keras", "--config", "loud.toml"),
}, sys.stdout)
"""


def named() -> list[str]:
    """Files and folders that CONTRIBUTING names for a new kind of layer, in its numbered list."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition("**a kind of layer.**")[2].partition("\n**")[0]
    return re.findall(r"^\d+\. `([^`]+)`", section, re.MULTILINE)


def checkout(place: Path) -> Path:
    """The program, with the new kind entered."""
    folder = place / "checkout"
    shutil.copytree(
        ROOT / "guitrainer", folder / "guitrainer", ignore=shutil.ignore_patterns("gui", "*.pyc")
    )
    for name in ("kernels", "assets"):
        (folder / name).symlink_to(ROOT / name)
    for path, text in ADDED.items():
        with (folder / path).open("a", encoding="utf-8") as file:
            file.write(text)
    for path, pairs in REPLACED.items():
        text = (folder / path).read_text(encoding="utf-8")
        for old, new in pairs:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def test_a_new_kind_is_entered_where_contributing_says() -> None:
    files, places = [*ADDED, *REPLACED], named()
    assert len(files) == len(places) <= MOST_FILES
    for path in files:
        assert path in places or f"{path.rpartition('/')[0]}/" in places, path


@pytest.mark.slow
def test_a_new_kind_goes_from_toml_to_trained_steps(tmp_path: Path) -> None:
    texts = {"without": "", "gentle": LAYER.format(factor=GENTLE)}
    texts["loud"] = LAYER.format(factor=LOUD)
    for name, layer in texts.items():
        (tmp_path / f"{name}.toml").write_text(EXPERIMENT.format(layer=layer), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(checkout(tmp_path))},
        capture_output=True,
        encoding="utf-8",
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    runs = found["runs"]
    assert {run["steps"] for run in runs.values()} == {3}
    assert runs["gentle"] == runs["without"]
    assert runs["loud"]["weight"] != runs["without"]["weight"]
    assert found["output"] == [[0.0, 3.0, 6.0], [9.0, 12.0, 15.0]] == found["gradient"]
    assert found["layers"] == ["conv", "relu", "max_pool", "amplify", "dense"]
    assert "amplify1 = Amplify(3.0)" in found["torch"]
    assert 'layers.Rescaling(3.0, name="amplify1")' in found["keras"]
