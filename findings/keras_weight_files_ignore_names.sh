#!/usr/bin/env bash
# keras 3.15.1 and h5py 3.16.0: files of weights are not loaded by the names of layers.
#
# save_weights numbers the layers of each class: layers called stem, body and head are stored as
# conv2d, conv2d_1 and conv2d_2. load_weights uses these numbers, even if all names are known: if
# the layers have another order, their weights are exchanged without any warning. A script that
# reads the file with h5py must not rely on its order either: conv2d_10 comes before conv2d_2.
#
# Output seen (each layer has its position as its bias):
#   saved:  stem 0, body 1, head 2
#   loaded: head 0, body 1, stem 2
#   listed: 0 1 10 11 2 3 4 5 6 7 8 9
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    keras==3.15.1 torch==2.13.0 h5py==3.16.0
export KERAS_BACKEND=torch KERAS_HOME="$folder/keras"
cd "$folder"
"$folder/venv/bin/python" - <<'END'
import h5py
import keras


def network(names):
    layers = [keras.layers.Conv2D(1, 1, name=name) for name in names]
    built = keras.Sequential([keras.Input((4, 4, 1)), *layers])
    for position, layer in enumerate(layers):
        layer.bias.assign([position])
    return built


def biases(built):
    return {layer.name: int(layer.bias.value.item()) for layer in built.layers}


def show(title, built):
    print(title, ", ".join(f"{name} {value}" for name, value in biases(built).items()))


first, second = network(["stem", "body", "head"]), network(["head", "body", "stem"])
for layer in second.layers:
    layer.bias.assign([-1])
first.save_weights("three.weights.h5")
second.load_weights("three.weights.h5")
show("saved: ", first)
show("loaded:", second)
network([f"layer{position}" for position in range(12)]).save_weights("twelve.weights.h5")
with h5py.File("twelve.weights.h5") as file:
    listed = [int(group["vars/1"][0]) for group in file["layers"].values()]
print("listed:", *listed)
swapped = biases(second) == {"head": 0, "body": 1, "stem": 2}
raise SystemExit(not (swapped and listed == [0, 1, 10, 11, 2, 3, 4, 5, 6, 7, 8, 9]))
END
