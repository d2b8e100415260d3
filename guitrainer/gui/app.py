"""Starts the window, and creates it again when language, theme or text size changes."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import (
    QLocale,
    QObject,
    QPoint,
    QSettings,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtWidgets import QApplication, QSplashScreen

from guitrainer import startup
from guitrainer.allocator import keep_together
from guitrainer.config.loading import DEFAULT_PRESET, load_preset
from guitrainer.config.schema import Experiment
from guitrainer.gui.base import postponed
from guitrainer.gui.base.guard import report, reporting
from guitrainer.gui.base.look import size, theme
from guitrainer.gui.base.look.tiles import window_icon
from guitrainer.gui.base.settings import Settings
from guitrainer.gui.base.text.language import Texts, choose_language, speak
from guitrainer.gui.kit.talk import open_dialog
from guitrainer.gui.lab.document import Document
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.recovery import edits_are_kept, keep_edits, take_edits
from guitrainer.gui.memory import Collector
from guitrainer.gui.screen import fit_before_shown, fit_when_shown
from guitrainer.gui.signals import ProcessSignals
from guitrainer.gui.troubles import Troubles
from guitrainer.gui.window.dialogs import questions
from guitrainer.gui.window.window import MainWindow, smallest_size

tr = Texts("app")

NAME = "guitrainer"
# Time after which a thread that runs Python code lets another one continue. Training needs a few
# microseconds after every step; by default, it would wait 5 ms for them while a plot is drawn, and
# with 0.3 ms it made 1% fewer steps.
SWITCH_S = 0.0001
# Delay before trying again to create a new window.
REMAKE_AFTER_MS = 200
# Time after a signal for threads to save their work; the process has 2 s in total.
HURRIED_S = 1.2


def open_window(experiment: Experiment, run: Path | None = None, path: Path | None = None) -> int:
    """Open the window, and return when it is closed.

    Parameters
    ----------
    experiment : the experiment to edit
    run : folder of a run to put on stage
    path : file or folder to open, as if it had been dropped onto the window

    Returns
    -------
    int
        Exit code.
    """
    application = make_application()
    desk = Desk(application, experiment)
    signals = ProcessSignals(desk.end)
    signals.install()
    desk.open()
    if run is not None:
        desk.lab.open_run(run)
    elif path is not None:
        desk.open_path(path)
    elif experiment == load_preset(DEFAULT_PRESET):
        desk.restore_edits()
    elif edits_are_kept():
        desk.lab.said.emit(
            tr("Unsaved edits of the last session are restored when nothing else is opened")
        )
    code = _execute(application)
    hurried = signals.received is not None
    ended = desk.close(HURRIED_S if hurried else None)
    signals.uninstall()
    if hurried or not ended:
        # The sender of a signal does not wait for Python to clean up, or a thread is busy and
        # cannot be interrupted. Everything has been saved.
        os._exit(code)
    return code


def _execute(application: QApplication) -> int:
    """Run the event loop until it ends."""
    try:
        return application.exec()
    except BaseException as error:
        # raised by code that Qt called, and stored until now; the loop has ended normally
        report(error)
        return 0


def make_application() -> QApplication:
    """Return the application, which is created by the first call."""
    known = QApplication.instance()
    if isinstance(known, QApplication):
        return known
    keep_together()
    QLocale.setDefault(QLocale.c())  # decimal points, as in formulas and files
    application = QApplication(sys.argv[:1])
    application.setApplicationName(NAME)
    application.setApplicationDisplayName(NAME)
    application.setOrganizationName(NAME)
    application.setDesktopFileName(NAME)
    application.setWindowIcon(window_icon())
    return application


def user_settings() -> Settings:
    """Return the settings remembered from the last start."""
    return Settings(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, NAME, NAME))


class Desk(QObject):
    """The laboratory and its window.

    The window is created again when the language, theme or text size changes; everything it shows
    is in the laboratory, which remains.
    """

    def __init__(
        self, application: QApplication, experiment: Experiment, settings: Settings | None = None
    ) -> None:
        super().__init__()
        self._application = application
        self._collector = Collector()
        self._troubles = Troubles()
        self._troubles.install()
        self.lab = Lab(settings or user_settings(), experiment)
        self.lab.failed.connect(self._troubles.tell)
        self.window: MainWindow | None = None
        self._remake_later = QTimer(self, singleShot=True, interval=REMAKE_AFTER_MS)
        self._remake_later.timeout.connect(self.remake)
        self._curtain: QSplashScreen | None = None  # while a window is replaced by the next one
        self._look: tuple[object, ...] = ()  # language, theme and text size of the window
        self._choose_look()
        theme.prepare(application, theme.theme())
        application.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def open(self) -> None:
        """Show the window; the engine is loaded after it has been painted."""
        self.window = self._make()
        theme.apply(self._application, theme.theme())
        fit_before_shown(self.window, smallest_size())
        self.window.show()
        self.window.painted.connect(self._on_painted, Qt.ConnectionType.SingleShotConnection)

    def open_path(self, path: Path) -> None:
        """Open a file or folder as if it had been dropped onto the window."""
        if self.window is not None:
            self.window.files.open(path)

    def end(self) -> None:
        """End the program without a question; unsaved edits are restored at the next start."""
        with reporting():
            keep_edits(self.lab.document)
        with reporting():
            if self.window is not None:
                self.window.remember()
        self._application.exit(0)

    def restore_edits(self) -> None:
        """Restore the edits saved by `end`, as an edit that can be undone, and say so."""
        found = take_edits()
        if found is None or self.window is None:
            return
        lab = self.lab
        lab.document = found.document() or Document(lab.experiment)
        lab.edit(found.experiment, self.tr("Restored edits"))
        name = found.origin.name if found.origin is not None else found.experiment.name
        dialog = questions.RecoveredDialog(name, self.window)
        dialog.rejected.connect(lab.undo)
        dialog.open()

    def close(self, patience_s: float | None = None) -> bool:
        """End everything within a time limit; return whether all threads have ended."""
        with reporting():
            self._application.styleHints().colorSchemeChanged.disconnect(self._on_scheme_changed)
        ended = False
        with reporting():
            self.lab.settings.save()  # Qt would do so after Python has cleaned up
        with reporting():
            ended = self.lab.close(patience_s)
        if ended:
            self._collector.stop()
        self._troubles.uninstall()
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
        return ended

    @Slot()
    def remake(self) -> None:
        """Create the window again, in the language, theme and text size of the settings.

        This waits until dialogs and menus are closed, as they would vanish with the old window.
        """
        before = self.window
        if before is None or self._curtain is not None:
            return
        if before.files.talks.busy or open_dialog() or self._application.activePopupWidget():
            self._remake_later.start()
            return
        before.remember()
        worn, percent = theme.theme(), size.text_size()
        self._choose_look()
        try:
            after = self._make()
        except BaseException:
            theme.choose_for_new_windows(worn)
            size.choose_text_size(percent)
            raise  # the current window stays
        after.take_over(before)
        self.window = after
        # Qt would also restyle the old window, which would take most of the time; so it is first
        # replaced by a picture of itself.
        self._curtain = QSplashScreen(before.grab())
        self._curtain.move(before.mapToGlobal(QPoint(0, 0)))
        self._curtain.show()
        self._application.setQuitOnLastWindowClosed(False)
        before.retire()
        QTimer.singleShot(0, self, self._raise_curtain)

    @Slot()
    def _raise_curtain(self) -> None:
        """Show the new window; the old one is gone."""
        curtain, self._curtain = self._curtain, None
        theme.apply(self._application, theme.theme())
        if self.window is not None:
            fit_before_shown(self.window, smallest_size())
            self.window.show()
        self._application.setQuitOnLastWindowClosed(True)
        if curtain is not None:
            curtain.close()
            curtain.deleteLater()
        if self._look != self._wanted_look():  # shortcuts may outpace windows
            self.remake()

    def _choose_look(self) -> None:
        """Use the language, theme and text size of the settings from now on."""
        settings = self.lab.settings
        theme.choose_for_new_windows(theme.choose(settings.theme))
        size.choose_text_size(settings.text_size)
        speak(choose_language(settings.language))
        self._look = self._wanted_look()

    def _wanted_look(self) -> tuple[object, ...]:
        settings = self.lab.settings
        return settings.theme, settings.text_size, settings.language

    def _make(self) -> MainWindow:
        window = MainWindow(self.lab)
        window.remake_asked.connect(self.remake, Qt.ConnectionType.QueuedConnection)
        self._troubles.set_parent_window(window)
        return window

    @Slot()
    def _on_painted(self) -> None:
        if self.window is not None:
            fit_when_shown(self.window, smallest_size())
        QTimer.singleShot(0, self._load_engine)

    @Slot()
    def _load_engine(self) -> None:
        # Before the start is over, so that Python's own collector does not run in between.
        self._collector.start()
        postponed.load()
        startup.ready()
        sys.setswitchinterval(SWITCH_S)
        self.lab.begin()

    @Slot()
    def _on_scheme_changed(self) -> None:
        if self.lab.settings.theme == "system":
            self.remake()
