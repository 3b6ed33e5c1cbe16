"""Notes in the W3C model: what each is, and the keys that the recommendation asks for."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from hrdesk.core.anchor import Anchor
from hrdesk.core.colour import Colour
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.notebook_contents import NotebookContents
from hrdesk.core.question import Question
from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.core.record import RecordKind
from hrdesk.core.running_order import OrderItem, RunningOrder
from hrdesk.core.w3c_notes import iri_of, notes_as_w3c
from tests.builders import NOON, make_annotation

UUID = "0b7f9a0e-6c1e-4b7c-9a3f-0d1f2a3b4c5d"
QUOTED = make_annotation(
    UUID, anchor=Anchor("the head", "Tilt ", " back", 5, 13), heading="do-now", colour=Colour.PINK, note="Ask."
)
CONTENTS = NotebookContents(
    annotations=(
        QUOTED,
        make_annotation("tagged", tags=("night", "foil"), author="Ana", kept_for="v2"),
        make_annotation("heading", heading="do-now", note="Here", kind=NoteKind.CORRECTION),
        make_annotation("web", article_id="https://example.org/a", pack="@web", note="Elsewhere"),
    ),
    questions=(Question("q", "Where is foil?", NOON),),
    bookmarks=(Bookmark("heroin", NOON), Bookmark("law", NOON, "lisbon")),
    reading_lists=(ReadingList("r", "Night shift", NOON, ("heroin", "alcohol")), ReadingList("e", "Empty", NOON)),
    running_orders=(
        RunningOrder("o", "Evening", NOON, (OrderItem("heroin", "mixing", 10), OrderItem("law", pack="lisbon"))),
    ),
    owner="Maria",
    device="0123456789abcdef",
    writers={(RecordKind.ANNOTATION, "tagged"): "fedcba9876543210"},
)
MOTIVATIONS = {
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying"),
    *("linking", "moderating", "questioning", "replying", "tagging"),
}


def items(contents: NotebookContents) -> list[dict[str, Any]]:
    document: Any = json.loads(json.dumps(notes_as_w3c(contents)))
    return list(document["first"]["items"])


def parts(value: object, kind: str) -> Iterator[dict[str, Any]]:
    """Every object of a type, however deep."""
    if isinstance(value, dict):
        if value.get("type") == kind:
            yield value
        for inner in value.values():
            yield from parts(inner, kind)
    elif isinstance(value, list):
        for inner in value:
            yield from parts(inner, kind)


def test_a_highlighted_note_says_everything() -> None:
    assert items(CONTENTS)[0] == {
        "id": f"urn:uuid:{UUID}",
        "type": "Annotation",
        "motivation": "commenting",
        "creator": {"type": "Person", "name": "Maria"},
        "created": "2026-11-21T12:00:00+00:00",
        "modified": "2026-11-21T12:00:00+00:00",
        "body": [{"type": "TextualBody", "value": "Ask.", "format": "text/plain", "purpose": "commenting"}],
        "target": {
            "type": "SpecificResource",
            "source": "hrdesk:heroin",
            "hrdesk:contentVersion": "v1",
            "hrdesk:heading": "do-now",
            "selector": [
                {"type": "TextQuoteSelector", "exact": "the head", "prefix": "Tilt ", "suffix": " back"},
                {"type": "TextPositionSelector", "start": 5, "end": 13},
            ],
        },
        "hrdesk:colour": "pink",
        "hrdesk:kind": "note",
        "hrdesk:device": "0123456789abcdef",
    }


def test_tags_are_bodies_and_the_author_is_the_creator() -> None:
    tagged = items(CONTENTS)[1]
    assert tagged["body"] == [
        {"type": "TextualBody", "value": "night", "purpose": "tagging"},
        {"type": "TextualBody", "value": "foil", "purpose": "tagging"},
    ]
    assert tagged["motivation"] == "tagging"
    assert tagged["creator"]["name"] == "Ana"
    assert tagged["hrdesk:keptFor"] == "v2"
    assert tagged["hrdesk:device"] == "fedcba9876543210"


def test_a_note_on_a_heading_points_to_it() -> None:
    heading = items(CONTENTS)[2]
    assert heading["target"]["selector"]["type"] == "FragmentSelector"
    assert heading["target"]["selector"]["value"] == "do-now"
    assert (heading["motivation"], heading["hrdesk:kind"]) == ("editing", "correction")


def test_a_note_on_the_web_and_what_belongs_to_no_page_have_targets_too() -> None:
    by_id = {item["id"]: item for item in items(CONTENTS)}
    assert by_id["urn:hrdesk:record:web"]["target"]["source"] == "https://example.org/a"
    question = by_id["urn:hrdesk:record:q"]
    assert (question["motivation"], question["target"]) == ("questioning", "hrdesk:")
    assert by_id["urn:hrdesk:bookmark:lisbon/law"]["target"] == "hrdesk:lisbon/law"


def test_reading_lists_are_collections_of_bookmarks_in_their_order() -> None:
    document: Any = notes_as_w3c(CONTENTS)
    full, empty = document["hrdesk:readingLists"]
    assert (full["label"], full["total"]) == ("Night shift", 2)
    assert [item["target"] for item in full["first"]["items"]] == ["hrdesk:heroin", "hrdesk:alcohol"]
    assert empty["total"] == 0
    assert "first" not in empty


def test_a_running_order_says_page_section_and_minutes() -> None:
    document: Any = notes_as_w3c(CONTENTS)
    (order,) = document["hrdesk:runningOrders"]
    section, page = order["first"]["items"]
    assert (order["label"], order["total"], section["hrdesk:minutes"]) == ("Evening", 2, 10)
    assert section["target"]["source"] == "hrdesk:heroin"
    assert section["target"]["selector"]["value"] == "mixing"
    assert page["target"] == {"type": "SpecificResource", "source": "hrdesk:lisbon/law"}
    assert "hrdesk:minutes" not in page


@pytest.mark.parametrize("contents", [CONTENTS, NotebookContents()])
def test_the_document_has_the_keys_that_the_model_requires(contents: NotebookContents) -> None:
    text = json.dumps(notes_as_w3c(contents))
    document = json.loads(text)
    assert text.count('"@context"') == 1
    assert document["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    for collection in parts(document, "AnnotationCollection"):
        assert {"id", "label", "total"} <= set(collection)
        assert ("first" in collection) == (collection["total"] > 0)
    for page in parts(document, "AnnotationPage"):
        assert page["id"]
        assert page["items"]
        assert page["partOf"] in {collection["id"] for collection in parts(document, "AnnotationCollection")}
    for annotation in parts(document, "Annotation"):
        assert annotation["id"].partition(":")[0] == "urn"
        assert annotation["target"]
        assert annotation["motivation"] in MOTIVATIONS
    for body in parts(document, "TextualBody"):
        assert body["value"]
        assert body["purpose"] in MOTIVATIONS
    for resource in parts(document, "SpecificResource"):
        assert resource["source"]
    for selector in parts(document, "TextPositionSelector"):
        assert 0 <= selector["start"] <= selector["end"]


def test_every_thing_in_the_document_has_a_name_of_its_own() -> None:
    document = notes_as_w3c(CONTENTS)
    names = [
        *(part["id"] for kind in ("Annotation", "AnnotationCollection") for part in parts(document, kind)),
        *(page["id"] for page in parts(document, "AnnotationPage")),
    ]
    assert len(names) == len(set(names))


def test_a_name_can_hold_any_id() -> None:
    assert iri_of(UUID) == f"urn:uuid:{UUID}"
    assert iri_of(UUID.upper()) == f"urn:hrdesk:record:{UUID.upper()}"
    assert iri_of("../a b") == "urn:hrdesk:record:..%2Fa%20b"
