"""Pictures of the dialogs that pass hrdesk on: the licences, and each step of a copy to a stick."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from hrdesk.core.stick_errors import StickTooSmall
from hrdesk.services.organisation_files import OrganisationFiles
from hrdesk.services.stick_copy import CopiedStick
from hrdesk.services.stick_plan import plan_copy
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.messages import words_for
from hrdesk.ui.stick.stick_dialog import StickDialog
from tests.bundles import make_bundle


def passing_on(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """(name, widget) of each."""
    about = window.rooms.passing_on.show_about()
    yield "about-hrdesk", about
    about.filter.setText("lgpl")
    yield "about-licence", about
    about.filter.setText("naqqqq")
    yield "about-nothing", about
    about.close()
    with tempfile.TemporaryDirectory() as folder:
        yield from _copying(window, Path(folder))


def _copying(window: MainWindow, folder: Path) -> Iterator[tuple[str, QWidget]]:
    program = make_bundle(folder / "installed" / "hrdesk", "2.0")
    (folder / "stick" / "hrdesk" / "hrdesk-home").mkdir(parents=True)
    installers = (folder / "hrdesk-2.0-linux-x86_64.run", folder / "hrdesk-2.0-setup.exe")
    laid_down = OrganisationFiles("Open Door", (("policy.toml", folder / "policy.toml"),), ("/srv/pages",))
    dialog = StickDialog("2.0", installers, laid_down, window)
    dialog.open()
    yield "stick-ask", dialog
    dialog.folder.setText(str(folder / "stick"))
    dialog.keeps_notes.setChecked(True)
    plan = plan_copy(program, folder / "stick", keeps_notes=True)
    dialog.show_plan(plan)
    yield "stick-replace", dialog
    dialog.refuse(words_for(StickTooSmall(path="/media/maria/NIGHT SHIFT", needed=170, free=12)))
    yield "stick-refused", dialog
    dialog.show_plan(plan)
    dialog.go.click()
    dialog.show_progress(700, 1_000)
    QApplication.processEvents()
    yield "stick-copying", dialog
    dialog.show_done(CopiedStick(Path("/media/maria/NIGHT SHIFT/hrdesk"), 369, 119_000_000))
    yield "stick-done", dialog
    dialog.close()
