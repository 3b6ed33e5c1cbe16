"""Protecting, changing and taking away the passphrase: every note stays, and nothing plain is left."""

import os
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from hrdesk.core.errors import (
    AlreadyProtected,
    FileNotWritable,
    KeysDamaged,
    NotebookDamaged,
    NotebookLocked,
    NotebookUnusable,
    NotProtected,
    PassphraseTooShort,
    ProtectionNotChanged,
    RecoveryCodeMistyped,
    WrongPassphrase,
    WrongRecoveryCode,
)
from hrdesk.core.reading_list import Bookmark
from hrdesk.core.recovery_code import CodeReading, letters_of, make_code, read_code
from hrdesk.services import notebook_copy, notebook_swap
from hrdesk.services.database import is_plain, open_notebook_file, pragma
from hrdesk.services.notebook import open_notebook
from hrdesk.services.notebook_swap import is_interrupted, keys_file, settle
from hrdesk.services.passphrase_key import LEAST
from hrdesk.services.paths import passphrase_words_file
from hrdesk.services.protection import (
    change_passphrase,
    is_protected,
    new_recovery_code,
    protect,
    suggest_passphrase,
    unlock,
    unprotect,
)
from hrdesk.services.safe_file import overwrite
from tests.builders import NOON, make_annotation

WORDS = "heron weir lamp cobalt"
OTHER = "thistle marble orbit canoe"
CANARY = "the heron waits at the weir"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A plain notebook with notes, as it stands after its window was killed."""
    path = tmp_path / "notebook.db"
    notebook = open_notebook(path)
    for number in range(20):
        notebook.records.save(make_annotation(f"a{number}", note=f"{CANARY} {number}"))
    notebook.records.save(Bookmark("heroin", NOON))
    kept = {file: file.read_bytes() for file in tmp_path.iterdir()}
    notebook.close()
    for file, content in kept.items():
        file.write_bytes(content)
    return path


def notes_in(path: Path, key: bytes | None = None) -> list[str]:
    notebook = open_notebook(path, key=key)
    try:
        assert notebook.bookshelf.bookmarks() == ("heroin",)
        return sorted(note.note for note in notebook.annotations.all())
    finally:
        notebook.close()


NOTES = sorted(f"{CANARY} {number}" for number in range(20))


def assert_no_word_in(folder: Path) -> None:
    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert CANARY.encode() not in content, file.name
            assert CANARY.encode("utf-16-le") not in content, file.name
            assert not content.startswith(b"SQLite"), file.name


def test_a_protected_notebook_has_all_its_notes_and_opens_with_the_passphrase(path: Path) -> None:
    code = protect(path, WORDS, LEAST)
    assert is_protected(path)
    assert notes_in(path, unlock(path, WORDS)) == NOTES
    assert unlock(path, code.text) == unlock(path, WORDS)
    assert read_code(code.text) is CodeReading.CODE


def test_nothing_plain_is_left_in_the_folder(path: Path, tmp_path: Path) -> None:
    protect(path, WORDS, LEAST)
    notes_in(path, unlock(path, WORDS))
    assert_no_word_in(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {"notebook.db", "keys.json"}
    assert os.name == "nt" or {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()} == {0o600}


def test_the_blocks_of_the_plain_file_are_overwritten_before_it_goes(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    overwritten: list[str] = []
    original = overwrite

    def watched(file: Path) -> None:
        original(file)
        assert not file.read_bytes().strip(b"\0")
        overwritten.append(file.name)

    monkeypatch.setattr(notebook_swap, "overwrite", watched)
    protect(path, WORDS, LEAST)
    assert overwritten == ["notebook.db.old"]


def test_a_notebook_that_is_still_to_be_begun_begins_protected(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    protect(path, WORDS, LEAST)
    assert is_protected(path)
    notebook = open_notebook(path, key=unlock(path, WORDS))
    notebook.records.save(make_annotation("a1", note=CANARY))
    notebook.close()
    assert_no_word_in(tmp_path)


def test_the_protection_is_taken_away_again(path: Path, tmp_path: Path) -> None:
    protect(path, WORDS, LEAST)
    unprotect(path, WORDS)
    assert not is_protected(path)
    assert notes_in(path) == NOTES
    assert {file.name for file in tmp_path.iterdir()} == {"notebook.db"}


def test_the_recovery_code_takes_it_away_too_also_before_anything_was_written(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    unprotect(path, protect(path, WORDS, LEAST).text.lower().replace("-", " "))
    assert not is_protected(path)
    open_notebook(path).close()
    assert is_plain(path)


def test_each_protection_has_a_key_of_its_own(path: Path) -> None:
    keys = set()
    for _ in range(2):
        protect(path, WORDS, LEAST)
        keys.add(unlock(path, WORDS))
        unprotect(path, WORDS)
    assert len(keys) == 2


def test_a_passphrase_is_changed_and_the_code_stays(path: Path) -> None:
    code = protect(path, WORDS, LEAST)
    key = unlock(path, WORDS)
    before = path.read_bytes()
    change_passphrase(path, WORDS, OTHER, LEAST)
    with pytest.raises(WrongPassphrase):
        unlock(path, WORDS)
    assert unlock(path, OTHER) == unlock(path, code.text) == key
    assert path.read_bytes() == before
    change_passphrase(path, code.text, WORDS, LEAST)
    assert unlock(path, WORDS) == key


def test_a_new_recovery_code_makes_the_old_one_worthless(path: Path) -> None:
    old = protect(path, WORDS, LEAST)
    new = new_recovery_code(path, WORDS, LEAST)
    assert unlock(path, new.text) == unlock(path, WORDS)
    with pytest.raises(WrongRecoveryCode):
        unlock(path, old.text)


@pytest.mark.parametrize("words", ["heron weir lamp cobolt", "Heron weir lamp cobalt", "", "0" * 300, "\ud83d"])
def test_wrong_words_are_told_without_a_hint(words: str, path: Path) -> None:
    protect(path, WORDS, LEAST)
    files = (path.read_bytes(), keys_file(path).read_bytes())
    with pytest.raises(WrongPassphrase) as told:
        unlock(path, words)
    assert "heron" not in str(told.value).lower()
    assert (path.read_bytes(), keys_file(path).read_bytes()) == files


@pytest.mark.parametrize("words", [f"  {WORDS}\n", WORDS.replace(" ", "\u00a0"), WORDS.replace(" ", "   ")])
def test_the_passphrase_is_read_however_its_spaces_are_typed(words: str, path: Path) -> None:
    protect(path, WORDS, LEAST)
    assert unlock(path, words)


def test_a_typing_error_in_the_code_is_told_apart_from_a_wrong_code(path: Path) -> None:
    letters = letters_of(protect(path, WORDS, LEAST).text)
    with pytest.raises(RecoveryCodeMistyped):
        unlock(path, ("A" if letters[0] != "A" else "C") + letters[1:])
    with pytest.raises(WrongRecoveryCode):
        unlock(path, make_code([4] * 24))


def test_a_passphrase_that_looks_like_a_code_is_still_a_passphrase(path: Path) -> None:
    looks = make_code([*range(20), 1, 2, 3, 4])
    protect(path, looks, LEAST)
    assert unlock(path, looks)


def test_a_bad_passphrase_changes_nothing(path: Path) -> None:
    with pytest.raises(PassphraseTooShort):
        protect(path, "short", LEAST)
    assert not is_protected(path)
    protect(path, WORDS, LEAST)
    with pytest.raises(PassphraseTooShort):
        change_passphrase(path, WORDS, "short", LEAST)
    assert unlock(path, WORDS)


def test_what_does_not_fit_the_state_is_told(path: Path) -> None:
    for deed in (unlock, unprotect, new_recovery_code):
        with pytest.raises(NotProtected):
            deed(path, WORDS)
    protect(path, WORDS, LEAST)
    with pytest.raises(AlreadyProtected):
        protect(path, OTHER, LEAST)
    assert unlock(path, WORDS)


def test_damaged_keys_are_told_apart_from_a_wrong_passphrase(path: Path) -> None:
    protect(path, WORDS, LEAST)
    text = keys_file(path).read_text()
    start = text.index('"key": "') + 12
    keys_file(path).write_text(text[:start] + ("A" if text[start] != "A" else "B") + text[start + 1 :])
    with pytest.raises(KeysDamaged, match="backup"):
        unlock(path, WORDS)
    keys_file(path).unlink()
    with pytest.raises(NotProtected):
        unlock(path, WORDS)


def test_damage_in_one_slot_leaves_the_other(path: Path) -> None:
    code = protect(path, WORDS, LEAST)
    text = keys_file(path).read_text()
    start = text.index('"salt": "') + 12
    keys_file(path).write_text(text[:start] + ("A" if text[start] != "A" else "B") + text[start + 1 :])
    with pytest.raises(KeysDamaged):
        unlock(path, WORDS)
    assert notes_in(path, unlock(path, code.text)) == NOTES


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What somebody else holds to the end is not waited for as long as for people."""
    monkeypatch.setattr("hrdesk.services.database.BUSY_TIMEOUT_S", 0.1)


@pytest.mark.usefixtures("impatient")
def test_a_notebook_that_somebody_writes_now_is_left_alone(path: Path) -> None:
    with closing(open_notebook_file(path, None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        holder.execute("DELETE FROM bookmarks")
        with pytest.raises(NotebookUnusable, match="another program is using it"):
            protect(path, WORDS, LEAST)
        holder.execute("ROLLBACK")
    assert not is_interrupted(path)
    assert not is_protected(path)
    assert notes_in(path) == NOTES


@pytest.mark.usefixtures("impatient")
def test_a_notebook_that_somebody_reads_now_is_left_alone(path: Path) -> None:
    with closing(open_notebook_file(path, None)) as reader:
        reader.execute("SELECT count(*) FROM annotations").fetchone()
        with pytest.raises(NotebookUnusable, match="another program is using it"):
            protect(path, WORDS, LEAST)
    assert not is_interrupted(path)
    assert notes_in(path) == NOTES


def test_a_plain_notebook_that_was_put_back_needs_no_keys_and_they_are_kept(path: Path) -> None:
    plain = path.with_name("elsewhere.db")
    with closing(open_notebook_file(path)) as connection:
        connection.execute("VACUUM INTO ?", (str(plain),))
    protect(path, WORDS, LEAST)
    keys = keys_file(path).read_bytes()
    plain.replace(path)
    settle(path)
    assert not is_protected(path)
    assert notes_in(path) == NOTES
    assert path.with_name("keys.unused.json").read_bytes() == keys


def test_a_damaged_notebook_is_not_encrypted(path: Path, tmp_path: Path) -> None:
    (tmp_path / "notebook.db-wal").unlink()
    path.write_bytes(b"no notebook" * 1_000)
    before = path.read_bytes()
    with pytest.raises(NotebookDamaged):
        protect(path, WORDS, LEAST)
    assert path.read_bytes() == before
    assert not is_interrupted(path)
    assert not keys_file(path).exists()


RICH = """
CREATE TABLE numbered (id INTEGER PRIMARY KEY AUTOINCREMENT, words);
CREATE TABLE bare (key PRIMARY KEY, words) WITHOUT ROWID;
CREATE TABLE "odd ""name" (words, size AS (length(words)));
CREATE VIRTUAL TABLE found USING fts5(note, content='annotations', prefix='2 3');
CREATE VIRTUAL TABLE own USING fts5(note);
CREATE TRIGGER kept AFTER INSERT ON numbered BEGIN INSERT INTO own VALUES (new.words); END;
CREATE VIEW seen AS SELECT note FROM annotations;
CREATE INDEX by_words ON numbered (words) WHERE words IS NOT NULL;
INSERT INTO numbered (words) VALUES ('heron'), (NULL), ('weir');
DELETE FROM numbered WHERE id IN (1, 3);
DELETE FROM annotations WHERE id IN ('a3', 'a4');
INSERT INTO bare VALUES (x'00ff', 1.5), ('text', NULL);
INSERT INTO "odd ""name" (words) VALUES ('lamp'), ('');
INSERT INTO found(found) VALUES ('rebuild');
ANALYZE;
"""


def test_every_kind_of_table_comes_over_and_back(path: Path) -> None:
    with closing(open_notebook_file(path)) as connection:
        connection.executescript(RICH)
        before = told(path, None)
    protect(path, WORDS, LEAST)
    assert told(path, unlock(path, WORDS)) == before
    unprotect(path, WORDS)
    assert told(path, None) == before


def told(path: Path, key: bytes | None) -> list[object]:
    asked = (
        "SELECT rowid, note FROM annotations",
        "SELECT rowid FROM found WHERE found MATCH 'her* heron'",
        "SELECT rowid, note FROM own WHERE own MATCH 'weir'",
        "SELECT id, words FROM numbered",
        "SELECT seq FROM sqlite_sequence",
        "SELECT * FROM bare",
        'SELECT * FROM "odd ""name"',
        "SELECT count(*) FROM seen",
        "SELECT name, sql FROM sqlite_schema ORDER BY name",
    )
    with closing(open_notebook_file(path, key)) as connection:
        versions = [pragma(connection, name) for name in ("user_version", "application_id")]
        return [versions, *([tuple(row) for row in connection.execute(sql)] for sql in asked)]


def losing_a_note(connection: object, target: Path, key: bytes | None) -> None:
    EXPORT(connection, target, key)
    with closing(open_notebook_file(target, key)) as copy:
        copy.execute("DELETE FROM annotations WHERE id='a7'")


def changing_a_note(connection: object, target: Path, key: bytes | None) -> None:
    EXPORT(connection, target, key)
    with closing(open_notebook_file(target, key)) as copy:
        copy.execute("UPDATE annotations SET note='' WHERE id='a7'")


def losing_a_table(connection: object, target: Path, key: bytes | None) -> None:
    EXPORT(connection, target, key)
    with closing(open_notebook_file(target, key)) as copy:
        copy.execute("DROP TABLE questions")


EXPORT: Callable[..., None] = notebook_copy._export


@pytest.mark.parametrize("faulty", [losing_a_note, changing_a_note, losing_a_table])
def test_a_copy_that_is_not_the_same_takes_no_notebooks_place(
    faulty: Callable[..., None], path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notebook_copy, "_export", faulty)
    with pytest.raises(ProtectionNotChanged):
        protect(path, WORDS, LEAST)
    assert {file.name for file in tmp_path.iterdir()} == {"notebook.db"}
    assert notes_in(path) == NOTES


def test_a_full_disk_is_told_and_changes_nothing(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hrdesk.services.notebook_copy.os.fsync", full)
    with pytest.raises(FileNotWritable, match="No space left"):
        protect(path, WORDS, LEAST)
    monkeypatch.undo()
    assert notes_in(path) == NOTES
    assert {file.name for file in tmp_path.iterdir()} == {"notebook.db"}


class PowerCut(BaseException):
    """The process ends here, and nothing that follows in it changes a file."""


def cut_at(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """End the process at the n-th time that a name changes in the folder: each rename and removal is one."""
    count = 0

    def watched(original: Callable[..., object]) -> Callable[..., object]:
        def act(*arguments: object, **options: object) -> object:
            nonlocal count
            count += 1
            if count > step:
                raise PowerCut
            return original(*arguments, **options)

        return act

    for name in ("rename", "replace", "unlink"):
        monkeypatch.setattr(Path, name, watched(getattr(Path, name)))


@pytest.mark.parametrize("step", range(12))
def test_protecting_that_is_cut_off_at_any_step_is_taken_back_or_finished(
    step: int, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        cut_at(step, patch)
        try:
            protect(path, WORDS, LEAST)
            finished = True
        except PowerCut:
            finished = False
    key = opened_key(path)
    assert notes_in(path, key) == NOTES
    assert key or not finished
    assert not is_interrupted(path)
    assert {file.name for file in tmp_path.iterdir()} == {"notebook.db", *(["keys.json"] if key else [])}


@pytest.mark.parametrize("step", range(12))
def test_unprotecting_that_is_cut_off_at_any_step_is_taken_back_or_finished(
    step: int, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    protect(path, WORDS, LEAST)
    with monkeypatch.context() as patch:
        cut_at(step, patch)
        try:
            unprotect(path, WORDS)
            finished = True
        except PowerCut:
            finished = False
    key = opened_key(path)
    assert notes_in(path, key) == NOTES
    assert not (key and finished)
    assert not is_interrupted(path)
    assert keys_file(path).exists() == bool(key)


def opened_key(path: Path) -> bytes | None:
    """The next opening, as the window does it."""
    try:
        open_notebook(path).close()
    except NotebookLocked:
        return unlock(path, WORDS)
    return None


def test_the_suggestion_is_four_words_of_the_list_and_a_new_one_each_time() -> None:
    words = set(passphrase_words_file().read_text(encoding="utf-8").split())
    suggested = [suggest_passphrase(passphrase_words_file()) for _ in range(20)]
    assert len(words) == 7_776
    assert len(set(suggested)) == 20
    assert all(len(words_of.split()) == 4 and set(words_of.split()) <= words for words_of in suggested)
