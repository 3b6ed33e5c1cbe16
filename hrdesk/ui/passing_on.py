"""Passing hrdesk on: copies of it on sticks, and whose work is in it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from hrdesk.core.errors import HrdeskError
from hrdesk.core.stick_errors import CopyCancelled, NotInstalled
from hrdesk.ui.actions import without_argument
from hrdesk.ui.desk import Desk
from hrdesk.ui.messages import MessageStrip, Toast, words_for
from hrdesk.ui.one_by_one import OneByOne

if TYPE_CHECKING:
    from hrdesk.services.stick_copy import CopiedStick
    from hrdesk.services.stick_plan import StickPlan
    from hrdesk.ui.about.about_dialog import AboutDialog
    from hrdesk.ui.stick.stick_dialog import StickDialog


class PassingOn(QObject):
    """The deeds behind “Copy hrdesk to a stick” and “About hrdesk”."""

    def __init__(
        self,
        desk: Desk,
        zoom: Callable[[], int],
        actions: Mapping[str, QAction],
        messages: MessageStrip,
        toast: Toast,
        window: QWidget,
    ) -> None:
        """`zoom` tells the size of pages, in percent."""
        super().__init__(window)
        self._program = desk.places.program
        self._desk = desk
        self._zoom = zoom
        self._emergency = actions["emergency"]
        self._messages = messages
        self._toast = toast
        self._window = window
        self._work = OneByOne(self)
        actions["stick"].triggered.connect(without_argument(self.ask_stick))
        actions["about"].triggered.connect(without_argument(self.show_about))

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being copied."""
        return self._work.is_idle

    def show_about(self) -> "AboutDialog":
        """Show what hrdesk is, and the licences of all that is in it; returns the dialog."""
        from hrdesk.services.licences import find_works
        from hrdesk.ui.about.about_dialog import AboutDialog

        trouble = ""
        try:
            works = find_works(self._program)
        except HrdeskError as error:
            works, trouble = (), words_for(error)
        dialog = AboutDialog(works, self._desk.places, self._zoom(), trouble, self._window)
        dialog.emergency_requested.connect(self._emergency.trigger)
        dialog.open()
        return dialog

    def ask_stick(self) -> "StickDialog | None":
        """Ask where to; returns the dialog, or None where this hrdesk cannot be copied now, which is told."""
        from hrdesk.services.bundle import read_bundle
        from hrdesk.services.organisation_files import organisation_files
        from hrdesk.services.stick_plan import installers_beside
        from hrdesk.ui.stick.stick_dialog import StickDialog

        try:
            bundle = read_bundle(self._program)
            if not bundle:
                raise NotInstalled
        except HrdeskError as error:
            self._messages.report(error)
            return None
        if not self.is_idle:
            self._toast.tell(self.tr("hrdesk is being copied already."))
            return None
        laid_down = organisation_files(self._desk.policy)
        dialog = StickDialog(bundle.version, installers_beside(self._program), laid_down, self._window)
        dialog.folder_wanted.connect(partial(self._choose_folder, dialog))
        dialog.installers_wanted.connect(partial(self._choose_installers, dialog))
        dialog.look_requested.connect(partial(self._look, dialog))
        dialog.copy_requested.connect(partial(self._copy, dialog))
        dialog.emergency_requested.connect(self._emergency.trigger)
        dialog.open()
        return dialog

    def _choose_folder(self, dialog: "StickDialog") -> None:
        from PySide6.QtWidgets import QFileDialog

        start = dialog.folder.text() or _place_of_sticks()
        name = QFileDialog.getExistingDirectory(dialog, self.tr("Stick, or a folder on it"), start)
        if name:
            dialog.folder.setText(name)

    def _choose_installers(self, dialog: "StickDialog") -> None:
        from PySide6.QtWidgets import QFileDialog

        names, _ = QFileDialog.getOpenFileNames(dialog, self.tr("Installers of hrdesk to copy along"))
        dialog.add_installers([Path(name) for name in names])

    def _look(self, dialog: "StickDialog", folder: str, installers: Sequence[Path], keeps_notes: bool) -> None:
        from hrdesk.services.stick_plan import plan_copy

        look = partial(
            plan_copy,
            self._program,
            Path(folder).expanduser(),
            installers,
            keeps_notes=keeps_notes,
            organisation=dialog.organisation,
        )
        self._work.run(look, partial(_show_plan, dialog), partial(self._refuse, dialog))

    def _copy(self, dialog: "StickDialog", plan: "StickPlan") -> None:
        from hrdesk.services.stick_copy import copy_to_stick

        course = _Course(self)
        course.came_on.connect(partial(_show_progress, dialog))
        dialog.cancel_requested.connect(course.cancel)
        application = QCoreApplication.instance()
        assert application
        application.aboutToQuit.connect(course.cancel)
        work = partial(copy_to_stick, plan, course.tell)
        self._work.run(work, partial(self._tell_done, dialog), partial(self._refuse, dialog), course.deleteLater)

    def _tell_done(self, dialog: "StickDialog", copied: "CopiedStick") -> None:
        if dialog.is_over:
            self._toast.tell(self.tr("hrdesk was copied to {place} and read back.").format(place=copied.place))
        else:
            dialog.show_done(copied)

    def _refuse(self, dialog: "StickDialog", error: HrdeskError) -> None:
        if not dialog.is_over:
            dialog.refuse(words_for(error))
        elif not isinstance(error, CopyCancelled):
            self._messages.report(error)


class _Course(QObject):
    """How far a copy has come, from the thread that makes it to the window, and the wish to end it the other way."""

    came_on = Signal(object, object)
    """Bytes that are done and bytes in all, which may be more than an int of Qt holds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_cancelled = False
        self._shown = -1

    def cancel(self) -> None:
        self._is_cancelled = True

    def tell(self, done: int, total: int) -> None:
        """Called on the thread that works; raises CopyCancelled once the person wants no more of it."""
        if self._is_cancelled:
            raise CopyCancelled
        step = 200 * done // max(total, 1)
        if step != self._shown:
            self._shown = step
            self.came_on.emit(done, total)


def _show_plan(dialog: "StickDialog", plan: "StickPlan") -> None:
    if not dialog.is_over:
        dialog.show_plan(plan)


def _show_progress(dialog: "StickDialog", done: int, total: int) -> None:
    if not dialog.is_over:
        dialog.show_progress(done, total)


def _place_of_sticks() -> str:
    """Where this system shows sticks, if it shows one now."""
    from PySide6.QtCore import QStorageInfo

    home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
    sticks = (volume.rootPath() for volume in QStorageInfo.mountedVolumes() if volume.isReady() and not volume.isRoot())
    return next((path for path in sticks if path.startswith(("/media/", "/run/media/", "/Volumes/"))), home)
