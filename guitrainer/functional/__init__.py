"""The NumPy interface: every layer as a function of arrays, images NCHW and weights OIHW.

Names, argument order and defaults are those of `torch.nn.functional` if the function exists there;
each function has a `_backward` that returns the gradients of its arguments. float64 input gives
float64 output, by the same kernels compiled for double precision; everything else is computed in
float32.

Invalid arguments raise `NetworkError`, such as shapes that do not match or windows larger than
their input.
"""

from guitrainer.functional import (
    channels,
    convolution,
    dense,
    elementwise,
    loss,
    normalization,
    pooling,
    residual,
    sample_norm,
    transposed,
)
from guitrainer.functional.channels import *
from guitrainer.functional.convolution import *
from guitrainer.functional.dense import *
from guitrainer.functional.elementwise import *
from guitrainer.functional.loss import *
from guitrainer.functional.normalization import *
from guitrainer.functional.pooling import *
from guitrainer.functional.residual import *
from guitrainer.functional.sample_norm import *
from guitrainer.functional.transposed import *

__all__: list[str] = []
__all__ += channels.__all__
__all__ += convolution.__all__
__all__ += dense.__all__
__all__ += elementwise.__all__
__all__ += loss.__all__
__all__ += normalization.__all__
__all__ += pooling.__all__
__all__ += residual.__all__
__all__ += sample_norm.__all__
__all__ += transposed.__all__
