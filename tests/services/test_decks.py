"""The slides of pages, as they come from a library."""

import re
from html import unescape
from pathlib import Path

import pytest

from hrdesk.core.deck import DeckSlide, SlideKind
from hrdesk.core.errors import ArticleNotFound
from hrdesk.core.slide_blocks import blocks_of, joined
from hrdesk.services.decks import Decks
from hrdesk.services.library import Library
from hrdesk.services.library_build import build_library
from hrdesk.services.library_check import check_folders
from tests.builders import TODAY, page_text


@pytest.fixture
def decks(library: Library) -> Decks:
    return Decks(library)


def words(html: str) -> list[str]:
    return unescape(re.sub("<[^>]+>", " ", html)).split()


def slide(decks: Decks, page: str, slug: str) -> DeckSlide:
    return next(slide for slide in decks.deck(page, "").slides if slide.slug == slug)


def test_a_page_begins_with_its_title_and_how_far_it_was_checked(decks: Decks) -> None:
    first = decks.deck("heroin", "Draft, checked today").slides[0]
    assert (first.kind, first.title, first.foot) == (
        SlideKind.TITLE,
        "Heroin and street opioids",
        "Draft, checked today",
    )


def test_each_heading_of_a_page_has_a_slide_under_its_chapter(decks: Decks) -> None:
    found = slide(decks, "heroin", "botulism-and-anthrax")
    assert (found.title, found.over) == ("Botulism and anthrax", "Risks and harms")
    assert found.foot.startswith("Sources: ")


def test_an_emergency_begins_with_its_steps(decks: Decks, library: Library) -> None:
    steps = library.article("emergency-opioid-overdose").card.quick_steps
    slides = decks.deck("emergency-opioid-overdose", "").slides
    assert slides[1].title == "Quick steps"
    assert words(slides[1].html) == " ".join(steps).split()
    assert [one.title for one in slides].count("Quick steps") == 1


def test_each_risk_is_a_slide_with_its_causes_and_what_reduces_them(decks: Decks) -> None:
    risks = [one for one in decks.deck("heroin", "").slides if one.slug == "risks-causes-responses"]
    assert len(risks) == 8
    assert risks[0].title == "Breathing slows or stops (overdose)"
    assert "Train and equip partners" in risks[0].html


def test_the_room_sees_no_links_and_no_numbers_of_sources(decks: Decks, library: Library) -> None:
    for card in library.cards():
        for one in decks.deck(card.id, "").slides:
            assert not re.search(r"<a\b|<sup\b", one.html + "".join(one.steps)), (card.id, one.slug)


def test_no_word_of_a_section_is_lost_on_its_slide(decks: Decks, library: Library) -> None:
    for card in library.cards():
        for one in decks.deck(card.id, "").slides:
            assert words(joined(blocks_of(one.html))) == words(one.html), (card.id, one.slug)


def test_every_section_with_text_is_on_a_slide(decks: Decks, library: Library) -> None:
    left_out = {"sources", "when-to-get-help-now"}
    for card in library.cards():
        if card.section.value != "training":
            there = {one.slug for one in decks.deck(card.id, "").slides}
            wanted = {slug for slug, _, text in library.passage_texts(card.id) if slug and text}
            assert wanted - there <= left_out, card.id


def test_the_publishers_notes_stand_on_the_slide_of_their_heading(decks: Decks) -> None:
    assert slide(decks, "heroin", "what-reduces-them").notes.startswith("Have foil and a naloxone")
    assert slide(decks, "heroin", "mixing").notes == ""


def test_a_workshop_has_its_slides_then_exercises_discussion_and_check(decks: Decks) -> None:
    slides = decks.deck("training-three-questions", "").slides
    kinds = list(dict.fromkeys(one.kind for one in slides))
    assert kinds == [
        SlideKind.TITLE,
        SlideKind.TEXT,
        SlideKind.EXERCISE,
        SlideKind.LIVE,
        SlideKind.DISCUSSION,
        SlideKind.QUESTION,
    ]
    assert sum(one.kind is SlideKind.QUESTION for one in slides) == 5
    assert decks.deck("training-three-questions", "").minutes == 128


def test_answers_come_after_the_question_and_steps_of_exercises_are_for_the_trainer(decks: Decks) -> None:
    question = slide(decks, "training-three-questions", "check-1")
    assert (question.options, question.answer) == (4, 3)
    assert "A risk is what may happen" not in question.html
    assert "A risk is what may happen" in question.steps[0]
    exercise = slide(decks, "training-three-questions", "exercise-1")
    assert "Cards 1 to 6" in exercise.notes
    assert "Cards 1 to 6" not in exercise.html + "".join(exercise.steps)
    assert "You need: One set of the twelve cards" in exercise.notes


def test_a_talk_begins_at_the_section_in_view(decks: Decks) -> None:
    deck = decks.deck("heroin", "")
    assert deck.slides[deck.place_of(("risks-and-harms", "botulism-and-anthrax"))].title == "Botulism and anthrax"
    assert deck.slides[deck.place_of(("mixing", "sources"))].title == "Mixing"
    assert deck.place_of(("nowhere",)) == 0


def test_a_page_that_is_not_there_is_told(decks: Decks) -> None:
    with pytest.raises(ArticleNotFound):
        decks.deck("heroine", "")


PLANNED = "slides: {break_at: h2, max_words: 5, skip: [Left out]}\n"
BODY = """## First

One two three four five six.[^s1]

<!-- slide -->

After the mark.

### Below

Stays with it.

## Left out

Not shown.
"""


def test_the_author_says_where_slides_begin_and_what_gets_none(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    (folder / "practice").mkdir(parents=True)
    (folder / "practice" / "test-page.md").write_text(page_text(body=BODY, extra=PLANNED))
    build_library([folder], tmp_path / "library.db", TODAY)
    with Library(tmp_path / "library.db") as library:
        slides = [one for one in Decks(library).deck("test-page", "").slides if one.slug]
    assert [(one.title, words(one.html), one.max_words) for one in slides[1:]] == [
        ("First", ["One", "two", "three", "four", "five", "six."], 5),
        ("First", ["After", "the", "mark.", "Below", "Stays", "with", "it."], 5),
    ]


def test_a_plan_that_names_no_heading_of_the_page_is_a_fault(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    (folder / "practice").mkdir(parents=True)
    (folder / "practice" / "test-page.md").write_text(page_text(body=BODY, extra="slides: {skip: [Nowhere]}\n"))
    faults = check_folders([folder], TODAY).errors
    assert [fault.message for fault in faults] == ["There is no heading “Nowhere”."]
