"""A library is read, or says in one sentence why not."""

import random
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from hrdesk.core.errors import (
    ArticleNotFound,
    HrdeskError,
    LibraryError,
    LibraryMissing,
    LibraryTooNew,
    LibraryTooOld,
    LibraryUnreadable,
)
from hrdesk.core.figure import WIDTH
from hrdesk.services.library import Library
from hrdesk.services.library_format import FORMAT
from hrdesk.services.page_print import print_article
from hrdesk.services.search import Search
from tests.builders import TODAY


@pytest.fixture
def copy(library_file: Path, tmp_path: Path) -> Path:
    """A library file of this test's own."""
    return Path(shutil.copy(library_file, tmp_path / "copy.db"))


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def use(path: Path) -> None:
    """Everything that the window and the command line ask of a library."""
    with Library(path) as library:
        for card in library.cards():
            library.article(card.id)
            print_article(library, card.id, "text", TODAY)
        library.emergencies()
        library.start_here("outreach")
        library.titles()
        library.figure("history-of-harm-reduction", "timeline")
        library.stats(TODAY)
        Search(library).find("breathing stopped")


def assert_one_sentence(error: HrdeskError, path: Path) -> None:
    assert "\n" not in str(error)
    assert str(path) in str(error)


def test_a_library_that_is_not_there_is_missing(tmp_path: Path) -> None:
    for path in (tmp_path / "none.db", tmp_path):
        with pytest.raises(LibraryMissing) as told:
            Library(path)
        assert_one_sentence(told.value, path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", random.Random(1).randbytes(50_000), b"PK\x03\x04" * 99])
def test_a_file_of_something_else_is_unreadable(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(content)
    with pytest.raises(LibraryUnreadable) as told:
        Library(path)
    assert_one_sentence(told.value, path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("part", [0.0001, 0.01, 0.3, 0.5, 0.9, 0.999])
def test_a_file_that_was_half_copied_is_unreadable(part: float, copy: Path) -> None:
    content = copy.read_bytes()
    copy.write_bytes(content[: int(len(content) * part)])
    with pytest.raises(LibraryUnreadable) as told:
        use(copy)
    assert_one_sentence(told.value, copy)


def test_a_file_with_a_damaged_page_is_not_whole(copy: Path) -> None:
    content = bytearray(copy.read_bytes())
    middle = len(content) // 4096 // 2 * 4096
    content[middle : middle + 4096] = bytes([255]) * 4096
    copy.write_bytes(content)
    with Library(copy) as library:
        assert not library.is_whole()


@pytest.mark.parametrize("seed", range(25))
def test_random_damage_is_told_and_never_a_fault_of_ours(seed: int, copy: Path) -> None:
    chance = random.Random(seed)
    content = bytearray(copy.read_bytes())
    for _ in range(200):
        content[chance.randrange(100, len(content))] = chance.randrange(256)
    copy.write_bytes(content)
    told: LibraryError | None = None
    try:
        use(copy)
    except LibraryError as error:
        told = error
    assert told is None or str(told)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE articles SET status='finished'",
        "UPDATE articles SET section='sports'",
        "UPDATE articles SET reviewed='yesterday'",
        "UPDATE articles SET quick_steps='{'",
        "UPDATE articles SET reviewed=NULL",
        "DROP TABLE articles",
        "ALTER TABLE articles DROP COLUMN summary",
    ],
)
def test_a_library_that_says_what_nobody_knows_is_unreadable(statement: str, copy: Path) -> None:
    change(copy, statement)
    with pytest.raises(LibraryUnreadable) as told:
        use(copy)
    assert_one_sentence(told.value, copy)


def test_a_database_of_another_program_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    change(path, "CREATE TABLE articles (id)", "PRAGMA application_id=77", "PRAGMA user_version=1")
    with pytest.raises(LibraryUnreadable, match="no mark of ours"):
        Library(path)


def test_a_library_of_a_newer_form_is_too_new(copy: Path) -> None:
    change(copy, f"PRAGMA user_version={FORMAT + 1}")
    with pytest.raises(LibraryTooNew) as told:
        Library(copy)
    assert_one_sentence(told.value, copy)
    assert "Update hrdesk" in str(told.value)


def test_a_library_of_an_older_form_is_too_old_and_not_called_damaged(copy: Path) -> None:
    change(copy, f"PRAGMA user_version={FORMAT - 1}")
    with pytest.raises(LibraryTooOld) as told:
        Library(copy)
    assert_one_sentence(told.value, copy)
    assert "Build it again" in str(told.value)


def test_a_library_is_read_from_a_folder_that_cannot_be_written(copy: Path) -> None:
    change(copy, "PRAGMA journal_mode=WAL")
    copy.chmod(0o444)
    copy.parent.chmod(0o555)
    before = copy.read_bytes()
    try:
        use(copy)
        assert list(copy.parent.iterdir()) == [copy]
        assert copy.read_bytes() == before
    finally:
        copy.parent.chmod(0o755)


def test_a_library_may_stand_under_any_name(library_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "50% off?#a&mode=rw ü" / "lib'rary.db"
    path.parent.mkdir()
    shutil.copy(library_file, path)
    use(path)


def test_emergencies_lead_the_shelf(library: Library) -> None:
    cards = library.cards()
    assert library.emergencies() == cards[:12]
    assert all(card.pinned and 3 <= len(card.quick_steps) <= 7 for card in cards[:12])
    assert not any(card.pinned for card in cards[12:])


def test_every_kind_of_reader_has_somewhere_to_start(library: Library) -> None:
    assert library.start_here("outreach")[0].id == "emergency-opioid-overdose"
    assert library.start_here("trainer")[0].id == "what-is-harm-reduction"
    assert library.start_here("manager")
    assert library.start_here("nobody") == ()


def test_an_article_comes_whole(library: Library) -> None:
    article = library.article("heroin")
    assert article.card.section.value == "substances"
    assert [source.number for source in article.sources] == list(range(1, len(article.sources) + 1))
    assert article.html.count("<h2 ") + article.html.count("<h3 ") == len(article.outline)
    assert article.outline[0].slug == library.passage_texts("heroin")[1][0]
    assert library.passage_texts("heroin")[0][0] == ""
    assert set(article.related) <= set(library.titles())


@pytest.mark.parametrize(
    ("asked", "hint"), [("heroine", "Did you mean heroin"), ("qqq", "hrdesk search"), ("", "hrdesk search")]
)
def test_a_page_that_is_not_there_comes_with_a_hint(asked: str, hint: str, library: Library) -> None:
    assert not library.has(asked)
    with pytest.raises(ArticleNotFound) as told:
        library.article(asked)
    assert hint in str(told.value)
    assert "\n" not in str(told.value)


def test_an_id_that_no_text_can_hold_is_not_there(library: Library) -> None:
    with pytest.raises(ArticleNotFound):
        library.article("\udcff")


def test_figures_are_found_by_article_and_name(library: Library) -> None:
    name = library.connection.execute("SELECT article_id, name FROM figures").fetchone()
    figure = library.figure(name["article_id"], name["name"])
    assert figure is not None
    assert figure.svg.startswith("<svg ")
    assert (figure.width, figure.height > 0) == (WIDTH, True)
    assert library.figure("heroin", "none") is None


def test_a_page_is_overdue_from_the_day_after_it_was_due(library: Library) -> None:
    due = library.article("heroin").card.review_due
    assert "heroin" not in {card.id for card in library.overdue(due)}
    assert "heroin" in {card.id for card in library.overdue(date.fromordinal(due.toordinal() + 1))}


def test_a_library_counts_what_it_holds(library: Library) -> None:
    stats = library.stats(TODAY)
    assert (
        stats.counts["articles"] == len(library.cards()) == sum(stats.sections.values()) == sum(stats.statuses.values())
    )
    assert stats.sections["emergencies"] == 12
    assert stats.size_bytes == library.path.stat().st_size
    assert stats.overdue == 0
    assert library.stats(date(2099, 1, 1)).overdue == stats.counts["articles"]
