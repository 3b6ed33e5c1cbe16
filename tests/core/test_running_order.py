"""Items of a talk in their order, each once, with their minutes."""

import pytest

from hrdesk.core.running_order import MOST_MINUTES, OrderItem, RunningOrder, item_of, items_of
from tests.builders import NOON

PAGE, SECTION = OrderItem("heroin", "", 5), OrderItem("heroin", "mixing", 10)
ORDER = RunningOrder("o", "Evening", NOON, (PAGE, SECTION))


def test_a_page_and_a_section_of_it_are_two_items_and_the_same_section_is_one() -> None:
    longer = ORDER.with_items([OrderItem("heroin", "mixing", 99), OrderItem("law", pack="lisbon"), OrderItem("law")])
    assert longer.items == (PAGE, SECTION, OrderItem("law", pack="lisbon"), OrderItem("law"))
    assert longer.minutes == 15


def test_an_item_is_moved_counted_without_it_and_taken_out() -> None:
    longer = ORDER.with_items([OrderItem("law")])
    assert longer.with_item_at("hrdesk/law", 0).items == (OrderItem("law"), PAGE, SECTION)
    assert longer.with_item_at("hrdesk/heroin", 99).items == (SECTION, OrderItem("law"), PAGE)
    assert longer.with_item_at("hrdesk/gone", 0) == longer
    assert longer.without_item("hrdesk/heroin#mixing").items == (PAGE, OrderItem("law"))


def test_minutes_are_never_below_none_nor_more_than_a_day() -> None:
    assert ORDER.with_minutes("hrdesk/heroin", -4).items[0].minutes == 0
    assert ORDER.with_minutes("hrdesk/heroin", 10**6).items[0].minutes == MOST_MINUTES
    assert ORDER.with_minutes("hrdesk/gone", 7) == ORDER


@pytest.mark.parametrize("item", [PAGE, SECTION, OrderItem("law", "a-b", 0, "lisbon")])
def test_an_item_comes_back_from_its_key(item: OrderItem) -> None:
    assert item_of(item.key, item.minutes) == item


@pytest.mark.parametrize("key", ["", "heroin", "/heroin", "hrdesk/", "hrdesk/#x", "hrdesk/heroin#"])
def test_the_key_of_no_item_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="no item"):
        item_of(key)


def test_items_stand_once_with_the_minutes_that_they_are_given() -> None:
    keys = ["hrdesk/heroin", "hrdesk/heroin#mixing", "hrdesk/heroin"]
    assert items_of(keys, {"hrdesk/heroin": 5, "hrdesk/heroin#mixing": 10, "hrdesk/gone": 3}) == (PAGE, SECTION)
