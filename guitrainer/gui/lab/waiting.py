"""What is said in the place of something that is still being worked out."""

from PySide6.QtCore import QCoreApplication

from guitrainer.gui.lab.lab import Lab


def waiting(lab: Lab) -> str:
    """What is waited for, in a few words."""
    if lab.background.missing_kernels:
        return QCoreApplication.translate("waiting", "Compiling kernels…")
    return QCoreApplication.translate("waiting", "Analyzing the network…")
