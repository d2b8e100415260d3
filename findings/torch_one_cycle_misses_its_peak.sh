#!/usr/bin/env bash
# torch 2.13.0: OneCycleLR misses max_lr, and how much depends on the number of steps.
#
# According to the documentation, the rate rises to max_lr over the first 30% of the steps
# (pct_start). The peak is at step 0.3 * total_steps - 1, which is rarely a whole number, and rates
# are used only at whole steps: so the highest rate used is below max_lr, by 19% for 4 steps and by
# 2% for 7 steps. For 10 steps, the peak is at a whole number, and max_lr is reached. A run of a
# single step uses the lowest rate of all, max_lr / 250,000.
#
# Output seen:
#   total_steps  1: highest rate 4e-06 of max_lr
#   total_steps  4: highest rate 0.811746 of max_lr
#   total_steps  7: highest rate 0.980557 of max_lr
#   total_steps 10: highest rate 1 of max_lr
#   total_steps 12: highest rate 0.994415 of max_lr
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check torch==2.13.0 numpy
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import torch


def highest(total):
    parameter = torch.nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.SGD([parameter], lr=1.0)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=1.0, total_steps=total)
    rates = []
    for _ in range(total):
        rates.append(schedule.get_last_lr()[0])
        optimizer.step()
        if len(rates) < total:
            schedule.step()
    return max(rates)


seen = {total: highest(total) for total in (1, 4, 7, 10, 12)}
for total, rate in seen.items():
    print(f"total_steps {total:2}: highest rate {rate:.6g} of max_lr")
same = seen[1] < 1e-5 and seen[7] < 0.99 and seen[10] > 0.999999
sys.exit(0 if same else 1)
PYTHON
