#!/usr/bin/env bash
# torch 2.13.0: kaiming_normal_ takes outputs for inputs in transposed convolutions.
#
# According to the documentation, mode="fan_in" preserves the variance in the forward pass. fan_in
# is the product of all axes of the weight except the first. The weight of ConvTranspose2d starts
# with the input channels, so its fan_in counts the output channels, and the outputs depend on the
# ratio of both: each layer of a decoder that halves its channels has outputs that are sqrt(2) times
# larger than with equal channels. The default initialization uses the same fan_in. mode="fan_out"
# counts the input channels, and leaves only 1 / stride, because each output gets 4 of 16 taps.
#
# Output seen (standard deviation of the output, for an input of 1; kernel 4, stride 2):
#   channels 256 to  16: Conv2d fan_in 1.01, ConvTranspose2d fan_in 2.01 fan_out 0.50
#   channels  64 to  64: Conv2d fan_in 0.99, ConvTranspose2d fan_in 0.50 fan_out 0.50
#   channels  16 to 256: Conv2d fan_in 0.99, ConvTranspose2d fan_in 0.12 fan_out 0.50
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check torch==2.13.0 numpy
"$folder/venv/bin/python" - <<'END'
import torch

torch.manual_seed(0)


@torch.no_grad()
def output_std(kind, inputs, outputs, mode):
    layer = kind(inputs, outputs, 4, stride=2, bias=False)
    torch.nn.init.kaiming_normal_(layer.weight, mode=mode, nonlinearity="linear")
    return layer(torch.randn(8, inputs, 32, 32))[..., 4:-4, 4:-4].std().item()


seen = {}
for inputs, outputs in ((256, 16), (64, 64), (16, 256)):
    plain = output_std(torch.nn.Conv2d, inputs, outputs, "fan_in")
    forward = output_std(torch.nn.ConvTranspose2d, inputs, outputs, "fan_in")
    backward = output_std(torch.nn.ConvTranspose2d, inputs, outputs, "fan_out")
    seen[inputs] = plain, forward, backward
    print(
        f"channels {inputs:3} to {outputs:3}: Conv2d fan_in {plain:.2f}, "
        f"ConvTranspose2d fan_in {forward:.2f} fan_out {backward:.2f}"
    )
exchanged = seen[256][1] > 1.7 and seen[16][1] < 0.2
same = all(abs(plain - 1) < 0.1 and abs(back - 0.5) < 0.05 for plain, _, back in seen.values())
raise SystemExit(not (exchanged and same))
END
