"""The slices of a filter: one for every input channel, beside the filter that makes the channel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from guitrainer.analysis import receptive_fields
from guitrainer.config.naming import layer_names
from guitrainer.figures import figure, percent
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.base.look.tiles import image_of, pictures
from guitrainer.gui.base.settings import View
from guitrainer.gui.kit.basic import column, prose
from guitrainer.gui.kit.following import Following
from guitrainer.gui.kit.gallery import ScrollingField
from guitrainer.gui.kit.painted import Tiling, fitted
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.train.stage.subject import Subject
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.events import FiltersCaptured

SOURCE, SLICE, CAPTION, GAP = 44, 72, 16, 12  # pixels; a slice is larger than its source


@dataclass(frozen=True)
class Slice:
    """A slice, the filter that makes its input if there is one, and its descriptions."""

    slice: QImage
    source: QImage | None
    caption: str
    tip: str


class SliceField(ScrollingField):
    """All slices of a filter, each beside its source."""

    clickable = False

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.slices: Sequence[Slice] = ()

    def show_slices(self, slices: Sequence[Slice]) -> None:
        """Show other slices."""
        self.slices = slices
        self.refresh()

    def describe(self, number: int) -> str:
        """Return the description of a slice."""
        return self.slices[number].tip

    def lay_out_in(self, width: int, height: int) -> Tiling:
        """Put as many pairs side by side as fit."""
        has_source = any(one.source is not None for one in self.slices)
        tile = px(SLICE) + (px(SOURCE) + GRID // 2 if has_source else 0)
        columns = max((width + px(GAP)) // (tile + px(GAP)), 1)
        size = (tile, px(SLICE) + px(CAPTION))
        return Tiling(len(self.slices), columns, size, px(GAP), (2, 2))

    def paint_cells(self, painter: QPainter) -> None:
        """Paint the visible pairs, with their bottoms aligned."""
        rows, columns = self.rows_in_sight(), self.tiling.columns
        painter.setPen(theme().color("dim"))
        first, last = rows.start * columns, min(rows.stop * columns, len(self.slices))
        for number in range(first, last):
            one, area = self.slices[number], self.rect_of(number).toRect()
            side = px(SLICE)
            right = QRect(area.right() + 1 - side, area.top(), side, side)
            painter.drawImage(fitted(one.slice, right), one.slice)
            if one.source is not None:
                left = QRect(area.left(), area.top() + side - px(SOURCE), px(SOURCE), px(SOURCE))
                painter.drawImage(fitted(one.source, left), one.source)
            words = QRect(area.left(), area.top() + side, area.width(), px(CAPTION))
            painter.drawText(
                words, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), one.caption
            )


class SlicesPage(QWidget):
    """The slices of the selected filter, on one scale, with what each of them reads."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        self.about = prose("", "dim")
        self.field = SliceField(self.tr("Slices of the filter"))
        self.setLayout(column([self.about, self.field], stretch=1))
        self._subject: Subject | None = None
        self._painted: tuple[object, ...] = ()
        self._following = Following(self, self._refresh, 0, lab.looking.view_changed)

    def show_subject(self, subject: Subject) -> None:
        """Show the slices of a filter."""
        self._subject = subject
        self._following.ask()

    def _refresh(self) -> None:
        subject = self._subject
        if subject is None:
            return
        source, view = self._source(subject), self.lab.looking.view
        now = (subject, source, view.colors)
        if now == self._painted:
            return
        self._painted = now
        self.field.show_slices(self._slices(subject, source, view))
        self.about.setText(self._about(subject, source))

    def _channels(self, subject: Subject) -> range:
        layers = subject.record.experiment.network.layers
        spec = layers[layer_names(layers).index(subject.shown.layer)]
        return receptive_fields.input_channels(spec, subject.shown.weight.shape, subject.number)

    def _source(self, subject: Subject) -> FiltersCaptured | None:
        """Return the filters that make the input of the layer; None if nothing says which do."""
        name = receptive_fields.input_source(subject.record.experiment.network, subject.shown.layer)
        if name is None:
            return None
        found = subject.record.shown(name, self.lab.looking.cursor)
        fits = found is not None and self._channels(subject).stop <= len(found.weight)
        return found if fits else None

    def _slices(self, subject: Subject, source: FiltersCaptured | None, view: View) -> list[Slice]:
        weight = subject.weight[0]
        parts = pictures(weight[:, None], "layer", view.colors)
        channels = self._channels(subject)
        energy = np.square(weight.astype(np.float64)).sum(axis=(1, 2))
        total = float(energy.sum())
        made = None if source is None else pictures(source.weight, "filter", view.colors)
        found = []
        for place, channel in enumerate(channels):
            share = percent(float(energy[place]) / total if total > 0 else None)
            norm = figure(float(np.sqrt(energy[place])))
            found.append(
                Slice(
                    image_of(parts[place]),
                    None if made is None else image_of(made[channel]),
                    fill(self.tr("%1: %2"), channel + 1, share),
                    self._tip(channel, norm, share, source),
                )
            )
        return found

    def _tip(self, channel: int, norm: str, share: str, source: FiltersCaptured | None) -> str:
        if source is None:
            text = self.tr("Slice for input channel %1: norm %2, %3 of the squared norm.")
            return fill(text, channel + 1, norm, share)
        text = self.tr(
            "Slice for input channel %1, made by filter %1 of %4: norm %2, %3 of the squared norm."
        )
        return fill(text, channel + 1, norm, share, source.layer)

    def _about(self, subject: Subject, source: FiltersCaptured | None) -> str:
        largest = figure(float(np.abs(subject.weight).max(initial=0)))
        text = self.tr(
            "One slice for each input channel, with its share of the squared norm. All slices have "
            "one color scale: %1 to %2."
        )
        parts = [fill(text, f"−{largest}", largest)]
        if source is not None:
            text = self.tr(
                "The small picture is the filter of %1 that makes the channel, on a scale of its "
                "own."
            )
            parts.append(fill(text, source.layer))
        elif len(self._channels(subject)) > 1:
            parts.append(
                self.tr("The channels are not made by the filters of a single convolution.")
                if layer_index(subject)
                else self.tr("The channels are those of the image.")
            )
        return " ".join(parts)


def layer_index(subject: Subject) -> int:
    """Return the index of the layer of a filter."""
    return layer_names(subject.record.experiment.network.layers).index(subject.shown.layer)
