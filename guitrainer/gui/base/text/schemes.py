"""Names of the schemes that draw weights, as people write them."""

from PySide6.QtCore import QCoreApplication

from guitrainer.config.schema import Distribution, Scheme


def scheme_name(scheme: Scheme) -> str:
    """The name of a scheme in the language of the window."""
    return {one: name for _, schemes in scheme_groups() for one, name in schemes.items()}[scheme]


def scheme_groups() -> list[tuple[str, dict[Scheme, str]]]:
    """All schemes under a title each, the most used first."""
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
                "keras_default": translate("schemes", "Keras default"),
                "torch_default": translate("schemes", "PyTorch default"),
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


def distribution_name(distribution: Distribution) -> str:
    """The name of a distribution in the language of the window."""
    names: dict[Distribution, str] = {
        "normal": QCoreApplication.translate("schemes", "normal"),
        "truncated_normal": QCoreApplication.translate("schemes", "truncated normal"),
        "uniform": QCoreApplication.translate("schemes", "uniform"),
    }
    return names[distribution]
