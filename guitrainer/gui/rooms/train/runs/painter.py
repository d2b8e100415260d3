"""Paints rows of the table of runs, and makes the fields in which cells are edited."""

from PySide6.QtCore import (
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.controls import Index
from guitrainer.gui.kit.table import LEFT
from guitrainer.gui.rooms.train.runs.columns import NAME, Row
from guitrainer.gui.rooms.train.runs.model import ROW_ROLE, RunsModel

SWATCH = 12  # pixels
TICK_WIDTH = 24  # pixels from the left in which a click checks the run


class RunPainter(QStyledItemDelegate):
    """Paints a color swatch in front of the name, and limits the length of typed text."""

    def createEditor(  # noqa: N802 (Qt's name)
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """Create a text field with the length limit of names or notes."""
        from guitrainer.runs.note import LONGEST_NAME, LONGEST_NOTE

        made = QLineEdit(parent)
        model = index.model()
        if isinstance(model, RunsModel):
            column = model.columns[index.column()]
            made.setMaxLength(LONGEST_NAME if column.key == NAME else LONGEST_NOTE)
            made.setAccessibleName(column.title)
        made.setFrame(False)
        return made

    def initStyleOption(  # noqa: N802 (Qt's name)
        self, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Use a bold font for the run on stage, and omit Qt's check box."""
        super().initStyleOption(option, index)
        row: Row = index.data(ROW_ROLE)
        font = option.font
        font.setBold(row.live)
        option.font = font
        option.state &= ~QStyle.StateFlag.State_HasFocus
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the swatch, then the cell as usual."""
        if index.column():
            super().paint(painter, option, index)
            return
        painter.save()
        place = QRect(option.rect)
        _ground(painter, place, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row: Row = index.data(ROW_ROLE)
        _swatch(painter, place, _color_of(row))
        font = painter.font()
        font.setBold(row.live)
        painter.setFont(font)
        painter.setPen(theme().color("text"))
        inner = place.adjusted(TICK_WIDTH, 0, -GRID // 2, 0)
        text = painter.fontMetrics().elidedText(
            row.name, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, LEFT, text)
        painter.restore()


def _color_of(row: Row) -> QColor | None:
    """Return the color of the curves of a run; None if they are not shown."""
    if row.live:
        return theme().color("accent")
    return None if row.color is None else theme().run_color(row.color)


def _ground(painter: QPainter, place: QRect, option: QStyleOptionViewItem) -> None:
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(place, theme().color("line"))


def _swatch(painter: QPainter, place: QRect, color: QColor | None) -> None:
    top = place.center().y() - SWATCH / 2 + 1
    square = QRectF(place.left() + GRID // 2, top, SWATCH, SWATCH)
    if color is None:
        painter.setPen(QPen(theme().color("dim"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        square.adjust(0.5, 0.5, -0.5, -0.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
    painter.drawRoundedRect(square, 3, 3)
