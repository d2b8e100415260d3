"""What the buttons of the Filters room do with the filters that are shown."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from guitrainer.config.schema import Initializer
from guitrainer.gui.kit.controls import menu_of
from guitrainer.gui.kit.talk import Talk, Talks, ask_new_file
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.copying import copy_text
from guitrainer.gui.rooms.common.weights import with_layer_settings
from guitrainer.gui.rooms.filters import handing
from guitrainer.gui.rooms.filters.handing import ShownFilters
from guitrainer.gui.rooms.filters.words import shape_text
from guitrainer.sentences import fill


class FilterActions(QObject):
    """Lets a layer start from the filters, exports them, and copies the command.

    Parameters
    ----------
    shown : returns the filters of the active side
    room : parent of menus and dialogs
    """

    refused = Signal(str)  # why that is impossible; empty when it is tried again

    def __init__(
        self, lab: Lab, talks: Talks, shown: Callable[[], ShownFilters | None], room: QWidget
    ) -> None:
        super().__init__(room)
        self.lab = lab
        self._talks, self._shown, self._room = talks, shown, room

    def use(self) -> None:
        """Offer the layers of the experiment that can start from the filters."""
        shown = self._shown()
        if shown is None:
            return
        shape = shown.series.layer(shown.layer).shape
        names = handing.fitting_layers(self.lab, shape)
        self.refused.emit("")
        if not names:
            text = self.tr(
                "%1 is %2. No layer of the experiment has this shape: %3. Change its filters or "
                "its kernel size in the Train room."
            )
            listed = handing.listed_shapes(self.lab) or "–"
            self.refused.emit(fill(text, shown.layer, shape_text(shape or ()), listed))
            return
        entries = ((name, partial(self.use_in, shown, name)) for name in names)
        menu_of(self._room, entries).popup(QCursor.pos())

    def use_in(self, shown: ShownFilters, name: str, _checked: bool = False) -> None:
        """Let the layer `name` of the experiment start from the filters."""
        self.lab.background.submit(
            "use filters",
            partial(handing.initializer_of, shown),
            partial(self._on_usable, shown, name),
            self._on_not_usable,
            kernels=False,
        )

    def _on_not_usable(self, error: Exception) -> None:
        self.refused.emit(self.lab.background.tell(error))

    def _on_usable(self, shown: ShownFilters, name: str, initializer: Initializer) -> None:
        experiment = with_layer_settings(self.lab.experiment, name, initializer=initializer)
        self.lab.edit(experiment, self.tr("Filters of a network"))
        self.lab.looking.point_at("initialization", name)
        self.lab.said.emit(fill(self.tr("%1 starts from %2"), name, shown.layer))
        self.lab.looking.point_at("train")

    def export(self) -> None:
        """Ask for a file, and write the filters to it."""
        self._talks.begin(self._export())

    def _export(self) -> Talk[None]:
        shown = self._shown()
        if shown is None:
            return
        suffixes = handing.suffixes_of(shown)
        start = self.lab.settings.export_folder / f"{shown.plain_name}{suffixes[0]}"
        kinds = " ".join(f"*{suffix}" for suffix in suffixes)
        text = f"{self.tr('Pictures, films and numbers')} ({kinds})"
        to = yield from ask_new_file(self._room, self.tr("Export the filters"), start, text)
        if to is not None:
            self.lab.background.submit(
                "export filters",
                handing.export(shown, to),
                self.lab.exported.emit,
                self.lab.failed.emit,
                kernels=False,
            )

    def copy(self) -> None:
        """Copy the command that does the same."""
        shown = self._shown()
        if shown is not None:
            text = handing.command_of(shown)
            copy_text(self.lab, text)
