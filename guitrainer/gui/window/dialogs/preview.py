"""The preview of an export."""

from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QMovie, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import column
from guitrainer.gui.kit.text import RichLabel

SMALLEST = 240  # pixels
MOST_LINES = 14


class ExportPreview(QFrame):
    """A still or animated picture, or some lines of text, as large as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        mark(self, "card")
        self.shown = RichLabel()
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.shown.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.shown.setWordWrap(True)
        self.setMinimumSize(px(SMALLEST), px(SMALLEST))
        self.setLayout(column([self.shown], margin=GRID))
        self._image: QImage | None = None
        self._movie: QMovie | None = None
        self._bytes = QBuffer(self)

    def show_text(
        self, text: str, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter
    ) -> None:
        """Show a text instead of a picture."""
        self._show_markup(escape(text).replace("\n", "<br>"), alignment)

    def show_lines(self, lines: list[tuple[str, str]]) -> None:
        """Show a table of two columns, cut after a number of lines."""
        gap = f"style='padding-right:{2 * GRID}px'"
        cells = [f"<tr><td {gap}>{escape(name)}</td><td align=right>{escape(size)}</td></tr>"
                 for name, size in lines]  # fmt: skip
        left = len(lines) - MOST_LINES
        rest = f"<tr><td>{self.tr('… and %n more', '', left)}</td></tr>" if left > 0 else ""
        table = f"<table cellspacing=6>{''.join(cells[:MOST_LINES])}{rest}</table>"
        self._show_markup(table, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def _show_markup(self, text: str, alignment: Qt.AlignmentFlag) -> None:
        self._clear()
        self.shown.setAlignment(alignment)
        self.shown.setText(text)

    def show_picture(self, content: bytes) -> None:
        """Show an encoded picture, which may be animated."""
        self._clear()
        image = QImage.fromData(QByteArray(content))
        if not content.startswith(b"GIF"):
            self.show_image(image)
            return
        self._bytes.setData(QByteArray(content))
        self._bytes.open(QBuffer.OpenModeFlag.ReadOnly)
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._image, self._movie = image, QMovie(self._bytes, QByteArray(), self)
        self._fit()
        self.shown.setMovie(self._movie)
        self._movie.start()

    def show_image(self, image: QImage) -> None:
        """Show a still picture."""
        self._clear()
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._image = image
        self._fit()

    @property
    def image(self) -> QImage | None:
        """The displayed picture, in its original size; None while a text is shown."""
        return self._image

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Fit the picture to the new size."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._image is None or self._image.isNull():
            return
        place, ratio = (
            self.contentsRect().size() - QSize(2 * GRID, 2 * GRID),
            self.devicePixelRatio(),
        )
        size = self._image.size()
        fitted = size.scaled(place, Qt.AspectRatioMode.KeepAspectRatio).boundedTo(size)
        if self._movie is not None:
            self._movie.setScaledSize(fitted)
            return
        smooth = Qt.TransformationMode.SmoothTransformation
        pixmap = QPixmap.fromImage(
            self._image.scaled(fitted * ratio, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        )
        pixmap.setDevicePixelRatio(ratio)
        self.shown.setPixmap(pixmap)

    def _clear(self) -> None:
        if self._movie is not None:
            self._movie.stop()
            self._movie.deleteLater()
        self._image = self._movie = None
        self._bytes.close()
        self.shown.clear()
