"""The NumPy interface: every layer as a function of arrays, images NCHW and weights OIHW.

Names, argument order and defaults are those of `torch.nn.functional` if the function exists there;
each function has a `_backward` that returns the gradients of its arguments. float64 input gives
float64 output, by the same kernels compiled for double precision; everything else is computed in
float32.

Invalid arguments raise `NetworkError`, such as shapes that do not match or windows larger than
their input.
"""

from guitrainer.functional.convolution import (
    conv1d,
    conv1d_backward,
    conv2d,
    conv2d_backward,
    locally_connected2d,
    locally_connected2d_backward,
)
from guitrainer.functional.dense import linear, linear_backward
from guitrainer.functional.elementwise import (
    gelu,
    gelu_backward,
    leaky_relu,
    leaky_relu_backward,
    relu,
    relu_backward,
    sigmoid,
    sigmoid_backward,
    tanh,
    tanh_backward,
)
from guitrainer.functional.loss import cross_entropy, cross_entropy_backward
from guitrainer.functional.normalization import (
    batch_norm,
    batch_norm_backward,
    dropout,
    dropout_backward,
)
from guitrainer.functional.pooling import (
    avg_pool2d,
    avg_pool2d_backward,
    global_avg_pool2d,
    global_avg_pool2d_backward,
    max_pool2d,
    max_pool2d_backward,
)

__all__ = [
    "avg_pool2d",
    "avg_pool2d_backward",
    "batch_norm",
    "batch_norm_backward",
    "conv1d",
    "conv1d_backward",
    "conv2d",
    "conv2d_backward",
    "cross_entropy",
    "cross_entropy_backward",
    "dropout",
    "dropout_backward",
    "gelu",
    "gelu_backward",
    "global_avg_pool2d",
    "global_avg_pool2d_backward",
    "leaky_relu",
    "leaky_relu_backward",
    "linear",
    "linear_backward",
    "locally_connected2d",
    "locally_connected2d_backward",
    "max_pool2d",
    "max_pool2d_backward",
    "relu",
    "relu_backward",
    "sigmoid",
    "sigmoid_backward",
    "tanh",
    "tanh_backward",
]
