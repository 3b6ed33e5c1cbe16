"""What every command of the command line shares: exit codes, how words are read, and the options that all take."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

if TYPE_CHECKING:
    from hrdesk.services.paths import Places

DONE, WORLD, USAGE = 0, 1, 2
"""Exit codes: done; something in the person's world is in the way; wrong usage."""

_WIDEST = 60
"""Characters that are shown of a quote or a note."""


class Parser(argparse.ArgumentParser):
    """An argument parser that takes options as they are written, and whose complaint is one line."""

    def __init__(self, **settings: Any) -> None:  # argparse passes a mix of types through
        super().__init__(allow_abbrev=False, **settings)

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message}. See: {self.prog} --help", file=sys.stderr)
        raise SystemExit(USAGE)


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"
"""Where a module of the command line adds its own commands; argparse gives the type no public name."""


def add_common(parser: argparse.ArgumentParser, *, nested: bool = False) -> None:
    """The options that stand before a command or after it."""
    default = argparse.SUPPRESS if nested else None
    parser.add_argument("--home", type=Path, metavar="DIR", default=default, help="keep notes and settings here")
    parser.add_argument("--library", type=Path, metavar="FILE", default=default, help="open another library")


def places_of(options: argparse.Namespace) -> "Places":
    """Where everything stands for this run."""
    from hrdesk.services.paths import find_places

    return find_places(options.home)


def short(words: str) -> str:
    """A few words on one line, without signs that would steer a terminal."""
    text = "".join(char if char.isprintable() else " " for char in words[: 4 * _WIDEST])
    text = " ".join(text.split())
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"
