"""Pages that an organisation puts beside ours."""

from pathlib import Path

import pytest

from hrdesk.core.local_note import Slot
from hrdesk.core.policy import Organisation, Policy
from hrdesk.core.policy_errors import PagesNotAdded
from hrdesk.services.library import Library
from hrdesk.services.library_source import ReadyLibrary, ready_at_once, ready_library
from hrdesk.services.paths import Places
from hrdesk.services.policy_file import FoundPolicy
from tests.builders import TODAY, page_text, write_page

LOCAL = """sources:
  - {{id: s, org: A, title: B, url: "https://example.org", verified: full, licence: cited, accessed: 2026-11-01}}
places:
  - code: AT
    name: Austria
    emergency_number: {{text: "{number}", source: s, checked: 2026-11-01}}
"""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A program with one page of its own and its library ready."""
    places = Places(tmp_path / "home", tmp_path / "cache", tmp_path / "program")
    write_page(places.content, "one", title="Page one")
    (places.content / "local.yaml").write_text(LOCAL.format(number="112"))
    ready = ready_library(None, places, TODAY)
    ready.path.rename(places.shipped_library)
    return places


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    return folder


def policy_of(*folders: Path, name: str = "Open Door") -> FoundPolicy:
    return FoundPolicy(Policy(Organisation(name)), content_folders=folders)


def titles(ready: ReadyLibrary) -> list[str]:
    with Library(ready.path) as library:
        return sorted(library.titles().values())


def test_without_folders_the_shipped_library_is_used(places: Places) -> None:
    assert ready_library(None, places, TODAY, policy=policy_of()) == ReadyLibrary(places.shipped_library)


def test_pages_of_the_organisation_stand_beside_ours(places: Places, folder: Path) -> None:
    write_page(folder, "two", title="Page two")
    assert ready_at_once(None, places, policy_of(folder)) is None
    ready = ready_library(None, places, TODAY, policy=policy_of(folder))
    assert titles(ready) == ["Page one", "Page two"]
    assert ready_at_once(None, places, policy_of(folder)) == ReadyLibrary(places.cached_library)
    assert ready_at_once(None, places) == ReadyLibrary(places.shipped_library)


def test_a_page_that_changes_a_folder_that_goes_or_another_name_mean_building_again(
    places: Places, folder: Path
) -> None:
    write_page(folder, "two", title="Page two")
    ready_library(None, places, TODAY, policy=policy_of(folder))
    assert ready_at_once(None, places, policy_of(folder, name="Another")) is None
    write_page(folder, "two", title="Page two and a half")
    assert titles(ready_library(None, places, TODAY, policy=policy_of(folder))) == ["Page one", "Page two and a half"]


def test_pages_say_whose_they_are(places: Places, folder: Path) -> None:
    write_page(folder, "two")
    write_page(folder, "three", text=page_text("three").replace("hrdesk contributors", "Night team"))
    with Library(ready_library(None, places, TODAY, policy=policy_of(folder)).path) as library:
        written = {name: library.article(name).attribution for name in ("one", "two", "three")}
    assert written == {"one": "hrdesk contributors", "two": "Open Door", "three": "Night team"}


def test_local_facts_of_the_organisation_stand_before_ours(places: Places, folder: Path) -> None:
    (folder / "local.yaml").write_text(LOCAL.format(number="144"))
    with Library(ready_library(None, places, TODAY, policy=policy_of(folder)).path) as library:
        place = library.local_place("AT")
    assert place
    assert place.notes[Slot.EMERGENCY_NUMBER].text == "144"


def test_a_page_with_a_fault_is_left_out_and_told_at_every_start_without_building_again(
    places: Places, folder: Path
) -> None:
    write_page(folder, "two", text="no front matter")
    write_page(folder, "one", title="Not ours")
    ready = ready_library(None, places, TODAY, policy=policy_of(folder))
    assert titles(ready) == ["Page one"]
    assert {fault.path for fault in ready.left_out} == {"pages/one.md", "pages/two.md"}
    assert ready_at_once(None, places, policy_of(folder)) == ready


@pytest.mark.parametrize("content", [None, "notes.txt"])
def test_a_folder_that_cannot_be_used_leaves_the_shipped_library(
    content: str | None, places: Places, folder: Path
) -> None:
    if content:
        (folder / content).touch()
    else:
        folder.rmdir()
    ready = ready_library(None, places, TODAY, policy=policy_of(folder))
    assert ready.path == places.shipped_library
    assert isinstance(ready.trouble, PagesNotAdded)
    assert str(folder) in str(ready.trouble)


def test_without_a_shipped_library_ours_is_built_where_the_folder_cannot_be_used(places: Places, folder: Path) -> None:
    places.shipped_library.unlink()
    ready = ready_library(None, places, TODAY, policy=policy_of(folder))
    assert titles(ready) == ["Page one"]
    assert ready.trouble


def test_a_library_that_is_named_is_taken_as_it_is(places: Places, folder: Path, tmp_path: Path) -> None:
    named = tmp_path / "mine.db"
    assert ready_library(named, places, TODAY, policy=policy_of(folder)) == ReadyLibrary(named)
