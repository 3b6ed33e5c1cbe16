"""Libraries are built whole, the same each time, or not at all."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hrdesk.core.errors import ContentError, ContentHasFaults, FileNotWritable, HrdeskError
from hrdesk.services.library import Library
from hrdesk.services.library_build import build_library, content_version
from hrdesk.services.library_format import APPLICATION_ID, FORMAT
from hrdesk.services.search import Search
from tests.builders import TODAY, page_text, write_page
from tests.conftest import CONTENT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A content folder of two good pages."""
    folder = tmp_path / "content"
    write_page(folder, "one", title="Page one", name="uno")
    write_page(folder, "two", title="Page two", body="See [one](one).[^s1]", name="dos")
    return folder


def test_a_library_holds_its_pages(folder: Path, tmp_path: Path) -> None:
    checked = build_library([folder], tmp_path / "library.db", TODAY)
    assert checked.faults == ()
    with Library(tmp_path / "library.db") as library:
        assert library.titles() == {"one": "Page one", "two": "Page two"}
        assert library.is_whole()


def test_pages_of_several_folders_stand_in_one_library(folder: Path, tmp_path: Path) -> None:
    write_page(tmp_path / "more", "three", body="See [one](one).[^s1]")
    build_library([folder, tmp_path / "more"], tmp_path / "library.db", TODAY)
    with Library(tmp_path / "library.db") as library:
        assert set(library.titles()) == {"one", "two", "three"}


@pytest.mark.parametrize("broken", ["no front matter", page_text(id="three", body="[x](nowhere)"), "---\nid: [\n---\n"])
def test_content_with_faults_writes_nothing(broken: str, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "out" / "library.db"
    path.parent.mkdir()
    write_page(folder, "three", text=broken)
    with pytest.raises(ContentHasFaults, match=r"1 of 3 pages have faults(?s:.*)three\.md"):
        build_library([folder], path, TODAY)
    assert list(path.parent.iterdir()) == []


def test_content_with_faults_leaves_the_library_that_was_there(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "out" / "library.db"
    path.parent.mkdir()
    build_library([folder], path, TODAY)
    before = path.read_bytes()
    write_page(folder, "three", text="no front matter")
    with pytest.raises(ContentHasFaults):
        build_library([folder], path, TODAY)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_warnings_do_not_keep_a_library_from_being_built(folder: Path, tmp_path: Path) -> None:
    checked = build_library([folder], tmp_path / "library.db", date(2029, 1, 1))
    assert {fault.rule for fault in checked.faults} == {"overdue"}
    assert (tmp_path / "library.db").exists()


def test_no_more_than_twenty_faults_are_told(tmp_path: Path) -> None:
    for number in range(30):
        write_page(tmp_path / "content", f"page-{number}", text="no front matter")
    with pytest.raises(ContentHasFaults) as told:
        build_library([tmp_path / "content"], tmp_path / "library.db", TODAY)
    assert "30 of 30" in str(told.value)
    assert str(told.value).count("[front-matter]") == 20


def test_two_builds_of_the_same_content_are_the_same_file(tmp_path: Path) -> None:
    build_library([CONTENT], tmp_path / "one.db", TODAY)
    build_library([CONTENT], tmp_path / "two.db", date(2026, 11, 30))
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()


def test_nothing_stands_beside_a_library_that_was_built(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "out" / "library.db"
    path.parent.mkdir()
    build_library([folder], path, TODAY)
    build_library([folder], path, TODAY)
    assert list(path.parent.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "out" / "library.db"
    path.mkdir(parents=True)
    with pytest.raises(FileNotWritable, match=r"library\.db"):
        build_library([folder], path, TODAY)
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_not_made_up(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotWritable, match=r"library\.db"):
        build_library([folder], tmp_path / "typo" / "library.db", TODAY)
    assert not (tmp_path / "typo").exists()


def asked(library: Path, *words: str) -> Any:
    """What sqlite-utils answers to somebody who opens a library with it."""
    command, *others = words
    line = [sys.executable, "-m", "sqlite_utils", command, str(library), *others]
    return json.loads(subprocess.run(line, capture_output=True, text=True, check=True).stdout)


def test_sqlite_utils_opens_a_library(library_file: Path) -> None:
    tables = {row["table"]: row["count"] for row in asked(library_file, "tables", "--counts")}
    assert {"articles", "passages", "sources", "names", "facts", "risks", "causes", "responses"} <= set(tables)
    assert tables["about"] == 1
    (heroin,) = asked(library_file, "rows", "articles", "--where", "id = 'heroin'")
    assert heroin["section"] == "substances"
    substances = {row["id"] for row in asked(library_file, "rows", "articles", "--where", "type = 'substance'")}
    assert {row["article_id"] for row in asked(library_file, "rows", "risks")} == substances
    assert len(substances) == 25


def test_sqlite_utils_writes_with_the_one_sqlite() -> None:
    code = (
        "from hrdesk.services.database import Connection; from hrdesk.services.library_database import Database; "
        "print(type(Database(memory=True).conn) is Connection)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "True\n"


def test_a_library_carries_our_mark_and_its_form(library_file: Path) -> None:
    with closing(sqlite3.connect(library_file)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (FORMAT,)


def test_risks_lead_to_causes_and_causes_to_responses(library_file: Path) -> None:
    with closing(sqlite3.connect(library_file)) as connection:
        whole = (
            "SELECT count(*) FROM responses JOIN causes ON causes.id = responses.cause_id "
            "JOIN risks ON risks.id = causes.risk_id AND risks.article_id = responses.article_id"
        )
        assert connection.execute(whole).fetchone() == connection.execute("SELECT count(*) FROM responses").fetchone()


def test_a_version_changes_with_the_content_only() -> None:
    assert content_version("<p>a</p>") == content_version("<p>a</p>")
    assert content_version("<p>a</p>") != content_version("<p>b</p>")
    assert len(content_version("")) == 12


def test_pages_stand_as_the_shelf_says_and_then_by_title(folder: Path, tmp_path: Path) -> None:
    write_page(folder, "zero", title="Zero")
    write_page(folder, "first", title="aardvark")
    (folder / "library.yaml").write_text("title: Ours\norder: [zero]\nstart_here:\n  outreach: [two, one]\n")
    build_library([folder], tmp_path / "library.db", TODAY)
    with Library(tmp_path / "library.db") as library:
        assert [card.id for card in library.cards()] == ["zero", "first", "one", "two"]
        assert [card.id for card in library.start_here("outreach")] == ["two", "one"]


def test_a_library_without_names_and_figures_can_be_searched_and_read(tmp_path: Path) -> None:
    text = page_text().replace("  en: [{t: nickname}]\n", "").replace("synonyms:\n", "")
    write_page(tmp_path / "content", text=text)
    build_library([tmp_path / "content"], tmp_path / "library.db", TODAY)
    with Library(tmp_path / "library.db") as library:
        assert [hit.article_id for hit in Search(library).find("test page").hits] == ["test-page"]
        assert library.figure("test-page", "chart") is None
        assert library.article("test-page").card.title == "Test page"


def test_a_folder_without_pages_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with pytest.raises(ContentError):
        build_library([tmp_path / "content"], tmp_path / "library.db", TODAY)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(HrdeskError, match="nowhere"):
        build_library([tmp_path / "nowhere"], tmp_path / "library.db", TODAY)
