"""A layer in the list: its row, why it does not fit, and its expandable body."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from guitrainer.config.naming import layer_names
from guitrainer.config.schema import AnyLayer, WeightLayer
from guitrainer.figures import count
from guitrainer.gui.base.look.size import px, small_font
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.base.text.choices import scheme_name
from guitrainer.gui.base.text.layers import kind_help, kind_name, shape_text, summary
from guitrainer.gui.kit.basic import Card, button, column, label, prose, say
from guitrainer.gui.kit.layouts import Flow
from guitrainer.gui.kit.painted import focus_frame
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.facts import Context
from guitrainer.gui.rooms.train.experiment.form import Form

if TYPE_CHECKING:
    from guitrainer.nn.checks import LayerCheck


PAD = GRID
LINE, SECOND_LINE = 26, 16  # pixels
ARROW_ROOM = 14


@dataclass(frozen=True)
class LayerTexts:
    """The texts of a row; empty if not known."""

    name: str
    numbers: str
    shape: str
    parameters: str  # if set, the numbers are on a separate line
    known: bool = True  # False: after a layer that does not fit


class LayerRow(QAbstractButton):
    """A button that expands its layer; it can be dragged, and has its own keys."""

    asked = Signal(str)  # "up", "down", "remove", "duplicate", "previous", "next"
    dragged = Signal(QPoint)  # position of the mouse, in global coordinates
    dropped = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._texts = LayerTexts("", "", "", "")
        self._pressed_at = QPoint()
        self._dragging = False

    @property
    def texts(self) -> LayerTexts:
        """The displayed texts."""
        return self._texts

    def put(self, texts: LayerTexts, tip: str) -> None:
        """Show other texts."""
        self.setToolTip(tip)
        if texts == self._texts:
            return
        tall = texts.parameters != self._texts.parameters
        self._texts = texts
        spoken = (texts.name, texts.numbers, texts.shape, texts.parameters)
        self.setAccessibleName(", ".join(filter(None, spoken)))
        if tall:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of one or two lines."""
        return QSize(160, px(LINE) + (px(SECOND_LINE) if self._texts.parameters else 0))

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the arrow, the texts, and a frame if the row has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        texts, small = self._texts, small_font()
        first = QRect(PAD, 0, self.width() - 2 * PAD, px(LINE))
        arrow, name_box = QRect(first), first.adjusted(px(ARROW_ROOM), 0, 0, 0)
        arrow.setWidth(px(ARROW_ROOM))
        self._put(painter, arrow, "▾" if self.isChecked() else "▸", "dim")
        shape_width = self._put(painter, name_box, texts.shape, "dim", right=True)
        name_box.setRight(name_box.right() - shape_width - GRID)
        name_width = self._put(painter, name_box, texts.name, "text" if texts.known else "dead")
        if texts.parameters:
            name_box = QRect(first).adjusted(px(ARROW_ROOM), px(LINE) - 4, 0, px(SECOND_LINE) - 2)
            painter.setFont(small)
            width = self._put(painter, name_box, texts.parameters, "dim", right=True)
            name_box.setRight(name_box.right() - width - GRID)
            self._put(painter, name_box, texts.numbers, "dim")
        elif texts.numbers:
            painter.setFont(small)
            name_box.setLeft(name_box.left() + name_width + GRID)
            self._put(painter, name_box, texts.numbers, "dim")

    def _paint_ground(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        box = self.rect().adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setBrush(theme().color("line" if self.isChecked() else "raised"))
            painter.drawRoundedRect(box, 5, 5)
        if self.hasFocus():
            focus_frame(painter, QRectF(self.rect()))

    def _put(
        self, painter: QPainter, box: QRect, text: str, token: str, *, right: bool = False
    ) -> int:
        """Write a text into `box`, shortened if it is too long; return its width."""
        shown_token = token if self._texts.known else "dead"
        painter.setPen(theme().color(shown_token))
        metrics = QFontMetrics(painter.font())
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(box.width(), 0))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, cut)
        return metrics.horizontalAdvance(cut)

    # ------------------------------------------------------------ keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Go to other rows with the arrow keys, move the layer with Alt; expand with Enter."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Up:
                self.asked.emit("up" if alt else "previous")
            case Qt.Key.Key_Down:
                self.asked.emit("down" if alt else "next")
            case Qt.Key.Key_Delete:
                self.asked.emit("remove")
            case Qt.Key.Key_D if control:
                self.asked.emit("duplicate")
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Remember the start of a possible drag."""
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Start dragging when the mouse has moved far enough."""
        far = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if event.buttons() & Qt.MouseButton.LeftButton and (
            self._dragging or far >= QApplication.startDragDistance()
        ):
            self._dragging = True
            self.setDown(False)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(event.globalPosition().toPoint())
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Drop the layer."""
        super().mouseReleaseEvent(event)
        if self._dragging:
            self._dragging = False
            self.unsetCursor()
            self.dropped.emit(event.globalPosition().toPoint())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Lay out again if the font has changed."""
        super().changeEvent(event)
        self.updateGeometry()


class LayerBody(Card):
    """Edits the layer at `index`; `asked` requests actions on the layer as a whole."""

    asked = Signal(str)  # "up", "down", "duplicate", "remove"

    def __init__(self, lab: Lab, index: int) -> None:
        super().__init__()
        self.lab, self.index = lab, index
        layer = lab.experiment.network.layers[index]
        self.kind = layer.type
        self.form = Form(lab, "layer", ("network", "layers", index))
        self.initializer = button("", "link")
        self.initializer.setToolTip(self.tr("How the weights are drawn, on a separate page."))
        self.initializer.clicked.connect(self._on_initializer)
        self.buttons = dict(self._make_buttons())
        help_text = prose(kind_help(layer.type), "dim")
        parts: list[QWidget | QLayout | None] = [help_text, self.form]
        if isinstance(layer, WeightLayer):
            parts.append(Flow([label(self.tr("Initializer")), self.initializer], GRID // 2))
        parts.append(Flow(self.buttons.values(), GRID // 2))
        self.hold(parts, GRID)

    def _make_buttons(self) -> Iterator[tuple[str, QPushButton]]:
        for key, text, tip in (
            ("up", "↑", self.tr("Move up (Alt+Up)")),
            ("down", "↓", self.tr("Move down (Alt+Down)")),
            ("duplicate", self.tr("Duplicate"), self.tr("Insert a copy after this layer (Ctrl+D)")),
            ("remove", self.tr("Remove"), self.tr("Remove the layer (Delete)")),
        ):
            made = button(text, "quiet", tip)
            made.setAccessibleName(tip)
            made.clicked.connect(partial(self.asked.emit, key))
            yield key, made

    def paint(self, context: Context) -> None:
        """Show the layer of the document."""
        experiment = self.lab.experiment
        self.form.path = ("network", "layers", self.index)
        self.form.paint(context)
        self.form.name_more(layer_names(experiment.network.layers)[self.index])
        layer, count = experiment.network.layers[self.index], len(experiment.network.layers)
        if isinstance(layer, WeightLayer):
            name = scheme_name(layer.initializer.scheme)
            self.initializer.setText(f"{name} →")
        self.buttons["up"].setEnabled(self.index > 0)
        self.buttons["down"].setEnabled(self.index < count - 1)
        self.buttons["remove"].setEnabled(count > 1)

    def _on_initializer(self) -> None:
        name = layer_names(self.lab.experiment.network.layers)[self.index]
        self.lab.looking.point_at("initialization", name)


class LayerItem(QWidget):
    """Shows one layer; `check` is None if nothing is known about the images."""

    def __init__(self) -> None:
        super().__init__()
        self.row = LayerRow()
        self.problem = prose("", "error")
        self.problem.setContentsMargins(2 * GRID, 0, GRID, GRID // 2)
        self.problem.setVisible(False)
        self._unfit: str | None = None
        self._rejected: Sequence[str] = ()
        self._column = column([self.row, self.problem], spacing=0)
        self.setLayout(self._column)
        self.body: LayerBody | None = None

    def put(
        self,
        name: str,
        layer: AnyLayer,
        check: "LayerCheck | None",
        *,
        classes: int | None,
        reached: bool,
    ) -> None:
        """Show a layer.

        Parameters
        ----------
        classes : number of classes, if known
        reached : whether all layers before it fit
        """
        numbers = summary(layer, classes)
        if not name.startswith(layer.type):
            numbers = ", ".join(filter(None, [kind_name(layer.type), numbers]))
        shape = shape_text(check.output_shape) if check else ""
        parameters = count(check.parameters) if check and check.parameters else ""
        self.row.put(LayerTexts(name, numbers, shape, parameters, reached), _tip(layer, check))
        self._unfit = check.problem if check else None
        self._paint_problem()

    @property
    def fits(self) -> bool:
        """Whether the layer fits the layers before it."""
        return self._unfit is None

    def show_rejected(self, reasons: Sequence[str]) -> None:
        """Show below the row which values of its fields were not accepted."""
        self._rejected = reasons
        self._paint_problem()

    def _paint_problem(self) -> None:
        say(self.problem, "\n".join(filter(None, [self._unfit, *self._rejected])))

    def fold(self) -> None:
        """Remove the body."""
        if self.body is not None:
            self._column.removeWidget(self.body)
            self.body.hide()
            self.body.deleteLater()
            self.body = None

    def unfold(self, body: LayerBody) -> None:
        """Show `body` below the row, instead of another one."""
        self.fold()
        self.body = body
        self._column.insertWidget(1, body)  # above the problem, which moves none of its fields


def _tip(layer: AnyLayer, check: "LayerCheck | None") -> str:
    tip = f"<b>{kind_name(layer.type)}</b><br>{kind_help(layer.type)}"
    if check is not None and check.input_shape and check.output_shape:
        tip += f"<br>{shape_text(check.input_shape)} → {shape_text(check.output_shape)}"
    return tip
