"""Opens the library for a command, and tells somebody at a terminal how far long work has come."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING

from hrdesk.cli_parser import places_of

if TYPE_CHECKING:
    from hrdesk.services.library import Library
    from hrdesk.services.progress import Progress

_SHORT_S = 1.0
"""Seconds of work that nobody needs to be told of."""


@contextmanager
def open_library(options: argparse.Namespace) -> Iterator["Library"]:
    from hrdesk.services.library import Library
    from hrdesk.services.policy_file import find_policy
    from hrdesk.services.shipped_parts import usable_library

    places = places_of(options)
    policy = find_policy(places.policies)
    with shown_progress() as progress:
        ready = usable_library(options.library, places, date.today(), progress, policy)
    for trouble in (*policy.troubles, *([ready.trouble] if ready.trouble else [])):
        print(f"hrdesk: {trouble}", file=sys.stderr)
    for fault in ready.left_out:
        print(f"hrdesk: left out: {fault}", file=sys.stderr)
    try:
        with Library(ready.path) as library:
            yield library
    finally:
        ready.clean_up()


@contextmanager
def shown_progress(words: str = "Getting the pages ready") -> Iterator["Progress"]:
    """Tell somebody at a terminal how far long work has come, once it has taken a second."""
    started = monotonic()
    shown = 0

    def tell(done: int, total: int) -> None:
        nonlocal shown
        percent = 100 * done // total
        if percent != shown and monotonic() - started > _SHORT_S:
            shown = percent
            print(f"\r{words}: {percent} % (Ctrl+C cancels)", end="", file=sys.stderr, flush=True)

    def keep_quiet(_done: int, _total: int) -> None:
        """Logs and pipes want no line that changes."""

    try:
        yield tell if sys.stderr.isatty() else keep_quiet
    finally:
        if shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
