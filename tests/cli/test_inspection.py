"""`inspect`: what is said of a network before it is trained."""

import json

import pytest

from guitrainer.cli.main import main

Capture = pytest.CaptureFixture[str]
WORDS = ["inspect", "--limit", "256", "--set", "data.test_limit=64"]


def test_row_per_layer_with_what_was_asked_and_sampled(capsys: Capture) -> None:
    assert main([*WORDS, "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["experiment"] == "digits-edges"
    conv, relu, _, dense = result["layers"]
    assert [layer["name"] for layer in result["layers"]] == [
        "conv1",
        "relu1",
        "max_pool1",
        "dense1",
    ]
    assert (conv["parameters"], conv["fan_in"], conv["fan_out"]) == (1312, 81, 1296)
    assert (conv["scheme"], conv["std"]) == ("random_normal", 0.01)
    assert conv["variance"] == pytest.approx(1e-4)
    assert conv["std_sampled"] == pytest.approx(0.01, rel=0.1)
    assert conv["output_shape"] == [16, 20, 20]
    assert (relu["parameters"], relu["fan_in"], relu["scheme"]) == (0, None, None)
    assert dense["variance"] == pytest.approx(2 / 256)
    assert 0 < conv["signal_std"] < 1


@pytest.mark.parametrize("width", [80, 100])
def test_tables_fit_the_terminal_and_label_both_sigmas(
    width: int, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert main([*WORDS, "--init", "glorot_uniform"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "digits-edges, 3,882 parameters"
    assert max(map(len, lines)) <= width
    header = next(line for line in lines if "scheme" in line)
    assert header.split() == [
        "layer",
        "scheme",
        "σ",
        "sampled",
        "σ²",
        "sampled",
        "limit",
        "sampled",
    ]
    row = next(line for line in lines if line.startswith("conv1   glorot_uniform"))
    assert row.split()[2::2] == ["0.0381", "0.00145", "0.066"]


def test_layers_that_do_not_fit_are_refused(capsys: Capture) -> None:
    assert main([*WORDS, "--set", "max_pool1.size=64"]) == 2
    assert capsys.readouterr().err.startswith("error: ")


def test_data_and_plan_are_reported(capsys: Capture) -> None:
    assert main([*WORDS, "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert sum(result["data"]["train"]["per_class"]) == 256
    assert (result["data"]["polarity"], result["data"]["split"]) == ("same", "given")
    assert result["plan"]["smallest_batch"] == 64
    assert (result["notes"], result["warnings"]) == ([], [])
    assert main([*WORDS, "--set", "training.schedule=step", "--steps", "9"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "training 256 of 60,000 images; per class" in text
    assert "0 to 255, divided by 255; standardized: -0.424 to 2.82" in text
    assert "constant channels: none" in text
    assert "polarity the same in training and test images" in text
    assert "warning the learning rate never drops" in text


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        (["digits-edges"], ("keeps", None, None, "Ready to train")),
        (
            ["vanishing"],
            ("shrinks", "dense9", "he_normal", "The differences between images shrink"),
        ),
        (["symmetry-zero"], ("dead", "relu1", "he_normal", "All units of relu1 are 0")),
    ],
)
def test_the_verdict_is_given(
    words: list[str], verdict: tuple[str | None, ...], capsys: Capture
) -> None:
    small = ["--limit", "300"]
    assert main(["inspect", *words, *small, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["verdict"]
    assert list(found) == ["kind", "sentence", "layer", "remedy"]
    assert (found["kind"], found["layer"], found["remedy"]) == verdict[:3]
    assert found["sentence"].startswith(str(verdict[3]))
    assert main(["inspect", *words, *small]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert found["sentence"].replace("\u202f", " ") in said.replace("\u202f", " ")
    assert ("What helps: Use He normal." in said) == (found["remedy"] is not None)
