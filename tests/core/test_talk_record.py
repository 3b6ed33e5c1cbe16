"""What is kept of a talk holds titles, minutes and counts; of people's words only what was typed into the list."""

import csv

import pytest

from hrdesk.core.deck import DeckSlide, SlideKind
from hrdesk.core.live_list import LiveList
from hrdesk.core.slide_page import SlidePage
from hrdesk.core.talk import Talk
from hrdesk.core.talk_log import LogLine, TalkLog
from hrdesk.core.talk_record import TalkRecord
from tests.builders import NOON

LIVE = LiveList().with_line(0, "=No night bus").with_line(2, "Night bus")


def record(shown_s: float = 90, hands: tuple[int, ...] = (), live: LiveList | None = None) -> TalkRecord:
    return TalkRecord(TalkLog("Talk", NOON, (LogLine("One", 120, shown_s, hands),)), live or LiveList())


@pytest.mark.parametrize(
    ("kept", "is_worth"),
    [(record(59), False), (record(60), True), (record(5, hands=(0, 1)), True), (record(5, live=LIVE), True)],
)
def test_a_talk_of_less_than_a_minute_is_kept_only_for_what_was_counted_or_typed(
    kept: TalkRecord, is_worth: bool
) -> None:
    assert kept.is_worth_keeping is is_worth


def test_in_words_the_list_stands_below_the_log() -> None:
    assert (
        record(live=LIVE)
        .text()
        .endswith("- One: 2 min of 2 min.\n\nRisk:\n- =No night bus\n\nResponse:\n- Night bus\n")
    )
    assert record().text().count("\n\n") == 0


def test_in_a_table_each_line_has_its_question_and_is_no_formula() -> None:
    rows = list(csv.reader(record(live=LIVE).table().splitlines()))
    assert rows == [
        ["slide", "planned minutes", "shown minutes"],
        ["One", "2.0", "1.5"],
        [],
        ["question", "line"],
        ["Risk", "'=No night bus"],
        ["Response", "Night bus"],
    ]
    assert len(list(csv.reader(record().table().splitlines()))) == 2


def test_the_log_holds_nothing_of_what_stands_on_slides_or_in_notes_or_was_typed() -> None:
    slide = DeckSlide(
        SlideKind.QUESTION, "Title", "<p>Canary body</p>", "Canary over", ("<p>Canary step</p>",), "Canary notes",
        "Canary foot", options=2, answer=1,
    )  # fmt: skip
    talk = Talk("Talk", [SlidePage(slide, (slide.html, slide.html), 38)], NOON, 0)
    talk.count_hands(1, 9)
    talk.type_line(1, "Canary line")
    log = talk.log(60)
    assert "Canary" not in log.text() + log.table()
    assert "b) 9" in log.text()
