"""Sees keys and clicks in all windows of the program before anything else does, and can keep them to itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

_TOUCHES = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin}
_OF_KEYS = {QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride}


class InputWatch(QObject):
    """Filters the events of the window that has the focus: few, where a filter on the application would see all."""

    touched = Signal()
    """A key or a button was pressed."""
    pressed = Signal(int)
    """A key, by its number in Qt; not while it repeats."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QWindow | None = None
        self._keeps: Callable[[int], bool] | None = None
        self._asked: tuple[int, bool] | None = None
        """The key that Qt just asked about, as it may be a shortcut, and whether it is kept."""
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())

    def keep_keys(self, keeps: Callable[[int], bool] | None) -> None:
        """From now on nothing else gets the keys of which this is true; with None everything is as usual."""
        self._keeps = keeps

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802
        kind = event.type()
        if kind not in _OF_KEYS:
            if kind in _TOUCHES:
                self.touched.emit()
            return False
        assert isinstance(event, QKeyEvent)
        key, asked = event.key(), self._asked
        is_kept = self._keeps is not None and self._keeps(key)
        self._asked = (key, is_kept) if kind is QEvent.Type.ShortcutOverride else None
        if kind is QEvent.Type.KeyPress and asked and asked[0] == key:
            is_kept = asked[1]  # it was told already
        elif kind is not QEvent.Type.KeyRelease:
            self.touched.emit()
            if not event.isAutoRepeat():
                self.pressed.emit(key)
        if is_kept:
            event.accept()
        return is_kept

    def _watch(self, window: QWindow | None) -> None:
        if window is None or window is self._watched:
            return  # while another program has the focus, a click comes to the last one before the focus does
        if self._watched:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._forget)
        self._watched = window
        window.installEventFilter(self)
        window.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._watched = None
