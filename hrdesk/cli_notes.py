"""hrdesk notes …: the notes handed on as a document, and taken in from one."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk.cli_library import open_library
from hrdesk.cli_parser import DONE, Commands, Parser, add_common, places_of
from hrdesk.cli_passphrase import add_passphrase_file, notebook_key

if TYPE_CHECKING:
    from hrdesk.core.notes_format import NotesFormat


def add_notes(commands: Commands) -> None:
    """Add `notes` and its verbs."""
    from hrdesk.core.notes_format import NotesFormat

    verbs = commands.add_parser("notes", help="export notes").add_subparsers(
        required=True, metavar="VERB", parser_class=Parser
    )
    export = verbs.add_parser("export", help="write all notes")
    export.add_argument("--format", type=NotesFormat, choices=list(NotesFormat), default=NotesFormat.MARKDOWN)
    export.add_argument("-o", "--output", type=Path, metavar="FILE", help="a file instead of the terminal")
    export.set_defaults(command=_export)
    for parser in (export,):
        add_common(parser, nested=True)
        add_passphrase_file(parser)


def _export(options: argparse.Namespace) -> int:
    from hrdesk.services.notes_file import export_text
    from hrdesk.services.page_texts import PageTexts
    from hrdesk.services.safe_file import write_text

    form: NotesFormat = options.format
    notebook = places_of(options).notebook
    key = notebook_key(notebook, options.passphrase_file)
    with open_library(options) as library:
        text = export_text(notebook, PageTexts(library), form, key)
    if options.output:
        write_text(options.output, text)
    else:
        print(text, end="")
    return DONE
