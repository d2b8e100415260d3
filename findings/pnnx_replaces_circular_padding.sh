#!/usr/bin/env bash
# pnnx 20261020 and ncnn 1.0.20261020 with torch 2.13.0: circular padding becomes zero padding.
#
# pnnx converts a convolution with padding_mode="circular" to a convolution of ncnn that pads with
# zeros, without an error or a warning. The modes "reflect" and "replicate" are converted correctly,
# and so is everything but the border, so that a comparison of a few pixels, or of an image with a
# black border, shows no difference. The Python file that pnnx writes at the same time does wrap
# around.
#
# Output seen (3x3 filters of ones; the first row of the output, for an input of 0 1 2 … 24):
#   reflect:   torch 36 39 48 57 60, ncnn 36 39 48 57 60
#   replicate: torch 18 24 33 42 48, ncnn 18 24 33 42 48
#   circular:  torch 90 84 93 102 96, ncnn 12 21 27 33 24
#   zeros:     torch 12 21 27 33 24, ncnn 12 21 27 33 24
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    pnnx==20261020 ncnn==1.0.20261020 torch==2.13.0 numpy
cd "$folder"
PATH="$folder/venv/bin:$PATH" python -W ignore - <<'END'
import subprocess

import ncnn
import numpy as np
import torch

image = torch.arange(25.0).reshape(1, 1, 5, 5)


def with_ncnn(layer):
    torch.jit.trace(layer, image).save("layer.pt")
    command = ["pnnx", "layer.pt", "inputshape=[1,1,5,5]", "fp16=0"]
    subprocess.run(command, check=True, capture_output=True)
    net = ncnn.Net()
    if net.load_param("layer.ncnn.param") or net.load_model("layer.ncnn.bin"):
        raise SystemExit("not converted")
    extractor = net.create_extractor()
    extractor.input("in0", ncnn.Mat(image[0].numpy()).clone())
    return np.array(extractor.extract("out0")[1])[0].round()


outputs = {}
for mode in ("reflect", "replicate", "circular", "zeros"):
    layer = torch.nn.Conv2d(1, 1, 3, padding=1, padding_mode=mode, bias=False).eval()
    torch.nn.init.ones_(layer.weight)
    outputs[mode] = layer(image)[0, 0].detach().numpy(), with_ncnn(layer)
    theirs, converted = (" ".join(f"{value:.0f}" for value in rows[0]) for rows in outputs[mode])
    print(f"{mode + ':':<10} torch {theirs}, ncnn {converted}")
equal = {mode: np.array_equal(*pair) for mode, pair in outputs.items()}
zeros = np.array_equal(outputs["circular"][1], outputs["zeros"][0])
raise SystemExit(not (equal.pop("circular") is False and all(equal.values()) and zeros))
END
