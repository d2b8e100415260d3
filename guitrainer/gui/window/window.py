"""The main window: layout only."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QMainWindow,
    QSplitter,
    QWidget,
)

from guitrainer.gui.base.guard import report, reporting
from guitrainer.gui.base.look.size import px, text_size
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.settings import USUAL_SIZE
from guitrainer.gui.kit.basic import column, held, row, scrolled
from guitrainer.gui.kit.layouts import TitleLine
from guitrainer.gui.kit.overlays import DropFrame
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.looking import Place
from guitrainer.gui.lab.recovery import keep_edits
from guitrainer.gui.rooms.train.room import TrainRoom
from guitrainer.gui.window.files import Files
from guitrainer.gui.window.menus import Menus
from guitrainer.gui.window.presenter import Presenter
from guitrainer.gui.window.rooms import Rooms
from guitrainer.gui.window.run_bar import RunBar, RunProgress
from guitrainer.gui.window.status import StatusPanel
from guitrainer.gui.window.tour_dock import TourDock
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.gui.rooms.filters.room import FiltersRoom
    from guitrainer.gui.rooms.initializers.room import InitializersRoom

SMALLEST = (1024, 680)
USUAL = (1440, 900)
ROOMS: tuple[Place, ...] = ("train", "variance", "initializers", "race", "sweep")


def smallest_size() -> QSize:
    """Return the minimum size of the window, if the screen has room for it.

    It is not smaller for smaller text, because not everything shrinks with the text.
    """
    return QSize(*map(px, SMALLEST)).expandedTo(QSize(*SMALLEST))


def _columns_key(name: str) -> str:
    """Return the key of saved column widths; each text size has its own."""
    percent = text_size()
    return f"window/{name}" if percent == USUAL_SIZE else f"window/{name}/{percent}"


class MainWindow(QMainWindow):
    """The main window: rooms as tabs with the run bar next to them, and the status bar below."""

    painted = Signal()  # the first time
    remake_asked = Signal()  # the language, theme or text size has changed

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        self._painted = self._retired = self._leaving = self._closing_failed = False
        self._tabbing = False
        self._tabbed_to: QWidget | None = None
        self.setMinimumSize(smallest_size())
        self.setAcceptDrops(True)
        self.files = Files(lab, self)
        self.files.dress_changed.connect(self.remake_asked)
        self.files.filters_asked.connect(self._show_filters)
        self.rooms = Rooms(lab, self.files)
        lab.shelf.compared.connect(self._on_compared)
        lab.looking.pointed.connect(self._on_pointed)
        self.run_bar = RunBar(lab, self.files)
        self.status = StatusPanel(lab)
        self.tour = TourDock(lab, self.files, self.rooms)
        body = self._body()
        self.setCentralWidget(body)
        self.rooms.add_all()
        self.train_room = self.rooms.show_room(TrainRoom)
        self.drop_frame = DropFrame(body)
        self.presenter = Presenter(self, self._furniture)
        self.menus = Menus(lab, self.files, self.rooms, self.presenter, self)
        self.menus.tour_asked.connect(self.tour.open)
        self.menus.remake_asked.connect(self.remake_asked)
        self.setMenuWidget(self._head())
        self._title()
        lab.experiment_changed.connect(self._title)
        self._restore()
        self.installEventFilter(self)

    def _show_filters(self, path: Path) -> None:
        """Show the filters of a trained network."""
        room = cast("FiltersRoom", self.rooms.show_key("filters"))
        room.open_path(path)

    def _on_pointed(self, place: Place) -> None:
        """Show the requested room; places inside a room are shown by the room itself."""
        if place not in ROOMS:
            return
        room = self.rooms.show_key(place)
        if place == "initializers":
            cast("InitializersRoom", room).show_rules(self.lab.looking.pointed_layer)

    def _on_compared(self) -> None:
        """Show two runs side by side."""
        self.rooms.show_key("compare")

    def _head(self) -> QWidget:
        """Put the menus and the run bar into one line, to leave more room for the rooms."""
        line = TitleLine(self.menus.bar, [self.run_bar])
        return held(row([line], margin=(GRID, GRID // 2)), "panel")

    def _body(self) -> QWidget:
        self._tabs = held(row([self.rooms.tabs, None], margin=(GRID, 0)), "panel")
        place = scrolled(self.rooms)  # if the screen is too small
        place.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._beside = QSplitter(Qt.Orientation.Horizontal)
        self._beside.setHandleWidth(1)
        self._beside.setChildrenCollapsible(False)
        for part in (place, self.tour):
            self._beside.addWidget(part)
        self._beside.setStretchFactor(0, 1)
        self._beside.setSizes([px(USUAL[0]), 0])  # the tour at its minimum width
        parts = [self._tabs, RunProgress(self.lab), self._beside, self.status]
        return held(column(parts, spacing=0, stretch=2))

    def _furniture(self) -> list[QWidget]:
        """Return the widgets around the stage and the tour."""
        parts = (self.menuWidget(), self._tabs, self.status, *self.train_room.sides)
        return [one for one in parts if one is not None]

    def _title(self) -> None:
        path = self.lab.document.path
        name = path.name if path is not None else self.lab.experiment.name
        self.setWindowTitle(f"{name}[*]")
        self.setWindowModified(self.lab.document.modified)

    # ------------------------------------------------------------ remembered between starts

    def _restore(self) -> None:
        if not self.restoreGeometry(self.lab.settings.bytes("window/geometry")):
            self.resize(*map(px, USUAL))
        self.train_room.restore(self.lab.settings.bytes(_columns_key("train")))
        self._beside.restoreState(self.lab.settings.bytes(_columns_key("tour")))

    def remember(self) -> None:
        """Save the geometry for the next window."""
        settings = self.lab.settings
        settings.set_bytes("window/geometry", self.presenter.usual_geometry)
        settings.set_bytes(_columns_key("tour"), self._beside.saveState())
        if not self.presenter.on:  # the columns are hidden meanwhile
            settings.set_bytes(_columns_key("train"), self.train_room.state())

    def take_over(self, before: "MainWindow") -> None:
        """Show what the previous window shows."""
        self.rooms.turn_to(before.rooms.currentIndex())
        self.presenter.go_on(before.presenter)

    def retire(self) -> None:
        """Prepare to be replaced by another window for the same laboratory."""
        self._retired = True
        self.close()
        self.deleteLater()

    # ------------------------------------------------------------ events

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint, and emit when the window has been painted for the first time."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Let the space bar press a focused button, or else train in the Train room.

        The window filters its own events instead of overriding `event`, in which Qt paints
        everything in the window: called from Python, Qt would hold the interpreter lock meanwhile,
        and training would wait whenever the window is painted.
        """
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self._tabbing = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            holder = QApplication.focusWidget()
            pressed = holder is self._tabbed_to and isinstance(holder, QAbstractButton | QComboBox)
            elsewhere = self.rooms.key != "train"
            if event.key() == Qt.Key.Key_Space and (pressed or elsewhere):
                event.accept()
                return True
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 (Qt's name)
        """Remember the widget focused by the Tab key: the space bar presses only such widgets.

        Qt also moves the focus to a neighboring widget when a widget is disabled.
        """
        moved = super().focusNextPrevChild(forward)
        self._tabbed_to = QApplication.focusWidget() if self._tabbing else None
        self._tabbing = False
        return moved

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """End the presentation on Escape, unless another widget handles it."""
        if event.key() == Qt.Key.Key_Escape and self.presenter.on:
            self.presenter.end()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Close without a question; the run is saved."""
        self._leaving = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Ask about unsaved edits; the run is saved.

        If that fails, the window stays open, so that the error can be read; it closes next time.
        """
        if self._may_close():
            event.accept()
            self.remember()
            if not self._retired:
                self.tour.note_end()
        else:
            event.ignore()

    def _may_close(self) -> bool:
        if self._retired or self._leaving:
            return True
        if self._closing_failed:
            with reporting():
                keep_edits(self.lab.document)
            return True
        try:
            if not self.files.unsaved:
                return True
            self.files.leave(self.leave, self._on_closing_failed)  # after this event
        except BaseException as error:
            self._on_closing_failed()
            report(error)
        return False

    def _on_closing_failed(self) -> None:
        self._closing_failed = True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """Accept files and show where they can be dropped, unless a dialog has to be answered."""
        paths = _dragged(event.mimeData())
        if paths and not self.files.talks.busy:
            event.acceptProposedAction()
            more = f" + {len(paths) - 1}" if len(paths) > 1 else ""
            name = Path(paths[0]).name + more
            self.drop_frame.offer(fill(self.tr("Drop to open %1"), name))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 (Qt's name)
        """Hide the drop frame."""
        self.drop_frame.hide()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        """Open the dropped files after this event."""
        self.drop_frame.hide()
        event.acceptProposedAction()
        filters = self.rooms.key == "filters"
        self.files.drop(_dragged(event.mimeData()), filters=filters)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Ignore language changes, because another language creates a new window."""
        if event.type() != QEvent.Type.LanguageChange:
            super().changeEvent(event)


def _dragged(what: QMimeData) -> list[str]:
    """Return the paths of dragged files; items that are not on this machine have none."""
    return [path for url in what.urls() if (path := url.toLocalFile())]
