"""The settings of the stage: picture, patch, window and bias; backward, gradient and rate."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from guitrainer.figures import count, plain_figure
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.look.tiles import image_of, map_picture
from guitrainer.gui.base.text.cells import LARGEST
from guitrainer.gui.kit.basic import Part, button, column, held, label, pairs, prose, row
from guitrainer.gui.kit.controls import ChoiceBox, Segmented, Stepper, sets
from guitrainer.gui.kit.entry import NumberEntry
from guitrainer.gui.kit.painted import ARROWS, outline, shape_shown
from guitrainer.gui.rooms.convolution.choices import GradientKey, PictureKey
from guitrainer.gui.rooms.convolution.scene import Scene
from guitrainer.sentences import fill

SIDE = 168  # pixels
WIDTH = 124  # pixels of a field, which holds -0.000123456
CHARACTERS = 12  # shortest length of an entry in a combo box, in characters
STRIDES, ZEROS, DILATIONS, ADDED = (1, 2, 3, 4), (1, 2, 3), (1, 2, 3), (0, 1, 2, 3)
LARGEST_RATE = 1000.0
DIGITS = 6  # of a displayed number


class PatchPicture(QWidget):
    """An image with a frame around a patch."""

    moved = Signal(int, int)  # requests top and left of the patch

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("The patch of the image"))
        self.setToolTip(self.tr("Click, drag or use the arrow keys to choose another patch"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._image = QImage()
        self.patch = (0, 0, 1, 1)  # top, left, height, width

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of a square."""
        return QSize(px(SIDE), px(SIDE))

    def show_image(self, values: NDArray[np.floating], patch: tuple[int, int, int, int]) -> None:
        """Show an image (height, width), and a frame around `patch`: top, left, height, width."""
        self._image, self.patch = image_of(map_picture(values, "gray")), patch
        self.update()

    def _cell(self) -> tuple[float, float]:
        """Return the width and height of a pixel of the image."""
        shown = shape_shown(self._image.size())
        shown.scale(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        return shown.width() / self._image.width(), shown.height() / self._image.height()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the image and the frame."""
        if self._image.isNull():
            return
        painter, (across, down) = QPainter(self), self._cell()
        place = QRectF(0, 0, self._image.width() * across, self._image.height() * down)
        painter.drawImage(place, self._image)
        token = "accent" if self.hasFocus() else "marker"
        top, left, height, width = self.patch
        frame = QRectF(left * across, top * down, width * across, height * down)
        outline(painter, frame, token, 2)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Center the patch at the mouse."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._take(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Drag the patch."""
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Move the patch by one pixel."""
        step = ARROWS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._tell(self.patch[0] + step[0], self.patch[1] + step[1])

    def _take(self, point: QPointF) -> None:
        if not self._image.isNull():
            across, down = self._cell()
            _, _, height, width = self.patch
            self._tell(round(point.y() / down - height / 2), round(point.x() / across - width / 2))

    def _tell(self, top: int, left: int) -> None:
        """Request a patch, moved into the image if necessary."""
        _, _, height, width = self.patch
        top = max(min(top, self._image.height() - height), 0)
        left = max(min(left, self._image.width() - width), 0)
        if (top, left) != self.patch[:2]:
            self.moved.emit(top, left)


class StageSettings(QWidget):
    """Controls for the choices of a scene."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene
        self._pictures: dict[PictureKey, str] = {
            "x": self.tr("X of ones and zeros"),
            "image": self.tr("Test image"),
            "sequence": self.tr("1-D: 2 weights, 3 numbers"),
            "square": self.tr("2×2 over 3×3"),
        }
        self._gradients: dict[GradientKey, str] = {
            "example": self.tr("from the example"),
            "ones": self.tr("All ones: L = Σ y"),
            "here": self.tr("One here, zero elsewhere: L = this y"),
            "output": self.tr("y itself: L = ½ Σ y²"),
        }
        self._make_fields()
        self.setLayout(column([self._grid(), self._image_box()], spacing=GRID))
        scene.changed.connect(self._paint)
        scene.turned.connect(self._paint)
        scene.refused.connect(self._paint)
        self._paint()

    def _make_fields(self) -> None:
        tip = self.tr("The picture the filter slides over")
        self.picture = ChoiceBox(self._pictures, tip=tip, characters=CHARACTERS)
        self.picture.chosen.connect(self.scene.choose_picture)
        self.textbook = button(
            self.tr("Textbook filter"), "link", self.tr("The 3×3 filter that responds to an X")
        )
        self.textbook.clicked.connect(self._on_textbook)
        self._make_steps()
        numbers = [str(zeros) for zeros in ZEROS]
        self.padding = Segmented(
            {
                "valid": ("valid", self.tr("No padding: the window stays inside")),
                "same": ("same", self.tr("Enough zero padding to keep the size at stride 1")),
                **{zeros: (zeros, self.tr("Number of zeros on each side")) for zeros in numbers},
            },
            self.tr("Padding"),
        )
        sets(self.padding.chosen, self.scene.choose_window, "padding", _padding)
        self._make_more()

    def _make_steps(self) -> None:
        tip = self.tr("How many pixels the window moves at a time")
        self.stride = _numbers(STRIDES, self.tr("Stride"), tip)
        sets(self.stride.chosen, self.scene.choose_window, "stride", int)
        tip = self.tr("Pixels from one weight of the filter to the next; 1 leaves no gaps")
        self.dilation = _numbers(DILATIONS, self.tr("Dilation"), tip)
        sets(self.dilation.chosen, self.scene.choose_window, "dilation", int)
        tip = self.tr("Rows and columns added at the bottom and right of the output")
        self.added = _numbers(ADDED, self.tr("Output padding"), tip)
        sets(self.added.chosen, self.scene.choose_window, "output_padding", int)

    def _make_more(self) -> None:
        self.bias = self._number(-LARGEST, LARGEST, self.tr("Added to every sum"))
        self.bias.entered.connect(self.scene.edit_bias)
        tip = self.tr("From the next layer: how the loss L changes with each output y")
        self.gradient = ChoiceBox(tip=tip, characters=CHARACTERS)
        self.gradient.chosen.connect(self.scene.choose_gradient)
        tip = self.tr("Learning rate: the update subtracts η times the gradient from the weights")
        self.rate = self._number(0, LARGEST_RATE, tip)
        self.rate.entered.connect(self.scene.choose_rate)

    def _number(self, low: float, high: float, tip: str) -> NumberEntry:
        node = {"type": "number", "minimum": low, "maximum": high}
        made = NumberEntry(node, lambda value: plain_figure(value, DIGITS))
        made.setFixedWidth(px(WIDTH))
        made.setToolTip(tip)
        return made

    def _grid(self) -> QWidget:
        self.rows: dict[str, tuple[QWidget, QWidget]] = {}
        for key, text, widget in (
            ("picture", self.tr("Picture"), self.picture),
            ("stride", self.tr("Stride"), self.stride),
            ("padding", self.tr("Padding"), self.padding),
            ("dilation", self.tr("Dilation"), self.dilation),
            ("added", self.tr("Output padding"), self.added),
            ("bias", self.tr("Bias"), self.bias),
            ("gradient", self.tr("Gradient"), self.gradient),
            ("rate", self.tr("Rate η"), self.rate),
        ):
            name = label(text, "dim")
            name.setWordWrap(" " in text)  # or the longest name would widen the panel
            name.setToolTip(widget.toolTip())
            widget.setAccessibleName(text)
            self.rows[key] = (name, widget)
        self.take_back = button(
            self.tr("Discard what was typed"), "link", self.tr("Restore the original numbers")
        )
        self.take_back.clicked.connect(self.scene.take_back)
        lines = ((name, self._placed(widget)) for name, widget in self.rows.values())
        return held(column([pairs(lines), self.take_back]))

    def _placed(self, widget: QWidget) -> QWidget | QLayout:
        """Lay out a widget: a box takes all available width; other widgets are on the right."""
        return widget if isinstance(widget, ChoiceBox) else row([None, widget])

    def _image_box(self) -> QWidget:
        self.image_name = label("", "dim")
        self.steps = Stepper(
            self.tr("Previous test image"), self.image_name, self.tr("Next test image")
        )
        self.steps.stepped.connect(self._on_stepped)
        self.patch = PatchPicture()
        self.patch.moved.connect(self.scene.choose_corner)
        self.crop = prose("", "dim")
        self.crop.setToolTip(
            self.tr(
                "Padding surrounds them with zeros; the layer itself sees their neighbors there"
            )
        )
        parts: list[Part] = [row([self.steps, None]), self.patch, self.crop]
        self._image = held(column(parts, spacing=GRID // 2))
        return self._image

    # ------------------------------------------------------------ painting

    def _paint(self) -> None:
        choice, backward = self.scene.choice, self.scene.direction == "backward"
        self.picture.key = choice.picture
        self.stride.key = str(choice.stride)
        self.padding.key = str(choice.padding)
        self.dilation.key = str(choice.dilation)
        self.added.key = str(choice.output_padding)
        for key in ("gradient", "rate"):
            self._show(key, backward)
        self._show("dilation", not choice.transposed)
        self._show("added", choice.transposed)
        self._paint_gradients()
        self.rate.show_value(choice.learning_rate)
        edits = self.scene.edits
        typed = any((edits.image, edits.weight, edits.gradient, edits.bias is not None))
        self.take_back.setVisible(typed)
        shown = self.scene.shown
        if shown is not None:
            self.bias.show_value(float(shown.computed.bias[0]))
        self._paint_image()

    def _paint_gradients(self) -> None:
        """Update the choice of gradients; the small examples have their own.

        Pixels that stamp are not outputs, so none of these is "here".
        """
        choice = self.scene.choice
        own = choice.picture in ("sequence", "square") and not choice.transposed
        left_out = {"example": not own, "here": choice.transposed}
        texts = {key: text for key, text in self._gradients.items() if not left_out.get(key)}
        self.gradient.offer(texts)
        self.gradient.key = choice.gradient if choice.gradient in texts else "ones"

    def _paint_image(self) -> None:
        shown = self.scene.shown
        source = None if shown is None else shown.source
        self._image.setVisible(source is not None)
        if source is None or shown is None:
            return
        text = self.tr("test image %1 of %2: %3")
        number, total = count(source.number + 1), count(source.total)
        self.image_name.setText(fill(text, number, total, source.name))
        _, height, width = shown.computed.image.shape
        channel = min(self.scene.channel, len(source.whole) - 1)
        self.patch.show_image(source.whole[channel], (*source.corner, height, width))
        sides = source.whole.shape[1:]
        self.crop.setVisible((height, width) != sides)
        text = self.tr("On stage: the framed %1 of %2 pixels, treated as the whole input.")
        self.crop.setText(fill(text, f"{height}×{width}", f"{sides[0]}×{sides[1]}"))

    def _show(self, key: str, visible: bool) -> None:
        for widget in self.rows[key]:
            widget.setVisible(visible)

    # ------------------------------------------------------------ requests

    def _on_textbook(self) -> None:
        self.scene.choose_filter(None)

    def _on_stepped(self, by: int) -> None:
        self.scene.choose_image(self.scene.choice.image_number + by)


def _padding(key: str) -> int | str:
    return int(key) if key.isdigit() else key


def _numbers(numbers: Iterable[int], name: str, tip: str) -> Segmented:
    """Return a choice of numbers, with the same tip for all."""
    return Segmented({str(number): (str(number), tip) for number in numbers}, name)
