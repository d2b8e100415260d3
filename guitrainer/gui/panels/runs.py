"""To be built."""

from PySide6.QtWidgets import QWidget

from guitrainer.gui.files import Files
from guitrainer.gui.state.lab import Lab


class RunsPanel(QWidget):
    """To be built."""

    def __init__(self, lab: Lab, files: Files) -> None:
        super().__init__()
        self.lab, self.files = lab, files
