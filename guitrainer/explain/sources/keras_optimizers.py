"""Optimizers as Keras code: a built-in one if it computes the same, otherwise a small class.

The engine follows the rules of PyTorch. Those of Keras differ in where the learning rate, epsilon
and weight decay enter, so most settings need a separate optimizer class.
"""

from guitrainer.config import schema
from guitrainer.explain.sources.common import number, rounded

HEAD = '''
class {name}(optimizers.Optimizer):
    """{summary}, by the rule of PyTorch and guitrainer.

    keras.optimizers.{builtin} differs:
    {differences}
    """
'''
DECOUPLED = """
    def __init__(self, learning_rate):
        super().__init__(learning_rate, {options})
"""
BUILD = """
    def build(self, variables):
        super().build(variables)
        add = self.add_variable_from_reference
{state}
"""
STATE = '        self.{0} = [add(variable, name="{1}") for variable in variables]'
CLIP = """
    def apply(self, grads, trainable_variables=None):
        norm = ops.sqrt(sum(ops.sum(ops.square(grad)) for grad in grads))
        factor = ops.minimum(1.0, {limit} / (norm + 1e-6))
        super().apply([factor * grad for grad in grads], trainable_variables)
"""
UPDATE = """
    def update_step(self, gradient, variable, learning_rate):
        learning_rate = ops.cast(learning_rate, variable.dtype)
{lines}
"""
INDEX = "index = self._get_variable_index(variable)"
DECAY = "gradient = gradient + {decay} * variable"
PLAIN = "self.assign_sub(variable, learning_rate * {direction})"
MOMENTUM = """
velocity = self.velocities[index]
self.assign(velocity, {momentum} * velocity + {direction})
self.assign_sub(variable, learning_rate * {velocity})
"""
NESTEROV = "(gradient + {momentum} * velocity)"
RMSPROP = """
square = self.squares[index]
self.assign(square, {rho} * square + {rest} * ops.square(gradient))
direction = gradient / (ops.sqrt(square) + {epsilon})
"""
ADAM = """
mean, square = self.means[index], self.squares[index]
self.assign(mean, {beta1} * mean + {rest1} * gradient)
self.assign(square, {beta2} * square + {rest2} * ops.square(gradient))
step = ops.cast(self.iterations + 1, variable.dtype)
{bias1}
{bias2}
denominator = ops.sqrt(square) / ops.sqrt(bias_2) + {epsilon}
self.assign_sub(variable, learning_rate / bias_1 * mean / denominator)
"""
# Class name, description, and the built-in optimizer it corresponds to.
NAMES = {
    "sgd": ("SGD", "Gradient descent", "SGD"),
    "momentum": ("Momentum", "Gradient descent with momentum", "SGD"),
    "nesterov": ("Nesterov", "Gradient descent with Nesterov momentum", "SGD"),
    "rmsprop": ("RMSprop", "RMSprop", "RMSprop"),
    "adam": ("Adam", "Adam", "Adam"),
    "adamw": ("AdamW", "AdamW", "AdamW"),
}
ADAMS = ("adam", "adamw")


def optimizer_code(training: schema.Training) -> tuple[str, str]:
    """Return the class of the optimizer, if one is needed, and the expression that creates it."""
    rate, differences = number(training.learning_rate), _differences(training)
    name, summary, builtin = NAMES[training.optimizer]
    if not differences:
        return "", f"optimizers.SGD({', '.join([rate, *_builtin_options(training)])})"
    head = HEAD.format(
        name=name,
        summary=summary,
        builtin=builtin,
        differences="\n    ".join(f"- {line}" for line in differences),
    )
    options = ", ".join(_decoupled(training))
    start = DECOUPLED.format(options=options) if options else ""
    methods = [head, start, _build(training), _clip(training), _update(training)]
    return "\n\n".join(part.strip("\n") for part in methods if part), f"{name}({rate})"


def _builtin_options(training: schema.Training) -> list[str]:
    momentum = training.effective_momentum
    words = [f"momentum={number(momentum)}"] if momentum else []
    words += ["nesterov=True"] if momentum and training.optimizer == "nesterov" else []
    return [*words, *_decoupled(training)]


def _pushed(training: schema.Training) -> bool:
    """Return whether the optimizer has a velocity."""
    return training.effective_momentum > 0 and training.optimizer not in ADAMS


def _adaptive(training: schema.Training) -> bool:
    return training.optimizer in (*ADAMS, "rmsprop")


def _coupled(training: schema.Training) -> bool:
    """Return whether decay must be part of the gradient; plain SGD does not need it."""
    coupled = training.optimizer != "adamw" and (_pushed(training) or _adaptive(training))
    return training.weight_decay > 0 and coupled


def _decoupled(training: schema.Training) -> list[str]:
    """Decay that Keras applies itself: w ← w − rate·decay·w."""
    if not training.weight_decay or _coupled(training):
        return []
    return [f"weight_decay={number(training.weight_decay)}"]


def _differences(training: schema.Training) -> list[str]:
    """Describe how the built-in optimizer of Keras would differ with these settings."""
    found, moving = [], training.schedule != "constant" or training.warmup_steps > 0
    if training.optimizer in ADAMS:
        found.append("it adds epsilon before the bias correction, not after it")
    if training.optimizer == "rmsprop":
        found.append("it adds epsilon under the square root, not to the root")
    if _pushed(training) and moving:
        found.append("its velocity includes the learning rates of past steps")
    if _coupled(training):
        found.append("it applies weight decay to the weight, not to the gradient")
    if training.clip_norm is not None:
        found.append(
            "it clips to exactly the norm, without adding 1e-6 to the norm of the gradient"
        )
    return found


def _build(training: schema.Training) -> str:
    adaptive = [("squares", "square")] if _adaptive(training) else []
    means = [("means", "mean")] if training.optimizer in ADAMS else []
    velocities = [("velocities", "velocity")] if _pushed(training) else []
    kept = [*means, *adaptive, *velocities]
    if not kept:
        return ""
    return BUILD.format(state="\n".join(STATE.format(*names) for names in kept))


def _clip(training: schema.Training) -> str:
    limit = training.clip_norm
    return "" if limit is None else CLIP.format(limit=number(limit))


def _update(training: schema.Training) -> str:
    """Return the code of one update of one weight."""
    lines = [INDEX] if _pushed(training) or _adaptive(training) else []
    if _coupled(training):
        lines.append(DECAY.format(decay=number(training.weight_decay)))
    rule = _adam(training) if training.optimizer in ADAMS else _descent(training)
    lines += rule.strip("\n").split("\n")
    return UPDATE.format(lines="\n".join(f"        {line}" for line in lines))


def _descent(training: schema.Training) -> str:
    """Return the code of RMSprop and momentum, if they are used."""
    before, direction = "", "gradient"
    if training.optimizer == "rmsprop":
        rho, rest = number(training.rho), rounded(1 - training.rho)
        before = RMSPROP.format(rho=rho, rest=rest, epsilon=number(training.epsilon)).rstrip("\n")
        direction = "direction"
    if not _pushed(training):
        return f"{before}\n{PLAIN.format(direction=direction)}"
    momentum = number(training.effective_momentum)
    nesterov = training.optimizer == "nesterov"
    velocity = NESTEROV.format(momentum=momentum) if nesterov else "velocity"
    return before + MOMENTUM.format(momentum=momentum, direction=direction, velocity=velocity)


def _adam(training: schema.Training) -> str:
    first, second = training.beta1, training.beta2
    return ADAM.format(
        beta1=number(first),
        beta2=number(second),
        rest1=rounded(1 - first),
        rest2=rounded(1 - second),
        bias1=_bias("bias_1", first),
        bias2=_bias("bias_2", second),
        epsilon=number(training.epsilon),
    )


def _bias(name: str, beta: float) -> str:
    """1 − betaᵗ, without the loss of precision in float32 if beta is close to 1."""
    if beta == 0:
        return f"{name} = ops.ones_like(step)"
    return f"{name} = -ops.expm1(step * math.log({number(beta)}))  # 1 - {number(beta)} ** step"
