"""Keeping the notebook safe: puts backing up and deleting together for one window."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from hrdesk.ui.actions import without_argument
from hrdesk.ui.backing_up import BackingUp
from hrdesk.ui.deleting import Deleting
from hrdesk.ui.desk import Desk
from hrdesk.ui.locking import Locking
from hrdesk.ui.messages import MessageStrip, Toast
from hrdesk.ui.one_by_one import OneByOne
from hrdesk.ui.record_book import RecordBook


class Safekeeping(QObject):
    """The deeds behind the commands for backups and for deleting. What they do with the files comes one by one."""

    wiped = Signal()
    """Nothing is left here: the window closes, and keeps nothing more."""
    emergency_requested = Signal()

    def __init__(
        self,
        desk: Desk,
        actions: Mapping[str, QAction],
        records: RecordBook,
        locking: Locking,
        work: OneByOne,
        messages: MessageStrip,
        toast: Toast,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.backing_up = BackingUp(desk, locking, work, messages, toast, window)
        self.deleting = Deleting(desk, records, locking, work, messages, toast, window)
        deeds: dict[str, Callable[[], object]] = {
            "back_up": self.backing_up.ask_backup,
            "restore": self.backing_up.ask_restore,
            "delete_old": self.deleting.ask_old,
            "wipe": self.deleting.ask_wipe,
        }
        for name, deed in deeds.items():
            actions[name].triggered.connect(without_argument(deed))
        locking.set_aside.connect(self.backing_up.offer_copy)
        self.deleting.wiped.connect(self.wiped)
        self.backing_up.emergency_requested.connect(self.emergency_requested)
        self.deleting.emergency_requested.connect(self.emergency_requested)
