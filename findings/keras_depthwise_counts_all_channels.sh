#!/usr/bin/env bash
# keras 3.15.1 and torch 2.13.0: he_normal gives two variances to the same depthwise convolution.
#
# Each filter of a depthwise convolution sees one channel: 9 values for a 3x3 kernel, so that He's
# standard deviation is sqrt(2 / 9) = 0.471. Conv2D with a group per channel and torch draw that.
# DepthwiseConv2D stores its kernel as (3, 3, channels, 1), and the initializer counts all channels
# in fan_in, although no filter sums over them. The weights, and the output of each such layer, are
# sqrt(channels) times smaller: 23 times for 512 channels.
#
# Output seen (standard deviations of the weights, he_normal and kaiming_normal_):
#   channels   64: DepthwiseConv2D 0.0583 Conv2D 0.4853 torch 0.4763
#   channels  512: DepthwiseConv2D 0.0211 Conv2D 0.4725 torch 0.4697
#   channels 4096: DepthwiseConv2D 0.0074 Conv2D 0.4728 torch 0.4721
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check keras==3.15.1 torch==2.13.0
export KERAS_BACKEND=torch KERAS_HOME="$folder/keras"
"$folder/venv/bin/python" - <<'END'
import keras
import torch

keras.utils.set_random_seed(0)
seen = {}
for channels in (64, 512, 4096):
    depthwise = keras.layers.DepthwiseConv2D(3, depthwise_initializer="he_normal")
    grouped = keras.layers.Conv2D(channels, 3, groups=channels, kernel_initializer="he_normal")
    ours = torch.nn.Conv2d(channels, channels, 3, groups=channels)
    torch.nn.init.kaiming_normal_(ours.weight)
    for layer in (depthwise, grouped):
        layer.build((None, 8, 8, channels))
    weights = depthwise.kernel.value, grouped.kernel.value, ours.weight
    seen[channels] = [weight.std().item() for weight in weights]
    print(
        f"channels {channels:4}: DepthwiseConv2D {seen[channels][0]:.4f} "
        f"Conv2D {seen[channels][1]:.4f} torch {seen[channels][2]:.4f}"
    )
same = all(
    abs(stds[0] * channels**0.5 - stds[2]) < 0.05 and abs(stds[1] - stds[2]) < 0.05
    for channels, stds in seen.items()
)
raise SystemExit(not same)
END
