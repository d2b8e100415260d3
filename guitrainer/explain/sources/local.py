"""Locally connected layers, which neither library has: classes for the code to copy."""

TORCH_LOCAL = '''
class Local2d(nn.Module):
    """A filter of its own at every position; the weight is (oh, ow, out, in, kh, kw)."""

    def __init__(self, in_channels, filters, kernel_size, stride, places, bias=True):
        super().__init__()
        self.kernel_size, self.stride, self.places = kernel_size, stride, places
        self.weight = nn.Parameter(torch.empty(*places, filters, in_channels, *kernel_size))
        self.bias = nn.Parameter(torch.empty(*places, filters)) if bias else None

    def forward(self, x):
        windows = nn.functional.unfold(x, self.kernel_size, stride=self.stride)
        windows = windows.unflatten(2, self.places)
        y = torch.einsum("nthw,hwft->nfhw", windows, self.weight.flatten(3))
        return y if self.bias is None else y + self.bias.permute(2, 0, 1)
'''
KERAS_LOCAL = '''
class Local2D(layers.Layer):
    """A filter of its own at every position; the weight is (oh, ow, out, in, kh, kw)."""

    def __init__(self, places, filters, kernel_size, strides, kernel_initializer, **options):
        self.bias_initializer = options.pop("bias_initializer", None)
        super().__init__(**options)
        self.places, self.filters = places, filters
        self.kernel_size, self.strides = kernel_size, strides
        self.kernel_initializer = kernel_initializer

    def build(self, shape):
        full = (*self.places, self.filters, shape[-1], *self.kernel_size)
        self.kernel = self.add_weight(full, self.kernel_initializer, name="kernel")
        self.bias = None
        if self.bias_initializer is not None:
            full = (*self.places, self.filters)
            self.bias = self.add_weight(full, self.bias_initializer, name="bias")

    def call(self, x):
        height, width = self.kernel_size
        down, right = self.strides
        rows, columns = self.places
        y = 0.0
        for i in range(height):
            for j in range(width):
                part = x[:, i : i + down * rows : down, j : j + right * columns : right]
                part = part[:, :rows, :columns]
                y = y + ops.einsum("nhwc,hwfc->nhwf", part, self.kernel[..., i, j])
        return y if self.bias is None else y + self.bias
'''
