#!/usr/bin/env bash
# thinc 9.1.1 and torch 2.13.0: CategoricalCrossentropy returns another loss than its name says.
#
# get_loss, and the second value of a call, do not return the cross-entropy, but the sum of the
# squares of its gradient. By default, the gradient is divided by the number of examples n, so that
# the loss of equally bad answers falls as 1 / n: a network seems to be ten times better with
# batches that are ten times larger, and the short last batch of an epoch seems to be worse. For a
# single example, the loss is at most 2, while the cross-entropy has no limit. With normalize=False,
# nothing is divided, and the loss grows with n. L2Distance falls as 1 / n, too; CosineDistance does
# not. The gradients are right: what suffers are curves, early stopping and comparisons.
#
# Output seen (n examples whose right class has a probability of 0.1):
#   n   1: thinc 1.6200 without normalize   1.62 torch 2.3026
#   n  10: thinc 0.1620 without normalize  16.20 torch 2.3026
#   n 100: thinc 0.0162 without normalize 162.00 torch 2.3026
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    thinc==9.1.1 torch==2.13.0 numpy==2.4.6
"$folder/venv/bin/python" - <<'END'
import warnings

warnings.simplefilter("ignore")

import numpy as np
import torch
from thinc.api import CategoricalCrossentropy

seen = []
for n in (1, 10, 100):
    answers = np.tile(np.array([0.1, 0.9], dtype="float32"), (n, 1))
    truths = np.zeros(n, dtype="int32")
    mean = float(CategoricalCrossentropy().get_loss(answers, truths))
    total = float(CategoricalCrossentropy(normalize=False).get_loss(answers, truths))
    logarithms = torch.log(torch.from_numpy(answers))
    entropy = torch.nn.functional.nll_loss(logarithms, torch.from_numpy(truths).long()).item()
    print(f"n {n:3}: thinc {mean:.4f} without normalize {total:6.2f} torch {entropy:.4f}")
    seen.append((mean, total, entropy))
expected = [(1.62, 1.62, 2.3026), (0.162, 16.2, 2.3026), (0.0162, 162, 2.3026)]
raise SystemExit(not np.allclose(seen, expected, rtol=1e-4))
END
