#!/usr/bin/env bash
# keras 3.15.1 and torch 2.13.0: the same epsilon gives different results in Adam and RMSprop.
#
# Adam: torch adds epsilon after the bias correction of the second moment, keras before it, so that
# in step t it has 1 / sqrt(1 - beta2 ** t) times the effect: 31.6 times in the first step. RMSprop:
# torch adds epsilon to the root, keras under the root, so that 1e-3 acts like 0.032. With the usual
# 1e-8 or 1e-7, gradients of 1e-6 are affected; with 1e-3 and larger, all gradients are.
#
# Output seen (the first step with a rate of 1 and epsilon 1e-3):
#   gradient 1.0   : Adam keras 0.96934 torch 0.99900, RMSprop keras 3.14658 torch 3.15231
#   gradient 0.01  : Adam keras 0.24025 torch 0.90909, RMSprop keras 0.31466 torch 2.40253
#   gradient 0.0001: Adam keras 0.00315 torch 0.09091, RMSprop keras 0.00316 torch 0.09693
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check keras==3.15.1 torch==2.13.0
export KERAS_BACKEND=torch KERAS_HOME="$folder/keras"
"$folder/venv/bin/python" - <<'END'
import keras
import torch


def first_steps(theirs, make_ours, gradient):
    weight, parameter = keras.Variable([0.0]), torch.zeros(1, requires_grad=True)
    theirs.build([weight])
    theirs.apply([torch.full((1,), gradient)])
    parameter.grad = torch.full((1,), gradient)
    make_ours([parameter]).step()
    return -float(weight.numpy()[0]), -parameter.item()


same = {}
for gradient in (1.0, 1e-2, 1e-4):
    adam = first_steps(
        keras.optimizers.Adam(1.0, epsilon=1e-3),
        lambda parameters: torch.optim.Adam(parameters, lr=1.0, eps=1e-3),
        gradient,
    )
    rmsprop = first_steps(
        keras.optimizers.RMSprop(1.0, rho=0.9, epsilon=1e-3),
        lambda parameters: torch.optim.RMSprop(parameters, lr=1.0, alpha=0.9, eps=1e-3),
        gradient,
    )
    same[gradient] = adam[1] / adam[0], rmsprop[1] / rmsprop[0]
    print(
        f"gradient {gradient:<6}: Adam keras {adam[0]:.5f} torch {adam[1]:.5f}, "
        f"RMSprop keras {rmsprop[0]:.5f} torch {rmsprop[1]:.5f}"
    )
raise SystemExit(not (same[1e-2][0] > 2 and same[1e-2][1] > 2))
END
