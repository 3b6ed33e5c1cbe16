"""All notes after the library changed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hrdesk.core.anchor import make_anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.backup_plan import Reason
from hrdesk.core.note_state import NoteState
from hrdesk.core.record import RecordKind
from hrdesk.services.backup import Backups
from hrdesk.services.library import Library
from hrdesk.services.library_build import build_library
from hrdesk.services.note_review import Review, review_notes
from hrdesk.services.notebook import Notebook, open_notebook
from hrdesk.services.page_texts import PageTexts
from hrdesk.services.paths import Places
from tests.builders import TODAY, make_annotation, write_page

SIGNS = "Slow breathing, or none at all. Very small pupils, but not in everybody.[^s1]"
HELP = "Open the airway. Breathe for them until help takes over.[^s1]"
BODY = f"## Signs\n\n{SIGNS}\n\n## Help\n\n{HELP}"

Build = Callable[..., Path]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Builds a library of pages, by id, with their bodies."""

    def made(name: str, **bodies: str) -> Path:
        folder = tmp_path / name
        for page, body in bodies.items():
            write_page(folder, page, title=page.title(), body=body, name=f"{page} nickname")
        (folder / "library.yaml").write_text("order: []\nstart_here: {outreach: [], trainer: [], manager: []}\n")
        path = tmp_path / f"{name}.db"
        build_library([folder], path, TODAY)
        return path

    return made


def hang(library: Path, notebook: Notebook, id: str, words: str, page: str = "heroin", **changes: str) -> Annotation:
    """Hang a note on words of a page, as the reader does."""
    with Library(library) as opened:
        text = PageTexts(opened).page(page)
    assert text is not None
    start = text.text.index(words)
    anchor = make_anchor(text.text, start, start + len(words))
    values = {"article_id": page, "heading": text.heading_at(start), "content_version": text.content_version}
    annotation = replace(make_annotation(id, anchor=anchor), **(values | changes))  # type: ignore[arg-type]
    notebook.records.save(annotation)
    return annotation


def test_where_there_are_no_notes_the_library_is_not_read(
    build: Build, notebook: Notebook, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = build("one", heroin=BODY)
    monkeypatch.delattr(Library, "titles")
    assert review_notes(library, places.notebook) == Review()
    notebook.records.save(make_annotation("one"))
    with pytest.raises(AttributeError):
        review_notes(library, places.notebook)


def test_nothing_is_done_while_the_library_stays(build: Build, notebook: Notebook, places: Places) -> None:
    library = build("one", heroin=BODY)
    note = hang(library, notebook, "a", "small pupils")
    review = review_notes(library, places.notebook)
    assert (review.not_in_place, review.hung_anew) == ((), 0)
    assert notebook.annotations.all() == (note,)
    assert Backups(places.notebook).copies() == ()


def test_words_that_stayed_or_moved_are_hung_anew_after_a_backup(
    build: Build, notebook: Notebook, places: Places
) -> None:
    old, new = build("one", heroin=BODY), build("two", heroin=f"## First\n\nCall first.[^s1]\n\n{BODY}")
    before = hang(old, notebook, "a", "small pupils", note="Ask")
    review = review_notes(new, places.notebook)
    assert (review.hung_anew, review.not_in_place) == (1, ())
    (after,) = notebook.annotations.all()
    expected = hang(new, notebook, "b", "small pupils", note="Ask")
    assert (after.anchor, after.heading, after.content_version) == (
        expected.anchor,
        expected.heading,
        expected.content_version,
    )
    assert (after.note, after.modified, after.created) == (before.note, before.modified, before.created)
    (copy,) = Backups(places.notebook).copies()
    assert copy.reason is Reason.LIBRARY


def test_hanging_anew_is_no_change_for_other_devices(build: Build, notebook: Notebook, places: Places) -> None:
    old, new = build("one", heroin=BODY), build("two", heroin=f"First.[^s1]\n\n{BODY}")
    hang(old, notebook, "a", "small pupils")
    versions = notebook.records.log.versions(RecordKind.ANNOTATION, "a")
    assert review_notes(new, places.notebook).hung_anew == 1
    assert notebook.records.log.versions(RecordKind.ANNOTATION, "a") == versions


def test_a_second_look_finds_nothing_left_to_do(build: Build, notebook: Notebook, places: Places) -> None:
    old, new = build("one", heroin=BODY), build("two", heroin=f"First.[^s1]\n\n{BODY}")
    hang(old, notebook, "a", "small pupils")
    assert review_notes(new, places.notebook).hung_anew == 1
    assert review_notes(new, places.notebook).hung_anew == 0
    assert len(Backups(places.notebook).copies()) == 1


def test_what_changed_or_is_gone_waits_in_the_order_of_the_pages(
    build: Build, notebook: Notebook, places: Places
) -> None:
    old = build("one", heroin=BODY, alcohol="Some other text, about drinks.[^s1]")
    new = build(
        "two",
        heroin=BODY.replace("Very small pupils", "Tiny pupils").replace(" Breathe for them until help", " Until help"),
    )
    notes = [
        hang(old, notebook, "a", "Breathe for them until help takes over"),
        hang(old, notebook, "b", "Very small pupils"),
        hang(old, notebook, "c", "about drinks", "alcohol"),
        hang(old, notebook, "d", "Slow breathing"),
    ]
    review = review_notes(new, places.notebook)
    assert [(one.annotation.id, one.state) for one in review.not_in_place] == [
        ("b", NoteState.CHANGED),
        ("a", NoteState.CHANGED),
        ("c", NoteState.ORPHAN),
    ]
    assert review.waiting == review.not_in_place
    assert review.states == {"a": NoteState.CHANGED, "b": NoteState.CHANGED, "c": NoteState.ORPHAN}
    assert [notebook.annotations.find(note.id) for note in notes[:3]] == notes[:3]


def test_one_that_was_kept_as_it_is_does_not_wait(build: Build, notebook: Notebook, places: Places) -> None:
    old, new = build("one", heroin=BODY), build("two", heroin=BODY.replace("Very small pupils", "Tiny pupils"))
    with Library(new) as library:
        version = library.content_versions()["heroin"]
    hang(old, notebook, "a", "Very small pupils", kept_for=version)
    review = review_notes(new, places.notebook)
    assert (len(review.not_in_place), review.waiting) == (1, ())


def test_a_notebook_that_may_not_be_written_is_looked_through_all_the_same(
    build: Build, notebook: Notebook, places: Places
) -> None:
    old, new = build("one", heroin=BODY), build("two", heroin=BODY.replace("Very small pupils", "Tiny pupils"))
    notes = {hang(old, notebook, "a", "Very small pupils"), hang(old, notebook, "b", "Open the airway")}
    review = review_notes(new, places.notebook, may_write=False)
    assert (review.hung_anew, review.states) == (0, {"a": NoteState.CHANGED})
    assert set(notebook.annotations.all()) == notes
    assert Backups(places.notebook).copies() == ()


def test_without_a_backup_nothing_is_hung_anew(build: Build, notebook: Notebook, places: Places) -> None:
    old, new = build("one", heroin=BODY), build("two", heroin=f"First.[^s1]\n\n{BODY}")
    note = hang(old, notebook, "a", "small pupils")
    (places.notebook.parent / "backups").write_text("in the way")
    assert review_notes(new, places.notebook).hung_anew == 0
    assert notebook.annotations.all() == (note,)


def test_one_that_was_hung_elsewhere_meanwhile_is_left_alone(
    build: Build, notebook: Notebook, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = build("one", heroin=BODY), build("two", heroin=f"First.[^s1]\n\n{BODY}")
    hang(old, notebook, "a", "small pupils")
    hang(old, notebook, "b", "Open the airway", note="Ask")
    make = Backups.make

    def make_slowly(self: Backups, reason: Reason) -> object:
        hang(new, notebook, "a", "Slow breathing")
        hang(old, notebook, "b", "Open the airway", note="Asked")
        return make(self, reason)

    monkeypatch.setattr(Backups, "make", make_slowly)
    assert review_notes(new, places.notebook).hung_anew == 1
    notes = {note.id: note for note in notebook.annotations.all()}
    assert notes["a"].anchor is not None
    assert notes["a"].anchor.exact == "Slow breathing"
    assert notes["b"].note == "Asked"


def test_one_that_is_stopped_writes_nothing(build: Build, notebook: Notebook, places: Places) -> None:
    old, new = build("one", heroin=BODY), build("two", heroin=f"First.[^s1]\n\n{BODY}")
    note = hang(old, notebook, "a", "small pupils")
    assert review_notes(new, places.notebook, is_stopped=lambda: True).hung_anew == 0
    assert notebook.annotations.all() == (note,)


def test_a_note_that_cannot_be_read_keeps_no_other_from_its_place(
    build: Build, notebook: Notebook, places: Places
) -> None:
    old, new = build("one", heroin=BODY), build("two", heroin=f"First.[^s1]\n\n{BODY}")
    hang(old, notebook, "a", "small pupils")
    hang(old, notebook, "b", "Slow breathing")
    notebook._connection.execute("UPDATE annotations SET colour = 'beige' WHERE id = 'a'")
    assert review_notes(new, places.notebook).hung_anew == 1


def test_a_protected_notebook_is_opened_with_its_key(build: Build, tmp_path: Path) -> None:
    old, new = build("one", heroin=BODY), build("two", heroin=f"First.[^s1]\n\n{BODY}")
    key = bytes(range(32))
    path = tmp_path / "protected" / "notebook.db"
    path.parent.mkdir()
    (path.parent / "keys.json").write_text("{}")
    notebook = open_notebook(path, key=key)
    try:
        hang(old, notebook, "a", "small pupils")
        assert review_notes(new, path, key).hung_anew == 1
    finally:
        notebook.close()
