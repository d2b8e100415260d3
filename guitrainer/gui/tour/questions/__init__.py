"""The questions of the tour, in the order in which they are asked.

They are made anew with every window, in the language that it speaks.
"""

from guitrainer.gui.tour.questions import filters, layers, sizes, start
from guitrainer.gui.tour.steps import TourQuestion


def all_questions() -> tuple[TourQuestion, ...]:
    """All of them."""
    return (
        start.initial_filters(),
        start.fans(),
        start.zeros(),
        start.zero_mean(),
        sizes.vanishing(),
        sizes.exploding(),
        sizes.many_inputs(),
        layers.backpropagation(),
        layers.sharing(),
        filters.finding_an_x(),
        filters.second_layer(),
        sizes.best_size(),
    )
