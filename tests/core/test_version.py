"""Versions of one record from several devices come to the same, whatever their order."""

from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.annotation import Annotation, Json
from hrdesk.core.hybrid_clock import Stamp
from hrdesk.core.record import RecordKind, to_document
from hrdesk.core.running_order import OrderItem, RunningOrder
from hrdesk.core.version import Version, current_versions, merge, record_of, seen_with
from tests.builders import NOON, make_annotation
from tests.core.properties import steady


def version(device: str, number: int, document: Json | None, seen: dict[str, int] | None = None) -> Version:
    """A version of an annotation, made at the millisecond of its number."""
    stamp = Stamp(number, 0, device)
    return Version(number, stamp, RecordKind.ANNOTATION, "k", document, seen or {}, device.upper())


def note(text: str, **fields: object) -> Json:
    return {"note": text, "tags": [], "colour": "yellow", **fields}


def test_a_version_made_in_view_of_another_takes_its_place() -> None:
    first, second = version("a", 1, note("one")), version("b", 2, note("two"), {"a": 1})
    assert current_versions([second, first]) == (second,)
    merged = merge([second, first])
    assert (merged.document, merged.last, merged.is_conflict) == (note("two"), second, False)


def test_texts_that_two_people_wrote_are_both_kept_with_their_names() -> None:
    first = version("a", 1, note("one"))
    mine, theirs = version("a", 2, note("mine"), {"a": 1}), version("b", 3, note("theirs"), {"a": 1})
    merged = merge([first, mine, theirs])
    assert merged.is_conflict
    assert merged.document == note("A wrote:\nmine\n\nB wrote:\ntheirs")


def test_a_text_and_a_colour_changed_apart_are_both_taken() -> None:
    first = version("a", 1, note("one"))
    words = version("a", 2, note("words"), {"a": 1})
    colour = version("b", 3, note("one", colour="blue"), {"a": 1})
    assert merge([first, words, colour]).document == note("words", colour="blue")


def test_the_same_words_written_twice_stand_once() -> None:
    first = version("a", 1, note("one"))
    mine, theirs = version("a", 2, note("same"), {"a": 1}), version("b", 3, note("same"), {"a": 1})
    assert merge([first, mine, theirs]).document == note("same")


def test_tags_that_others_added_stay_and_one_that_somebody_took_out_goes() -> None:
    first = version("a", 1, note("n", tags=["old", "kept"]))
    mine = version("a", 2, note("n", tags=["old", "kept", "mine"]), {"a": 1})
    theirs = version("b", 3, note("n", tags=["kept", "theirs"]), {"a": 1})
    assert merge([first, mine, theirs]).document == note("n", tags=["kept", "theirs", "mine"])


def test_what_somebody_changed_is_not_lost_to_a_removal_elsewhere() -> None:
    first = version("a", 1, note("one"))
    changed, removed = version("a", 2, note("two"), {"a": 1}), version("b", 3, None, {"a": 1})
    assert merge([first, changed, removed]).document == note("two")
    assert merge([first, removed]).document is None


def test_a_version_that_replaces_a_conflict_settles_it() -> None:
    mine, theirs = version("a", 1, note("mine")), version("b", 2, note("theirs"))
    settled = version("a", 3, note("settled"), {"a": 1, "b": 2})
    assert merge([mine, theirs, settled]).document == note("settled")


def test_versions_that_claim_to_follow_each_other_leave_the_later_one() -> None:
    first, second = version("a", 1, note("one"), {"b": 9}), version("b", 2, note("two"), {"a": 9})
    assert current_versions([first, second]) == (second,)


def test_a_version_that_got_lost_between_two_others_is_not_missed() -> None:
    first, last = version("a", 1, note("one")), version("a", 3, note("three"), {"a": 2})
    assert merge([first, last]).document == note("three")


versions = st.lists(
    st.builds(
        lambda device, text, seen, gone: (device, text, seen, gone),
        st.sampled_from("abc"),
        st.sampled_from(["", "one", "two", "three"]),
        st.dictionaries(st.sampled_from("abc"), st.integers(0, 5)),
        st.booleans(),
    ),
    min_size=1,
    max_size=4,
)


@steady
@given(versions)
def test_the_order_and_repeats_do_not_matter(made: list[tuple[str, str, dict[str, int], bool]]) -> None:
    found = [
        version(device, number, None if gone else note(text, tags=[text]), seen)
        for number, (device, text, seen, gone) in enumerate(made, start=1)
    ]
    results = {repr(merge([*order, *order])) for order in permutations(found)}
    assert len(results) == 1


def test_a_version_is_known_to_take_the_place_of_one_before_the_one_that_got_lost() -> None:
    first, lost = version("c", 1, note("one")), version("b", 2, note("two"), {"c": 1})
    last = version("a", 3, note("three"), seen_with([lost]))
    assert merge([first, last]).document == note("three")


EVENING = RunningOrder("o", "Evening", NOON, (OrderItem("heroin", "", 5), OrderItem("alcohol", "help", 5)))


def order(device: str, number: int, document: RunningOrder | None, seen: dict[str, int] | None = None) -> Version:
    kept = to_document(document) if document else None
    return Version(number, Stamp(number, 0, device), RecordKind.RUNNING_ORDER, "o", kept, seen or {}, device.upper())


def test_items_that_others_added_to_a_running_order_stay_and_one_that_somebody_took_out_goes() -> None:
    first = order("a", 1, EVENING)
    mine = order("a", 2, EVENING.with_items([OrderItem("mine", "", 7)]).with_minutes("hrdesk/heroin", 20), {"a": 1})
    theirs = order("b", 3, EVENING.without_item("hrdesk/heroin").with_items([OrderItem("theirs")]), {"a": 1})
    merged = merge([first, mine, theirs])
    assert record_of(merged, ()) == replace(
        EVENING, items=(OrderItem("alcohol", "help", 5), OrderItem("theirs"), OrderItem("mine", "", 7))
    )


def test_minutes_and_order_that_two_people_changed_apart_are_both_taken() -> None:
    first = order("a", 1, EVENING)
    longer = order("a", 2, EVENING.with_minutes("hrdesk/heroin", 20), {"a": 1})
    moved = order("b", 3, EVENING.with_item_at("hrdesk/heroin", 1).with_minutes("hrdesk/alcohol#help", 0), {"a": 1})
    assert record_of(merge([first, longer, moved]), ()) == replace(
        EVENING, items=(OrderItem("alcohol", "help"), OrderItem("heroin", "", 20))
    )
    again = order("c", 4, EVENING.with_minutes("hrdesk/heroin", 30), {"a": 1})
    both = record_of(merge([first, longer, again]), ())
    assert both == EVENING.with_minutes("hrdesk/heroin", 30)


def test_the_parts_of_a_place_come_from_one_person() -> None:
    first = version("a", 1, note("n", anchor="old", heading="old", version="v1"))
    mine = version("a", 2, note("n", anchor="mine", heading="mine", version="v2"), {"a": 1})
    theirs = version("b", 3, note("n", anchor="theirs", heading="old", version="v1"), {"a": 1})
    assert merge([first, mine, theirs]).document == note("n", anchor="theirs", heading="old", version="v1")


def test_words_stay_those_of_the_person_who_wrote_them_first() -> None:
    first, coloured = version("a", 1, note("one")), version("b", 2, note("one", colour="blue"), {"a": 1})
    assert merge([first, coloured]).writer == first
    other = version("b", 3, note("other", colour="blue"), {"a": 1, "b": 2})
    assert merge([first, coloured, other]).writer == other


def test_words_that_were_another_persons_before_they_were_kept_here_stay_theirs() -> None:
    mine = version("a", 1, to_document(make_annotation("k", note="one", author="Dee")))
    theirs = version("b", 2, to_document(make_annotation("k", note="two")))
    for own in ([], ["a"], ["b"]):
        record = record_of(merge([mine]), own)
        assert isinstance(record, Annotation)
        assert record.author == "Dee"
    assert (merge([mine, theirs]).document or {})["note"] == "Dee wrote:\none\n\nB wrote:\ntwo"
