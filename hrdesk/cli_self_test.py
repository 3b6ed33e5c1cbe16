"""hrdesk self-test: asks every part of this copy once, and tells the answers to a person or to a program."""

import argparse
import json
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk.cli_parser import DONE, WORLD, Commands, add_common, places_of

if TYPE_CHECKING:
    from hrdesk.self_test_check import Part, Report


def add_self_test(commands: Commands) -> None:
    """Add `self-test`."""
    parser = commands.add_parser("self-test", help="run every part once")
    add_common(parser, nested=True)
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write it there, for where no terminal is")
    parser.add_argument("--answers", type=Path, help=argparse.SUPPRESS)  # what the process that asks writes to
    parser.set_defaults(command=_self_test)


def _self_test(options: argparse.Namespace) -> int:
    if options.answers:
        return _ask_for_another(options)
    from hrdesk.services.safe_file import write_text

    report = _report(options)
    if options.json:
        told = json.dumps(report.as_values(), ensure_ascii=False, indent=2)
    else:
        told = "\n".join(map(_line, report.parts))
    if options.output:
        write_text(options.output, f"{told}\n")
    else:
        print(told)
    return DONE if report.ok else WORLD


def _report(options: argparse.Namespace) -> "Report":
    """Of a process of its own; of this one where another cannot be started."""
    from hrdesk.self_test_apart import asked_apart
    from hrdesk.self_test_bundle import bundle_checks

    places = places_of(options)
    named = [f"--{name}={value}" for name in ("home", "library") if (value := getattr(options, name))]
    try:
        return asked_apart([*_this_program(), *named, "self-test", "--answers"], tuple(bundle_checks(places)))
    except OSError:
        from hrdesk.self_test import run_self_test

        return run_self_test(places, options.library)


def _ask_for_another(options: argparse.Namespace) -> int:
    """In the process that asks: answers are heard by the one that began it, which tells them."""
    from hrdesk.self_test import run_self_test
    from hrdesk.self_test_apart import Answers

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one that began it, which ends this one
    answers = Answers(options.answers)
    try:
        run_self_test(places_of(options), options.library, answers)
    finally:
        answers.close()
    return DONE


def _this_program() -> list[str]:
    """The words that start this program once more."""
    from hrdesk.services.paths import is_frozen

    if is_frozen():
        return [sys.executable]
    return [sys.executable, *(["-" + "O" * sys.flags.optimize] if sys.flags.optimize else []), "-m", "hrdesk"]


def _line(part: "Part") -> str:
    return f"{'ok' if part.ok else 'FAILED':>6}  {part.ms:8.1f} ms  {part.name}  {part.detail}".rstrip()
