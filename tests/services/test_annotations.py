"""Annotations on the disk."""

from datetime import timedelta

from hrdesk.core.anchor import Anchor
from hrdesk.core.colour import Colour
from hrdesk.core.note_kind import NoteKind
from hrdesk.services.notebook import Notebook
from tests.builders import NOON, make_annotation

FULL = make_annotation(
    "full",
    note="Naïve “quotes” and 🩹\nlines",
    anchor=Anchor("the head", "Tilt ", " back", 5, 13),
    colour=Colour.PURPLE,
    heading="do-now",
    pack="lisbon",
    modified=NOON + timedelta(minutes=3),
    kind=NoteKind.LOCAL,
    tags=("night shift", "наркан"),
    author="Ana",
    kept_for="v2",
)


def test_an_annotation_comes_back_as_it_was(notebook: Notebook) -> None:
    plain = make_annotation("plain")
    notebook.records.save(FULL)
    notebook.records.save(plain)
    assert notebook.annotations.all() == (FULL, plain)


def test_one_is_found_by_its_id(notebook: Notebook) -> None:
    notebook.records.save(FULL)
    assert notebook.annotations.find("full") == FULL
    assert notebook.annotations.find("fu") is None


def test_the_newest_change_stands_first(notebook: Notebook) -> None:
    for minute in (1, 3, 2):
        notebook.records.save(make_annotation(f"a{minute}", modified=NOON + timedelta(minutes=minute)))
    assert [note.id for note in notebook.annotations.all()] == ["a3", "a2", "a1"]


def test_those_of_a_page_stand_in_the_order_of_its_text(notebook: Notebook) -> None:
    notebook.records.save(make_annotation("late", anchor=Anchor("x", "", "", 90, 91)))
    notebook.records.save(make_annotation("early", anchor=Anchor("x", "", "", 0, 1)))
    notebook.records.save(make_annotation("second", created=NOON + timedelta(minutes=1)))
    notebook.records.save(make_annotation("first"))
    notebook.records.save(make_annotation("elsewhere", article_id="alcohol"))
    notebook.records.save(make_annotation("other-pack", pack="lisbon"))
    assert [note.id for note in notebook.annotations.on_article("heroin")] == ["first", "second", "early", "late"]
    assert [note.id for note in notebook.annotations.on_article("heroin", "lisbon")] == ["other-pack"]


def test_saving_again_replaces(notebook: Notebook) -> None:
    notebook.records.save(make_annotation("a", note="old"))
    notebook.records.save(make_annotation("a", note="new"))
    assert [note.note for note in notebook.annotations.all()] == ["new"]


def test_removing_takes_one_and_twice_is_no_fault(notebook: Notebook) -> None:
    notebook.records.save(make_annotation("a"))
    notebook.records.save(make_annotation("b"))
    notebook.records.remove(make_annotation("a"))
    notebook.records.remove(make_annotation("a"))
    assert [note.id for note in notebook.annotations.all()] == ["b"]


def test_quotes_in_ids_are_only_quotes(notebook: Notebook) -> None:
    notebook.records.save(make_annotation("a"))
    notebook.records.remove(make_annotation("' OR '1'='1"))
    assert len(notebook.annotations.all()) == 1
    assert notebook.annotations.on_article("' OR '1'='1") == ()
