#!/usr/bin/env bash
# keras 3.15.1 and torch 2.13.0: batch normalization evaluates with two different variances.
#
# Both train with the variance divided by n. For evaluation, torch stores the variance divided by
# n - 1, keras the variance divided by n. Therefore the same weights, trained on the same batches,
# give different outputs; behind a dense layer, where n is the batch size, they differ by 7 percent
# for batches of 8.
#
# Output seen (momentum such that only the last batch counts; eight numbers of one feature):
#   training:   keras 1.5275 torch 1.5275
#   remembered: keras 5.2500 torch 6.0000
#   evaluation: keras 1.5275 torch 1.4289
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check keras==3.15.1 torch==2.13.0
export KERAS_BACKEND=torch KERAS_HOME="$folder/keras"
"$folder/venv/bin/python" - <<'END'
import keras
import numpy as np
import torch

batch = np.arange(8, dtype="float32").reshape(8, 1)
theirs = keras.layers.BatchNormalization(momentum=0.0, epsilon=1e-5)
ours = torch.nn.BatchNorm1d(1, momentum=1.0, eps=1e-5)
trained = theirs(batch, training=True), ours(torch.from_numpy(batch))
variance = float(theirs.moving_variance.numpy()[0]), ours.running_var.item()
ours.eval()
answer = theirs(batch, training=False)[-1, 0].item(), ours(torch.from_numpy(batch))[-1, 0].item()
print(f"training:   keras {trained[0][-1, 0].item():.4f} torch {trained[1][-1, 0].item():.4f}")
print(f"remembered: keras {variance[0]:.4f} torch {variance[1]:.4f}")
print(f"evaluation: keras {answer[0]:.4f} torch {answer[1]:.4f}")
raise SystemExit(not (abs(variance[0] - 5.25) < 1e-4 and abs(variance[1] - 6.0) < 1e-4))
END
