"""hrdesk policy: what an organisation laid down on this computer, or what a file would lay down."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk.cli_parser import DONE, WORLD, Commands, add_common, places_of
from hrdesk.core.policy_errors import PolicyUnreadable
from hrdesk.core.settings import settings_values

if TYPE_CHECKING:
    from hrdesk.services.policy_file import FoundPolicy

_UNTRANSLATED = " (hrdesk itself is not translated into it yet, and stays English)"


def add_policy(commands: Commands) -> None:
    """Add `policy`."""
    parser = commands.add_parser("policy", help="show what an organisation laid down, or check its file")
    add_common(parser, nested=True)
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a file to check instead")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(command=_show)


def _show(options: argparse.Namespace) -> int:
    from hrdesk.services.policy_file import find_policy

    files = (options.file.absolute(),) if options.file else places_of(options).policies
    found = find_policy(files)
    if options.file and found.path is None:
        raise PolicyUnreadable(path=options.file, reason="there is no file")
    if options.json:
        print(json.dumps(_values(found), ensure_ascii=False, indent=2))
    elif found.path is None:
        print(f"No organisation laid anything down here. Looked for: {', '.join(map(str, files))}")
    else:
        print("\n".join(_lines(found, places_of(options).resources)))
    for trouble in found.troubles:
        print(f"hrdesk: {trouble}", file=sys.stderr)
    return WORLD if found.troubles else DONE


def _values(found: "FoundPolicy") -> dict[str, object]:
    policy = found.policy
    return {
        "path": str(found.path) if found.path else None,
        "organisation": {"name": policy.organisation.name, "contact": policy.organisation.contact},
        "has_logo": found.logo is not None,
        "settings": {name: value for name, value in settings_values(policy.defaults).items() if name in policy.given},
        "locked": sorted(policy.locked),
        "language": policy.language or None,
        "content_folders": [str(folder) for folder in found.content_folders],
        "backup_folder": str(found.backup_folder) if found.backup_folder else None,
        "troubles": [str(trouble) for trouble in found.troubles],
    }


def _lines(found: "FoundPolicy", resources: Path) -> Iterator[str]:
    from hrdesk.services.translations import is_spoken

    policy = found.policy
    yield f"Policy: {found.path}"
    if policy.organisation.name:
        yield f"Organisation: {policy.organisation.name}{' (with a logo)' if found.logo else ''}"
    if policy.organisation.contact:
        yield f"Contact: {', '.join(policy.organisation.contact.splitlines())}"
    values = settings_values(policy.defaults)
    for name in sorted(policy.given):
        yield f"Setting: {name} = {values[name]}{' (locked)' if name in policy.locked else ''}"
    if policy.language:
        yield f"Language: {policy.language}{'' if is_spoken(policy.language, resources) else _UNTRANSLATED}"
    for folder in found.content_folders:
        yield f"Pages: {folder}"
    if found.backup_folder:
        yield f"Backups: {found.backup_folder}"
