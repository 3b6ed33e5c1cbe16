"""Notes handed on as a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from hrdesk.core.errors import HrdeskError
from hrdesk.core.notebook_contents import NotebookContents
from hrdesk.core.notes_format import NotesFormat
from hrdesk.services.library import Library
from hrdesk.ui.messages import MessageStrip, Toast
from hrdesk.ui.record_book import RecordBook

_ENDINGS = {".md": NotesFormat.MARKDOWN, ".jsonld": NotesFormat.JSONLD, ".csv": NotesFormat.CSV}


class NoteFiles(QObject):
    """The deeds behind the commands that write and read files of notes."""

    def __init__(
        self,
        records: RecordBook,
        library: Library,
        keep_now: Callable[[], object],
        messages: MessageStrip,
        toast: Toast,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._records = records
        self._library = library
        self._keep_now = keep_now
        self._messages = messages
        self._toast = toast
        self._window = window

    def export(self) -> None:
        """Ask where to, and write all notes there in the form that the name's ending says."""
        if not self._records.notebook:
            self._records.refuse()
            return
        from PySide6.QtWidgets import QFileDialog

        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        forms = self.tr("Markdown (*.md);;W3C annotations (*.jsonld);;Table (*.csv)")
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Export notes"), f"{folder}/notes.md", forms)
        if name:
            self.export_to(name)

    def export_to(self, name: str) -> None:
        """Write all notes to a file; the ending of its name says in which form, Markdown where it says nothing."""
        if not self._records.notebook:  # it was locked while the name was asked for
            self._records.refuse()
            return
        from hrdesk.core.notes_export import export_notes
        from hrdesk.services.page_texts import PageTexts
        from hrdesk.services.safe_file import write_text

        path = Path(name)
        form = _ENDINGS.get(path.suffix.lower(), NotesFormat.MARKDOWN)
        contents = self._contents()
        try:
            write_text(path, export_notes(contents, PageTexts(self._library), form))
        except HrdeskError as error:
            self._messages.report(error)
            return
        words = self.tr("{count} notes written to {path}. They are not encrypted there.")
        self._toast.tell(words.format(count=len(contents.annotations), path=path))

    def _contents(self) -> NotebookContents:
        """What the notebook holds, with the words that are still being typed."""
        from hrdesk.services.notes_file import read_contents

        self._keep_now()
        notebook = self._records.notebook
        return read_contents(notebook) if notebook else NotebookContents()
