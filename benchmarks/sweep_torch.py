"""The other side of `sweep.py`: Optuna with PyTorch, in processes that share a study.

It needs torch and optuna, and prints its trials per second, from the start of the first trial, when
all processes have imported everything and read the images, to the end of the last. Trials that two
processes happened to draw from the grid at once count twice.
"""

import gzip
import json
import multiprocessing
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any

MNIST = Path(__file__).resolve().parent.parent / "assets/mnist"
BATCH, MEAN, STD = 64, 0.1307, 0.3081


def imported(module: str) -> Any:
    """Import a module of PyTorch, whose types are known only where it is installed."""
    return import_module(module)


def images_of(prefix: str, count: int | None) -> tuple[Any, Any]:
    """Images and labels as tensors, standardized."""
    torch = imported("torch")
    pixels = gzip.decompress((MNIST / f"{prefix}-images-idx3-ubyte.gz").read_bytes())[16:]
    labels = gzip.decompress((MNIST / f"{prefix}-labels-idx1-ubyte.gz").read_bytes())[8:]
    images = torch.frombuffer(bytearray(pixels), dtype=torch.uint8).view(-1, 1, 28, 28)[:count]
    numbers = torch.frombuffer(bytearray(labels), dtype=torch.uint8)[:count].long()
    return (images.float() / 255 - MEAN) / STD, numbers


def network(init: str) -> Any:
    """LeNet with tanh and average pooling."""
    nn = imported("torch.nn")
    made = nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.Tanh(), nn.AvgPool2d(2),
        nn.Conv2d(6, 16, 5), nn.Tanh(), nn.AvgPool2d(2), nn.Flatten(),
        nn.Linear(400, 120), nn.Tanh(), nn.Linear(120, 84), nn.Tanh(), nn.Linear(84, 10),
    )  # fmt: skip
    draw = {"glorot_uniform": nn.init.xavier_uniform_, "he_normal": nn.init.kaiming_normal_}[init]
    for layer in made:
        if isinstance(layer, nn.Conv2d):
            draw(layer.weight)
            nn.init.zeros_(layer.bias)
    return made


def accuracy(init: str, rate: float, seed: int, steps: int, train: Any, test: Any) -> float:
    """Train one network, and test it."""
    torch, cross_entropy = imported("torch"), imported("torch.nn.functional").cross_entropy
    torch.manual_seed(seed)
    model = network(init)
    optimizer = torch.optim.SGD(model.parameters(), rate, 0.9, weight_decay=5e-4)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps, 0.05 * rate)
    images, labels = train
    step = 0
    while step < steps:
        for index in torch.randperm(len(labels)).split(BATCH):
            optimizer.zero_grad()
            cross_entropy(model(images[index]), labels[index]).backward()
            optimizer.step()
            schedule.step()
            step += 1
            if step == steps:
                break
    model.eval()
    with torch.no_grad():
        right = sum(
            int((model(x).argmax(1) == y).sum())
            for x, y in zip(test[0].split(1000), test[1].split(1000), strict=True)
        )
    return right / len(test[1])


def work(storage: str, space: dict[str, list[Any]], steps: int, count: int, together: Any) -> None:
    """Compute trials of the study until the grid is exhausted."""
    import optuna
    import torch

    torch.set_num_threads(1)
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    train, test = images_of("train", count), images_of("t10k", None)

    def objective(trial: Any) -> float:
        init = trial.suggest_categorical("init", space["init"])
        rate = trial.suggest_categorical("rate", space["rate"])
        seed = trial.suggest_categorical("seed", space["seed"])
        return accuracy(init, rate, seed, steps, train, test)

    study = optuna.load_study(
        study_name="sweep",
        storage=_storage(storage),
        sampler=optuna.samplers.GridSampler(space, seed=0),
    )
    together.wait()
    study.optimize(objective)
    together.wait()


def _storage(path: str) -> Any:
    from optuna.storages import JournalStorage
    from optuna.storages.journal import JournalFileBackend

    return JournalStorage(JournalFileBackend(path))


def main() -> None:
    """Run the study, and print its speed."""
    import optuna

    optuna.logging.set_verbosity(optuna.logging.ERROR)
    jobs, steps, count = map(int, sys.argv[1:4])
    inits, rates, seeds = (sorted(set(axis)) for axis in zip(*json.loads(sys.argv[4]), strict=True))
    space: dict[str, list[Any]] = {"init": inits, "rate": rates, "seed": seeds}
    with tempfile.TemporaryDirectory() as folder:
        storage = f"{folder}/journal"
        optuna.create_study(study_name="sweep", storage=_storage(storage), direction="maximize")
        context = multiprocessing.get_context("spawn")
        together = context.Barrier(jobs + 1)
        words = (storage, space, steps, count, together)
        workers = [context.Process(target=work, args=words) for _ in range(jobs)]
        for worker in workers:
            worker.start()
        together.wait()
        began = time.perf_counter()
        together.wait()
        seconds = time.perf_counter() - began
        for worker in workers:
            worker.join()
        study = optuna.load_study(study_name="sweep", storage=_storage(storage))
        print(len(study.trials) / seconds)


if __name__ == "__main__":
    main()
