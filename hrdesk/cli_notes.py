"""hrdesk notes …: the notes handed on as a document, and taken in from one."""

import argparse
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk.cli_library import open_library, shown_progress
from hrdesk.cli_parser import DONE, Commands, Parser, add_common, places_of, short
from hrdesk.cli_passphrase import add_passphrase_file, notebook_key

if TYPE_CHECKING:
    from hrdesk.core.import_outcome import ImportLine
    from hrdesk.core.notes_format import NotesFormat
    from hrdesk.services.notes_import import Imported
    from hrdesk.services.page_texts import PageTexts


def add_notes(commands: Commands) -> None:
    """Add `notes` and its verbs."""
    from hrdesk.core.notes_format import NotesFormat

    verbs = commands.add_parser("notes", help="hand notes on, or take them in").add_subparsers(
        required=True, metavar="VERB", parser_class=Parser
    )
    export = verbs.add_parser("export", help="write all notes")
    export.add_argument("--format", type=NotesFormat, choices=list(NotesFormat), default=NotesFormat.MARKDOWN)
    export.add_argument("-o", "--output", type=Path, metavar="FILE", help="a file instead of the terminal")
    export.set_defaults(command=_export)
    take_in = verbs.add_parser("import", help="take notes in from a file of hrdesk, Hypothesis or the W3C model")
    take_in.add_argument("file", type=Path, metavar="FILE")
    take_in.add_argument("--dry-run", action="store_true", help="only say what would change")
    take_in.add_argument("--all", action="store_true", help="keep notes on pages that are not here too")
    take_in.add_argument("--json", action="store_true", help="one JSON object")
    take_in.set_defaults(command=_import)
    for parser in (export, take_in):
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


def _import(options: argparse.Namespace) -> int:
    from hrdesk.services.page_texts import PageTexts

    with open_library(options) as library:
        pages = PageTexts(library)
        done = _planned(options, pages) if options.dry_run else _taken_in(options, pages)
    if options.json:
        print(json.dumps(_import_json(options, done, pages.titles), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_import_lines(options, done, pages.titles)))
    return DONE


def _planned(options: argparse.Namespace, pages: "PageTexts") -> "Imported":
    from hrdesk.core.notebook_contents import NotebookContents
    from hrdesk.services.notebook import read_notebook
    from hrdesk.services.notes_file import read_contents
    from hrdesk.services.notes_import import Imported, plan_file

    path = places_of(options).notebook
    key = notebook_key(path, options.passphrase_file)
    contents = NotebookContents()
    if path.exists():
        notebook = read_notebook(path, key=key)
        try:
            contents = read_contents(notebook)
        finally:
            notebook.close()
    with shown_progress("Reading the notes") as tell:
        plan = plan_file(options.file, contents, pages, datetime.now(UTC), tell)
    return Imported(plan, len(plan.changes(with_unplaced=options.all)), None)


def _taken_in(options: argparse.Namespace, pages: "PageTexts") -> "Imported":
    from hrdesk.services.notebook_lock import holding_notebook
    from hrdesk.services.notebook_swap import settle
    from hrdesk.services.notes_import import import_file
    from hrdesk.services.paths import ensure_home

    places = places_of(options)
    ensure_home(places)
    with holding_notebook(places.lock):
        settle(places.notebook)
        key = notebook_key(places.notebook, options.passphrase_file)
        with shown_progress("Reading the notes") as tell:
            now = partial(datetime.now, UTC)
            return import_file(options.file, places.notebook, key, pages, now, with_unplaced=options.all, tell=tell)


def _import_json(options: argparse.Namespace, done: "Imported", titles: Mapping[str, str]) -> dict[str, object]:
    lines = [
        {
            "number": line.number,
            "outcome": line.outcome.value,
            "why": line.why.value,
            "page": line.page,
            "title": titles.get(line.page, ""),
            "quote": line.quote,
            "words": line.words,
        }
        for line in done.plan.lines
    ]
    return {
        "file": str(options.file),
        "dry_run": options.dry_run,
        "changed": done.changed,
        "backup": str(done.backup) if done.backup else None,
        "totals": {outcome.value: count for outcome, count in done.plan.totals.items()},
        "lines": lines,
    }


def _import_lines(options: argparse.Namespace, done: "Imported", titles: Mapping[str, str]) -> Iterator[str]:
    from hrdesk.core.import_outcome import Outcome

    for line in done.plan.lines:
        yield _line_text(line, titles)
    counts = done.plan.totals
    yield ", ".join(f"{counts[outcome]:,} {outcome.value}" for outcome in Outcome)
    if counts[Outcome.NOT_PLACED] and not options.all:
        yield "Notes that are not placed are not taken in; with --all they are kept without a page."
    if options.dry_run:
        yield "This was a dry run. Nothing was changed."
    elif done.backup:
        yield f"The notebook as it was before: {done.backup}"


def _line_text(line: "ImportLine", titles: Mapping[str, str]) -> str:
    page = titles.get(line.page, line.page)
    quote = f"“{short(line.quote)}”" if line.quote else ""
    parts = " · ".join(filter(None, (short(page), quote, short(line.words))))
    why = f" ({line.why.value})" if line.why.value else ""
    return f"{line.number:>6}  {line.outcome.value:<10}  {parts}{why}".rstrip()
