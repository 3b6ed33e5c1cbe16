"""Every slide of every page fits its screen, and nothing on it is too small to be read from the last row."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtGui import QImage, QPainter, QTextBlock, QTextFragment
from PySide6.QtWidgets import QApplication

from hrdesk.core.article import Section
from hrdesk.core.deck import DeckSlide, SlideKind
from hrdesk.core.live_list import LiveList
from hrdesk.core.slide_page import NARROW, SMALLEST, WIDE, Canvas, SlidePage, canvas_for
from hrdesk.core.training_slides import live_slide
from hrdesk.services.decks import Decks
from hrdesk.services.library import Library
from hrdesk.ui.slides.cutting import cut_deck, cut_slide, live_page
from hrdesk.ui.slides.slide_sheet import SlideSheet
from hrdesk.ui.slides.slide_text import SlideText
from hrdesk.ui.theme import DARK, LIGHT

STANDING = "Draft · not reviewed by a clinician · checked 21 November 2026 · next check due 21 November 2027"


def faults(text: SlideText, room: int) -> list[str]:
    """What is clipped, too small or on top of something else in a body."""
    found = []
    if text.height > room or text.is_too_wide:
        found.append(f"clipped: {text.height:.0f} of {room}")
    layout = text.documentLayout()
    block = text.begin()
    boxes = []
    while block.isValid():
        for fragment in fragments(block):
            form = fragment.charFormat()
            if form.isImageFormat():
                continue
            if form.font().pixelSize() < SMALLEST:
                found.append(f"small: {fragment.text()[:30]} {form.font().pixelSize()}")
        if block.text().strip():
            boxes.append(layout.blockBoundingRect(block))
        block = block.next()
    found += [f"overlap at {one.y():.0f}" for one, other in pairwise(boxes) if one.intersects(other)]
    return found


def fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    piece = block.begin()
    while not piece.atEnd():
        yield piece.fragment()
        piece += 1


@pytest.mark.parametrize("canvas", [WIDE, NARROW], ids=["16:9", "4:3"])
@pytest.mark.parametrize("section", Section)
def test_nothing_on_any_slide_is_clipped_overlapping_or_small(
    library: Library, qapp: QApplication, section: Section, canvas: Canvas
) -> None:
    decks, light, dark = (
        Decks(library),
        SlideSheet(canvas, LIGHT, library.figure),
        SlideSheet(canvas, DARK, library.figure),
    )
    pages = 0
    for card in (card for card in library.cards() if card.section is section):
        for page in cut_deck(decks.deck(card.id, STANDING), light, library.figure):
            for sheet in (light, dark):
                text = sheet.text(page.slide, page.bodies[-1], page.size, page.figure_share)
                assert faults(text, sheet.room(page.slide)) == [], (card.id, page.slide.slug, page.part)
            assert sheet.room(page.slide) > canvas.height / 2, page.slide.title
            pages += 1
    assert pages


def test_every_word_of_a_slide_is_on_one_of_its_pages(library: Library, qapp: QApplication) -> None:
    sheet = SlideSheet(NARROW, LIGHT, library.figure)
    for slide in Decks(library).deck("heroin", STANDING).slides:
        pages = cut_slide(slide, sheet, library.figure)
        assert [page.part for page in pages] == list(range(1, len(pages) + 1))
        whole = sheet.text(slide, slide.html + "".join(slide.steps), 40).toPlainText().split()
        parts = [word for page in pages for word in sheet.text(slide, page.bodies[-1], 40).toPlainText().split()]
        if "<table" not in slide.html:  # the head of a table stands on each page
            assert parts == whole


def test_a_tall_figure_is_cut_between_its_lines(library: Library, qapp: QApplication) -> None:
    sheet = SlideSheet(WIDE, LIGHT, library.figure)
    deck = Decks(library).deck("history-of-harm-reduction", STANDING)
    bodies = [
        body for page in cut_deck(deck, sheet, library.figure) for body in page.bodies if "figure:timeline" in body
    ]
    assert len(bodies) == 2
    first, second = (body.partition("figure:timeline?")[2].partition('"')[0] for body in bodies)
    assert first.startswith("0-")
    assert first.split("-")[1] == second.split("-")[0]


def test_a_figure_of_boxes_is_cut_between_them(library: Library, qapp: QApplication) -> None:
    sheet = SlideSheet(WIDE, LIGHT, library.figure)
    deck = Decks(library).deck("training-overdose-response", STANDING)
    bodies = [body for page in cut_deck(deck, sheet, library.figure) for body in page.bodies]
    ends = [
        body.partition("figure:sequence?")[2].partition('"')[0].split("-") for body in bodies if "sequence?" in body
    ]
    figure = library.figure("training-overdose-response", "sequence")
    assert figure is not None
    boxes = [
        (float(y), float(y) + float(h)) for y, h in re.findall(r'<rect[^>]* y="(\d+)"[^>]* height="(\d+)"', figure.svg)
    ]
    assert len(boxes) == 5
    cuts = [float(bottom) for _, bottom in ends[:-1]]
    assert len(cuts) == 1
    assert not any(top < cut < bottom for cut in cuts for top, bottom in boxes)


def test_the_answer_is_not_painted_before_its_key(library: Library, qapp: QApplication) -> None:
    sheet = SlideSheet(WIDE, LIGHT, library.figure)
    slide = next(s for s in Decks(library).deck("training-foundations", "").slides if s.kind is SlideKind.QUESTION)
    (page,) = cut_slide(slide, sheet, library.figure)
    assert page.presses == 1
    assert painted(sheet, page, 0) != painted(sheet, page, 1)
    without = cut_slide(
        DeckSlide(slide.kind, slide.title, slide.html, slide.over, foot=slide.foot), sheet, library.figure
    )
    assert painted(sheet, page, 0) == painted(sheet, SlidePage(without[0].slide, without[0].bodies, page.size), 0)


def painted(sheet: SlideSheet, page: SlidePage, press: int) -> QImage:
    image = QImage(sheet.canvas.width // 2, sheet.canvas.height // 2, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(0.5, 0.5)
    sheet.paint(painter, page, press)
    painter.end()
    return image


@pytest.mark.parametrize(
    ("width", "height", "canvas"),
    [(1920, 1080, 1920), (1024, 768, 1440), (1280, 800, 1728), (3440, 1440, 1920), (800, 1200, 1440), (0, 0, 1920)],
)
def test_a_canvas_has_the_shape_of_the_screen_within_reason(width: int, height: int, canvas: int) -> None:
    assert canvas_for(width, height).width == canvas


@pytest.mark.parametrize("canvas", [WIDE, NARROW], ids=["16:9", "4:3"])
def test_a_live_list_of_any_length_fits(library: Library, qapp: QApplication, canvas: Canvas) -> None:
    sheet, live = SlideSheet(canvas, LIGHT, library.figure), LiveList()
    sizes = []
    for number in range(20):
        live = live.with_line(
            number % 3, f"Line {number} " + "of words that the group calls out, one after the other " * 2
        )
        page = live_page(live_slide(), live, sheet)
        text = sheet.text(page.slide, page.bodies[-1], page.size)
        assert faults(text, sheet.room(page.slide)) == []
        assert f"Line {number} " in text.toPlainText()
        sizes.append(page.size)
    assert sizes[0] > sizes[-1] == SMALLEST


def test_a_slide_has_no_more_words_than_its_author_wants(library: Library, qapp: QApplication) -> None:
    sheet = SlideSheet(WIDE, LIGHT, library.figure)
    html = "".join(f"<p>{number} two three four</p>" for number in range(6))
    parts = [
        len(cut_slide(DeckSlide(SlideKind.TEXT, "Few", html, max_words=most), sheet, library.figure))
        for most in (0, 24, 8, 3)
    ]
    assert parts == [1, 1, 3, 6]
