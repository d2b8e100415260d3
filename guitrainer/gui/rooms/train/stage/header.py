"""The line above the filters: layer, step and view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from guitrainer.figures import count, fixed, percent
from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.basic import column, held, label, prose, row, say
from guitrainer.gui.kit.controls import ChoiceBox, Segmented, sets
from guitrainer.gui.kit.following import Following
from guitrainer.gui.kit.layouts import Flow, TitleLine
from guitrainer.gui.kit.signs import Ring
from guitrainer.gui.kit.text import SteadyLabel
from guitrainer.gui.lab.lab import Lab, moment_signals
from guitrainer.gui.rooms.train.stage.subject import first_of
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.events import FiltersCaptured

EVERY_MS = 100
DIRECTIONS = 8
# Up to this side, labels are weak evidence, because smooth noise passes for an edge.
WEAK_SIDE = 5


class GaugePanel(QWidget):
    """Share of edges, mean score and directions at the cursor, compared with the start."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        self.ring = Ring(self.tr("Share of edges"), "edge")
        self.ring.setToolTip(
            self.tr(
                "Share of the filters labeled edge: a Gabor wave explains far more of them than "
                "it would of noise."
            )
        )  # fmt: skip
        self.score, self.directions = (
            prose("", "strong", steady=True),
            prose("", "dim", steady=True),
        )
        self.score.setToolTip(
            self.tr("Mean edge score of all filters: 0 is noise, 1 is a perfect edge.")
        )
        self.directions.setToolTip(
            self.tr("How many different directions the edges have, in steps of 22.5°.")
        )
        self.start, self.kurtosis = prose("", "dim"), prose("", "dim", steady=True)
        self.kurtosis.setToolTip(
            self.tr(
                "How sparse the responses to test images are: 3 for Gaussian responses, more if "
                "most are near zero and a few are large. An orientation alone does not prove that "
                "a filter detects edges; compare with a control."
            )
        )  # fmt: skip
        self.note = prose("", "small")
        figures = column(
            [None, self.score, self.directions, self.start, self.kurtosis, None], spacing=2
        )
        both = row([self.ring, figures], spacing=2 * GRID, stretch=1)
        self.setLayout(column([label(self.tr("Edges"), "title"), both, self.note]))
        self._painted: tuple[object, ...] = (None, None, None)
        self._following = Following(
            self,
            self._refresh,
            EVERY_MS,
            *moment_signals(lab),
            lab.looking.selection_changed,
            lab.preview_changed,
        )
        self._paint(None, None)
        self._paint_kurtosis(None)

    def _refresh(self) -> None:
        shown = self.lab.looking.shown()
        first = first_of(self.lab, shown) if shown is not None else None
        kurtosis = self._measured(shown)
        if (shown, first, kurtosis) != self._painted:
            self._painted = (shown, first, kurtosis)
            self._paint(shown, first)
            self._paint_kurtosis(kurtosis)

    def _measured(self, shown: FiltersCaptured | None) -> float | None:
        """Return the kurtosis at the cursor; only that of the first convolution is measured."""
        record = self.lab.record
        if shown is None or shown.layer not in record.layers[:1]:
            return None
        return record.kurtosis_at(self.lab.looking.cursor)

    def _paint_kurtosis(self, kurtosis: float | None) -> None:
        self.kurtosis.setText(fill(self.tr("kurtosis %1"), fixed(kurtosis)))
        self.kurtosis.setVisible(kurtosis is not None)

    def _paint(self, shown: FiltersCaptured | None, first: FiltersCaptured | None) -> None:
        scores = None if shown is None else shown.scores
        say(self.note, self._note(shown))
        self.ring.share = None if scores is None else scores.edge_fraction
        score = fixed(None if scores is None else scores.edge_score)
        self.score.setText(fill(self.tr("mean score %1"), score))
        found = "–" if scores is None else str(scores.orientations)
        self.directions.setText(fill(self.tr("%1 of %2 directions"), found, DIRECTIONS))
        before = None if first is None or first.scores is None else first.scores.edge_fraction
        self.start.setText(fill(self.tr("at the start: %1"), percent(before)))

    def _note(self, shown: FiltersCaptured | None) -> str:
        """Return why there is no score, or why it is weak evidence."""
        if shown is None:
            return ""
        if shown.scores is None:
            return self.tr("Filters this small have no orientation, so they are not scored.")
        if max(shown.weight.shape[2:]) <= WEAK_SIDE:
            return self.tr("Weak evidence: at this size, smooth noise can pass for an edge.")
        return ""


class _Title(QWidget):
    """Title and step side by side, or below each other if the controls need the room."""

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of two lines."""
        return self.minimumSizeHint()


class StageHeader(QWidget):
    """Title, step, layer and view."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        self._title, self._step = label("", "heading"), SteadyLabel()
        mark(self._step, "small")
        self.layers = ChoiceBox(
            name=self.tr("Layer"), tip=self.tr("The convolution whose filters are shown")
        )
        sets(self.layers.chosen, lab.looking.select, "layer")
        title = _Title()
        words = held(Flow([self._title, self._step]))
        line = row([words, self.layers, None], spacing=GRID + GRID // 2)
        line.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)
        title.setLayout(line)
        self.content, self.scaling, self.colors = self._content(), self._scaling(), self._colors()
        controls = (self.content, self.scaling, self.colors)
        for field, control in zip(("content", "scaling", "colors"), controls, strict=True):
            sets(control.chosen, lab.looking.set_view, field)
        self.setLayout(column([TitleLine(title, controls)]))
        lab.looking.view_changed.connect(self._paint_view)
        self._paint_view()

    def _content(self) -> Segmented:
        return Segmented(
            {
                "weights": (self.tr("Weights"), self.tr("The filters themselves")),
                "gradient": (
                    self.tr("Gradient"),
                    self.tr(
                        "The gradient of the loss of the last batch; each weight moves against it"
                    ),
                ),
                "change": (
                    self.tr("Change"),
                    self.tr("The weights minus the initial weights: what training added"),
                ),
            },
            self.tr("What is shown"),
        )

    def _scaling(self) -> Segmented:
        return Segmented(
            {
                "filter": (
                    self.tr("per filter"),
                    self.tr(
                        "Every filter uses the full range of shades, however small its weights"
                    ),
                ),
                "layer": (
                    self.tr("per layer"),
                    self.tr("One scale for all filters: small weights look flat"),
                ),
            },
            self.tr("Scale"),
        )

    def _colors(self) -> Segmented:
        return Segmented(
            {
                "gray": (
                    self.tr("gray"),
                    self.tr("Zero is medium gray; three-channel filters are shown in color"),
                ),
                "diverging": (
                    self.tr("diverging"),
                    self.tr("Blue below zero, orange above zero; suitable for color-blind viewers"),
                ),
            },
            self.tr("Colors"),
        )

    # ------------------------------------------------------------ painting

    def paint(self) -> None:
        """Show the current title, layers and step."""
        layers = self.lab.record.layers
        self.layers.offer({layer: layer for layer in layers})
        several = len(layers) > 1
        self.layers.setVisible(several)
        self.layers.key = self.lab.looking.layer
        if several or self.lab.looking.layer is None:
            self._title.setText(self.tr("Filters"))
        else:
            self._title.setText(fill(self.tr("Filters of %1"), self.lab.looking.layer))
        self._paint_step()

    def _paint_step(self) -> None:
        shown, total = self.lab.looking.shown(), self.lab.record.total_steps
        if shown is None:
            text = ""
        elif not shown.step:
            text = self.tr("before training")
        else:
            text = self._step_text(shown.step, total)
            # the number of digits changes, but nothing else must move
            widest = self._step.fontMetrics().horizontalAdvance(self._step_text(total, total))
            self._step.setMinimumWidth(widest)
        live = self.lab.looking.cursor is None
        self._step.set_color(None if live else theme().color("marker"))
        self._step.setText(text)

    def _step_text(self, step: int, total: int) -> str:
        if not total:
            return fill(self.tr("step %1"), count(step))
        return fill(self.tr("step %1 of %2"), count(step), count(total))

    def _paint_view(self) -> None:
        view = self.lab.looking.view
        self.content.key, self.scaling.key = view.content, view.scaling
        self.colors.key = view.colors
