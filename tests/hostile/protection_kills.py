"""Kills processes that change the protection of a notebook, and sees that nobody is locked out and nothing is lost.

python -m tests.hostile.protection_kills DEED CYCLES SEED FOLDER: DEED is `change` (of the passphrase) or `swap`
(protecting and unprotecting in turn). Each cycle forks a process that is warm already, kills it at a random moment, and
opens the notebook as the next start does. Prints what happened as JSON.
"""

import json
import os
import random
import select
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from hrdesk.core.errors import NotebookLocked, WrongPassphrase
from hrdesk.services import key_slots, protection
from hrdesk.services.notebook import open_notebook
from hrdesk.services.notebook_swap import is_interrupted
from hrdesk.services.passphrase_key import LEAST
from hrdesk.services.protection import change_passphrase, is_protected, protect, unlock, unprotect
from tests.builders import make_annotation
from tests.services.exchanging import stretch_quickly

CANARY = "the heron waits at the weir"
NOTES = 60
WORDS = "heron weir lamp cobalt"


def killed_within(deed: Callable[[], object], begin: str, most_s: float, chance: random.Random) -> bool:
    """Run the deed in a fork and kill it up to `most_s` seconds after `begin` of `protection`; whether it was done."""
    ready, tell = os.pipe()
    child = os.fork()
    if child == 0:
        original = getattr(protection, begin)

        def begun(*arguments: object) -> object:
            os.write(tell, b"b")
            return original(*arguments)

        setattr(protection, begin, begun)
        try:
            deed()
            os.write(tell, b"d")
        finally:
            os._exit(0)  # never back into the parent's loop
    os.close(tell)
    os.read(ready, 1)
    time.sleep(chance.random() * most_s)
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    is_done = bool(select.select([ready], [], [], 0)[0]) and b"d" in os.read(ready, 2)
    os.close(ready)
    return is_done


def key_of(path: Path, *words: str) -> bytes | None:
    """Open the notebook as the next start does; its key if it is protected, with whichever words open it."""
    try:
        open_notebook(path).close()
    except NotebookLocked:
        for passphrase in words:
            with suppress(WrongPassphrase):
                return unlock(path, passphrase)
        raise
    return None


def check_notes(path: Path, key: bytes | None) -> None:
    notebook = open_notebook(path, key=key)
    notes = {note.id: note.note for note in notebook.annotations.all()}
    assert notes == {f"a{number}": f"{CANARY} {number}" * 20 for number in range(NOTES)}
    notebook.close()
    assert not is_interrupted(path)
    leaks = [file.name for file in path.parent.iterdir() if CANARY.encode() in file.read_bytes()]
    assert leaks == ([] if key else ["notebook.db"])


def change(path: Path, cycles: int, chance: random.Random) -> Counter[str]:
    """Each time the old passphrase or the new one opens the notebook, and never both."""
    protect(path, WORDS, LEAST)
    words, told = WORDS, Counter[str]()
    for number in range(cycles):
        new = f"{WORDS} {number}"
        deed = partial(change_passphrase, path, words, new, LEAST)
        is_done = killed_within(deed, "write_slots", 0.008, chance)
        opening = [candidate for candidate in (words, new) if opens(path, candidate)]
        assert len(opening) == 1, f"cycle {number}: {len(opening)} passphrases open it"
        assert not is_done or opening == [new]
        told["done" if is_done else "changed" if opening == [new] else "old"] += 1
        words = opening[0]
        check_notes(path, unlock(path, words))
    return told


def opens(path: Path, words: str) -> bool:
    try:
        return bool(unlock(path, words))
    except WrongPassphrase:
        return False


def swap(path: Path, cycles: int, chance: random.Random) -> Counter[str]:
    """Each time the notebook is whole, plain or protected; when it was done, as it was asked for."""
    told, most_s = Counter[str](), 0.06
    for _ in range(cycles):
        was = is_protected(path)
        deed = partial(unprotect, path, WORDS) if was else partial(protect, path, WORDS, LEAST)
        is_done = killed_within(deed, "copy_notebook", most_s, chance)
        interrupted = is_interrupted(path)
        key = key_of(path, WORDS)
        check_notes(path, key)
        assert not is_done or bool(key) != was
        told["done" if is_done else "finished" if bool(key) != was else "taken back"] += 1
        told["with files between"] += interrupted
        most_s *= 0.8 if is_done else 1.2  # so that kills fall on every step, however slow the machine is now
    return told


def main(deed: str, cycles: str, seed: str, folder: str) -> None:
    path = Path(folder) / "notebook.db"
    notebook = open_notebook(path)
    for number in range(NOTES):
        notebook.records.save(make_annotation(f"a{number}", note=f"{CANARY} {number}" * 20))
    notebook.close()
    if not os.environ.get("HRDESK_REAL_ARGON2"):
        key_slots.stretch = stretch_quickly  # type: ignore[attr-defined]
    run = {"change": change, "swap": swap}[deed]
    print(json.dumps(run(path, int(cycles), random.Random(int(seed)))))


if __name__ == "__main__":
    main(*sys.argv[1:])
