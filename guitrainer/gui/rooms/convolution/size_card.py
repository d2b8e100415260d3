"""How the size of the output comes about, with the numbers filled in."""

from PySide6.QtWidgets import QFrame

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import column, label, prose
from guitrainer.gui.rooms.convolution.scene import Scene


class SizeCard(QFrame):
    """Height and width of the output."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        mark(self, "card")
        self.scene = scene
        self.symbols, self.height_text, self.width_text = (
            prose(),
            prose(rich=True),
            prose(rich=True),
        )
        self.symbols.setToolTip(self.tr("n pixels, window of k, p zeros on each side, stride s"))
        source = label(self.tr("Dumoulin & Visin (2016), relationship 6"), "small")
        source.setToolTip(self.tr("A guide to convolution arithmetic for deep learning"))
        parts = [label(self.tr("Size of the output"), "strong"), self.symbols, self.height_text,
                 self.width_text, source]  # fmt: skip
        self.setLayout(column(parts, margin=GRID + GRID // 2, spacing=GRID // 2))
        scene.changed.connect(self._paint)

    def _paint(self) -> None:
        shown = self.scene.shown
        if shown is None:
            return
        height, width = shown.forward.height, shown.forward.width
        self.symbols.setText(height.symbols)
        for text, name, side in (
            (self.height_text, self.tr("height: %1 = <b>%2</b>"), height),
            (self.width_text, self.tr("width: %1 = <b>%2</b>"), width),
        ):
            text.setText(name.replace("%1", side.numbers).replace("%2", str(side.output)))
