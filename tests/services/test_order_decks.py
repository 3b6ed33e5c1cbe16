"""The slides of running orders and what is told of workshops, as they come from the library."""

import pytest

from hrdesk.core.running_order import OrderItem, RunningOrder
from hrdesk.services.decks import Decks
from hrdesk.services.library import Library
from hrdesk.services.order_decks import OrderDecks
from hrdesk.services.workshops import find_workshops
from tests.builders import NOON


@pytest.fixture
def decks(library: Library) -> Decks:
    return Decks(library)


def order(*items: OrderItem) -> RunningOrder:
    return RunningOrder("o", "CANARY evening", NOON, items)


def test_pages_sections_and_workshops_follow_each_other(library: Library, decks: Decks) -> None:
    made = OrderDecks(library, decks).deck(
        order(
            OrderItem("heroin", "mixing", 6),
            OrderItem("training-overdose-response", "exercise-1"),
            OrderItem("three-questions"),
        ),
        lambda article_id: f"Checked: {article_id}",
    )
    slides = made.deck.slides
    assert (slides[0].article_id, slides[0].slug, slides[0].minutes) == ("heroin", "mixing", 6)
    assert (slides[1].slug, slides[1].minutes) == ("exercise-1", 6)
    assert (slides[2].slug, slides[2].foot) == ("top", "Checked: three-questions")
    assert slides[2:] == decks.deck("three-questions", "Checked: three-questions").slides
    assert made.missing == ()


def test_the_name_of_an_order_is_nowhere_in_its_talk(library: Library, decks: Decks) -> None:
    made = OrderDecks(library, decks).deck(order(OrderItem("heroin"), OrderItem("alcohol", "", 9)), str)
    assert "CANARY" not in repr(made.deck)


def test_what_is_gone_is_named(library: Library, decks: Decks) -> None:
    gone = (OrderItem("no-such-page"), OrderItem("heroin", "no-such-heading"), OrderItem("law", pack="lisbon"))
    made = OrderDecks(library, decks).deck(order(gone[0], OrderItem("heroin", "mixing"), *gone[1:]), str)
    assert made.missing == gone
    assert {one.slug for one in made.deck.slides} == {"mixing"}


def test_every_section_of_a_workshop_with_slides_can_be_taken_alone(library: Library, decks: Decks) -> None:
    made = OrderDecks(library, decks)
    page = "training-overdose-response"
    whole = decks.deck(page, "")
    for slug in ("slides", "discussion", "exercises", "check"):
        found = made.deck(order(OrderItem(page, slug)), str).deck.slides
        assert found, slug
        assert set(found) < set(whole.slides)


def test_workshops_are_told_with_time_people_and_slides(library: Library, decks: Decks) -> None:
    found = find_workshops(library, decks)
    assert len(found) == 8
    assert found[0].card.title == "Workshop 1: Harm reduction foundations"
    assert all(one.minutes >= 60 and one.group_max >= 8 for one in found)
    assert found[0].slides == len(decks.deck(found[0].card.id, "").slides)
