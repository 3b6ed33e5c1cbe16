"""What an organisation laid down for hrdesk on its computers."""

from dataclasses import dataclass, field
from typing import Final

from hrdesk.core.settings import Settings

LOCKABLE: Final = frozenset({"theme", "zoom", "country", "idle_lock_minutes", "reveal_key"})
"""Panels and the size of a trainer's notes are given, not locked: a window folds as it has room, and eyes differ."""


@dataclass(frozen=True)
class Organisation:
    """Who hands hrdesk out. `logo` is a path as it was written."""

    name: str = ""
    contact: str = ""
    logo: str = ""


@dataclass(frozen=True)
class Policy:
    """What a policy file lays down; one without any field lays down nothing. Paths are as they were written."""

    organisation: Organisation = field(default_factory=Organisation)
    defaults: Settings = field(default_factory=Settings)
    """Settings for a person who chose nothing else."""
    given: frozenset[str] = frozenset()
    """The names of the settings that the policy gives."""
    locked: frozenset[str] = frozenset()
    """Those of them that nobody can change."""
    language: str = ""
    """The language that the organisation works in, such as en (ISO 639-1); hrdesk speaks it as far as it has words."""
    content_folders: tuple[str, ...] = ()
    backup_folder: str = ""
