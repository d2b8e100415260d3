"""Winners among the channels, which neither library has: classes for the code to copy."""

TORCH_WINNERS = '''
class Winners(nn.Module):
    """Keeps the largest absolute values among the channels of every position."""

    def __init__(self, count):
        super().__init__()
        self.count = count

    def forward(self, x):
        chosen = x.abs().topk(self.count, dim=1).indices
        return x * torch.zeros_like(x).scatter(1, chosen, 1.0)
'''
KERAS_WINNERS = '''
class Winners(layers.Layer):
    """Keeps the largest absolute values among the channels of every position."""

    def __init__(self, count, **options):
        super().__init__(**options)
        self.count = count

    def call(self, x):
        size = ops.abs(x)
        least = ops.top_k(size, self.count)[0][..., -1:]
        return ops.where(size >= least, x, ops.zeros_like(x))
'''
