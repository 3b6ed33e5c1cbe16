"""Viewing: the colours, the size of the text, the full screen."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from hrdesk.core.settings import ThemeChoice, zoom_after
from hrdesk.ui.actions import without_argument
from hrdesk.ui.appearance import Appearance
from hrdesk.ui.choices import Choices
from hrdesk.ui.menu import THEMES
from hrdesk.ui.messages import Toast


class Viewing(QObject):
    """The deeds behind the commands that change how everything looks."""

    zoom_changed = Signal(int)
    """The size of the text, in percent."""

    def __init__(
        self,
        appearance: Appearance,
        choices: Choices,
        actions: Mapping[str, QAction],
        toast: Toast,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._appearance = appearance
        self._choices = choices
        self._actions = actions
        self._toast = toast
        self._window = window
        deeds: dict[str, Callable[[], object]] = {
            "larger": partial(self._zoom_by, 1),
            "smaller": partial(self._zoom_by, -1),
            "normal_size": partial(self._zoom_to, 100),
            "double_size": partial(self._zoom_to, 200),
            "full_screen": self._toggle_full_screen,
        }
        deeds |= {name: partial(self._choose_theme, choice) for name, choice in THEMES.items()}
        for name, deed in deeds.items():
            actions[name].triggered.connect(without_argument(deed))
        self._mark_theme()

    def _choose_theme(self, choice: ThemeChoice) -> None:
        self._choices.keep(theme=choice)
        self._mark_theme()
        self._appearance.choose(choice)

    def _mark_theme(self) -> None:
        for name, choice in THEMES.items():
            self._actions[name].setChecked(choice is self._choices.now.theme)

    def _zoom_by(self, steps: int) -> None:
        self._zoom_to(zoom_after(self._choices.now.zoom, steps))

    def _zoom_to(self, zoom: int) -> None:
        self._choices.keep(zoom=zoom)
        self.zoom_changed.emit(zoom)
        self._toast.tell(self.tr("Text size {percent} %").format(percent=zoom))

    def _toggle_full_screen(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
