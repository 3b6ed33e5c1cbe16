"""Exchanges notes with colleagues through a folder: reads all files, writes its own, and says first what changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from hrdesk.core.exchange_errors import (
    ChangesNotUnderstood,
    ExchangeFileOfOthers,
    ExchangeFileSkipped,
    ExchangeNameMissing,
    PreviewOutdated,
    WrongTeamPassphrase,
)
from hrdesk.core.exchange_plan import ExchangePlan, ahead_of, one_of_each, plan_exchange, stands_before
from hrdesk.core.record import Change, Record, key_of, kind_of
from hrdesk.core.version import NAMELESS, Version
from hrdesk.core.version_line import read_line, to_line
from hrdesk.services.agreement import all_records
from hrdesk.services.copied_notebook import tell_copies_apart
from hrdesk.services.database import Connection, transaction, trial
from hrdesk.services.exchange_files import exchange_files, read_exchange_file, write_exchange_files
from hrdesk.services.notebook import Notebook
from hrdesk.services.past_exchanges import Batch
from hrdesk.services.team_keys import TeamKeys


@dataclass(frozen=True)
class Preview:
    """What stands in the folder, and what taking it in will change. It holds no connection to the notebook."""

    plan: ExchangePlan
    read: Mapping[str, Version]
    """All versions in the folder, by id."""
    skipped: tuple[ExchangeFileSkipped, ...]
    files: int
    colleagues: tuple[str, ...]
    """By name: whose changes stand in the folder."""
    ahead: tuple[str, ...]
    """Whose clock is more than a day ahead of ours."""
    to_give: int
    """Changes that the folder does not have yet."""


@dataclass(frozen=True)
class Given:
    """What was given out: how many changes, and the files that hold them."""

    changes: int
    files: tuple[Path, ...]


class Exchange:
    """One exchange with a team. Look first, then take in, then give out; looking changes nothing."""

    def __init__(self, notebook: Notebook, connection: Connection, folder: Path, keys: TeamKeys) -> None:
        self._notebook = notebook
        self._connection = connection
        self._records = notebook.records
        self._log = notebook.records.log
        self._past = notebook.past_exchanges
        self._folder = folder
        self._keys = keys

    def preview(self) -> Preview:
        """Read the folder, and say what it would change here.

        Raises ExchangeFolderMissing, ExchangeFolderUnreadable, WrongTeamPassphrase, MemoryShort or NotebookReadOnly.
        """
        read, skipped, files = self._read_folder()
        with trial(self._connection):
            self._make_ready(read)
            own = self._log.device.own_ids
            plan, given = self._plan(read), self._log.to_give(self._keys.team, read)
        others = {version.author or NAMELESS for version in read.values() if version.device not in own}
        return Preview(
            plan=plan,
            read=read,
            skipped=skipped,
            files=files,
            colleagues=tuple(sorted(others)),
            ahead=ahead_of(plan.versions, self._log.now_ms()),
            to_give=len(given),
        )

    def take_in(self, preview: Preview) -> Batch | None:
        """Take in what a preview told, all or nothing; None if there was nothing new.

        Raises PreviewOutdated if the notebook changed so that the preview does not hold any more.
        """
        with transaction(self._connection):
            is_renamed = self._make_ready(preview.read)
            plan = self._plan(preview.read)
            if plan.changes != preview.plan.changes and not is_renamed:
                raise PreviewOutdated
            if not plan.versions:
                return None
            now_ms = self._log.now_ms()
            number = self._past.begin(plan, self._keys.team, datetime.fromtimestamp(now_ms / 1_000, UTC))
            for version in plan.versions:
                self._log.replace(version, number)
                self._log.device.see(version.stamp, now_ms)
            self._records.renew(plan.records)
        self._keys.keep()
        return next(batch for batch in self._past.all() if batch.number == number)

    def give_out(self, preview: Preview) -> Given:
        """Write into the folder what it does not have; raises ExchangeNameMissing, FileNotWritable.

        What others may have from now on counts as given before it is written: a kill in between makes nothing that
        others know look unknown. What the folder lacks, for whatever reason, is given again the next time.
        """
        if not self._log.device.name:
            raise ExchangeNameMissing
        with transaction(self._connection):
            self._make_ready(preview.read)
            versions = self._log.to_give(self._keys.team, preview.read)
            self._log.mark_sent(versions)
            device = self._log.device.id
        files = write_exchange_files(self._folder, device, self._keys, list(map(to_line, versions)))
        self._keys.keep()
        return Given(len(versions), files)

    def _read_folder(self) -> tuple[Mapping[str, Version], tuple[ExchangeFileSkipped, ...], int]:
        versions: list[Version] = []
        skipped: list[ExchangeFileSkipped] = []
        files = exchange_files(self._folder)
        for path in files:
            try:
                lines = read_exchange_file(path, self._keys)
            except ExchangeFileSkipped as why:
                skipped.append(why)
                continue
            found = list(_understood(lines))
            versions += found
            if len(found) < len(lines):
                skipped.append(ChangesNotUnderstood(name=path.name, count=len(lines) - len(found)))
        if files and not self._keys.is_confirmed and any(isinstance(why, ExchangeFileOfOthers) for why in skipped):
            raise WrongTeamPassphrase(path=self._folder)
        return one_of_each(versions), tuple(skipped), len(files)

    def _make_ready(self, read: Mapping[str, Version]) -> bool:
        """Give a version to what is older than versions, and a copied notebook a name of its own.

        Whether it got one: the name is drawn by lot, and tells which of two changes of one moment stands first.
        """
        for record in self._without_versions():
            self._log.note(Change(None, record))
        return tell_copies_apart(self._connection, self._log, read.values())

    def _plan(self, read: Mapping[str, Version]) -> ExchangePlan:
        new = [version for version in read.values() if self._is_new(version)]
        known = {record: self._log.versions(*record) for record in {(version.kind, version.key) for version in new}}
        return plan_exchange(known, new, self._log.device.own_ids)

    def _is_new(self, version: Version) -> bool:
        if self._log.holds(version):
            return False
        known = self._log.find(version.device, version.number)
        return known is None or stands_before(known, version)

    def _without_versions(self) -> Iterator[Record]:
        """Records of a notebook that is older than versions."""
        rows = self._connection.execute("SELECT DISTINCT kind, record FROM changes")
        known = {(row["kind"], row["record"]) for row in rows}
        return (
            record for record in all_records(self._notebook) if (kind_of(record).value, key_of(record)) not in known
        )


def _understood(lines: tuple[str, ...]) -> Iterator[Version]:
    for line in lines:
        try:
            yield read_line(line)
        except ValueError:
            continue
