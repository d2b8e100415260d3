"""Texts about words that fields accept, about schemes, and about what is accepted."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from guitrainer.config import fields
from guitrainer.config.schema import Distribution, Scheme
from guitrainer.figures import count, figure
from guitrainer.gui.base.text.language import translated
from guitrainer.sentences import fill

translate = QCoreApplication.translate


def choice_text(word: str) -> str:
    """Return the display name of a word of the schema.

    >>> choice_text("zero_mean")
    'zero mean'
    """
    return translated(word.replace("_", " "))


def choice_help(field: str) -> Mapping[str, str]:
    """Return what each word of a field does, in one sentence; empty if the words are clear."""
    return {
        "optimizer": _optimizers,
        "schedule": _schedules,
        "preprocessing": _preprocessing,
        "control": _controls,
    }.get(field, dict[str, str])()


def _optimizers() -> dict[str, str]:
    return {
        "sgd": translate("choices", "w ← w − η·g: straight down the gradient."),
        "momentum": translate("choices", "v ← μ·v + g, w ← w − η·v: keeps part of its velocity."),
        "nesterov": translate("choices", "w ← w − η·(g + μ·v): momentum that looks ahead."),
        "rmsprop": translate("choices", "Divides g by the root of its recent mean square."),
        "adam": translate(
            "choices",
            "Running mean of g divided by the root of the running mean of g², both bias-corrected.",
        ),
        "adamw": translate("choices", "Adam with decoupled weight decay."),
    }


def _schedules() -> dict[str, str]:
    return {
        "constant": translate("choices", "The rate stays constant."),
        "step": translate("choices", "The rate drops by a factor at regular intervals."),
        "cosine": translate("choices", "The rate falls along half a cosine until the end."),
        "one_cycle": translate("choices", "The rate rises over 30% of the steps, then falls."),
    }


def _preprocessing() -> dict[str, str]:
    return {
        "raw": translate("choices", "Pixels in 0…1 as they are."),
        "zero_mean": translate("choices", "The mean of all training pixels is subtracted."),
        "standardized": translate("choices", "Mean subtracted, divided by the standard deviation."),
        "contrast": translate(
            "choices", "Each image is scaled to mean 0 and standard deviation 1."
        ),
        "zca": translate("choices", "Whitening: neighboring pixels are no longer correlated."),
        "whitened": translate(
            "choices",
            "Whitening by frequency: all frequencies are equally strong, except for the highest; "
            "then mean 0 and standard deviation 1.",
        ),
    }


def _controls() -> dict[str, str]:
    return {
        "none": translate("choices", "Images and labels unchanged."),
        "scrambled_pixels": translate(
            "choices", "The pixels of all images in the same random order: no edges remain."
        ),
        "random_labels": translate(
            "choices", "Labels drawn at random: they can only be memorized."
        ),
        "white_noise": translate(
            "choices", "Gaussian noise in which all pixels are independent, instead of images."
        ),
        "isotropic_noise": translate(
            "choices",
            "Gaussian noise that falls with the frequency like natural images, without directions.",
        ),
        "scrambled_phases": translate(
            "choices",
            "The same frequencies and directions as the images, but random phases: no edges.",
        ),
    }


def scheme_name(scheme: Scheme) -> str:
    """Return the name of a scheme in the language of the window."""
    return {one: name for _, schemes in scheme_groups() for one, name in schemes.items()}[scheme]


def is_library_default(scheme: Scheme) -> bool:
    """Whether a scheme draws what a library draws by default."""
    return scheme in _libraries()


def scheme_groups() -> list[tuple[str, dict[Scheme, str]]]:
    """Group all schemes under titles, the most common first."""
    translate = QCoreApplication.translate
    return [
        (
            translate("schemes", "Fitted to the layer"),
            {
                "he_normal": translate("schemes", "He normal"),
                "he_uniform": translate("schemes", "He uniform"),
                "glorot_normal": translate("schemes", "Glorot (Xavier) normal"),
                "glorot_uniform": translate("schemes", "Glorot (Xavier) uniform"),
                "lecun_normal": translate("schemes", "LeCun normal"),
                "lecun_uniform": translate("schemes", "LeCun uniform"),
                "caffe_xavier": translate("schemes", "Xavier (Glorot), Caffe's form"),
                "variance_scaling": translate("schemes", "Variance scaling"),
            },
        ),
        (
            translate("schemes", "Library defaults"),
            {
                scheme: fill(translate("schemes", "%1 default"), name)
                for scheme, name in _libraries().items()
            },
        ),
        (
            translate("schemes", "Of a fixed size"),
            {
                "random_normal": translate("schemes", "Normal, zero mean"),
                "small_gaussian": translate("schemes", "Small normal, σ 0.01"),
                "truncated_normal": translate("schemes", "Truncated normal"),
                "random_uniform": translate("schemes", "Uniform, zero mean"),
            },
        ),
        (
            translate("schemes", "Sorted"),
            {
                "orthogonal": translate("schemes", "Orthogonal"),
                "delta_orthogonal": translate("schemes", "Delta orthogonal"),
                "lsuv": translate("schemes", "LSUV, scaled by data"),
                "dirac": translate("schemes", "Identity (Dirac)"),
                "bank": translate("schemes", "Hand-made bank"),
                "file": translate("schemes", "From a file"),
            },
        ),
        (
            translate("schemes", "Failures to learn from"),
            {
                "zeros": translate("schemes", "Zeros"),
                "ones": translate("schemes", "Ones"),
                "constant": translate("schemes", "Constant"),
            },
        ),
    ]


def _libraries() -> dict[Scheme, str]:
    """The names of the libraries, by the schemes that draw what they draw."""
    from guitrainer.nn.initializers.libraries import library_table  # slow to import

    return {one.scheme: one.name for one in library_table().library if one.scheme is not None}


def distribution_name(distribution: Distribution) -> str:
    """Return the name of a distribution in the language of the window."""
    names: dict[Distribution, str] = {
        "normal": QCoreApplication.translate("schemes", "normal"),
        "truncated_normal": QCoreApplication.translate("schemes", "truncated normal"),
        "uniform": QCoreApplication.translate("schemes", "uniform"),
    }
    return names[distribution]


def accepted(node: fields.Node) -> str:
    """Describe what the field `node` accepts: "a whole number from 1 to 64"."""
    if "anyOf" in node:
        options = [accepted(one) for one in node["anyOf"] if one.get("type") != "null"]
        return translate("accepted", " or ").join(options)
    if words := fields.choices(node):
        return ", ".join(words)
    kind = node.get("type")
    if kind == "integer":
        return _whole(node)
    if kind == "number":
        return fill(translate("accepted", "a number, %1"), _bounds(node))
    if kind == "array":
        return fill(translate("accepted", "two numbers, as in %1"), "5×3")
    return _text(node)


def _whole(node: fields.Node) -> str:
    low, high = node.get("minimum"), node.get("maximum")
    text = translate("accepted", "a whole number from %1 to %2")
    return fill(text, _number(low), _number(high))


def _bounds(node: fields.Node) -> str:
    """Format bounds as an inequality: "0 < x ≤ 10".

    >>> _bounds({"exclusiveMinimum": 0, "maximum": 1})
    '0 < x ≤ 1'
    """
    low = node.get("minimum", node.get("exclusiveMinimum"))
    high = node.get("maximum", node.get("exclusiveMaximum"))
    left = "" if low is None else f"{_number(low)} {'≤' if 'minimum' in node else '<'} "
    right = "" if high is None else f" {'≤' if 'maximum' in node else '<'} {_number(high)}"
    return f"{left}x{right}"


def _number(value: float | None) -> str:
    if value is None:
        return "∞"
    if float(value).is_integer():
        return count(int(value))
    return figure(value)


def _text(node: fields.Node) -> str:
    pattern = node.get("pattern")
    if pattern is not None and pattern == _pattern(("network", "layers", 0, "relu", "name")):
        return translate(
            "accepted", "a unique name: a lowercase letter, then lowercase letters, digits or _"
        )
    if pattern is not None and pattern == _pattern(("name",)):
        return translate("accepted", "letters, digits, - and _")
    if "maxLength" in node:
        return fill(translate("accepted", "at most %1 characters"), node["maxLength"])
    return translate("accepted", "text")


def _pattern(location: fields.Location) -> object:
    return (fields.find(location) or {}).get("pattern")
