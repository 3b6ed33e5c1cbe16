"""The reader: the page on show, its strip with the way and the bookmark, and finding in the page."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hrdesk.core.anchor import Anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.article_view import Article, Figure, TermNote
from hrdesk.core.colour import Colour
from hrdesk.core.find_in_page import find_all, find_words, nearest_at_or_after
from hrdesk.core.freshness import Freshness
from hrdesk.core.note_kind import NoteKind
from hrdesk.ui.actions import COLOUR_COMMANDS
from hrdesk.ui.buttons import action_button
from hrdesk.ui.elided_label import ElidedLabel
from hrdesk.ui.icons import Icons
from hrdesk.ui.note_kinds import KindMenu
from hrdesk.ui.reader.article_view import ArticleView
from hrdesk.ui.reader.find_bar import FindBar
from hrdesk.ui.reader.page_html import page_html
from hrdesk.ui.reader.selection_bar import SelectionBar
from hrdesk.ui.reader.term_card import TermCard
from hrdesk.ui.reader.words_strip import WordsStrip
from hrdesk.ui.section_words import section_words
from hrdesk.ui.theme import Colours, Space

_IN_TEXT = ("highlight", "note", "kind", "tags", "next_note", "previous_note", "remove", *COLOUR_COMMANDS)


class ReaderPage(QWidget):
    """Shows one article at a time; asks for other pages and for notes, and decides neither."""

    article_requested = Signal(str, str)
    source_requested = Signal(str)
    highlight_requested = Signal(Anchor, str, Colour)
    colour_requested = Signal(str, Colour)
    note_requested = Signal()
    """A note on what is here: the selection, the highlight or heading under the cursor, or the page."""
    kind_requested = Signal(NoteKind)
    """The note here is of this kind, or a new one is."""
    tags_requested = Signal()
    removal_requested = Signal(str)
    annotation_pressed = Signal(str)
    annotation_left = Signal()
    words_chosen = Signal(object, str)
    """The anchor of the words that were asked for, or None, and the slug of the heading."""
    words_declined = Signal()
    heading_shown = Signal(str)

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._article: Article | None = None
        self._term: Callable[[str], TermNote | None] = _no_term
        self._current_found = -1
        self._build()
        self._lay_out()
        self._connect()

    @property
    def article(self) -> Article | None:
        return self._article

    @property
    def view(self) -> ArticleView:
        return self._view

    def show_article(
        self,
        article: Article,
        freshness: Freshness,
        figure: Callable[[str], Figure | None],
        term: Callable[[str], TermNote | None] | None = None,
    ) -> None:
        """Show an article from its top; `figure` and `term` find what it names."""
        if self._article and self._article.card.id != article.card.id:
            self.end_asking()
        self._article = article
        self._term = term or _no_term
        self._term_card.hide()
        self._selection_bar.hide()
        self._find_bar.hide()
        self._way.show_words(f"{section_words(article.card.section)}  ›  {article.card.title}")
        self._view.show_page(page_html(article, freshness), figure)
        self._view.scroll_to(0)

    def set_look(self, colours: Colours, icons: Icons, zoom: int) -> None:
        self._view.set_look(colours, zoom)
        self._selection_bar.set_colours(colours)
        self._kind_menu.set_look(colours, icons)
        self._term_card.set_zoom(zoom)

    def set_close_icon(self, icon: QIcon) -> None:
        self._find_bar.set_close_icon(icon)

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        self._view.set_annotations(annotations)
        if self._view.annotation_here() is None and not self._view.textCursor().hasSelection():
            self._selection_bar.hide()

    def choose_annotation(self, annotation_id: str) -> None:
        """Let one stand out as the one that the keys are for; an empty id lets none."""
        self._view.choose_annotation(annotation_id)

    def offer_note(self) -> None:
        """Show the bar for the chosen annotation, if it is in view."""
        chosen = self._view.chosen
        foot = (self._view.foot_of(chosen.end) or self._view.foot_of(chosen.start)) if chosen else None
        if not chosen or not foot:
            self._selection_bar.hide()
            return
        annotation = chosen.annotation
        self._selection_bar.show_for_note(foot, annotation.colour if annotation.anchor else None)

    def ask_for_words(self, old_words: str, *, needs_words: bool) -> None:
        """Ask for words of this page, for a note that hung on others; without a need, a heading does as well."""
        self.drop_selection()
        self._words_strip.ask(old_words, needs_words=needs_words)
        self._take_enter(True)

    def end_asking(self) -> None:
        """Ask for words no longer."""
        self._words_strip.hide()
        self._take_enter(False)
        self.drop_selection()

    def hide_bar(self) -> None:
        self._selection_bar.hide()

    def go_to_heading(self, slug: str) -> None:
        """Bring a heading to the top with the cursor in it, so that a note can be hung on it."""
        self._leave_annotation()
        self._view.scroll_to_heading(slug)
        self._view.put_cursor_in_heading(slug)

    def forget_words(self) -> None:
        """Hold no words that were looked for on a page."""
        self._find_bar.forget()

    def mark_words(self, words: Sequence[str]) -> None:
        """Mark the words that a search found, until Esc."""
        self._view.set_found(find_words(self._view.shown_text, words))

    def focus_page(self) -> None:
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self._words_strip.is_asking:
            self._decline_words()
        elif event.key() == Qt.Key.Key_Escape:
            self._selection_bar.hide()
            self._term_card.hide()
            self._close_find()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._strip = QFrame()
        self._strip.setProperty("role", "strip")
        self._way = ElidedLabel(role="muted")
        self._words_strip = WordsStrip()
        self._view = ArticleView()
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for name in _IN_TEXT:
            self._view.addAction(self._actions[name])
        self._enter = [QShortcut(QKeySequence(key), self._view) for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)]
        for shortcut in self._enter:  # the page itself takes Enter for a link where words are selected
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.setEnabled(False)
        self._find_bar = FindBar(self._actions["find_previous"], self._actions["find_next"])
        self._selection_bar = SelectionBar(self._actions, self._view)
        self._kind_menu = KindMenu(self)
        self._term_card = TermCard(self._view)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(Space.LARGE, Space.TINY, Space.SMALL, Space.TINY)
        row.addWidget(self._way, 1)
        for name in ("find", "note", "add_to_list", "bookmark"):
            row.addWidget(action_button(self._actions[name]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(self._words_strip)
        column.addWidget(self._view, 1)
        column.addWidget(self._find_bar)

    def _connect(self) -> None:
        self._view.article_requested.connect(self._request_article)
        self._view.source_requested.connect(self.source_requested)
        self._view.term_pointed.connect(self._show_term)
        self._view.term_left.connect(self._term_card.hide)
        self._view.term_requested.connect(self._open_term)
        self._view.annotation_pressed.connect(self.annotation_pressed)
        self._view.annotation_left.connect(self._leave_annotation)
        self._view.verticalScrollBar().valueChanged.connect(self._selection_bar.hide)
        self._view.heading_shown.connect(self.heading_shown)
        self._view.selection_settled.connect(self._offer_selection)
        self._view.selectionChanged.connect(self._selection_changed)
        self._selection_bar.colour_chosen.connect(self._choose_colour)
        self._words_strip.chosen.connect(self._choose_words)
        for shortcut in self._enter:
            shortcut.activated.connect(self._choose_words)
        self._words_strip.declined.connect(self._decline_words)
        self._find_bar.wanted_changed.connect(self._find)
        self._find_bar.next_requested.connect(self._find_next)
        self._find_bar.previous_requested.connect(self._find_previous)
        self._find_bar.closed.connect(self._close_find)
        self._actions["find"].triggered.connect(self._open_find)
        self._actions["find_next"].triggered.connect(self._find_next)
        self._actions["find_previous"].triggered.connect(self._find_previous)
        self._actions["highlight"].triggered.connect(self._highlight_in_yellow)
        self._actions["note"].triggered.connect(self.note_requested)
        self._actions["kind"].triggered.connect(self._ask_kind)
        self._actions["tags"].triggered.connect(self.tags_requested)
        self._actions["next_note"].triggered.connect(partial(self._step_note, 1))
        self._actions["previous_note"].triggered.connect(partial(self._step_note, -1))
        self._kind_menu.kind_chosen.connect(self.kind_requested)
        self._actions["remove"].triggered.connect(self._remove)
        for name, colour in zip(COLOUR_COMMANDS, Colour, strict=True):
            self._actions[name].triggered.connect(partial(self._choose_colour, colour))

    def _request_article(self, article_id: str, heading: str) -> None:
        if not article_id and self._article:
            article_id = self._article.card.id
        self.article_requested.emit(article_id, heading)

    def _show_term(self, slug: str, point: QPoint) -> None:
        term = self._term(slug)
        if term:
            self._term_card.show_at(term, point)

    def _open_term(self, slug: str) -> None:
        term = self._term(slug)
        if term:
            self.article_requested.emit(term.article_id, term.slug)

    def _take_enter(self, is_taken: bool) -> None:
        for shortcut in self._enter:
            shortcut.setEnabled(is_taken)

    def _choose_words(self) -> None:
        selected = self._view.selected_anchor()
        if selected or self._words_strip.can_be_hung:
            self.words_chosen.emit(*(selected or (None, self._view.heading_on_top())))

    def _decline_words(self) -> None:
        if self._words_strip.is_asking:
            self.end_asking()
            self.words_declined.emit()

    def _selection_changed(self) -> None:
        self._words_strip.show_selected(self._view.textCursor().hasSelection())
        if not self._view.textCursor().hasSelection():
            self._selection_bar.hide()

    def _offer_selection(self) -> None:
        if self._view.textCursor().hasSelection() and not self._words_strip.is_asking:
            self._selection_bar.show_for_selection(self._view.selection_foot())

    def _leave_annotation(self) -> None:
        self._selection_bar.hide()
        self.annotation_left.emit()

    def _step_note(self, by: int) -> None:
        found = self._view.step_annotation(by)
        if found:
            self.annotation_pressed.emit(found)

    def _ask_kind(self) -> None:
        """The menu at the place that the kind is for."""
        here = self._view.annotation_here()
        found = next((one.annotation for one in self._view.placed if one.annotation.id == here), None)
        self._kind_menu.show_kind(found.kind if found and not self._view.selected_anchor() else None)
        self._kind_menu.popup(self._view.mapToGlobal(self._view.selection_foot()))

    def _highlight_in_yellow(self) -> None:
        self._highlight(Colour.YELLOW)

    def _choose_colour(self, colour: Colour) -> None:
        """A highlight of the selection, or a new colour for the highlight under the cursor."""
        here = self._view.annotation_here()
        if self._view.textCursor().hasSelection():
            self._highlight(colour)
        elif here:
            self.colour_requested.emit(here, colour)

    def _highlight(self, colour: Colour) -> None:
        selected = self._view.selected_anchor()
        if selected:
            self.drop_selection()
            self.highlight_requested.emit(*selected, colour)

    def drop_selection(self) -> None:
        """Let go of the selected words, leaving the cursor where they began."""
        cursor = self._view.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._view.setTextCursor(cursor)
        self._selection_bar.hide()

    def _remove(self) -> None:
        annotation_id = self._view.annotation_here()
        if annotation_id:
            self.removal_requested.emit(annotation_id)

    def _open_find(self) -> None:
        if self.isVisible():
            self._find_bar.open(self._view.textCursor().selectedText())

    def _close_find(self) -> None:
        self._find_bar.hide()
        self._view.set_found(())
        self.focus_page()

    def _find(self, wanted: str) -> None:
        spans = find_all(self._view.shown_text, wanted)
        here = self._view.cursorForPosition(self._view.viewport().rect().topLeft()).position()
        self._show_found(spans, nearest_at_or_after(spans, here))

    def _find_next(self) -> None:
        self._step(1)

    def _find_previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        spans = find_all(self._view.shown_text, self._find_bar.wanted)
        if spans:
            self._show_found(spans, (self._current_found + by) % len(spans))

    def _show_found(self, spans: Sequence[tuple[int, int]], current: int) -> None:
        self._current_found = current if spans else -1
        self._view.set_found(spans, self._current_found)
        self._find_bar.set_count(current, len(spans))


def _no_term(slug: str) -> TermNote | None:  # noqa: ARG001
    return None
