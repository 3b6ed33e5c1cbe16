"""Keeps the one notebook of a window: open with its key, or locked with neither connection nor key."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hrdesk.core.errors import HrdeskError, NotebookDamaged, NotebookLocked, NotebookSetAside, NotebookUnusable
from hrdesk.services.notebook import Notebook, open_notebook, read_notebook, set_aside
from hrdesk.services.notebook_swap import is_protected


@dataclass(frozen=True)
class Opened:
    """A notebook that was opened, and what to tell of it."""

    notebook: Notebook
    trouble: HrdeskError | None = None


def open_or_set_aside(path: Path, now: Callable[[], datetime] = datetime.now, *, key: bytes | None = None) -> Opened:
    """Open the notebook; a damaged one is set aside and a new one begun. Raises as `open_notebook`."""
    try:
        notebook = open_notebook(path, key=key)
        return Opened(notebook, notebook.trouble)
    except NotebookDamaged as damage:
        aside = set_aside(path, now())
        told = NotebookSetAside(path=path, reason=damage.facts["reason"], aside=aside)
        return Opened(open_notebook(path, key=key), told)


class NotebookKeeper:
    """Opens, closes and reopens it. `read_only` says what keeps it from being written, also while it is open."""

    def __init__(
        self,
        path: Path,
        notebook: Notebook | None,
        hindrance: HrdeskError | None = None,
        read_only: HrdeskError | None = None,
    ) -> None:
        self.path = path
        self._notebook = notebook
        self._hindrance = hindrance
        self._read_only = read_only
        self._key: bytes | None = None

    @property
    def notebook(self) -> Notebook | None:
        """The notebook, unless it is locked or cannot be opened."""
        return self._notebook

    @property
    def hindrance(self) -> HrdeskError | None:
        """Why notes cannot be written now."""
        return self._hindrance

    @property
    def key(self) -> bytes | None:
        """What opens the file of a protected notebook while it is open; backups are made under it."""
        return self._key

    @property
    def is_protected(self) -> bool:
        return is_protected(self.path)

    @property
    def is_locked(self) -> bool:
        return isinstance(self._hindrance, NotebookLocked)

    @property
    def can_change_protection(self) -> bool:
        """Whether the file is ours to encrypt or decrypt: no other window has it, and it can be written."""
        return self._read_only is None and (self._hindrance is None or self.is_locked)

    def close(self, hindrance: HrdeskError | None = None) -> None:
        """Let go of the file and of its key; until it is opened again, `hindrance` says why there is no notebook."""
        if self._notebook:
            self._notebook.close()
        self._notebook = None
        self._key = None
        self._hindrance = hindrance or NotebookLocked(path=self.path)

    def open(self, key: bytes | None) -> HrdeskError | None:
        """Open it, a protected one under its key; returns what to tell of it. Raises as `open_notebook`.

        On a full disk it is opened for reading only.
        """
        hindrance = self._read_only
        try:
            opened = Opened(read_notebook(self.path, key=key)) if hindrance else open_or_set_aside(self.path, key=key)
        except NotebookUnusable as error:
            opened, hindrance = Opened(read_notebook(self.path, key=key), error), error
        self._notebook, self._key, self._hindrance = opened.notebook, key, hindrance
        return opened.trouble
