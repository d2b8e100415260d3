"""The contestants of the next race: names and settings, and sets of them to start from."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QMenu, QWidget

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import Card, button, label, prose, row, say
from guitrainer.gui.kit.controls import ChoiceBox, menu_of
from guitrainer.gui.kit.entry import Entry
from guitrainer.gui.kit.text import hold_width
from guitrainer.gui.lab.racing import (
    DEVIATIONS,
    FEWEST,
    MOST,
    OPTIMIZERS,
    RATES,
    SCHEMES,
    Entrant,
    Racing,
)
from guitrainer.gui.rooms.race.colors import Dot
from guitrainer.sentences import fill

SEEDS = (1, 2, 3, 5, 8)
NAME_WIDTH = 84  # pixels


class ContestantRow(QWidget):
    """Name and settings of a contestant, and a button that removes it."""

    def __init__(self, place: int, racing: Racing) -> None:
        super().__init__()
        number = place + 1
        self.name, self.settings = Entry(), Entry()
        self.name.setAccessibleName(fill(self.tr("Name of contestant %1"), number))
        self.name.setFixedWidth(px(NAME_WIDTH))
        self.settings.setAccessibleName(fill(self.tr("Settings of contestant %1"), number))
        self.settings.setPlaceholderText(self.tr("the experiment as it is"))
        self.settings.setToolTip(
            self.tr(
                "Settings as in the terminal, separated by commas, such as init=he_normal, std=0.1 "
                "or training.optimizer=adam"
            )
        )
        self.settings.setMinimumWidth(px(NAME_WIDTH))
        self.remove = button("×", "quiet", self.tr("Remove this contestant"))
        for entry, field in ((self.name, "name"), (self.settings, "settings")):
            entry.committed.connect(partial(self._on_committed, racing, place, field))
        self.setLayout(row([Dot(place), self.name, self.settings, self.remove], stretch=2))

    def show_entrant(self, entrant: Entrant) -> None:
        """Show name and settings."""
        self.name.put(entrant.name)
        self.settings.put(entrant.settings)

    def _on_committed(self, racing: Racing, place: int, field: str, text: str) -> None:
        racing.change_entrant(place, **{field: text.strip()})


class ContestantsCard(Card):
    """Two to eight contestants, the number of seeds, and the button that starts the race."""

    started = Signal()

    def __init__(self, racing: Racing) -> None:
        super().__init__()
        self.racing = racing
        self.rows: list[ContestantRow] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(GRID // 2)
        self.add = button(self.tr("Add"), "", self.tr("Add a contestant, up to eight"))
        self.sets = button(self.tr("Examples"), "", self.tr("Contestants to start from"))
        self.sets.setMenu(self._menu())
        texts = {seeds: str(seeds) for seeds in SEEDS}
        self.seeds = ChoiceBox(
            texts,
            self.tr("Seeds"),
            self.tr("With several seeds, the curves become bands from the lowest to the highest"),
            characters=2,
        )
        self.go = button(self.tr("Start the race"), "primary")
        hold_width(self.go, [self.go.text()])  # "Stop" is shorter
        self.pause = button(self.tr("Pause"), "", self.tr("Pause all contestants"))
        self.keep = QCheckBox(self.tr("Save the runs"))
        self.keep.setToolTip(
            self.tr("Save the race among the sweeps, to open its runs on the stage")
        )
        self.keep.toggled.connect(racing.choose_keep)
        self.pause.clicked.connect(self._on_pause)
        self.problem = prose("", "error")
        self._lay_out()
        self.add.clicked.connect(self._on_add)
        self.seeds.chosen.connect(racing.choose_seeds)
        self.go.clicked.connect(self.started)
        racing.entered.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        title = row([label(self.tr("Contestants"), "title"), None, self.add, self.sets])
        below = row([label(self.tr("Seeds"), "dim"), self.seeds, self.keep, None])
        buttons = row([None, self.pause, self.go])
        self.hold([title, self._grid, below, buttons, self.problem], GRID)

    def _menu(self) -> QMenu:
        entries = (
            (self.tr("Initialization schemes"), SCHEMES),
            (self.tr("Standard deviations"), DEVIATIONS),
            (self.tr("Optimizers"), OPTIMIZERS),
            (self.tr("Learning rates"), RATES),
        )
        return menu_of(self, ((text, partial(self._on_set, one)) for text, one in entries))

    def _on_set(self, entrants: tuple[Entrant, ...], _checked: bool = False) -> None:
        self.racing.enter(entrants)

    def _on_add(self) -> None:
        taken = {one.name for one in self.racing.entrants}
        number = len(taken) + 1
        while f"c{number}" in taken:
            number += 1
        self.racing.enter((*self.racing.entrants, Entrant(f"c{number}", "")))

    def _on_remove(self, place: int) -> None:
        kept = list(self.racing.entrants)
        del kept[place]
        self.racing.enter(tuple(kept))

    def _on_pause(self) -> None:
        if self.racing.resumable and self.racing.folder is not None:
            self.racing.resume(self.racing.folder)
        else:
            self.racing.pause(not self.racing.paused)
        self.refresh_race()

    def refresh(self) -> None:
        """Show the contestants and whether they are racing."""
        entrants = self.racing.entrants
        while len(self.rows) < len(entrants):
            made = ContestantRow(len(self.rows), self.racing)
            made.remove.clicked.connect(partial(self._on_remove, len(self.rows)))
            self._grid.addWidget(made, len(self.rows), 0, Qt.AlignmentFlag.AlignTop)
            self.rows.append(made)
        for place, made in enumerate(self.rows):
            made.setVisible(place < len(entrants))
            if place < len(entrants):
                made.show_entrant(entrants[place])
            made.remove.setEnabled(len(entrants) > FEWEST)
        self.add.setEnabled(len(entrants) < MOST)
        self.seeds.key = self.racing.seeds
        self.keep.setChecked(self.racing.keep)
        self.refresh_race()

    def refresh_race(self) -> None:
        """Show whether a race is under way, and what went wrong."""
        text = self.tr("Stop") if self.racing.running else self.tr("Start the race")
        self.go.setText(text)
        self.go.setAccessibleName(text)
        self._show_pause()
        say(self.problem, self.racing.problem)

    def _show_pause(self) -> None:
        waits = self.racing.paused or self.racing.resumable
        self.pause.setText(self.tr("Continue") if waits else self.tr("Pause"))
        self.pause.setAccessibleName(self.pause.text())
        if waits:
            self.pause.setToolTip(self.tr("Continue the race where it stopped"))
        else:
            self.pause.setToolTip(self.tr("Pause all contestants"))
        self.pause.setEnabled(self.racing.running or self.racing.resumable)
