"""The card that puts filters into a layer of the experiment."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from guitrainer.config import schema
from guitrainer.config.edits import replaced
from guitrainer.config.loading import LARGEST_FILE, to_toml
from guitrainer.config.naming import layer_names
from guitrainer.config.schema import Conv, Experiment, Initializer
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.choices import scheme_name
from guitrainer.gui.base.text.layers import sides
from guitrainer.gui.kit.basic import Card, button, held, label, pairs, prose, row
from guitrainer.gui.kit.controls import ChoiceBox, Segmented
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.previews import DatasetCache
from guitrainer.gui.rooms.handmade.shelf import FilterShelf, Pair, Pattern, save_weight
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.placing import FloatArray, Length

SMALLEST_BANK = 3  # sides of filters available in the bank


@dataclass(frozen=True, eq=False)
class Placement:
    """Filters for a layer of an experiment.

    Parameters
    ----------
    kernel : height and width of the patterns, and of the resulting filters of the layer
    patterns : each (height, width); if empty, the whole bank
    length : norm of the new filters, as in `explain.placing`
    only : index of the only filter to replace; None: all filters
    """

    experiment: Experiment
    layer: str
    kernel: Pair
    patterns: tuple[Pattern, ...]
    length: "Length"
    only: int | None
    trainable: bool

    def carry_out(self, datasets: DatasetCache, root: Path) -> Experiment:
        """Return the experiment with these filters, which contains those without a scheme.

        If they would make its file too large, they are saved below `root` instead.

        Raises
        ------
        GuitrainerError
            If the filters do not fit, or the file cannot be written.
        """
        from guitrainer.explain.handmade import BANK
        from guitrainer.nn.initializers.weight_file import content_of

        if not self.patterns:
            return self._with(BANK)
        weight = self._weight(datasets)
        placed = self._with(Initializer(scheme="file", content=content_of(weight)))
        if len(to_toml(placed)) <= LARGEST_FILE // 2:  # leaves room for later edits
            return placed
        return self._with(Initializer(scheme="file", path=str(save_weight(weight, root))))

    def _with(self, initializer: Initializer) -> Experiment:
        from guitrainer.explain.handmade import with_filters

        sized = self._sized()
        return with_filters(sized, self.layer, initializer, trainable=self.trainable)

    def _weight(self, datasets: DatasetCache) -> "FloatArray":
        from guitrainer.explain.placing import placed
        from guitrainer.training.preview import draw_filters

        drawn = draw_filters(self.experiment, datasets.get(self.experiment))
        weight = next(one.weight for one in drawn if one.layer == self.layer)
        return placed(weight, self.patterns, self.length, self.only)

    def _sized(self) -> Experiment:
        """Return the experiment with filters of the size of the patterns in the layer."""
        spec = convolutions(self.experiment)[self.layer]
        if kernel_of(spec) == self.kernel:
            return self.experiment
        index = layer_names(self.experiment.network.layers).index(self.layer)
        height, width = self.kernel
        size = height if height == width else [height, width]
        return replaced(self.experiment, ("network", "layers", index, "kernel_size"), size)


def convolutions(experiment: Experiment) -> dict[str, Conv]:
    """Return the convolutions of an experiment, by name."""
    layers = experiment.network.layers
    pairs = zip(layer_names(layers), layers, strict=True)
    return {name: layer for name, layer in pairs if isinstance(layer, Conv)}


def kernel_of(layer: Conv) -> Pair:
    """Return height and width of the filters of a convolution."""
    size = layer.kernel_size
    return size if isinstance(size, tuple) else (size, size)


class PlacingCard(Card):
    """The choice of layer, filter, norm and freezing, with the buttons."""

    def __init__(self, lab: Lab, shelf: FilterShelf) -> None:
        super().__init__()
        self.lab, self.shelf = lab, shelf
        self._followed: tuple[str | None, int, Pair] | None = None
        self.layer = ChoiceBox(name=self.tr("Layer"), tip="")
        self.layer.chosen.connect(self._on_layer)
        self.number = ChoiceBox(name=self.tr("Filter to replace"), tip="")
        self.number.chosen.connect(self._refresh)
        self.length = Segmented(
            {
                "one": ("1", self.tr("Every filter is scaled to length 1, like those of the bank")),
                "drawn": (
                    self.tr("as drawn"),
                    self.tr("Scaled to the mean norm of the drawn filters"),
                ),
                "own": (self.tr("as painted"), self.tr("The values stay as they are")),
            },
            self.tr("Length"),
        )
        self.training = Segmented(
            {
                "trainable": (
                    self.tr("trainable"),
                    self.tr("Training continues from these filters"),
                ),
                "frozen": (
                    self.tr("frozen"),
                    self.tr("The weights of this layer stay fixed; the layers after it learn"),
                ),
            },
            self.tr("The layer is"),
        )
        self.put_one = button("")
        self.put_one.setToolTip(self.tr("The other filters stay as drawn"))
        self.put_one.clicked.connect(self._on_put_one)
        self.put_all = button("", "primary")
        self.put_all.setToolTip(
            self.tr("If there are fewer filters than the layer has, they are repeated")
        )
        self.put_all.clicked.connect(self._on_put_all)
        self.choices = self._make_choices()
        self.state = prose("", "dim")
        self.told = prose()
        title = label(self.tr("Use in the network"), "title")
        parts = [title, self.choices, self.put_all, self.put_one, self.told, self.state]
        self.hold(parts, GRID)
        lab.experiment_changed.connect(self._on_experiment)
        shelf.changed.connect(self._refresh)
        shelf.repainted.connect(self._refresh)
        self._offer()
        self._on_layer()

    def _make_choices(self) -> QWidget:
        parts = (
            (self.tr("Layer"), self.layer),
            (self.tr("Length"), self.length),
            (self.tr("The layer is"), self.training),
            (self.tr("Painted filter as"), self.number),
        )
        return held(pairs((label(text, "dim"), row([part, None])) for text, part in parts))

    # ------------------------------------------------------------ choices

    @property
    def name(self) -> str | None:
        """Name of the chosen layer; None if there is no convolution."""
        return cast("str | None", self.layer.key)

    def _spec(self) -> schema.Conv | None:
        return convolutions(self.lab.experiment).get(self.name or "")

    def _on_experiment(self) -> None:
        self._offer()
        if self._sizes() != self._followed:
            self._on_layer()
        self._refresh()

    def _sizes(self) -> tuple[str | None, int, Pair] | None:
        """Return what the choices depend on: the layer, its number of filters, their size."""
        spec = self._spec()
        return None if spec is None else (self.name, spec.filters, kernel_of(spec))

    def _offer(self) -> None:
        """List the convolutions, and keep the chosen one."""
        layers = convolutions(self.lab.experiment)
        chosen = self.name or self.lab.looking.layer
        self.layer.offer({name: f"{name} · {sides(layers[name].kernel_size)}" for name in layers})
        if chosen in layers:
            self.layer.key = chosen

    def _on_layer(self) -> None:
        """List the filters of the layer, and show filters of its size."""
        spec = self._spec()
        self._followed = self._sizes()
        if spec is not None:
            self._offer_numbers(spec.filters)
            self.shelf.set_kernel(kernel_of(spec))
            self.training.key = "trainable" if spec.trainable else "frozen"
        self._refresh()

    def _offer_numbers(self, filters: int) -> None:
        text = self.tr("filter %1")
        self.number.offer({number: fill(text, number + 1) for number in range(filters)})

    def _refresh(self) -> None:
        spec, name = self._spec(), self.name or ""
        chosen, fits = len(self.shelf.chosen), False
        if chosen:
            text = self.tr("Use the %n selected filter(s) for %1", "", chosen)
        else:
            text = self.tr("Use the whole bank for %1")
        self.put_all.setText(fill(text, name))
        one = self.tr("Put the painted filter into %1 as %2")
        self.put_one.setText(fill(one, name, self.number.currentText()))
        if spec is not None:
            fits = kernel_of(spec) == self.shelf.kernel
            self.state.setText(self._told_state(name, spec, fits))
        else:
            self.state.setText(
                self.tr("This network has no convolution. Add one in the Train room.")
            )
        for part in (self.choices, self.put_all, self.put_one, self.told):
            part.setVisible(spec is not None)
        bank = min(self.shelf.kernel) >= SMALLEST_BANK
        self.put_all.setEnabled(spec is not None and (bank or chosen > 0))
        self.put_one.setEnabled(fits and bool(self.shelf.painted.any()))

    def _told_state(self, name: str, spec: schema.Conv, fits: bool) -> str:
        scheme = scheme_name(spec.initializer.scheme)
        if not fits:
            text = self.tr(
                "The filters of %1 are %2; its kernel size will change to that of the new "
                "filters, %3."
            )
            return fill(text, name, sides(spec.kernel_size), sides(self.shelf.kernel))
        if spec.trainable:
            text = self.tr("Currently %1 starts from “%2” and is trained.")
        else:
            text = self.tr("Currently %1 uses “%2” and is frozen.")
        return fill(text, name, scheme)

    # ------------------------------------------------------------ actions

    def _on_put_one(self) -> None:
        self._place([self.shelf.painted.copy()], self.number.key)

    def _on_put_all(self) -> None:
        self._place(self.shelf.chosen_patterns(), None)

    def _place(self, patterns: list[Pattern], only: int | None) -> None:
        lab = self.lab
        placement = Placement(
            lab.experiment,
            self.name or "",
            self.shelf.kernel,
            tuple(patterns),
            cast("Length", self.length.key),
            only,
            self.training.key == "trainable",
        )

        def work() -> tuple[Placement, schema.Experiment]:
            return placement, placement.carry_out(lab.datasets, lab.settings.runs_folder)

        lab.background.submit("hand-made", work, self._on_made, self._on_failed)

    def _on_made(self, made: tuple[Placement, schema.Experiment]) -> None:
        placement, experiment = made
        if self.lab.experiment != placement.experiment:
            self.told.setText(
                self.tr("The experiment has changed in the meantime; please try again.")
            )
            return
        self.lab.edit(experiment, self.tr("Hand-made filters"))
        if placement.only is None:
            text = self.tr("Done. Train to see how well they do, or undo the change.")
        else:
            text = self.tr("Filter %1 is now the painted filter. You can undo this.")
            text = fill(text, placement.only + 1)
        self.told.setText(text)

    def _on_failed(self, error: Exception) -> None:
        self.told.setText(self.lab.background.tell(error))
