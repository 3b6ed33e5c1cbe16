"""A talk follows the trainer's keys, and counts slides, minutes and hands."""

import pytest

from hrdesk.core.deck import DeckSlide, SlideKind
from hrdesk.core.slide_page import SlidePage
from hrdesk.core.stage import Blank, Point, Zoom
from hrdesk.core.talk import Talk
from hrdesk.core.training_slides import live_slide
from tests.builders import NOON


def text(title: str, parts: int = 1, minutes: float = 0) -> list[SlidePage]:
    slide = DeckSlide(SlideKind.TEXT, title, minutes=minutes)
    return [SlidePage(slide, (f"{title} {part}",), 38, part, parts) for part in range(1, parts + 1)]


def question(title: str) -> SlidePage:
    slide = DeckSlide(SlideKind.QUESTION, title, "<p>a</p>", steps=("<p>b</p>",), options=3, answer=2)
    return SlidePage(slide, ("<p>a</p>", "<p>a</p><p>b</p>"), 38)


@pytest.fixture
def talk() -> Talk:
    return Talk("Talk", [*text("One"), *text("Two", 2, minutes=4), question("Why?")], NOON, 100.0)


def place(talk: Talk) -> tuple[int, int]:
    return talk.at, talk.press


def test_keys_lead_through_every_page_and_answer_and_back(talk: Talk) -> None:
    seen = [place(talk)]
    for _ in range(5):
        talk.forward(100)
        seen.append(place(talk))
    assert seen == [(0, 0), (1, 0), (2, 0), (3, 0), (3, 1), (3, 1)]
    for _ in range(5):
        talk.back(100)
        seen.append(place(talk))
    assert seen[6:] == [(3, 0), (2, 0), (1, 0), (0, 0), (0, 0)]


def test_going_back_to_a_question_shows_it_with_its_answer() -> None:
    talk = Talk("Talk", [question("Why?"), *text("One")], NOON, 0, at=1)
    talk.back(0)
    assert place(talk) == (0, 1)


def test_the_next_page_is_known_and_at_the_end_there_is_none(talk: Talk) -> None:
    assert talk.following == (talk.pages[1], 0)
    talk.go_to(3, 0)
    assert talk.following == (talk.pages[3], 1)
    talk.forward(0)
    assert talk.following is None


def test_a_place_that_is_not_there_is_the_nearest(talk: Talk) -> None:
    talk.go_to(99, 0)
    assert talk.at == 3
    talk.go_to(-1, 0)
    assert talk.at == 0


def test_a_blank_screen_comes_back_with_any_key_that_moves_and_stays_where_it_was(talk: Talk) -> None:
    talk.toggle(Blank.BLACK)
    assert talk.stage(0).blank is Blank.BLACK
    talk.forward(0)
    assert (talk.stage(0).blank, place(talk)) == (Blank.NO, (0, 0))
    talk.toggle(Blank.WHITE)
    talk.toggle(Blank.BLACK)
    talk.toggle(Blank.BLACK)
    assert talk.stage(0).blank is Blank.NO


def test_zoom_ends_with_the_page_and_the_pointer_does_not(talk: Talk) -> None:
    talk.point(Point(0.5, 0.5))
    talk.zoom(Zoom(Point(0.2, 0.2), 2))
    talk.forward(0)
    assert (talk.stage(0).zoom, talk.stage(0).pointer) == (None, Point(0.5, 0.5))


def test_time_stops_while_it_is_paused_and_begins_anew_when_reset(talk: Talk) -> None:
    assert talk.elapsed_s(160) == 60
    talk.toggle_pause(160)
    assert talk.elapsed_s(500) == 60
    talk.toggle_pause(500)
    assert talk.elapsed_s(510) == 70
    talk.reset(510)
    assert talk.elapsed_s(520) == 10


def test_planned_minutes_are_those_of_slides_also_where_they_were_cut(talk: Talk) -> None:
    assert talk.planned_s == 240
    talk.go_to(2, 0)
    assert talk.planned_before_s == 120


def test_the_time_of_an_exercise_counts_down_and_ends_with_its_page() -> None:
    slide = DeckSlide(SlideKind.EXERCISE, "Sort", minutes=10)
    talk = Talk("Talk", [SlidePage(slide, ("",), 38), *text("Next")], NOON, 0)
    talk.toggle_timer(100)
    assert talk.stage(190).clock == "8:30"
    assert talk.stage(900).clock == "0:00"
    assert talk.timer_left_s(900) == -200
    talk.forward(900)
    assert talk.stage(900).clock == ""


def test_hands_are_counted_for_the_question_on_show_only(talk: Talk) -> None:
    talk.count_hands(0, 5)
    assert not talk.hands
    talk.go_to(3, 0)
    talk.count_hands(1, 7)
    talk.count_hands(2, -4)
    talk.count_hands(9, 1)
    assert talk.hands == (0, 7, 0)


def test_the_log_tells_each_slide_that_was_shown_once(talk: Talk) -> None:
    talk.forward(130)
    talk.forward(160)
    talk.toggle_pause(170)
    talk.toggle_pause(970)
    talk.go_to(3, 980)
    talk.count_hands(1, 7)
    log = talk.log(1040)
    assert [(line.title, line.shown_s, line.hands) for line in log.lines] == [
        ("One", 30, ()),
        ("Two", 50, ()),
        ("Why?", 60, (0, 7, 0)),
    ]
    assert log.text() == (
        "Talk: Talk, 2026-11-21 12:00. 2 min shown, 4 min planned.\n"
        "- One: 30 s.\n- Two: 50 s of 4 min.\n- Why?: 1 min. Hands: a) 0, b) 7, c) 0."
    )
    assert log.table().splitlines() == [
        "slide,planned minutes,shown minutes,hands a,hands b,hands c",
        "One,0.0,0.5",
        "Two,4.0,0.8",
        "Why?,0.0,1.0,0,7,0",
    ]


def test_a_title_is_no_formula_of_a_spreadsheet() -> None:
    talk = Talk("Talk", text("=1+1"), NOON, 0)
    assert "'=1+1" in talk.log(5).table()


def test_pages_cut_for_another_screen_keep_slide_time_and_hands(talk: Talk) -> None:
    talk.go_to(3, 150)
    talk.count_hands(0, 3)
    talk.forward(160)
    talk.replace_pages([*text("One"), *text("Two", 3, minutes=4), question("Why?")], 170)
    assert (place(talk), talk.hands) == ((4, 1), (3, 0, 0))
    assert [line.shown_s for line in talk.log(170).lines] == [50, 20]


def live_page() -> SlidePage:
    return SlidePage(live_slide(), ("",), 38)


def test_a_page_that_is_brought_in_is_left_where_the_talk_was(talk: Talk) -> None:
    talk.go_to(3, 100)
    talk.forward(100)
    for leave in (talk.forward, talk.back, talk.send_back):
        talk.bring_in(live_page(), 100)
        assert (talk.page, talk.press, talk.is_aside) == (live_page(), 0, True)
        assert talk.following == (talk.pages[3], 1)
        leave(100)
        assert (talk.page, place(talk), talk.is_aside) == (talk.pages[3], (3, 1), False)


def test_going_to_a_slide_leaves_the_page_that_was_brought_in(talk: Talk) -> None:
    talk.toggle(Blank.BLACK)
    talk.bring_in(live_page(), 100)
    assert talk.stage(100).blank is Blank.NO
    talk.go_to(0, 100)
    assert talk.page == talk.pages[0]


def test_minutes_of_a_page_that_was_brought_in_are_its_own(talk: Talk) -> None:
    talk.bring_in(live_page(), 110)
    talk.replace_pages([*text("One"), *text("Two", 3, minutes=4)], 130)
    talk.send_back(140)
    talk.bring_in(live_page(), 150)
    log = talk.log(155)
    assert [(line.title, line.shown_s) for line in log.lines] == [("One", 20), ("Three questions", 35)]


def test_the_timer_of_an_exercise_goes_on_while_the_three_questions_are_filled_in() -> None:
    slide = DeckSlide(SlideKind.EXERCISE, "Sort", minutes=10)
    talk = Talk("Talk", [SlidePage(slide, ("",), 38)], NOON, 0)
    talk.toggle_timer(0)
    talk.bring_in(live_page(), 30)
    assert talk.stage(30).clock == "9:30"


def test_what_is_typed_is_on_stage_at_once_and_can_be_taken_out(talk: Talk) -> None:
    talk.type_line(0, "No night bus")
    talk.type_line(0, "Rain")
    talk.take_out_line(0, 0)
    assert talk.stage(100).live.columns == (("Rain",), (), ())


def test_slides_cut_anew_go_on_at_the_same_part(talk: Talk) -> None:
    slide = talk.pages[1].slide
    talk.go_to(2, 0)
    again = [SlidePage(slide, (f"{part}",), 38, part, 4) for part in range(1, 5)]
    talk.replace_pages([*talk.pages[:1], *again], 0)
    assert (talk.page.part, talk.page.parts) == (3, 4)
    talk.replace_pages([*talk.pages[:1], SlidePage(slide, ("all",), 30)], 0)
    assert talk.at == 1


def test_a_slide_that_comes_twice_is_gone_on_with_where_it_was(talk: Talk) -> None:
    twice = [*text("Same"), *text("Other"), *text("Same")]
    talk = Talk("Talk", twice, NOON, 0, at=2)
    talk.replace_pages([*text("Before"), *twice], 0)
    assert talk.at == 3


@pytest.mark.parametrize(
    ("at", "elapsed", "late"),
    [(0, 0, 0), (0, 50, 50), (1, 0, 0), (1, 100, 0), (1, 150, 30), (3, 60, -180), (3, 300, 60)],
)
def test_it_is_known_how_far_the_talk_is_from_its_plan(talk: Talk, at: int, elapsed: int, late: int) -> None:
    talk.go_to(at, 100)
    assert talk.late_s(100 + elapsed) == late


def test_without_planned_minutes_no_talk_is_late() -> None:
    assert Talk("Talk", text("One"), NOON, 0).late_s(1_000) == 0


def test_a_talk_of_no_slides_is_refused() -> None:
    with pytest.raises(ValueError, match="no slides"):
        Talk("Talk", [], NOON, 0)
