"""Layers of competition and of sparseness, which neither library has: classes to copy."""

TORCH_WINNERS = '''
class Winners(nn.Module):
    """Keeps the largest absolute values among the channels of every position."""

    def __init__(self, count):
        super().__init__()
        self.count = count

    def forward(self, x):
        chosen = x.abs().topk(self.count, dim=1).indices
        kept = torch.zeros_like(x).scatter(1, chosen, 1.0)
        return x * (kept * (x != 0))  # a zero never wins, so it gets no gradient
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
        won = ops.logical_and(size >= least, size > 0)  # a zero never wins
        return ops.where(won, x, ops.zeros_like(x))
'''
TORCH_MAXOUT = '''
class Maxout(nn.Module):
    """Passes the largest of every few neighboring channels on."""

    def __init__(self, pieces):
        super().__init__()
        self.pieces = pieces

    def forward(self, x):
        return x.unflatten(1, (-1, self.pieces)).max(dim=2).values
'''
KERAS_MAXOUT = '''
class Maxout(layers.Layer):
    """Passes the largest of every few neighboring channels on."""

    def __init__(self, pieces, **options):
        super().__init__(**options)
        self.pieces = pieces

    def call(self, x):
        channels = x.shape[-1] // self.pieces
        return ops.max(ops.reshape(x, (-1, *x.shape[1:-1], channels, self.pieces)), axis=-1)
'''
TORCH_PENALTY = '''
class L1Penalty(nn.Module):
    """Keeps the mean absolute value of its input, times a factor, for the loss."""

    def __init__(self, factor):
        super().__init__()
        self.factor, self.penalty = factor, 0.0

    def forward(self, x):
        self.penalty = self.factor * x.abs().mean()
        return x
'''
KERAS_PENALTY = '''
class L1Penalty(layers.Layer):
    """Adds the mean absolute value of its input, times a factor, to the loss."""

    def __init__(self, factor, **options):
        super().__init__(**options)
        self.factor = factor

    def call(self, x):
        self.add_loss(self.factor * ops.mean(ops.abs(x)))
        return x
'''
