"""Hanging a note on other words: goes to its page, asks for them there, and comes back."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hrdesk.core.anchor import Anchor
from hrdesk.core.note_state import JudgedNote
from hrdesk.ui.notes.annotation_book import AnnotationBook
from hrdesk.ui.notes.review_page import ReviewPage
from hrdesk.ui.reader.reader_page import ReaderPage


class Rehanging(QObject):
    """Between the review and the reader, which know nothing of each other."""

    article_requested = Signal(str, str)
    review_requested = Signal()

    def __init__(self, book: AnnotationBook, review: ReviewPage, reader: ReaderPage, parent: QWidget) -> None:
        super().__init__(parent)
        self._book = book
        self._review = review
        self._reader = reader
        self._note: JudgedNote | None = None
        review.words_wanted.connect(self._ask)
        reader.words_chosen.connect(self._hang)
        reader.words_declined.connect(self._go_back)

    def _ask(self, judged: JudgedNote) -> None:
        annotation = judged.annotation
        self.article_requested.emit(annotation.article_id, judged.place.slug)
        article = self._reader.article
        if not article or article.card.id != annotation.article_id:
            return  # the page could not be read, which was told
        self._note = judged
        old_words = annotation.anchor.exact if annotation.anchor else annotation.heading.replace("-", " ")
        self._reader.ask_for_words(old_words, needs_words=annotation.anchor is not None)
        self._reader.view.show_annotation(annotation.id)

    def _hang(self, anchor: Anchor | None, heading: str) -> None:
        """Hang it there and go on with the next note; where that cannot be kept, stay on the page."""
        article, judged = self._reader.article, self._note
        if not article or not judged:
            return
        if self._book.move(judged.annotation.id, anchor, heading, article.content_version):
            self._note = None
            self._reader.end_asking()
            self.review_requested.emit()
            self._review.go_to_next()

    def _go_back(self) -> None:
        if self._note:
            self._note = None
            self.review_requested.emit()
