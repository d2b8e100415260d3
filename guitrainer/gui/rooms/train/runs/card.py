"""One run in detail: how it ended, what differs in it, and what can be done with it."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QPushButton

from guitrainer.config.differences import differences
from guitrainer.config.schema import Experiment
from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.figures import percent
from guitrainer.gui.kit.basic import button, column, label, prose
from guitrainer.gui.kit.flow import Flow
from guitrainer.gui.lab.library import RunSummary
from guitrainer.gui.lab.run_texts import long_date, state_words
from guitrainer.gui.rooms.train.runs.differences import difference_rows

MOST_DIFFERENCES = 6


class RunCard(QFrame):
    """Figures, settings and buttons of the selected run."""

    def __init__(self) -> None:
        super().__init__()
        mark(self, "card")
        self.name = prose("", "strong")
        self.figures, self._date = prose(), label("", "small")
        self.heading = label(self.tr("Differences"), "title")
        self.settings = prose(rich=True)
        self._buttons = Flow(spacing=GRID // 2, between=GRID // 2)
        parts = [self.name, self.figures, self._date, self.heading, self.settings]
        layout = column(parts, margin=GRID + GRID // 2, spacing=GRID // 2)
        layout.insertSpacing(3, GRID // 2)
        layout.addSpacing(GRID // 2)
        layout.addLayout(self._buttons)
        self.setLayout(layout)

    def offer(self, actions: list[QAction], more: list[QAction]) -> None:
        """Have a button for each of `actions`, and a menu of `more`."""
        for action in actions:
            self._buttons.addWidget(self._button(action))
        menu_button = button("⋯", "", self.tr("More: open folder, delete"))
        menu_button.setAccessibleName(self.tr("More"))
        menu = QMenu(menu_button)
        menu.addActions(more)
        menu_button.setMenu(menu)
        self._buttons.addWidget(menu_button)

    def _button(self, action: QAction) -> QPushButton:
        made = button(action.text(), "", action.toolTip())
        made.clicked.connect(action.trigger)

        def follow() -> None:
            made.setEnabled(action.isEnabled())

        action.enabledChanged.connect(follow)
        follow()
        return made

    def show_run(self, run: RunSummary, name: str, experiment: Experiment) -> None:
        """Tell about `run`, and in what it differs from `experiment`."""
        self.name.setText(name)
        self.figures.setText(" · ".join(self._figures(run)))
        seed = self.tr("seed %1").replace("%1", str(run.experiment.seed))
        self._date.setText(f"{long_date(run.date)} · {seed}")
        found = differences(experiment, run.experiment)
        self.heading.setVisible(bool(found))
        if found:
            self.settings.setText(difference_rows(found, MOST_DIFFERENCES, self.tr("%1 more")))
        else:
            self.settings.setText(self.tr("Same settings as the current experiment."))

    def _figures(self, run: RunSummary) -> list[str]:
        texts = [state_words(run.state)]
        if run.steps is not None:
            texts.append(self.tr("%n step(s)", "", run.steps))
        if run.accuracy is not None:
            texts.append(self.tr("accuracy %1").replace("%1", percent(run.accuracy, 1)))
        if run.edge_fraction is not None:
            texts.append(self.tr("edges %1").replace("%1", percent(run.edge_fraction)))
        return texts
