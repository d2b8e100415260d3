"""To be built."""

from PySide6.QtWidgets import QWidget

from guitrainer.gui.state.lab import Lab


class TimelinePanel(QWidget):
    """To be built."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
