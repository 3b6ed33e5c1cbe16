"""Tags as people write them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hrdesk.core.tags import LONGEST_TAG, MOST_TAGS, read_tags, tags_in_use, with_tags, without_tag


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("", ()),
        (" , ;\n", ()),
        ("night", ("night",)),
        ("night, van;  station \n", ("night", "van", "station")),
        ("  two   words ", ("two words",)),
        ("#night", ("night",)),
        ("Night, night, NIGHT", ("Night",)),
        ("café, cafe", ("café",)),
        ("x" * 60, ("x" * LONGEST_TAG,)),
    ],
)
def test_typed_words_become_tags(typed: str, tags: tuple[str, ...]) -> None:
    assert read_tags(typed) == tags


def test_a_tag_that_is_there_in_other_letters_stays_as_it_was() -> None:
    assert with_tags(("Night",), "night", "van") == ("Night", "van")


def test_a_tag_is_taken_off_in_whatever_letters() -> None:
    assert without_tag(("Night", "van"), "night") == ("van",)
    assert without_tag(("van",), "night") == ("van",)


def test_a_note_has_room_for_so_many_tags() -> None:
    assert len(read_tags(",".join(map(str, range(50))))) == MOST_TAGS


def test_tags_in_use_stand_by_use_in_their_most_used_spelling() -> None:
    assert tags_in_use([("night", "van"), ("Night",), ("night",), ("bus",)]) == ("night", "bus", "van")


@example(words=["##", "# #night"])
@given(st.lists(st.text(max_size=50), max_size=8))
def test_reading_tags_again_changes_nothing(words: list[str]) -> None:
    tags = read_tags(",".join(words))
    assert read_tags(",".join(tags)) == tags
