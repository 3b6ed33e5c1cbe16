"""hrdesk backup and hrdesk restore: a copy of the notebook, and the way back."""

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk.cli_parser import DONE, Commands, add_common, places_of
from hrdesk.cli_passphrase import add_passphrase_file, ask_passphrase, notebook_key
from hrdesk.core.errors import KeysDamaged, RecoveryCodeMistyped, WrongPassphrase, WrongRecoveryCode

if TYPE_CHECKING:
    from hrdesk.services.restore import Restored


def add_backup(commands: Commands) -> None:
    """Add `backup` and `restore`."""
    backup = commands.add_parser("backup", help="copy the notebook")
    backup.add_argument("-o", "--output", type=Path, metavar="FILE", help="a file of yours instead of the backups")
    backup.set_defaults(command=_back_up)
    restore = commands.add_parser("restore", help="make the notebook what a backup holds")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.set_defaults(command=_restore)
    for parser in (backup, restore):
        add_common(parser, nested=True)
        add_passphrase_file(parser)


def _back_up(options: argparse.Namespace) -> int:
    from hrdesk.services.backup import Backups
    from hrdesk.services.backup_folders import choose_folder
    from hrdesk.services.policy_file import find_policy

    places = places_of(options)
    notebook, policy = places.notebook, find_policy(places.policies)
    for trouble in policy.troubles:
        print(f"hrdesk: {trouble}", file=sys.stderr)
    choose_folder(notebook, policy.backup_folder)
    backups = Backups(notebook, notebook_key(notebook, options.passphrase_file))
    if options.output:
        path, about = options.output, backups.make_elsewhere(options.output)
    else:
        made = backups.make()
        path, about = made.path, made.about
        if made.missed:
            print(f"hrdesk: {made.missed}", file=sys.stderr)
    print(f"{path}: {'protected' if about.notes is None else _count(about.notes)}")
    return DONE


def _restore(options: argparse.Namespace) -> int:
    from hrdesk.services.backup_file import read_about
    from hrdesk.services.notebook_lock import holding_notebook
    from hrdesk.services.notebook_swap import is_protected, settle
    from hrdesk.services.paths import ensure_home
    from hrdesk.services.protection import unlock
    from hrdesk.services.restore import restore

    places = places_of(options)
    about = read_about(options.file)
    ensure_home(places)
    with holding_notebook(places.lock):
        settle(places.notebook)
        words, key = "", None
        if about.is_protected or is_protected(places.notebook):
            whose = "backup" if about.is_protected else "notebook"
            words = ask_passphrase(options.passphrase_file, f"Passphrase of the {whose}: ")
        if is_protected(places.notebook):
            key = _own_key(places.notebook, words, may_fail=about.is_protected)
        done = restore(options.file, places.notebook, lambda path: unlock(path, words), key=key)
    _tell(done)
    return DONE


def _own_key(notebook: Path, words: str, *, may_fail: bool) -> bytes | None:
    """What opens the notebook that is there, if these words do; one that they do not open is kept as it is."""
    from hrdesk.services.protection import unlock

    try:
        return unlock(notebook, words)
    except (WrongPassphrase, WrongRecoveryCode, RecoveryCodeMistyped, KeysDamaged):
        if may_fail:
            return None
        raise


def _tell(done: "Restored") -> None:
    print(f"Restored {_count(done.notes)}, as they were {_moment(done.about.made)}.")
    if done.kept:
        print(f"What was there before is kept in {done.kept}", file=sys.stderr)
    if done.key and not done.about.is_protected:
        print("The notebook stays protected with its own passphrase.", file=sys.stderr)


def _count(notes: int) -> str:
    return f"{notes:,} {'note or highlight' if notes == 1 else 'notes and highlights'}"


def _moment(made: datetime) -> str:
    return f"on {made:%Y-%m-%d at %H:%M} UTC"
