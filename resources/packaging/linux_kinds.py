"""The kinds of installers for Linux: a Debian package, an archive to unpack, and a file that installs itself."""

import gzip
import hashlib
import json
import lzma
import math
import os
import shutil
import subprocess
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hrdesk import __version__
from resources.packaging.archive import packed, packed_tar
from resources.packaging.brand import Brand, name_of
from resources.packaging.build import epoch, made_on
from resources.packaging.desktop import TEMPLATES, write_share
from resources.packaging.elf import oldest_glibc, system_packages

_MAINTAINER = "hrdesk <hrdesk@localhost>"
_FONTS = "fonts-dejavu-core | fonts-noto-core | fonts-liberation | fonts-ubuntu"
_OVERRIDES = (
    ("embedded-library", "Qt, Python and SQLite come with it, so that one package runs on four systems"),
    ("shared-library-lacks-prerequisites", "the trimmed data of ICU is data alone"),
    ("library-not-linked-against-libc", "the trimmed data of ICU is data alone"),
    ("hardening-no-pie", "the start of the program is made by PyInstaller"),
    ("unstripped-binary-or-object", "the start of the program carries Python's modules behind it"),
    ("missing-depends-on-sensible-utils", "a library names an editor among others, and hrdesk opens none"),
    ("bogus-mail-host", "there is no address yet to write to"),
    ("bogus-mail-host-in-debian-changelog", "there is no address yet to write to"),
)
"""What lintian would say of any frozen program, and why it stands."""


def make_archive(bundle: Path, out: Path, brand: Brand | None) -> Path:
    """A .tar.xz to unpack anywhere; notes stay beside the program, for `.portable` lies in it."""
    path = out / f"{name_of(brand)}-linux-x86_64-portable.tar.xz"
    with TemporaryDirectory() as folder:
        program = _copy(bundle, Path(folder) / "hrdesk", brand)
        (program / ".portable").write_bytes(b"")
        shutil.copyfile(TEMPLATES / "READ ME.txt", program / "READ ME.txt")
        path.write_bytes(packed_tar(program, f"hrdesk-{__version__}", epoch()))
    return path


def make_run(bundle: Path, out: Path, brand: Brand | None) -> Path:
    """A file that installs itself for one person, or runs without installing: a text for sh with an archive behind."""
    path = out / f"{name_of(brand)}-linux-x86_64.run"
    with TemporaryDirectory() as folder:
        program = _copy(bundle, Path(folder) / "hrdesk", brand)
        write_share(Path(folder) / "share", made_on())
        payload = packed_tar(Path(folder), "", epoch())
        needs = math.ceil(_size_of(Path(folder)) * 1.1 / 1024)
        glibc = oldest_glibc(program)
    head = (TEMPLATES / "setup.sh").read_text(encoding="utf-8")
    values = {
        "VERSION": __version__,
        "SYSTEM": "x86_64",
        "NAME": path.name,
        "LINES": str(head.count("\n") + 1),
        "SUM": hashlib.sha256(payload).hexdigest(),
        "NEEDS_KB": str(needs),
        "GLIBC": glibc,
    }
    for key, value in values.items():
        head = head.replace(f"@{key}@", value)
    path.write_bytes(head.encode() + payload)
    path.chmod(0o755)
    return path


def make_deb(bundle: Path, out: Path, brand: Brand | None, version: str = __version__) -> Path:
    """A Debian package for everybody on a computer; the same bundle gives the same bytes."""
    slug = f"+{brand.slug.replace('-', '')}" if brand else ""
    path = out / f"hrdesk_{version}{slug}_amd64.deb"
    with TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        program = _copy(bundle, root / "usr" / "lib" / "hrdesk", brand)
        (root / "usr" / "bin").mkdir(parents=True)
        (root / "usr" / "bin" / "hrdesk").symlink_to("../lib/hrdesk/hrdesk")
        write_share(root / "usr" / "share", made_on())
        _write_documents(root / "usr" / "share", version + slug)
        _write_control(root, program, version + slug)
        _tidy(root)
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z0", "--build", str(root), str(path)]
        subprocess.run(command, check=True, capture_output=True, env={"SOURCE_DATE_EPOCH": str(epoch()), "PATH": _PATH})
        _pack_smaller(path, Path(folder))
    return path


def _pack_smaller(package: Path, folder: Path) -> None:
    """Pack the files of a Debian package as those of the archive are, which dpkg unpacks and dpkg-deb does not make."""
    subprocess.run(["ar", "x", str(package.absolute()), _FILES], check=True, cwd=folder)
    files = folder / _FILES
    files.write_bytes(packed(lzma.decompress(files.read_bytes())))
    subprocess.run(["ar", "rD", str(package.absolute()), str(files)], check=True, capture_output=True)


_FILES = "data.tar.xz"
_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"


def _copy(bundle: Path, target: Path, brand: Brand | None) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(bundle, target, symlinks=True)
    if brand:
        brand.put_beside(target)
    return target


def _write_documents(share: Path, version: str) -> None:
    folder = share / "doc" / "hrdesk"
    folder.mkdir(parents=True)
    when = format_datetime(datetime.fromtimestamp(epoch(), UTC))
    change = f"hrdesk ({version}) unstable; urgency=low\n\n  * See CHANGELOG.\n\n -- {_MAINTAINER}  {when}\n"
    (folder / "changelog.gz").write_bytes(gzip.compress(change.encode(), 9, mtime=0))
    (folder / "copyright").write_text(_copyright(), encoding="utf-8")
    overrides = share / "lintian" / "overrides"
    overrides.mkdir(parents=True)
    lines = "".join(f"# {why}\nhrdesk: {tag}\n" for tag, why in _OVERRIDES)
    (overrides / "hrdesk").write_text(lines, encoding="utf-8")


def _copyright() -> str:
    licence = (TEMPLATES.parents[2] / "LICENSE").read_text(encoding="utf-8").strip()
    text = "\n".join(f" {line}" if line.strip() else " ." for line in licence.splitlines())
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        "Upstream-Name: hrdesk\n"
        "Comment: The components that come with it have licences of their own; their texts stand in\n"
        " /usr/lib/hrdesk/_internal/licences, and the list of all files in _internal/bundle.json.\n"
        " The library of pages is under CC BY 4.0.\n\n"
        f"Files: *\nCopyright: the authors of hrdesk\nLicense: Expat\n{text}\n"
    )


def _write_control(root: Path, program: Path, version: str) -> None:
    control = root / "DEBIAN"
    control.mkdir()
    depends = [f"libc6 (>= {oldest_glibc(program)})", *system_packages(program), _FONTS]
    bundle = json.loads((program / "_internal" / "bundle.json").read_text(encoding="utf-8"))
    lines = (
        "Package: hrdesk",
        f"Version: {version}",
        "Architecture: amd64",
        f"Maintainer: {_MAINTAINER}",
        "Section: education",
        "Priority: optional",
        f"Installed-Size: {_size_of(root / 'usr') // 1024}",
        f"Depends: {', '.join(depends)}",
        "Recommends: libcups2t64 | libcups2, shared-mime-info, desktop-file-utils, xdg-desktop-portal",
        "Description: offline library of harm reduction for outreach workers",
        " Emergencies, substances, safer use, services, people and rights: pages that",
        " are searched, read, annotated, presented and printed without any network.",
        f" Made for {bundle['system']}; carries its own Qt and Python.",
    )
    (control / "control").write_text("\n".join(lines) + "\n", encoding="utf-8")
    files = sorted(path for path in (root / "usr").rglob("*") if path.is_file() and not path.is_symlink())
    sums = (f"{hashlib.md5(f.read_bytes(), usedforsecurity=False).hexdigest()}  {f.relative_to(root)}\n" for f in files)
    (control / "md5sums").write_text("".join(sums), encoding="utf-8")


def _tidy(root: Path) -> None:
    """The modes and the one time that every file of a package has."""
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            is_program = path.is_dir() or (path.name == "hrdesk" and path.parent.name == "hrdesk" and path.is_file())
            in_doc = "share" in path.parts[len(root.parts) :]
            path.chmod(0o755 if path.is_dir() or (is_program and not in_doc) else 0o644)
        os.utime(path, (epoch(), epoch()), follow_symlinks=False)


def _size_of(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())
