"""Which notes are shown."""

import pytest

from hrdesk.core.anchor import Anchor
from hrdesk.core.colour import Colour
from hrdesk.core.note_filter import NoteFilter
from tests.builders import make_annotation

QUOTED = make_annotation("quoted", note="Ask the night shift", anchor=Anchor("Tolerance fell", "", "", 0, 14))
PLAIN = make_annotation("plain", article_id="café-page", colour=Colour.BLUE)
TITLES = {"heroin": "Heroin and opioids"}


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("", ["quoted", "plain"]),
        ("HEROIN", ["quoted"]),
        ("tolerance night", ["quoted"]),
        ("tolerance morning", []),
        ("cafe", ["plain"]),
        ("  ", ["quoted", "plain"]),
    ],
)
def test_all_words_must_stand_in_title_quote_or_note(words: str, kept: list[str]) -> None:
    assert [note.id for note in NoteFilter(words).apply([QUOTED, PLAIN], TITLES)] == kept


def test_a_colour_leaves_the_others_out() -> None:
    assert NoteFilter(colour=Colour.BLUE).apply([QUOTED, PLAIN], TITLES) == (PLAIN,)
    assert NoteFilter("night", Colour.BLUE).apply([QUOTED, PLAIN], TITLES) == ()
