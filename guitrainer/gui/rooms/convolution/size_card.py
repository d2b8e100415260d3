"""How the size of the output comes about, with the numbers filled in."""

from guitrainer.gui.kit.basic import Card, label, prose
from guitrainer.gui.rooms.convolution.scene import Scene
from guitrainer.sentences import fill


class SizeCard(Card):
    """Height and width of the output."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
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
        self.hold(parts)
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
            text.setText(fill(name, side.numbers, side.output))
