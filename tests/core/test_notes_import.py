"""What a file of notes would change in a notebook."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.anchor import Anchor, make_anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.core.import_outcome import ImportLine, Outcome, Why
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.note_state import judge_note
from hrdesk.core.notebook_contents import NotebookContents
from hrdesk.core.notes_document import NoNotes, read_document
from hrdesk.core.notes_export import export_notes
from hrdesk.core.notes_format import NotesFormat
from hrdesk.core.notes_import import ImportPlan, plan_import
from hrdesk.core.page_text import page_text
from hrdesk.core.question import Question
from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.core.record import Record
from hrdesk.core.running_order import MOST_MINUTES, OrderItem, RunningOrder
from tests.builders import NOON, make_annotation
from tests.core.properties import any_text, steady, texts
from tests.core.some_pages import SomePages

HEROIN = page_text(
    "Heroin and opioids",
    "An opioid.",
    '<h2 id="risks">Risks</h2><p>Breathing slows and may stop.</p><h2 id="help">Help</h2><p>Tilt the head back.</p>',
    "v9",
)
ALCOHOL = page_text("Alcohol", "A drink.", '<h2 id="risks">Risks</h2><p>The liver suffers. Tilt the glass.</p>', "v3")
PAGES = SomePages({"heroin": "Heroin and opioids", "alcohol": "Alcohol"}, {"heroin": HEROIN, "alcohol": ALCOHOL})
LATER = NOON + timedelta(days=3)


def plan(document: object, *notes: Annotation, pages: SomePages = PAGES, **contents: object) -> ImportPlan:
    """What this document, as JSON, would change in a notebook with these notes."""
    value = json.loads(json.dumps(document))
    return plan_import(read_document(value), NotebookContents(notes, **contents), pages, LATER)  # type: ignore[arg-type]


def only(document: object, *notes: Annotation, **contents: object) -> ImportLine:
    (line,) = plan(document, *notes, **contents).lines  # type: ignore[arg-type]
    return line


def taken(planned: ImportPlan, *, with_unplaced: bool = True) -> set[Record]:
    return {change.after for change in planned.changes(with_unplaced=with_unplaced) if change.after}


def exported(*notes: Annotation, **contents: object) -> Any:
    return json.loads(export_notes(NotebookContents(notes, **contents), PAGES, NotesFormat.JSONLD))  # type: ignore[arg-type]


def row(**changes: object) -> dict[str, object]:
    """A note as Hypothesis writes it."""
    quote = {"type": "TextQuoteSelector", "exact": "slows and may", "prefix": "Risks\n\nBreathing ", "suffix": " stop."}
    values: dict[str, object] = {
        "id": "k1",
        "created": "2026-11-01T10:00:00.123456+00:00",
        "updated": "2026-11-02T10:00:00+00:00",
        "user": "acct:maria@hypothes.is",
        "uri": "https://example.org/library/heroin.html?from=mail#top",
        "text": "Ask <b>the</b> night shift",
        "tags": ["night", " van "],
        "group": "__world__",
        "permissions": {"read": ["group:__world__"]},
        "target": [{"selector": [{"type": "RangeSelector", "startContainer": "/p[1]"}, quote]}],
        "document": {"title": ["Something"]},
    }
    return {name: value for name, value in (values | changes).items() if value is not None}


def quoting(exact: str, prefix: str = "", suffix: str = "") -> list[dict[str, object]]:
    selector = {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
    return [{"selector": [selector]}]


# There and back

moments = st.datetimes(datetime(2000, 1, 1), datetime(2026, 11, 21), timezones=st.just(UTC))
slugs = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
ids = st.uuids().map(str) | st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,30}", fullmatch=True)
lines = any_text.map(lambda text: " ".join(text.split()))
anchors = st.builds(make_anchor, lines, st.integers(0, 10), st.integers(11, 40)).filter(lambda anchor: anchor.exact)
annotations = st.builds(
    Annotation,
    id=ids,
    article_id=slugs,
    content_version=slugs,
    created=moments,
    modified=moments,
    colour=st.sampled_from(Colour),
    note=texts,
    heading=st.just("") | slugs,
    anchor=st.none() | anchors,
    pack=st.just("hrdesk") | slugs,
    kind=st.sampled_from(NoteKind),
    tags=st.lists(lines.filter(bool), max_size=3, unique=True).map(tuple),
    author=lines,
    kept_for=st.just("") | slugs,
)
questions = st.builds(Question, ids, texts.filter(lambda text: bool(text.strip())), moments)
bookmarks = st.builds(Bookmark, slugs, moments, st.just("hrdesk") | slugs)
reading_lists = st.builds(
    ReadingList, ids, lines.filter(bool), moments, st.lists(slugs, max_size=4, unique=True).map(tuple)
)
order_items = st.builds(OrderItem, slugs, st.just("") | slugs, st.integers(0, MOST_MINUTES), st.just("hrdesk") | slugs)
running_orders = st.builds(
    RunningOrder,
    ids,
    lines.filter(bool),
    moments,
    st.lists(order_items, max_size=4, unique_by=lambda item: item.key).map(tuple),
)


def listed(kind: st.SearchStrategy[Any], name: str) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(kind, max_size=4, unique_by=lambda record: getattr(record, name)).map(tuple)


@steady
@given(
    listed(annotations, "id"),
    listed(questions, "text"),
    listed(bookmarks, "article_id"),
    listed(reading_lists, "id"),
    listed(running_orders, "id"),
)
def test_what_was_exported_comes_back_as_it_was(
    notes: tuple[Annotation, ...],
    asked: tuple[Question, ...],
    marked: tuple[Bookmark, ...],
    kept: tuple[ReadingList, ...],
    orders: tuple[RunningOrder, ...],
) -> None:
    if len({question.id for question in asked}) < len(asked):
        asked = asked[:1]
    contents = NotebookContents(notes, asked, marked, kept, orders, device="0123")
    document = read_document(json.loads(export_notes(contents, PAGES, NotesFormat.JSONLD)))
    first = plan_import(document, NotebookContents(), PAGES, LATER)
    assert taken(first) == set(contents.records())
    assert set(line.outcome for line in first.lines) <= {Outcome.NEW}
    again = plan_import(document, contents, PAGES, LATER)
    assert set(line.outcome for line in again.lines) <= {Outcome.SKIPPED}
    assert again.changes(with_unplaced=True) == ()


def test_a_name_for_colleagues_goes_along_and_is_known_at_home() -> None:
    note = make_annotation("a", note="Mine")
    document = exported(note, owner="Maria")
    assert taken(plan(document)) == {replace(note, author="Maria")}
    assert taken(plan(document, owner="Maria")) == {note}
    assert only(document, note, owner="Maria").outcome is Outcome.SKIPPED


# Hypothesis


@pytest.mark.parametrize(
    "document", [{"total": 1, "rows": [row()]}, {"export_date": "x", "annotations": [row()]}, [row()], row()]
)
def test_a_row_of_hypothesis_hangs_on_the_page_of_its_address(document: object) -> None:
    (note,) = taken(plan(document))
    start = HEROIN.text.index("slows and may")
    assert isinstance(note, Annotation)
    assert str(UUID(note.id)) == note.id
    assert note == Annotation(
        id=note.id,
        article_id="heroin",
        content_version="v9",
        created=datetime(2026, 11, 1, 10, 0, 0, 123456, UTC),
        modified=datetime(2026, 11, 2, 10, tzinfo=UTC),
        note="Ask <b>the</b> night shift",
        heading="risks",
        anchor=make_anchor(HEROIN.text, start, start + 13),
        tags=("night", "van"),
        author="maria",
    )


def test_the_shown_name_of_an_account_comes_first() -> None:
    (note,) = taken(plan([row(user_info={"display_name": "Ana  B"})]))
    assert isinstance(note, Annotation)
    assert note.author == "Ana B"


@pytest.mark.parametrize(
    ("address", "title", "quote"),
    [
        ("https://example.org/page/42", "Heroin and Opioids | Library", "slows and may"),
        ("https://example.org/page/42", "", "Breathing slows and"),
        ("https://example.org/HEROIN/", "", "slows and may"),
        ("hrdesk:heroin", "", "slows and may"),
        ("https://[", "heroin and opioids", "slows and may"),
    ],
)
def test_a_page_is_found_by_address_title_or_quote(address: str, title: str, quote: str) -> None:
    line = only([row(uri=address, document={"title": title}, target=quoting(quote))])
    assert (line.outcome, line.page, line.quote) == (Outcome.NEW, "heroin", quote)


@pytest.mark.parametrize("quote", ["Tilt the", "slows", "breathing  slows and may", "Nothing of the kind"])
def test_a_quote_that_tells_no_page_places_no_note(quote: str) -> None:
    planned = plan([row(uri="https://example.org/page/42", target=quoting(quote))])
    (line,) = planned.lines
    assert (line.outcome, line.why) == (Outcome.NOT_PLACED, Why.NOWHERE)
    assert planned.changes(with_unplaced=False) == ()
    (note,) = taken(planned)
    assert isinstance(note, Annotation)
    assert (note.pack, note.article_id) == ("@web", "https://example.org/page/42")
    assert not judge_note(note, PAGES).is_waiting
    assert note.anchor == Anchor(quote.replace("  ", " "), "", "", 0, len(quote.replace("  ", " ")))


def test_a_page_of_the_same_name_elsewhere_without_the_words_is_not_ours() -> None:
    line = only([row(uri="https://en.wikipedia.org/wiki/Heroin", target=quoting("Diamorphine, sold by Bayer,"))])
    assert line.outcome is Outcome.NOT_PLACED


def test_words_that_a_browser_ran_together_are_found() -> None:
    line = only([row(target=quoting("may stop.HelpTilt the"))])
    assert (line.outcome, line.quote) == (Outcome.NEW, "may stop. Help Tilt the")


def test_an_answer_hangs_where_the_first_note_of_the_talk_does() -> None:
    answer = row(id="k2", references=["k1"], target=[{"source": "x"}], text="Yes")
    lines = plan([row(), answer]).lines
    assert [line.quote for line in lines] == ["slows and may", "slows and may"]
    assert [line.words for line in lines] == ["Ask <b>the</b> night shift", "Yes"]


def test_a_note_on_a_page_as_a_whole_needs_no_quote() -> None:
    (note,) = taken(plan([row(target=[{"source": "x"}])]))
    assert isinstance(note, Annotation)
    assert (note.article_id, note.anchor) == ("heroin", None)


# The W3C model


def test_an_annotation_of_another_program_is_read() -> None:
    document = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "http://example.org/anno/1",
        "type": "Annotation",
        "motivation": ["questioning"],
        "creator": {"name": "Ana"},
        "created": "2026-11-01T10:00:00Z",
        "body": [
            {"type": "TextualBody", "value": "Does this hold?", "format": "text/html"},
            "http://example.org/more",
            {"type": "TextualBody", "value": "law", "purpose": "tagging"},
        ],
        "target": {
            "source": "http://example.org/heroin",
            "selector": {
                "type": "FragmentSelector",
                "value": "help",
                "refinedBy": {"type": "TextQuoteSelector", "exact": "head back"},
            },
        },
    }
    (note,) = taken(plan(document))
    assert isinstance(note, Annotation)
    assert (note.note, note.tags) == ("Does this hold?\n\nhttp://example.org/more", ("law",))
    assert (note.kind, note.author) == (NoteKind.QUESTION, "Ana")
    assert note.created == note.modified == datetime(2026, 11, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "wrap",
    [
        lambda note: note,
        lambda note: [note],
        lambda note: {"type": "AnnotationPage", "items": [note]},
        lambda note: {"type": ["AnnotationCollection"], "first": {"type": "AnnotationPage", "items": [note]}},
        lambda note: [{"type": "AnnotationPage", "items": [note]}],
        lambda note: {"@graph": [note]},
    ],
)
def test_notes_stand_alone_in_arrays_pages_and_collections(wrap: Any) -> None:
    note = {"type": "Annotation", "bodyValue": "Ask", "target": "hrdesk:heroin"}
    assert only(wrap(note)).words == "Ask"


def test_a_note_without_a_name_or_a_date_is_known_again() -> None:
    document = {"type": "Annotation", "bodyValue": "Ask", "target": "hrdesk:heroin"}
    (note,) = taken(plan(document))
    assert isinstance(note, Annotation)
    assert note.created == note.modified == LATER
    assert only(document, note).outcome is Outcome.SKIPPED


@pytest.mark.parametrize(("fragment", "heading"), [("help", "help"), ("page=3", "")])
def test_a_fragment_is_a_heading_if_the_page_has_it(fragment: str, heading: str) -> None:
    selector = {"type": "FragmentSelector", "value": f"#{fragment}"}
    target = {"source": "http://example.org/heroin", "selector": selector}
    (note,) = taken(plan({"type": "Annotation", "bodyValue": "Ask", "target": target}))
    assert isinstance(note, Annotation)
    assert (note.heading, note.anchor) == (heading, None)


def test_a_bookmark_of_another_program_is_one() -> None:
    document = {"type": "Annotation", "motivation": "bookmarking", "target": "http://example.org/heroin"}
    assert taken(plan(document)) == {Bookmark("heroin", LATER)}


def test_a_page_that_is_not_in_this_library_keeps_its_notes() -> None:
    note = make_annotation("a", article_id="old-page", anchor=Anchor("gone", "", "", 1, 5))
    assert only(exported(note)) == ImportLine(1, Outcome.NEW, Why.NO_PAGE, note)


def test_a_passage_that_is_gone_keeps_its_note() -> None:
    note = make_annotation("a", anchor=Anchor("gone words of old", "", "", 1, 18))
    assert only(exported(note)) == ImportLine(1, Outcome.NEW, Why.LOST, note)
    heading = make_annotation("a", heading="gone", note="Here")
    assert only(exported(heading)).why is Why.LOST


# What is here already


def at(id: str, note: str, minutes: int, **changes: object) -> Annotation:
    return make_annotation(id, note=note, modified=NOON + timedelta(minutes=minutes), **changes)  # type: ignore[arg-type]


def judged(here: Annotation, there: Annotation, **contents: object) -> tuple[Outcome, Why, str]:
    line = only(exported(there, device=str(contents.pop("writer", "")), writers={}), here, **contents)
    return line.outcome, line.why, line.words


def test_the_newer_words_win_where_only_one_side_was_changed() -> None:
    first, second = at("a", "One", 0), at("a", "Two", 5)
    assert judged(first, second) == (Outcome.CHANGED, Why.NEWER_THERE, "Two")
    assert judged(second, first) == (Outcome.SKIPPED, Why.NEWER_HERE, "Two")


def test_words_that_the_newer_ones_hold_are_not_kept_twice() -> None:
    first, second = at("a", "One", 1), at("a", "One and two", 5)
    assert judged(first, second) == (Outcome.CHANGED, Why.NEWER_THERE, "One and two")
    assert judged(second, first) == (Outcome.SKIPPED, Why.NEWER_HERE, "One and two")


def test_both_texts_are_kept_where_both_were_changed_and_only_once() -> None:
    here, there = at("a", "One", 1, tags=("x",)), at("a", "Two", 5, tags=("y",), author="Ana")
    for one, other in ((here, there), (there, here)):
        planned = plan(exported(other), one)
        assert [(line.outcome, line.why) for line in planned.lines] == [(Outcome.BOTH, Why.BOTH_CHANGED)]
        (both,) = taken(planned)
        assert isinstance(both, Annotation)
        assert both.note == "Two\n\n[2026-11-21]\nOne" if one is here else "Two\n\n[2026-11-21, Ana]\nOne"
        assert both.tags == ("y", "x")
        assert both.modified == LATER
        assert judged(both, other)[0] is Outcome.SKIPPED


def test_an_older_export_of_this_notebook_brings_no_old_words_back() -> None:
    here, there = at("a", "Two", 5), at("a", "One", 1)
    assert judged(here, there)[0] is Outcome.BOTH
    assert judged(here, there, device="0123", writer="0123") == (Outcome.SKIPPED, Why.NEWER_HERE, "Two")


def test_a_place_that_moved_with_its_page_is_no_change() -> None:
    here = at("a", "One", 1, anchor=Anchor("slows", "", "", 9, 14), content_version="v9", kept_for="v8")
    there = at("a", "One", 0, anchor=Anchor("slows", "", "", 2, 7), content_version="v1")
    assert judged(here, there) == (Outcome.SKIPPED, Why.SAME, "One")


def test_what_a_file_does_not_say_stays_as_it_is() -> None:
    (first,) = taken(plan([row()]))
    assert isinstance(first, Annotation)
    mine = replace(first, colour=Colour.PINK, kind=NoteKind.STORY)
    assert only([row()], mine).outcome is Outcome.SKIPPED
    line = only([row(text="Ask <b>the</b> night shift twice", updated="2026-11-20T10:00:00Z")], mine)
    assert line.outcome is Outcome.CHANGED
    assert line.before == mine
    assert isinstance(line.record, Annotation)
    assert (line.record.colour, line.record.kind) == (Colour.PINK, NoteKind.STORY)


def test_a_note_kept_without_a_page_goes_to_its_page_once_that_is_here() -> None:
    (kept,) = taken(plan([row()], pages=SomePages()))
    assert isinstance(kept, Annotation)
    assert kept.pack == "@web"
    line = only([row()], kept)
    assert (line.outcome, line.why, line.page) == (Outcome.CHANGED, Why.PAGE_IS_HERE, "heroin")
    assert isinstance(line.record, Annotation)
    newer = "Ask <b>the</b> night shift twice"
    again = only([row(text=newer, updated="2026-11-20T10:00:00Z")], line.record, pages=SomePages())
    assert (again.outcome, again.page, again.words) == (Outcome.CHANGED, "heroin", newer)


def test_a_note_that_stands_twice_in_a_file_is_taken_once() -> None:
    planned = plan([row(), row(), row(text="Newer", updated="2026-11-20T10:00:00Z")])
    assert [line.outcome for line in planned.lines] == [Outcome.NEW, Outcome.SKIPPED, Outcome.BOTH]
    (change,) = planned.changes(with_unplaced=False)
    assert change.before is None


def test_an_unplaced_note_that_stands_twice_is_still_asked_for() -> None:
    nowhere = row(uri="https://example.org/x", target=None)
    planned = plan([nowhere, nowhere | {"text": "Newer", "updated": "2026-11-20T10:00:00Z"}])
    assert planned.changes(with_unplaced=False) == ()
    assert len(planned.changes(with_unplaced=True)) == 1


def test_a_list_gains_the_pages_that_it_lacks() -> None:
    here = ReadingList("r", "Night", NOON, ("heroin", "alcohol"))
    document = exported(reading_lists=(ReadingList("r", "Nights", NOON, ("cannabis", "heroin")),))
    planned = plan(document, reading_lists=(here,))
    assert [(line.outcome, line.why) for line in planned.lines] == [(Outcome.CHANGED, Why.MORE_PAGES)]
    assert taken(planned) == {replace(here, pages=("heroin", "alcohol", "cannabis"))}
    assert only(exported(reading_lists=(here,)), reading_lists=(here,)).outcome is Outcome.SKIPPED


def test_a_running_order_gains_the_items_that_it_lacks_and_keeps_its_minutes() -> None:
    here = RunningOrder("o", "Evening", NOON, (OrderItem("heroin", "help", 5), OrderItem("alcohol")))
    there = replace(here, name="Late", items=(OrderItem("cannabis", "", 3), OrderItem("heroin", "help", 9)))
    planned = plan(exported(running_orders=(there,)), running_orders=(here,))
    assert [(line.outcome, line.why) for line in planned.lines] == [(Outcome.CHANGED, Why.MORE_ITEMS)]
    assert taken(planned) == {replace(here, items=(*here.items, OrderItem("cannabis", "", 3)))}
    assert only(exported(running_orders=(here,)), running_orders=(here,)).outcome is Outcome.SKIPPED


@pytest.mark.parametrize("target", ["hrdesk:", "https://example.org/a", "hrdesk:a/b/c", "hrdesk:/b", "hrdesk:a#b"])
def test_what_is_no_page_of_ours_gets_no_place_in_a_running_order(target: str) -> None:
    items = [{"target": target, "hrdesk:minutes": 5}, {"target": "hrdesk:heroin", "hrdesk:minutes": 10**6}]
    order = {"label": "Evening", "created": NOON.isoformat(), "first": {"items": items}}
    (taken_in,) = taken(plan({"type": "AnnotationCollection", "hrdesk:runningOrders": [order]}))
    assert isinstance(taken_in, RunningOrder)
    assert taken_in.items == (OrderItem("heroin", "", MOST_MINUTES),)


def test_the_same_question_is_asked_once_and_another_one_is_not_lost() -> None:
    here = Question("q", "Where?", NOON)
    same = exported(questions=(Question("other", "Where?", NOON),))
    assert only(same, questions=(here,)).outcome is Outcome.SKIPPED
    other = plan(exported(questions=(Question("q", "When?", NOON),)), questions=(here,))
    (asked,) = taken(other)
    assert isinstance(asked, Question)
    assert (asked.text, asked.id != "q") == ("When?", True)


def test_a_bookmark_that_is_here_stays() -> None:
    here = Bookmark("heroin", NOON)
    assert only(exported(bookmarks=(here,)), bookmarks=(here,)).outcome is Outcome.SKIPPED


def test_a_date_ahead_of_ours_wins_over_nothing_later() -> None:
    (note,) = taken(plan([row(created="9998-01-01T00:00:00Z", updated="9999-01-01T00:00:00Z")]))
    assert isinstance(note, Annotation)
    assert note.created == note.modified == LATER


# Whatever may stand in a file


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"text": 5}, Why.NO_WORDS),
        ({"text": "x" * 100_001}, Why.TOO_LONG),
        ({"tags": [["a"]]}, Why.NO_WORDS),
        ({"tags": ["x"] * 501}, Why.TOO_LONG),
        ({"created": "yesterday"}, Why.BAD_DATE),
        ({"created": "0001-01-01T00:00:00+14:00"}, Why.BAD_DATE),
        ({"uri": ""}, Why.NO_TARGET),
        ({"uri": {}}, Why.NO_WORDS),
        ({"target": quoting("x" * 20_001)}, Why.TOO_LONG),
        ({"id": 7, "user": []}, Why.NO_WORDS),
    ],
)
def test_a_note_that_cannot_be_taken_is_refused_alone(changes: dict[str, object], why: Why) -> None:
    planned = plan([row(**changes), row(id="sound")])
    assert [(line.outcome, line.why) for line in planned.lines] == [(Outcome.REFUSED, why), (Outcome.NEW, Why.NONE)]


@pytest.mark.parametrize("item", [{"type": "Annotation"}, {"type": "Annotation", "target": [{}, 5]}])
def test_a_note_without_a_target_is_refused(item: object) -> None:
    assert only(item).why is Why.NO_TARGET


@pytest.mark.parametrize("name", ["../../notebook.db", "urn:hrdesk:record:..%2F..%2Fx", "urn:uuid:../x", "a" * 999])
def test_no_id_of_a_file_is_a_path(name: str) -> None:
    (note,) = taken(plan({"type": "Annotation", "id": name, "bodyValue": "x", "target": "hrdesk:heroin"}))
    assert isinstance(note, Annotation)
    assert str(UUID(note.id)) == note.id


@pytest.mark.parametrize("address", ["hrdesk:../x", "hrdesk:a/b/c", "hrdesk:@web/x", "hrdesk:"])
def test_no_address_of_a_file_is_a_path(address: str) -> None:
    assert only({"type": "Annotation", "bodyValue": "x", "target": address}).outcome is Outcome.NOT_PLACED


def test_halves_of_characters_become_a_sign() -> None:
    line = only([row(text="a\ud800b", tags=["\udfff"], id="\ud801")])
    assert line.words == "a\ufffdb"
    assert isinstance(line.record, Annotation)
    assert line.record.tags == ("\ufffd",)


@pytest.mark.parametrize("document", [{}, "x", 5, None, {"a": 1}, [1, 2], [{"x": 1}], {"rows": [1]}])
def test_a_document_of_something_else_is_told(document: object) -> None:
    with pytest.raises(NoNotes, match="no notes in a form"):
        read_document(document)


@pytest.mark.parametrize("document", [[], {"rows": []}, {"type": "AnnotationCollection", "total": 0}])
def test_no_notes_are_no_fault(document: object) -> None:
    assert plan(document).lines == ()


def test_too_many_notes_are_told() -> None:
    with pytest.raises(NoNotes, match="50,001"):
        read_document([{"uri": "x", "text": ""}] * 50_001)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
names = st.sampled_from(
    [
        *("id", "type", "uri", "text", "tags", "target", "user", "created", "updated", "modified", "motivation"),
        *("body", "bodyValue", "creator", "document", "references", "hrdesk:colour", "hrdesk:kind", "hrdesk:device"),
    ]
)
odd_values = anything | st.sampled_from(
    [
        *("Annotation", "bookmarking", "hrdesk:heroin", "hrdesk:", "https://example.org/heroin", "2026-01-01"),
        {"source": "hrdesk:heroin", "selector": [{"type": "TextQuoteSelector", "exact": "slows"}]},
        {"selector": {"type": "TextPositionSelector", "start": -1, "end": 10**30}},
        [{"value": 5, "purpose": "tagging"}, {"purpose": ["tagging", 5], "value": "x"}],
    ]
)


@steady
@given(st.lists(st.dictionaries(names, odd_values, max_size=9), min_size=1, max_size=4))
def test_whatever_stands_in_a_note_it_is_taken_or_refused(items: list[dict[str, object]]) -> None:
    try:
        document = read_document(json.loads(json.dumps(items)))
    except NoNotes:
        return
    planned = plan_import(document, NotebookContents(), PAGES, LATER)
    assert [line.number for line in planned.lines] == list(range(1, len(items) + 1))
    assert sum(planned.totals.values()) == len(items)
    for line in planned.lines:
        assert (line.record is None) == (line.outcome is Outcome.REFUSED)
        assert (line.why is Why.NONE) <= (line.outcome is Outcome.NEW)
    names_of = [(type(change.after), getattr(change.after, "id", "")) for change in planned.changes(with_unplaced=True)]
    assert len(set(names_of)) == len([name for name in names_of if name[0] is not Bookmark]) + (
        1 if any(name[0] is Bookmark for name in names_of) else 0
    )


def test_the_planning_tells_how_far_it_is_and_can_be_ended() -> None:
    told: list[tuple[int, int]] = []
    document = read_document([row(), row(id="k2")])
    plan_import(document, NotebookContents(), PAGES, LATER, lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]

    def end(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        plan_import(document, NotebookContents(), PAGES, LATER, end)


def test_every_kind_of_record_tells_its_words() -> None:
    document = exported(
        questions=(Question("q", "Where?", NOON),),
        bookmarks=(Bookmark("heroin", NOON),),
        reading_lists=(ReadingList("r", "Night", NOON),),
    )
    assert [(line.page, line.quote, line.words) for line in plan(document).lines] == [
        ("", "", "Where?"),
        ("heroin", "", ""),
        ("", "", "Night"),
    ]
