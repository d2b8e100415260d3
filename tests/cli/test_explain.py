"""`explain`: every topic as text and as JSON, with the same numbers."""

import json
from typing import Any

import pytest

from guitrainer.cli.explain import TOPICS
from guitrainer.cli.explaining.grids import beside, equation, grid, number
from guitrainer.cli.main import main

VARIANCE = ("variance", "--depth", "4", "--factor", "0.25", "--scale-down", "2")
TOLD: dict[tuple[str, ...], tuple[str, Any]] = {}
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal as it is opened."""
    monkeypatch.setenv("COLUMNS", "80")


def told(capsys: Capture, *words: str) -> tuple[str, Any]:
    """A topic as text and as JSON; each is asked for once."""
    if words not in TOLD:
        assert main(["explain", *words]) == 0
        text = capsys.readouterr().out
        assert main(["explain", *words, "--json"]) == 0
        TOLD[words] = text, json.loads(capsys.readouterr().out)
    return TOLD[words]


def test_topics_are_listed(capsys: Capture) -> None:
    text, topics = told(capsys)
    assert [topic["name"] for topic in topics] == list(TOPICS)
    assert all(f"{name}  " in text for name in TOPICS)


def test_json_may_come_first(capsys: Capture) -> None:
    assert main(["explain", "--json", "sharing"]) == 0
    assert json.loads(capsys.readouterr().out)["topic"] == "sharing"


def test_unknown_flag_is_refused(capsys: Capture) -> None:
    assert main(["explain", "--jsn"]) == 2
    assert "nearest: --json" in capsys.readouterr().err


def test_unknown_topic_is_one_line_with_the_nearest(capsys: Capture) -> None:
    assert main(["explain", "conv2d-forwards"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "accepted: conv2d-forward, " in err
    assert err.strip().endswith("nearest: conv2d-forward")


@pytest.mark.parametrize("topic", TOPICS)
def test_text_fits_a_page_and_json_has_its_topic(topic: str, capsys: Capture) -> None:
    text, found = told(capsys, *(VARIANCE if topic == "variance" else [topic]))
    assert max(map(len, text.splitlines())) <= 80
    assert all(line == line.rstrip() for line in text.splitlines())
    assert found["topic"] == topic


@pytest.mark.parametrize("topic", TOPICS)
def test_help_of_a_topic(topic: str, capsys: Capture) -> None:
    assert main(["explain", topic, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"usage: guitrainer explain {topic}")


def test_forward(capsys: Capture) -> None:
    text, found = told(capsys, "conv2d-forward")
    assert found["output"] == [[3, 0, 3], [0, 5, 0], [3, 0, 3]]
    assert found["height"]["numbers"] == "(5 − 3)/1 + 1"
    assert len(found["positions"]) == 9
    assert found["positions"][4]["products"] == [[1, 0, 1], [0, 1, 0], [1, 0, 1]]
    assert "(n − k)/s + 1 = (5 − 3)/1 + 1 = 3" in text
    assert "(1, 1)  1·1 + 0·0 + 1·1 + 0·0 + 1·1 + 0·0 + 1·1 + 0·0 + 1·1 = 5" in text


def test_forward_with_stride_and_padding(capsys: Capture) -> None:
    text, found = told(capsys, "conv2d-forward", "--stride", "2", "--padding", "same")
    assert "(5 + 2·1 − 3)/2 + 1 = 3" in text
    assert found["output"] == [[2, 2, 2], [2, 5, 2], [2, 2, 2]]


def test_forward_with_dilation(capsys: Capture) -> None:
    text, found = told(capsys, "conv2d-forward", "--dilation", "2")
    assert "(n − d(k − 1) − 1)/s + 1 = (7 − 2·(3 − 1) − 1)/1 + 1 = 3" in text
    assert found["output"] == [[3, 0, 3], [0, 5, 0], [3, 0, 3]]
    assert found["positions"][4]["window"] == [[1, 0, 1], [0, 1, 0], [1, 0, 1]]
    assert found["height"]["dilation"] == 2


def test_transposed(capsys: Capture) -> None:
    text, found = told(capsys, "conv2d-transposed")
    assert "(n − 1)s + k − 2p + a = (2 − 1)·2 + 3 − 2·0 + 0 = 5" in text
    # the stamps of neighboring pixels overlap in one column, where both are added
    assert found["output"][0] == [1, 0, 3, 0, 2] and found["output"][2] == [4, 0, 10, 0, 6]
    assert [stamp["top"] for stamp in found["stamps"]] == [0, 0, 2, 2]
    assert found["stamps"][-1]["running"] == found["output"]


def test_transposed_with_padding(capsys: Capture) -> None:
    words = ("--stride", "2", "--padding", "1", "--output-padding", "1")
    text, found = told(capsys, "conv2d-transposed", *words)
    assert "(2 − 1)·2 + 3 − 2·1 + 1 = 4" in text
    assert "Removed from the output: 1 at the top and left" in text
    assert len(found["output"]) == 4 and found["stamps"][0]["top"] == -1
    assert "n·s = 2·2 = 4" in told(capsys, "conv2d-transposed", "--padding", "same")[0]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--output-padding", "2"], "output padding below the stride"),
        (["--padding", "3"], "the output would be -1×-1"),
        (["--output-padding", "-1"], "--output-padding"),
    ],
)
def test_senseless_transposed_sizes_are_refused(
    words: list[str], line: str, capsys: Capture
) -> None:
    assert main(["explain", "conv2d-transposed", *words]) == 2
    assert line in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [["--stride", "0"], ["--padding", "some"], ["--padding", "-1"], ["--dilation", "5"]],
)
def test_senseless_sizes_are_refused(words: list[str], capsys: Capture) -> None:
    assert main(["explain", "conv2d-forward", *words]) == 2
    assert words[0] in capsys.readouterr().err


def test_fans_of_a_convolution(capsys: Capture) -> None:
    text, found = told(capsys, "fans", "--shape", "5,5,3,8", "--layout", "HWIO")
    assert "fan_in = in/groups · taps = 3 · 5 · 5 = 75: PyTorch, Keras" in text
    assert "Keras Conv2D: fan_in + fan_out = in/groups · taps + out · taps" in text
    assert "fan_out is 200 in PyTorch" in text
    keras = next(rule for rule in found["rules"] if rule["library"] == "Keras")
    assert keras["default"] and keras["scheme"] == "keras_default"
    assert keras["limit"] == pytest.approx(0.147710, abs=1e-6)
    assert found["fan_in"] == 75 and found["fan_out"] == 200


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (
            ["--shape", "3,3,1,16", "--layout", "HWIO", "--groups", "8"],
            "8 → 16 channels in 8 groups",
        ),
        (["--shape", "3,8,5,5", "--layout", "IOHW", "--transposed"], "fan_in = out/groups · taps"),
        (["--dilation", "2"], "dilation 2: the window covers 9 × 9, but only 5 × 5 taps count"),
        (
            ["--shape", "3,3,4,2", "--layout", "HWCM"],
            "convolution with 1 × 1 taps of its 8 channels; each has fans of its own",
        ),
        (["--shape", "480000"], "an output sums up 480,000 inputs"),
        (["--shape", "480000,16", "--layout", "IO"], "fan_in = in = 480,000: PyTorch"),
        (["--shape", "8,3,3,3", "--local", "6,6"], "6 × 6 positions"),
    ],
)
def test_fans_of_other_layers(words: list[str], line: str, capsys: Capture) -> None:
    text, found = told(capsys, "fans", *words)
    assert line in text
    assert max(map(len, text.splitlines())) <= 80
    assert len({rule["library"] for rule in found["rules"]}) >= 3


@pytest.mark.parametrize(
    "words",
    [
        ["--shape", "5,5,3,x"],
        ["--shape", "0,3,5,5"],
        ["--shape", "1,2,3,4,5,6"],
        ["--shape", "99999999999,2"],
        ["--layout", "HWIX", "--shape", "5,5,3,8"],
        ["--layout", "IO", "--shape", "5,5,3,8"],
        ["--layout", "HWIO"],  # of no shape
        ["--groups", "3"],
        ["--groups", "0"],
        ["--dilation", "0"],
        ["--local", "6"],
    ],
)
def test_senseless_layers_are_refused(words: list[str], capsys: Capture) -> None:
    assert main(["explain", "fans", *words]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1
    assert words[0].removeprefix("--") in err and "accepted" in err


def test_sequence_backward(capsys: Capture) -> None:
    text, found = told(capsys, "conv1d-backward")
    assert found["forward"]["image"] == [1, 2, 3]
    assert found["forward"]["weight"] == [0.3, 0.5]
    assert found["grad_output"] == [-0.1, 0.2]
    assert found["grad_weight"] == pytest.approx([0.3, 0.4])
    assert found["grad_image"] == pytest.approx([-0.03, 0.01, 0.1])
    assert found["check"]["weight_difference"] < 1e-9
    for line in ("−0.03 0.01 0.1", "0.3 0.4", "w(0)  0.3 − 0.1 · 0.3 = 0.27", "(−0.1) + 0.2 = 0.1"):
        assert line in text


def test_square_backward(capsys: Capture) -> None:
    text, found = told(capsys, "conv2d-backward")
    assert found["grad_weight"] == [pytest.approx([2.9, 3.5]), pytest.approx([4.7, 5.3])]
    sums = [part["running_weight"] for part in found["contributions"]]
    assert sums[-1] == [pytest.approx(row) for row in found["grad_weight"]]
    assert "w(1, 1)  0.4 − 0.1 · 5.3 = −0.13" in text


def test_sharing(capsys: Capture) -> None:
    text, found = told(capsys, "sharing")
    assert [layer["weights"] for layer in found["layers"]] == [4, 16, 36]
    assert [layer["formula"] for layer in found["layers"]] == [
        "2·2 = 4",
        "4 · 2·2 = 16",
        "9 · 4 = 36",
    ]
    assert "w1 w2  · w3 w4  ·  ·  ·  ·" in text
    assert "w36" in text


def test_matrices_too_wide_for_a_page_are_left_out(capsys: Capture) -> None:
    text, found = told(capsys, "sharing", "--input", "12", "--filter", "5")
    assert [layer["weights"] for layer in found["layers"]] == [25, 1600, 9216]
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.slow
def test_sharing_trained(capsys: Capture) -> None:
    text, found = told(capsys, "sharing", "--train")
    for layer in found["trained"]:
        assert f"{100 * layer['accuracies'][0]:.1f} %" in text
    assert [layer["weights"] for layer in found["trained"]] == [100, 14_400, 451_584]


def test_variance(capsys: Capture) -> None:
    text, found = told(capsys, *VARIANCE)
    layers = found["propagation"]["layers"]
    # the factor divides σ by 2, and so does the scale
    assert found["propagation"]["weight_std"] == pytest.approx(0.02**0.5 / 4)
    assert [layer["std_expected"] for layer in layers] == pytest.approx(
        [2**0.5 / 4 / 4**k for k in range(4)]
    )
    assert f"{layers[3]['std']:.3g}" in text
    assert found["variance_for_std"]["fan_in"] == 480_000
    drawn, shifted = found["weight_mean"]
    assert shifted["common"] > 0.5 > drawn["common"]
    assert "480,000 inputs" in text
    assert found["variance_for_std"]["xavier"]["weight_std"] == pytest.approx(480_000**-0.5)
    assert "Xavier (Glorot): σ² = 1/fan_in" in text
    stalled = found["sigmoid_stall"]["sigmoid"]["layers"]
    assert f"{stalled[4]['between_images']:.3g}" in text
    assert len(found["first_update"]["after"]) == 9


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--activation", "rely"], "nearest: relu"),
        (["--factor", "0"], "accepted: 1e-6 to 1e6"),
        (["--depth", "1000"], "accepted: an integer from 1 to 50"),
        (["--init", "hee_normal"], "nearest: he_normal"),
    ],
)
def test_impossible_nets_are_refused(words: list[str], expected: str, capsys: Capture) -> None:
    assert main(["explain", "variance", *words]) == 2
    assert expected in capsys.readouterr().err


def test_lsuv(capsys: Capture) -> None:
    text, found = told(capsys, "lsuv")
    for layer in found["layers"]:
        for division in layer["divisions"]:
            assert f"{division['before']:.4g}" in text
            assert division["after"] == pytest.approx(1, abs=0.1)


def test_defaults(capsys: Capture) -> None:
    text, found = told(capsys, "initializers")
    limits = {x["library"]: x["weight"]["limit"] for x in found["libraries"]}
    assert limits == pytest.approx({"Keras": 0.147710, "PyTorch": 0.115470, "Caffe": 0.2}, abs=1e-6)
    for part in ("0.87962566", "1 / √75 = 0.11547", "2 / (75 + 200) = 0.0072727"):
        assert part in text
    _, dense = told(capsys, "initializers", "--shape", "10,256")
    assert (dense["fan_in"], dense["fan_out"]) == (256, 10)


@pytest.mark.parametrize(("library", "part"), [("torch", "nn.Conv2d(1, 6"), ("keras", "Conv2D(")])
def test_source(library: str, part: str, capsys: Capture) -> None:
    text, found = told(capsys, "initializers", "--source", library, "--preset", "lenet")
    assert found["source"].strip() == text.strip()
    assert part in text
    compile(text, library, "exec")


def test_source_of_generated_images_knows_their_size(capsys: Capture) -> None:
    text, _ = told(capsys, "initializers", "--source", "torch", "--preset", "shapes-xo")
    assert "1×24×24 → 16×18×18" in text


# ---------------------------------------------------------------- grids


def test_numbers_read_as_on_paper() -> None:
    assert [number(x) for x in (3.0, 0.1 + 0.2, -0.05, 6.7e-18, 1e-6)] == [
        "3", "0.3", "−0.05", "0", "1e−6",
    ]  # fmt: skip


def test_grids_stand_side_by_side() -> None:
    assert grid([[1, -2], [10, 0.5]]) == [" 1  −2", "10 0.5"]
    text = beside(("a", grid([[1], [2]])), "→", ("b", grid([[3]])))
    assert text.splitlines() == ["a     b", "1  →  3", "2"]


def test_long_equations_are_wrapped_under_their_first_term() -> None:
    lines = equation("(0, 0)", ["12.34·56.78"] * 20, "0").splitlines()
    assert len(lines) == 4
    assert all(line.startswith(" " * 8) for line in lines[1:])
    assert max(map(len, lines)) <= 80
