"""The notebook file: opened, brought up to date, and never overwritten when something is wrong with it."""

from datetime import datetime
from functools import cached_property, partial
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk.core.errors import (
    BackupFailed,
    ChangesDamaged,
    NotebookDamaged,
    NotebookError,
    NotebookLocked,
    NotebookNotRenewed,
    NotebookUnusable,
)
from hrdesk.services.bookshelf import Bookshelf
from hrdesk.services.database import (
    Connection,
    ConnectionMaker,
    DatabaseError,
    keep_safely,
    open_notebook_file,
    open_notebook_to_read,
    settle_journal,
    trouble_with,
)
from hrdesk.services.journal import keep_copy
from hrdesk.services.migrations import check_version, migrate
from hrdesk.services.notebook_lock import holding_notebook, lock_file
from hrdesk.services.notebook_swap import is_interrupted, is_protected, keys_file, settle
from hrdesk.services.soundness import Soundness, look_over

if TYPE_CHECKING:
    from hrdesk.services.annotations import Annotations
    from hrdesk.services.exchange import Exchange
    from hrdesk.services.old_notes import OldNotes
    from hrdesk.services.past_exchanges import PastExchanges
    from hrdesk.services.questions import Questions
    from hrdesk.services.records import Records
    from hrdesk.services.running_orders import RunningOrders
    from hrdesk.services.team import Team


_PARTS = ("", "-wal", "-shm")
"""Endings of the files that are one notebook."""


class Notebook:
    """What the person made: annotations, questions, bookmarks, running orders and reading history in one file."""

    def __init__(self, connection: Connection, trouble: NotebookError | None = None) -> None:
        self._connection = connection
        self.trouble = trouble
        """What to tell about it, though it can be used."""
        self.bookshelf = Bookshelf(connection)

    @cached_property
    def annotations(self) -> "Annotations":
        """Loaded when notes are first asked for: the first window shows none."""
        from hrdesk.services.annotations import Annotations

        return Annotations(self._connection)

    @cached_property
    def records(self) -> "Records":
        """What writes, also loaded when first asked for."""
        from hrdesk.services.records import Records

        return Records(self._connection)

    @cached_property
    def team(self) -> "Team":
        """With whom it is exchanged, also loaded when first asked for."""
        from hrdesk.services.team import Team

        return Team(self._connection)

    @cached_property
    def past_exchanges(self) -> "PastExchanges":
        """What came from colleagues, also loaded when first asked for."""
        from hrdesk.services.past_exchanges import PastExchanges

        return PastExchanges(self._connection, self.records)

    def exchange(self, folder: Path, passphrase: str, *, keys_are_kept: bool = False) -> "Exchange":
        """An exchange with colleagues through a folder; keys are kept where the person agreed to it."""
        from hrdesk.services.exchange import Exchange
        from hrdesk.services.team_keys import TeamKeys

        keys = TeamKeys(self.team, passphrase, are_kept=keys_are_kept)
        return Exchange(self, self._connection, folder, keys)

    @cached_property
    def questions(self) -> "Questions":
        """Questions for the editors, also loaded when first asked for."""
        from hrdesk.services.questions import Questions

        return Questions(self._connection)

    @cached_property
    def running_orders(self) -> "RunningOrders":
        """What talks go through, also loaded when first asked for."""
        from hrdesk.services.running_orders import RunningOrders

        return RunningOrders(self._connection)

    @cached_property
    def old_notes(self) -> "OldNotes":
        """What can be deleted for its age, also loaded when first asked for."""
        from hrdesk.services.old_notes import OldNotes

        return OldNotes(self._connection)

    def close(self) -> None:
        self._connection.close()

    def faults(self) -> tuple[str, ...]:
        """What a thorough look finds, in SQLite's words; of a protected file also pages whose seal is broken."""
        rows = [row[0] for row in self._connection.execute("PRAGMA integrity_check")]
        seals = [row[0] for row in self._connection.execute("PRAGMA cipher_integrity_check")]
        return tuple(str(fault) for fault in (*rows, *seals) if fault != "ok")

    def is_whole(self) -> bool:
        """SQLite's own check of the file."""
        return [row[0] for row in self._connection.execute("PRAGMA quick_check")] == ["ok"]


def open_notebook(path: Path, connect: ConnectionMaker | None = None, *, key: bytes | None = None) -> Notebook:
    """Open or begin a notebook, a protected one with its key.

    Raises NotebookLocked without that key, NotebookTooNew or NotebookDamaged, and leaves the file as it is. A change of
    its protection that was interrupted is finished or taken back first; NotebookInUse if it still goes on.
    """
    settle_interrupted(path)
    _ensure_key(path, key)
    try:
        soundness = Soundness.NEW if connect else look_over(path, key)
        aside = keep_copy(path) if soundness is Soundness.LACKS_CHANGES else None
        connection = connect(path) if connect else open_notebook_file(path, key)
    except OSError as error:
        raise NotebookUnusable(path=path, reason=error.strerror or error) from error
    except DatabaseError as error:
        raise trouble_with(path, error) from error
    try:
        check_version(connection, path)  # before anything is written, also the journal's mode
        keep_safely(connection)
        settle_journal(connection)
        notebook = Notebook(connection, ChangesDamaged(aside=aside) if aside else None)
        if soundness is Soundness.NEW and not notebook.is_whole():
            raise NotebookDamaged(path=path, reason="its pages do not fit together")
        migrate(connection, path, before=partial(_back_up, path, key))
        return notebook
    except DatabaseError as error:
        connection.close()
        raise trouble_with(path, error) from error
    except BaseException:
        connection.close()
        raise


def _back_up(path: Path, key: bytes | None) -> None:
    """An old notebook is copied before its tables change; raises NotebookNotRenewed if that cannot be."""
    from hrdesk.core.backup_plan import Reason
    from hrdesk.services.backup import Backups

    try:
        Backups(path, key).make(Reason.MIGRATION)
    except BackupFailed as error:
        raise NotebookNotRenewed(path=path, **error.facts) from error


def settle_interrupted(path: Path) -> None:
    """Finish or take back a change of protection that a crash cut short; raises NotebookInUse if it still goes on."""
    if is_interrupted(path):
        with holding_notebook(lock_file(path)):
            settle(path)


def _ensure_key(path: Path, key: bytes | None) -> None:
    """A protected notebook that lacks its key would look like a damaged one, and be set aside."""
    if key is None and is_protected(path):
        raise NotebookLocked(path=path)


def read_notebook(path: Path, *, key: bytes | None = None) -> Notebook:
    """Open a notebook for reading only; raises NotebookLocked, NotebookTooNew or NotebookDamaged."""
    _ensure_key(path, key)
    try:
        connection = open_notebook_to_read(path, key)
        try:
            if not check_version(connection, path):
                raise NotebookDamaged(path=path, reason="nothing was written into it yet")
        except BaseException:
            connection.close()
            raise
    except DatabaseError as error:
        raise trouble_with(path, error) from error
    return Notebook(connection)


def set_aside(path: Path, now: datetime) -> Path:
    """Move a damaged notebook and its side files out of the way, under a name with the time; returns the new name.

    The keys stay, for the notebook that is begun in its place, and are copied for whoever rescues the old one. Raises
    NotebookUnusable where that cannot be done.
    """
    name = f"{path.stem}.damaged-{now:%Y%m%d-%H%M%S}"
    names = (path.with_name(f"{name}{number}{path.suffix}") for number in chain([""], (f"-{n}" for n in count(2))))
    aside = next(name for name in names if not any(_beside(name, ending).exists() for ending in _PARTS))
    keys = aside.with_suffix(".keys.json")
    try:
        if is_protected(path):
            keys.write_bytes(keys_file(path).read_bytes())
        for ending in _PARTS:
            if _beside(path, ending).exists():
                _beside(path, ending).rename(_beside(aside, ending))
    except OSError as error:
        if path.exists():
            keys.unlink(missing_ok=True)
        raise NotebookUnusable(path=path, reason=error.strerror or error) from error
    return aside


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
