"""What the kernels compute, held against the naive twins, torch, golden arrays and itself."""

import numpy as np
import numpy.typing as npt
import pytest

from guitrainer import functional
from guitrainer.nn.paths import CONVOLUTION
from tests import golden, reference
from tests.functional.cases import CASES, DIFFERENTIABLE, GOLDEN, SWEEP, Case
from tests.functional.comparison import TOLERANCES, assert_close, assert_gradients_close
from tests.functional.finite_differences import central_differences
from tests.functional.operations import backward, forward


def check_against_twin(case: Case, dtype: npt.DTypeLike) -> None:
    arrays, grad_output = case.arrays(dtype), case.grad_output(dtype)
    tolerance = TOLERANCES[np.dtype(dtype)]
    computed = forward(functional, case.name, arrays, case.options)
    assert_close(computed, forward(reference, case.name, arrays, case.options), tolerance)
    gradients = backward(functional, case.name, grad_output, arrays, case.options)
    expected = backward(reference, case.name, grad_output, arrays, case.options)
    assert_gradients_close(gradients, expected, tolerance)
    assert {gradient.dtype for gradient in gradients.values()} == {np.dtype(dtype)}
    assert computed.ndim == 0 or computed.dtype == dtype  # a loss is a float


@pytest.mark.parametrize("case", CASES, ids=str)
def test_float32_answers_as_twin(case: Case) -> None:
    check_against_twin(case, np.float32)


@pytest.mark.parametrize("case", DIFFERENTIABLE, ids=str)
def test_float64_answers_as_twin(case: Case) -> None:
    check_against_twin(case, np.float64)


@pytest.mark.slow
@pytest.mark.parametrize("case", SWEEP, ids=str)
def test_every_width_and_channel_count_answers_as_twin(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By direct sums, also where another path would be chosen, of which tests/nn has tests."""
    monkeypatch.setenv(CONVOLUTION, "direct")
    check_against_twin(case, np.float32)


@pytest.mark.parametrize("case", DIFFERENTIABLE, ids=str)
def test_gradient_is_the_finite_difference(case: Case) -> None:
    arrays, grad_output = case.arrays(), case.grad_output()
    expected = central_differences(functional, case, arrays, grad_output)
    gradients = backward(functional, case.name, grad_output, arrays, case.options)
    assert_gradients_close(gradients, expected, 1e-6)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_float32_answers_as_torch(case: Case) -> None:
    pytest.importorskip("torch", reason="compares with torch, which is not installed")
    from tests.functional.torch_twin import answer

    arrays, grad_output = case.arrays(np.float32), case.grad_output(np.float32)
    output, expected = answer(case, arrays, grad_output)
    assert_close(forward(functional, case.name, arrays, case.options), output, 1e-5)
    gradients = backward(functional, case.name, grad_output, arrays, case.options)
    assert_gradients_close(gradients, expected, 1e-5)


@pytest.mark.parametrize("case", GOLDEN, ids=str)
def test_float32_answers_as_the_golden_arrays(case: Case) -> None:
    arrays, output, expected = golden.load(case.name, str(case))
    grad_output = arrays.pop("grad_output", np.ones((), np.float32))
    assert_close(forward(functional, case.name, arrays, case.options), output, 1e-5)
    gradients = backward(functional, case.name, grad_output, arrays, case.options)
    assert_gradients_close(gradients, expected, 1e-5)
