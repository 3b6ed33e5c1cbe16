"""hrdesk notebook …: what stands in the notebook's place, whether it is whole, and its passphrase."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk.cli_exchange import add_exchange
from hrdesk.cli_parser import DONE, WORLD, Commands, Parser, add_common, places_of
from hrdesk.cli_passphrase import add_passphrase_file, ask_new_passphrase, ask_passphrase, notebook_key

if TYPE_CHECKING:
    from hrdesk.services.notebook_check import NotebookStatus


def add_notebook(commands: Commands) -> None:
    """Add `notebook` and its verbs."""
    verbs = commands.add_parser("notebook", help="see, check, protect or exchange the notebook").add_subparsers(
        required=True, metavar="VERB", parser_class=Parser
    )
    status = verbs.add_parser("status", help="say where it stands, and whether it is protected")
    status.set_defaults(command=_status)
    check = verbs.add_parser("check", help="see whether it is whole")
    check.set_defaults(command=_check)
    protect = verbs.add_parser("protect", help="encrypt it with a passphrase")
    protect.set_defaults(command=_protect)
    unprotect = verbs.add_parser("unprotect", help="make it a file that anybody can read")
    unprotect.set_defaults(command=_unprotect)
    for parser in (status, check, protect, unprotect):
        add_common(parser, nested=True)
        add_passphrase_file(parser)
    add_exchange(verbs)
    for parser in (status, check):
        parser.add_argument("--json", action="store_true")


def _status(options: argparse.Namespace) -> int:
    from hrdesk.services.notebook import settle_interrupted
    from hrdesk.services.notebook_check import find_status

    path = places_of(options).notebook
    settle_interrupted(path)
    key = notebook_key(path, options.passphrase_file) if options.passphrase_file else None
    status = find_status(path, key)
    if options.json:
        print(json.dumps(_status_json(status), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_status_lines(status)))
    return DONE


def _status_json(status: "NotebookStatus") -> dict[str, object]:
    newest = status.backup
    return vars(status) | {
        "path": str(status.path),
        "backup": {"path": str(newest.path), "made": newest.made.isoformat()} if newest else None,
    }


def _status_lines(status: "NotebookStatus") -> Iterator[str]:
    if status.exists:
        yield f"Notebook: {status.path} ({status.size_bytes / 1024:,.0f} kB)"
    else:
        yield f"Notebook: none yet; it will be {status.path}"
    yield f"Protected: {'yes, with a passphrase' if status.protected else 'no'}"
    if status.trouble:
        yield f"Trouble: {status.trouble}"
    elif status.exists:
        told = f"{status.notes:,}" if status.notes is not None else "the passphrase tells (--passphrase-file)"
        yield f"Notes and highlights: {told}"
    newest = status.backup
    yield f"Newest backup: {f'{newest.made:%Y-%m-%d %H:%M} UTC, {newest.path}' if newest else 'none'}"


def _check(options: argparse.Namespace) -> int:
    from hrdesk.core.errors import NotebookDamaged
    from hrdesk.services.notebook_check import find_faults

    path = places_of(options).notebook
    try:
        faults = find_faults(path, notebook_key(path, options.passphrase_file))
    except NotebookDamaged as damage:
        faults = (str(damage),)
    if options.json:
        print(json.dumps({"path": str(path), "whole": not faults, "faults": faults}, ensure_ascii=False, indent=2))
    elif not faults:
        print(f"{path}: whole")
    for fault in faults if not options.json else ():
        print(f"hrdesk: {path}: {fault}", file=sys.stderr)
    return WORLD if faults else DONE


def _protect(options: argparse.Namespace) -> int:
    from hrdesk.core.errors import AlreadyProtected
    from hrdesk.services.protection import is_protected, plain_leftovers, protect

    with _held(options) as path:
        if is_protected(path):
            raise AlreadyProtected
        if not options.passphrase_file:
            _suggest()
        passphrase = ask_new_passphrase(options.passphrase_file)
        code = protect(path, passphrase)
        _protect_backups(path, passphrase)
        left = plain_leftovers(path)
    print("The notebook is protected. If the passphrase is forgotten, only this code opens it:", file=sys.stderr)
    print(code.text)
    print("Write it on paper now, and keep it away from this computer. It is shown only once.", file=sys.stderr)
    for file in left:
        print(f"Not protected, an older copy of your notes: {file}", file=sys.stderr)
    print("Notes that were plain before may still be found on the drive: SSDs keep old blocks.", file=sys.stderr)
    return DONE


def _protect_backups(path: Path, passphrase: str) -> None:
    """Plain copies would give everything away; if it cannot be done now, the next backup does it."""
    from hrdesk.core.errors import BackupFailed
    from hrdesk.services.backup import Backups
    from hrdesk.services.protection import unlock

    if not path.exists():
        return
    try:
        Backups(path, unlock(path, passphrase)).follow_protection()
    except BackupFailed as error:
        print(f"hrdesk: the backups are not protected yet: {error}", file=sys.stderr)


def _suggest() -> None:
    from hrdesk.services.paths import passphrase_words_file
    from hrdesk.services.protection import suggest_passphrase

    print(f"Four words by chance are best, such as: {suggest_passphrase(passphrase_words_file())}", file=sys.stderr)


def _unprotect(options: argparse.Namespace) -> int:
    from hrdesk.core.errors import NotProtected
    from hrdesk.services.protection import is_protected, unprotect

    with _held(options) as path:
        if not is_protected(path):
            raise NotProtected
        unprotect(path, ask_passphrase(options.passphrase_file))
    print("The notebook is not protected any more: anybody who has this computer can read it.", file=sys.stderr)
    return DONE


@contextmanager
def _held(options: argparse.Namespace) -> Iterator[Path]:
    """The notebook, kept from windows and other commands, and as it was left by the last change of its protection."""
    from hrdesk.services.notebook_lock import holding_notebook
    from hrdesk.services.notebook_swap import settle
    from hrdesk.services.paths import ensure_home

    places = places_of(options)
    ensure_home(places)
    with holding_notebook(places.lock):
        settle(places.notebook)
        yield places.notebook
