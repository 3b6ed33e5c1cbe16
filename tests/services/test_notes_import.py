"""Notes are taken in from a file, in one step and after a backup."""

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest

from hrdesk.core.errors import BackupFailed, NotesNotImported
from hrdesk.core.import_outcome import Outcome
from hrdesk.core.notebook_contents import NotebookContents
from hrdesk.core.notes_export import export_notes
from hrdesk.core.notes_format import NotesFormat
from hrdesk.services.backup import Backups
from hrdesk.services.library import Library
from hrdesk.services.notebook import open_notebook
from hrdesk.services.notes_file import read_contents
from hrdesk.services.notes_import import DEPTH_LIMIT, SIZE_LIMIT, Imported, import_file, plan_file, read_notes
from hrdesk.services.page_texts import PageTexts
from tests.builders import NOON, make_annotation
from tests.killing import killed_after

NOTES = tuple(make_annotation(f"n{number}", note=f"Note {number}") for number in range(3))


@pytest.fixture
def pages(library: Library) -> PageTexts:
    return PageTexts(library)


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    return tmp_path / "home" / "notebook.db"


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()


@pytest.fixture
def file(tmp_path: Path, pages: PageTexts) -> Path:
    path = tmp_path / "notes.jsonld"
    path.write_text(export_notes(NotebookContents(NOTES), pages, NotesFormat.JSONLD), encoding="utf-8")
    return path


def take_in(file: Path, notebook: Path, pages: PageTexts, *, with_unplaced: bool = False) -> Imported:
    return import_file(file, notebook, None, pages, lambda: NOON + timedelta(days=1), with_unplaced=with_unplaced)


def kept(notebook: Path) -> NotebookContents:
    opened = open_notebook(notebook)
    try:
        return read_contents(opened)
    finally:
        opened.close()


def test_notes_are_taken_in_after_a_backup_and_once(file: Path, notebook: Path, pages: PageTexts) -> None:
    opened = open_notebook(notebook)
    opened.records.save(make_annotation("mine", note="Before"))
    opened.close()
    first = take_in(file, notebook, pages)
    assert first.changed == 3
    assert first.backup is not None
    assert "before-import" in first.backup.name
    everything = kept(notebook)
    assert {note.id for note in everything.annotations} == {"mine", "n0", "n1", "n2"}
    again = take_in(file, notebook, pages)
    assert (again.changed, again.backup) == (0, None)
    assert [line.outcome for line in again.plan.lines] == [Outcome.SKIPPED] * 3
    assert kept(notebook) == everything


def test_a_dry_run_changes_nothing_and_begins_no_notebook(file: Path, notebook: Path, pages: PageTexts) -> None:
    planned = plan_file(file, NotebookContents(), pages, NOON)
    assert len(planned.changes(with_unplaced=False)) == 3
    assert not notebook.exists()


def test_nothing_is_kept_where_no_backup_can_be_made(file: Path, notebook: Path, pages: PageTexts) -> None:
    open_notebook(notebook).close()
    Backups(notebook).folder.write_text("in the way")
    with pytest.raises(BackupFailed):
        take_in(file, notebook, pages)
    assert kept(notebook).annotations == ()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
def test_killed_at_any_step_an_import_has_brought_all_or_nothing_and_can_be_made_again(
    file: Path, notebook: Path, pages: PageTexts
) -> None:
    opened = open_notebook(notebook)
    opened.records.save(make_annotation("mine", note="Before"))
    opened.close()
    seen = set()
    for deeds in range(0, 200, 3):
        was_killed = killed_after(deeds, lambda: take_in(file, notebook, pages))
        seen.add(len(kept(notebook).annotations))
        if not was_killed:
            break
    assert deeds > 10
    assert seen == {1, 4}
    assert take_in(file, notebook, pages).changed == 0


def test_notes_without_a_page_come_only_if_they_are_wanted(tmp_path: Path, notebook: Path, pages: PageTexts) -> None:
    file = tmp_path / "rows.json"
    file.write_text(json.dumps({"rows": [{"id": "k", "uri": "https://example.org/x", "text": "Elsewhere"}]}))
    assert take_in(file, notebook, pages).changed == 0
    assert take_in(file, notebook, pages, with_unplaced=True).changed == 1
    assert [note.target for note in kept(notebook).annotations] == ["https://example.org/x"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "line 1, column 1"),
        (b'{"rows": [', "no sound JSON"),
        (b"\xff\xfe[\x00]\x00", "no text in UTF-8"),
        (b'{"rows": [{"uri": "x", "text": "x", "tags": [NaN]}]}', "NaN is no number"),
        (b"[" + b"9" * 5_000 + b"]", "no sound JSON"),
        (b"[" * 100_000 + b"]" * 100_000, "nested deeper than 64"),
        (b'{"a":' * 100_000, "nested deeper than 64"),
        (b'"' + b'\\"' * 200_000, "no sound JSON"),
        (b'{"rows": {}}', "no notes in a form"),
        (json.dumps([{"uri": "x", "text": "x"}] * 100_000).encode(), "100,000 notes, and 50,000"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_file_that_cannot_be_used_is_told_in_one_sentence(content: bytes, words: str, tmp_path: Path) -> None:
    file = tmp_path / "notes.json"
    file.write_bytes(content)
    with pytest.raises(NotesNotImported, match=words) as told:
        read_notes(file)
    assert "\n" not in str(told.value)
    assert str(told.value).endswith("Nothing was changed.")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "notes.json"
    with file.open("wb") as stream:
        stream.truncate(SIZE_LIMIT + 1)
    with pytest.raises(NotesNotImported, match="larger than 64 MB"):
        read_notes(file)


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.json", tmp_path):
        with pytest.raises(NotesNotImported, match="cannot be imported"):
            read_notes(path)


def test_brackets_in_words_do_not_count_as_depth(tmp_path: Path) -> None:
    file = tmp_path / "notes.json"
    file.write_text(json.dumps([{"uri": "x", "text": '"[\\{' * 500}]))
    assert len(read_notes(file)) == 1
    file.write_text("[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT)
    with pytest.raises(NotesNotImported, match="no notes in a form"):
        read_notes(file)


def test_a_mark_before_the_text_is_passed_over(tmp_path: Path, file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert len(read_notes(file)) == 3
