"""Sizes of windows that slide, with dilation."""

import pytest

from guitrainer.config import schema
from guitrainer.errors import NetworkError
from guitrainer.nn.geometry import Halo, slide
from guitrainer.nn.plans import plan_layer


@pytest.mark.parametrize(
    ("size", "kernel", "stride", "padding", "dilation", "out"),
    [
        (9, 3, 1, "valid", 1, 7),
        (9, 3, 1, "valid", 2, 5),
        (9, 3, 1, "same", 2, 9),
        (9, 3, 2, "same", 3, 5),
        (5, 3, 1, 0, 2, 1),
        (7, 1, 2, 0, 50, 4),  # a single tap has no dilation
        (10, 4, 3, 1, 2, 2),
    ],
)
def test_outputs_along_one_side(
    size: int, kernel: int, stride: int, padding: int | str, dilation: int, out: int
) -> None:
    window = slide((size, 20), kernel, stride, padding, dilation=(dilation, 1))  # type: ignore[arg-type]
    assert window.out[0] == out
    assert window.extent == (dilation * (kernel - 1) + 1, kernel)


def test_dilated_same_keeps_the_size_with_a_wider_halo() -> None:
    assert slide((9, 9), 3, 1, "same", dilation=3).halo == Halo(3, 3, 3, 3)


@pytest.mark.parametrize(
    ("dilation", "found"), [(0, "(0, 0)"), (10**9, "(1000000000, 1000000000)")]
)
def test_dilation_out_of_range(dilation: int, found: str) -> None:
    with pytest.raises(NetworkError) as caught:
        slide((9, 9), 3, dilation=dilation)
    assert str(caught.value) == f"window: dilation: got {found}, accepted: 1 to 4096"


def test_a_dilated_window_larger_than_its_input() -> None:
    with pytest.raises(NetworkError) as caught:
        slide((9, 9), 3, dilation=5)
    assert str(caught.value) == (
        "window: the window is 11×11 (dilation included), larger than its input of 9×9 "
        "(padding included)"
    )


@pytest.mark.parametrize(
    ("channels", "filters", "groups", "what"),
    [(3, 4, 2, "2 for 3 input channels"), (4, 3, 2, "2 for 3 filters")],
)
def test_groups_must_divide(channels: int, filters: int, groups: int, what: str) -> None:
    spec = schema.Conv(filters=filters, groups=groups)
    with pytest.raises(NetworkError) as caught:
        plan_layer("conv1", spec, (channels, 8, 8), 10)
    assert str(caught.value) == (
        f"layer conv1: groups: got {what}, accepted: a divisor of both {channels} and {filters}"
    )


def test_a_depthwise_layer_has_its_filters_per_channel() -> None:
    plan = plan_layer("d", schema.DepthwiseConv(multiplier=2, kernel_size=(3, 2)), (5, 8, 8), 10)
    assert plan.output_shape == (10, 6, 7)
    assert (plan.weight_shape, plan.bias_shape, plan.groups) == ((10, 1, 3, 2), (10,), 5)
