"""What excites a unit: its best patches, its receptive field, and an image made for it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from guitrainer.figures import count, figure
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.look.tiles import image_of, photo_picture, pictures
from guitrainer.gui.kit.basic import button, column, held, label, prose, row
from guitrainer.gui.kit.following import Following
from guitrainer.gui.kit.gallery import Gallery
from guitrainer.gui.lab.current import is_stale, state_shown, trains_live
from guitrainer.gui.lab.inquiry import Inquiry
from guitrainer.gui.lab.lab import Lab, moment_signals
from guitrainer.gui.rooms.common.exciting import (
    Stimuli,
    Unit,
    UnitQuestion,
    find_stimuli,
    make_stimulus,
)
from guitrainer.gui.rooms.common.picture import Picture
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.maximization import Maximized
    from guitrainer.explain.units import BestPatch
    from guitrainer.gui.lab.previews import DatasetCache

Found = TypeVar("Found")
EVERY_MS = 250
SIDE, PATCH = 132, 60  # smallest sides of pictures, in pixels


class UnitView(QWidget):
    """Best patches and receptive field of a unit, and an image made by gradient ascent.

    While the network is being trained, the weights of the first request are kept.

    Parameters
    ----------
    unit : returns layer and channel of the unit; None if there is none
    name : name of the jobs, different for every view
    """

    def __init__(self, lab: Lab, unit: Callable[[], Unit | None], name: str) -> None:
        super().__init__()
        self.lab, self._unit = lab, unit
        self._seed, self._patch = 0, 0
        self._problem = ""
        self.image = Picture(self.tr("Test image"), px(SIDE), grows=True)
        self.image.setToolTip(self.tr("The frame is the receptive field: the pixels that it sees."))
        self.made = Picture(self.tr("Gradient ascent"), px(SIDE), grows=True)
        self.patches = Gallery(self.tr("Patches that excite it most"), px(PATCH))
        self.patches.picked.connect(self._on_picked)
        self.another = button(
            self.tr("Another start"), "", self.tr("Start from other noise: another seed")
        )
        self.another.clicked.connect(self._on_another)
        self.field, self.about = prose("", "dim"), prose("", "dim")
        self.title = label("", "small")
        left = held(column([self.title, self.patches], stretch=1))
        body = row([left, self.image, self.made], spacing=2 * GRID, stretch={0: 1, 1: 1, 2: 1})
        below = row([self.about, self.another], spacing=2 * GRID, stretch=0)
        self.setLayout(column([body, self.field, below], stretch=0))
        self._searching = self._inquiry(f"{name}/patches", find_stimuli, self._question)
        self._making = self._inquiry(f"{name}/ascent", make_stimulus, self._seeded)
        self._following = Following(
            self, self._follow, EVERY_MS, *moment_signals(lab), lab.captured, lab.preview_changed
        )

    def _inquiry(
        self,
        name: str,
        find: Callable[[UnitQuestion, "DatasetCache"], Found],
        question: Callable[[], UnitQuestion | None],
    ) -> Inquiry[UnitQuestion, Found]:
        lab = self.lab
        made: Inquiry[UnitQuestion, Found] = Inquiry(
            lab.background,
            name,
            question,
            lambda asked: partial(find, asked, lab.datasets),
            self,
            every_ms=EVERY_MS,
        )
        for signal in (made.answered, made.refused, made.late):
            signal.connect(self._paint)
        return made

    @property
    def stimuli(self) -> Stimuli | None:
        """The patches of the current unit, if they are known."""
        return self._searching.answer_for(self._fits)

    @property
    def stimulus(self) -> "Maximized | None":
        """The image made for the current unit, if it is known."""
        return self._making.answer_for(self._fits)

    # ------------------------------------------------------------ questions

    def ask(self) -> None:
        """Ask for the current unit, if the widget is visible."""
        self._following.ask()

    def _fits(self, question: UnitQuestion) -> bool:
        return question.unit == self._unit() and question.experiment is self._experiment

    @property
    def _experiment(self) -> object:
        return self.lab.record.experiment

    def _question(self) -> UnitQuestion | None:
        unit, state, asked = self._unit(), state_shown(self.lab), self._searching.asked
        if unit is None or state is None:
            return None
        if asked is not None and self._fits(asked) and trains_live(self.lab):
            return asked
        return UnitQuestion(state, unit, self.lab.record.experiment)

    def _seeded(self) -> UnitQuestion | None:
        question = self._question()
        return None if question is None else replace(question, seed=self._seed)

    def _follow(self) -> None:
        lab, state = self.lab, state_shown(self.lab)
        live = trains_live(lab) and self._searching.asked is not None
        if is_stale(lab, state) and not live:
            lab.ask_for_state(self._on_failed)
        self._searching.ask()
        self._making.ask()
        self._paint()

    def _on_failed(self, error: Exception) -> None:
        self._problem = self.lab.background.tell(error)
        self._paint()

    # ------------------------------------------------------------ painting

    def _paint(self) -> None:
        waiting = self._searching.problem or self._problem or self.lab.background.waiting
        self._paint_patches(waiting)
        self._paint_made(self._making.problem or self._problem or self.lab.background.waiting)

    def _paint_patches(self, waiting: str) -> None:
        found = self.stimuli
        whole = found is not None and _sees_all(found)
        title = self.tr("Images that excite it most") if whole else None
        self.title.setText(title or self.patches.accessibleName())
        if found is None:
            self.patches.show_hint("")
            self.image.show_hint(waiting)
            self.image.show_caption("")
            self.field.setText("")
            return
        patches = found.excitement.patches
        self._patch = min(self._patch, len(patches) - 1)
        keys = range(len(patches))
        self.patches.show_pictures(keys, partial(_cut, found), self._tip, self._value)
        self.patches.select(self._patch)
        self._paint_image(found, patches[self._patch])
        self.field.setText(self._field_text(found))

    def _field_text(self, found: Stimuli) -> str:
        question, (height, width) = self._searching.of, found.excitement.field
        if _sees_all(found):
            text = self.tr(
                "Receptive field: the whole image (%1 pixels). %2 test images were searched; the "
                "numbers are outputs of the layer. Weights of step %3."
            )
        else:
            text = self.tr(
                "Receptive field: %1 pixels. At most one patch from each of %2 test images; the "
                "numbers are outputs of the layer. Weights of step %3."
            )
        step = 0 if question is None else question.state.step
        return fill(text, f"{height}×{width}", count(found.excitement.images), count(step))

    def _paint_image(self, found: Stimuli, patch: "BestPatch") -> None:
        seen = patch.region.within(found.dataset.shape[1:])
        window = (seen.left, seen.top, seen.width, seen.height)
        self.image.show_pixels(photo_picture(found.dataset.test.images[patch.image]), None, window)
        name = found.dataset.class_names[int(found.dataset.test.labels[patch.image])]
        self.image.show_caption(f"{name} · {figure(patch.value)}")

    def _value(self, key: int) -> str:
        found = self.stimuli
        return "" if found is None else figure(found.excitement.patches[key].value)

    def _tip(self, key: int) -> str:
        found = self.stimuli
        if found is None or key >= len(found.excitement.patches):
            return ""
        patch = found.excitement.patches[key]
        name = found.dataset.class_names[int(found.dataset.test.labels[patch.image])]
        text = self.tr("Test image %1: %2; output %3")
        return fill(text, count(patch.image + 1), name, figure(patch.value))

    def _paint_made(self, waiting: str) -> None:
        made = self.stimulus
        self.another.setEnabled(made is not None)
        if made is None:
            self.made.show_hint(waiting)
            self.about.setText("")
            return
        seen = made.region
        window = (seen.left, seen.top, seen.width, seen.height)
        self.made.show_pixels(pictures(made.image[None], "filter", "gray")[0], None, window)
        values = (figure(made.start), figure(made.value))
        text = self._made_text(single=made.positions == 1)
        self.about.setText(fill(text, made.seed, made.steps, *values))

    def _made_text(self, *, single: bool) -> str:
        if single:
            return self.tr(
                "Made from noise (seed %1) by %2 steps of gradient ascent on the output of the "
                "unit, with weight decay of the pixels and a smoothed gradient: %3 before, %4 "
                "after. It is one of many images that excite the unit, and not a typical input."
            )
        return self.tr(
            "Made from noise (seed %1) by %2 steps of gradient ascent on the output at the middle "
            "position, with weight decay of the pixels and a smoothed gradient: %3 before, %4 "
            "after. It is one of many images that excite the filter, and not a typical input."
        )

    # ------------------------------------------------------------ requests

    def _on_picked(self, key: int) -> None:
        self._patch = key
        self._paint()

    def _on_another(self) -> None:
        self._seed += 1
        self._making.ask()


def _sees_all(found: Stimuli) -> bool:
    """Return whether the unit sees the whole image at its only position."""
    return found.excitement.positions == 1 and found.excitement.field == found.dataset.shape[1:]


def _cut(found: Stimuli, key: int) -> QImage:
    """Return the pixels of a patch; those in the padding are black."""
    patch = found.excitement.patches[key]
    image = image_of(photo_picture(found.dataset.test.images[patch.image]))
    region = patch.region
    return image.copy(QRect(region.left, region.top, region.width, region.height))
