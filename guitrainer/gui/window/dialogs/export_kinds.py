"""What can be exported, in words."""

from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.lab.exporting import Kind

tr = Texts("kinds of export")


def kind_texts() -> dict[Kind, tuple[str, str]]:
    """Return title and help of every kind of export, in their order."""
    return {
        "sheet": (
            tr("Filters"),
            tr("All filters of a layer with labels and scores, in one picture."),
        ),
        "strip": (
            tr("Film strip"),
            tr("One row per step; each filter keeps its column, from noise to edge."),
        ),
        "evolution": (
            tr("Evolution"),
            tr("The filters as they form, as an animation."),
        ),
        "tiles": (
            tr("Single pictures"),
            tr("One PNG per filter, without text, in a folder; for all steps, one sheet per step."),
        ),
        "weights": (
            tr("Weights"),
            tr("Numbers for NumPy: float32, (filters, inputs, height, width)."),
        ),
        "network": (
            tr("Network"),
            tr("The whole network at its last checkpoint, for ONNX Runtime, Keras and PyTorch."),
        ),
        "curves": (
            tr("Curves"),
            tr("A plot as shown, or its numbers as a table."),
        ),
        "tensorboard": (
            "TensorBoard",
            tr("Scalars, filters and histograms of the whole run, in a folder of its own."),
        ),
        "run": (
            tr("Whole run"),
            tr("A copy of the run folder: it can be opened and resumed elsewhere."),
        ),
    }
