"""Notes after the library was renewed: hung anew by themselves, or looked at one by one, with keys alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hrdesk.core.anchor import AnchorState
from hrdesk.core.annotation import Annotation
from hrdesk.core.history import Screen
from hrdesk.core.note_state import NoteState
from hrdesk.services import note_review
from hrdesk.services.library import Library
from hrdesk.services.library_build import build_library
from hrdesk.services.paths import Places
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.notes.passage_view import PassageView
from tests.builders import TODAY, write_page
from tests.journeys.starting import Starter
from tests.ui.driving import ALT, CONTROL, button, press, select_words, type_words, words_of_highlights

Key = Qt.Key
SIGNS = "Slow breathing, or none at all. Very small pupils, but not in everybody.[^s1]"
HELP = "Open the airway. Breathe for them until help takes over. Stay with them.[^s1]"
BODY = f"## Signs\n\n{SIGNS}\n\n## Help\n\n{HELP}"
NEW = BODY.replace("Very small pupils", "Very tiny pupils").replace(" Breathe for them until help takes over.", "")
NEW = f"## Before all\n\nCall first, and say where you are.[^s1]\n\n{NEW}"

Build = Callable[..., Path]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Builds a library of these pages, by id."""

    def made(name: str, **bodies: str) -> Path:
        folder = tmp_path / name
        for page, body in bodies.items():
            write_page(folder, page, title=page.title(), body=body, name=f"{page} nickname")
        (folder / "library.yaml").write_text("order: []\nstart_here: {outreach: [], trainer: [], manager: []}\n")
        build_library([folder], tmp_path / f"{name}.db", TODAY)
        return tmp_path / f"{name}.db"

    return made


@pytest.fixture
def renewed(starter: Starter, places: Places, build: Build, qtbot: QtBot) -> MainWindow:
    """A window on a renewed library, with notes that were written on the old one.

    One whose words stayed, one whose words changed, one whose words are gone, one whose page is gone.
    """
    old = build("old", heroin=BODY, khat="Some words about leaves.[^s1]")
    window = starter.window(places, old, "heroin")
    for words, note in (
        ("Slow breathing", "Stays"),
        ("Very small pupils", "Ask the nurse"),
        ("Breathe for them until help takes over", "Gone"),
    ):
        write_note(window, words, note)
    window.open_article("khat")
    write_note(window, "about leaves", "Page gone")
    starter.end()
    return look_again(starter, places, build("new", heroin=NEW, alcohol="Some words about drinks.[^s1]"), qtbot)


def look_again(starter: Starter, places: Places, library: Path, qtbot: QtBot) -> MainWindow:
    window = starter.window(places, library)
    reviewing = window.rooms.reviewing
    qtbot.waitUntil(lambda: not reviewing.is_looking)
    return window


def write_note(window: MainWindow, words: str, note: str) -> None:
    select_words(window, words)
    press(window, Key.Key_N)
    type_words(window, note)
    window.rooms.note_taking.keep_now()
    window.reader.focus_page()


def by_note(window: MainWindow) -> dict[str, Annotation]:
    return {annotation.note: annotation for annotation in window.rooms.book.all()}


def review(window: MainWindow) -> MainWindow:
    """Go to the review, as the message offers."""
    offer = next(push for push in window.messages.findChildren(QPushButton) if push.isVisible())
    offer.click()
    assert screen_of(window) is Screen.REVIEW
    return window


def screen_of(window: MainWindow) -> Screen:
    return window.place.screen


def review_words(window: MainWindow) -> str:
    page = window.rooms.reviewing.page
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    return "\n".join([*labels, *(view.toPlainText() for view in page.findChildren(PassageView) if view.isVisible())])


def test_words_that_stayed_are_hung_anew_and_the_rest_is_told_once(
    renewed: MainWindow, starter: Starter, places: Places, tmp_path: Path, qtbot: QtBot
) -> None:
    told = "The library was renewed. 3 of your notes stand on passages that changed."
    assert renewed.messages.text == told
    with Library(tmp_path / "new.db") as library:
        version = library.content_versions()["heroin"]
    notes = by_note(renewed)
    assert notes["Stays"].content_version == version
    assert all(notes[note].content_version != version for note in ("Ask the nurse", "Gone", "Page gone"))
    renewed.open_article("heroin")
    placed = {one.annotation.note: one.state for one in renewed.reader.view.placed}
    assert placed == {
        "Stays": AnchorState.SAME,
        "Ask the nurse": AnchorState.CHANGED,
        "Gone": AnchorState.ORPHAN,
    }
    view = renewed.reader.view
    changed = view.shown_text.index("tiny pupils")
    assert "These words changed" in view.tip_at(changed)
    assert "Very small pupils" in view.tip_at(changed)
    assert view.tip_at(view.shown_text.index("Slow breathing")) == ""
    starter.end()
    again = look_again(starter, places, tmp_path / "new.db", qtbot)
    assert again.messages.text == ""
    assert len(again.rooms.reviewing.waiting) == 3


def test_notes_are_looked_at_one_by_one_with_keys(renewed: MainWindow) -> None:
    review(renewed)
    assert "1 of 3" in review_words(renewed)
    assert "Ask the nurse" in review_words(renewed)
    press(renewed, Key.Key_Y)
    hung = by_note(renewed)["Ask the nurse"]
    assert hung.anchor is not None
    assert hung.anchor.exact == "Very tiny pupils"
    assert "no longer on this page" in review_words(renewed)
    press(renewed, Key.Key_K)
    assert "not in this library" in review_words(renewed)
    press(renewed, Key.Key_K)
    assert "That was the last one" in review_words(renewed)
    assert renewed.rooms.reviewing.waiting == ()
    press(renewed, Key.Key_Return)
    assert screen_of(renewed) is Screen.NOTEBOOK


def test_every_decision_can_be_taken_back(renewed: MainWindow) -> None:
    before = by_note(renewed)
    review(renewed)
    for key in (Key.Key_Y, Key.Key_K, Key.Key_K):
        press(renewed, key)
    for _ in range(3):
        press(renewed, Key.Key_Z, CONTROL)
    assert by_note(renewed) == before
    assert len(renewed.rooms.reviewing.waiting) == 3
    assert "1 of 3" in review_words(renewed)


def test_a_note_is_hung_on_other_words_and_the_review_goes_on(renewed: MainWindow) -> None:
    review(renewed)
    press(renewed, Key.Key_Right)
    press(renewed, Key.Key_R)
    assert (renewed.place.screen, renewed.place.article_id) == (Screen.ARTICLE, "heroin")
    press(renewed, Key.Key_Return)
    assert screen_of(renewed) is Screen.ARTICLE
    select_words(renewed, "Stay with them")
    press(renewed, Key.Key_Return)
    hung = by_note(renewed)["Gone"]
    assert hung.anchor is not None
    assert (hung.anchor.exact, hung.heading) == ("Stay with them", "help")
    assert screen_of(renewed) is Screen.REVIEW
    assert "3 of 3" in review_words(renewed)
    press(renewed, Key.Key_Z, CONTROL)
    assert "2 of 3" in review_words(renewed)


def test_esc_goes_back_to_the_review_without_a_change(renewed: MainWindow) -> None:
    before = by_note(renewed)
    review(renewed)
    press(renewed, Key.Key_R)
    press(renewed, Key.Key_Escape)
    assert screen_of(renewed) is Screen.REVIEW
    assert "1 of 3" in review_words(renewed)
    assert by_note(renewed) == before
    press(renewed, Key.Key_Escape)
    assert screen_of(renewed) is Screen.NOTEBOOK


def test_going_elsewhere_asks_for_no_more_words(renewed: MainWindow) -> None:
    review(renewed)
    press(renewed, Key.Key_R)
    renewed.open_article("alcohol")
    press(renewed, Key.Key_Left, ALT)
    select_words(renewed, "Stay with them")
    before = by_note(renewed)
    press(renewed, Key.Key_Return)
    assert by_note(renewed) == before
    assert screen_of(renewed) is Screen.ARTICLE


def test_the_notebook_says_how_many_wait_and_leads_there(renewed: MainWindow) -> None:
    press(renewed, Key.Key_2, CONTROL)
    page = renewed.notebook_page
    assert any("3 of your notes" in label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert {page.notes.panel.notes.notes_model.rowCount()} == {4}
    button(page, "Look at them").click()
    assert screen_of(renewed) is Screen.REVIEW
    for key in (Key.Key_Y, Key.Key_K, Key.Key_K):
        press(renewed, key)
    press(renewed, Key.Key_2, CONTROL)
    assert not any("of your notes" in label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_notes_that_lost_their_place_stay_beside_the_page_and_in_the_notebook(renewed: MainWindow) -> None:
    review(renewed)
    press(renewed, Key.Key_Y)
    press(renewed, Key.Key_K)
    renewed.open_article("heroin")
    model = renewed.rooms.notes_panel.notes.notes_model
    rows = [model.index(row).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())]
    assert [(row.note, row.state, row.section) for row in rows] == [
        ("Stays", NoteState.IN_PLACE, ""),
        ("Ask the nurse", NoteState.IN_PLACE, ""),
        ("Gone", NoteState.ORPHAN, "1 note that lost its place"),
    ]
    assert set(words_of_highlights(renewed)) == {"Slow breathing", "Very tiny pupils"}


def test_one_that_was_kept_is_not_shown_on_words_that_it_was_not_hung_on(renewed: MainWindow) -> None:
    review(renewed)
    press(renewed, Key.Key_K)
    renewed.open_article("heroin")
    assert words_of_highlights(renewed) == ["Slow breathing"]
    assert by_note(renewed)["Ask the nurse"].anchor is not None


def test_a_second_renewal_asks_again_only_for_what_changed_again(
    renewed: MainWindow, starter: Starter, places: Places, build: Build, qtbot: QtBot
) -> None:
    review(renewed)
    for key in (Key.Key_Y, Key.Key_K, Key.Key_K):
        press(renewed, key)
    starter.end()
    back = look_again(starter, places, build("third", heroin=BODY, khat="Some words about leaves.[^s1]"), qtbot)
    assert {one.annotation.note for one in back.rooms.reviewing.waiting} == {"Ask the nurse"}
    assert set(back.rooms.reviewing.states) == {by_note(back)["Ask the nurse"].id}


def test_after_a_look_with_a_fault_of_ours_it_looks_again(
    starter: Starter, places: Places, build: Build, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = build("old", heroin=BODY)
    write_note(starter.window(places, old, "heroin"), "Very small pupils", "Ask the nurse")
    starter.end()
    with monkeypatch.context() as broken:
        broken.setattr(note_review, "review_notes", lambda *_, **__: 1 // 0)
        reviewing = look_again(starter, places, build("new", heroin=NEW), qtbot).rooms.reviewing
    assert [type(error) for error in starter.escaped] == [ZeroDivisionError]
    starter.escaped.clear()
    reviewing.look()
    qtbot.waitUntil(lambda: len(reviewing.waiting) == 1)
