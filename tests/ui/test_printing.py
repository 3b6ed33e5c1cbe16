"""What comes out of the printer."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from pytestqt.qtbot import QtBot

from hrdesk.core.errors import FileNotWritable, HrdeskError
from hrdesk.core.freshness import judge_freshness
from hrdesk.services.library import Library
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.printing import PrintedDocument, make_printer, page_document, print_document

A4 = QPageSize(QPageSize.PageSizeId.A4)


def page_of(library: Library, article_id: str, sheet: QPageSize = A4) -> PrintedDocument:
    article = library.article(article_id)
    card = article.card
    fresh = judge_freshness(card.status, card.reviewed, card.review_due, date(2026, 11, 21))
    return page_document(article, fresh, lambda name: library.figure(article_id, name), sheet)


def test_a_printed_page_holds_all_its_words_and_figures(library: Library, qtbot: QtBot) -> None:
    page = page_of(library, "history-of-harm-reduction")
    assert page.pageCount() > 1
    assert "Sources" in page.toPlainText()
    assert page.size().width() <= A4.sizePixels(96).width()


def test_a_page_is_printed_into_a_file(library: Library, qtbot: QtBot, tmp_path: Path) -> None:
    printer = make_printer("Heroin")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "heroin.pdf"))
    page_of(library, "heroin").print_(printer)
    written = (tmp_path / "heroin.pdf").read_bytes()
    assert written.startswith(b"%PDF")
    assert written.count(b"/Type /Page\n") == page_of(library, "heroin").pageCount()


def test_the_printer_is_asked_for_on_the_pages_that_can_be_printed(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.action("print").isEnabled()
    window.open_article("training-foundations")
    window.action("print").trigger()
    dialog = window.findChild(QPrintDialog)
    assert dialog is not None
    dialog.reject()
    del dialog
    qtbot.waitUntil(lambda: window.findChild(QPrintDialog) is None)
    window.show_emergency()
    assert window.action("print").isEnabled()


def test_what_is_printed_is_dark_on_white_whatever_the_screen_shows(library: Library, qtbot: QtBot) -> None:
    page: QTextDocument = page_of(library, "heroin")
    assert page.begin().charFormat().foreground().color().lightness() < 80


@pytest.mark.parametrize("name", ["nowhere/heroin.pdf", "."])
def test_a_file_that_cannot_be_written_is_told(library: Library, qtbot: QtBot, tmp_path: Path, name: str) -> None:
    printer = make_printer("Heroin")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / name))
    told: list[HrdeskError] = []
    print_document(page_of(library, "heroin"), printer, told.append)
    assert [type(error) for error in told] == [FileNotWritable]
    assert list(tmp_path.iterdir()) == []
