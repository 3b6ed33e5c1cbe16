"""The library of a run: named, shipped, cached or built."""

from pathlib import Path

import pytest

from hrdesk.core.errors import ContentError, HrdeskError
from hrdesk.services.library import Library
from hrdesk.services.library_source import ReadyLibrary, build_from_content, ready_at_once, ready_library
from hrdesk.services.paths import Places
from tests.builders import TODAY, write_page


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A program with two pages of content and an empty cache."""
    places = Places(tmp_path / "home", tmp_path / "cache", tmp_path / "program")
    write_page(places.content, "one", title="Page one")
    write_page(places.content, "two", title="Page two")
    return places


def titles(ready: ReadyLibrary) -> list[str]:
    with Library(ready.path) as library:
        return sorted(library.titles().values())


def test_a_library_that_is_named_is_taken_as_it_is(places: Places, tmp_path: Path) -> None:
    assert ready_library(tmp_path / "mine.db", places, TODAY) == ReadyLibrary(tmp_path / "mine.db")
    assert not places.cache.exists()


def test_a_shipped_library_is_taken_before_the_content(places: Places) -> None:
    places.shipped_library.write_bytes(b"")
    assert ready_library(None, places, TODAY) == ReadyLibrary(places.shipped_library)


def test_content_is_built_into_the_cache_once(places: Places) -> None:
    assert ready_at_once(None, places) is None
    ready = build_from_content(places, TODAY)
    assert (ready.path, ready.left_out) == (places.cached_library, ())
    assert titles(ready) == ["Page one", "Page two"]
    built = places.cached_library.stat()
    again = ready_library(None, places, TODAY)
    assert again == ReadyLibrary(places.cached_library)
    now = places.cached_library.stat()
    assert (now.st_ino, now.st_mtime_ns) == (built.st_ino, built.st_mtime_ns)


def test_content_that_changed_is_built_again(places: Places) -> None:
    ready_library(None, places, TODAY)
    write_page(places.content, "two", title="Page two and a half")
    assert ready_at_once(None, places) is None
    assert titles(ready_library(None, places, TODAY)) == ["Page one", "Page two and a half"]


def test_content_that_grew_or_shrank_is_built_again(places: Places) -> None:
    ready_library(None, places, TODAY)
    write_page(places.content / "deep" / "er", "three", title="Page three")
    assert titles(ready_library(None, places, TODAY)) == ["Page one", "Page three", "Page two"]
    (places.content / "one.md").unlink()
    assert titles(ready_library(None, places, TODAY)) == ["Page three", "Page two"]


@pytest.mark.parametrize("damage", [b"", b"garbage" * 1_000, None])
def test_a_damaged_cache_is_built_again(damage: bytes | None, places: Places) -> None:
    ready_library(None, places, TODAY)
    if damage is None:
        places.cached_library.unlink()
    else:
        places.cached_library.write_bytes(damage)
    assert ready_at_once(None, places) is None
    assert titles(ready_library(None, places, TODAY)) == ["Page one", "Page two"]


def test_a_record_that_cannot_be_read_means_building_again(places: Places) -> None:
    ready_library(None, places, TODAY)
    record = next(path for path in places.cache.iterdir() if path != places.cached_library)
    record.write_bytes(b"\xff\xfe")
    assert ready_at_once(None, places) is None


def test_a_page_that_cannot_be_read_is_left_out_and_told(places: Places) -> None:
    write_page(places.content, "three", text="no front matter")
    ready = ready_library(None, places, TODAY)
    assert [fault.path for fault in ready.left_out] == ["content/three.md"]
    assert titles(ready) == ["Page one", "Page two"]


@pytest.mark.parametrize("body", ["[x](nowhere)[^s1]", "Claim.[^s9]", "Text.[^s1]\n\n# Title"])
def test_a_page_that_can_be_shown_in_spite_of_faults_is_not_called_left_out(body: str, places: Places) -> None:
    write_page(places.content, "three", title="Page three", body=body)
    ready = ready_library(None, places, TODAY)
    assert ready.left_out == ()
    assert titles(ready) == ["Page one", "Page three", "Page two"]


def test_a_library_with_pages_left_out_is_told_again_next_time(places: Places) -> None:
    write_page(places.content, "three", text="no front matter")
    assert ready_library(None, places, TODAY).left_out == ready_library(None, places, TODAY).left_out != ()


def test_a_page_that_was_mended_comes_back(places: Places) -> None:
    good, kept = places.content / "two.md", places.content / "two.kept"
    ready_library(None, places, TODAY)
    good.rename(kept)
    good.write_text("no front matter")
    assert titles(ready_library(None, places, TODAY)) == ["Page one"]
    kept.replace(good)
    assert titles(ready_library(None, places, TODAY)) == ["Page one", "Page two"]


def test_a_cache_that_cannot_be_written_falls_back_to_a_folder_that_goes(places: Places, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("I am a file")
    ready = ready_library(None, places, TODAY)
    assert ready.folder is not None
    assert ready.path.parent == Path(ready.folder.name)
    assert titles(ready) == ["Page one", "Page two"]
    ready.clean_up()
    ready_library(None, Places(places.home, tmp_path / "new", places.program), TODAY).clean_up()
    assert (tmp_path / "new" / "library.db").exists()
    assert not ready.path.exists()
    assert (tmp_path / "cache").read_text() == "I am a file"


def test_a_link_in_the_content_that_leads_nowhere_is_no_hindrance(places: Places) -> None:
    (places.content / ".#one").symlink_to("maria@laptop.4711")
    assert titles(ready_library(None, places, TODAY)) == ["Page one", "Page two"]


def test_without_content_the_reason_is_told(places: Places, tmp_path: Path) -> None:
    nowhere = Places(places.home, places.cache, tmp_path / "nowhere")
    with pytest.raises(HrdeskError, match="nowhere/content"):
        ready_library(None, nowhere, TODAY)


@pytest.mark.parametrize("pages", [0, 1])
def test_content_without_a_page_that_can_be_read_is_told(pages: int, places: Places) -> None:
    (places.content / "two.md").unlink()
    (places.content / "one.md").unlink()
    if pages:
        write_page(places.content, "three", text="no front matter")
    with pytest.raises(ContentError):
        ready_library(None, places, TODAY)
