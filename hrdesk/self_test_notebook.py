"""Checks of what keeps a person's own words: notebooks of their own, in the folder of the trial."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from hrdesk.core.anchor import AnchorState, find_anchor, make_anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.errors import NotebookLocked, WrongPassphrase
from hrdesk.core.notebook_contents import NotebookContents
from hrdesk.core.notes_export import export_notes
from hrdesk.core.notes_format import NotesFormat
from hrdesk.core.settings import Settings, ThemeChoice
from hrdesk.self_test_check import TELL_US, Check, Finding, expect
from hrdesk.self_test_trial import Trial
from hrdesk.services.notebook import open_notebook
from hrdesk.services.page_texts import PageTexts
from hrdesk.services.settings_store import load_settings, save_settings

_WORDS = "heron weir lamp cobalt"
_NOTE = "A trial"
_PASSAGE = "Tilt the head and lift the chin."


def notebook_checks(trial: Trial) -> Iterator[Check]:
    yield Check("notebook", lambda: _notebook(trial.folder / "plain" / "notebook.db"), TELL_US)
    yield Check(
        "notebook-protected", lambda: _protected(trial.folder / "protected" / "notebook.db"), TELL_US, is_beside=True
    )
    yield Check("backup", lambda: _backup(trial.folder / "backed" / "notebook.db"), TELL_US, is_beside=True)
    yield Check("export", lambda: _export(trial), TELL_US)
    yield Check("import", lambda: _import(trial), TELL_US)
    yield Check("settings", lambda: _settings(trial.folder / "trial.json"), TELL_US)


def _note() -> Annotation:
    now = datetime.now(UTC)
    return Annotation("self-test", "heroin", "0", now, now, note=_NOTE, anchor=make_anchor(_PASSAGE, 9, 13))


def _notebook(path: Path) -> None:
    path.parent.mkdir()
    note = _note()
    expect(note.anchor and find_anchor(_PASSAGE, note.anchor).state is AnchorState.SAME, "A note lost its place.")
    with closing(open_notebook(path)) as notebook:
        notebook.records.save(note)
    with closing(open_notebook(path)) as again:
        expect(again.annotations.all() == (note,), "A note that was written did not come back.")


def _protected(path: Path) -> None:
    """Written under a passphrase, unreadable without it, and there again with it; at the least cost that is allowed."""
    from hrdesk.services.passphrase_key import LEAST
    from hrdesk.services.protection import protect, unlock

    path.parent.mkdir()
    protect(path, _WORDS, LEAST)
    key = unlock(path, _WORDS)
    note = _note()
    with closing(open_notebook(path, key=key)) as notebook:
        notebook.records.save(note)
    expect(_NOTE.encode() not in path.read_bytes(), "A note of a protected notebook can be read in its file.")
    expect(_is_locked(path), "A protected notebook opens without its passphrase.")
    with closing(open_notebook(path, key=key)) as again:
        expect(again.annotations.all() == (note,), "A note in a protected notebook did not come back.")


def _is_locked(path: Path) -> bool:
    try:
        open_notebook(path).close()
    except NotebookLocked:
        return True
    return False


def _backup(path: Path) -> None:
    """A note that was deleted since its backup is there again after it was put back."""
    from hrdesk.services.backup import Backups
    from hrdesk.services.restore import restore

    path.parent.mkdir()
    note = _note()
    with closing(open_notebook(path)) as notebook:
        notebook.records.save(note)
    made = Backups(path).make()
    with closing(open_notebook(path)) as notebook:
        notebook.records.remove(note)
        expect(not notebook.annotations.all(), "A note that was deleted is still there.")
    restore(made.path, path, _nobody)
    with closing(open_notebook(path)) as notebook:
        expect([one.note for one in notebook.annotations.all()] == [_NOTE], "A backup did not bring back its note.")


def _nobody(_: Path) -> bytes:
    raise WrongPassphrase


def _export(trial: Trial) -> str:
    pages = PageTexts(trial.library)
    for form in NotesFormat:
        expect(
            _NOTE in export_notes(NotebookContents((_note(),)), pages, form), f"A note is not in an export as {form}."
        )
    return ", ".join(NotesFormat)


def _import(trial: Trial) -> None:
    from hrdesk.services.notes_import import read_notes

    path = trial.folder / "notes.jsonld"
    path.write_text(
        export_notes(NotebookContents((_note(),)), PageTexts(trial.library), NotesFormat.JSONLD), encoding="utf-8"
    )
    if _NOTE not in repr(read_notes(path)):
        raise Finding("A note that was exported cannot be read again.")


def _settings(path: Path) -> None:
    wanted = Settings(theme=ThemeChoice.DARK, zoom=150)
    save_settings(path, wanted)
    expect(load_settings(path) == (wanted, ()), "Settings that were kept did not come back.")
