"""Exchanging notes with colleagues: asked for, looked at on another thread, shown, done, and taken back."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from hrdesk.core.errors import HrdeskError
from hrdesk.core.exchange_errors import ExchangeError
from hrdesk.ui.desk import Desk
from hrdesk.ui.messages import MessageStrip, Toast, words_for
from hrdesk.ui.one_by_one import OneByOne
from hrdesk.ui.record_book import RecordBook
from hrdesk.ui.theme import LIGHT, Colours
from hrdesk.ui.urgent_dialog import UrgentDialog

if TYPE_CHECKING:
    from hrdesk.services.exchange import Preview
    from hrdesk.services.meeting import Meeting, Met
    from hrdesk.services.notebook import Notebook
    from hrdesk.services.past_exchanges import Batch
    from hrdesk.ui.exchange.ask_dialog import AskDialog
    from hrdesk.ui.exchange.past_dialog import PastDialog
    from hrdesk.ui.exchange.preview_dialog import PreviewDialog


class Exchanging(QObject):
    """The deed behind “Exchange with colleagues”."""

    def __init__(
        self,
        desk: Desk,
        records: RecordBook,
        keep_now: Callable[[], object],
        work: OneByOne,
        messages: MessageStrip,
        toast: Toast,
        titles: Mapping[str, str],
        emergency: QAction,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._records = records
        self._keep_now = keep_now
        self._work = work
        self._messages = messages
        self._toast = toast
        self._titles = titles
        self._emergency = emergency
        self._window = window
        self._colours = LIGHT
        self._open: list[tuple[UrgentDialog, Notebook]] = []
        records.changed.connect(self._leave_another_notebook)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours

    def ask(self) -> "AskDialog | None":
        """Ask for folder, name and passphrase; returns the dialog, or None where nothing can be kept, which is told."""
        notebook = self._records.notebook
        if not notebook or not self._records.can_write:
            self._records.refuse()
            return None
        from hrdesk.services.paths import passphrase_words_file
        from hrdesk.services.protection import suggest_passphrase
        from hrdesk.ui.exchange.ask_dialog import AskDialog

        self._keep_now()
        dialog = AskDialog(
            _is_founded,
            lambda: suggest_passphrase(passphrase_words_file()),
            is_protected=self._desk.keeper.is_protected,
            parent=self._window,
        )
        team = notebook.team
        dialog.fill(team.folder, notebook.records.log.device.name, team.passphrase or "")
        dialog.folder_wanted.connect(partial(self._choose_folder, dialog))
        dialog.past_wanted.connect(self.show_past)
        dialog.look_requested.connect(partial(self._look, dialog))
        self._show(dialog, notebook)
        return dialog

    def show_past(self) -> "PastDialog | None":
        """Show what earlier exchanges brought."""
        notebook = self._records.notebook
        if not notebook:
            self._records.refuse()
            return None
        from hrdesk.ui.exchange.past_dialog import PastDialog

        dialog = PastDialog(notebook.past_exchanges.all(), self._window)
        dialog.turn_requested.connect(partial(self._turn, dialog))
        self._show(dialog, notebook)
        return dialog

    def _choose_folder(self, dialog: "AskDialog") -> None:
        from PySide6.QtWidgets import QFileDialog

        start = dialog.folder.text() or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
        name = QFileDialog.getExistingDirectory(dialog, self.tr("Folder of the exchange"), start)
        if name:
            dialog.folder.setText(name)

    def _look(self, dialog: "AskDialog", folder: str, name: str, words: str, keeps: bool) -> None:
        from hrdesk.services.meeting import Meeting

        keeper = self._desk.keeper
        meeting = Meeting(keeper.path, keeper.key, Path(folder), words, name, keeps)
        self._work.run(meeting.look, partial(self._show_preview, dialog, meeting), partial(self._refuse, dialog))

    def _show_preview(self, dialog: "AskDialog", meeting: "Meeting", preview: "Preview") -> None:
        notebook = self._notebook_of(dialog)
        if not notebook:
            return
        from hrdesk.ui.exchange.preview_dialog import PreviewDialog

        remarks = list(self._remarks(meeting, preview, notebook))
        dialog.accept()
        shown = PreviewDialog(preview, remarks, self._titles, self._colours, self._window)
        shown.exchange_requested.connect(partial(self._go, shown, notebook, meeting, preview))
        self._show(shown, notebook)

    def _remarks(self, meeting: "Meeting", preview: "Preview", notebook: "Notebook") -> Iterator[str]:
        if meeting.name in preview.colleagues and meeting.name != notebook.records.log.device.name:
            words = self.tr("Somebody in this folder is called {name} already. If that is not you, take another name.")
            yield words.format(name=meeting.name)
        for name in preview.ahead:
            words = self.tr("The clock of {name} is more than a day ahead of yours: one of them is wrong.")
            yield words.format(name=name)

    def _go(self, dialog: "PreviewDialog", notebook: "Notebook", meeting: "Meeting", preview: "Preview") -> None:
        self._keep_now()
        end, fail = partial(self._end, dialog, notebook), partial(self._fail, dialog, notebook)
        self._work.run(partial(meeting.go, preview), end, fail, is_promised=True)

    def _end(self, dialog: "PreviewDialog", notebook: "Notebook", met: "Met") -> None:
        """The exchange is done, also where an emergency closed the dialog meanwhile."""
        if not dialog.is_over:
            dialog.set_busy(False)
            dialog.accept()
        if notebook is not self._records.notebook:
            return
        self._records.renew()
        if met.trouble:
            self._messages.report(met.trouble)
        self._toast.tell(self._met_words(met), undo=partial(self._take_back, met.batch) if met.batch else None)

    def _fail(self, dialog: "PreviewDialog", notebook: "Notebook", error: HrdeskError) -> None:
        if not dialog.is_over:
            dialog.refuse(words_for(error))
        elif notebook is self._records.notebook:
            self._messages.report(error)

    def _met_words(self, met: "Met") -> str:
        taken = f"{met.batch.records:,}" if met.batch else self.tr("nothing new")
        given = f"{met.given.changes:,}" if met.given else self.tr("nothing")
        return self.tr("Taken in: {taken}. Given out: {given}.").format(taken=taken, given=given)

    def _take_back(self, batch: "Batch") -> None:
        notebook = self._records.notebook
        if notebook and self._try(partial(notebook.past_exchanges.take_back, batch)):
            self._records.renew()
            self._toast.tell(self.tr("The exchange is taken back here. Your colleagues keep what they have."))

    def _turn(self, dialog: "PastDialog", batch: "Batch") -> None:
        notebook = self._notebook_of(dialog)
        if not notebook:
            return
        past = notebook.past_exchanges
        if self._try(partial(past.take_in_again if batch.is_taken_back else past.take_back, batch)):
            self._records.renew()
            dialog.show_batches(past.all())

    def _try(self, deed: Callable[[], object]) -> bool:
        self._keep_now()
        try:
            deed()
        except HrdeskError as error:
            self._messages.report(error)
            return False
        return True

    def _refuse(self, dialog: "AskDialog | PreviewDialog", error: HrdeskError) -> None:
        if self._notebook_of(dialog):
            dialog.refuse(words_for(error))

    def _show(self, dialog: UrgentDialog, notebook: "Notebook") -> None:
        self._open.append((dialog, notebook))
        dialog.emergency_requested.connect(self._emergency.trigger)
        dialog.finished.connect(partial(self._forget, dialog))
        dialog.open()

    def _forget(self, dialog: UrgentDialog, _result: int) -> None:
        self._open = [(other, notebook) for other, notebook in self._open if other is not dialog]

    def _notebook_of(self, dialog: UrgentDialog) -> "Notebook | None":
        """The notebook that a dialog is about; None once it was closed, or the notebook was locked."""
        return next((notebook for other, notebook in self._open if other is dialog), None)

    def _leave_another_notebook(self) -> None:
        """What was read of a notebook that is locked or replaced by now is not shown any longer."""
        for dialog, notebook in self._open:
            if notebook is not self._records.notebook:
                dialog.done(0)


def _is_founded(folder: str) -> bool:
    """Whether a folder holds files of an exchange; of one that cannot be read, nobody knows."""
    from hrdesk.services.exchange_files import exchange_files

    try:
        return bool(exchange_files(Path(folder)))
    except ExchangeError:
        return True
