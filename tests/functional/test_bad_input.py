"""Arguments that do not fit are refused in one line that says what was found."""

from typing import Any

import numpy as np
import pytest

from guitrainer import functional
from guitrainer.errors import InputError


def ones(*shape: int) -> np.ndarray[Any, Any]:
    return np.ones(shape, np.float32)


def described(value: Any) -> str:
    """Name a row of the table by what is in it."""
    if isinstance(value, tuple) and not isinstance(value[0], int):
        return "-".join(map(described, value))
    shape = getattr(value, "shape", value)
    return str(shape).replace(" ", "")


IMAGES, FILTERS = ones(2, 3, 7, 8), ones(4, 3, 3, 3)
OWN = ones(5, 6, 4, 3, 3, 3)
LOGITS = ones(3, 10)
POOLINGS = [
    (name, arguments, found)
    for name in ("max_pool2d", "avg_pool2d")
    for arguments, found in (
        ((ones(3, 7, 8), 2), ["3 dimensions", "4"]),
        ((IMAGES, 9), ["9", "7"]),
        ((IMAGES, (2, 9)), ["9", "8"]),
        ((IMAGES, 0), ["0"]),
        ((IMAGES, 2, 0), ["0"]),
        ((IMAGES, 2, 2, -1), ["-1"]),
        ((IMAGES, 2, 2, 2), ["2"]),  # windows of padding alone
    )
]


@pytest.mark.parametrize(
    ("name", "arguments", "found"),
    [
        ("conv2d", (IMAGES, ones(4, 3, 9, 9)), ["9", "7"]),
        ("conv2d", (IMAGES, ones(4, 3, 3, 10)), ["10", "8"]),
        ("conv2d", (IMAGES, ones(4, 3, 11, 3), None, 1, 1), ["11", "9"]),
        ("conv2d", (ones(1, 3, 20, 20), ones(4, 3, 12, 12)), ["12", "11"]),
        ("conv2d", (IMAGES, ones(4, 2, 3, 3)), ["3", "2"]),
        ("conv2d", (IMAGES[0, 0], FILTERS), ["x", "2 dimensions", "4"]),
        ("conv2d", (IMAGES[None], FILTERS), ["x", "5 dimensions", "4"]),
        ("conv2d", (IMAGES, FILTERS[0]), ["weight", "3 dimensions", "4"]),
        ("conv2d", (IMAGES, FILTERS, ones(3)), ["3", "4"]),
        ("conv2d", (IMAGES, FILTERS, ones(4, 1)), ["bias", "2 dimensions", "1"]),
        ("conv2d", (IMAGES, FILTERS, None, 0), ["0"]),
        ("conv2d", (IMAGES, FILTERS, None, (1, -2)), ["-2"]),
        ("conv2d", (IMAGES, FILTERS, None, 1, -1), ["-1"]),
        ("conv2d", (IMAGES, FILTERS, None, 1, "full"), ["full", "same", "valid"]),
        ("conv2d_backward", (ones(2, 4, 7, 8), IMAGES, FILTERS), ["(2, 4, 7, 8)", "(2, 4, 5, 6)"]),
        ("conv2d_backward", (ones(2, 4, 5, 6), IMAGES, ones(4, 2, 3, 3)), ["3", "2"]),
        ("conv1d", (ones(1, 2, 5), ones(3, 2, 6)), ["6", "5"]),
        ("conv1d", (ones(1, 2, 5), ones(3, 4, 2)), ["2", "4"]),
        ("conv1d", (ones(1, 2, 5), ones(2)), ["weight", "1"]),
        ("conv1d_backward", (ones(3), ones(5), ones(2)), ["3", "4"]),
        ("locally_connected2d", (IMAGES, FILTERS), ["weight", "4 dimensions", "6"]),
        ("locally_connected2d", (IMAGES, OWN, None, 1, "same"), ["5", "6", "7", "8"]),
        ("locally_connected2d", (IMAGES[:, :2], OWN), ["2", "3"]),
        ("locally_connected2d", (IMAGES, OWN, ones(4)), ["bias", "1 dimensions", "3"]),
        ("locally_connected2d_backward", (ones(2, 4, 6, 5), IMAGES, OWN), ["(2, 4, 6, 5)"]),
        *POOLINGS,
        ("max_pool2d_backward", (ones(2, 3, 3, 3), IMAGES, 2), ["(2, 3, 3, 3)", "(2, 3, 3, 4)"]),
        ("avg_pool2d_backward", (ones(2, 3, 3, 3), IMAGES, 2), ["(2, 3, 3, 3)", "(2, 3, 3, 4)"]),
        ("global_avg_pool2d", (ones(2, 3),), ["2 dimensions", "4"]),
        (
            "global_avg_pool2d_backward",
            (ones(2, 4, 1, 1), IMAGES),
            ["(2, 4, 1, 1)", "(2, 3, 1, 1)"],
        ),
        ("linear", (ones(2, 5), ones(3, 4)), ["5", "4"]),
        ("linear", (IMAGES, ones(3, 8)), ["x", "4 dimensions", "2"]),
        ("linear", (ones(2, 4), ones(3, 4), ones(4)), ["4", "3"]),
        ("linear_backward", (ones(2, 4), ones(2, 4), ones(3, 4)), ["(2, 4)", "(2, 3)"]),
        *[
            (f"{name}_backward", (ones(2, 3), ones(3, 2)), ["(2, 3)", "(3, 2)"])
            for name in ("relu", "leaky_relu", "sigmoid", "tanh", "gelu")
        ],
        ("cross_entropy", (LOGITS, np.array([0, 10, 2])), ["10"]),
        ("cross_entropy", (LOGITS, np.array([0, -1, 2])), ["-1"]),
        ("cross_entropy", (LOGITS, np.array([0, 1])), ["2", "3"]),
        ("cross_entropy", (LOGITS, np.array([0.0, 1.0, 2.0])), ["float64"]),
        ("cross_entropy", (LOGITS[0], np.array([0])), ["logits", "1 dimensions", "2"]),
        ("cross_entropy_backward", (LOGITS, np.array([0, 10, 2])), ["10"]),
        ("batch_norm", (IMAGES, ones(4), ones(4)), ["4", "3"]),
        ("batch_norm", (IMAGES, ones(3), ones(3), ones(2)), ["2", "3"]),
        ("batch_norm", (ones(5), ones(5), ones(5)), ["x", "1 dimensions"]),
        ("batch_norm", (ones(1, 3), ones(3), ones(3), None, None, True), ["(1, 3)"]),
        ("batch_norm", (IMAGES, ones(3), ones(3), ones(3), ones(1)), ["1", "3"]),
        ("batch_norm_backward", (ones(2, 3, 7, 7), IMAGES), ["(2, 3, 7, 7)", "(2, 3, 7, 8)"]),
        ("batch_norm_backward", (ones(2, 3, 8, 7), IMAGES), ["(2, 3, 8, 7)", "(2, 3, 7, 8)"]),
        ("dropout", (LOGITS, -0.1), ["-0.1"]),
        ("dropout", (LOGITS, 1.0), ["1.0"]),  # nothing would be left to learn from
        ("dropout", (LOGITS, 1.5), ["1.5"]),
        ("dropout", (LOGITS, float("nan")), ["nan"]),
        ("dropout_backward", (LOGITS, ones(3, 9), 0.5), ["(3, 10)", "(3, 9)"]),
    ],
    ids=described,
)
def test_refused(name: str, arguments: tuple[Any, ...], found: list[str]) -> None:
    with pytest.raises(InputError) as refusal:
        getattr(functional, name)(*arguments)
    message = str(refusal.value)
    assert message
    assert "\n" not in message
    missing = [text for text in found if text not in message]
    assert not missing, f"{missing} not in: {message}"
