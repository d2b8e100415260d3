"""Menus and shortcuts."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from guitrainer.config.loading import preset_list
from guitrainer.gui.base.look.size import stepped
from guitrainer.gui.base.settings import LANGUAGES, USUAL_SIZE
from guitrainer.gui.base.text.language import choose_language
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.window.dialogs import questions
from guitrainer.gui.window.files import Files
from guitrainer.gui.window.presenter import Presenter
from guitrainer.gui.window.rooms import Rooms

DIGITS = 9  # rooms with a shortcut
FASTER = 2.0  # factor of the keys that change the pace

Key = QKeySequence.StandardKey | str | None


class Menus(QObject):
    """The menu bar of the window.

    Parameters
    ----------
    lab, files, rooms, presenter
        The objects that the entries act on.
    window
        The parent of dialogs.
    """

    remake_asked = Signal()  # another language or theme has been chosen
    tour_asked = Signal()

    def __init__(
        self, lab: Lab, files: Files, rooms: Rooms, presenter: Presenter, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self.lab, self.files, self.rooms, self.window = lab, files, rooms, window
        self.presenter = presenter
        self.bar = QMenuBar()
        self._file()
        self._edit()
        self._run()
        self._view()
        self._help()
        lab.experiment_changed.connect(self._paint)
        self._paint()

    def _menu(self, title: str) -> QMenu:
        return self.bar.addMenu(title)

    def _add(self, menu: QMenu, text: str, key: Key, do: Callable[[], object]) -> QAction:
        action = menu.addAction(text)
        if key is not None:
            action.setShortcut(QKeySequence(key))
            self.window.addAction(action)  # so that it also works while the menus are hidden
        action.triggered.connect(lambda: do())
        return action

    def _file(self) -> None:
        files, menu = self.files, self._menu(self.tr("&File"))
        presets = menu.addMenu(self.tr("New from &preset"))
        for preset in preset_list():
            self._add(presets, preset.name, None, partial(self._preset, preset.name))
        self._add(
            menu, self.tr("&Open experiment…"), QKeySequence.StandardKey.Open, files.open_experiment
        )
        self._add(menu, self.tr("Open &run folder…"), "Ctrl+Shift+O", files.open_run)
        self._add(menu, self.tr("Open &network…"), None, files.open_network)
        self._recent = menu.addMenu(self.tr("Open re&cent"))
        menu.aboutToShow.connect(self._fill_recent)  # a disabled menu is never about to be shown
        menu.addSeparator()
        self._add(menu, self.tr("&Save experiment"), QKeySequence.StandardKey.Save, files.save)
        self._add(menu, self.tr("Save experiment &as…"), "Ctrl+Shift+S", files.save_as)
        menu.addSeparator()
        self._add(menu, self.tr("&Export…"), "Ctrl+E", files.export)
        self._add(menu, self.tr("Copy as co&mmand"), "Ctrl+Shift+C", files.copy_command)
        menu.addSeparator()
        preferences = self._add(menu, self.tr("Pre&ferences…"), "Ctrl+,", files.preferences)
        preferences.setMenuRole(QAction.MenuRole.PreferencesRole)
        self._add(menu, self.tr("&Quit"), QKeySequence.StandardKey.Quit, self.window.close)

    def _edit(self) -> None:
        menu = self._menu(self.tr("&Edit"))
        self._undo = self._add(menu, "", QKeySequence.StandardKey.Undo, self.lab.undo)
        self._redo = self._add(menu, "", "Ctrl+Shift+Z", self.lab.redo)

    def _run(self) -> None:
        lab, menu = self.lab, self._menu(self.tr("&Run"))
        self._add(menu, self.tr("&Train or pause"), "Space", lab.toggle)
        self._add(menu, self.tr("One &step"), ".", lab.step_once)
        self._add(menu, self.tr("St&op"), "Ctrl+.", lab.stop)
        self._add(menu, self.tr("Train f&urther…"), None, self.files.train_stage_further)
        self._add(menu, self.tr("&Reset"), "Ctrl+R", lab.reset)
        self._add(menu, self.tr("&New seed"), "Ctrl+N", lab.new_seed)
        menu.addSeparator()
        self._add(menu, self.tr("&Full speed"), "F", lambda: lab.pace.choose(None))
        self._add(menu, self.tr("F&aster"), "+", lambda: self._scale_pace(FASTER))
        self._add(menu, self.tr("S&lower"), "-", lambda: self._scale_pace(1 / FASTER))
        menu.addSeparator()
        self._add(menu, self.tr("Back to li&ve"), "L", lambda: lab.looking.move_cursor(None))

    def _view(self) -> None:
        menu, settings = self._menu(self.tr("&View")), self.lab.settings
        self._fill_rooms(menu.addMenu(self.tr("&Rooms")))
        menu.addSeparator()
        themes = {
            "system": self.tr("Use &system setting"),
            "dark": self.tr("&Dark"),
            "light": self.tr("&Light"),
        }
        self._choices(menu.addMenu(self.tr("&Theme")), themes, settings.theme, self._on_theme)
        languages = {"": self.tr("Use &system setting"), **LANGUAGES}
        current = settings.language or ""
        self._choices(menu.addMenu(self.tr("&Language")), languages, current, self._on_language)
        self._fill_sizes(menu.addMenu(self.tr("Te&xt size")))
        menu.addSeparator()
        self._add(menu, self.tr("&Full screen"), "F11", self._toggle_full_screen)
        presenting = self._add(menu, self.tr("&Presenter mode"), "F5", self.presenter.toggle)
        presenting.setCheckable(True)
        self.presenter.changed.connect(lambda: presenting.setChecked(self.presenter.on))

    def _fill_rooms(self, menu: QMenu) -> None:
        """Add a shortcut for each room, and two to cycle through the rooms."""
        for place, title in enumerate(self.rooms.titles()):
            keys = f"Ctrl+{place + 1}" if place < DIGITS else None
            self._add(menu, title, keys, partial(self.rooms.turn_to, place))
        menu.addSeparator()
        self._add(menu, self.tr("&Next room"), "Ctrl+Tab", lambda: self.rooms.turn(1))
        self._add(menu, self.tr("&Previous room"), "Ctrl+Shift+Tab", lambda: self.rooms.turn(-1))

    def _fill_sizes(self, menu: QMenu) -> None:
        larger = self._add(menu, self.tr("&Larger"), "Ctrl++", partial(self._step_size, 1))
        larger.setShortcuts([larger.shortcut(), QKeySequence("Ctrl+=")])  # also without Shift
        self._add(menu, self.tr("&Smaller"), "Ctrl+-", partial(self._step_size, -1))
        self._add(menu, self.tr("&Usual"), "Ctrl+0", partial(self._choose_size, USUAL_SIZE))

    def _help(self) -> None:
        menu = self._menu(self.tr("&Help"))
        contents = QKeySequence.StandardKey.HelpContents
        self._add(menu, self.tr("&Guided tour"), contents, self.tour_asked.emit)
        self._add(menu, self.tr("&Ten minutes with guitrainer"), None, self._show_guide)
        self._add(menu, self.tr("&Keyboard shortcuts"), "Ctrl+/", self._show_shortcuts)
        menu.addSeparator()
        self._add(menu, self.tr("Open &log folder"), None, self._open_log_folder)
        self._add(menu, self.tr("&About guitrainer"), None, self._show_about)

    def _choices(
        self, menu: QMenu, texts: dict[str, str], current: str, chosen: Callable[[str], None]
    ) -> None:
        group = QActionGroup(menu)
        for key, text in texts.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(key == current)
            action.triggered.connect(lambda _checked, key=key: chosen(key))
            group.addAction(action)

    # ------------------------------------------------------------ actions

    def _paint(self) -> None:
        document = self.lab.document
        for action, text, what in (
            (self._undo, self.tr("&Undo"), document.undoable),
            (self._redo, self.tr("&Redo"), document.redoable),
        ):
            action.setText(f"{text} {what}" if what else text)
            action.setEnabled(what is not None)

    def _preset(self, name: str) -> None:
        self.files.open_preset(name)

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in self.lab.settings.recent:
            self._add(self._recent, str(path), None, partial(self.files.open, path))
        self._recent.setEnabled(bool(self.lab.settings.recent))

    def _scale_pace(self, factor: float) -> None:
        self.lab.pace.scale(factor)

    def _on_theme(self, choice: str) -> None:
        self.lab.settings.theme = choice  # type: ignore[assignment]  # one of the keys above
        self.remake_asked.emit()

    def _on_language(self, choice: str) -> None:
        self.lab.settings.language = choice or None
        self.remake_asked.emit()

    def _step_size(self, by: int) -> None:
        self._choose_size(stepped(self.lab.settings.text_size, by))

    def _choose_size(self, percent: int) -> None:
        """Change the text size of all windows."""
        if percent != self.lab.settings.text_size:
            self.lab.settings.text_size = percent
            self.remake_asked.emit()

    def _toggle_full_screen(self) -> None:
        self.window.setWindowState(self.window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _open_log_folder(self) -> None:
        questions.open_log_folder()

    def _show_guide(self) -> None:
        from guitrainer.gui.window.dialogs.help import GuideWindow

        GuideWindow(choose_language(self.lab.settings.language), self.window).show()

    def _show_shortcuts(self) -> None:
        from guitrainer.gui.window.dialogs.help import ShortcutsDialog

        ShortcutsDialog(self.bar, self.window).open()

    def _show_about(self) -> None:
        from guitrainer.gui.window.dialogs.help import AboutDialog

        AboutDialog(self.window).open()
