"""Asks how images are to be read, if the files leave something in doubt."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QButtonGroup, QDialogButtonBox, QHBoxLayout, QRadioButton, QWidget

from guitrainer.data.doubts import Doubt, FoundImages, PossibleReading
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.look.tiles import image_of, photo_picture
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.base.text.layers import remark_text
from guitrainer.gui.kit.basic import button, column, held, label, prose, row
from guitrainer.gui.kit.containers import Whole
from guitrainer.gui.kit.painted import fitted
from guitrainer.gui.kit.talk import FittedDialog
from guitrainer.sentences import fill

tr = Texts("ImagesDialog")

SIDE = 56  # pixels of an example
MOST_NOTES = 6


class ImagesDialog(FittedDialog):
    """Describes images, and offers each reading that is in doubt with four examples.

    Parameters
    ----------
    found : what was found
    """

    fitted_width = 620

    def __init__(self, found: FoundImages, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._groups: dict[str, tuple[QButtonGroup, Doubt]] = {}
        name = Path(found.description.path).name
        self._title = prose(fill(self.tr("How should the images in %1 be read?"), name), "strong")
        remarks = dict.fromkeys(map(remark_text, found.description.remarks))
        notes = [found.description.format, *list(remarks)[:MOST_NOTES]]
        questions = held(column([self._question(doubt) for doubt in found.doubts], 0, 2 * GRID))
        parts = [self._title, prose("\n".join(notes), "muted"), Whole(questions)]
        answers = QDialogButtonBox()
        self.open_them = button(self.tr("Open"), "primary")
        answers.addButton(self.open_them, QDialogButtonBox.ButtonRole.AcceptRole)
        answers.addButton(QDialogButtonBox.StandardButton.Cancel)
        answers.accepted.connect(self.accept)
        answers.rejected.connect(self.reject)
        self.open_them.setDefault(True)
        self.setLayout(column([*parts, answers], 3 * GRID, 2 * GRID, stretch=2))

    @property
    def answers(self) -> dict[str, Any]:
        """Fields of `data` and the values that were chosen."""
        return {
            field: doubt.readings[group.checkedId()].value
            for field, (group, doubt) in self._groups.items()
        }

    def choose(self, field: str, value: object) -> None:
        """Choose a reading."""
        group, doubt = self._groups[field]
        for number, reading in enumerate(doubt.readings):
            if reading.value == value:
                group.button(number).setChecked(True)

    def _question(self, doubt: Doubt) -> QWidget:
        group = QButtonGroup(self)
        self._groups[doubt.field] = (group, doubt)
        readings: list[QWidget] = []
        for number, reading in enumerate(doubt.readings):
            choice = QRadioButton(_text(doubt.field, reading.value))
            choice.setChecked(number == 0)
            group.addButton(choice, number)
            readings.append(held(column([choice, _examples(reading)], 0, GRID // 2)))
        shown = row(readings, 0, 3 * GRID, stretch=dict.fromkeys(range(len(readings)), 1))
        return held(column([label(_title(doubt.field), "strong"), shown], 0, GRID))


def _examples(reading: PossibleReading) -> QWidget:
    """Return the examples side by side, each above the number of its class."""
    made: list[QWidget] = []
    for image, kind in zip(reading.images, reading.classes, strict=True):
        picture, number = label(), label(str(kind), "muted")
        whole = image_of(photo_picture(image))
        place = fitted(whole, QRect(0, 0, px(SIDE), px(SIDE)))
        picture.setPixmap(QPixmap.fromImage(whole.scaled(place.size())))
        picture.setAccessibleName(tr("An image of class %1", kind))
        for part in (picture, number):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        made.append(held(column([picture, number], 0, 2)))
    line: QHBoxLayout = row(made, 0, GRID)
    line.addStretch()
    return held(line)


def _title(field: str) -> str:
    titles = {
        "orientation": tr("Are rows and columns exchanged?"),
        "invert": tr("The background is bright. Invert the images?"),
        "first_label": tr("Which label is the first class?"),
        "label_gaps": tr("Many numbers are not used by any label."),
    }
    return titles[field]


def _text(field: str, value: Any) -> str:
    texts = {
        ("orientation", "stored"): tr("As stored"),
        ("orientation", "transposed"): tr("Transposed: turn them upright"),
        ("invert", False): tr("As stored"),
        ("invert", True): tr("Exchange bright and dark"),
        ("label_gaps", "compact"): tr("Number the labels without gaps"),
        ("label_gaps", "keep"): tr("Keep the gaps as empty classes"),
    }
    if field == "first_label":
        return tr("Label %1 is class 0", value)
    return texts[field, value]
