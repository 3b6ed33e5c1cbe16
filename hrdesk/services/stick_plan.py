"""What a copy of hrdesk on a stick would hold, and whether it can be made there."""

import errno
import hashlib
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from hrdesk.core.bundle_errors import BundleDamaged
from hrdesk.core.stick_errors import (
    InstallerUnreadable,
    NotInstalled,
    OrganisationFileUnreadable,
    StickError,
    StickFull,
    StickHoldsOther,
    StickHoldsThisCopy,
    StickMissing,
    StickNotWritten,
    StickOfOtherSystem,
    StickPulledOut,
    StickReadOnly,
    StickTooSmall,
)
from hrdesk.services.bundle import BUNDLE_FILE, Bundle, read_bundle, target_of
from hrdesk.services.organisation_files import NO_ORGANISATION, OrganisationFiles
from hrdesk.services.paths import PORTABLE_HOME, PORTABLE_MARK
from hrdesk.services.stick_read_me import read_me

FOLDER = "hrdesk"
"""Name of the copy in the folder that was chosen."""

STAGING = ".hrdesk-copying"
"""Stands beside the copy while it is made; one that a pulled-out stick kept is cleared by the next copy."""

OLD = "old"
"""In it: the parts of an older copy that were moved out for new ones."""

INSTALLERS = "installers"
READ_ME = "READ ME.txt"
SUMS = "SHA256SUMS"

_SUM_LENGTH = 64
"""Characters of a SHA-256."""

_GONE = (errno.EIO, errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ENOTDIR, errno.ENOTCONN, errno.ESTALE)
_KINDS = (".run", ".deb", ".exe", ".msi", ".tar.xz", ".AppImage", ".dmg")
_CLUSTER = 32 * 1024
"""Bytes: the largest step in which FAT gives room to a file, up to 32 GB."""
_SPARE = 1 << 20
"""Bytes for folders and names."""


@dataclass(frozen=True)
class Piece:
    """One file of the copy, by its path there: read from `source`, or `content` as it is, or a link where one stands.

    `sha256` and `blake2b` are what the list of the bundle says; empty where nothing does.
    """

    path: str
    source: Path | None = None
    content: bytes = b""
    link: str = ""
    size: int = 0
    """Bytes."""
    sha256: str = ""
    blake2b: str = ""
    is_organisations: bool = False
    """Whether it is no part of hrdesk, but of what an organisation laid down."""


@dataclass(frozen=True)
class StickPlan:
    """Where a copy will stand and of what it is made; `pieces` lacks the sums, which are known at the end."""

    place: Path
    bundle: Bundle
    pieces: tuple[Piece, ...]
    replaced: tuple[str, ...] = ()
    """What an older copy there has and this one has not; it goes when the new one is whole."""
    old_version: str = ""
    """Of the copy that is replaced; empty where there is none."""
    has_notes: bool = False
    """Whether somebody keeps notes beside the older copy. They stay where they are."""
    keeps_notes: bool = False
    """Whether notes will be kept on the stick."""
    organisation: OrganisationFiles = NO_ORGANISATION
    """Whose policy goes along."""
    needed: int = 0
    """Bytes, as FAT counts them."""

    @property
    def staging(self) -> Path:
        return self.place.with_name(STAGING)

    @property
    def size(self) -> int:
        """Bytes that are written, and read again."""
        return sum(piece.size for piece in self.pieces)


def plan_copy(
    program: Path,
    folder: Path,
    installers: Sequence[Path] = (),
    *,
    keeps_notes: bool = False,
    organisation: OrganisationFiles = NO_ORGANISATION,
) -> StickPlan:
    """Look whether the bundle of `Places.program` can be copied into `folder`; leaves nothing there.

    Only what the list of the bundle names and what the organisation laid down goes along, so nothing else that somebody
    wrote or laid beside it. Raises NotInstalled, BundleDamaged or another StickError.
    """
    bundle = read_bundle(program)
    if not bundle:
        raise NotInstalled
    source, place = program.parent, folder / FOLDER
    if not folder.is_dir():
        raise StickMissing(path=folder)
    if place.resolve() == source.resolve() or source.resolve() in place.resolve().parents:
        raise StickHoldsThisCopy(path=source)
    organisation = _without_our_names(organisation, _own_names(bundle, program.name))
    tops = frozenset(top(path) for path, _ in organisation.files)
    old = _old_copy(place, bundle, program.name, tops)
    _expect_free(place, tops)
    installers = tuple({path.name.casefold(): path for path in installers}.values())  # FAT takes A and a for one name
    pieces = tuple(_pieces(bundle, program, installers, knows_links=_try_stick(folder)))
    pieces += tuple(_organisation_pieces(organisation))
    has_notes = (place / PORTABLE_HOME).is_dir()
    keeps_notes = keeps_notes or (place / PORTABLE_MARK).exists()
    if keeps_notes:
        pieces += (Piece(PORTABLE_MARK),)
    replaced = _tops(old, program.name) - {top(piece.path) for piece in pieces} if old else frozenset()
    needed = sum(-(-piece.size // _CLUSTER) * _CLUSTER for piece in pieces) + _SPARE
    _expect_room(folder, needed)
    version = old.version if old else ""
    return StickPlan(
        place, bundle, pieces, tuple(sorted(replaced)), version, has_notes, keeps_notes, organisation, needed
    )


def installers_beside(program: Path) -> tuple[Path, ...]:
    """Installers that lie beside the bundle, or in the copy on a stick from which it runs."""
    folders = (program.parent / INSTALLERS, program.parent.parent)
    found = []
    for folder in folders:
        with suppress(OSError):
            files = (path for path in folder.iterdir() if path.name.endswith(_KINDS) and path.is_file())
            found += [path for path in files if path.name.startswith("hrdesk")]
    return tuple(sorted(found))


def top(path: str) -> str:
    """The part of a copy that is replaced as one: an entry of its folder, or one installer of several."""
    first, slash, rest = path.partition("/")
    return f"{first}/{rest}" if first == INSTALLERS and slash else first


def stick_trouble(error: OSError, folder: Path) -> StickError:
    """What a failure to write or read there is to a person."""
    reason = error.strerror or str(error)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StickFull()
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return StickReadOnly(path=folder, reason=reason)
    if error.errno in _GONE:
        return StickPulledOut(reason=reason)
    return StickNotWritten(path=folder, reason=reason)


def _own_names(bundle: Bundle, inner: str) -> frozenset[str]:
    """What stands beside the program in a copy, in small letters, for FAT knows no others."""
    ours = {READ_ME, SUMS, INSTALLERS, PORTABLE_HOME, PORTABLE_MARK, *_tops(bundle, inner)}
    return frozenset(name.casefold() for name in ours)


def _without_our_names(organisation: OrganisationFiles, ours: frozenset[str]) -> OrganisationFiles:
    """Only what does not take the place of a part of hrdesk."""
    taken = {path for path, _ in organisation.files if path.partition("/")[0].casefold() in ours}
    kept = tuple(file for file in organisation.files if file[0] not in taken)
    left = dict.fromkeys((*organisation.left, *(path.partition("/")[0] for path in sorted(taken))))
    return replace(organisation, files=kept, left=tuple(left))


def _expect_free(place: Path, tops: frozenset[str]) -> None:
    """Raise StickHoldsOther for what would make way for files of the organisation and is not as a copy put it there."""
    try:
        lines = (place / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        lines = []
    put_there = {line[_SUM_LENGTH + 2 :]: line[:_SUM_LENGTH] for line in lines}
    for name in sorted(tops):
        for path in (place / name, *sorted((place / name).rglob("*"))):
            if (path.is_file() or path.is_symlink()) and _sum_of(path) != put_there.get(
                path.relative_to(place).as_posix()
            ):
                raise StickHoldsOther(path=path)


def _sum_of(path: Path) -> str:
    """Its SHA-256; empty where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _organisation_pieces(organisation: OrganisationFiles) -> Iterator[Piece]:
    for path, source in organisation.files:
        try:
            yield Piece(path, source, size=source.stat().st_size, is_organisations=True)
        except OSError as error:
            raise OrganisationFileUnreadable(path=source, reason=error.strerror or str(error)) from error


def _old_copy(place: Path, bundle: Bundle, inner: str, beside: frozenset[str]) -> Bundle | None:
    """The list of a copy that stands there; None where there is none, or one whose list is broken or gone.

    `beside` names what an organisation lays beside it. Raises StickHoldsOther for anything else, StickOfOtherSystem for
    a copy that this one must not replace.
    """
    if not place.exists() and not place.is_symlink():
        return None
    old = None
    try:
        with suppress(BundleDamaged):
            old = read_bundle(place / inner)
        names = {path.name for path in place.iterdir()}
    except OSError as error:
        raise StickHoldsOther(path=place) from error
    if old and old.system != bundle.system:
        raise StickOfOtherSystem(path=place, other=old.system, system=bundle.system)
    left = names - {PORTABLE_HOME, PORTABLE_MARK, INSTALLERS}
    ours = {READ_ME, SUMS, *_tops(bundle, inner), *beside}
    is_half_moved = (place.with_name(STAGING) / OLD / inner).is_dir()
    if old or not left or ((inner in left or is_half_moved) and left <= ours):
        return old
    raise StickHoldsOther(path=place)


def _tops(bundle: Bundle, inner: str) -> frozenset[str]:
    """The entries of a copy's folder; a list that was tampered with does not make us take notes for a part of it."""
    return frozenset({inner, *(top(file.path) for file in bundle.files)}) - {PORTABLE_HOME}


def _try_stick(folder: Path) -> bool:
    """Whether links can be made there, for FAT knows none; raises StickError where nothing can be written."""
    probe = folder / f"{STAGING}-probe"
    try:
        shutil.rmtree(probe, ignore_errors=True)
        probe.mkdir()
        try:
            (probe / "link").symlink_to("target")
            return (probe / "link").is_symlink()
        except (OSError, NotImplementedError):
            return False
        finally:
            shutil.rmtree(probe, ignore_errors=True)
    except OSError as error:
        raise stick_trouble(error, folder) from error


def _pieces(bundle: Bundle, program: Path, installers: Sequence[Path], *, knows_links: bool) -> Iterator[Piece]:
    source = program.parent
    listed = {file.path: file for file in bundle.files}
    for file in bundle.files:
        if file.link and knows_links:
            yield Piece(file.path, link=file.link)
            continue
        end = target_of(file, listed)
        if end is None:
            raise BundleDamaged(what=f"{file.path} leads nowhere")
        yield Piece(file.path, source / end.path, size=end.size, sha256=end.sha256, blake2b=end.blake2b)
    try:
        listing = (program / BUNDLE_FILE).read_bytes()
    except OSError as error:
        raise BundleDamaged(what=f"its list of files, {BUNDLE_FILE}, cannot be read") from error
    yield Piece(f"{program.name}/{BUNDLE_FILE}", content=listing, size=len(listing))
    words = read_me(bundle, [path.name for path in installers]).encode()
    yield Piece(READ_ME, content=words, size=len(words))
    for path in installers:
        try:
            yield Piece(f"{INSTALLERS}/{path.name}", path, size=path.stat().st_size)
        except OSError as error:
            raise InstallerUnreadable(path=path, reason=error.strerror or str(error)) from error


def _expect_room(folder: Path, needed: int) -> None:
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise stick_trouble(error, folder) from error
    left_over = folder / STAGING
    with suppress(OSError):
        free += sum(path.stat().st_size for path in left_over.rglob("*") if path.is_file())
    if free < needed:
        raise StickTooSmall(path=folder, needed=-(-needed // 10**6), free=free // 10**6)
