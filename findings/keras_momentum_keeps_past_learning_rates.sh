#!/usr/bin/env bash
# keras 3.15.1 and torch 2.13.0: SGD with momentum and a falling learning rate are two algorithms.
#
# torch: v = m v + g, w = w - lr v. keras: v = m v - lr g, w = w + v. With a constant rate they are
# the same; when the rate is divided by 100, torch takes steps that are 100 times smaller at once,
# and keras continues with the old velocity, which fades only with the momentum. Therefore the steps
# after a drop, and every step of a warm-up, differ, even if everything else is equal.
#
# Output seen (a gradient of 1 at every step, the rate falls from 1 to 0.01 after step 5):
#   step  1: rate 1.0  keras  -1.0000 torch  -1.0000
#   step  2: rate 1.0  keras  -1.9000 torch  -1.9000
#   step  3: rate 1.0  keras  -2.7100 torch  -2.7100
#   step  4: rate 1.0  keras  -3.4390 torch  -3.4390
#   step  5: rate 1.0  keras  -4.0951 torch  -4.0951
#   step  6: rate 0.01 keras  -3.6956 torch  -0.0469
#   step  7: rate 0.01 keras  -3.3360 torch  -0.0522
#   step  8: rate 0.01 keras  -3.0124 torch  -0.0570
#   step  9: rate 0.01 keras  -2.7212 torch  -0.0613
#   step 10: rate 0.01 keras  -2.4591 torch  -0.0651
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check keras==3.15.1 torch==2.13.0
export KERAS_BACKEND=torch KERAS_HOME="$folder/keras"
"$folder/venv/bin/python" - <<'END'
import keras
import torch

weight = keras.Variable([0.0])
theirs = keras.optimizers.SGD(1.0, momentum=0.9)
theirs.build([weight])
parameter = torch.zeros(1, requires_grad=True)
ours = torch.optim.SGD([parameter], lr=1.0, momentum=0.9)
ratios = []
for step in range(1, 11):
    rate = 1.0 if step <= 5 else 0.01
    theirs.learning_rate = rate
    ours.param_groups[0]["lr"] = rate
    before = float(weight.numpy()[0]), parameter.item()
    theirs.apply([torch.ones(1)])
    parameter.grad = torch.ones(1)
    ours.step()
    moved = float(weight.numpy()[0]) - before[0], parameter.item() - before[1]
    ratios.append(moved[0] / moved[1])
    print(f"step {step:2}: rate {rate:<4} keras {moved[0]:8.4f} torch {moved[1]:8.4f}")
raise SystemExit(not (abs(ratios[4] - 1) < 1e-4 and ratios[5] > 50))
END
