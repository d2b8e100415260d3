"""Fields whose values are not accepted are known to the laboratory: Train waits for them."""

from PySide6.QtCore import QCoreApplication

from guitrainer.config.naming import layer_names
from guitrainer.config.overrides import Path
from guitrainer.gui.kit.fields import Field
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.rejections import LAYERS, Rejection
from guitrainer.sentences import fill

translate = QCoreApplication.translate


def note_judgment(lab: Lab, field: Field, place: Path, *, accepted: bool) -> None:
    """Tell the laboratory whether what `field` shows is accepted at `place` in the experiment."""
    if accepted:
        lab.rejections.remove(place, field.name)
        return
    title = field.title
    if place[: len(LAYERS)] == LAYERS:
        name = layer_names(lab.experiment.network.layers)[int(place[len(LAYERS)])]
        title = f"{name}: {title}"
    sentence = translate("rejections", "%1: %2 is not accepted. %3")
    reason = fill(sentence, title, field.text or "“”", field.error)
    lab.rejections.add(place, field.name, Rejection(field.text, reason))


def recall_judgment(lab: Lab, field: Field, place: Path) -> None:
    """Mark `field`, which was made anew or hidden, if what was entered was not accepted."""
    if field.isHidden():
        lab.rejections.remove(place, field.name)  # it does not apply any more
    rejection = lab.rejections.at(place, field.name)
    if rejection is None and field.error:
        field.withdraw()
    elif rejection is not None and not field.error:
        field.bring_back(rejection.text)
