"""The three questions, filled in while the group speaks."""

from hrdesk.core.live_list import LONGEST_LINE, LiveList


def test_lines_are_added_and_taken_out() -> None:
    live = LiveList().with_line(0, "  No night   bus ").with_line(0, "").with_line(2, "Night bus")
    assert live.columns == (("No night bus",), (), ("Night bus",))
    assert live.without_line(0, 0).columns == ((), (), ("Night bus",))
    assert LiveList().is_empty
    assert not live.is_empty


def test_a_line_is_no_longer_than_can_be_read() -> None:
    assert len(LiveList().with_line(1, "a" * 500).columns[1][0]) == LONGEST_LINE


def test_what_is_typed_is_shown_as_it_was_typed() -> None:
    assert "&lt;b&gt;" in LiveList().with_line(0, "<b>").html()


def test_the_note_has_the_questions_that_were_answered() -> None:
    live = LiveList().with_line(0, "Fall").with_line(2, "Light")
    assert live.text() == "Risk:\n- Fall\n\nResponse:\n- Light"


def test_of_many_lines_the_newest_are_kept() -> None:
    live = LiveList((("a", "b", "c"), ("d",), ()))
    assert live.newest(2).columns == (("b", "c"), ("d",), ())
    assert live.newest(0).is_empty
