"""A combo box of layers with a weight."""

from collections.abc import Mapping

from guitrainer.config.schema import Dense, WeightLayer, WindowLayer
from guitrainer.gui.kit.controls import ChoiceBox


class LayerChoice(ChoiceBox):
    """Lists layers by name, with short descriptions."""

    def __init__(self) -> None:
        super().__init__(characters=0)
        self.setAccessibleName(self.tr("Layer"))
        self.setToolTip(self.tr("The layer whose initial weights are shown and edited"))

    def show_layers(
        self, layers: Mapping[str, WeightLayer], units: Mapping[str, int], selected: str | None
    ) -> None:
        """Show `layers` by name; `units` is for dense layers that do not specify their units."""
        texts = {name: self._text(name, layer, units.get(name)) for name, layer in layers.items()}
        self.offer(texts)
        self.key = selected

    def _text(self, name: str, layer: WeightLayer, units: int | None) -> str:
        if isinstance(layer, WindowLayer):
            size = layer.kernel_size
            height, width = (size, size) if isinstance(size, int) else size
            filters = self.tr("%n filter(s)", "", layer.filters)
            return f"{name} · {filters} {height}×{width}"
        units = layer.units if isinstance(layer, Dense) and layer.units else units
        return name if units is None else f"{name} · " + self.tr("%n unit(s)", "", units)
