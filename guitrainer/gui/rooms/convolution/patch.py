"""The whole image, and the frame of the patch that lies on the stage: drag it elsewhere."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.tiles import image_of, map_picture
from guitrainer.gui.kit.painted import ARROWS, outline

SIDE = 168  # pixels


class PatchPicture(QWidget):
    """An image with the frame of a patch."""

    moved = Signal(int, int)  # top and left that the patch shall have

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("The patch of the image"))
        self.setToolTip(self.tr("Click, drag or use the arrow keys to choose another patch"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._image = QImage()
        self.patch = (0, 0, 1, 1)  # top, left, height, width

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """A square."""
        return QSize(px(SIDE), px(SIDE))

    def show_image(self, values: NDArray[np.floating], patch: tuple[int, int, int, int]) -> None:
        """Show numbers (height, width), and the frame of `patch`: top, left, height, width."""
        self._image, self.patch = image_of(map_picture(values, "gray")), patch
        self.update()

    def _cell(self) -> float:
        """Side of a pixel of the image."""
        return min(self.width() / self._image.width(), self.height() / self._image.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint image and frame."""
        if self._image.isNull():
            return
        painter, cell = QPainter(self), self._cell()
        place = QRectF(0, 0, self._image.width() * cell, self._image.height() * cell)
        painter.drawImage(place, self._image)
        token = "accent" if self.hasFocus() else "marker"
        top, left, height, width = self.patch
        frame = QRectF(left * cell, top * cell, width * cell, height * cell)
        outline(painter, frame, token, 2)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the middle of the patch there."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._take(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Drag the patch."""
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Move the patch by a pixel."""
        step = ARROWS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._tell(self.patch[0] + step[0], self.patch[1] + step[1])

    def _take(self, point: QPointF) -> None:
        if not self._image.isNull():
            place = point / self._cell()
            _, _, height, width = self.patch
            self._tell(round(place.y() - height / 2), round(place.x() - width / 2))

    def _tell(self, top: int, left: int) -> None:
        """Ask for a patch inside of the image."""
        _, _, height, width = self.patch
        top = max(min(top, self._image.height() - height), 0)
        left = max(min(left, self._image.width() - width), 0)
        if (top, left) != self.patch[:2]:
            self.moved.emit(top, left)
