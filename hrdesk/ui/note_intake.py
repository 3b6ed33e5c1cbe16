"""Taking notes in from a file: read on another thread, shown, and kept as one step that can be taken back."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from hrdesk.core.errors import BuildCancelled, HrdeskError
from hrdesk.core.undo import Step
from hrdesk.ui.desk import Desk
from hrdesk.ui.messages import Toast, words_for
from hrdesk.ui.one_by_one import OneByOne
from hrdesk.ui.record_book import RecordBook
from hrdesk.ui.theme import LIGHT, Colours

if TYPE_CHECKING:
    from hrdesk.core.notebook_contents import NotebookContents
    from hrdesk.core.notes_import import ImportPlan
    from hrdesk.services.notebook import Notebook
    from hrdesk.ui.importing.import_dialog import ImportDialog


class NoteIntake(QObject):
    """The deed behind “Import notes”."""

    _came_on = Signal(int, int)

    def __init__(
        self,
        desk: Desk,
        records: RecordBook,
        keep_now: Callable[[], object],
        work: OneByOne,
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
        self._toast = toast
        self._titles = titles
        self._emergency = emergency
        self._window = window
        self._intake: _Intake | None = None
        self._told_percent = -1
        self._colours = LIGHT
        records.changed.connect(self._leave_another_notebook)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours

    def ask(self) -> None:
        """Ask for a file, and show what it would change."""
        if not self._records.can_write:
            self._records.refuse()
            return
        from PySide6.QtWidgets import QFileDialog

        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        forms = self.tr("Notes (*.jsonld *.json);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Import notes"), folder, forms)
        if name:
            self.read(name)

    def read(self, name: str) -> "ImportDialog | None":
        """Show what a file would change; returns the dialog, or None where nothing can be kept now, which is told."""
        notebook = self._records.notebook
        if not notebook or not self._records.can_write:  # it was locked while the name was asked for
            self._records.refuse()
            return None
        from hrdesk.ui.importing.import_dialog import ImportDialog

        self._keep_now()
        dialog = ImportDialog(Path(name).name, self._titles, self._colours, self._window)
        self._intake = intake = _Intake(Path(name), notebook, dialog)
        self._came_on.connect(dialog.show_progress)
        dialog.import_requested.connect(partial(self._back_up, intake))
        dialog.emergency_requested.connect(self._emergency.trigger)
        dialog.finished.connect(partial(self._end, intake))
        dialog.open()
        self._make_plan(intake)
        return dialog

    def _make_plan(self, intake: "_Intake") -> None:
        from hrdesk.services.notes_file import read_contents

        intake.contents = read_contents(intake.notebook)
        self._told_percent = -1
        plan = partial(self._plan, intake, intake.contents)
        self._work.run(plan, partial(self._show_plan, intake), partial(self._fail, intake))

    def _plan(self, intake: "_Intake", contents: "NotebookContents") -> "ImportPlan":
        """On another thread, with a library of its own."""
        from hrdesk.services.library import Library
        from hrdesk.services.notes_import import plan_file
        from hrdesk.services.page_texts import PageTexts

        with Library(self._desk.library.path) as library:
            return plan_file(intake.path, contents, PageTexts(library), self._desk.now(), partial(self._tell, intake))

    def _tell(self, intake: "_Intake", done: int, total: int) -> None:
        if intake.is_over:
            raise BuildCancelled
        percent = 100 * done // total
        if percent != self._told_percent:
            self._told_percent = percent
            self._came_on.emit(done, total)

    def _show_plan(self, intake: "_Intake", plan: "ImportPlan") -> None:
        if not intake.is_over:
            intake.plan = plan
            intake.dialog.show_plan(plan)

    def _back_up(self, intake: "_Intake", with_unplaced: bool) -> None:
        """Copy the notebook first; it may be large, so that is done on another thread too."""
        from hrdesk.services.notes_import import back_up_first

        keeper = self._desk.keeper
        self._work.run(
            partial(back_up_first, keeper.path, keeper.key),
            partial(self._keep, intake, with_unplaced),
            partial(self._fail, intake),
        )

    def _keep(self, intake: "_Intake", with_unplaced: bool, _backup: Path | None) -> None:
        from hrdesk.services.notes_file import read_contents

        if intake.is_over or not intake.plan:
            return
        if read_contents(intake.notebook) != intake.contents:  # something else changed it: show it anew
            self._make_plan(intake)
            return
        changes = intake.plan.changes(with_unplaced=with_unplaced)
        if self._records.take(Step(changes)):
            words = self.tr("{count} imported from {file}.").format(count=f"{len(changes):,}", file=intake.path.name)
            self._toast.tell(words, undo=self._records.undo)
        intake.dialog.accept()

    def _fail(self, intake: "_Intake", error: HrdeskError) -> None:
        if not intake.is_over:
            intake.dialog.show_trouble(words_for(error))

    def _leave_another_notebook(self) -> None:
        """What was read of a notebook that is locked or replaced by now is not shown any longer."""
        if self._intake and self._records.notebook is not self._intake.notebook:
            self._intake.close()

    def _end(self, intake: "_Intake", _result: int) -> None:
        intake.is_over = True
        intake.plan = intake.contents = None
        if self._intake is intake:
            self._intake = None


class _Intake:
    """One file on its way in."""

    def __init__(self, path: Path, notebook: "Notebook", dialog: "ImportDialog") -> None:
        self.path = path
        self.notebook = notebook
        self.dialog = dialog
        self.contents: NotebookContents | None = None
        self.plan: ImportPlan | None = None
        self.is_over = False

    def close(self) -> None:
        """Close the dialog, which ends it."""
        if not self.is_over:
            self.dialog.reject()
