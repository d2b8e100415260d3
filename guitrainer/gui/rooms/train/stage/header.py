"""The line above the filters: what is shown, of which step, and how."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QWidget

from guitrainer.figures import count
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.basic import column, label, row
from guitrainer.gui.kit.controls import Segmented
from guitrainer.gui.kit.layouts import Flow, TitleLine
from guitrainer.gui.lab.lab import Lab
from guitrainer.sentences import fill


class _Title(QWidget):
    """Title and step side by side; one below the other before the controls lose their place."""

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """That of two lines."""
        return self.minimumSizeHint()


class StageHeader(QWidget):
    """Title, step, layer and view."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        self._title, self._step = label("", "heading"), label("", "small", rich=True)
        self.layers = QComboBox()
        self.layers.setAccessibleName(self.tr("Layer"))
        self.layers.setToolTip(self.tr("The convolution whose filters are shown"))
        self.layers.activated.connect(self._on_layer_chosen)
        title = _Title()
        flow, words = Flow(GRID), QWidget()
        for one in (self._title, self._step):
            flow.addWidget(one)
        words.setLayout(flow)
        line = row([words, self.layers, None], spacing=GRID + GRID // 2)
        line.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)
        title.setLayout(line)
        self.content, self.scaling, self.colors = self._content(), self._scaling(), self._colors()
        controls = (self.content, self.scaling, self.colors)
        self.setLayout(column([TitleLine(title, controls)]))
        lab.looking.view_changed.connect(self._paint_view)
        self._paint_view()

    def _content(self) -> Segmented:
        made = Segmented(
            {
                "weights": self.tr("Weights"),
                "gradient": self.tr("Gradient"),
                "change": self.tr("Change"),
            },
            self.tr("What is shown"),
            {
                "weights": self.tr("The filters themselves"),
                "gradient": self.tr(
                    "The gradient of the loss, of the last batch: where each weight is pushed"
                ),
                "change": self.tr("The weights minus the initial weights: what training added"),
            },
        )
        made.chosen.connect(self._on_content_chosen)
        return made

    def _scaling(self) -> Segmented:
        made = Segmented(
            {"filter": self.tr("per filter"), "layer": self.tr("per layer")},
            self.tr("Scale"),
            {
                "filter": self.tr(
                    "Every filter uses the full range of shades, however small its weights"
                ),
                "layer": self.tr("One scale for all filters: small weights look flat"),
            },
        )
        made.chosen.connect(self._on_scaling_chosen)
        return made

    def _colors(self) -> Segmented:
        made = Segmented(
            {"gray": self.tr("gray"), "diverging": self.tr("diverging")},
            self.tr("Colors"),
            {
                "gray": self.tr("Zero is medium gray; three-channel filters are shown in color"),
                "diverging": self.tr(
                    "Blue below zero, orange above zero; suitable for color-blind viewers"
                ),
            },
        )
        made.chosen.connect(self._on_colors_chosen)
        return made

    # ------------------------------------------------------------ painting

    def paint(self) -> None:
        """Show title, layers and step as they are now."""
        layers = list(self.lab.record.layers)
        if [self.layers.itemText(i) for i in range(self.layers.count())] != layers:
            self.layers.clear()
            self.layers.addItems(layers)
        several = len(layers) > 1
        self.layers.setVisible(several)
        self.layers.setCurrentIndex(
            layers.index(self.lab.looking.layer) if self.lab.looking.layer in layers else -1
        )
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
            # digits come and go, the place of everything else stays
            widest = self._step.fontMetrics().horizontalAdvance(self._step_text(total, total))
            self._step.setMinimumWidth(widest)
        if self.lab.looking.cursor is not None:
            text = f'<span style="color:{theme().marker}">{text}</span>'
        self._step.setText(text)

    def _step_text(self, step: int, total: int) -> str:
        if not total:
            return fill(self.tr("step %1"), count(step))
        return fill(self.tr("step %1 of %2"), count(step), count(total))

    def _paint_view(self) -> None:
        view = self.lab.looking.view
        self.content.key, self.scaling.key = view.content, view.scaling
        self.colors.key = view.colors

    # ------------------------------------------------------------ wishes

    def _on_layer_chosen(self, index: int) -> None:
        self.lab.looking.select(layer=self.layers.itemText(index))

    def _on_content_chosen(self, key: str) -> None:
        self.lab.looking.set_view(content=key)

    def _on_scaling_chosen(self, key: str) -> None:
        self.lab.looking.set_view(scaling=key)

    def _on_colors_chosen(self, key: str) -> None:
        self.lab.looking.set_view(colors=key)
