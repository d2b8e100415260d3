"""RMS normalization over a whole image, which neither library has: classes for the code to copy."""

TORCH_RMS = '''
class RmsNorm(nn.Module):
    """Divides each image by the root of its mean square; one scale per channel."""

    def __init__(self, channels, eps):
        super().__init__()
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(channels))

    def forward(self, x):
        square = x.square().mean(dim=tuple(range(1, x.ndim)), keepdim=True)
        scale = self.weight.view(-1, *[1] * (x.ndim - 2))
        return x / torch.sqrt(square + self.eps) * scale
'''
KERAS_RMS = '''
class RmsNorm(layers.Layer):
    """Divides each image by the root of its mean square; one scale per channel."""

    def __init__(self, epsilon, **options):
        super().__init__(**options)
        self.epsilon = epsilon

    def build(self, shape):
        self.scale = self.add_weight((shape[-1],), "ones", name="scale")

    def call(self, x):
        axes = tuple(range(1, len(x.shape)))
        square = ops.mean(ops.square(x), axis=axes, keepdims=True)
        return x / ops.sqrt(square + self.epsilon) * self.scale
'''
