"""The panel below the stage: pages of curves, and the table of all runs.

Plots and the table are created after the window has been painted, because they are slow to load.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, cast, get_args

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.settings import CurvesPage
from guitrainer.gui.kit.basic import column
from guitrainer.gui.kit.containers import Pages
from guitrainer.gui.kit.controls import Segmented
from guitrainer.gui.kit.layouts import Beside
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.train import curves

if TYPE_CHECKING:
    from guitrainer.gui.kit.chart.card import PlotCard
    from guitrainer.gui.rooms.train.curves.page import Page
    from guitrainer.gui.rooms.train.runs.panel import RunsPanel

# After the first paint, the engine is loaded and the first preview computed; then come the plots.
BUILD_AFTER_MS = 50
LEAST_HEIGHT = 168  # pixels


RUNS = "runs"  # the page without plots
# Modules of the pages of plots, and their classes.
PAGES = {
    "learning": "LearningPage",
    "signals": "SignalsPage",
    "histograms": "HistogramsPage",
}


class CurvesPanel(QWidget):
    """Plots of the run on stage.

    Parameters
    ----------
    make_runs : returns an additional page, created together with the plots; None: only plots

    Attributes
    ----------
    pages : the pages of plots that have been shown; a page is created when it is first shown
    """

    def __init__(self, lab: Lab, make_runs: "Callable[[], RunsPanel] | None" = None) -> None:
        super().__init__()
        self.lab, self._make_runs = lab, make_runs
        self._runs: RunsPanel | None = None
        self.setMinimumHeight(px(LEAST_HEIGHT))
        self.pages: dict[str, Page] = {}
        self.choice = self._make_choice()
        self.choice.chosen.connect(self._on_page_chosen)
        lab.looking.pointed.connect(self._on_pointed)
        self._controls, self._stack = Pages(), QStackedWidget()
        for stack in (self._controls, self._stack):
            stack.addWidget(QWidget())  # until the plots have been created
        self.choice.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        head = Beside([self.choice, self._controls], GRID, shares=(0, 1))
        layout = column([head, self._stack], margin=2 * GRID, spacing=GRID)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._building = QTimer(self, singleShot=True, interval=BUILD_AFTER_MS)
        self._building.timeout.connect(self._begin)
        if "pyqtgraph" in sys.modules:  # the window is created again
            self._begin()

    def _make_choice(self) -> Segmented:
        pages = {
            "learning": (
                self.tr("Learning"),
                self.tr("Loss, accuracy and edges, learning rate."),
            ),
            "signals": (
                self.tr("Signals"),
                self.tr("How activations and gradients pass through the layers."),
            ),
            "histograms": (
                self.tr("Histograms"),
                self.tr("Weights, gradients and activations of a layer over the steps."),
            ),
        }
        if self._make_runs is not None:
            pages[RUNS] = (self.tr("Runs"), self.tr("All runs with their settings and results."))
        return Segmented(pages, self.tr("Page shown"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the empty panel, then create the page that is shown."""
        super().paintEvent(event)
        if not self.pages and not self._building.isActive():
            self._building.start()

    def _begin(self) -> None:
        """Create the table of runs and the page that is shown, and follow the run from now on."""
        if self.pages:
            return
        lab = self.lab
        self._add_runs()
        if self._runs is not None or lab.settings.curves_page != RUNS:
            self.choice.key = lab.settings.curves_page
        self._page_of(next(iter(PAGES)) if self.choice.key == RUNS else self.choice.key)
        lab.plots_due.connect(self._on_plots_due)
        for signal in (
            lab.run_changed,
            lab.state_changed,
            lab.preview_changed,
            lab.experiment_changed,
            lab.shelf.overlays_changed,
            lab.looking.selection_changed,
            lab.background.compiling,
        ):
            signal.connect(self._refresh)
        lab.looking.cursor_moved.connect(self._on_cursor_moved)
        self._show_page()

    def _add_runs(self) -> None:
        """Create the table of runs, if there is one."""
        if self._runs is None and self._make_runs is not None:
            self._runs = runs = self._make_runs()
            self._stack.addWidget(runs)
            self._controls.addWidget(runs.controls)

    def _page_of(self, key: str) -> "Page":
        """Return a page of plots, which is created by the first call."""
        if key not in self.pages:
            module = import_module(f"{curves.__name__}.{key}")
            page: Page = getattr(module, PAGES[key])(self.lab)
            self.pages[key] = page
            self._stack.addWidget(page)
            self._controls.addWidget(page.controls)
        return self.pages[key]

    def build(self) -> None:
        """Create all pages."""
        self._begin()
        for key in PAGES:
            self._page_of(key)

    def plots(self) -> "list[PlotCard]":
        """Return the plots of all pages in their current state."""
        self.build()
        for page in self.pages.values():
            page.refresh()
        return [card for key in PAGES for card in self.pages[key].cards]

    # ------------------------------------------------------------ painting

    @property
    def page(self) -> "Page | None":
        """The displayed page of plots, if there is one and it has been created."""
        return self.pages.get(self.choice.key)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Update everything that was not drawn while the panel was hidden."""
        super().showEvent(event)
        self._refresh()

    def _on_plots_due(self) -> None:
        if self.isVisible() and self.page is not None:
            self.page.refresh_in_turns()

    def _refresh(self) -> None:
        if self.isVisible() and self.page is not None:
            self.page.refresh()

    def _show_page(self) -> None:
        """Show the chosen page; a page of plots only after the window has been painted."""
        if self.choice.key == RUNS:
            self._add_runs()
        page = self._page_of(self.choice.key) if self.pages and self.choice.key in PAGES else None
        shown = self._runs if self.choice.key == RUNS else page
        if shown is not None:
            self._stack.setCurrentWidget(shown)
            self._controls.setCurrentWidget(shown.controls)
            self._refresh()

    def _on_cursor_moved(self) -> None:
        if self.isVisible() and self.page is not None:
            self.page.mark()

    def _on_page_chosen(self, key: CurvesPage) -> None:
        self.lab.settings.curves_page = key
        self._show_page()

    def _on_pointed(self, place: str) -> None:
        """Show a requested page; other places are shown by other widgets."""
        if place in get_args(CurvesPage):
            self.choice.key = place
            self._on_page_chosen(cast(CurvesPage, place))
