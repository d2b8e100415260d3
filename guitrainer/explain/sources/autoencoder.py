"""Code for filters of length 1 and for decoders with the weights of their encoder."""

TORCH_UNIT_NORM = '''
@torch.no_grad()
def unit_norm(weight):
    """Scale every filter to length 1."""
    length = weight.square().sum(dim=(1, 2, 3), keepdim=True).sqrt()
    weight.div_(torch.where(length > 0, length, 1.0))
'''
KERAS_UNIT_NORM = '''
def unit_norm(kernel):
    """Scale every filter to length 1."""
    length = ops.sqrt(ops.sum(ops.square(kernel), axis=(0, 1, 2), keepdims=True))
    return kernel / ops.where(length > 0, length, 1.0)


def with_unit_norm(initializer):
    """An initializer whose filters are scaled to length 1."""
    return lambda shape, dtype=None: unit_norm(initializer(shape, dtype))
'''
KERAS_TIED = '''
class TiedConv2DTranspose(layers.Layer):
    """A transposed convolution with the kernel of a convolution, and a bias of its own."""

    def __init__(self, owner, strides=1, use_bias=True, bias_initializer="zeros", **options):
        super().__init__(**options)
        self.kernel_of_owner = lambda: owner.kernel  # not an attribute that Keras would save
        self.strides, self.use_bias = strides, use_bias
        self.bias_initializer = bias_initializer

    def build(self, shape):
        if self.use_bias:
            channels = (self.kernel_of_owner().shape[2],)
            self.bias = self.add_weight(channels, self.bias_initializer, name="bias")

    def call(self, x):
        x = ops.conv_transpose(x, self.kernel_of_owner(), self.strides)
        return x + self.bias if self.use_bias else x
'''
