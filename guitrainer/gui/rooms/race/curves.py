"""The curves of all contestants in one plot; bands over several seeds."""

from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.lab.racing import Racing
from guitrainer.gui.rooms.common.curves import CurveGroup, GroupCurves
from guitrainer.gui.rooms.race.colors import contestant_color

tr = Texts("RaceCurves")


class RaceCurves(GroupCurves):
    """A plot of the share of edges, the kurtosis, the accuracy or the loss of all contestants."""

    def __init__(self, racing: Racing) -> None:
        tip = tr(
            "A line for each contestant; with several seeds, their mean, and a band from the "
            "lowest to the highest."
        )
        super().__init__("race", tip)
        self.racing = racing

    def refresh(self, layer: str | None, step: int | None) -> None:
        """Draw the curves again, with the marker at `step` (None: none)."""
        groups = [
            CurveGroup(
                one.name, one.settings, contestant_color(place), self.racing.records_of(place)
            )
            for place, one in enumerate(self.racing.raced)
        ]
        self.show_groups(groups, layer, step)
