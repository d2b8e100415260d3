#!/usr/bin/env bash
# keras 3.15.1 and torch 2.13.0: weight_decay of Adam has two different meanings.
#
# keras.optimizers.Adam(weight_decay=w) computes what keras.optimizers.AdamW(weight_decay=w) does,
# bit for bit: the decay is decoupled in every optimizer of Keras. torch.optim.Adam(weight_decay=w)
# adds w times the weight to the gradient, and only torch.optim.AdamW is decoupled. A setting
# carried over from one library to the other regularizes differently, without any warning.
#
# Output seen (20 steps from a weight of 1 with a gradient of 0.1, rate 0.01, decay 0.5):
#   keras: Adam 0.713833 AdamW 0.713833
#   torch: Adam 0.802178 AdamW 0.713832
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check keras==3.15.1 torch==2.13.0
export KERAS_BACKEND=torch KERAS_HOME="$folder/keras"
"$folder/venv/bin/python" - <<'END'
import keras
import torch


def with_keras(kind):
    weight = keras.Variable([1.0])
    optimizer = kind(0.01, weight_decay=0.5, epsilon=1e-8)
    optimizer.build([weight])
    for _ in range(20):
        optimizer.apply([torch.full((1,), 0.1)])
    return float(weight.numpy()[0])


def with_torch(kind):
    weight = torch.ones(1, requires_grad=True)
    optimizer = kind([weight], lr=0.01, weight_decay=0.5)
    for _ in range(20):
        weight.grad = torch.full((1,), 0.1)
        optimizer.step()
    return weight.item()


theirs = with_keras(keras.optimizers.Adam), with_keras(keras.optimizers.AdamW)
ours = with_torch(torch.optim.Adam), with_torch(torch.optim.AdamW)
print(f"keras: Adam {theirs[0]:.6f} AdamW {theirs[1]:.6f}")
print(f"torch: Adam {ours[0]:.6f} AdamW {ours[1]:.6f}")
raise SystemExit(not (theirs[0] == theirs[1] and abs(ours[0] - ours[1]) > 1e-3))
END
