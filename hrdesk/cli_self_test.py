"""hrdesk self-test: asks every part of this copy once, and tells the answers to a person or to a program."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk.cli_parser import DONE, WORLD, Commands, add_common, places_of

if TYPE_CHECKING:
    from hrdesk.self_test_check import Part


def add_self_test(commands: Commands) -> None:
    """Add `self-test`."""
    parser = commands.add_parser("self-test", help="run every part once")
    add_common(parser, nested=True)
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write it there, for where no terminal is")
    parser.set_defaults(command=_self_test)


def _self_test(options: argparse.Namespace) -> int:
    from hrdesk.self_test import run_self_test
    from hrdesk.services.safe_file import write_text

    report = run_self_test(places_of(options), options.library)
    if options.json:
        told = json.dumps(report.as_values(), ensure_ascii=False, indent=2)
    else:
        told = "\n".join(map(_line, report.parts))
    if options.output:
        write_text(options.output, f"{told}\n")
    else:
        print(told)
    return DONE if report.ok else WORLD


def _line(part: "Part") -> str:
    return f"{'ok' if part.ok else 'FAILED':>6}  {part.ms:8.1f} ms  {part.name}  {part.detail}".rstrip()
