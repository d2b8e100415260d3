"""Fields tell the laboratory which values are rejected, and show them again."""

from guitrainer.config.naming import layer_names
from guitrainer.config.overrides import Path
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.kit.fields import Field
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.notices import LAYERS, Rejection

tr = Texts("rejections")


def note_judgment(lab: Lab, field: Field, place: Path, *, accepted: bool) -> None:
    """Report to the laboratory whether the value of `field` is accepted at `place`."""
    if accepted:
        lab.rejections.remove(place, field.name)
        return
    title = field.title
    if place[: len(LAYERS)] == LAYERS:
        name = layer_names(lab.experiment.network.layers)[int(place[len(LAYERS)])]
        title = f"{name}: {title}"
    reason = tr("%1: %2 is not accepted. %3", title, field.text or "“”", field.error)
    lab.rejections.add(place, field.name, Rejection(field.text, reason))


def recall_judgment(lab: Lab, field: Field, place: Path) -> None:
    """Mark `field`, which was hidden or has been created again, if its value was rejected."""
    if field.isHidden():
        lab.rejections.remove(place, field.name)  # the field no longer applies
    rejection = lab.rejections.at(place, field.name)
    if rejection is None and field.error:
        field.withdraw()
    elif rejection is not None and not field.error:
        field.bring_back(rejection.text)
