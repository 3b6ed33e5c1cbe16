"""A copy of hrdesk on a stick is whole or not there, and nobody's notes are moved or taken along."""

import errno
import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from hrdesk.core.bundle_errors import BundleDamaged
from hrdesk.core.stick_errors import (
    CopyCancelled,
    InstallerUnreadable,
    NotInstalled,
    StickError,
    StickFull,
    StickHoldsOther,
    StickHoldsThisCopy,
    StickMissing,
    StickNotRenewed,
    StickNotWritten,
    StickOfOtherSystem,
    StickPulledOut,
    StickReadOnly,
    StickTooSmall,
    StickUnreliable,
)
from hrdesk.services.bundle import BUNDLE_FILE, damaged_files, read_bundle
from hrdesk.services.stick_copy import copy_to_stick
from hrdesk.services.stick_plan import STAGING, installers_beside, plan_copy, stick_trouble
from tests.bundles import INNER, list_bundle, make_bundle


@pytest.fixture
def program(tmp_path: Path) -> Path:
    return make_bundle(tmp_path / "installed" / "hrdesk", "2.0")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    stick = tmp_path / "stick with spaces"
    stick.mkdir()
    return stick


def tree(folder: Path) -> dict[str, bytes]:
    """Everything below a folder, with what it holds; links by their targets."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_symlink():
            found[path.relative_to(folder).as_posix()] = b"-> " + os.fsencode(path.readlink())
        elif path.is_file():
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def assert_whole(place: Path, version: str = "2.0") -> None:
    bundle = read_bundle(place / INNER)
    assert bundle
    assert bundle.version == version
    assert damaged_files(bundle, place) == ()


def at_half(deed: Callable[[], object]) -> Callable[[int, int], None]:
    """A progress that does something once, when all is written and reading back begins."""
    left = [deed]

    def tell(done: int, total: int) -> None:
        if left and 2 * done >= total:
            left.pop()()

    return tell


def test_a_copy_holds_what_the_list_names_and_nothing_that_lies_beside_it(program: Path, stick: Path) -> None:
    home = program.parent / "hrdesk-home"
    home.mkdir()
    (home / "notebook.db").write_bytes(b"my own words")
    (program / "stray.txt").write_bytes(b"my own words")
    (program.parent / "letters.odt").write_bytes(b"my own words")
    done = copy_to_stick(plan_copy(program, stick))
    assert done.place == stick / "hrdesk"
    assert_whole(done.place)
    copied = tree(stick)
    assert b"my own words" not in copied.values()
    listed = {file.path for file in read_bundle(program).files}  # type: ignore[union-attr]
    beside = {f"{INNER}/{BUNDLE_FILE}", "SHA256SUMS", "READ ME.txt"}
    assert {path.removeprefix("hrdesk/") for path in copied} == listed | beside
    assert done.files == len(copied)
    assert os.access(done.place / "hrdesk", os.X_OK)


def test_the_sums_are_those_of_what_lies_there(program: Path, stick: Path) -> None:
    place = copy_to_stick(plan_copy(program, stick, keeps_notes=True)).place
    lines = (place / "SHA256SUMS").read_text().splitlines()
    summed = {line.partition("  ")[2]: line.partition("  ")[0] for line in lines}
    files = {path.relative_to(place).as_posix(): path for path in place.rglob("*") if path.is_file()}
    expected = {name for name, path in files.items() if not path.is_symlink()} - {"SHA256SUMS", ".portable"}
    assert set(summed) == expected
    assert all(hashlib.sha256(files[name].read_bytes()).hexdigest() == made for name, made in summed.items())


def test_notes_are_kept_there_only_when_asked(program: Path, stick: Path) -> None:
    assert not (copy_to_stick(plan_copy(program, stick)).place / ".portable").exists()
    assert (copy_to_stick(plan_copy(program, stick, keeps_notes=True)).place / ".portable").exists()


def test_where_no_links_can_be_made_files_stand_in_their_place(
    program: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    plan = plan_copy(program, stick)
    place = copy_to_stick(plan).place
    assert not any(path.is_symlink() for path in place.rglob("*"))
    assert (place / INNER / "resources" / "libQt6Core.so").read_bytes() == b"qt"
    assert_whole(place)
    assert f"{INNER}/libQt6Core.so.6\n" in (place / "SHA256SUMS").read_text()


def test_progress_ends_with_all_of_it(program: Path, stick: Path) -> None:
    told: list[tuple[int, int]] = []
    plan = plan_copy(program, stick)
    copy_to_stick(plan, lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (2 * plan.size, 2 * plan.size)


def test_an_older_copy_is_replaced_and_notes_beside_it_stay(program: Path, stick: Path, tmp_path: Path) -> None:
    older = tmp_path / "older" / "hrdesk"
    make_bundle(older, "1.0")
    (older / "gone-since.dll").write_bytes(b"old part")
    list_bundle(older)
    place = copy_to_stick(plan_copy(older / INNER, stick, keeps_notes=True)).place
    (place / "hrdesk-home").mkdir()
    (place / "hrdesk-home" / "notebook.db").write_bytes(b"my own words")
    (place / "policy.toml").write_bytes(b"format = 1")
    inode = (place / "hrdesk-home").stat().st_ino
    plan = plan_copy(program, stick)
    assert (plan.old_version, plan.has_notes, plan.keeps_notes) == ("1.0", True, True)
    copy_to_stick(plan)
    assert_whole(place)
    assert (place / "hrdesk").read_bytes() == b"program 2.0"
    assert not (place / "gone-since.dll").exists()
    assert (place / "hrdesk-home" / "notebook.db").read_bytes() == b"my own words"
    assert (place / "hrdesk-home").stat().st_ino == inode
    assert (place / "policy.toml").exists()
    assert (place / ".portable").exists()
    assert not (stick / STAGING).exists()


def test_a_list_that_claims_notes_for_its_own_does_not_get_them(program: Path, stick: Path) -> None:
    place = copy_to_stick(plan_copy(program, stick)).place
    (place / "hrdesk-home").mkdir()
    (place / "hrdesk-home" / "notebook.db").write_bytes(b"my own words")
    list_bundle(place)
    copy_to_stick(plan_copy(program, stick))
    assert (place / "hrdesk-home" / "notebook.db").read_bytes() == b"my own words"


@pytest.mark.parametrize("broken", ["list broken", "list gone", "program gone"])
def test_a_copy_that_is_damaged_is_replaced(program: Path, stick: Path, broken: str) -> None:
    place = copy_to_stick(plan_copy(program, stick)).place
    if broken == "list broken":
        (place / INNER / BUNDLE_FILE).write_bytes(b"{")
    else:
        (place / (f"{INNER}/{BUNDLE_FILE}" if broken == "list gone" else "hrdesk")).unlink()
    copy_to_stick(plan_copy(program, stick))
    assert_whole(place)


def test_what_is_no_copy_of_hrdesk_is_left_alone(program: Path, stick: Path) -> None:
    (stick / "hrdesk").mkdir()
    (stick / "hrdesk" / "hrdesk").write_bytes(b"my own words")
    before = tree(stick)
    with pytest.raises(StickHoldsOther):
        plan_copy(program, stick)
    assert tree(stick) == before


def test_a_copy_for_another_system_is_left_alone(program: Path, stick: Path, tmp_path: Path) -> None:
    other = make_bundle(tmp_path / "other" / "hrdesk", "2.0", "windows-amd64")
    copy_to_stick(plan_copy(other, stick))
    before = tree(stick)
    with pytest.raises(StickOfOtherSystem, match="windows-amd64"):
        plan_copy(program, stick)
    assert tree(stick) == before


def test_installers_go_along_and_those_that_are_there_stay(program: Path, stick: Path, tmp_path: Path) -> None:
    run = tmp_path / "installed" / "hrdesk-2.0-linux-x86_64.run"
    run.write_bytes(b"#!/bin/sh")
    (tmp_path / "installed" / "else.deb").write_bytes(b"not ours")
    assert installers_beside(program) == (run,)
    (stick / "hrdesk" / "installers").mkdir(parents=True)
    (stick / "hrdesk" / "installers" / "hrdesk-2.0-setup.exe").write_bytes(b"MZ")
    place = copy_to_stick(plan_copy(program, stick, installers_beside(program))).place
    assert {path.name for path in (place / "installers").iterdir()} == {run.name, "hrdesk-2.0-setup.exe"}
    assert f"sh installers/{run.name} --try" in (place / "READ ME.txt").read_text()
    assert f"installers/{run.name}\n" in (place / "SHA256SUMS").read_text()
    assert installers_beside(place / INNER) == tuple(sorted((place / "installers").iterdir()))


def test_an_installer_that_lies_in_two_places_goes_along_once(program: Path, stick: Path, tmp_path: Path) -> None:
    for folder, words in ((program.parent / "installers", b"beside"), (program.parent.parent, b"outside")):
        folder.mkdir(exist_ok=True)
        (folder / "hrdesk_2.0_amd64.deb").write_bytes(words)
    newer = tmp_path / "HRDESK_2.0_amd64.deb"  # FAT takes it for the same name
    newer.write_bytes(b"chosen")
    place = copy_to_stick(plan_copy(program, stick, [*installers_beside(program), newer])).place
    assert tree(place / "installers") == {newer.name: b"chosen"}
    assert (place / "READ ME.txt").read_text().count("2.0_amd64.deb") == 1


def test_an_installer_that_is_not_there_is_told_before_anything_is_written(program: Path, stick: Path) -> None:
    with pytest.raises(InstallerUnreadable):
        plan_copy(program, stick, [stick / "nowhere.run"])
    assert tree(stick) == {}


@pytest.mark.parametrize("with_older", [False, True])
@pytest.mark.parametrize(
    "trouble", ["cancelled at once", "cancelled late", "read back differently", "source changed", "will not be moved"]
)
def test_whatever_goes_wrong_leaves_what_was_there(
    program: Path, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: str, with_older: bool
) -> None:
    if with_older:
        copy_to_stick(plan_copy(make_bundle(tmp_path / "older" / "hrdesk"), stick))
    before = tree(stick)
    plan = plan_copy(program, stick)
    written = plan.staging / "new" / INNER / "library.db"

    def cancel(*_: object) -> None:
        raise CopyCancelled

    progress: Callable[[int, int], None] | None = None
    expected: type[Exception] = CopyCancelled
    match trouble:
        case "cancelled at once":
            progress = cancel
        case "cancelled late":
            progress = at_half(cancel)
        case "read back differently":
            progress, expected = at_half(lambda: written.write_bytes(b"library" * 999 + b"xxxxxxx")), StickUnreliable
        case "source changed":
            (program / "library.db").write_bytes(b"Library" * 1_000)
            expected = BundleDamaged
        case "will not be moved":
            whole = Path.replace

            def replace(path: Path, target: Path) -> Path:
                if path.name in {"new", "hrdesk"}:
                    raise PermissionError(errno.EACCES, "in use")
                return whole(path, target)

            monkeypatch.setattr(Path, "replace", replace)
            expected = StickNotRenewed if with_older else StickReadOnly
    with pytest.raises(expected):
        copy_to_stick(plan, progress)
    assert tree(stick) == before
    assert not (stick / STAGING).exists()


def test_a_stick_that_is_pulled_out_is_told_and_cleared_the_next_time(program: Path, stick: Path) -> None:
    away = stick.with_name("away")
    with pytest.raises(StickPulledOut):
        copy_to_stick(plan_copy(program, stick), at_half(lambda: stick.rename(away)))
    assert not stick.exists()
    assert (away / STAGING).exists()
    away.rename(stick)
    assert_whole(copy_to_stick(plan_copy(program, stick)).place)
    assert not (stick / STAGING).exists()


@pytest.mark.parametrize("moves", range(1, 8))
def test_a_copy_that_died_while_it_was_put_in_place_is_mended_by_the_next(
    program: Path, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    place = copy_to_stick(plan_copy(make_bundle(tmp_path / "older" / "hrdesk"), stick)).place
    (place / "hrdesk-home").mkdir()
    (place / "hrdesk-home" / "notebook.db").write_bytes(b"my own words")
    whole, left = Path.replace, [moves]

    def replace(path: Path, target: Path) -> Path:
        if not left[0]:
            raise OSError(errno.EIO, "Input/output error")
        left[0] -= 1
        return whole(path, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", replace)
        broken.setattr(shutil, "rmtree", lambda *_, **__: None)
        with pytest.raises(StickPulledOut):
            copy_to_stick(plan_copy(program, stick))
    copy_to_stick(plan_copy(program, stick))
    assert_whole(place)
    assert (place / "hrdesk-home" / "notebook.db").read_bytes() == b"my own words"
    assert not (stick / STAGING).exists()


def test_a_stick_that_loses_what_is_moved_is_told(program: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Path.replace

    def replace(path: Path, target: Path) -> Path:
        (path / INNER / "library.db").unlink()
        return whole(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(StickUnreliable, match=r"library\.db"):
        copy_to_stick(plan_copy(program, stick))


def test_too_little_room_is_told_before_anything_is_written(
    program: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed = plan_copy(program, stick).needed
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=needed - 1))
    with pytest.raises(StickTooSmall):
        plan_copy(program, stick)
    assert tree(stick) == {}
    (stick / STAGING).mkdir()
    (stick / STAGING / "left over").write_bytes(b"x")
    assert plan_copy(program, stick).needed == needed


def test_a_checkout_is_not_copied(tmp_path: Path, stick: Path) -> None:
    with pytest.raises(NotInstalled, match="poe build"):
        plan_copy(tmp_path, stick)


def test_a_copy_does_not_go_onto_or_into_itself(program: Path, tmp_path: Path) -> None:
    inside = program.parent / "folder"
    inside.mkdir()
    for folder in (program.parent.parent, program.parent, inside):
        with pytest.raises(StickHoldsThisCopy):
            plan_copy(program, folder)


def test_a_folder_that_is_not_there_is_told(program: Path, stick: Path) -> None:
    (stick / "file").write_bytes(b"")
    for folder in (stick / "nowhere", stick / "file"):
        with pytest.raises(StickMissing):
            plan_copy(program, folder)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, StickFull),
        (errno.EROFS, StickReadOnly),
        (errno.EACCES, StickReadOnly),
        (errno.EIO, StickPulledOut),
        (errno.ENODEV, StickPulledOut),
        (errno.ENOENT, StickPulledOut),
        (errno.ENAMETOOLONG, StickNotWritten),
    ],
)
def test_what_the_system_says_becomes_a_sentence(number: int, kind: type[StickError], stick: Path) -> None:
    trouble = stick_trouble(OSError(number, os.strerror(number)), stick)
    assert type(trouble) is kind


@pytest.mark.parametrize(
    ("system", "words"),
    [("linux-x86_64", "./hrdesk self-test"), ("windows-amd64", "hrdesk.exe"), ("macos-arm64", "START IT ON A MAC")],
)
def test_the_read_me_says_how_to_start_it_on_this_system(stick: Path, tmp_path: Path, system: str, words: str) -> None:
    program = make_bundle(tmp_path / "installed" / "hrdesk", "2.0", system)
    text = (copy_to_stick(plan_copy(program, stick)).place / "READ ME.txt").read_bytes()
    assert words.encode() in text
    assert b"hrdesk 2.0" in text
    assert text.count(b"\n") == text.count(b"\r\n")
