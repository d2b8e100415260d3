"""Texts about words that fields accept, about schemes, and about what is accepted."""

from collections.abc import Mapping

from guitrainer.config import fields
from guitrainer.config.schema import Distribution, Scheme
from guitrainer.figures import count, figure
from guitrainer.gui.base.text.language import Texts, translated

tr = Texts("choices")
scheme_tr = Texts("schemes")
accepted_tr = Texts("accepted")


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
        "sgd": tr("w ← w − η·g: straight down the gradient."),
        "momentum": tr("v ← μ·v + g, w ← w − η·v: keeps part of its velocity."),
        "nesterov": tr("w ← w − η·(g + μ·v): momentum that looks ahead."),
        "rmsprop": tr("Divides g by the root of its recent mean square."),
        "adam": tr(
            "Running mean of g divided by the root of the running mean of g², both bias-corrected."
        ),
        "adamw": tr("Adam with decoupled weight decay."),
    }


def _schedules() -> dict[str, str]:
    return {
        "constant": tr("The rate stays constant."),
        "step": tr("The rate drops by a factor at regular intervals."),
        "cosine": tr("The rate falls along half a cosine until the end."),
        "one_cycle": tr("The rate rises over 30% of the steps, then falls."),
    }


def _preprocessing() -> dict[str, str]:
    return {
        "raw": tr("Pixels in 0…1 as they are."),
        "zero_mean": tr("The mean of all training pixels is subtracted."),
        "standardized": tr("Mean subtracted, divided by the standard deviation."),
        "contrast": tr("Each image is scaled to mean 0 and standard deviation 1."),
        "zca": tr("Whitening: neighboring pixels are no longer correlated."),
        "whitened": tr(
            "Whitening by frequency: all frequencies are equally strong, except for the highest; "
            "then mean 0 and standard deviation 1."
        ),
    }


def _controls() -> dict[str, str]:
    return {
        "none": tr("Images and labels unchanged."),
        "scrambled_pixels": tr(
            "The pixels of all images in the same random order: no edges remain."
        ),
        "random_labels": tr("Labels drawn at random: they can only be memorized."),
        "white_noise": tr("Gaussian noise in which all pixels are independent, instead of images."),
        "isotropic_noise": tr(
            "Gaussian noise that falls with the frequency like natural images, without directions."
        ),
        "scrambled_phases": tr(
            "The same frequencies and directions as the images, but random phases: no edges, yet "
            "filters may still be oriented."
        ),
    }


def scheme_name(scheme: Scheme) -> str:
    """Return the name of a scheme in the language of the window."""
    return {one: name for _, schemes in scheme_groups() for one, name in schemes.items()}[scheme]


def is_library_default(scheme: Scheme) -> bool:
    """Return whether a scheme draws what a library draws by default."""
    return scheme in _libraries()


def scheme_groups() -> list[tuple[str, dict[Scheme, str]]]:
    """Group all schemes under titles, the most common first."""
    return [
        (
            scheme_tr("Fitted to the layer"),
            {
                "he_normal": scheme_tr("He normal"),
                "he_uniform": scheme_tr("He uniform"),
                "glorot_normal": scheme_tr("Glorot (Xavier) normal"),
                "glorot_uniform": scheme_tr("Glorot (Xavier) uniform"),
                "lecun_normal": scheme_tr("LeCun normal"),
                "lecun_uniform": scheme_tr("LeCun uniform"),
                "caffe_xavier": scheme_tr("Xavier (Glorot), Caffe's form"),
                "variance_scaling": scheme_tr("Variance scaling"),
            },
        ),
        (
            scheme_tr("Library defaults"),
            {scheme: scheme_tr("%1 default", name) for scheme, name in _libraries().items()},
        ),
        (
            scheme_tr("Of a fixed size"),
            {
                "random_normal": scheme_tr("Normal, zero mean"),
                "small_gaussian": scheme_tr("Small normal, σ 0.01"),
                "truncated_normal": scheme_tr("Truncated normal"),
                "random_uniform": scheme_tr("Uniform, zero mean"),
            },
        ),
        (
            scheme_tr("Sorted"),
            {
                "orthogonal": scheme_tr("Orthogonal"),
                "delta_orthogonal": scheme_tr("Delta orthogonal"),
                "lsuv": scheme_tr("LSUV, scaled by data"),
                "dirac": scheme_tr("Identity (Dirac)"),
                "bank": scheme_tr("Hand-made bank"),
                "file": scheme_tr("From a file"),
            },
        ),
        (
            scheme_tr("Failures to learn from"),
            {
                "zeros": scheme_tr("Zeros"),
                "ones": scheme_tr("Ones"),
                "constant": scheme_tr("Constant"),
            },
        ),
    ]


def _libraries() -> dict[Scheme, str]:
    """Return the names of the libraries, by the schemes that draw what they draw."""
    from guitrainer.nn.initializers.libraries import library_names  # slow to import

    return library_names()


def distribution_name(distribution: Distribution) -> str:
    """Return the name of a distribution in the language of the window."""
    names: dict[Distribution, str] = {
        "normal": scheme_tr("normal"),
        "truncated_normal": scheme_tr("truncated normal"),
        "uniform": scheme_tr("uniform"),
    }
    return names[distribution]


def accepted(node: fields.Node) -> str:
    """Describe what the field `node` accepts: "a whole number from 1 to 64"."""
    if "anyOf" in node:
        options = [accepted(one) for one in node["anyOf"] if one.get("type") != "null"]
        return accepted_tr(" or ").join(options)
    if words := fields.choices(node):
        return ", ".join(words)
    kind = node.get("type")
    if kind == "integer":
        return _whole(node)
    if kind == "number":
        return accepted_tr("a number, %1", _bounds(node))
    if kind == "array":
        return accepted_tr("two numbers, as in %1", "5×3")
    return _text(node)


def _whole(node: fields.Node) -> str:
    low, high = node.get("minimum"), node.get("maximum")
    return accepted_tr("a whole number from %1 to %2", _number(low), _number(high))


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
        return accepted_tr("a unique name: a lowercase letter, then lowercase letters, digits or _")
    if pattern is not None and pattern == _pattern(("name",)):
        return accepted_tr("letters, digits, - and _")
    if "maxLength" in node:
        return accepted_tr("at most %1 characters", node["maxLength"])
    return accepted_tr("text")


def _pattern(location: fields.Location) -> object:
    return (fields.find(location) or {}).get("pattern")
