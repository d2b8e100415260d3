#!/usr/bin/env bash
# torch 2.13.0, onnx 1.23.2, onnxscript 0.7.2: an ONNX file has other filters under the same names.
#
# If batch normalization follows a convolution, torch.onnx.export multiplies it into the filters.
# The default exporter stores the product under the name of the original weight, and a bias that the
# layer does not have as "_bias". The file computes the right outputs, but a comparison of filters
# by name, or loading them into the network again, uses filters that were already multiplied. The
# older exporter (dynamo=False) gives the product a new name; optimize=False keeps the original
# weight.
#
# Output seen (a filter of 1; batch normalization with weight 3, bias 5, mean 1, variance 4):
#   state_dict:     0.weight 1.0
#   default:        0.weight 1.5, 0.weight_bias 3.5
#   optimize=False: 0.weight 1.0, 1.weight 3.0, 1.bias 5.0, 1.running_mean 1.0, 1.running_var 4.0
#   dynamo=False:   onnx::Conv_10 1.5, onnx::Conv_11 3.5
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    torch==2.13.0 numpy onnx==1.23.2 onnxscript==0.7.2
cd "$folder"
"$folder/venv/bin/python" - <<'END'
import logging
import warnings

import onnx
import torch

warnings.simplefilter("ignore")
logging.disable(logging.WARNING)
network = torch.nn.Sequential(torch.nn.Conv2d(1, 1, 1, bias=False), torch.nn.BatchNorm2d(1)).eval()
names = "0.weight", "1.weight", "1.bias", "1.running_mean", "1.running_var"
for name, value in zip(names, (1.0, 3.0, 5.0, 1.0, 4.0)):
    network.state_dict()[name].fill_(value)


def exported(title, **settings):
    torch.onnx.export(network, (torch.ones(1, 1, 4, 4),), "network.onnx", verbose=False, **settings)
    stored = onnx.load("network.onnx").graph.initializer
    found = {tensor.name: onnx.numpy_helper.to_array(tensor).item() for tensor in stored}
    print(f"{title:15} " + ", ".join(f"{name} {value:.1f}" for name, value in found.items()))
    return found


print(f"state_dict:     0.weight {network.state_dict()['0.weight'].item():.1f}")
default = exported("default:")
plain = exported("optimize=False:", optimize=False)
older = exported("dynamo=False:", dynamo=False)
same = abs(default["0.weight"] - 1.5) < 1e-3 and plain["0.weight"] == 1 and "0.weight" not in older
raise SystemExit(not same)
END
