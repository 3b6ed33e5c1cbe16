"""What the notebook keeps, as documents."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.anchor import Anchor
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.question import Question
from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.core.record import Change, Record, RecordKind, from_document, key_of, kind_of, to_document
from hrdesk.core.running_order import OrderItem, RunningOrder
from tests.builders import NOON, make_annotation
from tests.core.properties import steady, texts

RECORDS: tuple[Record, ...] = (
    make_annotation(
        "a", note="Ask", anchor=Anchor("x", "p", "s", 4, 5), kind=NoteKind.STORY, tags=("night",), kept_for="v2"
    ),
    make_annotation("b", pack="lisbon"),
    Question("q", "Where to get foil?", NOON),
    Bookmark("heroin", NOON, "lisbon"),
    ReadingList("r", "Night shift", NOON, ("heroin", "alcohol")),
    RunningOrder("o", "Evening", NOON, (OrderItem("heroin", "mixing", 10), OrderItem("law", pack="lisbon"))),
)


@pytest.mark.parametrize("record", RECORDS)
def test_a_record_comes_back_from_its_document(record: Record) -> None:
    document = json.loads(json.dumps(to_document(record)))
    assert from_document(kind_of(record), key_of(record), document) == record


def test_the_name_of_the_author_is_handed_in() -> None:
    read = from_document(RecordKind.ANNOTATION, "a", to_document(make_annotation("a")), "Ana")
    assert read == make_annotation("a", author="Ana")


def test_kinds_and_keys_tell_records_apart() -> None:
    assert len({(kind_of(record), key_of(record)) for record in RECORDS}) == len(RECORDS)


@steady
@given(
    st.sampled_from(list(RecordKind)),
    st.dictionaries(
        st.sampled_from(
            [
                *("article", "note", "tags", "anchor", "created", "asked", "pages", "colour", "kind", "text", "name"),
                *("items", "minutes"),
            ]
        ),
        st.none()
        | st.integers()
        | texts
        | st.lists(st.integers() | texts, max_size=5)
        | st.dictionaries(texts, st.integers() | texts, max_size=3),
    ),
)
def test_a_document_that_makes_no_sense_is_refused_and_nothing_worse(
    kind: RecordKind, document: dict[str, object]
) -> None:
    with suppress(ValueError):
        assert kind_of(from_document(kind, "key", document)) is kind


def test_a_change_names_its_record_and_can_be_reversed() -> None:
    before, after = make_annotation("a"), make_annotation("a", note="new")
    assert Change(before, after).record == after
    assert Change(before, None).record == before
    assert Change(before, after).reversed() == Change(after, before)
    with pytest.raises(ValueError, match="nothing"):
        _ = Change(None, None).record


def test_a_list_holds_each_page_once_in_the_order_that_was_given() -> None:
    pages = ReadingList("r", "Night", NOON).with_page("a").with_page("b").with_page("a").with_page("c")
    assert pages.pages == ("a", "b", "c")
    assert pages.with_page_at("c", 0).pages == ("c", "a", "b")
    assert pages.with_page_at("a", 99).pages == ("b", "c", "a")
    assert pages.without_page("b").without_page("z").pages == ("a", "c")
