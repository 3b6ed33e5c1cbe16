"""Beside a slide stand the notes on its heading, and with the slide that opens a page those on the page."""

from dataclasses import replace

from hrdesk.core.anchor import Anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.deck import DeckSlide, SlideKind
from hrdesk.core.talk_notes import own_notes
from tests.builders import NOON

SLIDE = DeckSlide(SlideKind.TEXT, "Signs", slug="signs")
NOTE = Annotation("1", "heroin", "1", NOON, NOON, note="Pause here. ", heading="signs")


def test_notes_on_the_heading_stand_beside_its_slides() -> None:
    other = replace(NOTE, heading="doses", note="Not here")
    assert own_notes(SLIDE, [NOTE, other], opens_page=False) == ("Pause here.",)


def test_a_note_on_words_says_which_and_a_colleague_is_named() -> None:
    note = replace(NOTE, anchor=Anchor("blue lips", "", "", 0, 9), author="Mira")
    assert own_notes(SLIDE, [note], opens_page=False) == ("“blue lips”\nPause here. (Mira)",)


def test_highlights_without_words_are_left_out() -> None:
    assert own_notes(SLIDE, [replace(NOTE, note=" ")], opens_page=False) == ()


def test_notes_on_the_page_stand_with_the_slide_that_opens_it() -> None:
    note = replace(NOTE, heading="")
    assert own_notes(SLIDE, [note], opens_page=False) == ()
    assert own_notes(SLIDE, [note], opens_page=True) == ("Pause here.",)
    assert own_notes(replace(SLIDE, slug="top"), [note], opens_page=False) == ("Pause here.",)
