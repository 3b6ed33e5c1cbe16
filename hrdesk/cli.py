"""The command line: the same verbs as the menus, for scripts, checks and machines with no screen."""

import argparse
import errno
import gc
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk import __version__
from hrdesk.cli_backup import add_backup
from hrdesk.cli_deck import add_deck
from hrdesk.cli_handout import add_handout
from hrdesk.cli_library import open_library, shown_progress
from hrdesk.cli_notebook import add_notebook
from hrdesk.cli_notes import add_notes
from hrdesk.cli_parser import DONE, WORLD, Commands, Parser, add_common, places_of
from hrdesk.cli_policy import add_policy
from hrdesk.cli_self_test import add_self_test
from hrdesk.cli_stick import add_stick
from hrdesk.core.errors import HrdeskError
from hrdesk.streams import ready_streams

if TYPE_CHECKING:
    from hrdesk.core.hit import Hit, SearchResult

_SUBCOMMANDS = (
    *("search", "show", "library", "notes", "notebook", "backup", "restore", "handout", "deck", "policy"),
    *("self-test", "stick"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    ready_streams()
    options = _parser(_opens_window(words)).parse_args(words)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        done = command(options)
        sys.stdout.flush()
        return done
    except HrdeskError as error:
        print(f"hrdesk: {error}", file=sys.stderr)
        return WORLD
    except BrokenPipeError:
        # Whoever read has gone. What is still buffered goes nowhere, or Python complains of it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WORLD
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        print("hrdesk: The answer could not be written: the disk is full.", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WORLD
    except KeyboardInterrupt:
        print("\nhrdesk: Cancelled. Nothing more was written.", file=sys.stderr)
        return WORLD


def _parser(opens_window: bool) -> argparse.ArgumentParser:
    parser = Parser(
        prog="hrdesk", description="The harm reduction desk: an offline library to search, read and annotate."
    )
    add_common(parser)
    parser.add_argument("--version", action="version", version=f"hrdesk {__version__}")
    if opens_window:
        parser.add_argument("article_id", nargs="?", metavar="ARTICLE_ID", help="open the window at this page")
        parser.set_defaults(command=_open_window)
        parser.epilog = f"In a terminal: hrdesk {{{','.join(_SUBCOMMANDS)}}} …; hrdesk COMMAND --help says more."
        return parser
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=Parser)
    _add_search(commands)
    _add_show(commands)
    _add_library(commands)
    add_notes(commands)
    add_notebook(commands)
    add_backup(commands)
    add_handout(commands)
    add_deck(commands)
    add_policy(commands)
    add_self_test(commands)
    add_stick(commands)
    return parser


def _opens_window(words: Sequence[str]) -> bool:
    """Whether no command is named: options with a value are passed over."""
    rest = iter(words)
    for word in rest:
        if word in {"--home", "--library"}:
            next(rest, None)
        elif not word.startswith("-"):
            return word not in _SUBCOMMANDS
    return True


def _add_search(commands: Commands) -> None:
    parser = commands.add_parser("search", help="find pages")
    add_common(parser, nested=True)
    parser.add_argument("query", nargs="+", metavar="QUERY", help="words; with --json, - reads one query a line")
    parser.add_argument("--limit", type=_count, default=10, metavar="N", help="at most N results (10)")
    parser.add_argument("--language", metavar="CODE", help="only pages in this language, such as en")
    parser.add_argument("--json", action="store_true", help="one JSON object a query")
    parser.set_defaults(command=_search)


def _add_show(commands: Commands) -> None:
    parser = commands.add_parser("show", help="print a page")
    add_common(parser, nested=True)
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--format", choices=("text", "markdown", "html", "json"), default="text")
    parser.set_defaults(command=_show)


def _add_library(commands: Commands) -> None:
    verbs = commands.add_parser("library", help="build, check or count a library").add_subparsers(
        required=True, metavar="VERB", parser_class=Parser
    )
    build = verbs.add_parser("build", help="make a library of content folders")
    build.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    build.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")
    build.set_defaults(command=_build_library)
    check = verbs.add_parser("check", help="name every fault in content folders")
    check.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    check.add_argument("--json", action="store_true")
    check.set_defaults(command=_check_library)
    stats = verbs.add_parser("stats", help="count what a library holds")
    stats.add_argument("--json", action="store_true")
    stats.set_defaults(command=_library_stats)
    fingerprint = verbs.add_parser("fingerprint", help="list the word runs of texts that pages must not copy")
    fingerprint.add_argument("texts", nargs="+", type=Path, metavar="TEXT")
    fingerprint.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")
    fingerprint.add_argument("--may-stand", action="append", default=[], metavar="NAME", help="a name or title in them")
    fingerprint.set_defaults(command=_fingerprint_texts)
    for parser in (build, check, stats, fingerprint):
        add_common(parser, nested=True)


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 1_000:
        raise argparse.ArgumentTypeError("give a number from 1 to 1000")
    return int(text)


def _open_window(options: argparse.Namespace) -> int:
    from hrdesk.app import run_window

    return run_window(places_of(options), options.library, options.article_id)


def _search(options: argparse.Namespace) -> int:
    from hrdesk.core.search_query import parse_query
    from hrdesk.services.search import Search

    with open_library(options) as library:
        search = Search(library)

        def answer(text: str) -> "tuple[SearchResult, Sequence[Hit]]":
            """What was found, and what is offered where that is nothing and nothing was narrowed."""
            result = search.find(text, options.limit, language=options.language)
            offers = bool(text.strip()) and not options.language and not parse_query(text).filters.any
            return result, search.emergencies(options.limit) if offers and not result.hits else ()

        if options.json and options.query == ["-"]:
            search.warm_up()
            for line in sys.stdin:
                print(_result_json(*answer(line.rstrip("\r\n"))), flush=True)
            return DONE
        shown = _result_json if options.json else _result_text
        print(shown(*answer(" ".join(options.query))))
    return DONE


def _result_json(result: "SearchResult", emergencies: "Sequence[Hit]") -> str:
    document = {
        "query": result.query,
        "took_ms": round(result.took_ms, 3),
        "corrected": result.corrected,
        "results": [_hit_json(hit) for hit in result.hits or emergencies],
    }
    return json.dumps(document, ensure_ascii=False)


def _hit_json(hit: "Hit") -> dict[str, object]:
    return {
        "id": hit.article_id,
        "title": hit.title,
        "section": hit.section.value,
        "heading": hit.heading,
        "snippet": hit.excerpt.text,
        "score": round(hit.score, 4),
        "why": _why_text(hit) or None,
    }


def _why_text(hit: "Hit") -> str:
    return " · ".join(why.told() for why in hit.why)


def _result_text(result: "SearchResult", emergencies: "Sequence[Hit]") -> str:
    strong, plain = ("\033[1m", "\033[0m") if sys.stdout.isatty() else ("", "")
    lines = []
    if not result.hits:
        lines.append("Nothing found. Try fewer or other words.")
        if result.nearest:
            lines.append(f"Nearest words: {', '.join(result.nearest)}")
        lines.append("")
    elif result.corrected:
        lines += [f"Showing results for “{result.corrected}”", ""]
    elif result.choices:
        lines += [f"“{result.query.strip()}” has several meanings: the first {len(result.choices)} pages.", ""]
    for hit in result.hits or emergencies:
        place = f" · {hit.heading}" if hit.heading else ""
        why = f" ({_why_text(hit)})" if hit.why else ""
        lines += [f"{strong}{hit.title}{plain}{place}{why}", f"    {hit.article_id}"]
        lines += [f"    {hit.excerpt.marked(strong, plain)}", ""]
    return "\n".join(lines).rstrip()


def _show(options: argparse.Namespace) -> int:
    from hrdesk.services.page_print import print_article

    with open_library(options) as library:
        print(print_article(library, options.id, options.format, date.today()), end="")
    return DONE


def _build_library(options: argparse.Namespace) -> int:
    from hrdesk.services.library_build import build_library

    gc.disable()  # the process ends with the library, and what a collection would free is 11 MB
    with shown_progress() as progress:
        checked = build_library(options.folders, options.output, date.today(), progress, workers=_cores())
    for fault in checked.faults:
        print(fault, file=sys.stderr)
    print(f"{options.output}: {len(checked.pages)} pages")
    return DONE


def _cores() -> int:
    """Processors that this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _check_library(options: argparse.Namespace) -> int:
    from hrdesk.services.library_check import check_folders

    with shown_progress() as progress:
        checked = check_folders(options.folders, date.today(), progress=progress, workers=_cores())
    if options.json:
        faults = [{**vars(fault), "severity": fault.severity.value} for fault in checked.faults]
        print(json.dumps({"pages": checked.read, "faults": faults}, ensure_ascii=False, indent=2))
    else:
        for fault in checked.faults:
            print(fault)
        errors = len(checked.errors)
        print(f"{checked.read} pages, {errors} errors, {len(checked.faults) - errors} warnings")
    return WORLD if checked.errors else DONE


def _fingerprint_texts(options: argparse.Namespace) -> int:
    from hrdesk.services.folder_files import write_protected_runs

    count = write_protected_runs(options.texts, options.may_stand, options.output)
    print(f"{options.output}: {count:,} runs")
    return DONE


def _library_stats(options: argparse.Namespace) -> int:
    with open_library(options) as library:
        stats = library.stats(date.today())
    if options.json:
        print(json.dumps(vars(stats), ensure_ascii=False, indent=2))
        return DONE
    for title, numbers in (
        ("Holds", stats.counts),
        ("Pages by section", stats.sections),
        ("Words by section", {**stats.words, "all": sum(stats.words.values())}),
        ("Status", stats.statuses),
        ("Names to search by", stats.names),
        ("Sources by how much was read", {**stats.sources_read, "different works": stats.works}),
        ("Local answers by country", stats.local_answers),
    ):
        print(f"{title}: " + ", ".join(f"{name} {number:,}" for name, number in numbers.items()))
    print(f"Overdue for review: {stats.overdue}")
    print(f"Size: {stats.size_bytes / 1024:.0f} kB")
    return DONE
