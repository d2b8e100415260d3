"""Record the losses of the Keras code: `KERAS_BACKEND=torch python -m tests.golden.make_keras`.

For each experiment a hash of its code, and the loss of every step that Keras computed with it,
from the engine's weights on. They keep the comparison alive where Keras is not installed.
"""

import json

from guitrainer.explain.sources import keras_source
from tests.explain.copied import GOLDEN, digest, engine_run, keras_run, noise
from tests.explain.experiments import RECORDED, experiment_of
from tests.explain.test_copied_training import IMAGES
from tests.nn.nets import CLASSES


def record(name: str) -> dict[str, object]:
    """Run one experiment with Keras."""
    experiment, shape = experiment_of(name)
    dataset = noise(shape, IMAGES)
    start, _ = engine_run(experiment, dataset)
    losses = keras_run(experiment, dataset, start)
    return {
        "code": digest(keras_source(experiment, shape, CLASSES)),
        "losses": [float(f"{loss:.8g}") for loss in losses],
    }


def main() -> None:
    """Write the file anew."""
    records = {name: record(name) for name in RECORDED}
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(one)}" for name, one in records.items())
    GOLDEN.write_text(f"{{\n{lines}\n}}\n")


if __name__ == "__main__":
    main()
