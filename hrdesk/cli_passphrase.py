"""Asks for a passphrase on the terminal, or reads it from a file; never from an argument or the environment."""

import argparse
import sys
from getpass import getpass
from pathlib import Path

from hrdesk.core.errors import PassphraseNotGiven, PassphrasesDiffer, PassphraseUnreadable

_MOST_BYTES = 10_000


def add_passphrase_file(parser: argparse.ArgumentParser) -> None:
    """The option by which a script gives the passphrase."""
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="read the passphrase from the first line of this file"
    )


def ask_passphrase(file: Path | None, prompt: str = "Passphrase of the notebook: ") -> str:
    """The first line of the file, or what is typed unseen; raises PassphraseNotGiven or PassphraseUnreadable."""
    return _first_line(file) if file else _typed(prompt)


def ask_new_passphrase(file: Path | None, prompt: str = "New passphrase: ") -> str:
    """A new passphrase, typed twice; from a file it is read once. Raises PassphrasesDiffer too."""
    if file:
        return _first_line(file)
    passphrase = _typed(prompt)
    if _typed("The same once more: ") != passphrase:
        raise PassphrasesDiffer
    return passphrase


def notebook_key(path: Path, file: Path | None) -> bytes | None:
    """What opens the notebook at `path`: asked for if it is protected; raises what `unlock` raises."""
    from hrdesk.services.notebook import settle_interrupted
    from hrdesk.services.notebook_swap import is_protected

    settle_interrupted(path)
    if not is_protected(path):
        return None
    from hrdesk.services.protection import unlock

    return unlock(path, ask_passphrase(file))


def _typed(prompt: str) -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        raise PassphraseNotGiven
    try:
        return getpass(prompt)
    except EOFError as error:
        raise PassphraseNotGiven from error


def _first_line(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            line = stream.readline(_MOST_BYTES).decode("utf-8-sig").rstrip("\r\n")
    except OSError as error:
        raise PassphraseUnreadable(path=file, reason=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise PassphraseUnreadable(path=file, reason="it is no text in UTF-8") from error
    if not line.strip():
        raise PassphraseUnreadable(path=file, reason="its first line is empty")
    return line
