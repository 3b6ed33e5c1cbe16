"""Which window of a talk stands on which screen, also when screens come and go."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from hrdesk.ui.audience.audience_window import AudienceWindow
from hrdesk.ui.words import tr


def other_screen(home: QScreen, screens: Sequence[QScreen]) -> QScreen | None:
    """The screen for the room; None where there is only one, or where all show the same."""
    return next((one for one in screens if one is not home and one.geometry() != home.geometry()), None)


class TalkScreens(QObject):
    """Puts the audience window on the other screen, and the trainer's windows on this one."""

    changed = Signal()
    """Windows stand elsewhere, or there is something else to say of the screens."""

    def __init__(self, home: QWidget, parent: QObject | None = None) -> None:
        """`home` is the window that the talk begins from: the room's screen is another one than its."""
        super().__init__(parent)
        self._home = home
        self._windows: tuple[AudienceWindow, QWidget] | None = None
        self._here = home.screen()
        self._room = other_screen(self._here, QGuiApplication.screens())
        self._is_lost = False
        """The room's screen was pulled out."""
        self.is_plain = False
        self.wants_presenter = False
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._find_room)
        application.screenRemoved.connect(self._lose)

    @property
    def has_two(self) -> bool:
        return self._room is not None

    @property
    def room_shape(self) -> QRect:
        """The screen that the room looks at, in pixels."""
        return (self._room or self._here).geometry()

    @property
    def words(self) -> str:
        """What the trainer should know of the screens; empty where all is as it should be."""
        if self._is_lost and not self.is_plain:
            return tr(
                "The room’s screen is gone: the room sees nothing. Plug it in again, or press F11 for a plain window."
            )
        if self.is_plain and self.has_two:
            return tr("The room sees a plain window. F11 shows the slides on the whole of the other screen.")
        if self.is_plain:
            return tr("Share the plain window in your call, and keep this one to yourself. F11 fills the screen again.")
        return "" if self.has_two else tr("There is only one screen: the room sees this too. V hides it.")

    def arrange(self, audience: AudienceWindow, presenter: QWidget) -> None:
        """Show the windows where they belong; also again, after the screens changed."""
        self._windows = (audience, presenter)
        if self.is_plain:
            audience.be_plain(self._here)
        elif self._is_lost:
            audience.hide()
        else:
            audience.fill_screen(self._room or self._here)
        if self.is_plain or self._is_lost or self.has_two or self.wants_presenter:
            self._show_presenter(presenter)
            if self.is_plain:
                audience.raise_()
        else:
            presenter.hide()
            audience.activateWindow()
        self.changed.emit()

    def swap(self) -> None:
        """Let the room look at this screen, and the trainer at the other one."""
        if self._room:
            self._here, self._room = self._room, self._here
            _move(self._home, self._here)
        self._rearrange()

    def toggle_plain(self) -> None:
        self.is_plain = not self.is_plain
        self._rearrange()

    def toggle_presenter(self) -> None:
        """Show the presenter view on the only screen, or hide it again."""
        self.wants_presenter = not self.wants_presenter
        self._rearrange()

    def _show_presenter(self, presenter: QWidget) -> None:
        if not presenter.isVisible() or presenter.screen() is not self._here:
            presenter.showNormal()
            presenter.setScreen(self._here)
            presenter.setGeometry(self._here.availableGeometry())
            presenter.showMaximized()
        presenter.raise_()
        presenter.activateWindow()

    def _rearrange(self) -> None:
        if self._windows:
            self.arrange(*self._windows)

    def _find_room(self, _screen: QScreen | None = None) -> None:
        """A screen was plugged in."""
        if not self._room:
            self._room = other_screen(self._here, QGuiApplication.screens())
            self._is_lost = self._is_lost and not self._room
            self._rearrange()

    def _lose(self, screen: QScreen) -> None:
        """A screen was pulled out: never does the trainer's view come to the room's screen instead."""
        if screen is self._room:
            self._room = None
            self._is_lost = True
        elif screen is self._here and self._room:
            self._here, self._room = self._room, None
            self.wants_presenter = False
        else:
            return
        self._rearrange()


def _move(window: QWidget, screen: QScreen) -> None:
    """Bring a window to a screen, as large as it was where there is room, and as maximised as it was."""
    state = window.windowState()
    window.setWindowState(Qt.WindowState.WindowNoState)
    room = screen.availableGeometry()
    window.setScreen(screen)
    window.resize(min(window.width(), room.width()), min(window.height(), room.height()))
    window.move(room.center() - window.rect().center())
    window.setWindowState(state)
