"""What stands beside the pages of a content folder."""

from datetime import date
from pathlib import Path

import pytest

from hrdesk.core.errors import TextUnreadable
from hrdesk.core.local_facts import LocalFacts, check_local, merge_local
from hrdesk.core.local_note import Slot
from hrdesk.core.word_runs import word_runs
from hrdesk.services.folder_files import read_folder_files, write_protected_runs
from tests.builders import TODAY

SOURCE = '{id: s1, org: EC, title: "112", url: "https://example.org", verified: part, licence: cited}'
LOCAL = f"""sources:
  - {SOURCE}
places:
  - code: AT
    name: Austria
    emergency_number: {{text: "112", source: s1, checked: 2026-11-21}}
  - code: OM
    name: Oman
    crisis_line: null
"""
WORDS = "one two three four five six seven eight nine ten"


def local_of(folder: Path, text: str) -> tuple[LocalFacts, list[str]]:
    (folder / "local.yaml").write_text(text, encoding="utf-8")
    files, faults = read_folder_files(folder)
    assert all(fault.path == f"{folder.name}/local.yaml" and fault.remedy for fault in faults)
    return files.local, [fault.rule for fault in faults]


def checked(folder: Path, text: str) -> list[tuple[str, int]]:
    (folder / "local.yaml").write_text(text, encoding="utf-8")
    files, _ = read_folder_files(folder)
    return [(f.message, f.line) for f in check_local(files.local, "content/local.yaml", TODAY, files.local_lines)]


def test_a_folder_with_nothing_beside_its_pages_has_nothing_to_say(tmp_path: Path) -> None:
    files, faults = read_folder_files(tmp_path)
    assert faults == ()
    assert (files.local.places, files.required_facts, files.protected_runs) == ((), {}, frozenset())


def test_local_facts_are_read_and_what_is_empty_stays_empty(tmp_path: Path) -> None:
    facts, rules = local_of(tmp_path, LOCAL)
    assert rules == []
    austria, oman = facts.places
    assert [(slot, answer.text) for slot, answer in austria.answers().items()] == [(Slot.EMERGENCY_NUMBER, "112")]
    assert oman.answers() == {}
    assert checked(tmp_path, LOCAL) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("code: AT", "code: AUT", "schema"),
        ("emergency_number", "emergency_nummer", "schema"),
        ('text: "112"', 'text: ""', "schema"),
        ("source: s1,", "", "schema"),
        ("places:", "places", "yaml"),
        ("code: AT", "code: NO", "schema"),  # YAML takes a bare NO for “false”
    ],
)
def test_broken_local_facts_are_told_and_count_as_empty(tmp_path: Path, old: str, new: str, rule: str) -> None:
    facts, rules = local_of(tmp_path, LOCAL.replace(old, new, 1))
    assert rules == [rule]
    assert facts == LocalFacts()


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("- 1", "Write fields"),
        ("places: x", "Write a list"),
        ("places: [{code: AUT, name: A}]", "at most 2 characters"),
        ("places: [{code: AT, name: ''}]", "at least 1 character."),
    ],
)
def test_what_is_of_the_wrong_kind_is_told_in_plain_words(tmp_path: Path, text: str, remedy: str) -> None:
    (tmp_path / "local.yaml").write_text(text, encoding="utf-8")
    _, (fault,) = read_folder_files(tmp_path)
    assert remedy in fault.remedy
    assert not any(word in str(fault) for word in ("Input", "Tuple", "tuple", "instance", "``"))


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [("code: OM", "code: AT", 7), ("code: AT", "code: at", 4), ("source: s1", "source: s9", 6), ("2026", "2036", 6)],
)
def test_local_facts_that_cannot_be_right_are_told_at_their_line(tmp_path: Path, old: str, new: str, line: int) -> None:
    faults = checked(tmp_path, LOCAL.replace(old, new))
    assert [at for _, at in faults] == [line]


def test_a_later_folder_fills_in_and_corrects_an_earlier_one(tmp_path: Path) -> None:
    first, _ = local_of(tmp_path, LOCAL)
    later = (
        LOCAL.replace('"112", source', '"144", source').replace("code: OM", "code: ZA").replace("Oman", "South Africa")
    )
    second, _ = local_of(tmp_path, later)
    merged = merge_local([first, second])
    assert [place.code for place in merged.places] == ["AT", "OM", "ZA"]
    assert merged.places[0].answers()[Slot.EMERGENCY_NUMBER].text == "144"
    assert list(check_local(merged, "x", date(2026, 11, 21), {})) == []


def test_texts_are_fingerprinted_but_for_names_that_may_stand(tmp_path: Path) -> None:
    text = tmp_path / "source.txt"
    text.write_text(f"{WORDS}. And so on.", encoding="utf-8")
    listed = tmp_path / "protected-runs.txt"
    count = write_protected_runs([text], ["two three four five six seven eight nine"], listed)
    files, faults = read_folder_files(tmp_path)
    assert faults == ()
    runs = word_runs(f"{WORDS} and so on")
    assert count == len(files.protected_runs) == len(runs) - 1
    assert files.protected_runs == frozenset(runs) - {runs[1]}
    assert "nine ten" not in listed.read_text(encoding="utf-8")


def test_a_text_that_cannot_be_read_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(TextUnreadable, match="nowhere"):
        write_protected_runs([tmp_path / "nowhere"], [], tmp_path / "protected-runs.txt")
    assert not (tmp_path / "protected-runs.txt").exists()


def test_a_line_that_is_no_fingerprint_is_told(tmp_path: Path) -> None:
    (tmp_path / "protected-runs.txt").write_text("# head\n0123456789abcdef\nsome words\n", encoding="utf-8")
    _, faults = read_folder_files(tmp_path)
    assert [(fault.line, fault.rule) for fault in faults] == [(3, "copied")]
