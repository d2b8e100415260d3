#!/usr/bin/env bash
# flax 0.12.8 on jax 0.10.2: the first step of training reorders the layers of a model.
#
# init returns the parameters in the order in which the layers are called. Every function of jax
# that maps over them, so any optimizer or jit, returns dictionaries in alphabetical order: Conv_10
# comes before Conv_2. A checkpoint written before training therefore lists its layers from input to
# output, and one written after it does not; readers that trust the order, or weights that are
# matched to another library by their place, are right on a fresh model and wrong on a trained one.
#
# Output seen:
#   fresh:   Conv_0 Conv_1 Conv_2 Conv_3 … Conv_10
#   trained: Conv_0 Conv_1 Conv_10 Conv_2 … Conv_9
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    flax==0.12.8 jax==0.10.2 optax==0.2.8
export JAX_PLATFORMS=cpu
"$folder/venv/bin/python" - <<'END'
import flax.linen
import flax.serialization
import jax
import numpy as np
import optax


class Network(flax.linen.Module):
    @flax.linen.compact
    def __call__(self, images):
        for _ in range(11):
            images = flax.linen.Conv(2, (3, 3))(images)
        return images


def layers(params):
    written = flax.serialization.to_bytes(params)
    return list(flax.serialization.msgpack_restore(written))


images = np.ones((1, 8, 8, 1), dtype="float32")
network = Network()
fresh = network.init(jax.random.key(0), images)["params"]
gradients = jax.grad(lambda params: network.apply({"params": params}, images).sum())(fresh)
optimizer = optax.sgd(0.1)
updates, _ = optimizer.update(gradients, optimizer.init(fresh))
trained = optax.apply_updates(fresh, updates)
orders = {"fresh": layers(fresh), "trained": layers(trained)}
for title, names in orders.items():
    print(f"{title + ':':8}", *names[:4], "…", names[-1])
called = [f"Conv_{number}" for number in range(11)]
raise SystemExit(not (orders["fresh"] == called and orders["trained"] == sorted(called)))
END
