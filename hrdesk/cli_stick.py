"""hrdesk stick: copies this program to a stick, checks the copy, and tells what would be done when only asked."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk.cli_library import shown_progress
from hrdesk.cli_parser import DONE, Commands, add_common, places_of

if TYPE_CHECKING:
    from hrdesk.services.organisation_files import OrganisationFiles
    from hrdesk.services.stick_plan import StickPlan

_MB = 10**6


def add_stick(commands: Commands) -> None:
    """Add `stick`."""
    parser = commands.add_parser("stick", help="copy hrdesk to a stick, without anybody's notes")
    add_common(parser, nested=True)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the stick, or a folder on it")
    parser.add_argument(
        "--keep-notes-there", action="store_true", help="notes that are written with the copy stay on the stick"
    )
    parser.add_argument(
        "--with", dest="installers", type=Path, action="append", default=[], metavar="FILE", help="an installer to add"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be copied, and leave nothing there")
    parser.set_defaults(command=_stick)


def _stick(options: argparse.Namespace) -> int:
    from hrdesk.services.organisation_files import organisation_files
    from hrdesk.services.policy_file import find_policy
    from hrdesk.services.stick_copy import copy_to_stick
    from hrdesk.services.stick_plan import plan_copy

    places = places_of(options)
    laid_down = organisation_files(find_policy(places.policies))
    plan = plan_copy(
        places.program,
        options.folder,
        options.installers,
        keeps_notes=options.keep_notes_there,
        organisation=laid_down,
    )
    _tell_organisation(plan.organisation)
    if options.dry_run:
        print(f"hrdesk {plan.bundle.version} would be copied to {plan.place} ({_mb(plan.size)} MB). {_notes(plan)}")
        if plan.old_version:
            print(f"It would replace hrdesk {plan.old_version} there.")
        return DONE
    with shown_progress("Copying, then reading it back") as progress:
        done = copy_to_stick(plan, progress)
    print(f"{done.place}: {done.files} files, {_mb(done.size)} MB, read back and all the same. {_notes(plan)}")
    return DONE


def _tell_organisation(organisation: "OrganisationFiles") -> None:
    if organisation.files:
        print(f"What {organisation.name or 'your organisation'} laid down goes along.")
    if organisation.left:
        print(f"Left here, for it stands elsewhere: {', '.join(organisation.left)}")


def _notes(plan: "StickPlan") -> str:
    if plan.has_notes:
        return "The notes that are kept there stay there."
    if plan.keeps_notes:
        return "Notes are kept on the stick: who finds it reads them, unless the notebook is protected."
    return "Notes stay on the computer where they are written."


def _mb(size: int) -> int:
    """Megabytes, as sticks are sold by."""
    return -(-size // _MB)
