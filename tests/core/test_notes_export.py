"""Notes as documents for other people and programs."""

import csv
import io
import json
from datetime import timedelta

import pytest

from hrdesk.core.anchor import Anchor
from hrdesk.core.annotation import to_w3c
from hrdesk.core.colour import Colour
from hrdesk.core.notes_export import NotesFormat, export_notes
from tests.builders import NOON, make_annotation

TITLES = {"heroin": "Heroin", "alcohol": "Alcohol"}
QUOTED = make_annotation("quoted", note=" Ask the night shift. ", anchor=Anchor("the head", "", "", 5, 13))
LATER = make_annotation("later", anchor=Anchor("breathing", "", "", 90, 99), colour=Colour.BLUE)
WHOLE = make_annotation("whole", note="Read again")
OTHER = make_annotation("other", article_id="alcohol", note="Start here")
GONE = make_annotation("gone", article_id="old-page", note="From a page that went")
ALL = (LATER, GONE, QUOTED, OTHER, WHOLE)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_json_ld_holds_every_note_in_the_w3c_model() -> None:
    documents = json.loads(export_notes(ALL, TITLES, NotesFormat.JSONLD))
    assert documents == [to_w3c(note) for note in (OTHER, WHOLE, QUOTED, LATER, GONE)]
    assert documents[2]["motivation"] == "commenting"
    assert documents[2]["target"]["source"] == "hrdesk:heroin"
    kinds = [selector["type"] for selector in documents[2]["target"]["selector"]]
    assert kinds == ["TextQuoteSelector", "TextPositionSelector"]


def test_markdown_stands_by_page_and_place() -> None:
    assert export_notes(ALL, TITLES, NotesFormat.MARKDOWN).split("\n") == [
        *["# My notes", ""],
        *["## Alcohol", "", "Start here", "", "*2026-11-21*", ""],
        *["## Heroin", "", "Read again", "", "*2026-11-21*", ""],
        *["> the head", "", "Ask the night shift.", "", "*yellow, 2026-11-21*", ""],
        *["> breathing", "", "*blue, 2026-11-21*", ""],
        *["## old-page", "", "From a page that went", "", "*2026-11-21*", ""],
    ]


def test_a_table_has_a_row_for_each_note() -> None:
    table = rows(export_notes(ALL, TITLES, NotesFormat.CSV))
    assert [row["page"] for row in table] == ["alcohol", "heroin", "heroin", "heroin", "old-page"]
    assert table[2] == {
        "page": "heroin",
        "title": "Heroin",
        "heading": "",
        "colour": "yellow",
        "quote": "the head",
        "note": " Ask the night shift. ",
        "created": "2026-11-21T12:00:00+00:00",
        "modified": "2026-11-21T12:00:00+00:00",
    }
    assert table[4]["title"] == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_a_table_is_a_formula(start: str) -> None:
    cell = f'{start}HYPERLINK("http://example.org")'
    note = make_annotation(
        note=cell, article_id=cell, heading=cell, anchor=Anchor(cell, "", "", 0, len(cell)), colour=Colour.GREEN
    )
    row = rows(export_notes([note], {cell: cell}, NotesFormat.CSV))[0]
    for name in ("page", "title", "heading", "quote", "note"):
        assert row[name] == f"'{cell}"


def test_harmless_cells_stay_as_they_are() -> None:
    note = make_annotation(note='He said "no, = never",\nthen left')
    assert rows(export_notes([note], TITLES, NotesFormat.CSV))[0]["note"] == 'He said "no, = never",\nthen left'


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (NotesFormat.JSONLD, "[]\n"),
        (NotesFormat.MARKDOWN, "# My notes\n\nThere are no notes yet.\n"),
        (NotesFormat.CSV, "page,title,heading,colour,quote,note,created,modified\r\n"),
    ],
)
def test_no_notes_is_a_document_too(form: NotesFormat, text: str) -> None:
    assert export_notes((), TITLES, form) == text


def test_pages_of_the_same_title_keep_their_notes_together() -> None:
    minutes = iter(range(10))
    notes = [
        make_annotation(str(number), article_id=page, note="x", created=NOON + timedelta(minutes=next(minutes)))
        for number, page in enumerate(["one", "two", "one", "two"])
    ]
    table = rows(export_notes(notes, {"one": "Same", "two": "Same"}, NotesFormat.CSV))
    assert [row["page"] for row in table] == ["one", "one", "two", "two"]
    assert export_notes(notes, {"one": "Same", "two": "Same"}, NotesFormat.MARKDOWN).count("## Same") == 2


def test_words_of_any_language_stand_as_they_are() -> None:
    note = make_annotation(note="نالوكسون и налоксон")
    for form in NotesFormat:
        assert "نالوكسون и налоксон" in export_notes([note], TITLES, form)
