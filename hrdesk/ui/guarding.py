"""Guarding the notebook: puts locking, protecting, hiding, the idle lock and safekeeping together for one window."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from hrdesk.ui.actions import without_argument
from hrdesk.ui.choices import Choices
from hrdesk.ui.desk import Desk
from hrdesk.ui.hiding import Hiding
from hrdesk.ui.icons import Icons
from hrdesk.ui.idle_lock import IdleLock
from hrdesk.ui.input_watch import InputWatch
from hrdesk.ui.lock.lock_settings_dialog import LockSettingsDialog
from hrdesk.ui.lock.locked_page import LockedPage
from hrdesk.ui.locking import Locking
from hrdesk.ui.messages import MessageStrip, Toast
from hrdesk.ui.protecting import Protecting
from hrdesk.ui.rooms import Rooms
from hrdesk.ui.safekeeping import Safekeeping


class Guarding(QObject):
    """The deeds behind the commands for the passphrase, the lock and the quick hide."""

    changed = Signal()
    """The notebook was locked, unlocked, protected or no longer is."""
    emergency_requested = Signal()

    def __init__(
        self,
        desk: Desk,
        choices: Choices,
        actions: Mapping[str, QAction],
        rooms: Rooms,
        work_on: Callable[[], None],
        messages: MessageStrip,
        toast: Toast,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._keeper = desk.keeper
        self._choices = choices
        self._actions = actions
        self._rooms = rooms
        self._window = window
        self.page = LockedPage()
        watch = InputWatch(self)
        self.locking = Locking(desk.keeper, rooms, work_on, self.page, messages, window)
        work = rooms.file_work
        self.protecting = Protecting(desk.keeper, self.locking, work, messages, toast, window)
        self.hiding = Hiding(watch, choices, desk.clock, window)
        self.safekeeping = Safekeeping(desk, actions, rooms.records, self.locking, work, messages, toast, window)
        self.idle_lock = IdleLock(watch, choices, self.locking, desk.clock, desk.now, self)
        self._connect()
        rooms.show_lock(self.is_locked)
        self._renew()

    @property
    def is_locked(self) -> bool:
        return self._keeper.is_locked

    def lock_or_unlock(self) -> None:
        """Lock what is open; ask for the passphrase of what is locked, or for a first one where there is none."""
        if self.is_locked and self.page.isVisible():
            self.page.setFocus()
        elif self.is_locked:
            self.locking.ask().emergency_requested.connect(self.emergency_requested)
        elif self._keeper.is_protected:
            self.locking.lock()
        else:
            self._actions["protect"].trigger()

    def dress(self, icons: Icons, ink: str) -> None:
        """Show by the lock on the bar whether the notebook is locked."""
        self._actions["lock"].setIcon(icons.icon("lock" if self.is_locked else "unlocked", ink))
        self.page.set_icon(icons.icon("lock", ink))

    def ask_settings(self) -> LockSettingsDialog:
        """Show the choices; returns the dialog."""
        dialog = LockSettingsDialog(self._choices.now, self._choices.locked, self._window)
        dialog.idle_chosen.connect(self._keep_idle)
        dialog.key_chosen.connect(self._keep_key)
        dialog.emergency_requested.connect(self.emergency_requested)
        dialog.open()
        return dialog

    def _connect(self) -> None:
        deeds: dict[str, Callable[[], object]] = {
            "lock": self.lock_or_unlock,
            "protect": self.protecting.ask_protect,
            "change_passphrase": self.protecting.ask_change,
            "new_recovery_code": self.protecting.ask_new_code,
            "unprotect": self.protecting.ask_unprotect,
            "lock_settings": self.ask_settings,
        }
        for name, deed in deeds.items():
            self._actions[name].triggered.connect(without_argument(deed))
        self.locking.about_to_close.connect(self._rooms.reviewing.let_go)
        self.locking.changed.connect(self._renew)
        self.safekeeping.emergency_requested.connect(self.emergency_requested)
        self.safekeeping.settings_going.connect(self._choices.stop_keeping)
        self.safekeeping.wiped.connect(self._end)
        self.protecting.emergency_requested.connect(self.emergency_requested)
        self.hiding.hidden.connect(self._rooms.presenting.end)
        self.hiding.hidden.connect(self.locking.lock)
        self.hiding.emergency_requested.connect(self.emergency_requested)

    def _renew(self) -> None:
        protected = self._keeper.is_protected
        words = self.tr("Lock the notebook")
        if not protected:
            words = self.tr("Protect the notebook with a passphrase")
        elif self.is_locked:
            words = self.tr("Unlock the notebook")
        key = self._actions["lock"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self._actions["lock"].setToolTip(f"{words} ({key})")
        self._actions["protect"].setEnabled(not protected)
        for name in ("change_passphrase", "new_recovery_code", "unprotect"):
            self._actions[name].setEnabled(protected)
        self.changed.emit()

    def _end(self) -> None:
        """After a wipe the window goes too, and keeps nothing any more, not even where it stood."""
        self._choices.stop_keeping()
        self._window.close()

    def _keep_idle(self, minutes: int) -> None:
        self._choices.keep(idle_lock_minutes=minutes)

    def _keep_key(self, key: str) -> None:
        self._choices.keep(reveal_key=key)
