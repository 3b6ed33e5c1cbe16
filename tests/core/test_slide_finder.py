"""Pages of a talk are found by number and by words."""

import pytest

from hrdesk.core.deck import DeckSlide, SlideKind
from hrdesk.core.slide_finder import find_slides
from hrdesk.core.slide_page import SlidePage

PAGES = tuple(
    SlidePage(DeckSlide(SlideKind.TEXT, title), (body,), 38)
    for title, body in (("Heroin", "<p>Doses</p>"), ("Naloxone dose", "<p>Wait &amp; see</p>"), ("Sources", ""))
)


@pytest.mark.parametrize(
    ("text", "places"),
    [("", (0, 1, 2)), ("2", (1,)), (" 3 ", (2,)), ("0", ()), ("9", ()), ("dos", (1, 0)), ("nal dose", (1,)), ("zz", ()),
     ("SEE", (1,)), ("p", ())],
)  # fmt: skip
def test_slides_are_found(text: str, places: tuple[int, ...]) -> None:
    assert find_slides(PAGES, text) == places
