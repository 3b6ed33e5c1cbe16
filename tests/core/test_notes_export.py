"""Notes as documents for other people and programs."""

import csv
import io
import json
from datetime import timedelta

import pytest

from hrdesk.core.anchor import Anchor, make_anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.notebook_contents import NotebookContents
from hrdesk.core.notes_export import export_notes
from hrdesk.core.notes_format import NotesFormat
from hrdesk.core.page_text import page_text
from hrdesk.core.question import Question
from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.core.running_order import OrderItem, RunningOrder
from tests.builders import NOON, make_annotation
from tests.core.some_pages import SomePages

HEROIN = page_text(
    "Heroin",
    "An opioid.",
    '<h2 id="risks">Risks</h2><p>Breathing slows.</p><h2 id="help">Help</h2><p>Tilt the head.</p>',
)


PAGES = SomePages(
    {"heroin": "Heroin", "alcohol": "Alcohol"}, {"heroin": HEROIN, "alcohol": page_text("Alcohol", "A drink.", "")}
)
ORDERS = (
    RunningOrder("o", "Evening", NOON, (OrderItem("heroin", "help", 5), OrderItem("gone"))),
    RunningOrder("n", "None", NOON),
)


def on(words: str, id: str, **changes: object) -> Annotation:
    """A note on these words of the page on heroin."""
    start = HEROIN.text.index(words)
    return make_annotation(id, anchor=make_anchor(HEROIN.text, start, start + len(words)), **changes)  # type: ignore[arg-type]


QUOTED = on(
    "the head", "quoted", note=" Ask the night shift. ", kind=NoteKind.LOCAL, tags=("night", "van"), heading="help"
)
EARLIER = on("Breathing", "earlier", colour=Colour.BLUE)
WHOLE = make_annotation("whole", note="Read again", author="Ana", modified=NOON + timedelta(days=1))
HELP = make_annotation("help", heading="help", note="On the heading")
LOST = make_annotation("lost", note="Was here", anchor=Anchor("gone words", "", "", 3, 13))
OTHER = make_annotation("other", article_id="alcohol", note="Start here")
GONE = make_annotation("gone", article_id="old-page", note="From a page that went")
WEB = make_annotation("web", article_id="https://example.org/a", pack="@web", note="Elsewhere")
ALL = (LOST, WEB, EARLIER, GONE, QUOTED, HELP, OTHER, WHOLE)


def export(form: NotesFormat, *notes: Annotation, **others: object) -> str:
    return export_notes(NotebookContents(notes, **others), PAGES, form)  # type: ignore[arg-type]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_json_ld_holds_every_note_in_the_order_of_the_library() -> None:
    items = json.loads(export(NotesFormat.JSONLD, *ALL))["first"]["items"]
    order = ["whole", "earlier", "help", "quoted", "lost", "other", "web", "gone"]
    assert [item["id"].rpartition(":")[2] for item in items] == order


def test_markdown_stands_by_page_and_place_and_says_what_became_of_it() -> None:
    assert export(NotesFormat.MARKDOWN, *ALL).split("\n") == [
        *["# My notes", ""],
        *["## Heroin", "", "Read again", "", "*Note · by Ana · 2026-11-21, changed 2026-11-22*", ""],
        *["### Risks", "", "> Breathing", "", "*Highlight · blue · 2026-11-21*", ""],
        *["### Help", "", "On the heading", "", "*Note · 2026-11-21*", ""],
        *["> the head", "", "Ask the night shift.", ""],
        *["*Local information · yellow · tags: night, van · 2026-11-21*", ""],
        *["### No longer on this page", "", "> gone words", "", "Was here", "", "*Note · yellow · 2026-11-21*", ""],
        *["## Alcohol", "", "Start here", "", "*Note · 2026-11-21*", ""],
        *["## https://example.org/a", "", "*Not a page of hrdesk.*", "", "Elsewhere", "", "*Note · 2026-11-21*", ""],
        *["## old-page", "", "*This page is not in this library.*", ""],
        *["From a page that went", "", "*Note · 2026-11-21*", ""],
    ]


def test_markdown_says_where_the_page_has_changed() -> None:
    anchor = make_anchor("An opioid. Risks Breathing stops at once. Help Tilt the head.", 17, 41)
    assert "*The page has changed here since.*" in export(NotesFormat.MARKDOWN, make_annotation("a", anchor=anchor))


def test_markdown_ends_with_lists_bookmarks_and_questions() -> None:
    text = export(
        NotesFormat.MARKDOWN,
        questions=(Question("q", "Where is foil?", NOON),),
        bookmarks=(Bookmark("alcohol", NOON),),
        reading_lists=(ReadingList("r", "Night", NOON, ("heroin", "gone")), ReadingList("e", "Empty", NOON)),
        running_orders=ORDERS,
    )
    assert text.split("\n") == [
        *["# My notes", ""],
        *["## Running orders", "", "### Evening", "", "1. Heroin (help), 5 min", "2. gone", "", "### None", ""],
        *["## Reading lists", "", "### Night", "", "1. Heroin", "2. gone", "", "### Empty", ""],
        *["## Bookmarks", "", "- Alcohol", ""],
        *["## Questions for the editors", "", "- Where is foil? *(2026-11-21)*", ""],
    ]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("<img src=x>", "\\<img src=x>"),
        ("![a](http://example.org/a.png)", "!\\[a](http://example.org/a.png)"),
        ("one\n# two\n---\n===\nthree - four", "one\n\\# two\n\\---\n\\===\nthree - four"),
    ],
)
def test_words_of_people_are_no_markup(words: str, shown: str) -> None:
    assert f"\n{shown}\n" in export(NotesFormat.MARKDOWN, make_annotation(note=words))


def test_a_table_has_a_row_for_each_note() -> None:
    table = rows(export(NotesFormat.CSV, *ALL))
    places = [row["place"] for row in table]
    assert places == [*["in place"] * 4, "no longer on the page", "in place", *["page not in this library"] * 2]
    assert table[3] == {
        "page": "heroin",
        "title": "Heroin",
        "heading": "Help",
        "kind": "local",
        "colour": "yellow",
        "tags": "night, van",
        "quote": "the head",
        "note": " Ask the night shift. ",
        "author": "",
        "place": "in place",
        "created": "2026-11-21T12:00:00+00:00",
        "modified": "2026-11-21T12:00:00+00:00",
    }
    assert (table[0]["author"], table[1]["kind"], table[6]["title"]) == ("Ana", "highlight", "")


def test_a_table_tells_other_records_by_their_kind() -> None:
    table = rows(
        export(
            NotesFormat.CSV,
            questions=(Question("q", "=Where?", NOON),),
            bookmarks=(Bookmark("alcohol", NOON),),
            reading_lists=(ReadingList("r", "Night", NOON, ("heroin", "gone")), ReadingList("e", "Empty", NOON)),
            running_orders=ORDERS,
        )
    )
    assert [(row["kind"], row["page"], row["note"]) for row in table] == [
        ("question for the editors", "", "'=Where?"),
        ("bookmark", "alcohol", ""),
        ("reading list", "heroin", "Night"),
        ("reading list", "gone", "Night"),
        ("reading list", "", "Empty"),
        ("running order", "heroin", "Evening"),
        ("running order", "gone", "Evening"),
        ("running order", "", "None"),
    ]
    assert [row["heading"] for row in table[-3:]] == ["help, 5 min", "", ""]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_a_table_is_a_formula(start: str) -> None:
    cell = f'{start}HYPERLINK("http://example.org")'
    anchor = Anchor(cell, "", "", 0, len(cell))
    note = make_annotation(note=cell, article_id=cell, heading=cell, anchor=anchor, tags=(cell,), author=cell)
    row = rows(export_notes(NotebookContents((note,)), SomePages(), NotesFormat.CSV))[0]
    for name in ("page", "heading", "tags", "quote", "note", "author"):
        assert row[name] == f"'{cell}"
    pages = SomePages({"heroin": cell}, {"heroin": HEROIN})
    assert rows(export_notes(NotebookContents((EARLIER,)), pages, NotesFormat.CSV))[0]["title"] == f"'{cell}"


def test_harmless_cells_stay_as_they_are() -> None:
    note = make_annotation(note='He said "no, = never",\nthen left')
    assert rows(export(NotesFormat.CSV, note))[0]["note"] == 'He said "no, = never",\nthen left'


def test_nothing_is_a_document_too() -> None:
    assert json.loads(export(NotesFormat.JSONLD))["total"] == 0
    assert export(NotesFormat.MARKDOWN) == "# My notes\n\nThere are no notes yet.\n"
    assert rows(export(NotesFormat.CSV)) == []


def test_pages_of_the_same_title_keep_their_notes_together() -> None:
    minutes = iter(range(10))
    notes = [
        make_annotation(str(number), article_id=page, note="x", created=NOON + timedelta(minutes=next(minutes)))
        for number, page in enumerate(["one", "two", "one", "two"])
    ]
    pages = SomePages({"one": "Same", "two": "Same"}, {"one": HEROIN, "two": HEROIN})
    table = rows(export_notes(NotebookContents(tuple(notes)), pages, NotesFormat.CSV))
    assert [row["page"] for row in table] == ["one", "one", "two", "two"]
    assert export_notes(NotebookContents(tuple(notes)), pages, NotesFormat.MARKDOWN).count("## Same") == 2


def test_words_of_any_language_stand_as_they_are() -> None:
    note = make_annotation(note="نالوكسون и налоксон")
    for form in NotesFormat:
        assert "نالوكسون и налоксон" in export(form, note)
