"""An exchange with colleagues from end to end: looked at, agreed to, taken in after a backup, and given out."""

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from hrdesk.core.backup_plan import Reason
from hrdesk.core.errors import HrdeskError, NothingToBackUp
from hrdesk.core.exchange_errors import ExchangeNameMissing
from hrdesk.core.passphrase import ensure_usable
from hrdesk.services.backup import Backups
from hrdesk.services.database import keep_safely, open_notebook_file
from hrdesk.services.exchange import Given, Preview
from hrdesk.services.notebook import Notebook
from hrdesk.services.past_exchanges import Batch


@dataclass(frozen=True)
class Met:
    """What came of it. What was taken in stays, also where nothing could be given out."""

    batch: Batch | None
    """What was taken in; None if there was nothing new."""
    backup: Path | None
    """The notebook as it was before."""
    given: Given | None
    trouble: HrdeskError | None = None
    """Why nothing could be given out."""


@dataclass(frozen=True)
class Meeting:
    """A notebook that is open in this process, at a folder of a team; on connections of its own, on any thread."""

    notebook: Path
    key: bytes | None
    folder: Path
    passphrase: str
    name: str
    """By which colleagues know the person."""
    words_are_kept: bool = False
    """Whether the notebook keeps the team passphrase and the keys made of it."""

    def look(self) -> Preview:
        """What the folder holds and would change; writes nothing. Raises as `Exchange.preview`.

        Who founds a team needs a passphrase that is not soon guessed: raises as `ensure_usable`.
        """
        if not self.name.strip():
            raise ExchangeNameMissing
        with self._opened() as notebook:
            preview = notebook.exchange(self.folder, self.passphrase).preview()
        if not preview.files:
            ensure_usable(self.passphrase)
        return preview

    def go(self, preview: Preview) -> Met:
        """Take in what was looked at, and give out. Raises PreviewOutdated or BackupFailed; then nothing was done."""
        with self._opened() as notebook:
            exchange = notebook.exchange(self.folder, self.passphrase, keys_are_kept=self.words_are_kept)
            backup = self._back_up() if preview.plan.versions else None
            batch = exchange.take_in(preview)
            if notebook.records.log.device.name != self.name.strip():
                notebook.records.name_device(self.name.strip())
            notebook.team.remember(str(self.folder), self.passphrase if self.words_are_kept else None)
            try:
                return Met(batch, backup, exchange.give_out(preview))
            except HrdeskError as error:
                return Met(batch, backup, None, error)

    def _back_up(self) -> Path | None:
        with suppress(NothingToBackUp):
            return Backups(self.notebook, self.key).make(Reason.EXCHANGE).path
        return None

    @contextmanager
    def _opened(self) -> Iterator[Notebook]:
        with closing(open_notebook_file(self.notebook, self.key)) as connection:
            keep_safely(connection)
            yield Notebook(connection)
