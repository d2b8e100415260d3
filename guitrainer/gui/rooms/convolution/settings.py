"""What lies on the stage: example, image and patch, window, bias; backwards: gradient and rate."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from guitrainer.figures import count
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.cells import read_number
from guitrainer.gui.base.values import editable
from guitrainer.gui.kit.basic import button, column, label, row
from guitrainer.gui.kit.calm import CalmComboBox
from guitrainer.gui.kit.segmented import Segmented
from guitrainer.gui.rooms.convolution.order import GradientKey, PictureKey
from guitrainer.gui.rooms.convolution.patch import PatchPicture
from guitrainer.gui.rooms.convolution.scene import Scene

WIDTH = 88  # pixels of a field
CHARACTERS = 12  # of an entry of a box, at least
STRIDES, ZEROS = (1, 2, 3, 4), (1, 2, 3)
LARGEST_RATE = 1000.0


class Settings(QWidget):
    """The choices of a scene."""

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
        self.picture = _narrow(CalmComboBox())
        for key, text in self._pictures.items():
            self.picture.addItem(text, key)
        self.picture.activated.connect(self._on_picture_chosen)
        self.picture.setToolTip(self.tr("The picture the filter slides over"))
        self.textbook = button(
            self.tr("Textbook filter"), "link", self.tr("The 3×3 filter that responds to an X")
        )
        self.textbook.clicked.connect(self._on_textbook)
        strides = [str(stride) for stride in STRIDES]
        self.stride = Segmented(
            {stride: stride for stride in strides},
            self.tr("Stride"),
            {stride: self.tr("How many pixels the window moves at a time") for stride in strides},
        )
        self.stride.chosen.connect(self._on_stride_chosen)
        numbers = [str(zeros) for zeros in ZEROS]
        self.padding = Segmented(
            {"valid": "valid", "same": "same", **{zeros: zeros for zeros in numbers}},
            self.tr("Padding"),
            {
                "valid": self.tr("No padding: the window stays inside"),
                "same": self.tr("Enough zero padding to keep the size at stride 1"),
                **{zeros: self.tr("Number of zeros on each side") for zeros in numbers},
            },
        )
        self.padding.chosen.connect(self._on_padding_chosen)
        self.bias = self._field(self.tr("Added to every sum"), self._on_bias_typed)
        self.gradient = _narrow(CalmComboBox())
        self.gradient.activated.connect(self._on_gradient_chosen)
        self.gradient.setToolTip(
            self.tr("From the next layer: how the loss L changes with each output y")
        )
        self.rate = self._field(
            self.tr("Learning rate: the update subtracts η times the gradient from the weights"),
            self._on_rate_typed,
        )

    def _field(self, tip: str, typed: object) -> QLineEdit:
        made = QLineEdit()
        made.setAlignment(Qt.AlignmentFlag.AlignRight)
        made.setFixedWidth(px(WIDTH))
        made.setToolTip(tip)
        made.editingFinished.connect(typed)
        return made

    def _grid(self) -> QWidget:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        right = Qt.AlignmentFlag.AlignRight
        self.rows: dict[str, tuple[QWidget, QWidget]] = {}
        for key, text, widget in (
            ("picture", self.tr("Picture"), self.picture),
            ("stride", self.tr("Stride"), self.stride),
            ("padding", self.tr("Padding"), self.padding),
            ("bias", self.tr("Bias"), self.bias),
            ("gradient", self.tr("Gradient"), self.gradient),
            ("rate", self.tr("Rate η"), self.rate),
        ):
            name = label(text, "dim")
            name.setToolTip(widget.toolTip())
            widget.setAccessibleName(text)
            place = grid.rowCount()
            grid.addWidget(name, place, 0)
            if isinstance(widget, CalmComboBox):
                grid.addWidget(widget, place, 1)
            else:
                grid.addWidget(widget, place, 1, right)
            self.rows[key] = (name, widget)
        place = grid.rowCount()
        self.take_back = button(
            self.tr("Discard what was typed"), "link", self.tr("The numbers are unchanged")
        )
        self.take_back.clicked.connect(self.scene.take_back)
        grid.addWidget(self.take_back, place, 0, 1, 2)
        made = QWidget()
        made.setLayout(grid)
        return made

    def _image_box(self) -> QWidget:
        self.before = button("‹", "quiet", self.tr("Previous test image"))
        self.next = button("›", "quiet", self.tr("Next test image"))
        for one, slot in ((self.before, self._on_before), (self.next, self._on_next)):
            one.setAccessibleName(one.toolTip())
            one.clicked.connect(slot)
        self.image_name = label("", "dim")
        self.patch = PatchPicture()
        self.patch.moved.connect(self.scene.choose_corner)
        made = QWidget()
        head = row([self.before, self.image_name, self.next, None], spacing=GRID // 2)
        made.setLayout(column([head, self.patch], spacing=GRID // 2))
        self._image = made
        return made

    # ------------------------------------------------------------ painting

    def _paint(self) -> None:
        choice, backward = self.scene.choice, self.scene.direction == "backward"
        self.picture.setCurrentIndex(self.picture.findData(choice.picture))
        self.stride.key = str(choice.stride)
        self.padding.key = str(choice.padding)
        for key in ("gradient", "rate"):
            self._show(key, backward)
        self._paint_gradients()
        self._put(self.rate, choice.learning_rate)
        edits = self.scene.edits
        typed = any((edits.image, edits.weight, edits.gradient, edits.bias is not None))
        self.take_back.setVisible(typed)
        shown = self.scene.shown
        if shown is not None:
            self._put(self.bias, float(shown.forward.bias[0]))
        self._paint_image()

    def _paint_gradients(self) -> None:
        """The small examples bring a gradient of their own."""
        choice = self.scene.choice
        own = choice.picture in ("sequence", "square")
        keys = [key for key in self._gradients if own or key != "example"]
        if [self.gradient.itemData(k) for k in range(self.gradient.count())] != keys:
            self.gradient.clear()
            for key in keys:
                self.gradient.addItem(self._gradients[key], key)
        key = choice.gradient if choice.gradient in keys else "ones"
        self.gradient.setCurrentIndex(self.gradient.findData(key))

    def _paint_image(self) -> None:
        shown = self.scene.shown
        source = None if shown is None else shown.source
        self._image.setVisible(source is not None)
        if source is None or shown is None:
            return
        text = self.tr("test image %1 of %2: %3").replace("%1", count(source.number + 1))
        text = text.replace("%2", count(source.total)).replace("%3", source.name)
        self.image_name.setText(text)
        _, height, width = shown.forward.image.shape
        channel = min(self.scene.channel, len(source.whole) - 1)
        self.patch.show_image(source.whole[channel], (*source.corner, height, width))

    def _show(self, key: str, visible: bool) -> None:
        for widget in self.rows[key]:
            widget.setVisible(visible)

    def _put(self, field: QLineEdit, value: float) -> None:
        if not field.hasFocus() or not field.isModified():
            field.setText(editable(float(f"{value:.6g}")))
            field.setCursorPosition(0)

    # ------------------------------------------------------------ wishes

    def _on_picture_chosen(self, index: int) -> None:
        self.scene.choose_picture(self.picture.itemData(index))

    def _on_textbook(self) -> None:
        self.scene.choose_filter(None)

    def _on_stride_chosen(self, key: str) -> None:
        self.scene.choose_window(stride=int(key))

    def _on_padding_chosen(self, key: str) -> None:
        self.scene.choose_window(padding=int(key) if key.isdigit() else key)

    def _on_gradient_chosen(self, index: int) -> None:
        self.scene.choose_gradient(self.gradient.itemData(index))

    def _on_bias_typed(self) -> None:
        value = self._read(self.bias)
        if value is not None:
            self.scene.edit_bias(value)

    def _on_rate_typed(self) -> None:
        value = self._read(self.rate)
        if value is not None and 0 <= value <= LARGEST_RATE:
            self.scene.choose_rate(value)
        else:
            self._paint()

    def _read(self, field: QLineEdit) -> float | None:
        """What was typed; None where nothing was, or no number."""
        if not field.isModified():
            return None
        field.setModified(False)
        value = read_number(field.text())
        if value is None:
            self._paint()
        return value

    def _on_before(self) -> None:
        self.scene.choose_image(self.scene.choice.image_number - 1)

    def _on_next(self) -> None:
        self.scene.choose_image(self.scene.choice.image_number + 1)


def _narrow(box: CalmComboBox) -> CalmComboBox:
    """A box that is no wider than its place, whatever its longest entry."""
    box.setSizeAdjustPolicy(CalmComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(CHARACTERS)
    return box
