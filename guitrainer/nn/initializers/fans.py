"""Fans of weights: inputs per output (fan_in), and outputs per input (fan_out)."""

from guitrainer.errors import NetworkError

# Axes of a locally connected weight that give the position of the window: (oh, ow, O, I, kh, kw).
LOCAL_AXES = 2
ACCEPTED = "(out, in), (out, in, kh, kw) or (oh, ow, out, in, kh, kw), every side at least 1"


def window_shape(shape: tuple[int, ...]) -> tuple[int, int, int, int]:
    """Return the shape (out, in, kh, kw) for one window; a dense weight is a 1×1 window.

    Raises
    ------
    NetworkError
        If `shape` is not the shape of a dense, convolution or locally connected weight.

    Examples
    --------
    >>> window_shape((10, 20))
    (10, 20, 1, 1)
    >>> window_shape((7, 7, 8, 3, 5, 5))
    (8, 3, 5, 5)
    """
    sides = tuple(int(side) for side in shape)
    if len(sides) not in (2, 4, 6) or min(sides) < 1:
        raise NetworkError(f"weight shape: found {sides}; accepted: {ACCEPTED}")
    out, inputs, *kernel = sides[LOCAL_AXES:] if len(sides) == 6 else sides
    kernel_h, kernel_w = kernel or (1, 1)
    return out, inputs, kernel_h, kernel_w


def fans(shape: tuple[int, ...]) -> tuple[int, int]:
    """Return (fan_in, fan_out) of a weight, regardless of stride and padding.

    Parameters
    ----------
    shape : (out, in) of a dense weight, (out, in, kh, kw) of a convolution, or
        (oh, ow, out, in, kh, kw) of a locally connected weight: the fans of ONE window, since an
        output never sees more than its own window. With groups, `in` is the number of channels
        that a filter sees; fan_out still counts all filters, as PyTorch and Keras do, although an
        input feeds only those of its group. Dilation changes neither.

    Raises
    ------
    NetworkError
        If `shape` is none of these.

    Examples
    --------
    >>> fans((8, 3, 5, 5))
    (75, 200)
    """
    out, inputs, kernel_h, kernel_w = window_shape(shape)
    taps = kernel_h * kernel_w
    return inputs * taps, out * taps
