"""Where the backups of a notebook stand: beside it, and in the folders that organisations named over time.

A small file beside the notebook remembers them, so that whatever protects, restores or wipes finds all of them, also
after a policy changed or went.
"""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from hrdesk.core.errors import FileNotWritable
from hrdesk.services.safe_file import write_private

_NAME = "backup-folders.json"
_LARGEST_BYTES = 65_536
_LONGEST_WORD = 40


@dataclass(frozen=True)
class BackupFolders:
    """`chosen` is where regular copies go now, if an organisation said so; paths are as they are written."""

    chosen: str = ""
    used: tuple[str, ...] = ()
    """Those in which a copy was ever made."""
    number: int = 0
    """The highest number of a copy so far: a folder may be out of reach when the next is made."""

    @property
    def elsewhere(self) -> tuple[Path, ...]:
        """Every folder besides the usual one, the one for new copies first."""
        names = dict.fromkeys((self.chosen, *self.used))
        return tuple(Path(name) for name in names if name)


def folders_file(notebook: Path) -> Path:
    return notebook.with_name(_NAME)


def usual_folder(notebook: Path) -> Path:
    return notebook.parent / "backups"


def read_folders(notebook: Path) -> BackupFolders:
    """What is remembered; nothing where that cannot be read."""
    try:
        with folders_file(notebook).open("rb") as file:
            values = json.loads(file.read(_LARGEST_BYTES))
        chosen, used, number = values["chosen"], tuple(values["used"]), values["number"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return BackupFolders()
    names = all(isinstance(name, str) for name in (chosen, *used))
    if not names or isinstance(number, bool) or not isinstance(number, int) or number < 0:
        return BackupFolders()
    return BackupFolders(chosen, used, number)


def choose_folder(notebook: Path, wanted: Path | None) -> None:
    """From now on regular copies go below `wanted`, into a folder of this notebook's own; None is the usual place.

    Nothing is tried there: a share that is out of reach must not keep the window waiting.
    """
    known = read_folders(notebook)
    if wanted is None:
        chosen = ""
    else:
        own = [folder for folder in known.elsewhere if folder.parent == wanted]
        chosen = str(own[0] if own else wanted / _name_of_ours())
    if chosen != known.chosen:
        _remember(notebook, replace(known, chosen=chosen))


def note_copy(notebook: Path, folder: Path, number: int) -> None:
    """Remember that a copy of this number was made in a folder."""
    known = read_folders(notebook)
    used = known.used
    if folder != usual_folder(notebook) and str(folder) not in used:
        used = (*used, str(folder))
    if known.chosen or used:
        _remember(notebook, replace(known, used=used, number=max(number, known.number)))


def _remember(notebook: Path, folders: BackupFolders) -> None:
    with suppress(FileNotWritable):  # where the home cannot be written, no notebook is kept either
        write_private(folders_file(notebook), json.dumps(asdict(folders)).encode())


def _name_of_ours() -> str:
    """Tells people of a team whose folder it is; the end keeps two notebooks of one person apart."""
    import getpass
    import platform

    try:
        person = getpass.getuser()
    except (KeyError, OSError, ImportError):  # a system that knows no names
        person = ""
    words = ("".join(char for char in word if char.isalnum())[:_LONGEST_WORD] for word in (person, platform.node()))
    return "-".join([*filter(None, words), os.urandom(3).hex()])
