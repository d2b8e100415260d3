"""The text shown in place of results that are still being computed."""

from PySide6.QtCore import QCoreApplication

from guitrainer.gui.lab.lab import Lab


def waiting(lab: Lab) -> str:
    """Return what is being waited for, in a few words."""
    if lab.background.missing_kernels:
        return QCoreApplication.translate("waiting", "Compiling kernels…")
    return QCoreApplication.translate("waiting", "Analyzing the network…")
