"""Libraries that are missing, broken or half there: one clear sentence, and the way on."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from hrdesk.app import Start
from hrdesk.core.history import Screen
from hrdesk.services.paths import Places
from hrdesk.ui.main_window import MainWindow
from tests.journeys.starting import Starter, trouble_window
from tests.ui.driving import CONTROL, press, rows_of_results


def sentence_of_trouble() -> str:
    """What the window says that stands in place of the desk."""
    window = trouble_window()
    assert window is not None
    return window.findChildren(QLabel)[1].text()


def is_one_sentence(text: str) -> bool:
    """Short, with no traceback and no name of an exception in it."""
    return bool(text) and "\n" not in text and "Traceback" not in text and len(text) < 400


def zeros_from(path: Path, share: float) -> None:
    """A file of the right size whose end was never written, as some copies leave it."""
    data = path.read_bytes()
    kept = int(len(data) * share)
    path.write_bytes(data[:kept] + bytes(len(data) - kept))


@pytest.fixture
def broken(library_file: Path, tmp_path: Path) -> Path:
    """A copy of the library, to be broken."""
    return Path(shutil.copy(library_file, tmp_path / "broken.db"))


def test_a_library_that_is_not_there_is_named_and_notes_are_left_alone(
    starter: Starter, places: Places, tmp_path: Path
) -> None:
    missing = tmp_path / "stick" / "library.db"
    start = starter.begin(places, missing)
    assert start.window is None
    assert sentence_of_trouble().startswith(f"There is no library at {missing}.")
    assert is_one_sentence(sentence_of_trouble())
    assert not places.notebook.exists()
    assert not missing.parent.exists()


@pytest.mark.parametrize(
    "content", [b"", b"not a database", bytes(range(256)) * 64, b"SQLite format 3\0" + b"x" * 9_000]
)
def test_a_library_of_anything_else_is_said_to_be_none(
    starter: Starter, places: Places, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(content)
    assert starter.begin(places, path).window is None
    assert sentence_of_trouble().startswith(f"The library {path} is damaged or not a hrdesk library (")
    assert is_one_sentence(sentence_of_trouble())
    assert path.read_bytes() == content


def test_a_folder_is_no_library(starter: Starter, places: Places, tmp_path: Path) -> None:
    assert starter.begin(places, tmp_path).window is None
    assert is_one_sentence(sentence_of_trouble())


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_library_that_was_copied_half_is_said_to_be_damaged(
    starter: Starter, places: Places, broken: Path, share: float
) -> None:
    data = broken.read_bytes()
    broken.write_bytes(data[: int(len(data) * share)])
    assert starter.begin(places, broken).window is None
    assert sentence_of_trouble().startswith(f"The library {broken} is damaged")


@pytest.mark.parametrize("share", [0.02, 0.1, 0.3, 0.5, 0.8, 0.95])
def test_a_library_with_holes_never_ends_the_desk(starter: Starter, places: Places, broken: Path, share: float) -> None:
    zeros_from(broken, share)
    start = starter.begin(places, broken)
    if start.window is None:
        assert is_one_sentence(sentence_of_trouble())
        return
    use_everything(start.window)
    assert starter.escaped == []


def use_everything(window: MainWindow) -> None:
    window.action("emergency").trigger()
    assert window.place.screen is Screen.EMERGENCY
    for article_id in ("heroin", "history-of-harm-reduction", "glossary"):
        window.open_article(article_id)
    for words in ("naloxone", "three questions", "zzqx"):
        press(window, Qt.Key.Key_L, CONTROL)
        window.search_field.setText(words)
    window.action("home").trigger()


def test_the_person_can_choose_another_library(
    starter: Starter, places: Places, tmp_path: Path, library_file: Path
) -> None:
    start = starter.begin(places, tmp_path / "missing.db")
    window = trouble_window()
    assert window is not None
    window.library_chosen.emit(str(tmp_path / "also-missing.db"))
    assert "also-missing.db" in sentence_of_trouble()
    window.library_chosen.emit(str(library_file))
    assert trouble_window() is None
    assert_works(start)


def test_another_library_that_is_damaged_too_is_said_to_be(
    starter: Starter, places: Places, tmp_path: Path, broken: Path
) -> None:
    starter.begin(places, tmp_path / "missing.db")
    window = trouble_window()
    assert window is not None
    zeros_from(broken, 0.02)
    window.library_chosen.emit(str(broken))
    assert str(broken) in sentence_of_trouble()


def assert_works(start: Start) -> None:
    window = start.window
    assert window is not None
    assert window.isVisible()
    window.open_article("heroin")
    assert window.reader.article is not None
    window.search_field.setText("naloxone")
    assert rows_of_results(window)
    window.search_field.clear()


# A checkout whose pages were changed


@pytest.fixture
def checkout(places: Places, tmp_path: Path) -> Places:
    """A program folder of its own with a copy of some of the pages."""
    program = tmp_path / "program"
    shutil.copytree(places.content / "emergencies", program / "content" / "emergencies")
    (program / "content" / "substances").mkdir()
    for name in ("alcohol.md", "cocaine.md", "heroin.md"):
        shutil.copy(places.content / "substances" / name, program / "content" / "substances")
    shutil.copy(places.content / "library.yaml", program / "content")
    shutil.copytree(places.resources, program / "resources")
    return Places(places.home, tmp_path / "cache", program)


def begin_from(starter: Starter, checkout: Places, qtbot: QtBot) -> Start:
    start = starter.prepare(checkout, None)
    starter.listen()
    start.open_library()
    qtbot.waitUntil(lambda: bool(start.window or trouble_window() or starter.escaped), timeout=20_000)
    starter.listen()
    if start.window:
        start.window.activateWindow()
    return start


BROKEN_PAGES = {
    "yaml": "---\nid: [unclosed\ntitle: {\n---\nwords\n",
    "no front matter": "words alone\n",
    "front matter without end": "---\nid: alcohol\n",
    "bidi": "---\nid: alcohol\n---\nwords \u202e sdrow\n",
    "control": "---\nid: alcohol\n---\nwords \x07 words\n",
    "large": "---\nid: alcohol\n---\n" + "words " * 4_000_000,
    "empty": "",
    "yaml bomb": "---\na: &a [x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b]\n---\nwords\n",
    "deep yaml": "---\na: " + "[" * 3_000 + "]" * 3_000 + "\n---\nwords\n",
}


@pytest.mark.parametrize("text", BROKEN_PAGES.values(), ids=BROKEN_PAGES)
def test_a_broken_page_is_left_out_and_named_and_the_rest_is_there(
    starter: Starter, checkout: Places, qtbot: QtBot, text: str
) -> None:
    (checkout.content / "substances" / "alcohol.md").write_text(text, encoding="utf-8")
    start = begin_from(starter, checkout, qtbot)
    assert start.window is not None
    told = start.window.messages.text
    assert told.startswith(
        "1 of the library's files could not be read and are left out; the rest is here. content/substances/alcohol.md:"
    )
    assert "\n" not in told
    assert_works(start)
    start.window.open_article("alcohol")
    start.window.messages.dismiss()
    assert start.window.messages.text == "There is no page called “alcohol” in this library."


def test_a_page_that_is_not_text_is_left_out_and_named(starter: Starter, checkout: Places, qtbot: QtBot) -> None:
    (checkout.content / "substances" / "alcohol.md").write_bytes(b"---\nid: alcohol\n---\n\xff\xfe\x00")
    start = begin_from(starter, checkout, qtbot)
    assert start.window is not None
    assert "content/substances/alcohol.md:4" in start.window.messages.text
    assert_works(start)


def test_two_pages_with_one_id_are_named(starter: Starter, checkout: Places, qtbot: QtBot) -> None:
    folder = checkout.content
    shutil.copy(folder / "substances" / "alcohol.md", folder / "emergencies" / "alcohol.md")
    start = begin_from(starter, checkout, qtbot)
    assert start.window is not None
    assert "alcohol.md" in start.window.messages.text
    assert_works(start)


def test_a_broken_shelf_leaves_the_pages_there(starter: Starter, checkout: Places, qtbot: QtBot) -> None:
    (checkout.content / "library.yaml").write_text("order: {broken", encoding="utf-8")
    start = begin_from(starter, checkout, qtbot)
    assert start.window is not None
    assert "library.yaml" in start.window.messages.text
    assert_works(start)


def test_a_checkout_without_pages_is_said_to_have_none(starter: Starter, checkout: Places, qtbot: QtBot) -> None:
    shutil.rmtree(checkout.content)
    start = begin_from(starter, checkout, qtbot)
    assert start.window is None
    assert sentence_of_trouble() == f"There is no content folder at {checkout.content}."


def test_a_checkout_with_no_pages_at_all_opens_an_empty_desk(starter: Starter, checkout: Places, qtbot: QtBot) -> None:
    shutil.rmtree(checkout.content)
    checkout.content.mkdir()
    start = begin_from(starter, checkout, qtbot)
    if start.window is None:
        assert is_one_sentence(sentence_of_trouble())
        return
    start.window.action("emergency").trigger()
    assert start.window.place.screen is Screen.EMERGENCY
    start.window.action("help").trigger()


@pytest.mark.parametrize("content", [b"", b"half", bytes(9_000)])
def test_a_half_written_library_in_the_cache_is_built_again(
    starter: Starter, checkout: Places, qtbot: QtBot, content: bytes
) -> None:
    begin_from(starter, checkout, qtbot)
    starter.end()
    checkout.cached_library.write_bytes(content)
    start = begin_from(starter, checkout, qtbot)
    assert start.window is not None
    assert start.window.messages.text == ""
    assert_works(start)


def test_a_library_in_the_cache_with_holes_is_built_again(starter: Starter, checkout: Places, qtbot: QtBot) -> None:
    begin_from(starter, checkout, qtbot)
    starter.end()
    zeros_from(checkout.cached_library, 0.3)
    start = begin_from(starter, checkout, qtbot)
    assert start.window is not None
    assert_works(start)


def test_a_cache_that_cannot_be_written_does_not_keep_the_desk_closed(
    starter: Starter, checkout: Places, qtbot: QtBot, qapp: QApplication
) -> None:
    checkout.cache.write_text("a file is in the way")
    start = begin_from(starter, checkout, qtbot)
    assert_works(start)
    assert checkout.cache.read_text() == "a file is in the way"
