"""A frozen program whose library or folders are damaged goes on as well as it can, and says so."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from hrdesk.core.bundle_errors import BundleDamaged
from hrdesk.core.errors import BuildCancelled
from hrdesk.core.policy import Policy
from hrdesk.services.library import Library
from hrdesk.services.library_build import build_library
from hrdesk.services.library_source import ReadyLibrary
from hrdesk.services.paths import Places
from hrdesk.services.policy_file import NO_POLICY, FoundPolicy
from hrdesk.services.shipped_parts import build_stand_in, is_shipped, missing_parts, usable_library
from hrdesk.services.shipped_text import read_shipped
from tests.builders import TODAY, write_page


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A frozen program with its library, two pages and its folders."""
    places = Places(tmp_path / "home", tmp_path / "cache", tmp_path / "program")
    write_page(places.content, "one", title="Page one")
    write_page(places.content, "two", title="Page two")
    for name in ("icons", "slides", "words"):
        (places.resources / name).mkdir(parents=True)
    build_library([places.content], places.shipped_library, TODAY)
    monkeypatch.setattr(sys, "_MEIPASS", str(places.program), raising=False)
    return places


def titles(ready: ReadyLibrary) -> list[str]:
    with Library(ready.path) as library:
        return sorted(library.titles().values())


def test_a_whole_library_is_taken_as_it_was_shipped(frozen: Places) -> None:
    ready = usable_library(None, frozen, TODAY, None, NO_POLICY)
    assert ready == ReadyLibrary(frozen.shipped_library)
    assert is_shipped(ready, frozen)


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"garbage" * 1_000)])
def test_in_the_place_of_a_damaged_library_one_is_built_of_the_pages_and_the_damage_is_told(
    frozen: Places, damage: object
) -> None:
    assert callable(damage)
    damage(frozen.shipped_library)
    ready = usable_library(None, frozen, TODAY, None, NO_POLICY)
    assert ready.path == frozen.cached_library
    assert titles(ready) == ["Page one", "Page two"]
    assert str(ready.trouble) == (
        "This copy of hrdesk is damaged: its library, library.db, is missing or cannot be read. "
        "Copy it again from where you got it, or install it again. Your notes are not touched by this."
    )
    made = frozen.cached_library.stat().st_ino
    again = usable_library(None, frozen, TODAY, None, NO_POLICY)
    assert (again.path.stat().st_ino, str(again.trouble)) == (made, str(ready.trouble))


def test_without_its_pages_too_a_program_says_that_it_is_damaged(frozen: Places) -> None:
    frozen.shipped_library.unlink()
    frozen.content.rename(frozen.program / "elsewhere")
    with pytest.raises(BundleDamaged, match=r"library\.db, is missing or cannot be read\. Copy it again"):
        usable_library(None, frozen, TODAY, None, NO_POLICY)


def test_a_build_that_is_cancelled_is_no_damage(frozen: Places) -> None:
    frozen.shipped_library.unlink()

    def cancel(_done: int, _all: int) -> None:
        raise BuildCancelled

    with pytest.raises(BuildCancelled):
        build_stand_in(frozen, TODAY, cancel)


def test_pages_of_an_organisation_need_a_build_and_that_is_no_damage(frozen: Places, tmp_path: Path) -> None:
    write_page(tmp_path / "theirs", "three", title="Page three")
    policy = FoundPolicy(Policy(), content_folders=(tmp_path / "theirs",))
    ready = usable_library(None, frozen, TODAY, None, policy)
    assert titles(ready) == ["Page one", "Page three", "Page two"]
    assert ready.trouble is None


def test_a_checkout_builds_its_library_without_a_word(frozen: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(sys, "_MEIPASS")
    frozen.shipped_library.unlink()
    ready = usable_library(None, frozen, TODAY, None, NO_POLICY)
    assert ready.trouble is None
    assert not is_shipped(ready, frozen)


def test_a_library_that_a_person_named_is_theirs_to_mend(frozen: Places, tmp_path: Path) -> None:
    assert usable_library(tmp_path / "mine.db", frozen, TODAY, None, NO_POLICY) == ReadyLibrary(tmp_path / "mine.db")


def test_folders_that_are_missing_are_told_by_name(frozen: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(missing_parts(frozen)) == []
    (frozen.resources / "icons").rmdir()
    (frozen.resources / "words").rmdir()
    assert [str(trouble) for trouble in missing_parts(frozen)] == [
        str(BundleDamaged(what="its folders icons, words are missing"))
    ]
    monkeypatch.delattr(sys, "_MEIPASS")
    assert list(missing_parts(replace(frozen, program=frozen.home))) == []


def test_a_text_of_ours_that_is_missing_or_garbled_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "slides.css"
    with pytest.raises(BundleDamaged, match=r"damaged: slides\.css is missing or cannot be read"):
        read_shipped(path)
    path.write_bytes(b"\xff\xff")
    with pytest.raises(BundleDamaged):
        read_shipped(path)
    path.write_text("body {}")
    assert read_shipped(path) == "body {}"
