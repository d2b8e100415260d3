"""Make the golden arrays with torch: `python -m tests.golden.make`.

One file per function; for each case its inputs (float32, exact), and what torch answers for
them in float64: the output and the gradients. They keep the comparison alive where torch is
not installed.
"""

import itertools
from pathlib import Path

import numpy as np

from tests.functional.cases import GOLDEN, Case
from tests.functional.operations import OPERATIONS, Arrays
from tests.functional.torch_twin import answer

FOLDER = Path(__file__).parent


def golden_arrays(case: Case) -> Arrays:
    """Return inputs, grad_output, output and gradients of a case, named for the file."""
    grad_output = case.grad_output()
    output, gradients = answer(case, case.arrays(), grad_output)
    kept = case.arrays(np.float32)
    if OPERATIONS[case.name].takes_grad_output:
        kept["grad_output"] = grad_output.astype(np.float32)
    answers = {"output": output} | {f"grad_{key}": value for key, value in gradients.items()}
    return {f"{case}/{key}": value for key, value in (kept | answers).items()}


def main() -> None:
    """Write every file anew."""
    for name, cases in itertools.groupby(sorted(GOLDEN, key=lambda c: c.name), lambda c: c.name):
        arrays: Arrays = {}
        for case in cases:
            arrays |= golden_arrays(case)
        np.savez_compressed(FOLDER / f"{name}.npz", **arrays)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
