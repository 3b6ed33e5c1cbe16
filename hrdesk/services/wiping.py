"""Finds all that the person owns in the home, and removes it for ever, keys first."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from hrdesk.services.backup import Backups
from hrdesk.services.backup_folders import folders_file
from hrdesk.services.notebook_swap import keys_file, new_keys_file, unused_keys_file, working_folder
from hrdesk.services.paths import Places
from hrdesk.services.safe_file import discard, sync_folder

_BESIDE = ("", "-wal", "-shm", "-journal", ".new", ".old", ".new-journal")
_ASIDE = ("damaged", "replaced")
"""What stands in the names of notebooks that were kept when another took their place."""


@dataclass(frozen=True)
class Belongings:
    """Files of ours in the home; what others put there is not among them."""

    keys: tuple[Path, ...]
    """Key slots: without them, nobody opens what is protected."""
    notebooks: tuple[Path, ...]
    """The notebook with its journal, and damaged or replaced ones that were kept aside."""
    backups: tuple[Path, ...]
    settings: tuple[Path, ...]
    """Settings and the log, and what remembers where backups went."""
    out_of_reach: tuple[Path, ...] = ()
    """Folders of backups that cannot be looked into now."""

    @property
    def is_empty(self) -> bool:
        return not (self.keys or self.notebooks or self.backups or self.settings)


def find_belongings(places: Places) -> Belongings:
    """What stands in the home now."""
    notebook = places.notebook
    backups = Backups(notebook)
    copies = tuple(backups.path_of(copy) for copy in backups.copies())
    keys = (
        *(keys_file(notebook), new_keys_file(notebook), unused_keys_file(notebook)),
        *places.home.glob(f"{notebook.stem}.*.keys.json"),
        *places.home.glob(".*keys*.json.*.part"),
        *working_folder(notebook).glob("*keys.json*"),
    )
    notebooks = (
        *(notebook.with_name(notebook.name + ending) for ending in _BESIDE),
        *(path for kind in _ASIDE for path in places.home.glob(f"{notebook.stem}.{kind}-*.db*")),
        *places.home.glob(f".{notebook.stem}.*.part"),
        *working_folder(notebook).glob("*"),
    )
    return Belongings(
        keys=_there(*keys),
        notebooks=_there(*(path for path in notebooks if path not in keys)),
        backups=copies + _there(*(part for folder in backups.folders for part in folder.glob(".notebook*.part*"))),
        settings=_there(
            places.settings, places.settings.with_name("settings.unreadable.json"), places.log, folders_file(notebook)
        ),
        out_of_reach=backups.out_of_reach(),
    )


def wipe(belongings: Belongings, *, backups: bool, settings: bool) -> tuple[Path, ...]:
    """Overwrite and remove them, the keys first; the caller holds the notebook's lock and has it closed.

    Goes on where one cannot be removed, and returns those that are left. A drive that writes elsewhere each time keeps
    old blocks for a while; of a protected notebook they are of no use once the keys are gone.
    """
    chosen = [*belongings.keys, *belongings.notebooks]
    chosen += belongings.backups if backups else ()
    chosen += belongings.settings if settings else ()
    return tuple(_left(chosen))


def _left(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        try:
            discard(path)
            sync_folder(path.parent)
        except OSError:
            yield path


def _there(*paths: Path) -> tuple[Path, ...]:
    return tuple(path for path in paths if path.is_file())
