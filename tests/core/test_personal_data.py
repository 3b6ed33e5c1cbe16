"""The warning on personal data: what it must see, and above all what it must not cry at."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given

from hrdesk.core.contact_details import DetailKind, find_details
from hrdesk.core.person_mention import find_persons
from hrdesk.core.personal_data import LONGEST, NEAR, personal_detail
from hrdesk.services.given_names import load_given_names
from hrdesk.services.paths import program_folder
from tests.core.personal_notes import QUIET, QUIET_LAST, QUIET_LATER, WARN, WARN_LAST, WARN_LATER
from tests.core.properties import steady, texts

NAMES = load_given_names(program_folder() / "resources")


def judge(warn: Sequence[str], quiet: Sequence[str]) -> tuple[float, float, list[str]]:
    """Precision and recall, and the notes that were judged wrongly."""
    missed = [note for note in warn if personal_detail(note, NAMES) is None]
    cried = [note for note in quiet if personal_detail(note, NAMES) is not None]
    found = len(warn) - len(missed)
    return found / (found + len(cried)), found / len(warn), missed + cried


@pytest.mark.parametrize(
    ("warn", "quiet"), [(WARN, QUIET), (WARN_LATER + WARN_LAST, QUIET_LATER + QUIET_LAST)], ids=["first", "later"]
)
def test_most_notes_that_should_warn_do_and_hardly_any_other(warn: Sequence[str], quiet: Sequence[str]) -> None:
    precision, recall, wrong = judge(warn, quiet)
    print(f"\nprecision {precision:.3f}, recall {recall:.3f}, n {len(warn)} + {len(quiet)}")
    assert min(len(WARN), len(QUIET)) >= 60
    assert precision >= 0.98, wrong
    assert recall >= 0.95, wrong


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("Maria, 0612 345678", DetailKind.PHONE),
        ("Maria, born 3.9.1985", DetailKind.BIRTH),
        ("Maria, 12 Main Street", DetailKind.ADDRESS),
        ("Мария, тел. 8 (916) 123-45-67", DetailKind.PHONE),
    ],
)
def test_what_stands_with_the_name_is_told(note: str, kind: DetailKind) -> None:
    assert personal_detail(note, NAMES) is kind


@pytest.mark.parametrize(
    ("phone", "is_one"),
    [
        ("+44 7700 900123", True),
        ("(555) 234-9876", True),
        ("06.12.34.56.78", True),
        ("8 (916) 123-45-67", True),
        ("0800 123 4567", False),
        ("1-800-222-1222", False),
        ("116 123", False),
        ("112", False),
        ("12/03/1985", False),
        ("2026-12-04", False),
        ("18:00-20:00", False),
        ("2019-2021", False),
        ("lot 20231105", False),
        ("1 200 kits", False),
    ],
)
def test_numbers_that_ring_at_somebody_are_told_from_others(phone: str, is_one: bool) -> None:
    kinds = [detail.kind for detail in find_details(f"ask {phone} today")]
    assert (DetailKind.PHONE in kinds) is is_one


@pytest.mark.parametrize("note", ["St Mary's Hospital", "Queen Elizabeth Hospital", "27 Victoria Road", "14 may 2009"])
def test_places_and_months_are_no_persons(note: str) -> None:
    assert find_persons(note.removesuffix(" 2009"), NAMES) == ()


def test_a_name_far_from_the_number_does_not_belong_to_it() -> None:
    apart = "Good talk about filters. " * (NEAR // 20)
    assert personal_detail(f"Maria came. {apart} 0612 345678", NAMES) is None
    assert personal_detail("Maria came. 0612 345678", NAMES) is DetailKind.PHONE


def test_a_document_is_looked_at_only_in_its_beginning() -> None:
    assert personal_detail("x " * LONGEST + "Maria 0612 345678", NAMES) is None


@steady
@given(texts)
def test_no_text_ends_the_rules(note: str) -> None:
    assert personal_detail(note, NAMES) in {None, *DetailKind}


def test_without_the_list_of_names_nothing_is_told(tmp_path: Path) -> None:
    nobody = load_given_names(tmp_path)
    assert personal_detail("Maria, 0612 345678", nobody) is None
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "given-names.txt").write_bytes(b"\xff")
    assert load_given_names(tmp_path) == nobody
