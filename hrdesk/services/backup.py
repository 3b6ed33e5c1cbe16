"""The backups of a notebook: made while it is in use, checked, numbered, and thinned out when new ones stand."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from hrdesk.core.backup_plan import Copy, Reason, next_copy, read_copy, surplus
from hrdesk.core.errors import (
    BackupError,
    BackupFailed,
    DamageNotBackedUp,
    HrdeskError,
    NotebookDamaged,
    NotebookInUse,
    NothingToBackUp,
)
from hrdesk.core.policy_errors import BackupsElsewhereFailed
from hrdesk.services.backup_file import About, check_backup, key_id, read_about, sum_of, write_backup
from hrdesk.services.backup_folders import note_copy, read_folders, usual_folder
from hrdesk.services.backup_protection import protect_backups
from hrdesk.services.database import DatabaseError, is_damage, open_notebook_file, reason_of
from hrdesk.services.notebook_lock import holding_notebook
from hrdesk.services.notebook_snapshot import Contents, contents_of, take_snapshot
from hrdesk.services.notebook_swap import keys_file
from hrdesk.services.safe_file import discard, make_folder, replacing

Now = Callable[[], datetime]
system_time: Now = partial(datetime.now, UTC)

_WORKING_NAME = ".notebook.part"


@dataclass(frozen=True)
class KeptBackup:
    """A backup in the folder, with what it says of itself."""

    path: Path
    copy: Copy
    about: About
    missed: BackupsElsewhereFailed | None = None
    """Why it does not stand where the organisation wants it, if so."""


class Backups:
    """The copies of one notebook, in the folder `backups` beside it. All of them may be made on any thread.

    Regular ones go where an organisation said, while that can be reached. Those before a deed stay at hand.
    """

    def __init__(self, notebook: Path, key: bytes | None = None, now: Now = system_time) -> None:
        self._notebook = notebook
        self._key = key
        self._now = now
        self.folder = usual_folder(notebook)
        self._folders = read_folders(notebook)

    @property
    def folders(self) -> tuple[Path, ...]:
        """All in which copies may stand."""
        return (self.folder, *self._folders.elsewhere)

    @property
    def chosen_folder(self) -> Path:
        """Where regular copies go while it can be reached."""
        return Path(self._folders.chosen) if self._folders.chosen else self.folder

    def copies(self) -> tuple[Copy, ...]:
        """What the names in the folders tell, the newest first."""
        names = {name for folder in self.folders for name in _names_in(folder) or ()}
        copies = [copy for copy in map(read_copy, names) if copy]
        return tuple(sorted(copies, key=lambda copy: (copy.number, copy.made), reverse=True))

    def path_of(self, copy: Copy) -> Path:
        """The path of a copy that is there."""
        for folder in self.folders:
            if os.path.isfile(folder / copy.name):  # noqa: PTH113  # Path.is_file raises where a folder is closed to us
                return folder / copy.name
        return self.folder / copy.name

    def out_of_reach(self) -> tuple[Path, ...]:
        """Folders that hold copies, as far as is known, and cannot be looked into now."""
        return tuple(folder for folder in map(Path, self._folders.used) if _names_in(folder) is None)

    def kept(self) -> tuple[KeptBackup, ...]:
        """Those that say what they are, the newest first; whether they are whole is not looked at."""
        found = []
        for copy in self.copies():
            with suppress(BackupError):
                found.append(KeptBackup(self.path_of(copy), copy, read_about(self.path_of(copy))))
        return tuple(found)

    def newest_good(self) -> KeptBackup | None:
        """The newest one that can be read from end to end; None if there is none."""
        for copy in self.copies():
            try:
                return KeptBackup(self.path_of(copy), copy, check_backup(self.path_of(copy)))
            except BackupError:
                continue
        return None

    def make(self, reason: Reason = Reason.REGULAR) -> KeptBackup:
        """Make one, and only then let go of those that the plan no longer keeps.

        Raises NothingToBackUp, or BackupFailed with what was in the way; then nothing was changed.
        """
        with self._alone():
            return self._make(reason)

    def make_if_changed(self) -> KeptBackup | None:
        """Make one if the notebook does not hold what the newest backup holds; returns it. Raises as `make` does."""
        with self._alone():
            return self._make(Reason.REGULAR) if self._has_changed() else None

    def make_elsewhere(self, target: Path) -> About:
        """Make one outside the folder, under a name that the person chose. Raises as `make` does."""
        with self._alone():
            return self._write(target, Reason.REGULAR)

    def begin_anew(self) -> KeptBackup:
        """Make one of what there is now, and then remove all before it, which hold what was deleted since.

        Raises as `make` does, and then no backup is gone; BackupFailed too if one cannot be removed or reached.
        """
        with self._alone():
            made = self._make(Reason.REGULAR)
            with _told(self.folder):
                for copy in self.copies():
                    if copy != made.copy:
                        discard(self.path_of(copy))
            self._ensure_all_reached()
        return made

    def follow_protection(self) -> None:
        """Protect the plain backups of a protected notebook, and let its present passphrase open those under its key.

        Each backup that is made does so too, in case this was interrupted. Raises as `make` does.
        """
        with self._alone(), _told(self.folder):
            self._follow_protection()
            self._ensure_all_reached()

    def _make(self, reason: Reason) -> KeptBackup:
        copy = next_copy(self.copies(), self._now(), reason)
        copy = replace(copy, number=max(copy.number, self._folders.number + 1))
        made = self._write_where_wanted(copy)
        note_copy(self._notebook, made.path.parent, copy.number)
        self._folders = read_folders(self._notebook)
        self._let_go()
        with suppress(HrdeskError, DatabaseError, OSError):  # the next one tries again
            self._follow_protection()
        return made

    def _write_where_wanted(self, copy: Copy) -> KeptBackup:
        """In the folder of the organisation, or in the usual one where that cannot be."""
        missed = None
        if self._folders.chosen and copy.reason is Reason.REGULAR:
            folder = self.chosen_folder
            try:
                with _told(folder):
                    folder.mkdir(mode=0o700, exist_ok=True)  # what was named is never made up: it may be a stick
                return KeptBackup(folder / copy.name, copy, self._write(folder / copy.name, copy.reason))
            except BackupFailed as error:
                reason = error.facts["reason"]
                missed = BackupsElsewhereFailed(folder=folder, reason=reason, usual=self.folder)
        target = self.folder / copy.name
        return KeptBackup(target, copy, self._write(target, copy.reason), missed)

    def _ensure_all_reached(self) -> None:
        for folder in self.out_of_reach():
            raise BackupFailed(folder=folder, reason=f"the copies in {folder} cannot be reached now")

    def _write(self, target: Path, reason: Reason) -> About:
        database = self.folder / _WORKING_NAME
        with _told(target.parent):
            try:
                held = take_snapshot(self._notebook, database, self._key)
                about = self._about(database, held, reason)
                keys = keys_file(self._notebook).read_bytes() if about.is_protected else None
                with replacing(target) as part:
                    write_backup(database, keys, about, part)
                    check_backup(part)
                return about
            finally:
                self._tidy()

    def _about(self, database: Path, held: Contents, reason: Reason) -> About:
        return About(
            made=self._now().astimezone(UTC).replace(microsecond=0),
            reason=reason,
            schema=held.schema,
            size_bytes=database.stat().st_size,
            sha256=sum_of(database),
            fingerprint=held.fingerprint,
            key_id=key_id(self._key) if self._key else None,
            notes=None if self._key else held.notes,
        )

    def _follow_protection(self) -> None:
        if self._key is None:
            return
        keys = keys_file(self._notebook).read_bytes()
        protect_backups([self.path_of(copy) for copy in self.copies()], self._key, keys, self.folder)

    def _has_changed(self) -> bool:
        newest = next(iter(self.copies()), None)
        if not newest:
            return True
        try:
            backed_up = read_about(self.path_of(newest)).fingerprint
        except BackupError:
            return True
        with closing(open_notebook_file(self._notebook, self._key)) as connection:
            return contents_of(connection, self._notebook, self._key).fingerprint != backed_up

    def _let_go(self) -> None:
        """A copy too many does no harm: what cannot be removed now goes another time."""
        for copy in surplus(self.copies()):
            with suppress(OSError):
                self.path_of(copy).unlink()

    def _tidy(self) -> None:
        """Remove unfinished files, also of a process that was killed; nobody else is at work."""
        for folder in self.folders:
            with suppress(OSError):
                for part in folder.glob(".notebook*.part*"):
                    part.unlink()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One backup at a time, or two would take the same number."""
        if not self._notebook.exists():
            raise NothingToBackUp(path=self._notebook)
        with _told(self.folder):
            make_folder(self.folder)
            with holding_notebook(self.folder / "backups.lock"):
                self._tidy()
                yield


def _names_in(folder: Path) -> list[str] | None:
    """None where the folder cannot be looked into; a folder that is gone from a place that is there is empty."""
    try:
        return [path.name for path in folder.iterdir()]
    except OSError:
        return [] if os.path.isdir(folder.parent) and not os.path.lexists(folder) else None  # noqa: PTH112


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Whatever is in the way of a backup in a folder, as one error of ours."""
    try:
        yield
    except (BackupFailed, NothingToBackUp):
        raise
    except NotebookInUse as error:
        raise BackupFailed(folder=folder, reason="another hrdesk is making one at this moment") from error
    except HrdeskError as error:
        kind = DamageNotBackedUp if isinstance(error, NotebookDamaged) else BackupFailed
        raise kind(folder=folder, reason=error.facts.get("reason", error)) from error
    except DatabaseError as error:
        kind = DamageNotBackedUp if is_damage(error) else BackupFailed
        raise kind(folder=folder, reason=reason_of(error)) from error
    except OSError as error:
        raise BackupFailed(folder=folder, reason=error.strerror or error) from error
