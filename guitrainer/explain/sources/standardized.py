"""Convolutions with weight standardization, which neither library has: classes to copy."""

from guitrainer.nn.standardization import EPSILON

TORCH_STANDARDIZED = '''
class StandardizedConv2d(nn.Conv2d):
    """Applies every filter with zero mean and unit variance."""

    def forward(self, x):
        variance, mean = torch.var_mean(self.weight, (1, 2, 3), correction=0, keepdim=True)
        weight = (self.weight - mean) / torch.sqrt(variance + EPSILON)
        return self._conv_forward(x, weight, self.bias)
'''.replace("EPSILON", str(EPSILON))
KERAS_STANDARDIZED = '''
class StandardizedConv2D(layers.Conv2D):
    """Applies every filter with zero mean and unit variance."""

    def convolution_op(self, inputs, kernel):
        mean, variance = ops.moments(kernel, axes=(0, 1, 2), keepdims=True)
        return super().convolution_op(inputs, (kernel - mean) / ops.sqrt(variance + EPSILON))
'''.replace("EPSILON", str(EPSILON))
