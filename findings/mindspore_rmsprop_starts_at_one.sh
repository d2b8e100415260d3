#!/usr/bin/env bash
# mindspore 2.10.0 and torch 2.13.0: the first steps of RMSProp depend on the size of the gradient.
#
# RMSProp divides the gradient by the root of the mean of its past squares, so that the steps hardly
# depend on its size. MindSpore starts this mean at 1 instead of 0, which its documentation does not
# mention. A gradient of 0.01 therefore takes steps of 0.01 instead of 3.2, and after 30 steps still
# a twentieth of the usual step; with the decay of 0.99 that torch has by default, this takes ten
# times longer. For gradients of about 1, MindSpore just lacks the large first steps. On the CPU,
# Momentum also ignores use_nesterov=True, without a warning; SGD with nesterov=True does not.
#
# Output seen (steps 1, 10, 30 and 90 for a constant gradient, rate 1, decay 0.9):
#   gradient 1.0 : mindspore 1.0000 1.0000 1.0000 1.0000, torch 3.1623 1.2391 1.0219 1.0000
#   gradient 0.01: mindspore 0.0105 0.0169 0.0485 0.7534, torch 3.1623 1.2391 1.0219 1.0000
#   the first steps for a gradient of 1: Momentum -1 -1.9 -2.71, with Nesterov -1 -1.9 -2.71
#   the first steps for a gradient of 1: SGD -1 -1.9 -2.71, with Nesterov -1.9 -2.71 -3.44
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    mindspore==2.10.0 torch==2.13.0 numpy==1.26.4
cd "$folder"
"$folder/venv/bin/python" - <<'END'
import warnings

warnings.simplefilter("ignore")

import mindspore
import numpy as np
import torch
from mindspore import nn

mindspore.set_context(mode=mindspore.PYNATIVE_MODE)


def mindspore_steps(kind, gradient, count, **settings):
    """Return how much a weight changes in each step."""
    weight = mindspore.Parameter(mindspore.Tensor([0.0], mindspore.float32), name="weight")
    optimizer = kind([weight], learning_rate=1.0, **settings)
    path = [0.0]
    for _ in range(count):
        optimizer((mindspore.Tensor([gradient], mindspore.float32),))
        path.append(float(weight.asnumpy()[0]))
    return np.diff(path)


def torch_steps(gradient, count):
    weight = torch.nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.RMSprop([weight], lr=1.0, alpha=0.9, eps=1e-10)
    path = [0.0]
    for _ in range(count):
        weight.grad = torch.full((1,), gradient)
        optimizer.step()
        path.append(weight.item())
    return np.diff(path)


shown = np.array([1, 10, 30, 90]) - 1
steps = {}
for gradient in (1.0, 0.01):
    theirs = -mindspore_steps(nn.RMSProp, gradient, 90, decay=0.9, epsilon=1e-10)[shown]
    others = -torch_steps(gradient, 90)[shown]
    steps[gradient] = theirs[0], others[0]
    print(
        f"gradient {gradient!s:<4}: mindspore {' '.join(f'{step:.4f}' for step in theirs)}, "
        f"torch {' '.join(f'{step:.4f}' for step in others)}"
    )
ignored = []
for kind, name in ((nn.Momentum, "use_nesterov"), (nn.SGD, "nesterov")):
    plain, nesterov = (
        mindspore_steps(kind, 1.0, 3, momentum=0.9, **{name: on}) for on in (False, True)
    )
    ignored.append(np.array_equal(plain, nesterov))
    print(
        f"the first steps for a gradient of 1: {kind.__name__} "
        f"{' '.join(f'{step:.3g}' for step in plain)}, with Nesterov "
        f"{' '.join(f'{step:.3g}' for step in nesterov)}"
    )
same = np.allclose(
    list(steps.values()), [(1.0, 3.1623), (0.01054, 3.1623)], rtol=1e-3
) and ignored == [True, False]
raise SystemExit(not same)
END
