#!/usr/bin/env bash
# torch 2.13.0: with spectral_norm, looking at a weight changes the network.
#
# A parametrized weight is computed whenever it is read, and in training mode, the mode of a new
# module, every reading of the attribute runs another step of the power iteration and keeps its
# result in buffers. Two readings in a row differ; plotting or logging the filters between two steps
# of training, without a forward pass and inside no_grad, leads to another network. In evaluation
# mode the weight stays what it was when it was last read.
#
# Output seen:
#   two readings differ by 0.00043, largest singular values 1.0043 and 1.0026
#   after 1 step of training, looked at 0 times: 0.08584
#   after 1 step of training, looked at 5 times: 0.08291
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check torch==2.13.0 numpy==2.4.6
"$folder/venv/bin/python" - <<'END'
import torch
from torch.nn.utils.parametrizations import spectral_norm


def layer():
    torch.manual_seed(0)
    return spectral_norm(torch.nn.Conv2d(3, 8, 3))


def largest(weight):
    return float(torch.linalg.matrix_norm(weight.flatten(1), 2))


def trained(looks):
    conv = layer()
    images = torch.ones(1, 3, 8, 8)
    optimizer = torch.optim.SGD(conv.parameters(), lr=0.1)
    with torch.no_grad():
        for _ in range(looks):
            _ = conv.weight
    conv(images).square().mean().backward()
    optimizer.step()
    with torch.no_grad():
        return float(conv.eval()(images).mean())


conv = layer()
with torch.no_grad():
    first, second = conv.weight, conv.weight
difference = float((first - second).abs().max())
values = f"{largest(first):.4f} and {largest(second):.4f}"
print(f"two readings differ by {difference:.5f}, largest singular values {values}")
results = {looks: trained(looks) for looks in (0, 5)}
for looks, result in results.items():
    print(f"after 1 step of training, looked at {looks} times: {result:.5f}")
with torch.no_grad():
    conv.eval()
    still = torch.equal(conv.weight, conv.weight)
raise SystemExit(not (difference > 0 and results[0] != results[5] and still))
END
