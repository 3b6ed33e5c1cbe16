"""Lays a handout out, page by page, so that it can be shown, printed, or written as PDF."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtGui import QImage

from hrdesk.core.article_view import Figure
from hrdesk.core.handout_html import Chapter
from hrdesk.core.handout_plan import HandoutPlan, Sheet
from hrdesk.core.imposition import SHAPES, Shape
from hrdesk.services.handouts import Material
from hrdesk.services.pdf_finish import Bookmark
from hrdesk.ui.paper import paper_words
from hrdesk.ui.paper.giver import NOBODY, Giver
from hrdesk.ui.paper.paper_text import PaperText, PictureFinder
from hrdesk.ui.paper.pictures import figures_of

FigureFinder = Callable[[str, str], Figure | None]
"""The figure of a page, by the page's id and the figure's name."""
_FIGURE_ZOOM = 0.78
"""As large as on the screen, for text of 14 dots instead of 18."""
_MOST_LINES = 60
"""Of the contents: with more, only the pages stand there, and not their sections."""
_SMALLEST = 12
"""Dots of running text: 9 points."""
_ONE_TOO_MANY = 2
_MOST_TEXTS = 400
"""That are kept laid out: some 200 kB each."""


@dataclass(frozen=True)
class PaperPage:
    """One page: which of a text, and what stands above and below it."""

    text: PaperText
    number: int
    head: str = ""
    foot: str = ""
    is_cover: bool = False


@dataclass(frozen=True)
class Handout:
    """Pages ready to be painted."""

    title: str
    language: str
    sheet: Sheet
    pages: tuple[PaperPage, ...]
    bookmarks: tuple[Bookmark, ...]
    made_on: date

    @property
    def shape(self) -> Shape:
        return SHAPES[self.sheet]


class Typesetter:
    """Lays texts out, and keeps them for the next time: after most changes of a plan most texts are the same."""

    def __init__(self, find: FigureFinder, giver: Giver = NOBODY) -> None:
        self._find = find
        self._giver = giver
        self._texts: dict[tuple[str, Sheet], PaperText] = {}

    def steps(
        self, plan: HandoutPlan, material: Material, made_on: date, logo: QImage | None = None
    ) -> Iterator[Handout | None]:
        """None after each text that was laid out, so that others have a turn; at last the whole."""
        sheet = plan.sheet
        is_card, has_front = sheet is Sheet.CARD, plan.has_contents and sheet is not Sheet.CARD
        box = paper_words.emergency_html(material, made_on, small=is_card) if plan.has_emergency else ""
        chapters: list[tuple[Chapter, PaperText]] = []
        for number, chapter in enumerate(material.chapters):
            head = box if not number and not has_front and not is_card else ""
            html = paper_words.small_chapter_html(chapter) if is_card else paper_words.chapter_html(chapter, head)
            if chapter is material.chapters[-1] and not (plan.has_cover and not is_card):
                html += self._giver.html(small=is_card)
            chapters.append((chapter, self._text(html, sheet, self._figures(chapter.card.id, sheet))))
            yield None
        pages: list[PaperPage] = []
        if plan.has_cover and not is_card:
            html = paper_words.cover_html(material, made_on, has_logo=logo is not None) + self._giver.html()
            find = self._giver.beside(partial(_logo, logo))
            pages += _pages(self._text(html, sheet, find, keeps=False), is_cover=True)
        bookmarks: list[Bookmark] = []
        if has_front:
            pages += self._front(material, chapters, box, sheet, len(pages), bookmarks)
        elif is_card and box:
            pages += _pages(self._text(box, sheet, _no_picture), head=material.title)
        for chapter, text in chapters:
            bookmarks += _bookmarks(chapter, text, len(pages))
            pages += _pages(text, head=chapter.card.title, foot=paper_words.foot_words(chapter.card, made_on))
        yield Handout(material.title, material.language, sheet, tuple(pages), tuple(bookmarks), made_on)

    def _front(
        self,
        material: Material,
        chapters: Sequence[tuple[Chapter, PaperText]],
        box: str,
        sheet: Sheet,
        before: int,
        bookmarks: list[Bookmark],
    ) -> Sequence[PaperPage]:
        """The emergency box and the contents; how many pages they take is known once they are laid out."""
        size = 1
        while True:
            html = box + paper_words.contents_html(_contents(chapters, before + size))
            text = self._text(html, sheet, _no_picture, keeps=False)
            if text.pageCount() <= size:
                break
            size = text.pageCount()
        if box and material.emergency:
            bookmarks.append(Bookmark(material.emergency.title, before))
        bookmarks.append(Bookmark(paper_words.contents_title(), before + text.page_of("contents")))
        return _pages(text, head=material.title)

    def _text(self, html: str, sheet: Sheet, find: PictureFinder, *, keeps: bool = True) -> PaperText:
        if not keeps:
            return PaperText(html, SHAPES[sheet], find)
        key = (html, sheet)
        if key not in self._texts:
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.clear()
            self._texts[key] = _fitting(html, SHAPES[sheet], find)
        return self._texts[key]

    def _figures(self, article_id: str, sheet: Sheet) -> PictureFinder:
        zoom = _FIGURE_ZOOM * SHAPES[sheet].text_px / SHAPES[Sheet.A4].text_px
        return self._giver.beside(figures_of(partial(self._find, article_id), zoom))


def _fitting(html: str, shape: Shape, find: PictureFinder) -> PaperText:
    """What is a little more than one page is set a little smaller, to be one."""
    text = PaperText(html, shape, find)
    for text_px in range(shape.text_px - 1, _SMALLEST - 1, -1):
        if text.pageCount() != _ONE_TOO_MANY:
            return text
        smaller = PaperText(html, shape, find, text_px)
        if smaller.pageCount() < _ONE_TOO_MANY:
            return smaller
    return text


def _pages(text: PaperText, head: str = "", foot: str = "", *, is_cover: bool = False) -> list[PaperPage]:
    return [PaperPage(text, number, head, foot, is_cover) for number in range(text.pageCount())]


def _contents(chapters: Sequence[tuple[Chapter, PaperText]], before: int) -> list[tuple[str, int, int]]:
    """(words, level, page) of each line, the pages counted from 1."""
    lines: list[tuple[str, int, int]] = []
    for chapter, text in chapters:
        for bookmark in _bookmarks(chapter, text, before):
            lines.append((bookmark.title, bookmark.level, bookmark.page + 1))
        before += text.pageCount()
    lines = [line for line in lines if line[1] < 2]
    return lines if len(lines) <= _MOST_LINES else [line for line in lines if not line[1]]


def _bookmarks(chapter: Chapter, text: PaperText, before: int) -> Iterator[Bookmark]:
    yield Bookmark(chapter.card.title, before + text.page_of("top"))
    highest = min((entry.level for entry in chapter.outline), default=0)
    for entry in chapter.outline:
        yield Bookmark(entry.heading, before + text.page_of(entry.slug), entry.level - highest + 1)


def _logo(logo: QImage | None, address: str, _width: float, _height: float) -> QImage | None:
    return logo if address == paper_words.LOGO else None


def _no_picture(_address: str, _width: float, _height: float) -> None:
    """Boxes and contents have none."""
