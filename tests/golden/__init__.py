"""Answers of torch, kept beside the tests."""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Arrays = dict[str, npt.NDArray[Any]]

FOLDER = Path(__file__).parent


@cache
def _file(name: str) -> Arrays:
    with np.load(FOLDER / f"{name}.npz") as file:
        return {key: file[key] for key in file.files}


def load(name: str, case: str) -> tuple[Arrays, npt.NDArray[Any], Arrays]:
    """Return the inputs (with grad_output), the output and the gradients of a golden case."""
    prefix = f"{case}/"
    arrays = {
        key.removeprefix(prefix): value
        for key, value in _file(name).items()
        if key.startswith(prefix)
    }
    output = arrays.pop("output")
    keys = [key for key in arrays if key.startswith("grad_") and key != "grad_output"]
    gradients = {key.removeprefix("grad_"): arrays.pop(key) for key in keys}
    return arrays, output, gradients
