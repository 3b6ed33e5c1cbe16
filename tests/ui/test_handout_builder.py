"""The builder of handouts in the real window."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from hrdesk.core.anchor import make_anchor
from hrdesk.core.handout_plan import PagePart, Sheet
from hrdesk.services.notebook_keeper import NotebookKeeper
from hrdesk.services.page_texts import PageTexts
from hrdesk.ui.handing_out import HandingOut
from hrdesk.ui.handout.handout_dialog import HandoutDialog
from hrdesk.ui.handout.parts_model import NamedPart, PartsModel
from hrdesk.ui.handout.shared_dialog import SharedDialog, SharedModel, SharedRow
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.tick_box import TickDelegate
from tests.builders import make_annotation
from tests.ui.handout_pdfs import text_of

HEROIN = PagePart("heroin")


def opened(window: MainWindow, qtbot: QtBot, article_id: str = "heroin") -> HandoutDialog:
    """The builder, opened by its command at a page, with its first pages on show."""
    window.open_article(article_id)
    window.action("handout").trigger()
    dialog = window.findChild(HandoutDialog)
    assert dialog is not None
    laid_out(dialog, qtbot)
    return dialog


def laid_out(dialog: HandoutDialog, qtbot: QtBot) -> None:
    deeds = deeds_of(dialog)
    qtbot.waitUntil(lambda: deeds._laying.is_idle)


def deeds_of(dialog: HandoutDialog) -> HandingOut:
    window = dialog.parentWidget()
    assert window is not None
    deeds = window.findChild(HandingOut)
    assert deeds is not None
    return deeds


def words_shown(dialog: HandoutDialog) -> str:
    handout = dialog.pages.handout
    return "".join({page.text.toPlainText(): None for page in handout.pages}) if handout else ""


def parts_of(dialog: HandoutDialog) -> list[str]:
    return [part.article_id for part in dialog.plan.parts]


def keep_note(window: MainWindow, note: str) -> str:
    """A note on words of heroin; returns its id."""
    page = PageTexts(window._desk.library).page("heroin")
    assert page is not None
    start = page.text.index("home-made opioids")
    anchor = make_anchor(page.text, start, start + 17)
    made = make_annotation("n1", note=note, anchor=anchor, content_version=page.content_version)
    assert window._desk.notebook
    window._desk.notebook.records.save(made)
    return made.id


def test_it_opens_with_the_page_on_show_and_shows_its_pages(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    assert dialog.plan.parts == (HEROIN,)
    assert not dialog.plan.notes
    assert dialog.options.title.placeholderText() == "Heroin and street opioids"
    assert "What it is" in words_shown(dialog)
    assert not dialog.pages.grab().isNull()
    dialog.reject()


def test_on_a_workshop_it_begins_with_its_hand_out_on_one_sheet(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot, "training-overdose-response")
    assert dialog.plan.parts == (PagePart("training-overdose-response", "hand-out"),)
    assert dialog.pages.handout is not None
    assert len(dialog.pages.handout.pages) == 1
    dialog.reject()


def test_pages_and_sections_are_found_added_moved_by_keys_and_removed(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    parts = dialog.parts
    QTest.keyClicks(parts.field, "vein care")
    QTest.keyClick(parts.field, Qt.Key.Key_Return)
    assert parts_of(dialog) == ["heroin", "vein-care"]
    parts.chosen_view.setFocus()
    parts.chosen_view.setCurrentIndex(parts.chosen.index(1, 0))
    QTest.keyClick(parts.chosen_view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert parts_of(dialog) == ["vein-care", "heroin"]
    QTest.keyClick(parts.chosen_view, Qt.Key.Key_Delete)
    assert parts_of(dialog) == ["heroin"]
    parts.remove.click()
    laid_out(dialog, qtbot)
    assert dialog.pages.handout is None
    assert "Choose at least one page" in dialog._trouble.text()
    assert not dialog.save.isEnabled()
    dialog.reject()


def test_every_option_shows_at_once(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    options = dialog.options
    options.cover.click()
    options.contents.click()
    options.country.setCurrentIndex(options.country.findData("GB"))
    options.country.activated.emit(options.country.currentIndex())
    options.title.setText("Night round")
    laid_out(dialog, qtbot)
    shown = words_shown(dialog)
    for words in ("Night round", "Contents", "999 (United Kingdom)"):
        assert words in shown
    options.sheet.setCurrentIndex(options.sheet.findData(Sheet.CARD.value))
    options.sheet.activated.emit(options.sheet.currentIndex())
    laid_out(dialog, qtbot)
    assert dialog.pages.handout is not None
    assert dialog.pages.handout.sheet is Sheet.CARD
    assert not options.cover.isEnabled()
    options.box.setCurrentIndex(1)
    options.box.activated.emit(1)
    laid_out(dialog, qtbot)
    assert "In an emergency" not in words_shown(dialog)
    dialog.reject()


def test_a_note_goes_in_only_after_it_was_listed_and_agreed_to(window: MainWindow, qtbot: QtBot) -> None:
    name = keep_note(window, "CANARY at the gate")
    dialog = opened(window, qtbot)
    assert "CANARY" not in words_shown(dialog)
    dialog.options.notes.click()
    asking = dialog.findChild(SharedDialog)
    assert asking is not None
    assert "CANARY at the gate" in str(asking.model.index(0, 0).data())
    assert "Heroin and street opioids" in str(asking.model.index(0, 0).data())
    asking.leave.click()
    assert not dialog.plan.notes
    assert not dialog.options.notes.isChecked()
    del asking
    qtbot.waitUntil(lambda: dialog.findChild(SharedDialog) is None)
    dialog.options.notes.click()
    asking = dialog.findChild(SharedDialog)
    assert asking is not None
    asking.take.click()
    laid_out(dialog, qtbot)
    assert dialog.plan.notes == {name}
    assert "CANARY at the gate" in words_shown(dialog)
    assert dialog.options.notes.text() == "My notes (1)"
    dialog.options.notes.click()
    laid_out(dialog, qtbot)
    assert "CANARY" not in words_shown(dialog)
    dialog.reject()


def test_a_note_that_seems_to_name_a_person_is_warned_of_and_not_ticked(window: MainWindow, qtbot: QtBot) -> None:
    keep_note(window, "Call Maria, 0171 555 0199, she knows the gate")
    dialog = opened(window, qtbot)
    dialog.options.notes.click()
    asking = dialog.findChild(SharedDialog)
    assert asking is not None
    assert "seems to name a person" in str(asking.model.index(0, 0).data())
    assert asking.model.ticked == set()
    asking.reject()
    dialog.reject()


def test_locking_closes_a_builder_that_may_show_notes(window: MainWindow, qtbot: QtBot) -> None:
    keep_note(window, "CANARY at the gate")
    dialog = opened(window, qtbot)
    window.rooms.forget_notes()
    assert dialog.is_over


def test_a_locked_notebook_is_told_and_nothing_of_it_can_be_ticked(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NotebookKeeper, "notebook", property(lambda _: None))
    dialog = opened(window, qtbot)
    assert not dialog.options.notes.isEnabled()
    assert not dialog.options.highlights.isEnabled()
    dialog.reject()


def test_the_file_is_what_was_on_show(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(window, qtbot)
    assert dialog.pages.handout is not None
    count = len(dialog.pages.handout.pages)
    deeds_of(dialog).save_to(str(tmp_path / "heroin"))
    assert not dialog.save.isEnabled()
    qtbot.waitUntil(lambda: dialog.is_over, timeout=20_000)
    pdf = PdfReader(tmp_path / "heroin.pdf")
    assert len(pdf.pages) == count
    assert "Heroinandstreetopioids" in text_of(pdf)
    assert "Handout saved" in window.toast.text


def test_a_file_that_cannot_be_written_is_told_and_the_builder_stays(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(window, qtbot)
    deeds_of(dialog).save_to(str(tmp_path / "nowhere" / "h.pdf"))
    qtbot.waitUntil(lambda: bool(dialog._trouble.text()), timeout=20_000)
    assert "could not be written" in dialog._trouble.text()
    assert dialog.save.isEnabled()
    dialog.reject()
    assert dialog.is_over


def test_saving_can_be_cancelled(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(window, qtbot)
    deeds_of(dialog).save_to(str(tmp_path / "h.pdf"))
    dialog.cancel.click()
    assert "Cancelled" in dialog._trouble.text()
    assert not dialog.is_over
    assert list(tmp_path.glob("*.pdf")) == []
    dialog.cancel.click()
    assert dialog.is_over


def test_the_printer_is_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    dialog.print.click()
    asking = dialog.findChild(QPrintDialog)
    assert asking is not None
    asking.reject()
    dialog.reject()


def printing_into(path: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A3))
    return printer


def test_pages_are_printed_on_the_paper_that_they_were_made_for(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(window, qtbot)
    handout = dialog.pages.handout
    assert handout
    deeds = deeds_of(dialog)
    deeds.print_on(printing_into(tmp_path / "h.pdf"), handout)
    qtbot.waitUntil(lambda: deeds._writing.is_idle, timeout=20_000)
    pages = PdfReader(tmp_path / "h.pdf").pages
    assert len(pages) == len(handout.pages)
    assert [round(float(side)) for side in pages[0].mediabox[2:]] == [595, 842]
    dialog.reject()


def test_a_printer_that_cannot_write_its_file_is_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(window, qtbot)
    handout = dialog.pages.handout
    assert handout
    deeds_of(dialog).print_on(printing_into(tmp_path / "nowhere" / "h.pdf"), handout)
    assert "could not be written" in dialog._trouble.text()
    assert dialog.save.isEnabled()
    dialog.reject()


def test_emergencies_are_one_key_away_in_it(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_F9)
    assert dialog.is_over
    assert window.place.screen.value == "emergency"


def test_rows_are_moved_as_views_move_them(qtbot: QtBot) -> None:
    model = PartsModel(can_move=True)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_parts([NamedPart(PagePart(name), name.upper()) for name in "abc"])
    moves: list[tuple[int, int]] = []
    model.moved.connect(lambda start, end: moves.append((start, end)))
    root = QModelIndex()
    assert model.moveRows(root, 0, 1, root, 3)
    assert not model.moveRows(root, 0, 1, root, 1)
    assert [model.index(row, 0).data() for row in range(3)] == ["B", "C", "A"]
    assert moves == [(0, 2)]
    del tester


def test_ticks_of_what_would_go_out_are_seen_without_colour(qtbot: QtBot, window: MainWindow) -> None:
    asking = SharedDialog("Shared", [SharedRow("a", "One")], window)
    qtbot.addWidget(asking)
    (view,) = asking.findChildren(QListView)
    assert isinstance(view.itemDelegate(), TickDelegate)


def test_what_is_unticked_stays_here(qtbot: QtBot, window: MainWindow) -> None:
    model = SharedModel([SharedRow("a", "One"), SharedRow("b", "Two", "A name")], window)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.ticked == {"a"}
    model.setData(model.index(0, 0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    model.setData(model.index(1, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert model.ticked == {"b"}
    del tester


@pytest.mark.parametrize("article_id", ["", "no-such-page"])
def test_from_a_place_without_a_page_it_opens_empty(window: MainWindow, qtbot: QtBot, article_id: str) -> None:
    window.rooms.make_handout(article_id)
    dialog = window.findChild(HandoutDialog)
    assert dialog is not None
    laid_out(dialog, qtbot)
    assert dialog.plan.parts == ()
    assert dialog.pages.handout is None
    dialog.reject()
