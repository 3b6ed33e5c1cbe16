"""Slides of pages and sections one after the other, with the minutes that are planned for them."""

from hrdesk.core.article_view import OutlineEntry
from hrdesk.core.deck import Deck, DeckSlide, SlideKind
from hrdesk.core.order_slides import ItemSlides, order_deck, section_slides, with_minutes
from hrdesk.core.running_order import OrderItem

OUTLINE = (
    OutlineEntry("risks", "Risks", 2),
    OutlineEntry("cold", "Cold", 3),
    OutlineEntry("mixing", "Mixing", 2),
    OutlineEntry("check", "Check", 2),
)


def slide(slug: str, minutes: float = 0) -> DeckSlide:
    return DeckSlide(SlideKind.TEXT, slug.title(), slug=slug, minutes=minutes)


PAGE = Deck("Heroin", "en", tuple(map(slide, ("top", "risks", "cold", "mixing", "mixing", "check-1", "check-2"))))


def slugs(slides: tuple[DeckSlide, ...]) -> list[str]:
    return [one.slug for one in slides]


def test_a_section_has_its_slides_and_those_of_what_stands_below_it() -> None:
    assert slugs(section_slides(PAGE, "risks", OUTLINE)) == ["risks", "cold"]
    assert slugs(section_slides(PAGE, "mixing", OUTLINE)) == ["mixing", "mixing"]
    assert slugs(section_slides(PAGE, "check", OUTLINE)) == ["check-1", "check-2"]
    assert section_slides(PAGE, "gone", OUTLINE) == ()


def test_minutes_are_spread_evenly_or_as_the_slides_own_minutes_stand() -> None:
    assert [one.minutes for one in with_minutes([slide("a"), slide("b")], 5)] == [2.5, 2.5]
    assert [one.minutes for one in with_minutes([slide("a", 1), slide("b", 3), slide("c")], 8)] == [2, 6, 0]
    assert [one.minutes for one in with_minutes([slide("a", 1), slide("b")], 0)] == [1, 0]
    assert with_minutes([], 5) == ()


def test_an_order_shows_its_items_one_after_the_other_and_names_those_that_are_gone() -> None:
    gone, lost = OrderItem("old-page"), OrderItem("heroin", "lost")
    other = Deck("Alcohol", "en", (slide("top"),))
    made = order_deck(
        [
            ItemSlides(OrderItem("heroin", "risks", 10), PAGE, OUTLINE),
            ItemSlides(gone, None),
            ItemSlides(lost, PAGE, OUTLINE),
            ItemSlides(OrderItem("alcohol", "", 3), other),
        ]
    )
    assert slugs(made.deck.slides) == ["risks", "cold", "top"]
    assert (made.deck.title, made.deck.minutes) == ("Heroin, and 1 more", 13)
    assert made.missing == (gone, lost)


def test_an_order_of_nothing_has_no_slides() -> None:
    made = order_deck([ItemSlides(OrderItem("gone"), None)])
    assert (made.deck.slides, made.deck.title, made.missing) == ((), "", (OrderItem("gone"),))
