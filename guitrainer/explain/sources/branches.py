"""Code of PyTorch for networks in which a layer sees the output of an earlier layer."""

TORCH_ADD = '''
class Add(nn.Module):
    """Adds the output of the module at position `of`, which may pass a projection first."""

    def __init__(self, of, projection=None):
        super().__init__()
        self.of, self.projection = of, projection

    @property
    def weight(self):
        return self.projection.weight

    @property
    def bias(self):
        return self.projection.bias

    def forward(self, x, earlier):
        if earlier.ndim < x.ndim:
            earlier = earlier[..., None, None]
        return x + (earlier if self.projection is None else self.projection(earlier))


class Branched(nn.Sequential):
    """A sequence of modules in which some add the output of an earlier module."""

    def forward(self, x):
        outputs = []
        for module in self:
            x = module(x, outputs[module.of]) if isinstance(module, Add) else module(x)
            outputs.append(x)
        return x
'''
SEQUENCE, BRANCHED = "nn.Sequential", "Branched"
