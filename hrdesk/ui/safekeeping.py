"""Keeping the notebook safe: puts backing up and deleting together for one window."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from hrdesk.services.backup import Backups
from hrdesk.services.backup_folders import read_folders
from hrdesk.ui.actions import without_argument
from hrdesk.ui.backing_up import BackingUp
from hrdesk.ui.deleting import Deleting
from hrdesk.ui.desk import Desk
from hrdesk.ui.locking import Locking
from hrdesk.ui.messages import MessageStrip, Offer, Toast
from hrdesk.ui.one_by_one import OneByOne
from hrdesk.ui.record_book import RecordBook


class Safekeeping(QObject):
    """The deeds behind the commands for backups and for deleting. What they do with the files comes one by one."""

    settings_going = Signal()
    """They are being wiped: none are to be written any more."""
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
        self.deleting.settings_going.connect(self.settings_going)
        self.deleting.wiped.connect(self.wiped)
        self.backing_up.emergency_requested.connect(self.emergency_requested)
        self.deleting.emergency_requested.connect(self.emergency_requested)
        self._tell_where_backups_go(desk, actions["protect"], messages)

    def _tell_where_backups_go(self, desk: Desk, protect: QAction, messages: MessageStrip) -> None:
        """Before the first copy is made: nobody's notes go where others can read them without a word."""
        folder = desk.policy.backup_folder
        chosen = Backups(desk.keeper.path).chosen_folder
        is_known = str(chosen) in read_folders(desk.keeper.path).used
        if folder is None or is_known or desk.keeper.is_protected or not desk.keeper.notebook:
            return
        words = self.tr(
            "Your organisation keeps backups of your notebook in {folder}. Whoever can open that folder can read "
            "your notes there, unless you protect them with a passphrase."
        )
        messages.warn(words.format(folder=folder), Offer(self.tr("Protect…"), protect.trigger))
