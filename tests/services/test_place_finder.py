"""Places are found by what they are called."""

import pytest
from hypothesis import HealthCheck, given, settings

from hrdesk.services.library import Library
from hrdesk.services.place_finder import FoundPlace, PlaceFinder
from tests.core.properties import texts


@pytest.fixture
def finder(library: Library) -> PlaceFinder:
    return PlaceFinder(library)


def test_a_page_is_found_by_the_beginnings_of_the_words_of_its_title(finder: PlaceFinder) -> None:
    assert finder.find("giv nal", 5)[0] == FoundPlace(
        "emergency-giving-naloxone", "Giving naloxone, nasal and injected"
    )


def test_a_page_is_found_by_another_name_which_is_told(finder: PlaceFinder) -> None:
    place = finder.find("smack", 5)[0]
    assert (place.article_id, place.name) == ("heroin", "smack")


def test_headings_come_after_pages_and_name_theirs(finder: PlaceFinder) -> None:
    found = finder.find("mixing", 40)
    assert found[0].article_id == "mixing-substances"
    headings = [place for place in found if place.slug]
    assert headings
    assert all("mixing" in place.heading.casefold() for place in headings)
    assert [bool(place.slug) for place in found] == sorted(bool(place.slug) for place in found)


def test_no_place_comes_twice_and_the_limit_is_kept(finder: PlaceFinder) -> None:
    found = finder.find("n", 30)
    assert 0 < len(found) <= 30
    assert len({(place.article_id, place.slug) for place in found}) == len(found)


def test_nothing_typed_finds_nothing(finder: PlaceFinder) -> None:
    assert finder.find(" ?", 5) == ()
    assert finder.find("zzqx", 5) == ()


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts)
def test_any_text_can_be_looked_for(finder: PlaceFinder, text: str) -> None:
    assert len(finder.find(text, 7)) <= 7
