"""A version goes through a line of text and back; what is no version, or none that could be kept, is refused."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.hybrid_clock import Stamp
from hrdesk.core.record import RecordKind, to_document
from hrdesk.core.version import Version
from hrdesk.core.version_line import read_line, to_line
from tests.builders import make_annotation
from tests.core.properties import any_text, steady

DEVICE = "0123456789abcdef"
STAMP = Stamp(1_764_000_000_000, 3, DEVICE)
DOCUMENT = to_document(make_annotation("n", note="words", tags=("night",)))
VERSION = Version(7, STAMP, RecordKind.ANNOTATION, "n", DOCUMENT, {DEVICE: 6}, "Ana")


def line_with(**values: object) -> str:
    return json.dumps({**json.loads(to_line(VERSION)), **values})


def document_with(**values: object) -> Mapping[str, object]:
    return {**DOCUMENT, **values}


@steady
@given(any_text, st.none() | any_text, st.integers(1, 2**53 - 1), st.dictionaries(st.just(DEVICE), st.integers(0, 9)))
def test_a_version_comes_back_as_it_was(name: str, text: str | None, number: int, seen: dict[str, int]) -> None:
    document = None if text is None else to_document(make_annotation("n", note=text))
    version = Version(number, STAMP, RecordKind.ANNOTATION, "n", document, seen, name)
    assert read_line(to_line(version)) == version
    assert "\n" not in to_line(version)


def test_the_order_of_what_was_seen_makes_no_other_line() -> None:
    one = Version(7, STAMP, RecordKind.ANNOTATION, "n", DOCUMENT, {"a" * 16: 1, "b" * 16: 2})
    other = Version(7, STAMP, RecordKind.ANNOTATION, "n", DOCUMENT, {"b" * 16: 2, "a" * 16: 1})
    assert to_line(one) == to_line(other)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "null",
        "[]",
        "[" * 100_000,
        line_with(number=0),
        line_with(number=True),
        line_with(number=2**63),
        line_with(number="7"),
        line_with(stamp="soon"),
        line_with(stamp=f"999999999999999-000000-{DEVICE}"),
        line_with(stamp="001764000000000-000000-../../home"),
        line_with(kind="spell"),
        line_with(key="x" * 500),
        line_with(key=1),
        line_with(author=None),
        line_with(author="x" * 81),
        line_with(author="\ud800"),
        line_with(seen=[]),
        line_with(seen={"somebody": 1}),
        line_with(seen={DEVICE: -1}),
        line_with(document="words"),
        line_with(document=[]),
        line_with(document=document_with(colour="ultraviolet")),
        line_with(document=document_with(created="yesterday")),
        line_with(document=document_with(created="0001-01-01T00:00:00+00:00")),
        line_with(document=document_with(tags="night")),
        line_with(document=document_with(anchor=["a", "b", "c", -1, 2**70])),
        line_with(document=document_with(note="\ud83d")),
        line_with(document=document_with(author=5)),
        line_with(document=document_with(extra=float("nan"))),
        line_with(kind="bookmark", key="hrdesk/heroin", document={"article": "fentanyl", "created": "2026-01-01"}),
    ],
)
def test_what_could_not_be_kept_is_refused(line: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - what exactly is wrong with it nobody can mend
        read_line(line)


def test_a_bookmark_under_the_key_of_another_page_is_refused() -> None:
    document = {"pack": "p", "article": "fentanyl", "created": "2026-01-01T00:00:00+00:00"}
    assert read_line(line_with(kind="bookmark", key="p/fentanyl", document=document)).key == "p/fentanyl"
    with pytest.raises(ValueError, match="another record"):
        read_line(line_with(kind="bookmark", key="p/heroin", document=document))


def test_a_field_of_a_newer_hrdesk_is_kept() -> None:
    assert read_line(line_with(document=document_with(mood="calm"))).document == document_with(mood="calm")
