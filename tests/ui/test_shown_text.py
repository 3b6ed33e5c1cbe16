"""The text that the reader shows, and its twin that needs no Qt."""

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from hrdesk.core.freshness import judge_freshness
from hrdesk.core.page_text import page_text
from hrdesk.services.library import Library
from hrdesk.ui.reader.page_html import freshness_words, page_html
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
        assert shown.collapsed.text.replace(f" {freshness_words(freshness)} ", " ", 1) == twin.text, card.id
        assert [slug for _, slug in shown.headings] == [heading.slug for heading in twin.headings], card.id
