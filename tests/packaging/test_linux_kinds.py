"""The kinds for Linux, made of a small bundle: what is in them, that they are the same each time, that they install."""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from hrdesk import __version__
from resources.packaging import installers, linux_kinds
from resources.packaging.archive import packed_tar, plain_tar
from resources.packaging.brand import Brand
from resources.packaging.desktop import ID, TEMPLATES, write_share
from resources.packaging.elf import LibraryUnknown, oldest_glibc, system_packages
from resources.packaging.installers import KINDS, Kind

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="made on Linux only")
PROGRAM = """#!/bin/sh
case "$1" in --version) echo "hrdesk {version}" ;; self-test) exit {status} ;; *) echo "started $*" ;; esac
"""


def make_bundle(folder: Path, version: str = __version__, status: int = 0) -> Path:
    bundle = folder / "hrdesk"
    (bundle / "_internal").mkdir(parents=True)
    (bundle / "hrdesk").write_text(PROGRAM.format(version=version, status=status), encoding="utf-8")
    (bundle / "hrdesk").chmod(0o755)
    (bundle / "_internal" / "bundle.json").write_text(json.dumps({"system": "linux-x86_64"}), encoding="utf-8")
    (bundle / "_internal" / "link").symlink_to("bundle.json")
    return bundle


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return make_bundle(tmp_path)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "TMPDIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.fixture
def run(bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(linux_kinds, "oldest_glibc", lambda folder: "2.17")
    return linux_kinds.make_run(bundle, tmp_path, None)


def start(run: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["sh", str(run), *words], capture_output=True, text=True, stdin=subprocess.DEVNULL)


def notes_of(home: Path) -> Path:
    notes = home / ".local" / "share" / "hrdesk" / "notebook.db"
    notes.parent.mkdir(parents=True, exist_ok=True)
    notes.write_bytes(b"notes")
    return notes


def test_it_installs_for_one_person_and_leaves_nothing_but_the_notes(run: Path, home: Path) -> None:
    notes = notes_of(home)
    done = start(run)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"hrdesk {__version__} is installed" in done.stdout
    program = home / ".local" / "bin" / "hrdesk"
    assert subprocess.run([program, "--version"], capture_output=True, text=True).stdout == f"hrdesk {__version__}\n"
    entry = (home / ".local" / "share" / "applications" / f"{ID}.desktop").read_text(encoding="utf-8")
    assert f'Exec="{home}/.local/lib/hrdesk/hrdesk" %f' in entry
    done = start(run, "--uninstall")
    assert "Your notes stay" in done.stdout
    left = [path for path in home.rglob("*") if path.is_file() and "hrdesk" in path.name]
    assert left == []
    assert notes.read_bytes() == b"notes"
    assert not (home / ".local" / "lib").exists()


def test_a_newer_version_takes_the_place_of_an_older_one(home: Path, run: Path, tmp_path: Path) -> None:
    assert start(run, "--silent").stdout == ""
    installed = home / ".local" / "lib" / "hrdesk" / "hrdesk"
    installed.write_text(PROGRAM.format(version="0.0.1", status=0), encoding="utf-8")
    (installed.parent / "_internal" / "old").write_bytes(b"")
    assert f"hrdesk 0.0.1 became hrdesk {__version__}" in start(run).stdout
    assert not (installed.parent / "_internal" / "old").exists()


def test_what_does_not_work_here_is_not_installed(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linux_kinds, "oldest_glibc", lambda folder: "2.17")
    good = linux_kinds.make_run(make_bundle(tmp_path / "good"), tmp_path / "good", None)
    bad = linux_kinds.make_run(make_bundle(tmp_path / "bad", status=1), tmp_path / "bad", None)
    start(good)
    done = start(bad)
    assert done.returncode == 1
    assert "Nothing was installed" in done.stderr
    assert (home / ".local" / "lib" / "hrdesk" / "hrdesk").is_file()
    assert [path.name for path in (home / ".local" / "lib").iterdir()] == ["hrdesk"]


def test_it_runs_without_installing(run: Path, home: Path) -> None:
    done = start(run, "--try", "show", "heroin")
    assert done.stdout == "started show heroin\n"
    assert not (home / ".local").exists()
    assert list((home / ".cache").glob("*hrdesk*")) == []


@pytest.mark.parametrize("words", [(), ("--uninstall",), ("--try", "--version")])
def test_what_a_start_that_was_killed_left_is_swept_away_and_a_running_one_is_not(
    run: Path, home: Path, words: tuple[str, ...]
) -> None:
    start(run)
    ended = subprocess.Popen(["true"])
    ended.wait()
    place = home / (".cache" if "--try" in words else ".local/lib")
    left, running = place / f"hrdesk-new-{ended.pid}-abc", place / f"hrdesk-new-{os.getpid()}-abc"
    for folder in (left, running):
        (folder / "hrdesk").mkdir(parents=True)
    assert start(run, *words).returncode == 0
    assert not left.exists()
    assert running.exists()


def test_a_folder_of_its_own_may_be_named_with_spaces_and_arabic_letters(run: Path, home: Path, tmp_path: Path) -> None:
    place = tmp_path / "my مجلد"
    assert start(run, "--prefix", str(place)).returncode == 0
    assert (place / "lib" / "hrdesk" / "hrdesk").is_file()


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (b"glibc='2.17'", b"glibc='9.99'", "too old"),
        (b"needs_kb=", b"needs_kb=99999999999", "too little room"),
        (b"x86_64 ] ||", b"vax    ] ||", "this one has"),
    ],
)
def test_what_is_in_the_way_is_one_sentence(run: Path, home: Path, old: bytes, new: bytes, sentence: str) -> None:
    content = run.read_bytes()
    assert content.count(old) == 1
    run.write_bytes(content.replace(old, new))
    done = start(run)
    assert (done.returncode, done.stdout) == (1, "")
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (home / ".local" / "lib" / "hrdesk").exists()


def test_a_damaged_copy_is_not_installed(run: Path, home: Path) -> None:
    content = bytearray(run.read_bytes())
    content[-100] ^= 1
    run.write_bytes(content)
    assert "is damaged" in start(run).stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_is_told(run: Path, home: Path) -> None:
    home.chmod(0o500)
    assert "nothing can be written" in start(run).stderr


def test_nothing_to_remove_and_wrong_words_are_told(run: Path, home: Path) -> None:
    assert "nothing was removed" in start(run, "--uninstall").stderr
    assert start(run, "--what").returncode == 2
    assert "--try" in start(run, "--help").stdout


def test_the_archive_is_portable_and_the_same_each_time(bundle: Path, tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    paths = [linux_kinds.make_archive(bundle, tmp_path / name, None) for name in ("one", "other")]
    assert paths[0].read_bytes() == paths[1].read_bytes()
    with tarfile.open(paths[0]) as tar:
        names = {entry.name.partition("/")[2]: entry for entry in tar.getmembers()}
    assert {".portable", "READ ME.txt", "hrdesk", "_internal/link"} <= names.keys()
    assert names["hrdesk"].mode == 0o755
    assert names["_internal/link"].issym()


def test_an_archive_knows_no_owner_and_one_time(bundle: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    path.write_bytes(plain_tar(bundle, "top", 1_700_000_000))
    with tarfile.open(path) as tar:
        assert {(entry.uid, entry.mtime) for entry in tar.getmembers()} == {(0, 1_700_000_000)}
    path.write_bytes(packed_tar(bundle, "top", 1))
    with tarfile.open(path) as tar:
        assert tar.getnames()[0] == "top"


@pytest.mark.skipif(not (shutil.which("dpkg-deb") and shutil.which("objdump")), reason="there is no dpkg-deb here")
def test_the_package_is_whole_and_the_same_each_time(bundle: Path, tmp_path: Path) -> None:
    brand = tmp_path / "brand"
    brand.mkdir()
    (brand / "policy.toml").write_text("format = 1\n", encoding="utf-8")
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    made = [linux_kinds.make_deb(bundle, tmp_path / name, Brand(brand, "our-name")) for name in ("one", "other")]
    assert made[0].read_bytes() == made[1].read_bytes()
    assert made[0].name == f"hrdesk_{__version__}+ourname_amd64.deb"
    listed = subprocess.run(["dpkg-deb", "--contents", made[0]], capture_output=True, text=True, check=True).stdout
    assert "root/root" in listed
    assert "./usr/bin/hrdesk -> ../lib/hrdesk/hrdesk" in listed
    for name in ("lib/hrdesk/policy.toml", f"share/applications/{ID}.desktop", "share/man/man1/hrdesk.1.gz"):
        assert f"./usr/{name}\n" in listed
    assert re.search(r"-rwxr-xr-x .* ./usr/lib/hrdesk/hrdesk\n", listed)


def test_the_desktop_finds_everything_it_asks_for(tmp_path: Path, qapp: object) -> None:
    write_share(tmp_path / "share", date(2026, 11, 28))
    described = ElementTree.parse(tmp_path / "share" / "metainfo" / f"{ID}.metainfo.xml").getroot()
    release = described.find("releases/release")
    assert release is not None
    assert release.attrib == {"version": __version__, "date": "2026-11-28"}
    entry = dict(
        line.split("=", 1)
        for line in (TEMPLATES / f"{ID}.desktop").read_text(encoding="utf-8").splitlines()
        if "=" in line
    )
    kinds = ElementTree.parse(tmp_path / "share" / "mime" / "packages" / f"{ID}.xml").getroot()
    (kind,) = kinds
    assert entry["MimeType"] == f"{kind.attrib['type']};"
    assert (tmp_path / "share" / "icons" / "hicolor" / "48x48" / "apps" / f"{entry['Icon']}.png").is_file()


@pytest.mark.parametrize("tool", ["desktop-file-validate", "appstreamcli", "shellcheck"])
def test_what_checks_such_files_finds_nothing(tool: str, tmp_path: Path, qapp: object) -> None:
    if not shutil.which(tool):
        pytest.skip(f"{tool} is not installed here")
    write_share(tmp_path / "share", date(2026, 11, 28))
    commands = {
        "desktop-file-validate": [str(tmp_path / "share" / "applications" / f"{ID}.desktop")],
        "appstreamcli": ["validate", "--no-net", str(tmp_path / "share" / "metainfo" / f"{ID}.metainfo.xml")],
        "shellcheck": ["--shell=sh", str(TEMPLATES / "setup.sh")],
    }
    done = subprocess.run([tool, *commands[tool]], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(not shutil.which("objdump"), reason="there is no objdump here")
def test_what_a_library_asks_of_the_system_is_known_by_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6 import QtCore

    (tmp_path / "QtCore.so").symlink_to(QtCore.__file__)
    assert system_packages(tmp_path) == []
    shutil.copyfile(QtCore.__file__, tmp_path / "QtCore.abi3.so")
    major, minor = map(int, oldest_glibc(tmp_path).split("."))
    assert (2, 17) <= (major, minor) <= (2, 99)
    with pytest.raises(LibraryUnknown, match="libQt6Core"):
        system_packages(tmp_path)


def test_what_cannot_be_made_here_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kinds = {kind.name: kind for kind in KINDS}
    assert "poe build" in kinds["portable"].hindrance(tmp_path)
    lacking = Kind("x", (sys.platform,), ("no-such-tool",), linux_kinds.make_archive)
    assert "no-such-tool" in lacking.hindrance(tmp_path)
    assert "only" in Kind("x", ("vms",), (), linux_kinds.make_archive).hindrance(tmp_path)
    assert installers.make_kinds(tmp_path, None) == []
    assert "left out" in capsys.readouterr().err
