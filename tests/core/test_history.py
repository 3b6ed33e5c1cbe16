"""Back and forward."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.history import LIMIT, History, Place, Screen
from tests.core.properties import steady

HOME = Place(Screen.HOME)
HEROIN = Place(Screen.ARTICLE, "heroin")
COCAINE = Place(Screen.ARTICLE, "cocaine")
NOTES = Place(Screen.NOTEBOOK)


def test_one_starts_at_home_with_nowhere_to_go() -> None:
    history = History()
    assert history.now == HOME
    assert not history.can_go_back
    assert not history.can_go_forward
    assert history.back() == history.forward() == history


def test_back_and_forward_lead_through_the_places_visited() -> None:
    history = History().visit(HEROIN).visit(NOTES)
    assert history.now == NOTES
    assert history.back().now == HEROIN
    assert history.back().back().now == HOME
    assert history.back().forward().now == NOTES
    assert history.back().can_go_forward


def test_a_new_place_forgets_what_was_ahead() -> None:
    history = History().visit(HEROIN).visit(NOTES).back().visit(COCAINE)
    assert history.places == (HOME, HEROIN, COCAINE)
    assert not history.can_go_forward


def test_going_where_one_is_changes_nothing_however_far_it_is_scrolled() -> None:
    history = History().visit(HEROIN).left_at(300)
    assert history.visit(HEROIN) is history
    assert history.visit(Place(Screen.ARTICLE, "heroin", "mixing")) is not history


def test_the_scroll_of_the_place_on_show_is_remembered() -> None:
    history = History().visit(HEROIN).visit(NOTES).back().left_at(42)
    assert history.places == (HOME, Place(Screen.ARTICLE, "heroin", position=42), NOTES)
    assert history.forward().back().now.position == 42


def test_the_oldest_places_are_forgotten_first() -> None:
    history = History()
    for number in range(LIMIT + 20):
        history = history.visit(Place(Screen.ARTICLE, f"page-{number}"))
    assert len(history.places) == LIMIT
    assert history.now.article_id == f"page-{LIMIT + 19}"
    assert history.places[0].article_id == "page-20"


places = st.builds(Place, st.sampled_from(Screen), st.sampled_from(["", "heroin", "cocaine"]), st.just(""))
moves: st.SearchStrategy[Callable[[History], History]] = st.one_of(
    places.map(lambda place: lambda history: history.visit(place)),
    st.integers(0, 9).map(lambda scroll: lambda history: history.left_at(scroll)),
    st.just(History.back),
    st.just(History.forward),
)


@steady
@given(st.lists(moves, max_size=150))
def test_history_never_leaves_its_places(taken: list[Callable[[History], History]]) -> None:
    history = History()
    for move in taken:
        history = move(history)
        assert 0 <= history.at < len(history.places) <= LIMIT
        assert history.now is history.places[history.at]
        assert history.can_go_back == (history.back() != history)
        assert history.can_go_forward == (history.forward() != history)
