"""hrdesk notebook exchange …: notes exchanged with colleagues through a folder, told first, and taken back."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk.cli_parser import DONE, Commands, add_common, places_of, short
from hrdesk.cli_passphrase import add_passphrase_file, ask_new_passphrase, ask_passphrase, notebook_key
from hrdesk.core.errors import NotProtected, PassphraseNotGiven
from hrdesk.core.exchange_errors import ExchangeUnknown, TeamPassphraseNotGiven

if TYPE_CHECKING:
    from hrdesk.core.exchange_plan import PlannedChange
    from hrdesk.services.exchange import Preview
    from hrdesk.services.meeting import Meeting, Met
    from hrdesk.services.notebook import Notebook
    from hrdesk.services.past_exchanges import Batch


def add_exchange(verbs: Commands) -> None:
    """Add `exchange` and `exchanges` to the verbs of the notebook."""
    exchange = verbs.add_parser("exchange", help="exchange notes with colleagues through a folder")
    exchange.add_argument("folder", type=Path, metavar="FOLDER", help="a stick, a share, or a folder that is synced")
    exchange.add_argument(
        "--team-passphrase-file", type=Path, metavar="FILE", help="read the team's passphrase from its first line"
    )
    exchange.add_argument("--name", help="by which your colleagues know you; kept for the next time")
    exchange.add_argument("--remember", action="store_true", help="keep the team's passphrase in a protected notebook")
    exchange.add_argument("--dry-run", action="store_true", help="only say what would change")
    exchange.set_defaults(command=_exchange)
    past = verbs.add_parser("exchanges", help="list what came from colleagues, or take it back")
    deed = past.add_mutually_exclusive_group()
    deed.add_argument("--take-back", type=int, metavar="N", help="undo this exchange as a whole")
    deed.add_argument("--take-in-again", type=int, metavar="N", help="undo that")
    past.set_defaults(command=_exchanges)
    for parser in (exchange, past):
        parser.add_argument("--json", action="store_true")
        add_common(parser, nested=True)
        add_passphrase_file(parser)


def _exchange(options: argparse.Namespace) -> int:
    with _opened(options) as (notebook, key):
        meeting = _meeting(options, notebook, key)
        preview = meeting.look()
        met = None if options.dry_run else meeting.go(preview)
    if options.json:
        print(json.dumps(_exchange_json(options, preview, met), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_preview_lines(preview, met)))
    for line in _remarks(options, meeting, preview):
        print(f"hrdesk: {line}", file=sys.stderr)
    if met and met.trouble:
        raise met.trouble
    return DONE


@contextmanager
def _opened(options: argparse.Namespace) -> "Iterator[tuple[Notebook, bytes | None]]":
    """The notebook, kept from windows and other commands, with its key."""
    from hrdesk.services.notebook import open_notebook
    from hrdesk.services.notebook_lock import holding_notebook
    from hrdesk.services.paths import ensure_home

    places = places_of(options)
    ensure_home(places)
    with holding_notebook(places.lock):
        key = notebook_key(places.notebook, options.passphrase_file)
        notebook = open_notebook(places.notebook, key=key)
        try:
            yield notebook, key
        finally:
            notebook.close()


def _meeting(options: argparse.Namespace, notebook: "Notebook", key: bytes | None) -> "Meeting":
    from hrdesk.services.meeting import Meeting

    if options.remember and key is None:
        raise NotProtected
    kept = notebook.team.passphrase if key else None
    file: Path | None = options.team_passphrase_file
    words = kept if kept and not file else _team_words(options.folder, file)
    return Meeting(
        notebook=places_of(options).notebook,
        key=key,
        folder=options.folder,
        passphrase=words,
        name=notebook.records.log.device.name if options.name is None else options.name,
        words_are_kept=options.remember or (kept is not None and words == kept),
    )


def _team_words(folder: Path, file: Path | None) -> str:
    """The team's passphrase; who founds a team types it twice."""
    from hrdesk.services.exchange_files import exchange_files

    try:
        if exchange_files(folder):
            return ask_passphrase(file, "Passphrase of the team: ")
        return ask_new_passphrase(file, "New passphrase for the team: ")
    except PassphraseNotGiven as error:
        raise TeamPassphraseNotGiven from error


def _exchange_json(options: argparse.Namespace, preview: "Preview", met: "Met | None") -> dict[str, object]:
    return {
        "folder": str(options.folder),
        "dry_run": options.dry_run,
        "changes": [_change_json(change) for change in preview.plan.changes],
        "skipped": [str(why) for why in preview.skipped],
        "clocks_ahead": list(preview.ahead),
        "taken_in": met.batch.number if met and met.batch else None,
        "given_out": met.given.changes if met and met.given else 0,
        "to_give": preview.to_give,
        "backup": str(met.backup) if met and met.backup else None,
    }


def _change_json(change: "PlannedChange") -> dict[str, object]:
    from hrdesk.core.record import key_of, kind_of, to_document

    record = change.after or change.before
    assert record
    return {
        "fate": change.fate.value,
        "by": list(change.by),
        "kind": kind_of(record).value,
        "id": key_of(record),
        "before": to_document(change.before) if change.before else None,
        "after": to_document(change.after) if change.after else None,
    }


def _preview_lines(preview: "Preview", met: "Met | None") -> Iterator[str]:
    counts = preview.plan.counts()
    for name in sorted(counts):
        yield f"{short(name)}: " + ", ".join(f"{count:,} {fate.value}" for fate, count in counts[name].items())
    for change in preview.plan.changes:
        yield _change_line(change)
    if not preview.plan.changes:
        yield "Nothing new from colleagues."
    if met is None:
        yield f"This was a dry run. Nothing was changed; {preview.to_give:,} changes of yours would be given out."
        return
    if met.batch:
        yield f"Taken in as exchange {met.batch.number}. hrdesk notebook exchanges --take-back {met.batch.number}"
    if met.backup:
        yield f"The notebook as it was before: {met.backup}"
    if met.given:
        yield f"Given out: {met.given.changes:,} changes."


def _change_line(change: "PlannedChange") -> str:
    from hrdesk.core.record import kind_of
    from hrdesk.core.record_words import page_of, words_of

    record = change.after or change.before
    assert record
    before, after = short(words_of(change.before)), short(words_of(change.after))
    words = f"“{before}” → “{after}”" if before and after and before != after else f"“{after or before}”"
    by = ", ".join(map(short, change.by))
    parts = (by, kind_of(record).value, short(page_of(record)), words if after or before else "")
    return f"  {change.fate.value:<10} {' · '.join(filter(None, parts))}"


def _remarks(options: argparse.Namespace, meeting: "Meeting", preview: "Preview") -> Iterator[str]:
    yield from map(str, preview.skipped)
    for name in preview.ahead:
        yield f"The clock of {short(name)} is more than a day ahead of yours. Nothing is lost; one of them is wrong."
    if meeting.name in preview.colleagues and options.name is not None:
        yield f"Somebody in this folder is called {short(meeting.name)} already. If that is not you, take another name."


def _exchanges(options: argparse.Namespace) -> int:
    with _opened(options) as (notebook, _):
        past = notebook.past_exchanges
        for number, deed in ((options.take_back, past.take_back), (options.take_in_again, past.take_in_again)):
            if number is not None:
                deed(_batch(past.all(), number))
        batches = past.all()
    if options.json:
        print(json.dumps([_batch_json(batch) for batch in batches], ensure_ascii=False, indent=2))
        return DONE
    for batch in batches:
        authors = ", ".join(map(short, batch.authors))
        state = " (taken back)" if batch.is_taken_back else ""
        print(f"{batch.number:>4}  {batch.taken:%Y-%m-%d %H:%M} UTC  {batch.records:,} changed  {authors}{state}")
    if not batches:
        print("Nothing came from colleagues yet.")
    return DONE


def _batch(batches: "tuple[Batch, ...]", number: int) -> "Batch":
    for batch in batches:
        if batch.number == number:
            return batch
    raise ExchangeUnknown(number=number)


def _batch_json(batch: "Batch") -> dict[str, object]:
    return {**vars(batch), "taken": batch.taken.isoformat()}
