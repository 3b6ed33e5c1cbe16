"""Copies hrdesk to a stick as planned, reads back what was written, and puts it in place when it is whole."""

import hashlib
import os
import shutil
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from hrdesk.core.bundle_errors import BundleDamaged
from hrdesk.core.stick_errors import (
    InstallerUnreadable,
    OrganisationFileUnreadable,
    StickError,
    StickNotRenewed,
    StickUnreliable,
)
from hrdesk.services.bundle import BLAKE2B_BYTES
from hrdesk.services.paths import PORTABLE_MARK
from hrdesk.services.progress import Progress
from hrdesk.services.safe_file import sync_folder
from hrdesk.services.stick_plan import INSTALLERS, OLD, SUMS, Piece, StickPlan, stick_trouble, top

_BLOCK = 1 << 20
_NEW = "new"


@dataclass(frozen=True)
class CopiedStick:
    """A copy that was read back and is as it should be."""

    place: Path
    files: int
    size: int
    """Bytes."""


def copy_to_stick(plan: StickPlan, progress: Progress | None = None) -> CopiedStick:
    """Make the copy, or leave none: an older one is there until the new one is whole.

    `progress` is told of bytes, each of them once when it is written and once when it is read back; if it raises
    CopyCancelled, nothing stays. Raises StickError, or BundleDamaged if what is copied is not as it was made.
    """
    try:
        _clear(plan.staging)
        plan.staging.mkdir()
        (plan.staging / _NEW).mkdir()
        copying = _Copying(plan.staging / _NEW, 2 * plan.size, progress)
        written = [copying.write(piece) for piece in plan.pieces]
        sums = _sums(written)
        written.append(copying.write(Piece(SUMS, content=sums)))
        for piece in written:
            copying.read_back(piece)
        sync_folder(plan.staging / _NEW)
        _put_in_place(plan)
        _expect_in_place(plan.place, written)
    except OSError as error:
        raise stick_trouble(error, plan.place.parent) from error
    finally:
        with suppress(OSError):  # of a stick that is gone; the next copy clears it
            _clear(plan.staging)
    return CopiedStick(plan.place, len(written), plan.size)


def _sums(written: Sequence[Piece]) -> bytes:
    """As sha256sum reads them. The mark of a portable copy is not among them: it may be taken away."""
    summed = (piece for piece in written if not piece.link and piece.path != PORTABLE_MARK)
    return "".join(f"{piece.sha256}  {piece.path}\n" for piece in summed).encode()


class _Copying:
    """Writes pieces below a folder and reads them back."""

    def __init__(self, folder: Path, total: int, progress: Progress | None) -> None:
        self._folder = folder
        self._total = total
        self._progress = progress
        self._done = 0

    def write(self, piece: Piece) -> Piece:
        """Write it, and check its source on the way; returns the piece with the sums of what was written."""
        path = self._folder / piece.path
        _make_folders(self._folder, piece.path)
        if piece.link:
            path.symlink_to(piece.link)
            return piece
        sha256, blake2b = hashlib.sha256(), hashlib.blake2b(digest_size=BLAKE2B_BYTES)
        with path.open("xb", buffering=0) as file, closing(_Source(piece)) as source:
            while block := source.next_block():
                _write_all(file, block)
                blake2b.update(block)
                if not piece.sha256 or not piece.blake2b:
                    sha256.update(block)
                self._tell(len(block))
            if source.size >= _BLOCK:  # small ones are written out when they are read back, many at once
                os.fsync(file.fileno())
        is_quick = bool(piece.sha256 and piece.blake2b)
        found = Piece(
            piece.path,
            size=source.size,
            sha256=piece.sha256 if is_quick else sha256.hexdigest(),
            blake2b=blake2b.hexdigest(),
        )
        if (piece.sha256 and found.sha256 != piece.sha256) or (piece.blake2b and found.blake2b != piece.blake2b):
            raise BundleDamaged(what=f"{piece.path} is not as it was made")
        if piece.source:
            with suppress(OSError):  # FAT keeps no such thing
                path.chmod(0o755 if os.access(piece.source, os.X_OK) else 0o644)
        return found

    def read_back(self, piece: Piece) -> None:
        """Read it from the stick itself, as far as the system lets us; raises StickUnreliable if it is another."""
        path = self._folder / piece.path
        if piece.link:
            if path.readlink().as_posix() != piece.link:
                raise StickUnreliable(name=piece.path)
            return
        read = hashlib.blake2b(digest_size=BLAKE2B_BYTES)
        with path.open("rb", buffering=0) as file:
            _forget_cached(file)
            while block := file.read(_BLOCK):
                read.update(block)
                self._tell(len(block))
        if read.hexdigest() != piece.blake2b:
            raise StickUnreliable(name=piece.path)

    def _tell(self, count: int) -> None:
        self._done += count
        if self._progress:
            self._progress(min(self._done, self._total), self._total)


class _Source:
    """What a piece is made of, block by block; its troubles are not those of the stick."""

    def __init__(self, piece: Piece) -> None:
        self._piece = piece
        self._rest = piece.content
        self._file: BinaryIO | None = None
        self.size = 0

    def next_block(self) -> bytes:
        if not self._piece.source:
            block, self._rest = self._rest, b""
        else:
            try:
                self._file = self._file or self._piece.source.open("rb")
                block = self._file.read(_BLOCK)
            except OSError as error:
                raise self._trouble(error) from error
        self.size += len(block)
        return block

    def close(self) -> None:
        if self._file:
            self._file.close()

    def _trouble(self, error: OSError) -> StickError | BundleDamaged:
        reason = error.strerror or str(error)
        if self._piece.is_organisations:
            return OrganisationFileUnreadable(path=self._piece.source, reason=reason)
        if self._piece.path.startswith(f"{INSTALLERS}/"):
            return InstallerUnreadable(path=self._piece.source, reason=reason)
        return BundleDamaged(what=f"{self._piece.path} cannot be read ({reason})")


def _make_folders(top_folder: Path, path: str) -> None:
    """Make the folders of a path below one that is there: where a stick was pulled out, its own must not be made."""
    for folder in [*Path(path).parents][-2::-1]:
        (top_folder / folder).mkdir(exist_ok=True)


def _write_all(file: BinaryIO, block: bytes) -> None:
    rest = memoryview(block)
    while rest:
        rest = rest[file.write(rest) :]


def _forget_cached(file: BinaryIO) -> None:
    """Let the system read the file again where it stands, not from its memory, where it has a way to be told so."""
    with suppress(OSError):
        os.fsync(file.fileno())
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _put_in_place(plan: StickPlan) -> None:
    """Move the new parts in, and the old ones out. Whatever else lies there, such as notes, is never moved.

    If a part cannot be moved, all go back to where they were; raises OSError if they cannot.
    """
    place, new, old = plan.place, plan.staging / _NEW, plan.staging / OLD
    if not place.exists():
        new.replace(place)
        sync_folder(place.parent)
        return
    old.mkdir()
    moved: list[tuple[Path, Path]] = []
    try:
        for part in sorted({top(piece.path) for piece in plan.pieces} | {*plan.replaced, SUMS}):
            for source, top_folder in ((place / part, old), (new / part, place)):
                if source.exists() or source.is_symlink():
                    _make_folders(top_folder, part)
                    target = top_folder / part
                    source.replace(target)
                    moved.append((source, target))
    except OSError as error:
        for source, target in reversed(moved):
            target.replace(source)
        raise StickNotRenewed(path=place, reason=error.strerror or str(error)) from error
    sync_folder(place)


def _expect_in_place(place: Path, written: Sequence[Piece]) -> None:
    """A driver that loses what is in a folder when it is renamed, as fusefat does, must not go unseen."""
    for piece in written:
        path = place / piece.path
        if not (path.is_symlink() or path.is_file()) or (not piece.link and path.stat().st_size != piece.size):
            raise StickUnreliable(name=piece.path)


def _clear(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
