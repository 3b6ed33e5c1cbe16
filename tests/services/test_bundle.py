"""A copy of hrdesk knows what it is made of, and tells what is missing or changed."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.bundle_errors import BundleDamaged
from hrdesk.core.errors import FileNotWritable
from hrdesk.services.bundle import (
    BUNDLE_FILE,
    Bundle,
    BundledFile,
    Damage,
    DamagedFile,
    bundled_file,
    damaged_files,
    read_bundle,
    write_bundle,
)
from tests.bundles import OURS, QT, make_bundle


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small bundle as it was made, with its list."""
    folder = tmp_path / "hrdesk"
    make_bundle(folder)
    return folder


def listed(folder: Path) -> Bundle:
    bundle = read_bundle(folder / "_internal")
    assert bundle
    return bundle


def test_what_was_written_is_read_again_by_name_and_path(folder: Path) -> None:
    bundle = listed(folder)
    assert (bundle.version, bundle.system, bundle.made) == ("1.0", "linux-x86_64", "2026-11-28")
    assert bundle.components == (QT, OURS)
    assert [file.path for file in bundle.files] == sorted(file.path for file in bundle.files)
    assert BundledFile("_internal/libQt6Core.so.6", "Qt", link="libQt6Core.so.6.9.3") in bundle.files
    assert next(file.size for file in bundle.files if file.path == "_internal/library.db") == 7_000


def test_the_same_bundle_gives_the_same_bytes_in_whatever_order_it_was_found(folder: Path, tmp_path: Path) -> None:
    bundle = listed(folder)
    other = Bundle("1.0", "linux-x86_64", "2026-11-28", bundle.components[::-1], bundle.files[::-1])
    write_bundle(other, tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == (folder / "_internal" / BUNDLE_FILE).read_bytes()


def test_a_checkout_has_no_list(tmp_path: Path) -> None:
    assert read_bundle(tmp_path) is None
    assert read_bundle(tmp_path / "nowhere") is None


def test_a_whole_copy_has_no_damage(folder: Path) -> None:
    assert damaged_files(listed(folder), folder) == ()


def test_each_kind_of_damage_is_told(folder: Path) -> None:
    inner = folder / "_internal"
    bundle = listed(folder)
    (folder / "hrdesk").unlink()
    (inner / "library.db").write_bytes(b"library" * 999 + b"Library")
    (inner / "resources" / "icons" / "home.svg").write_bytes(b"")
    (inner / "planted.so").write_bytes(b"planted")
    assert damaged_files(bundle, folder) == (
        DamagedFile("_internal/library.db", Damage.CHANGED),
        DamagedFile("_internal/planted.so", Damage.EXTRA),
        DamagedFile("_internal/resources/icons/home.svg", Damage.CHANGED),
        DamagedFile("hrdesk", Damage.MISSING),
    )


def test_either_sum_tells_a_change(folder: Path) -> None:
    whole = bundled_file(folder, "hrdesk", "hrdesk")
    assert damaged_files(Bundle("1", "x", "x", (), (replace(whole, blake2b=""),)), folder) == ()
    for changed in (replace(whole, sha256="0" * 64, blake2b=""), replace(whole, blake2b="0" * 64)):
        found = damaged_files(Bundle("1", "x", "x", (), (changed,)), folder)
        assert found == (DamagedFile("hrdesk", Damage.CHANGED),)


def test_the_sums_are_those_that_other_programs_make(folder: Path) -> None:
    file = bundled_file(folder, "_internal/library.db", "hrdesk")
    content = b"library" * 1_000
    assert file.sha256 == hashlib.sha256(content).hexdigest()
    assert file.blake2b == hashlib.blake2b(content, digest_size=32).hexdigest()


def test_a_whole_folder_that_is_missing_is_told_file_by_file(folder: Path) -> None:
    bundle = listed(folder)
    (folder / "_internal").rename(folder.parent / "elsewhere")
    damaged = damaged_files(bundle, folder)
    assert {file.damage for file in damaged} == {Damage.MISSING}
    assert len(damaged) == len(bundle.files) - 1


def test_a_file_that_cannot_be_read_is_told_as_such(folder: Path) -> None:
    bundle = listed(folder)
    place = folder / "_internal" / "resources" / "icons" / "home.svg"
    place.unlink()
    place.mkdir()
    wanted = next(file for file in bundle.files if file.path.endswith("home.svg"))
    as_large = BundledFile(wanted.path, wanted.component, wanted.sha256, place.stat().st_size)
    only = Bundle("1.0", "linux-x86_64", "2026-11-28", (), (as_large,))
    assert DamagedFile(wanted.path, Damage.UNREADABLE) in damaged_files(only, folder)


def test_links_are_compared_by_where_they_lead(folder: Path) -> None:
    inner = folder / "_internal"
    bundle = listed(folder)
    (inner / "libQt6Core.so.6").unlink()
    (inner / "libQt6Core.so.6").symlink_to("library.db")
    assert damaged_files(bundle, folder) == (DamagedFile("_internal/libQt6Core.so.6", Damage.CHANGED),)


def test_a_link_in_place_of_a_file_is_a_change(folder: Path) -> None:
    bundle = listed(folder)
    (folder / "hrdesk").rename(folder.parent / "hrdesk-moved")
    (folder / "hrdesk").symlink_to(folder.parent / "hrdesk-moved")
    assert damaged_files(bundle, folder) == (DamagedFile("hrdesk", Damage.CHANGED),)


def test_a_link_that_leads_nowhere_is_missing(folder: Path) -> None:
    bundle = listed(folder)
    (folder / "_internal" / "libQt6Core.so.6.9.3").unlink()
    assert [(file.path, file.damage) for file in damaged_files(bundle, folder)] == [
        ("_internal/libQt6Core.so.6", Damage.MISSING),
        ("_internal/libQt6Core.so.6.9.3", Damage.MISSING),
        ("_internal/resources/libQt6Core.so", Damage.MISSING),
    ]


def test_a_stick_that_knows_no_links_holds_copies_in_their_place(folder: Path) -> None:
    bundle = listed(folder)
    for link in (folder / "_internal" / "libQt6Core.so.6", folder / "_internal" / "resources" / "libQt6Core.so"):
        link.unlink()
        link.write_bytes(b"qt")
    assert damaged_files(bundle, folder) == ()
    (folder / "_internal" / "libQt6Core.so.6").write_bytes(b"Qt")
    assert damaged_files(bundle, folder) == (DamagedFile("_internal/libQt6Core.so.6", Damage.CHANGED),)


def test_links_in_a_ring_end() -> None:
    ring = tuple(BundledFile(f"_internal/{name}", "x", link=target) for name, target in (("a", "b"), ("b", "a")))
    assert {file.damage for file in damaged_files(Bundle("1", "x", "x", (), ring), Path("/nowhere"))} == {
        Damage.MISSING
    }


def test_what_stands_beside_the_program_and_what_systems_drop_is_no_damage(folder: Path) -> None:
    (folder / "policy.toml").write_text("format = 1")
    (folder / "hrdesk-home").mkdir()
    (folder / "hrdesk-home" / "notebook.db").write_bytes(b"notes")
    (folder / "_internal" / "._library.db").write_bytes(b"of a Mac")
    (folder / "_internal" / "Thumbs.db").write_bytes(b"of Windows")
    assert damaged_files(listed(folder), folder) == ()


def test_a_linked_folder_that_nobody_listed_is_extra_and_not_walked(folder: Path) -> None:
    (folder / "_internal" / "outside").symlink_to("/usr")
    assert damaged_files(listed(folder), folder) == (DamagedFile("_internal/outside", Damage.EXTRA),)


def change(folder: Path, key: str, value: object) -> None:
    path = folder / "_internal" / BUNDLE_FILE
    path.write_text(json.dumps(json.loads(path.read_text()) | {key: value}))


FILE = {"path": "hrdesk", "sha256": "0", "size": 1, "component": "hrdesk"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("format", 2),
        ("version", None),
        ("files", None),
        ("files", ["hrdesk"]),
        ("files", [FILE | {"path": "../../etc/passwd"}]),
        ("files", [FILE | {"path": "/etc/passwd"}]),
        ("files", [FILE | {"path": "C:/Windows/win.ini"}]),
        ("files", [FILE | {"size": "1"}]),
        ("files", [FILE | {"size": -1}]),
        ("files", [FILE | {"sha256": 0}]),
        ("files", [FILE | {"blake2b": None}]),
        ("files", [{"path": "hrdesk", "component": "hrdesk"}]),
        ("components", [{"name": "Qt"}]),
        ("components", [{"name": "Qt", "version": "6", "licence": "x", "source": "x", "texts": ["../x"]}]),
    ],
)
def test_a_list_that_makes_no_sense_is_damage(folder: Path, key: str, value: object) -> None:
    change(folder, key, value)
    with pytest.raises(BundleDamaged, match=r"This copy of hrdesk is damaged: .* makes no sense\. Copy it again"):
        read_bundle(folder / "_internal")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[" * 100_000, b'{"format": 1'])
def test_a_list_that_is_no_json_is_damage(folder: Path, content: bytes) -> None:
    (folder / "_internal" / BUNDLE_FILE).write_bytes(content)
    with pytest.raises(BundleDamaged, match="cannot be read"):
        read_bundle(folder / "_internal")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*FILE, "files"]), inner),
        max_leaves=8,
    )
)
def test_any_json_is_a_bundle_or_damage(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    folder = tmp_path_factory.mktemp("bundle")
    (folder / BUNDLE_FILE).write_text(json.dumps(value))
    with pytest.raises(BundleDamaged):
        read_bundle(folder)


def test_a_list_that_cannot_be_written_is_told(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotWritable):
        write_bundle(listed(folder), tmp_path / "nowhere" / BUNDLE_FILE)
