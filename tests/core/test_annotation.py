"""Annotations and their form in the W3C model."""

from hrdesk.core.anchor import Anchor
from hrdesk.core.annotation import to_w3c
from hrdesk.core.colour import Colour
from tests.builders import make_annotation

ANCHOR = Anchor("the head", "Tilt ", " back", 5, 13)


def test_white_space_is_no_note() -> None:
    assert not make_annotation(note=" \n\t").has_note
    assert make_annotation(note=" x ").has_note


def test_a_target_names_the_pack_unless_it_is_the_bundled_one() -> None:
    assert make_annotation().target == "hrdesk:heroin"
    assert make_annotation(pack="lisbon").target == "hrdesk:lisbon/heroin"


def test_a_highlight_has_both_selectors_and_no_body() -> None:
    document = to_w3c(make_annotation(anchor=ANCHOR, heading="do-now", colour=Colour.PINK))
    assert document == {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"hrdesk": "urn:hrdesk:"}],
        "id": "urn:uuid:a1",
        "type": "Annotation",
        "motivation": "highlighting",
        "created": "2026-11-21T12:00:00+00:00",
        "modified": "2026-11-21T12:00:00+00:00",
        "hrdesk:colour": "pink",
        "target": {
            "source": "hrdesk:heroin",
            "hrdesk:contentVersion": "v1",
            "hrdesk:heading": "do-now",
            "selector": [
                {"type": "TextQuoteSelector", "exact": "the head", "prefix": "Tilt ", "suffix": " back"},
                {"type": "TextPositionSelector", "start": 5, "end": 13},
            ],
        },
    }


def test_a_note_on_a_whole_page_comments_without_a_selector() -> None:
    document = to_w3c(make_annotation(note="Ask the night shift."))
    assert document["motivation"] == "commenting"
    assert document["body"] == {"type": "TextualBody", "value": "Ask the night shift.", "format": "text/plain"}
    assert document["target"] == {"source": "hrdesk:heroin", "hrdesk:contentVersion": "v1", "hrdesk:heading": ""}
