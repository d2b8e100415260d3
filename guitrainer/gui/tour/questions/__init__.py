"""The questions of the tour, in order.

They are created again with every window, in its language.
"""

from guitrainer.gui.tour.questions import filters, layers, sizes, start
from guitrainer.gui.tour.steps import TourQuestion


def all_questions() -> tuple[TourQuestion, ...]:
    """Return all questions."""
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
