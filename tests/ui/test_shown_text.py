"""The text that the reader shows, and its twin that needs no Qt."""

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from hrdesk.core.freshness import judge_freshness
from hrdesk.core.page_text import page_text
from hrdesk.services.library import Library
from hrdesk.ui.reader.page_html import FRESHNESS, page_html
from hrdesk.ui.reader.shown_text import ShownText
from tests.builders import TODAY


def test_every_page_reads_the_same_with_and_without_qt(library: Library, qapp: QApplication) -> None:
    for card in library.cards():
        article = library.article(card.id)
        freshness = judge_freshness(card.status, card.reviewed, card.review_due, TODAY)
        document = QTextDocument()
        document.setHtml(page_html(article, freshness))
        shown = ShownText(document)
        twin = page_text(card.title, card.summary, article.html)
        assert shown.page.text == twin.text, card.id
        assert [(at.start, at.slug) for at in shown.page.headings] == [(at.start, at.slug) for at in twin.headings]


def test_what_changes_by_itself_is_no_part_of_the_text(qapp: QApplication) -> None:
    document = QTextDocument()
    document.setHtml(f'<h1>A 𝒜</h1><p id="{FRESHNESS}">Checked 🙂 today</p><p>Some<sup>[12]</sup> words [1] here.</p>')
    shown = ShownText(document)
    assert shown.page.text == "A 𝒜 Some words here."
    start = shown.page.text.index("words")
    raw_start, raw_end = shown.collapsed.raw_span(start, start + 5)
    assert shown.raw[raw_start:raw_end] == "words"


def test_a_page_without_that_line_is_read_whole(qapp: QApplication) -> None:
    document = QTextDocument()
    assert ShownText(document).page.text == ""
    document.setHtml("<p>one</p><p>two</p>")
    assert ShownText(document).page.text == "one two"
