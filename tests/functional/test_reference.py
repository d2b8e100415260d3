"""The naive twins are themselves held against torch, golden arrays and finite differences."""

import numpy as np
import pytest

from tests import golden, reference
from tests.functional.cases import CASES, DIFFERENTIABLE, GOLDEN, Case
from tests.functional.comparison import assert_close, assert_gradients_close
from tests.functional.finite_differences import central_differences
from tests.functional.operations import backward, forward


@pytest.mark.parametrize("case", CASES, ids=str)
def test_twin_answers_as_torch(case: Case) -> None:
    pytest.importorskip("torch", reason="compares with torch, which is not installed")
    from tests.functional.torch_twin import answer

    arrays, grad_output = case.arrays(), case.grad_output()
    output, gradients = answer(case, arrays, grad_output)
    assert_close(forward(reference, case.name, arrays, case.options), output, 1e-12)
    computed = backward(reference, case.name, grad_output, arrays, case.options)
    assert_gradients_close(computed, gradients, 1e-12)


@pytest.mark.parametrize("case", GOLDEN, ids=str)
def test_twin_answers_as_the_golden_arrays(case: Case) -> None:
    arrays, output, gradients = golden.load(case.name, str(case))
    grad_output = arrays.pop("grad_output", np.ones(()))
    assert_close(forward(reference, case.name, arrays, case.options), output, 1e-12)
    computed = backward(reference, case.name, grad_output, arrays, case.options)
    assert_gradients_close(computed, gradients, 1e-12)


@pytest.mark.parametrize("case", DIFFERENTIABLE, ids=str)
def test_gradient_of_twin_is_its_finite_difference(case: Case) -> None:
    arrays, grad_output = case.arrays(), case.grad_output()
    expected = central_differences(reference, case, arrays, grad_output)
    computed = backward(reference, case.name, grad_output, arrays, case.options)
    assert_gradients_close(computed, expected, 1e-6)


@pytest.mark.parametrize(
    ("size", "kernel", "stride", "padding", "expected"),
    [
        (28, 3, 1, "valid", (0, 0)),
        (28, 3, 1, "same", (1, 1)),
        (28, 2, 1, "same", (0, 1)),
        (28, 4, 1, "same", (1, 2)),
        (28, 3, 2, "same", (0, 1)),  # Keras, not torch: the odd zero stands behind
        (27, 3, 2, "same", (1, 1)),
        (28, 5, 3, "same", (2, 2)),
        (28, 1, 2, "same", (0, 0)),
        (5, 3, 1, 4, (4, 4)),
    ],
)
def test_padding_stands_before_and_after(
    size: int, kernel: int, stride: int, padding: int | str, expected: tuple[int, int]
) -> None:
    assert reference.padding_amounts(size, kernel, stride, padding) == expected
