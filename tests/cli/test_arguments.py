"""Flags become an experiment; faults become one line and exit code 2."""

from pathlib import Path
from typing import Any

import pytest

from guitrainer.cli import headless
from guitrainer.cli.arguments import add_experiment, experiment_of
from guitrainer.cli.main import main
from guitrainer.cli.parsing import Parser
from guitrainer.config import fields
from guitrainer.config.loading import load_preset
from guitrainer.config.schema import Experiment, Initializer, WeightLayer

Capture = pytest.CaptureFixture[str]


def experiment(*words: str) -> Experiment:
    parser = Parser("", "")
    add_experiment(parser)
    return experiment_of(parser.parse(words))


@pytest.mark.parametrize(
    ("words", "section", "field", "expected"),
    [
        ("--steps 7", "training", "steps", 7),
        ("--epochs 2", "training", "epochs", 2),
        ("--batch-size 32", "training", "batch_size", 32),
        ("--learning-rate .1", "training", "learning_rate", 0.1),
        ("--momentum 0", "training", "momentum", 0.0),
        ("--weight-decay 1e-4", "training", "weight_decay", 1e-4),
        ("--optimizer adamw", "training", "optimizer", "adamw"),
        ("--data shapes", "data", "source", "shapes"),
        ("--data 1999", "data", "source", "1999"),
        ("--limit 500", "data", "limit", 500),
        ("--set training.steps=9 --steps 7", "training", "steps", 9),
        ("--set training.steps=9 --set training.steps=8", "training", "steps", 8),
    ],
)
def test_flag_sets_its_field(words: str, section: str, field: str, expected: Any) -> None:
    assert getattr(getattr(experiment(*words.split()), section), field) == expected


def test_nothing_asked_for_is_the_default_preset() -> None:
    assert experiment() == load_preset("digits-edges")


def test_seed_and_epochs_change_nothing_else() -> None:
    changed = experiment("--seed", "4", "--epochs", "1")
    default = load_preset("digits-edges")
    training = default.training.model_copy(update={"steps": None, "epochs": 1})
    assert changed == default.model_copy(update={"seed": 4, "training": training})


def test_file_is_read_and_changed(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("name = 'mine'\ntraining.epochs = 3\n", encoding="utf-8")
    assert experiment("--config", str(path), "--seed", "2").seed == 2
    assert experiment("--config", str(path)).training.epochs == 3


def initializers(experiment: Experiment) -> list[Initializer]:
    layers = experiment.network.layers
    return [layer.initializer for layer in layers if isinstance(layer, WeightLayer)]


@pytest.mark.parametrize(
    ("words", "scheme", "sizes"),
    [
        ("--std 0.2", "random_normal", {"std": 0.2}),
        ("--variance 0.2", "random_normal", {"variance": 0.2}),
        ("--scale 2", "random_normal", {"scale": 2.0}),
        ("--init he_normal", "he_normal", {}),
        ("--init kaiming_normal", "he_normal", {}),
        ("--init xavier_uniform --scale 3", "glorot_uniform", {"scale": 3.0}),
    ],
)
def test_initial_weights_of_all_convolutions_and_of_nothing_else(
    words: str, scheme: str, sizes: dict[str, float]
) -> None:
    for more in ([], ["--set", "network.layers.3.type=local"]):
        changed = experiment("two-conv-digits", *words.split(), *more)
        first, second, dense = initializers(changed)
        own = (scheme, scheme) if "--init" in words else (scheme, "he_normal")
        assert (first.scheme, second.scheme) == own
        for initializer in (first, second):
            given = {n: getattr(initializer, n) for n in ("std", "variance", "scale", "limit")}
            assert {n: v for n, v in given.items() if v is not None} == sizes
        assert dense == initializers(load_preset("two-conv-digits"))[2]


SCHEMES = "accepted: zeros, ones, constant, random_normal"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("--headless --steps 0", "--steps: got 0, accepted: an integer from 1 to 1,000,000,000"),
        ("--headless --steps 1.5", "--steps: got 1.5, accepted: an integer from 1 to "),
        ("--headless --steps many", '--steps: got "many", accepted: an integer from 1 to '),
        ("--headless --steps", "--steps: expected one argument"),
        ("--headless --epochs 0", "--epochs: got 0, accepted: an integer from 1 to 1,000,000"),
        ("--headless --batch-size 0", "--batch-size: got 0, accepted: an integer from 1 to 65,536"),
        ("--headless --threads 0", "--threads: got 0, accepted: an integer from 1 to 1,024"),
        ("--headless --threads -1", "--threads: got -1, accepted: an integer from 1 to 1,024"),
        ("--headless --stop-at 0", "--stop-at: got 0, accepted: an integer from 1 to "),
        ("--headless --seed -1", "--seed: got -1, accepted: an integer from 0 to "),
        ("--headless --std -1", "--std: got -1, accepted: a number from 0 to 1,000,000"),
        ("--headless --std nan", "--std: got nan, accepted: a number from 0 to 1,000,000"),
        ("--headless --learning-rate inf", "--learning-rate: got inf, accepted: a number > 0"),
        ("--headless --learning-rate true", "--learning-rate: got true, accepted: a number > 0"),
        ("--headless --optimizer addam", '--optimizer: got "addam", accepted: sgd, momentum, '),
        ("--headless --init nope", f'--init: got "nope", {SCHEMES}'),
        ("--headless --steps 3 --epochs 3", "--epochs: not allowed with --steps"),
        ("--headless --std 1 --variance 1", "--variance: not allowed with --std"),
        (
            "--headless vanishing --std 1",
            "--std: applies to convolution layers, but vanishing has ",
        ),
        ("--headless --stpes 3", "--stpes: unknown flag, nearest: --steps"),
        ("--headless --xyz 3", "--xyz: unknown flag, see guitrainer --help"),
        ("--headless --step 3", "--step: unknown flag, nearest: --steps"),
        ("--headless lenet too", "too: unknown argument, see guitrainer --help"),
        ("--headless lnet", 'preset "lnet": unknown, nearest: lenet'),
        ("--headless lenet --config a.toml", "lenet: a preset and --config exclude each other: "),
        (
            "--headless --config absent.toml",
            "absent.toml: cannot be read: No such file",
        ),
        ("--headless --set steps", 'got "steps", accepted: KEY=VALUE, as in '),
        (
            "--headless --set training.stpes=3",
            "command line: training.stpes: unknown key, nearest: training.steps",
        ),
        ("--headless --resume x --steps none", "--steps: got none, accepted with --resume: a num"),
        (
            "--headless --resume x --epochs 3",
            "--epochs: not accepted with --resume: a run continues",
        ),
        ("--resume x --steps 3", "--steps: not accepted with --resume: a run continues "),
        ("--headless absent.toml", "absent.toml: cannot be read: No such file or directory"),
        ("--headless xyz", 'preset "xyz": unknown, accepted: digits-edges, exploding, '),
        (
            "--headless tests/cli",
            "tests/cli: not an experiment; accepted: a preset, or a .toml file",
        ),
        ("inspect absent.toml", "absent.toml: cannot be read: No such file or directory"),
        (
            "--headless --resume x --set seed=3",
            "--set: not accepted with --resume: a run continues",
        ),
        ("--headless --resume x lenet", "lenet: not accepted with --resume: a run continues "),
        ("--headless --resume x --out y", "--out: not accepted with --resume: a run continues "),
        ("", "no window available here; use --headless"),
        ("lenet", "no window available here; use --headless"),
        ("--json", "--json: accepted only with --headless"),
        ("--stop-at 3", "--stop-at: accepted only with --headless"),
        ("presets --jsno", "--jsno: unknown flag, nearest: --json"),
        ("inspect --seed x", '--seed: got "x", accepted: an integer from 0 to '),
        ("export run", "--to: missing; accepted: --to FILE-or-DIR, --tensorboard DIR, or both"),
        ("export run --to x.png --step last", "--step: got last, accepted: a step, or all"),
        ("score", "the following arguments are required: FILE"),
        ("bench --against tf", "--against: invalid choice: 'tf' (choose from "),
    ],
)
def test_fault_is_one_line_and_exit_2(words: str, message: str, capsys: Capture) -> None:
    assert main(words.split()) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"error: {message}")
    assert err.count("\n") == 1


def test_a_toml_file_is_understood_without_its_flag(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("name = 'mine'\nseed = 5\n", encoding="utf-8")
    assert (experiment(str(path)).name, experiment(str(path), "--seed", "6").seed) == ("mine", 6)


def test_the_folder_of_a_run_names_resume(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "checkpoint.safetensors").write_bytes(b"")
    assert main(["--headless", str(tmp_path)]) == 2
    assert f"to continue it, use --resume {tmp_path}" in capsys.readouterr().err


def test_other_settings_with_resume_say_how_to_train_further(capsys: Capture) -> None:
    assert main(["--headless", "--resume", "runs/x", "--learning-rate", "0.1"]) == 2
    assert "--headless --resume RUN --steps N" in capsys.readouterr().err


def test_the_window_opens_what_is_given_instead_of_a_preset(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "network.pt").write_bytes(b"")
    (tmp_path / "lenet").mkdir()  # a preset comes first
    opened: list[tuple[str, Path | None]] = []

    def window(experiment: Experiment, run: Path | None, path: Path | None) -> int:
        assert run is None
        opened.append((experiment.name, path))
        return 0

    for word in ("network.pt", str(tmp_path), "lenet"):
        assert main([word], window) == 0
    assert main(["missing.pt"], window) == 2
    assert 'preset "missing.pt": unknown' in capsys.readouterr().err
    given = [("digits-edges", Path("network.pt")), ("digits-edges", tmp_path), ("lenet", None)]
    assert opened == given


def test_the_schema_is_made_for_help_only() -> None:
    """It takes a while to make, and the window opens without it."""
    fields._schema.cache_clear()
    parser = headless.parser()
    parser.parse(["plain"])
    assert fields._schema.cache_info().misses == 0
    text = parser.format_help()
    assert fields._schema()["properties"]["seed"]["title"] in text
