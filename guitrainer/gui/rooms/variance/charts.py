"""A chart of a number for every layer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.ticks import step_text
from guitrainer.gui.kit.axes import Axis, Course
from guitrainer.gui.kit.small_chart import Chart
from guitrainer.gui.rooms.common.path import Decades

HEIGHT = 112  # minimum size in pixels
LARGEST = 2000
LEAST_SHOWN = -12  # below 10 to this power, curves follow the border
MOST_SHOWN = 12


class DepthChart(Chart):
    """Courses over the layers, counted from 1; the mouse and the arrow keys select a layer.

    Parameters
    ----------
    name : description of the content
    axis : title of the horizontal axis
    """

    first = 1

    def __init__(self, name: str, axis: str) -> None:
        super().__init__(name, px(HEIGHT))
        self.setMaximumHeight(LARGEST)
        self._axis = axis
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_layers(self, courses: Sequence[Course], *, beside: Sequence[float] = ()) -> None:
        """Show other courses, each with a point for every layer.

        Parameters
        ----------
        beside : other numbers that the axis must include, so that two charts have equal axes
        """
        values = [y for course in courses for _x, y in course.points]
        scale = Decades.over([*values, *beside])
        low = max(scale.low, LEAST_SHOWN)
        high = max(min(scale.high, MOST_SHOWN), low + 1)
        self._count = max((len(course.points) for course in courses), default=0)
        x = Axis(1, max(self._count, 2), self._axis, text=step_text)
        self.show_courses(courses, x, Axis(10.0**low, 10.0**high, log=True))
        if self._looked is not None and self._looked >= self._count:
            self._look(None)
